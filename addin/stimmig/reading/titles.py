"""The text above a table that names it: "Finanzperspektive", "Ziele 2026"."""

from collections.abc import Sequence

from stimmig.cells import Cell
from stimmig.reading.context import period_within, perspective_within
from stimmig.reading.headings import Heading
from stimmig.reading.layout import Layout
from stimmig.workbook.workbook import Sheet

_TITLE_ROWS = 3


def title_of(sheet: Sheet, heading: Heading) -> str:
    """Return the text above a heading, "" where there is none."""
    row = title_row(sheet.rows, heading)
    return "" if row is None else next(cell for cell in sheet.rows[row][heading.left : heading.right + 1] if cell)


def title_of_same_section(heading: Heading, above: Sequence[Layout]) -> str:
    """Return the title of the table right above, if that one goes on under a like heading: "Strategische Kennzahlen",
    then "Operative Kennzahlen", both below "Finanzperspektive".
    """
    last = above[-1] if above else None
    if last is None or last.area.bottom != heading.row - 1 or last.area.left != heading.left:
        return ""
    texts = [column.heading for column in last.columns]
    same = sum(one == other != "" for one, other in zip(texts, heading.texts))
    return last.title if len(texts) == len(heading.texts) and 2 * same > len(texts) else ""


def title_row(rows: Sequence[Sequence[Cell]], heading: Heading) -> int | None:
    """Return the row of the nearest text above a heading, unless it belongs to a table above."""

    def filled(index: int) -> list[Cell]:
        return [cell for cell in rows[index][heading.left : heading.right + 1] if cell != ""]

    for index in range(heading.row - 1, max(-1, heading.row - 1 - _TITLE_ROWS), -1):
        cells = filled(index)
        if len(cells) == 1 and isinstance(cells[0], str):
            if (
                _asks(cells[0])
                and index > 0
                and len(filled(index - 1)) == 1
                and perspective_within(filled(index - 1)[0])
            ):
                return index - 1
            begins = rows[index][heading.left] != "" or perspective_within(cells[0]) or period_within(cells[0])
            directly_above = index == heading.row - 1 and begins
            return index if directly_above or index == 0 or not filled(index - 1) else None
        if cells:
            return None
    return None


def _asks(text: str) -> bool:
    """Say whether a text is the question that Kaplan and Norton put below each perspective: "How should we appear …?" """
    return text.rstrip().endswith("?")
