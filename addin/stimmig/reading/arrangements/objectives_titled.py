"""Each objective above a table of its own KPIs: "Goal 1: Readers at grade level", then "Measure | Baseline | Target"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.text import Text
from stimmig.reading.announced import LABEL, names_objectives
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.okr_headings import speaks_of_okr
from stimmig.reading.arrangements.proposal import Proposal, rows_that_name, shown_rows, told_fields
from stimmig.reading.blocks import end_of
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.reading.headings import find_headings
from stimmig.workbook.workbook import Sheet

_FAR = 2
"""so many rows above the heading of its KPIs an objective may stand"""
_SHORTEST = 3

WHY = Text(
    "Über jeder Tabelle steht das Ziel ihrer Kennzahlen („{label}“).",
    "Above each table stands the objective of its KPIs (“{label}”).",
)


class _Titled(NamedTuple):
    label: Shown
    objective: Shown


def objectives_titled(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each table of KPIs below an objective that a label announces."""
    rows = rows_that_name(sheet, "kpi")
    if (
        not rows
        or told_fields(sheet)
        or speaks_of_okr((sheet.name, *(cell for row in sheet.rows[:12] for cell in row)))
    ):
        return
    headings = [one for one in find_headings(sheet) if one.row in rows and not _has_objectives(one)]
    titled = {heading: found for heading in headings if (found := _above(sheet.rows, heading))}
    for heading, found in titled.items():
        stop = end_of(heading, [other for other in headings if other.row > heading.row], sheet.rows)
        later = [one.label.row for one in titled.values() if one.label.row > heading.row]
        yield _of_table(sheet, heading, found, min([stop, *later]))


def _has_objectives(heading: FoundHeading) -> bool:
    return any(one.field == "strategic_objective" for text in heading.texts for one in lexicon.heading(text))


def _above(rows: Sequence[Sequence[Cell]], heading: FoundHeading) -> _Titled | None:
    """Return the label and the objective above a heading: in one cell, or side by side."""
    for row in range(heading.row - 1, max(-1, heading.row - 1 - _FAR), -1):
        filled = [Shown(cell, row, column) for column, cell in enumerate(rows[row]) if cell != ""]
        if not filled:
            continue
        match = LABEL.fullmatch(filled[0].value.strip()) if isinstance(filled[0].value, str) else None
        if match is None or not names_objectives(match["label"]):
            return None
        if match["rest"]:
            found = filled[0]._replace(value=match["rest"].strip())
            return _Titled(filled[0], found) if len(filled) == 1 else None
        told = len(filled) == 2 and isinstance(filled[1].value, str) and len(filled[1].value.strip()) >= _SHORTEST
        return _Titled(*filled) if told else None
    return None


def _of_table(sheet: Sheet, heading: FoundHeading, titled: _Titled, stop: int) -> Proposal:
    shown = shown_rows(sheet, stop)[heading.row :]
    column = len(shown[0])
    rows = [[*row, NOTHING] for row in shown]
    first = next((at for at, row in enumerate(shown[1:], 1) if any(cell.value != "" for cell in row)), None)
    if first:
        rows[first][-1] = titled.objective
    why = WHY.filled(label=str(titled.label.value).strip())
    arranged = Arranged(
        sheet,
        rows,
        why,
        heading=Heading(0, heading.left, column),
        table="kpis",
        fields={column: "strategic_objective"},
        known={titled.label[1:]: why},
        telling=True,
    )
    return Proposal((arranged,), why)
