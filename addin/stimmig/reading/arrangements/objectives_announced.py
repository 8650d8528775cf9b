"""Objectives within a list of KPIs: "Ziel: Pünktlich sein" alone in its row, below it the KPIs, above it a perspective."""

from collections.abc import Iterator, Mapping, Sequence

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.perspectives import perspective_within
from stimmig.language.text import Text
from stimmig.reading.announced import announced
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.numeric import is_numeric
from stimmig.reading.arrangements.period_headings import period_heading
from stimmig.reading.arrangements.proposal import LOOKED_AT, Proposal, rows_that_name, shown_rows, told_fields
from stimmig.reading.blocks import end_of
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.reading.headings import find_headings
from stimmig.reading.own_sections import heads_rows
from stimmig.workbook.workbook import Sheet

_FEWEST = 2

WHY = Text(
    "Zwischen den Kennzahlen steht jedes Ziel allein in seiner Zeile („{text}“), und darunter seine Kennzahlen.",
    "Among the KPIs each objective stands alone in its row (“{text}”), with its KPIs below it.",
)


def objectives_announced(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each list of KPIs in which lines announce objectives."""
    rows = () if told_fields(sheet) else rows_that_name(sheet, "kpi")
    texts = (
        {cell for row in sheet.rows[:LOOKED_AT] for cell in row if isinstance(cell, str) and ":" in cell}
        if rows
        else ()
    )
    if not any(map(announced, texts)):
        return
    headings = find_headings(sheet)
    known = {one.row for one in headings}
    over_periods = [row for row in rows if row not in known and any(map(period_heading, sheet.rows[row]))]
    headings = sorted([*headings, *(_heading(sheet, row) for row in over_periods)])
    for heading in (one for one in headings if one.row in rows and not any(map(_names_objectives_only, one.texts))):
        stop = end_of(heading, [other for other in headings if other.row > heading.row], sheet.rows)
        if proposal := _of_table(sheet, heading, stop):
            yield proposal


def _heading(sheet: Sheet, row: int) -> FoundHeading:
    """Return the heading that a row is which names KPIs and periods, and little else that is known."""
    cells = sheet.rows[row]
    filled = [at for at, cell in enumerate(cells) if cell != ""]
    return FoundHeading(row, filled[0], filled[-1], tuple(str(cell) for cell in cells[filled[0] : filled[-1] + 1]))


def _of_table(sheet: Sheet, heading: FoundHeading, stop: int) -> Proposal | None:
    names = next((at for at, text in enumerate(heading.texts, heading.left) if _is_kpi(text)), None)
    filled = {
        index: [at for at in range(heading.left, heading.right + 1) if sheet.rows[index][at] != ""]
        for index in range(heading.row + 1, stop)
    }
    order = [index for index, columns in filled.items() if columns]
    if names is None:
        return None
    lone = {index: sheet.rows[index][names] for index in order if _names_alone(sheet.rows[index], filled[index], names)}
    following = dict(zip(order, order[1:]))
    told = {index: text for index, cell in lone.items() if (text := announced(cell))}
    if any(following.get(index, index) in lone or index not in following for index in told):
        return None
    if len(told) < _FEWEST and order[:1] != [*told]:
        return None  # a single line announces an objective where it stands above all KPIs
    alone = {index: columns[0] for index, columns in filled.items() if len(columns) == 1 and index not in told}
    over = {
        index: at for index, at in alone.items() if following.get(index) in told and heads_rows(sheet.rows[index][at])
    }
    if not any(perspective_within(sheet.rows[index][at]) for index, at in over.items()):
        over = {}
    why = WHY.filled(text=str(lone[next(iter(told))]).strip())
    rows = [_row(row, index, names, told, over) for index, row in enumerate(shown_rows(sheet, stop))]
    arranged = Arranged(
        sheet,
        rows,
        why,
        heading=Heading(heading.row, heading.left, heading.right + 2),
        table="kpis",
        fields={heading.right + 1: "perspective", heading.right + 2: "strategic_objective"},
        telling=True,
    )
    return Proposal((arranged,), why)


def _names_alone(row: Sequence[Cell], filled: Sequence[int], names: int) -> bool:
    """Say whether nothing but who is in charge stands beside the name of a row."""
    return filled[:1] == [names] and (len(filled) == 1 or len(filled) == 2 and not is_numeric([row[filled[1]]]))


def _row(row: list[Shown], index: int, names: int, told: Mapping[int, str], over: Mapping[int, int]) -> list[Shown]:
    """Return a row with two more cells: the perspective and the objective that it announces in place of a name.

    `over` is row → column of the perspectives.
    """
    if index in told:
        cells, more = [*row], [NOTHING, row[names]._replace(value=told[index])]
        cells[names] = NOTHING
        return [*cells, *more]
    if index in over:
        cells, more = [*row], [row[over[index]], NOTHING]
        cells[over[index]] = NOTHING
        return [*cells, *more]
    return [*row, NOTHING, NOTHING]


def _is_kpi(text: str) -> bool:
    return "kpi" in fields_of(text)


def _names_objectives_only(text: str) -> bool:
    """Say whether a column is that of objectives; "Ziel 2024" may well be one of numbers."""
    fields = fields_of(text)
    return "strategic_objective" in fields and "target" not in fields
