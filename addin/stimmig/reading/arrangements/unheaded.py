"""Perspectives that nothing heads, left of a table: the same table, told what the column holds."""

from collections.abc import Iterator

from stimmig.language.text import Text
from stimmig.reading.arranged import Arranged, Heading
from stimmig.reading.arrangements.proposal import Proposal, headings_of, rows_that_name, shown_rows
from stimmig.reading.blocks import end_of
from stimmig.reading.unheaded import with_perspectives
from stimmig.workbook.workbook import Sheet

WHY = Text(
    "Links der Tabelle stehen Perspektiven, ohne Überschrift.",
    "Perspectives stand left of the table, without a heading.",
)


def unheaded_perspectives(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each table beside which perspectives stand; plain lists see them without it."""
    if (isinstance(sheet, Arranged) and sheet.heading is not None) or not rows_that_name(sheet, "kpi"):
        return
    headings = headings_of(sheet)
    for position, heading in enumerate(headings):
        begun = with_perspectives(heading, headings[position + 1 :], sheet.rows)
        if begun is not heading:
            cells = shown_rows(sheet, end_of(heading, headings[position + 1 :], sheet.rows))
            arranged = Arranged(
                sheet,
                cells,
                WHY,
                heading=Heading(begun.row, begun.left, begun.right),
                fields={begun.left: "perspective"},
                merges=sheet.details.merges,
            )
            yield Proposal((arranged,), WHY)
