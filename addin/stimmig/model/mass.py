"""Rows of which there may be 100,000, values and check-ins: kept as columns, made when they are asked for."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, NamedTuple

from stimmig.model.place import Block, Row


class Part(NamedTuple):
    """The rows of one block: where they stand, and field → value of each."""

    block: Block
    rows: Sequence[int]
    columns: dict[str, Sequence[Any]]


class MassRows(Sequence):
    """The rows of one kind (`Value` or `CheckIn`), in the order of their blocks."""

    def __init__(self, kind: type, parts: Sequence[Part] = ()):
        self.kind = kind
        self.parts = tuple(parts)

    def __len__(self) -> int:
        return sum(len(part.rows) for part in self.parts)

    def __iter__(self) -> Iterator:
        for part in self.parts:
            places = map(Row._make, zip(repeat(part.block), part.rows))
            yield from map(self.kind._make, zip(places, *(part.columns[name] for name in self.kind._fields[1:])))

    def __getitem__(self, at):
        return list(self)[at]

    def __add__(self, other: "MassRows") -> "MassRows":
        return MassRows(self.kind, (*self.parts, *other.parts))

    def distinct(self, name: str) -> set[Any]:
        """Return the different values of a field."""
        return set().union(*(part.columns[name] for part in self.parts))

    def rows_with(self, name: str, wanted: set[Any]) -> Iterator[tuple[Block, Any, list[int]]]:
        """Yield block, value and rows for each of the wanted values that a field has."""
        for part in self.parts:
            grouped: dict[Any, list[int]] = {}
            for row, value in zip(part.rows, part.columns[name]):
                if value in wanted:
                    grouped.setdefault(value, []).append(row)
            for value, rows in grouped.items():
                yield part.block, value, rows


def by_key_result(checkins: MassRows, named: Mapping[tuple[str, str], Any]) -> dict[Any, list[tuple[Part, list[int]]]]:
    """Return key result → part and positions of its check-ins by day, those left out that another one replaces.

    Of one day the lower one is the later. Where some tell a week or nothing, the order is that of the rows. `named`
    is (workbook, what a check-in calls its key result) → the key result.
    """
    found: dict[Any, list[tuple[Part, list[int]]]] = {}
    for part in checkins.parts:
        by_name: dict[str | None, list[int]] = {}
        for at, name in enumerate(part.columns["key_result"]):
            by_name.setdefault(name, []).append(at)
        replaced, ids, days = set(part.columns["replaces"]) - {None}, part.columns["id"], part.columns["date"]
        if replaced:
            by_name = {name: [at for at in rows if ids[at] not in replaced] for name, rows in by_name.items()}
        only_days = set(map(type, days)) == {datetime.date}
        for name, rows in by_name.items():
            row = named.get((part.block.workbook, name))
            if row is not None and rows:
                if only_days or all(isinstance(days[at], datetime.date) for at in rows):
                    rows.sort(key=days.__getitem__)
                found.setdefault(row, []).append((part, rows))
    return found
