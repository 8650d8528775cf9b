"""Values across that name their KPI by its number alone: "Kennzahl-Nr. | Q1 | Q2"; the KPIs stand on another sheet."""

from collections.abc import Iterator

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arrangements.numeric import is_numeric
from stimmig.reading.arrangements.period_headings import ACTUAL, PLAN, period_heading
from stimmig.reading.arrangements.period_values import values_of
from stimmig.reading.arrangements.periods import PeriodRow, as_heading, dated
from stimmig.reading.arrangements.proposal import Proposal, headings_of, rows_that_name, shown_rows
from stimmig.reading.blocks import end_of
from stimmig.reading.links import looks_like_id
from stimmig.workbook.workbook import Sheet

_FEWEST = 2

WHY = Text(
    "Jede Zeile nennt eine Kennzahl mit ihrer Nummer ({first}); jeder Zeitraum daneben gibt einen Wert der Reihe.",
    "Each row names a KPI by its number ({first}); each period beside it gives one value of the series.",
)


def values_by_id(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each table of a sheet that has periods beside the numbers of KPIs, and no names."""
    for index in rows_that_name(sheet, "kpi_id"):
        row = sheet.rows[index]
        fields = {column: fields_of(cell) for column, cell in enumerate(row) if isinstance(cell, str) and cell.strip()}
        ids = [column for column, known in fields.items() if "kpi_id" in known]
        periods = {column: found for column, cell in enumerate(row) if (found := period_heading(cell))}
        if len(ids) != 1 or len(periods) < _FEWEST or any(known & lexicon.LISTED for known in fields.values()):
            continue
        if proposal := _of_table(sheet, PeriodRow(index, ids[0], max(periods), periods), ids[0]):
            yield proposal


def _of_table(sheet: Sheet, row: PeriodRow, ids: int) -> Proposal | None:
    heading = as_heading(sheet, row)
    stop = end_of(heading, [other for other in headings_of(sheet) if other.row > row.index], sheet.rows)
    below = [index for index in range(row.index + 1, stop) if _is_id(sheet.rows[index][ids])]
    kinds = {at: one for at, one in dated(sheet, heading, row).periods.items() if one.kind in (PLAN, ACTUAL)}
    series = {at: one for at, one in kinds.items() if is_numeric(sheet.rows[index][at] for index in below)}
    if len(below) < _FEWEST or not series:
        return None
    shown = shown_rows(sheet, stop)
    why = WHY.filled(first=str(sheet.rows[below[0]][ids]).strip())
    named = [(shown[index][ids], shown[index]) for index in below]
    return Proposal((values_of(sheet, shown[row.index], named, series, why),), why)


def _is_id(cell: Cell) -> bool:
    return cell != "" and looks_like_id(f"{cell:g}" if isinstance(cell, float) else str(cell).strip())
