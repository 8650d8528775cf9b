"""One strategy: all rows of the workbooks that were read together, their links resolved, and the way up from each."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from stimmig.model.acceptance import Acceptance
from stimmig.model.choices import ENDED
from stimmig.model.circles import circles
from stimmig.model.direction import Direction
from stimmig.model.entry import Entry
from stimmig.model.fingerprint import Recorded
from stimmig.model.mass import Part, by_key_result
from stimmig.model.okr import CheckIn, Cycle, KeyResult, Objective, Review
from stimmig.model.place import Place, Row
from stimmig.model.record import NOTHING, Record
from stimmig.model.reference import Reference, Resolved
from stimmig.model.register import RegisterLine
from stimmig.model.scorecard import KPI, Initiative, StrategicObjective, Value


class Source(NamedTuple):
    """A workbook of the strategy."""

    name: str
    alias: str
    lang: str
    format: str
    template_version: str | None
    tables: Mapping[str, int]
    """canonical table → number of rows read from it"""


class Setting(NamedTuple):
    """A line of a workbook's settings sheet."""

    row: Row
    key: str
    value: str | None


class Strategy(Record):
    """Everything that the rules look at. `links` holds the resolved purpose links of each row."""

    sources: tuple[Source, ...]
    directions: tuple[Direction, ...] = ()
    strategic_objectives: tuple[StrategicObjective, ...] = ()
    kpis: tuple[KPI, ...] = ()
    values: Sequence[Value] = ()
    initiatives: tuple[Initiative, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    objectives: tuple[Objective, ...] = ()
    key_results: tuple[KeyResult, ...] = ()
    checkins: Sequence[CheckIn] = ()
    reviews: tuple[Review, ...] = ()
    links: Mapping[Entry, tuple[Resolved, ...]] = NOTHING
    references: tuple[Reference, ...] = ()
    """all other references, those that lead nowhere and those between rows"""
    targets: Mapping[tuple[Entry, str], tuple[Entry, ...]] = NOTHING
    """(row, field) → the rows that the field names, for KPIs to move, drives and cycles"""
    kpis_by_name: Mapping[tuple[str, str], Entry] = NOTHING
    """(workbook, what a value calls its KPI) → the KPI"""
    key_results_by_name: Mapping[tuple[str, str], Entry] = NOTHING
    """(workbook, what a check-in calls its key result) → the key result"""
    settings: tuple[Setting, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    """findings that people have decided to live with"""
    register: tuple[RegisterLine, ...] = ()
    """the lines of the link registers, with what became of each"""
    recorded: tuple[Recorded, ...] = ()
    """the fingerprints that recording kept"""
    observations: tuple = ()
    """what the reading noticed"""

    def level(self, *names: str) -> list[Direction]:
        """Return the directions of some levels: level("purpose", "vision")."""
        return [direction for direction in self.directions if direction.level in names]

    def spot(self, place: Place) -> str:
        """Return how messages name a place beside that of the finding: with its workbook, where there are several."""
        return f"{place.workbook}: {place}" if len(self.sources) > 1 else str(place)

    @cached_property
    def linked(self) -> tuple[Entry, ...]:
        """Return all rows that stand in the order from purpose to OKR, from the top down."""
        return (
            *self.directions, *self.strategic_objectives, *self.kpis, *self.objectives, *self.key_results,
            *self.initiatives,
        )  # fmt: skip

    @cached_property
    def active(self) -> tuple[Entry, ...]:
        """Return the rows that must serve the purpose: not closed, dropped or done."""
        return tuple(entry for entry in self.linked if entry.serves_purpose and self.is_active(entry))

    def is_active(self, entry: Entry) -> bool:
        """Say whether a row still counts: neither it nor the cycle or objective it lives in has ended."""
        active = self._activity.get(entry)
        if active is None:
            active = entry.status not in ENDED and all(map(self.is_active, self._lives_in(entry)))
            self._activity[entry] = active
        return active

    @cached_property
    def _activity(self) -> dict[Entry, bool]:
        return {}

    def active_of(self, parent: Entry, kind: type) -> list:
        """Return the rows of one kind that contribute to a row directly and still count."""
        return [child for child in self.of(parent, kind) if self.is_active(child)]

    def _lives_in(self, entry: Entry) -> Iterator[Entry]:
        home = None
        if isinstance(entry, Objective):
            home = self.cycle_of(entry)
        elif isinstance(entry, KeyResult):
            home = self.objective_of(entry)
        if home is not None:
            yield home

    def cycle_of(self, objective: Objective) -> Cycle | None:
        """Return the cycle that an objective names, None where it names none that is listed."""
        return next(iter(self.targets.get((objective, "cycle"), ())), None)

    def objective_of(self, key_result: KeyResult) -> Objective | None:
        """Return the objective of a key result."""
        return next((parent for parent in self.parents(key_result) if isinstance(parent, Objective)), None)

    def team_of(self, objective: Objective) -> str | None:
        """Return the team of an objective: its own, else that of its cycle."""
        cycle = self.cycle_of(objective)
        return objective.team or (cycle.team if cycle else None)

    def parents(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the rows that a row contributes to."""
        return self._parents.get(entry, ())

    @cached_property
    def _parents(self) -> Mapping[Entry, tuple[Entry, ...]]:
        return {
            entry: tuple(link.target for link in links if link.target is not None)
            for entry, links in self.links.items()
        }

    @cached_property
    def children(self) -> Mapping[Entry, Sequence[Entry]]:
        """Return row → the rows that contribute to it."""
        found: dict[Entry, list[Entry]] = {}
        for entry in self.linked:
            for parent in self.parents(entry):
                found.setdefault(parent, []).append(entry)
        return found

    def of(self, parent: Entry, kind: type) -> list:
        """Return the rows of one kind that contribute to a row directly."""
        return [child for child in self.children.get(parent, ()) if isinstance(child, kind)]

    @cached_property
    def chains(self) -> Mapping[Entry, tuple[Entry, ...]]:
        """Return row → the way from Purpose or Vision down to it; the longest, where there are several.

        Rows that reach no Purpose or Vision are missing; one without text is none.
        """
        chains: dict[Entry, tuple[Entry, ...]] = {
            root: (root,) for root in self.level("purpose", "vision") if root.name and self.is_active(root)
        }
        # The shortest way first: each round goes one link further, and a way never meets a row twice.
        roots = border = list(chains)
        while border:
            grown: dict[Entry, tuple[Entry, ...]] = {}
            for parent in border:
                for child in self.children.get(parent, ()):
                    way = chains[parent]
                    if child not in way and len(way) >= len(chains.get(child, ())) and child not in roots:
                        grown[child] = chains[child] = (*way, child)
            border = list(grown)
        return chains

    @cached_property
    def _values_by_kpi(self) -> Mapping[Entry, Mapping[str | None, list[Value]]]:
        """Return KPI → period → the values that are told for it; what agrees is one, as plans on a sheet of their own."""
        found: dict[Entry, dict[str | None, list[Value]]] = {}
        for value in self.values:
            kpi = self.kpis_by_name.get((value.row.block.workbook, value.kpi))
            if kpi is not None:
                told = found.setdefault(kpi, {}).setdefault(value.period, [])
                for at, other in enumerate(told):
                    if other.agrees_with(value):
                        told[at] = other.completed_by(value)
                        break
                else:
                    told.append(value)
        return found

    def values_of(self, kpi: KPI) -> Sequence[Value]:
        """Return the values of a KPI in the order of their periods; none for a period that has several."""
        periods = self._values_by_kpi.get(kpi, {})
        return [periods[period][0] for period in sorted(filter(None, periods)) if len(periods[period]) == 1]

    def contradictions(self) -> Iterator[tuple[Entry, str, list[Value]]]:
        """Yield KPI, period and values where a period has several values that differ."""
        if not self._tell_periods_twice():
            return
        for kpi, periods in self._values_by_kpi.items():
            for period, values in periods.items():
                if period and len(values) > 1:
                    yield kpi, period, values

    def _tell_periods_twice(self) -> bool:
        """Say whether any KPI has two values for one period, looking at whole columns: there may be 100,000 values."""
        told = [
            (self.kpis_by_name.get((part.block.workbook, kpi)), period)
            for part in self.values.parts
            for kpi, period in zip(part.columns["kpi"], part.columns["period"])
        ]
        return len(set(told)) < len(told)

    @cached_property
    def checkins_by_key_result(self) -> Mapping[Entry, Sequence[tuple[Part, Sequence[int]]]]:
        """Return key result → part and positions of its check-ins by day; replaced ones are left out."""
        return by_key_result(self.checkins, self.key_results_by_name)

    def key_result_of(self, checkin: CheckIn) -> Entry | None:
        """Return the key result of a check-in, None where it names none that exists."""
        return self.key_results_by_name.get((checkin.row.block.workbook, checkin.key_result))

    def reaches_purpose(self, entry: Entry) -> bool:
        """Say whether a row reaches a Purpose or Vision by following its links."""
        return entry in self.chains

    @cached_property
    def circles(self) -> tuple[tuple[Entry, ...], ...]:
        """Return circles in which purpose links run: of each row in a circle the shortest, unless an earlier has it."""
        return tuple(circles(self.linked, self.parents))

    def descendants(self, *entries: Entry) -> set[Entry]:
        """Return all rows below some rows, these left out."""
        found: set[Entry] = set(entries)
        border = list(entries)
        while border:
            fresh = [child for child in self.children.get(border.pop(), ()) if child not in found]
            found.update(fresh)
            border += fresh
        return found.difference(entries)
