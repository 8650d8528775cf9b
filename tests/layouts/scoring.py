"""How much of what a workbook says was read: hits, inventions and misses, per kind of fact.

A fact that is read wrongly counts as missed and as invented. Names must be exact. Where the truth holds null, a number
is an invention; where it holds nothing, the field is not counted. A score is the mean F1 over the main kinds.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from layouts.comparing import close, is_currency, number, people, period, same_number, text, unit
from layouts.matching import (
    Entry,
    agreement,
    each_once,
    is_called,
    is_linked,
    moment,
    not_other,
    pair,
    rows_of,
    same_perspective,
    same_range,
    spellings,
    texts_in,
)  # fmt: skip

MAIN = (
    "objectives", "kpis", "targets", "actuals", "series", "key_results", "kr_numbers", "initiatives", "notes",
    "okr_objectives", "checkins", "statements", "objective_perspective", "kpi_link", "kr_link", "units",
)  # fmt: skip
FURTHER = ("perspectives", "initiative_due", "okr_cycle", "kr_confidence", "owners")


@dataclass
class Count:
    """Facts of one kind in one workbook."""

    hits: int = 0
    invented: int = 0
    missed: int = 0
    details: list[str] = field(default_factory=list)
    """what went wrong, to be read by people"""

    def add(self, hit: bool, missed: bool, invented: bool, detail: str = "") -> None:
        """Count one fact."""
        self.hits += hit
        self.missed += missed
        self.invented += invented
        if (missed or invented) and detail:
            self.details.append(detail)

    def __bool__(self) -> bool:
        return bool(self.hits or self.invented or self.missed)

    @property
    def f1(self) -> float:
        """Return the F1, 1 where there was nothing to find and nothing was found."""
        return 2 * self.hits / (2 * self.hits + self.invented + self.missed) if self else 1.0


class Score:
    """What was found of one workbook."""

    def __init__(self, truth: Entry, found: Entry):
        self.counts = {kind: Count() for kind in (*MAIN, *FURTHER)}
        self.decision = decision_of(found)
        self.right = self.decision in {truth["expect"], *truth.get("expect_also", ())}
        allowed = self.right and self.decision == "reject"
        self.truth, self.found = truth, found if self.decision == "convert" else {}
        if not allowed and (truth["expect"] == "convert" or self.decision == "convert"):
            self._count()

    @property
    def main(self) -> float:
        """Return the mean F1 of the main kinds."""
        scores = [self.counts[kind].f1 for kind in MAIN if self.counts[kind]]
        return sum(scores) / len(scores) if scores else float(self.right)

    @property
    def invented(self) -> int:
        """Return how many facts of the main kinds were invented."""
        return sum(self.counts[kind].invented for kind in MAIN)

    def _count(self) -> None:
        self._statements()
        self._perspectives()
        self._objectives()
        self._kpis()
        self._initiatives()
        self._okr_objectives()
        self._key_results()
        self._checkins()
        self._notes()

    def _rows(self, kind: str) -> tuple[list[Entry], list[Entry]]:
        return rows_of(self.truth, kind), rows_of(self.found, kind)

    def _statements(self) -> None:
        count = self.counts["statements"]
        for level in ("purpose", "vision", "mission"):
            if level not in self.truth and self.truth["expect"] == "convert":
                continue
            wanted, found = self.truth.get(level), text(self.found.get(level))
            same = wanted is not None and found and text(wanted).strip("\"' ") == found.strip("\"' ")
            missing, extra = wanted is not None and not same, bool(found) and not same
            count.add(bool(same), missing, extra, f"{level}: {found or 'nothing'} for {wanted}")

    def _perspectives(self) -> None:
        count, objectives = self.counts["perspectives"], self.truth.get("objectives", ())
        wanted, found = ({text(one) for one in side.get("perspectives") or ()} for side in (self.truth, self.found))
        also = {text(name) for one in objectives for name in one.get("perspective_alt", ())}
        replaced = {text(one["perspective"]) for one in objectives if one.get("perspective_alt")}
        count.hits += len(wanted & found)
        count.invented += len(found - wanted - also)
        count.missed += sum(not (name in replaced and found & also) for name in wanted - found)

    def _objectives(self) -> None:
        wanted, found = (each_once(rows) for rows in self._rows("objectives"))
        pairs, missed, extra = pair(wanted, found, lambda one, other: int(same_perspective(one, other)))
        self._named("objectives", pairs, missed, extra)
        count = self.counts["objective_perspective"]
        for one, other in pairs:
            same = same_perspective(one, other)
            said = f"{one['name'][:40]}: {other.get('perspective')} for {one['perspective']}"
            count.add(same, not same, not same and bool(other.get("perspective")), said)
            self._owners(one, other)
        count.missed += len(missed)

    def _named(self, kind: str, pairs: list, missed: list[Entry], extra: list[Entry]) -> None:
        count = self.counts[kind]
        count.hits += sum(not (kind == "kpis" and one.get("optional")) for one, _ in pairs)
        for one in missed:
            count.add(False, True, False, f"missed: {one['name'][:60]}")
        for other in extra:
            count.add(False, False, True, f"invented: {str(other.get('name'))[:60]}")

    def _owners(self, one: Entry, other: Entry) -> None:
        if "owner" not in one:
            return
        count, wanted, found = self.counts["owners"], people(one["owner"]), people(other.get("owner"))
        if not found:
            found = self._owners_nearby(other)
        count.hits += len(wanted & found)
        count.missed += len(wanted - found)
        count.invented += len(found - wanted)

    def _owners_nearby(self, other: Entry) -> set[str]:
        """Return the owner of the objective of a row, or those of the rows of an objective: a workbook says it once."""
        if "objective" in other:
            rows, same = (
                rows_of(self.found, "objectives"),
                lambda row: text(row.get("name")) == text(other["objective"]),
            )
        else:
            rows, same = rows_of(self.found, "kpis"), lambda row: text(row.get("objective")) == text(other.get("name"))
        names = [people(row.get("owner")) for row in rows if same(row)]
        return (names[-1] if names else set()) if "objective" in other else set().union(*names)

    def _kpis(self) -> None:
        wanted, found = self._rows("kpis")
        known = spellings(self.truth, "objectives")
        linked = lambda one, other: is_linked(one, other, known)  # noqa: E731
        pairs, missed, extra = pair(wanted, found, lambda one, other: agreement(one, other, linked(one, other)))
        self._named("kpis", pairs, missed, extra)
        for one, other in pairs:
            if not one.get("optional"):
                self._kpi(one, other, linked(one, other))
        for one in missed:
            self._missed_kpi(one)
        for other in extra:
            self.counts["targets"].invented += number(other.get("target")) is not None
            self.counts["actuals"].invented += number(other.get("actual")) is not None

    def _kpi(self, one: Entry, other: Entry, linked: bool) -> None:
        said = f"{one['name'][:40]}: {other.get('objective')} for {one.get('objective')}"
        self.counts["kpi_link"].add(linked, not linked, not linked and bool(text(other.get("objective"))), said)
        if "target_min" in one:
            same = same_range(one, other)
            wrong = not same and number(other.get("target")) is not None
            said = f"{one['name'][:40]}: {other.get('target')} for {one['target_min']} to {one['target_max']}"
            self.counts["targets"].add(same, not same, wrong, said)
        elif "target" in one:
            self._value("targets", one, other, "target")
        if "actual" in one:
            self._value("actuals", one, other, "actual")
        if "series" in one:
            self._series(one, other)
        self._unit(one, other)
        self._owners(one, other)

    def _missed_kpi(self, one: Entry) -> None:
        counts = self.counts
        counts["targets"].missed += "target_min" in one or number(one.get("target")) is not None
        counts["actuals"].missed += number(one.get("actual")) is not None
        counts["series"].missed += sum(
            number(value) is not None for values in (one.get("series") or {}).values() for value in values.values()
        )
        counts["units"].missed += bool(one.get("unit")) and unit(one["unit"])[1] != "count"
        counts["kpi_link"].missed += 1
        counts["owners"].missed += len(people(one.get("owner")))

    def _value(self, kind: str, one: Entry, other: Entry, name: str) -> None:
        said = f"{one['name'][:40]} {name}: {other.get(name)} for {one.get(name)}"
        self._number(kind, one, other, one.get(name), other.get(name), said)

    def _number(self, kind: str, one: Entry, other: Entry, wanted: Any, found: Any, said: str) -> None:
        value, got = number(wanted), number(found)
        if value is None and got is None:
            return
        units = one.get("unit"), other.get("unit")
        scale = one.get("alt_scale") if kind == "kr_numbers" else None
        same = value is not None and got is not None and same_number(value, got, *units, scale)
        self.counts[kind].add(same, value is not None and not same, got is not None and not same, said)

    def _series(self, one: Entry, other: Entry) -> None:
        wanted = {period(name): values for name, values in one["series"].items()}
        entries = (other.get("series") or {}).items()
        found = {period(name): values for name, values in entries if isinstance(values, dict)}
        for name in sorted(set(wanted) | set(found)):
            if one.get("period") and name == period(one["period"]) and name not in found:
                continue  # the target and actual said it
            for role in ("plan", "actual"):
                values = wanted.get(name, {})
                if name in wanted and role == "plan" and role not in values and "target" in one:
                    continue  # the layout has one target for all periods
                got = found.get(name, {}).get(role)
                said = f"{one['name'][:30]} {name} {role}: {got} for {values.get(role)}"
                self._number("series", one, other, values.get(role), got, said)

    def _unit(self, one: Entry, other: Entry) -> None:
        if not one.get("unit"):
            return
        wanted, found = {unit(name) for name in (one["unit"], *one.get("unit_alt", ()))}, unit(other.get("unit"))
        currencies = {base for _, base in wanted if is_currency(base)}
        said = f"{one['name'][:40]}: {other.get('unit')} for {one['unit']}"
        if not found[1] and any(base == "count" for _, base in wanted) and found not in wanted:
            return  # a bare number is a count
        same = found in wanted or found[1] in currencies
        self.counts["units"].add(same, not same, not same and bool(found[1]), said)

    def _initiatives(self) -> None:
        wanted, found = self._rows("initiatives")
        known = spellings(self.truth, "objectives")

        def agree(one: Entry, other: Entry) -> int:
            return int(bool(one.get("objective")) and is_linked(one, other, known))

        pairs, missed, extra = pair(wanted, found, agree)
        self._named("initiatives", pairs, missed, extra)
        for one, other in pairs:
            if one.get("due"):
                same = period(one["due"]) == period(other.get("due"))
                said = f"{one['name'][:30]}: {other.get('due')} for {one['due']}"
                self.counts["initiative_due"].add(same, not same, not same and bool(other.get("due")), said)
            self._owners(one, other)

    def _okr_objectives(self) -> None:
        wanted, found = self._rows("okr_objectives")
        same_cycle = lambda one, other: int(text(one.get("cycle")) == text(other.get("cycle")))  # noqa: E731
        pairs, missed, extra = pair(wanted, found, same_cycle)
        self._named("okr_objectives", pairs, missed, extra)
        for one, other in pairs:
            if one.get("cycle"):
                same = period(other.get("cycle")) in {
                    period(name) for name in (one["cycle"], *one.get("cycle_alt", ()))
                }
                said = f"{one['name'][:30]}: {other.get('cycle')} for {one['cycle']}"
                self.counts["okr_cycle"].add(same, not same, not same and bool(other.get("cycle")), said)
            self._owners(one, other)

    def _key_results(self) -> None:
        wanted, found = self._rows("key_results")
        known = spellings(self.truth, "okr_objectives")
        linked = lambda one, other: is_called(other.get("okr_objective"), one.get("okr_objective"), known)  # noqa: E731
        pairs, missed, extra = pair(wanted, found, lambda one, other: int(linked(one, other)))
        self._named("key_results", pairs, missed, extra)
        for one, other in pairs:
            same = linked(one, other)
            said = f"{one['name'][:40]}: {other.get('okr_objective')} for {one.get('okr_objective')}"
            self.counts["kr_link"].add(same, not same, not same and bool(other.get("okr_objective")), said)
            for name in ("baseline", "target", "current"):
                if name in one:
                    self._value("kr_numbers", one, other, name)
            self._confidence(one, other)
            self._unit(one, other)
            self._owners(one, other)
        for one in missed:
            self.counts["kr_link"].missed += 1
            values = (one.get(name) for name in ("baseline", "target", "current"))
            self.counts["kr_numbers"].missed += sum(number(value) is not None for value in values)
            self.counts["kr_confidence"].missed += one.get("confidence") is not None

    def _confidence(self, one: Entry, other: Entry) -> None:
        if one.get("confidence") is None:
            return
        found = number(other.get("confidence"))
        wanted = (one["confidence"], *one.get("confidence_alt", ()))
        same = found is not None and any(close(float(value), found) for value in wanted)
        said = f"{one['name'][:40]}: {found} for {one['confidence']}"
        self.counts["kr_confidence"].add(same, not same, not same and found is not None, said)

    def _checkins(self) -> None:
        wanted, found = self._rows("checkins")
        left = defaultdict(list)
        for other in found:
            left[moment(other)].append(other)
        count = self.counts["checkins"]
        for one in wanted:
            name, when = moment(one)
            same_moment = left.get((name, when)) or left.get((name, when[5:]))
            said = f"{name[:40]} {when}"
            if not same_moment:
                count.add(False, True, False, f"missed: {said}")
                continue
            other = same_moment.pop(0)
            same = all(not_other(one.get(field), other.get(field)) for field in ("value", "confidence"))
            count.add(same, not same, not same, f"{said}: {other.get('value')} for {one.get('value')}")
        count.invented += sum(map(len, left.values()))

    def _notes(self) -> None:
        everything = "\n".join(text(one) for one in texts_in(self.found))
        for note in self.truth.get("notes", ()):
            there = text(note) in everything
            self.counts["notes"].add(there, not there, False, f"missed: {note[:70]}")


def decision_of(found: Entry) -> str:
    """Return what was decided: convert, reject, or nothing."""
    said = text(found.get("expect") or found.get("decision") or found.get("status")).lower()
    return (
        "reject" if said.startswith("rej") else "convert" if said.startswith("conv") or said in ("ok", "done") else ""
    )
