"""Hits, misses and inventions, per kind of fact, and how names, numbers, units and people are counted."""

from dataclasses import dataclass, field
from typing import Any

from layouts.comparing import is_currency, number, people, same_number, text, unit
from layouts.matching import (
    Entry,
    rows_of,
)

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


class Counting:
    """The counts of one workbook; `found` is empty where it was rejected."""

    def __init__(self, truth: Entry, found: Entry):
        self.truth, self.found = truth, found
        self.counts = {kind: Count() for kind in (*MAIN, *FURTHER)}

    def both(self, kind: str) -> tuple[list[Entry], list[Entry]]:
        """Return the rows of a kind in the truth and in what was read."""
        return rows_of(self.truth, kind), rows_of(self.found, kind)

    def count_names(self, kind: str, pairs: list, missed: list[Entry], extra: list[Entry]) -> None:
        """Count names that were read, missed and invented."""
        count = self.counts[kind]
        count.hits += sum(not (kind == "kpis" and one.get("optional")) for one, _ in pairs)
        for one in missed:
            count.add(False, True, False, f"missed: {one['name'][:60]}")
        for other in extra:
            count.add(False, False, True, f"invented: {str(other.get('name'))[:60]}")

    def count_owners(self, one: Entry, other: Entry) -> None:
        """Count the people of a row, where the truth names them."""
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

    def count_value(self, kind: str, one: Entry, other: Entry, name: str) -> None:
        """Count the number of one field."""
        said = f"{one['name'][:40]} {name}: {other.get(name)} for {one.get(name)}"
        self.count_number(kind, one, other, one.get(name), other.get(name), said)

    def count_number(self, kind: str, one: Entry, other: Entry, wanted: Any, found: Any, said: str) -> None:
        """Count a number that is wanted, found or both."""
        value, got = number(wanted), number(found)
        if value is None and got is None:
            return
        units = one.get("unit"), other.get("unit")
        scale = one.get("alt_scale") if kind == "kr_numbers" else None
        same = value is not None and got is not None and same_number(value, got, *units, scale)
        self.counts[kind].add(same, value is not None and not same, got is not None and not same, said)

    def count_unit(self, one: Entry, other: Entry) -> None:
        """Count a unit, where the truth has one; a bare number is a count."""
        if not one.get("unit"):
            return
        wanted, found = {unit(name) for name in (one["unit"], *one.get("unit_alt", ()))}, unit(other.get("unit"))
        currencies = {base for _, base in wanted if is_currency(base)}
        said = f"{one['name'][:40]}: {other.get('unit')} for {one['unit']}"
        if not found[1] and any(base == "count" for _, base in wanted) and found not in wanted:
            return  # a bare number is a count
        same = found in wanted or found[1] in currencies
        self.counts["units"].add(same, not same, not same and bool(found[1]), said)
