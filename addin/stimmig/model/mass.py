"""Rows of which there may be 100,000, values and check-ins: kept as columns, made when they are asked for."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, NamedTuple

from stimmig.model.place import Block, Row


class Part(NamedTuple):
    """The rows of one block: where they stand, and field → value of each."""

    block: Block
    rows: Sequence[int]
    columns: dict[str, Sequence[Any]]

    def row(self, kind: type, at: int) -> Any:
        """Return one row, as `Value` or `CheckIn`."""
        return kind(Row(self.block, self.rows[at]), *(self.columns[name][at] for name in kind._fields[1:]))


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


def by_key_result(checkins: MassRows, named: Mapping[tuple[str, str], Any]) -> dict[Any, list[tuple[Part, int]]]:
    """Return key result → part and position of its check-ins, those left out that another one replaces.

    `named` is (workbook, what a check-in calls its key result) → the key result.
    """
    found: dict[Any, list[tuple[Part, int]]] = {}
    for part in checkins.parts:
        by_name: dict[str | None, list[int]] = {}
        for at, name in enumerate(part.columns["key_result"]):
            by_name.setdefault(name, []).append(at)
        replaced, ids = set(part.columns["replaces"]) - {None}, part.columns["id"]
        for name, positions in by_name.items():
            row = named.get((part.block.workbook, name))
            if row is not None:
                found.setdefault(row, []).extend((part, at) for at in positions if ids[at] not in replaced)
    return found
