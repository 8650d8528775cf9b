"""Values of KPIs that another sheet lists: "Monat | Umsatz | Retouren", a row for each period, a column for each KPI."""

from collections.abc import Collection, Iterator

from stimmig.cells import Cell
from stimmig.language.folding import fold
from stimmig.language.heading_fields import fields_of
from stimmig.reading.blocks import FoundTable, SheetTables, arranged_tables
from stimmig.reading.doubts import UNSPECIFIC
from stimmig.reading.layout import Layout
from stimmig.workbook.workbook import Sheet

_MOST_ROWS = 200
_OF_KPIS = frozenset({"kpi", "kpi_id"})

_Seen = list[tuple[Sheet, SheetTables]]


def with_values_of_listed(seen: _Seen) -> _Seen:
    """Return what was seen on the sheets; on those without any list, values below the names of KPIs are read."""
    seen = _with_doubts_about_unlisted(seen)
    bare = [sheet for sheet, on_sheet in seen if not on_sheet.tables and 2 < len(sheet.rows) <= _MOST_ROWS]
    names = frozenset(_names(seen)) if bare else frozenset()
    if not names:
        return seen
    return [
        (sheet, on_sheet._replace(tables=tables, unread=()))
        if sheet in bare and (tables := _values(sheet, names))
        else (sheet, on_sheet)
        for sheet, on_sheet in seen
    ]


def _with_doubts_about_unlisted(seen: _Seen) -> _Seen:
    """Return what was seen; values by numbers that are not said to be those of KPIs are nothing without a list of KPIs."""
    if any(table.layout.table == "kpis" and table.doubt is None for _, on_sheet in seen for table in on_sheet.tables):
        return seen
    return [(sheet, on_sheet._replace(tables=tuple(map(_doubted, on_sheet.tables)))) for sheet, on_sheet in seen]


def _doubted(table: FoundTable) -> FoundTable:
    layout = table.layout
    if layout.table != "values" or not layout.arranged or table.doubt or "kpi" not in layout.fields:
        return table
    heading = next(column.heading for column in layout.columns if column.field == "kpi")
    told = fields_of(heading)
    return (
        table
        if not told or told & _OF_KPIS
        else table._replace(doubt=UNSPECIFIC.filled(table=table.candidate.table.sheet))
    )


def _names(seen: _Seen) -> Iterator[str]:
    """Yield the names of the KPIs that lists hold, folded."""
    for sheet, on_sheet in seen:
        for table in on_sheet.tables:
            if table.doubt is None and table.layout.table == "kpis" and "name" in table.layout.fields:
                yield from (fold(str(cell)) for cell in _cells(sheet, table.layout) if cell != "")


def _cells(sheet: Sheet, layout: Layout) -> list[Cell]:
    rows = layout.arranged.rows if layout.arranged else sheet.rows
    return [rows[row][layout.fields["name"]] for row in layout.rows]


def _values(sheet: Sheet, names: Collection[str]) -> tuple[FoundTable, ...]:
    # Most workbooks have no such sheet, and what arranges takes a while to be imported.
    from stimmig.reading.arrangements.listed_across import listed_across

    arranged = listed_across(sheet, names)
    return tuple(arranged_tables(arranged)) if arranged else ()
