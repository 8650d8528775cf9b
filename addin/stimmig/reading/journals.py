"""Journals: a row per KPI and period, and nowhere a list of the KPIs. Then the journal itself names them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language.folding import fold
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import Arranged, Heading, Shown
from stimmig.reading.blocks import FoundTable, arranged_tables
from stimmig.reading.links import looks_like_id
from stimmig.workbook.workbook import Sheet

WHY = Text(
    "Jede Zeile nennt den Wert eines Zeitraums; die Kennzahlen sind die, von denen Werte da sind.",
    "Each row states the value of a period; the KPIs are those that have values.",
)
OF_THE_SERIES = Text("gelesen als Wert oder Zeitraum der Reihe", "read as value or period of the series")
OF_THE_KPI = Text("Angabe zur Kennzahl, nicht zum Wert", "Detail of the KPI, not of the value")
CHANGES = Text(
    "„{heading}“ ändert sich von Zeile zu Zeile, bei „{name}“: {values}. Was gilt? Gelesen wurde von jeder Kennzahl, was"
    " zuerst dasteht.",
    "“{heading}” changes from row to row, with “{name}”: {values}. Which one counts? Of each KPI the first one was read.",
)
_SHOWN = 4
"""values of a column that changes"""
_OF_SERIES = ("period", "plan", "actual")


class _OnSheet(NamedTuple):
    sheet: Sheet
    tables: list[FoundTable]


def with_kpis_of_journals(found: Iterable[tuple[Sheet, list[FoundTable]]]) -> list[tuple[Sheet, list[FoundTable]]]:
    """Return sheets with their tables, and with the lists of KPIs that only journals name."""
    sheets = [_OnSheet(*one) for one in found]
    if any(table.layout.table == "kpis" for one in sheets for table in one.tables):
        return [tuple(one) for one in sheets]
    seen: set[str] = set()
    return [(one.sheet, list(_with_lists(one, seen))) for one in sheets]


def _with_lists(one: _OnSheet, seen: set[str]) -> Iterator[FoundTable]:
    for table in one.tables:
        plain = table.layout.table == "values" and table.layout.arranged is None
        if plain and (arranged := _list(one.sheet, table, seen)):
            lists = arranged_tables(arranged)
            yield _without_questions(table, lists)
            yield from lists
        else:
            yield table


def _without_questions(table: FoundTable, lists: Iterable[FoundTable]) -> FoundTable:
    """Return a journal of which the columns that its list of KPIs reads need no question."""
    read = {column.index for found in lists for column in found.layout.columns if column.field}
    columns = tuple(
        column._replace(reason=OF_THE_KPI) if column.field is None and column.index in read else column
        for column in table.layout.columns
    )
    return table._replace(layout=table.layout._replace(columns=columns))


def _names_kpis(heading: str) -> bool:
    """Say whether a column holds names of KPIs, and not their numbers."""
    return "kpi" in fields_of(heading)


def _list(sheet: Sheet, table: FoundTable, seen: set[str]) -> Arranged | None:
    """Return the list of the KPIs that a journal names; None where they are ids of a list that stands elsewhere."""
    layout, fields = table.layout, table.layout.fields
    named = next((column.index for column in layout.columns if _names_kpis(column.heading)), fields["kpi"])
    first: dict[str, int] = {}
    for index in layout.rows:
        cell = sheet.rows[index][named]
        if isinstance(cell, str) and cell.strip():
            first.setdefault(cell.strip(), index)
    new = [index for cell, index in first.items() if fold(cell) not in seen]
    if not new or sum(map(looks_like_id, first)) * 2 > len(first):
        return None
    seen |= {fold(cell) for cell in first}
    top = max(0, layout.heading_row - 3)
    rows = [*range(top, layout.heading_row + 1), *new]
    cells = [[Shown(cell, row, column) for column, cell in enumerate(sheet.rows[row])] for row in rows]
    heading = Heading(layout.heading_row - top, layout.area.left, layout.area.right)
    left = {fields[field]: OF_THE_SERIES for field in _OF_SERIES if field in fields}
    asks = _changing(sheet, table, named)
    return Arranged(sheet, cells, WHY, heading=heading, table="kpis", left=left, implied=True, asks=asks)


def _changing(sheet: Sheet, table: FoundTable, named: int) -> dict[int, Text]:
    """Return column → question, where what belongs to the KPI is not the same in all of its rows."""
    layout, read = table.layout, set(table.layout.fields.values())
    found: dict[int, Text] = {}
    for column in (one for one in layout.columns if one.index not in read and one.heading):
        told: dict[str, dict[Cell, None]] = {}
        for row in layout.rows:
            cell, name = sheet.rows[row][column.index], str(sheet.rows[row][named]).strip()
            if cell != "" and name:
                told.setdefault(name, {})[cell] = None
        if name := next((name for name, cells in told.items() if len(cells) > 1), None):
            values = [f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in told[name]]
            shown = ", ".join(values[:_SHOWN]) + (" …" if len(values) > _SHOWN else "")
            found[column.index] = CHANGES.filled(heading=column.heading, name=name, values=shown)
    return found
