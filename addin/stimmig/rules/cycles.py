"""Which objectives share a team and a cycle, and which cycles of several teams are one round."""

import datetime
from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from stimmig.language.text import Text, localise
from stimmig.model.entry import Entry
from stimmig.model.okr import Cycle, Objective
from stimmig.model.strategy import Strategy

SAME_ROUND = datetime.timedelta(days=40)
"""teams do not begin on the same day: cycles whose starts lie this close together are one round"""


class OKRSet(NamedTuple):
    """The objectives of one team in one cycle. The team is None where nobody says it, the cycle "" where there is none."""

    team: str | None
    cycle: Text | str
    start: datetime.date | None
    objectives: list[Objective]


def sets_of(strategy: Strategy, objectives: Iterable[Objective]) -> list[OKRSet]:
    """Return the objectives by team and cycle."""
    sets: dict[tuple, OKRSet] = {}
    for objective in objectives:
        team, cycle = strategy.team_of(objective), strategy.cycle_of(objective)
        workbook = objective.row.block.workbook
        key = (team.casefold() if team else ("", workbook), _period_of(cycle, objective))
        if key not in sets:
            label = cycle_label(cycle) if cycle else objective.cycle or ""
            sets[key] = OKRSet(team, label, cycle.start if cycle else None, [])
        sets[key].objectives.append(objective)
    return list(sets.values())


def _period_of(cycle: Cycle | None, objective: Objective) -> Hashable:
    """Return what tells cycles apart: two workbooks may each have a „Q1“, and a team a row per workbook for one period."""
    if cycle is None:
        return (objective.cycle or "").casefold()
    return (cycle.start, cycle.end) if cycle.start and cycle.end else cycle


def cycle_label(cycle: Cycle) -> Text | str:
    """Return what messages call a cycle: its id or name, else its period."""
    if cycle.label:
        return cycle.label
    if not (cycle.start and cycle.end):
        return Text("(ohne Namen)", "(no name)")
    return Text(*(f"{localise(cycle.start, lang)} – {localise(cycle.end, lang)}" for lang in ("de", "en")))


def active_objectives(strategy: Strategy) -> list[Objective]:
    """Return the objectives that still count, in cycles that are not closed."""
    return [objective for objective in strategy.objectives if strategy.is_active(objective)]


def is_closed(cycle: Cycle, today: datetime.date) -> bool:
    """Say whether a cycle is closed: it says so, or says nothing and its end has passed."""
    return cycle.state == "closed" or (cycle.state is None and cycle.end is not None and cycle.end < today)


def is_running(cycle: Cycle, today: datetime.date) -> bool:
    """Say whether a cycle is under way: it says so, or says nothing and today lies in it."""
    if cycle.start is None or cycle.start > today or is_closed(cycle, today):
        return False
    return cycle.state in ("running", None)


def closed_sets(strategy: Strategy, today: datetime.date) -> Iterator[tuple[Cycle, OKRSet]]:
    """Yield each closed cycle with the objectives of a team in it; those that were dropped are left out."""
    found = {
        objective: cycle
        for objective in strategy.objectives
        if objective.status != "dropped"
        and (cycle := strategy.cycle_of(objective)) is not None
        and is_closed(cycle, today)
    }
    for one in sets_of(strategy, found):
        yield found[one.objectives[0]], one


def overlap(one: Cycle, other: Cycle) -> bool:
    """Say whether two cycles have a day in common, as far as their dates tell."""
    dates = (one.start, one.end, other.start, other.end)
    return None in dates or (one.start <= other.end and other.start <= one.end)


def rounds(starts: Iterable[datetime.date]) -> list[datetime.date]:
    """Return the first day of each round that cycles with these starts make, in their order."""
    found: list[datetime.date] = []
    for start in sorted(starts):
        if not found or start - found[-1] > SAME_ROUND:
            found.append(start)
    return found


def perhaps_meant(strategy: Strategy) -> set[Entry]:
    """Return the objectives that a key result's broken link may mean: the link is reported (PUR002), nothing else."""
    near: set[tuple[str, str]] = set()
    for row in strategy.key_results:
        for link in strategy.links.get(row, ()):
            for name in link.near if link.target is None else ():
                book, _, label = name.rpartition(": ")  # how an ambiguous id names its workbooks
                near |= {(row.row.block.workbook, name), (book, label)}
    return {row for row in strategy.objectives if (row.row.block.workbook, row.label) in near}
