"""Periods across beside an empty or unknown heading: " | Jan | Feb", "Größe | Einheit | Soll | Jan | Feb".

What stands below it are KPIs where sheet or title say so, or where it has targets and is measured in shares and more.
"""

from collections.abc import Iterator, Sequence

from stimmig.cells import Cell, cell_name
from stimmig.language import lexicon
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.language.totals import total_word
from stimmig.reading.arrangements.numeric import is_numeric
from stimmig.reading.arrangements.okr_headings import speaks_of_okr
from stimmig.reading.arrangements.period_headings import AGGREGATE, PLAN, period_heading
from stimmig.reading.arrangements.periods import PeriodRow, as_heading, dated, goes_on_below, of_table
from stimmig.reading.arrangements.proposal import LOOKED_AT, Proposal, headings_of, told_fields
from stimmig.reading.blocks import end_of
from stimmig.reading.doubts import speaks_of_strategy
from stimmig.reading.many_kinds import Measured, of_many_kinds
from stimmig.reading.scoring import LIST_NAME
from stimmig.reading.titles import title_of
from stimmig.workbook.workbook import Sheet

_FEWEST = 2
_TEXTS = 0.8
_LONGEST = 24
"""letters of a heading that nobody knows"""
_ROWS = frozenset({"kpi", "key_result", "objective", "strategic_objective", "initiative", "id", "period", "date"})
_LEVELS = frozenset({"target", "actual", "baseline"})

ASKS = Text(
    "Stehen in der Spalte unter {cell} Kennzahlen? Ihre Überschrift fehlt; gelesen wurde die Tabelle nicht. Schreiben"
    " Sie „Kennzahl“ in {cell}, wenn es so ist.",
    "Are there KPIs in the column below {cell}? It has no heading; the table was not read. Write “KPI” in {cell} if so.",
)
CONCLUDED = Text(
    "Stehen in der Spalte unter {cell} Kennzahlen? Ihre Überschrift sagt es nicht; gelesen wurde sie so.",
    "Are there KPIs in the column below {cell}? Its heading does not say; it was read so.",
)


def unnamed_periods(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each table that has periods across and no heading that we know above the names."""
    if told_fields(sheet):
        return
    for index, cells in enumerate(sheet.rows[:LOOKED_AT]):
        if (row := _with_periods(cells, index)) is None or goes_on_below(sheet, row):
            continue
        heading = as_heading(sheet, row)
        stop = end_of(heading, [other for other in headings_of(sheet) if other.row > index], sheet.rows)
        below = sheet.rows[index + 1 : stop]
        names = _names(below, cells, row)
        if names is None or any(not is_numeric(line[at] for line in below) for at in _numeric(cells, row) - {names}):
            continue
        called_so = speaks_of_strategy((sheet.name, title_of(sheet, heading)))
        if cells[names] != "" and speaks_of_okr((sheet.name, title_of(sheet, heading), *cells)):
            continue
        by_content = _has_target(cells, row) or called_so
        by_content = by_content and of_many_kinds(_measured(below, names, cells, row), called_so)
        row = row._replace(left=names if cells[names] == "" else row.left)
        asks = None if called_so or by_content else ASKS.filled(cell=cell_name(index, names))
        if cells[names] != "" and not by_content or asks and not _holds_numbers(below, row):
            continue
        concluded = CONCLUDED.filled(cell=cell_name(index, names)) if by_content else None
        if proposal := of_table(sheet, dated(sheet, heading, row), stop, names, concluded):
            yield proposal._replace(asks=proposal.asks or asks)


def _with_periods(cells: Sequence[Cell], index: int) -> PeriodRow | None:
    """Return what a row heads if it has periods and names no KPIs; most rows are seen at once to have none."""
    first = next((column for column, cell in enumerate(cells) if cell != ""), 0)
    if first and period_heading(cells[first]) is None and not _may_head(cells[first]):
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
    """Say whether a heading tells what the rows are; units and targets stand beside KPIs."""
    fields = fields_of(heading)
    return bool(fields & _ROWS) and not fields & _LEVELS


def _may_head(cell: Cell) -> bool:
    """Say whether a text may head a column: a known heading, or one of few words."""
    return isinstance(cell, str) and (bool(lexicon.heading(cell)) or len(cell) <= _LONGEST)


def _unknown(cells: Sequence[Cell], row: PeriodRow) -> set[int]:
    """Return the columns below headings that say nothing we know."""
    return {at for at, cell in enumerate(cells) if cell != "" and at not in row.periods and not _says_more(cell)}


def _numeric(cells: Sequence[Cell], row: PeriodRow) -> set[int]:
    """Return the columns that can only hold numbers: what says nothing we know, and "Ziel" beside periods."""
    levels = {at for at, cell in enumerate(cells) if at not in row.periods and fields_of(cell) & _LEVELS}
    return _unknown(cells, row) | levels


def _says_more(heading: str) -> bool:
    return not fields_of(heading) <= {LIST_NAME}


def _names(below: Sequence[Sequence[Cell]], cells: Sequence[Cell], row: PeriodRow) -> int | None:
    """Return the only column without a heading that we know, before the periods, that holds names.

    Where one is headed by a word that we do not know, those below no heading stand before it.
    """
    unknown = _unknown(cells, row)
    for places in (sorted(unknown), [at for at in range(min(row.periods)) if cells[at] == ""]):
        found = [at for at in places if at < min(row.periods) and _are_names(below, at)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _has_target(cells: Sequence[Cell], row: PeriodRow) -> bool:
    others = (cell for at, cell in enumerate(cells) if cell != "" and at not in row.periods)
    return any(one.kind == PLAN for one in row.periods.values()) or any("target" in fields_of(one) for one in others)


def _measured(below: Sequence[Sequence[Cell]], names: int, cells: Sequence[Cell], row: PeriodRow) -> Iterator[Measured]:
    """Yield the rows of a table with the units that a column tells; what else stands beside, such as a commission in
    per cent, does not tell what is measured, and neither does a row of sums.
    """
    unit = next((at for at, cell in enumerate(cells) if "unit" in fields_of(cell)), None)
    counted = sorted({*row.periods, *(at for at in range(len(cells)) if fields_of(cells[at]) & _LEVELS)})
    for line in below:
        if isinstance(line[names], str) and sum(cell != "" for cell in line) > 1 and total_word(line[names]) != "whole":
            values = [line[at] for at in counted]
            yield Measured(line[names], "" if unit is None else str(line[unit]).strip(), values)


def _are_names(below: Sequence[Sequence[Cell]], column: int) -> bool:
    filled = [cells[column] for cells in below if cells[column] != ""]
    texts = [cell for cell in filled if isinstance(cell, str)]
    return len(texts) >= _FEWEST and len(texts) >= _TEXTS * len(filled) and not is_numeric(filled)


def _holds_numbers(below: Sequence[Sequence[Cell]], row: PeriodRow) -> bool:
    """Say whether numbers stand below the periods: an empty calendar needs no question."""
    values = [[cells[column] for cells in below if cells[column] != ""] for column in row.periods]
    return any(values) and all(is_numeric(column) for column in values)
