"""Perspectives in a column that has no heading: " | Objective | Measure | Target", and below it "Financial", "Customer"."""

from collections.abc import Iterator

from stimmig.language import lexicon
from stimmig.language.text import Text
from stimmig.reading.arranged import Arranged, Heading
from stimmig.reading.arrangements.proposal import Proposal, rows_that_name, shown_rows, told_fields
from stimmig.reading.blocks import end_of
from stimmig.reading.headings import find_headings
from stimmig.reading.profile import Profile
from stimmig.workbook.workbook import Sheet

_FEWEST = 2
_MOSTLY = 0.6

WHY = Text(
    "In der Spalte ohne Überschrift stehen die Perspektiven ({first}).",
    "The column without a heading holds the perspectives ({first}).",
)


def perspectives_beside(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each table whose first column names perspectives and has no heading."""
    if told_fields(sheet):
        return
    rows = rows_that_name(sheet, "kpi", "strategic_objective")
    headings = find_headings(sheet) if rows else []
    for heading in headings:
        if heading.row not in rows or not heading.left or sheet.rows[heading.row][heading.left - 1] != "":
            continue
        if any(one.field == "perspective" for text in heading.texts for one in lexicon.heading(text)):
            continue
        stop = end_of(heading, [other for other in headings if other.row > heading.row], sheet.rows)
        column = heading.left - 1
        profile = Profile(sheet.rows[row][column] for row in range(heading.row + 1, stop))
        if len(set(profile.texts)) < _FEWEST or profile.choices("perspective") < _MOSTLY:
            continue
        why = WHY.filled(first=profile.texts[0])
        arranged = Arranged(
            sheet,
            shown_rows(sheet, stop),
            why,
            heading=Heading(heading.row, column, heading.right),
            fields={column: "perspective"},
        )
        yield Proposal((arranged,), why)
