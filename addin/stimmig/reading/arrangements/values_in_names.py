"""KPIs with their values in one cell: "Auslastung: 75 % (Ist 68 %)", also as several lines of a cell, as slides have it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.lines_in_cells import FOR_ALL_LINES
from stimmig.reading.arrangements.proposal import Proposal, headings_of, rows_that_name, shown_rows, told_fields
from stimmig.reading.blocks import end_of
from stimmig.reading.doubtful_kpis import names_targets
from stimmig.reading.grammar.lists import BULLET
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.reading.valued_names import ACTUAL, PLAN, apart, hold_values
from stimmig.workbook.workbook import Sheet

_PLANS = frozenset({"target", "plan"})
_NUMBERS = _PLANS | {"actual", "value"}

WHY = Text(
    "Unter „{heading}“ stehen Name und Werte einer Kennzahl in einer Zelle.",
    "Below “{heading}”, the name and the values of a KPI stand in one cell.",
)


class _Table(NamedTuple):
    heading: FoundHeading
    names: int
    for_all_lines: frozenset[int]
    """columns that count for each line of a cell"""
    has_actuals: bool
    """they stand in a column of their own: the names hold the targets alone"""


def values_in_names(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each list whose names of KPIs hold their values."""
    told = told_fields(sheet)
    if "name" in told.values() or not rows_that_name(sheet, "kpi"):
        return
    headings = headings_of(sheet)
    for position, heading in enumerate(headings):
        table = _table(heading, told)
        if table is None:
            continue
        stop = end_of(heading, headings[position + 1 :], sheet.rows)
        if hold_values(row[table.names] for row in sheet.rows[heading.row + 1 : stop]):
            yield _of_table(sheet, table, stop, told)


def _table(heading: FoundHeading, told: Mapping[int, str]) -> _Table | None:
    """Return where a heading has its names; None where it has columns of numbers."""
    fields = {at: fields_of(text) for at, text in enumerate(heading.texts, heading.left) if text and at not in told}
    names = next((at for at, words in fields.items() if "kpi" in words and "key_result" not in words), None)
    if names is None:
        return None
    beside = [words for at, words in fields.items() if at != names and "strategic_objective" not in words]
    if any(words & (_PLANS if names_targets(heading.texts[names - heading.left]) else _NUMBERS) for words in beside):
        return None
    shared = {at for at, words in fields.items() if words & FOR_ALL_LINES}
    return _Table(heading, names, frozenset(shared), any(words & _NUMBERS for words in beside))


def _of_table(sheet: Sheet, table: _Table, stop: int, told: Mapping[int, str]) -> Proposal:
    heading = table.heading
    rows = [[*row, NOTHING, NOTHING] for row in shown_rows(sheet, heading.row + 1)]
    for index, cells in enumerate(sheet.rows[heading.row + 1 : stop], heading.row + 1):
        rows += _lines(cells, index, table)
    width = len(sheet.rows[heading.row])
    fields = {**told, table.names: "name", width: "target"}
    if not table.has_actuals:
        fields[width + 1] = "actual"
    why = WHY.filled(heading=str(sheet.rows[heading.row][table.names]).strip())
    place = Heading(heading.row, heading.left, width + 1)
    return Proposal((Arranged(sheet, rows, why, heading=place, table="kpis", fields=fields),), why)


def _lines(cells: Sequence[Cell], index: int, table: _Table) -> Iterator[list[Shown]]:
    """Yield a row for each KPI that a row names."""
    cell = cells[table.names]
    lines = [line for line in cell.split("\n") if line.strip()] if isinstance(cell, str) else []
    if not lines:
        yield [*(Shown(one, index, at) for at, one in enumerate(cells)), NOTHING, NOTHING]
    for number, line in enumerate(lines):
        found = apart(line)
        text = found.name if found else BULLET.sub("", line, count=1).strip()
        row = [
            Shown(one, index, at) if number == 0 or at in table.for_all_lines else NOTHING
            for at, one in enumerate(cells)
        ]
        row[table.names] = Shown(text, index, table.names)
        values = found.values if found else {}
        row += [Shown(values[kind], index, table.names) if kind in values else NOTHING for kind in (PLAN, ACTUAL)]
        yield row
