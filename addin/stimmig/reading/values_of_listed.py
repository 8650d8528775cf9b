"""Values of KPIs that another sheet lists: "Monat | Umsatz | Retouren", a row for each period, a column for each KPI."""

from collections.abc import Collection, Iterator, Sequence

from stimmig.cells import Cell
from stimmig.language.folding import fold
from stimmig.language.heading_fields import fields_of
from stimmig.language.spelling import without_brackets
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.blocks import FoundTable, SheetTables, arranged_tables
from stimmig.reading.doubts import UNSPECIFIC
from stimmig.reading.layout import Layout
from stimmig.workbook.workbook import Sheet

_MOST_ROWS = 200
_OF_KPIS = frozenset({"kpi", "kpi_id"})
_FIELDS = ("kpi", "period", "actual")

WHY = Text(
    "Jede Spalte nennt eine Kennzahl, die auf einem anderen Blatt steht; darunter ihre Werte, je Zeitraum eine Zeile.",
    "Each column names a KPI that another sheet lists; below it stand its values, one row for each period.",
)

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
    """Return the only list of values on a sheet of which all columns are called like KPIs."""
    from stimmig.reading.arrangements.figures_across import figures_below

    for index in range(len(sheet.rows) - 2):
        found = figures_below(sheet.rows, index)
        if found and all(_called(sheet.rows[index][at], names) for at in found.columns[1:]):
            rows = list(_rows(sheet, index, found.columns, found.labels, names))
            heading = Heading(0, 0, len(_FIELDS) - 1)
            fields = dict(enumerate(_FIELDS))
            known = {(index, found.columns[0]): WHY}
            arranged = Arranged(
                sheet,
                [[NOTHING] * len(_FIELDS), *rows],
                WHY,
                heading=heading,
                table="values",
                fields=fields,
                known=known,
            )
            return tuple(arranged_tables(arranged))
    return ()


def _called(cell: Cell, names: Collection[str]) -> str:
    """Return what a heading calls a KPI, without the unit behind it; "" where there is no such KPI."""
    return next((one for one in (str(cell), without_brackets(str(cell)).strip()) if fold(one) in names), "")


def _rows(
    sheet: Sheet, head: int, columns: Sequence[int], labels: Sequence[int], names: Collection[str]
) -> Iterator[list[Shown]]:
    """Yield KPI, period and value of each cell that holds one."""
    from stimmig.reading.arrangements.period_headings import by_month, period_heading

    first, *others = columns
    told = {row: one for row in labels if (one := period_heading(sheet.rows[row][first])) and one.period}
    periods = by_month(told)
    for at in others:
        name = Shown(_called(sheet.rows[head][at], names), head, at)
        for row, period in periods.items():
            yield [name, Shown(period.period, row, first), Shown(sheet.rows[row][at], row, at)]
