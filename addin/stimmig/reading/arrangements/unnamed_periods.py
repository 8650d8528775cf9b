"""Periods across beside an empty heading: " | Jan | Feb". What stands below it are KPIs where sheet or title say so."""

import re
from collections.abc import Iterator, Sequence

from stimmig.cells import Cell, cell_name
from stimmig.language import lexicon
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arrangements.numeric import is_numeric
from stimmig.reading.arrangements.period_headings import AGGREGATE, period_heading
from stimmig.reading.arrangements.periods import PeriodRow, as_heading, dated, goes_on_below, of_table
from stimmig.reading.arrangements.proposal import LOOKED_AT, Proposal, headings_of, told_fields
from stimmig.reading.blocks import end_of
from stimmig.reading.headings import Heading
from stimmig.reading.titles import title_of
from stimmig.workbook.workbook import Sheet

_FEWEST = 2
_TEXTS = 0.8
_WORDS = re.compile(r"[^\W\d_]+")

ASKS = Text(
    "Stehen in der Spalte unter {cell} Kennzahlen? Ihre Überschrift fehlt; gelesen wurde die Tabelle nicht. Schreiben"
    " Sie „Kennzahl“ in {cell}, wenn es so ist.",
    "Are there KPIs in the column below {cell}? It has no heading; the table was not read. Write “KPI” in {cell} if so.",
)


def unnamed_periods(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each table that has periods across and no heading above the names."""
    if told_fields(sheet):
        return
    for index, cells in enumerate(sheet.rows[:LOOKED_AT]):
        if (row := _with_periods(cells, index)) is None or goes_on_below(sheet, row):
            continue
        heading = as_heading(sheet, row)
        stop = end_of(heading, [other for other in headings_of(sheet) if other.row > index], sheet.rows)
        names = _names(sheet.rows[index + 1 : stop], cells, row)
        if names is None:
            continue
        row = row._replace(left=names)
        if not _is_told(sheet, heading) and not _holds_numbers(sheet.rows[index + 1 : stop], row):
            continue
        proposal = of_table(sheet, dated(sheet, heading, row), stop, names)
        if proposal:
            asks = None if _is_told(sheet, heading) else ASKS.filled(cell=cell_name(index, names))
            yield proposal._replace(asks=proposal.asks or asks)


def _with_periods(cells: Sequence[Cell], index: int) -> PeriodRow | None:
    """Return what a row heads if it begins with an empty cell and has periods; most rows are seen at once to have none."""
    first = next((column for column, cell in enumerate(cells) if cell != ""), 0)
    if not first:
        return None
    if period_heading(cells[first]) is None and not lexicon.heading(str(cells[first])):
        return None
    periods = {column: found for column, cell in enumerate(cells) if (found := period_heading(cell))}
    named = [found.period for found in periods.values() if found.kind != AGGREGATE]
    if len(set(named)) < _FEWEST:
        return None
    others = [cell for column, cell in enumerate(cells) if cell != "" and column not in periods]
    if any(not isinstance(cell, str) or _names_rows(cell) for cell in others):
        return None
    last = max(column for column, cell in enumerate(cells) if cell != "")
    return PeriodRow(index, 0, last, periods)


def _names_rows(heading: str) -> bool:
    """Say whether a heading tells what the rows are, or is unknown; units and targets stand beside KPIs."""
    fields = fields_of(heading)
    return not fields or bool(fields & {"kpi", "key_result", "objective", "strategic_objective", "initiative", "id"})


def _names(below: Sequence[Sequence[Cell]], cells: Sequence[Cell], row: PeriodRow) -> int | None:
    """Return the only column without heading, before the periods, that holds names."""
    found = [column for column in range(min(row.periods)) if cells[column] == "" and _are_names(below, column)]
    return found[0] if len(found) == 1 else None


def _are_names(below: Sequence[Sequence[Cell]], column: int) -> bool:
    filled = [cells[column] for cells in below if cells[column] != ""]
    texts = [cell for cell in filled if isinstance(cell, str)]
    return len(texts) >= _FEWEST and len(texts) >= _TEXTS * len(filled)


def _holds_numbers(below: Sequence[Sequence[Cell]], row: PeriodRow) -> bool:
    """Say whether numbers stand below the periods: an empty calendar needs no question."""
    values = [[cells[column] for cells in below if cells[column] != ""] for column in row.periods]
    return any(values) and all(is_numeric(column) for column in values)


def _is_told(sheet: Sheet, heading: Heading) -> bool:
    """Say whether the name of the sheet or the title speaks of KPIs; that it names a perspective is too little."""
    telling = lexicon.word_list("telling_names")
    texts = (sheet.name, title_of(sheet, heading))
    return any(word in telling for text in texts for word in _WORDS.findall(text.casefold()))
