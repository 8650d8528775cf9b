"""A strategy map in cells: each perspective with its objectives beside it. A list that names these has their perspectives."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from stimmig.cells import Cell
from stimmig.language.folding import fold
from stimmig.language.perspectives import perspective_within
from stimmig.reading.blocks import FoundTable, SheetTables
from stimmig.reading.columns import ReadColumn
from stimmig.reading.context import perspectives
from stimmig.reading.links import looks_like_id
from stimmig.reading.records import Records
from stimmig.workbook.workbook import Sheet

_FEWEST = 2
_NAMES = {"kpis": "strategic_objective", "strategic_objectives": "name"}
_MOST_ROWS = 200
"""more are no map"""


def with_perspectives_of_maps(tables: Sequence[Records], sheets: Iterable[Sheet]) -> list[Records]:
    """Return the tables of a workbook; a list without perspectives has those that a map tells of all its objectives."""
    without = [one for one in tables if one.layout.table in _NAMES and not any(perspectives(one)) and any(_named(one))]
    if not without:
        return list(tables)
    wanted = {name for one in without for name in _named(one)}
    told: dict[str, set[str]] = {}
    for sheet in sheets:
        for name, perspective in _on_map(sheet.rows, wanted) if len(sheet.rows) <= _MOST_ROWS else ():
            told.setdefault(name, set()).add(perspective)
    known = {name: found.pop() for name, found in told.items() if len(found) == 1}
    if len(set(known.values())) < _FEWEST:
        return list(tables)
    return [_within(one, known) if one in without and set(_named(one)) <= known.keys() else one for one in tables]


def without_repeated_maps(seen: Sequence[tuple[Sheet, SheetTables]]) -> list[tuple[Sheet, SheetTables]]:
    """Return the sheets of a workbook with their tables; objectives that nothing heads only count where no list has any."""
    lists = [table for _, on_sheet in seen for table in on_sheet.tables if table.doubt is None and not _is_map(table)]
    if not any(_has_objectives(table) for table in lists):
        return list(seen)
    return [
        (sheet, on_sheet._replace(tables=tuple(table for table in on_sheet.tables if not _is_map(table))))
        for sheet, on_sheet in seen
    ]


def _has_objectives(table: FoundTable) -> bool:
    return table.layout.table == "strategic_objectives" or "strategic_objective" in table.layout.fields


def _is_map(table: FoundTable) -> bool:
    arranged, decided = table.layout.arranged, table.decided is not None and table.decided.own
    return table.layout.table == "strategic_objectives" and arranged is not None and arranged.implied and not decided


def _named(records: Records) -> list[str]:
    return [fold(name) for name in records.values(_NAMES[records.layout.table]) if name]


def _on_map(rows: Sequence[Sequence[Cell]], wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each objective that stands beside a perspective, or in the rows below that name none."""
    perspective, column = None, -1
    for row in rows:
        first = next((at for at, cell in enumerate(row) if cell != ""), None)
        if first is None:
            continue
        if first <= column or perspective is None:
            perspective, column = perspective_within(row[first]), first
        for cell in row[column + 1 :] if perspective else ():
            yield from ((name, perspective) for name in _spelled(cell) if name in wanted)


def _spelled(cell: Cell) -> set[str]:
    """Return the name in a cell, with and without the id before it."""
    if not isinstance(cell, str) or not cell:
        return set()
    begin, _, rest = cell.strip().partition(" ")
    return {fold(cell), fold(rest)} if rest and looks_like_id(begin.rstrip(".:)")) else {fold(cell)}


def _within(records: Records, known: dict[str, str]) -> Records:
    names = records.values(_NAMES[records.layout.table])
    column = ReadColumn([known[fold(name)] if name else None for name in names])
    return records._replace(columns={**records.columns, "perspective": column})
