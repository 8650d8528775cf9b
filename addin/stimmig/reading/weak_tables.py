"""Workbooks of which only the word over one column speaks for a strategy: lesson plans and logbooks have a "Ziel" too."""

from collections.abc import Iterable

from stimmig.reading.blocks import FoundTable, SheetTables
from stimmig.reading.doubts import UNSPECIFIC, speaks_of_strategy
from stimmig.workbook.workbook import Sheet

_GOALS = frozenset({"strategic_objectives", "kpis", "objectives"})
_TELLING = frozenset({"target", "actual", "baseline", "perspective", "unit", "weight", "confidence", "id"})
"""fields that a list of goals has beside what is done, by whom and how it stands"""
_TOP = 8
"""rows that may hold a title"""

_Seen = list[tuple[Sheet, SheetTables]]


def with_doubts_about_weak_tables(seen: _Seen, file_name: str) -> _Seen:
    """Return what was seen on the sheets; where nothing in the workbook says more than a word or two, it is asked about."""
    sure = [table for _, on_sheet in seen for table in on_sheet.tables if table.doubt is None]
    if not sure or not all(map(_is_weak, sure)) or speaks_of_strategy(texts_around(seen, file_name)):
        return seen
    return asked_about(seen)


def _is_weak(table: FoundTable) -> bool:
    """Say whether half the columns of a list of goals are none of a scorecard's, and the others none that measure."""
    columns = table.layout.columns
    read = {column.field for column in columns if column.field}
    unread = sum(not column.field and bool(column.heading) for column in columns)
    decided = table.decided is not None and table.decided.own
    return not decided and table.layout.table in _GOALS and unread >= len(read) and read.isdisjoint(_TELLING)


def asked_about(seen: _Seen) -> _Seen:
    """Return what was seen on the sheets, each table asked about and not read."""
    return [(sheet, on_sheet._replace(tables=tuple(map(_doubted, on_sheet.tables)))) for sheet, on_sheet in seen]


def _doubted(table: FoundTable) -> FoundTable:
    return table if table.doubt else table._replace(doubt=UNSPECIFIC.filled(table=table.candidate.table.sheet))


def texts_around(seen: _Seen, file_name: str) -> Iterable[str]:
    """Yield what may say what a workbook is about: the names of file and sheets, and what may be a title."""
    yield file_name
    for sheet, _ in seen:
        yield sheet.name
        yield from (cell for row in sheet.rows[:_TOP] for cell in row if isinstance(cell, str))
