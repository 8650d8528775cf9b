"""Objectives and KPIs in one column: "Ziel / Kennzahl", an objective alone in its row, its KPIs with their numbers below."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.heading_fields import fields_of
from stimmig.language.perspectives import perspective_within
from stimmig.language.text import Text
from stimmig.language.totals import heads_a_total
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.period_headings import period_heading
from stimmig.reading.arrangements.proposal import LOOKED_AT, Proposal, shown_rows
from stimmig.reading.blocks import end_of
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.reading.headings import find_headings
from stimmig.workbook.workbook import Sheet

_PARTS = re.compile(r"\s*(?:&|/|\+|\n|,|\bund\b|\band\b)\s*")
_LONGEST_HEADING, _LONGEST_OBJECTIVE = 60, 120
_FEWEST = 2
_MAY_STAND_BESIDE = frozenset({"owner", "id", "weight"})
"""what may be said of an objective in its row"""

WHY = Text(
    "Unter „{heading}“ steht jedes Ziel allein in seiner Zeile, und darunter seine Kennzahlen.",
    "Below “{heading}” each objective stands alone in its row, with its KPIs below it.",
)


class _Both(NamedTuple):
    row: int
    column: int
    objective: str
    kpi: str


def objectives_above(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each table of a sheet whose names are objectives and KPIs in turn."""
    texts = set().union(*sheet.rows[:LOOKED_AT])
    names = {text: both for text in texts if isinstance(text, str) and (both := _names_both(text))}
    if not names:
        return
    found = (
        _Both(row, column, *names[cell])
        for row, cells in enumerate(sheet.rows[:LOOKED_AT])
        for column, cell in enumerate(cells)
        if cell in names and any(_is_heading(other) for at, other in enumerate(cells) if at != column)
    )
    headings = find_headings(sheet)
    for both in found:
        if proposal := _of_table(sheet, both, headings):
            yield proposal


def _names_both(text: str) -> tuple[str, str] | None:
    """Return how a heading calls objectives and KPIs, if it names both."""
    if len(text) > _LONGEST_HEADING or not _PARTS.search(text):
        return None
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    fields = {part: fields_of(part) for part in parts}
    kpi = next((part for part in parts if "kpi" in fields[part]), "")
    objective = next((part for part in parts if "strategic_objective" in fields[part] and part != kpi), "")
    return (objective, kpi) if kpi and objective else None


def _is_heading(cell: Cell) -> bool:
    return bool(period_heading(cell)) or (isinstance(cell, str) and bool(lexicon.heading(cell.strip())))


def _of_table(sheet: Sheet, both: _Both, headings: Sequence[FoundHeading]) -> Proposal | None:
    row, column = both.row, both.column
    right = max(at for at, cell in enumerate(sheet.rows[row]) if cell != "")
    left = min(at for at, cell in enumerate(sheet.rows[row]) if cell != "")
    heading = FoundHeading(row, left, right, ())
    stop = end_of(heading, [other for other in headings if other.row > row], sheet.rows)
    beside = {at for at in range(left, right + 1) if fields_of(sheet.rows[row][at]) & _MAY_STAND_BESIDE}
    kinds = [(index, _kind(sheet.rows[index], column, left, right, beside)) for index in range(row + 1, stop)]
    kinds = [(index, kind) for index, kind in kinds if kind]
    order = [kind for _, kind in kinds if kind in ("objective", "kpi")]
    while order and order[-1] == "objective":
        order.pop()  # a note below the table
    if order[:1] != ["objective"] or order.count("kpi") < _FEWEST or order.count("objective") * 2 > len(order):
        return None
    told = dict(kinds)
    why = WHY.filled(heading=str(sheet.rows[row][column]).strip())
    rows = [[*cells, NOTHING] for cells in shown_rows(sheet, stop)]
    last = max(index for index, kind in kinds if kind == "kpi")
    ids = [at for at in beside if "id" in fields_of(sheet.rows[row][at])]
    known = {}
    for index in range(row, stop):
        name = rows[index][column]
        if index == row:
            rows[index][column] = name._replace(value=both.kpi)
            rows[index][-1] = name._replace(value=both.objective)
        elif told.get(index) == "objective" and index < last:
            rows[index][column], rows[index][-1] = NOTHING, name
            for at in ids:  # the number of the objective is none of a KPI
                known[index, at] = why
                rows[index][at] = NOTHING
    rows = [[cells[-1], *cells[:-1]] for cells in rows]  # the objective goes before its KPIs
    heading = Heading(row, left, right + 1)
    arranged = Arranged(sheet, _at_heading(rows, row, left), why, heading=heading, table="kpis", known=known)
    return Proposal((arranged,), why)


def _at_heading(rows: list[list[Shown]], row: int, left: int) -> list[list[Shown]]:
    """Return the rows with their first column moved to where the table begins."""
    return [[*cells[1 : left + 1], cells[0], *cells[left + 1 :]] for cells in rows]


def _kind(cells: Sequence[Cell], column: int, left: int, right: int, beside: set[int]) -> str:
    """Return what a row is: "objective", "kpi", or "" for sections, totals and notes."""
    name = cells[column]
    if not isinstance(name, str) or not name.strip() or heads_a_total(name.strip()):
        return ""
    others = {at for at in range(left, right + 1) if cells[at] != "" and at != column}
    if others - beside:
        return "kpi"
    return "" if perspective_within(name) or len(name) > _LONGEST_OBJECTIVE else "objective"
