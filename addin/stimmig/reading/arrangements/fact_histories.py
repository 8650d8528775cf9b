"""The course of a KPI on its fact sheet: a few periods across over "Soll" and "Ist", or down beside them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.reading.arranged import NOTHING, Shown
from stimmig.reading.arrangements.period_headings import ACTUAL, DERIVED, PLAN, kind_of, period_heading
from stimmig.workbook.workbook import Sheet

_FEWEST = 2


class History(NamedTuple):
    """Values of one KPI: (period, plan, actual, comment), and the cells that they and their labels take on the sheet."""

    row: int
    left: int
    cells: frozenset[tuple[int, int]]
    values: tuple[tuple[Shown, ...], ...]


def histories(sheet: Sheet) -> Iterator[History]:
    """Yield the small tables of a sheet that tell plan or actual of several periods, and no names."""
    stop = -1
    for index in range(len(sheet.rows)):
        found = (_across(sheet.rows, index) or _down(sheet.rows, index)) if index > stop else None
        if found:
            stop = max(row for row, _ in found.cells)
            yield found


def _across(rows: Sequence[Sequence[Cell]], index: int) -> History | None:
    periods = {column: key for column, cell in enumerate(rows[index]) if (key := _period(cell))}
    first = min(periods, default=0)
    before = [column for column in range(first) if rows[index][column] != ""]
    if len(periods) < _FEWEST or not first or len(before) > 1:
        return None
    told: dict[str, int] = {}
    cells = {(index, column) for column in (*before, *periods)}
    for row in range(index + 1, len(rows)):
        label = next((column for column in range(first - 1, -1, -1) if rows[row][column] != ""), None)
        kind = kind_of(str(rows[row][label]).strip().rstrip(":")) if label is not None else ""
        if kind not in (PLAN, ACTUAL, DERIVED) or kind in told:
            break
        told[kind] = row
        cells |= {(row, label), *((row, column) for column in periods)}
    values = [
        (Shown(key, index, column), *(_at(rows, told.get(kind), column) for kind in (PLAN, ACTUAL)), NOTHING)
        for column, key in periods.items()
    ]
    return _history(index, min([first - 1, *before]), cells, values)


def _down(rows: Sequence[Sequence[Cell]], index: int) -> History | None:
    heads = [column for column, cell in enumerate(rows[index]) if "period" in fields_of(cell)]
    if len(heads) != 1 or any("kpi" in fields_of(cell) for cell in rows[index]):
        return None
    kinds = {kind: column for column, cell in enumerate(rows[index]) if column > heads[0] and (kind := _kind(cell))}
    if not kinds:
        return None
    below: dict[int, str] = {}
    for row in range(index + 1, len(rows)):
        if not (key := _period(rows[row][heads[0]])):
            break
        below[row] = key
    comment = next((column for column, cell in enumerate(rows[index]) if "comment" in fields_of(cell)), None)
    columns = [heads[0], *kinds.values(), *([] if comment is None else [comment])]
    cells = {(row, column) for row in (index, *below) for column in columns} if len(below) >= _FEWEST else set()
    values = [
        (Shown(key, row, heads[0]), *(_at(rows, row, at) for at in (kinds.get(PLAN), kinds.get(ACTUAL), comment)))
        for row, key in below.items()
    ]
    return _history(index, heads[0], cells, values)


def _history(row: int, left: int, cells: set[tuple[int, int]], values) -> History | None:
    filled = tuple(one for one in values if any(cell.value != "" for cell in one[1:3]))
    return History(row, left, frozenset(cells), filled) if len(filled) >= _FEWEST and cells else None


def _at(rows: Sequence[Sequence[Cell]], row: int | None, column: int | None) -> Shown:
    return NOTHING if row is None or column is None else Shown(rows[row][column], row, column)


def _period(cell: Cell) -> str:
    """Return the period that a cell names and nothing else: "Ist 2024" says more."""
    found = period_heading(cell)
    return found.period if found and not found.told else ""


def _kind(cell: Cell) -> str:
    kind = kind_of(cell.strip()) if isinstance(cell, str) and cell.strip() else ""
    return kind if kind in (PLAN, ACTUAL, DERIVED) else ""


def by_block(found: Sequence[History], tops: Mapping[int, tuple[int, int]]) -> dict[int, list[History]]:
    """Return block → its histories. `tops` is block → row and column at which it begins.

    A history belongs to the strip of blocks in which it stands, and there to the last block above it.
    """
    told: dict[int, list[History]] = {}
    for one in found:
        above = [(left, row, block) for block, (row, left) in tops.items() if row <= one.row and left <= one.left]
        if above:
            told.setdefault(max(above)[-1], []).append(one)
    return told
