"""Blocks that each name their perspective where others write "KPI": "Financial | Unit | Target | Actual"."""

from collections.abc import Iterator

from stimmig.language import lexicon
from stimmig.language.perspectives import perspective_within
from stimmig.language.text import Text
from stimmig.reading.arranged import Arranged
from stimmig.reading.arranged import Heading as Place
from stimmig.reading.arrangements.proposal import Proposal, rows_that_name, shown_rows
from stimmig.reading.blocks import end_of
from stimmig.reading.headings import Heading, find_headings
from stimmig.workbook.workbook import Sheet

_FEWEST = 2
"""so many different perspectives: "Customer | Target | Actual" alone lists customers"""

WHY = Text(
    "Über den Kennzahlen steht ihre Perspektive („{name}“) in der Zeile der Überschriften.",
    "Above the KPIs stands their perspective (“{name}”), in the row of the headings.",
)


def perspectives_as_headings(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each block whose first heading is a perspective, where there are several."""
    if isinstance(sheet, Arranged) or len(rows_that_name(sheet, "target", "actual")) < _FEWEST:
        return
    headings = find_headings(sheet)
    heads = [heading for heading in headings if _begins_with_perspective(heading)]
    if len({perspective_within(heading.texts[0]) for heading in heads}) < _FEWEST:
        return
    for heading in heads:
        later = [other for other in headings if other.row > heading.row]
        why = WHY.filled(name=heading.texts[0])
        block = Arranged(
            sheet,
            shown_rows(sheet, end_of(heading, later, sheet.rows)),
            why,
            heading=Place(heading.row, heading.left, heading.right),
            table="kpis",
            fields={heading.left: "name"},
            merges=sheet.details.merges,
            telling=True,
        )
        yield Proposal((block,), why)


def _begins_with_perspective(heading: Heading) -> bool:
    """Say whether a perspective stands where the KPIs are, beside headings of numbers and none of what a list names."""
    first, *others = heading.texts
    fields = {meaning.field for text in others if text for meaning in lexicon.heading(text)}
    return (
        not lexicon.heading(first)
        and bool(perspective_within(first))
        and "target" in fields
        and not fields & lexicon.LISTED
    )
