"""What looks most like a row of headings on a sheet of which no table is known."""

from stimmig.reading.headings import Heading
from stimmig.workbook.workbook import Sheet

_LOOKED_AT, _LONGEST = 50, 40
"""rows of a sheet, and letters of a text, that may be a heading"""


def likely_heading(sheet: Sheet) -> Heading | None:
    """Return the row that looks most like headings: many short texts, few of them with digits; None where none does."""
    best, most = None, 0.0
    for index, row in enumerate(sheet.rows[:_LOOKED_AT]):
        texts = [" ".join(cell.split()) for cell in row if isinstance(cell, str) and cell.strip()]
        short = [text for text in texts if len(text) <= _LONGEST]
        score = len(short) - 0.6 * sum(any(map(str.isdigit, text)) for text in short) - (len(texts) - len(short))
        if score > most:
            best, most = index, score
    if best is None:
        return None
    row = sheet.rows[best]
    filled = [column for column, cell in enumerate(row) if cell != ""]
    texts = tuple(" ".join(str(cell).split()) for cell in row[filled[0] : filled[-1] + 1])
    return Heading(best, filled[0], filled[-1], texts)
