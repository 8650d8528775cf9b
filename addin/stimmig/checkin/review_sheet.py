"""Draw the sheet of a review: a row for each objective, and below it one for each of its key results."""

from collections.abc import Sequence
from typing import NamedTuple

from stimmig.checkin import review_words as words
from stimmig.checkin.sheets import looks, scratch, set_page, write
from stimmig.model.choices import DECISIONS, VERDICTS
from stimmig.writing.heights import row_height

_HEAD_ROW = 3
_WIDTHS = (8, 42, 16, 9, 22, 42, 13, 44, 14)
_COLUMNS = {name: index for index, name in enumerate(words.HEADS)}


class Line(NamedTuple):
    """A row of the review."""

    is_objective: bool
    id: str
    wording: str
    way: str
    value: float | None
    progress: str
    kpis: str


def draw_review(name: str, lang: str, cycle: str, lines: Sequence[Line]) -> bytes:
    """Return a scratch workbook whose only sheet is the review of a cycle."""

    def draw(book) -> None:
        sheet, styles = book.add_worksheet(name), looks(book, lang)
        set_page(sheet, _WIDTHS, _HEAD_ROW, pages=1)
        write(sheet, 0, 0, words.TITLE.to(lang, cycle=cycle), styles["title"])
        write(sheet, 1, 0, words.GUIDE.to(lang), styles["grey"])
        for field, column in _COLUMNS.items():
            style = "open_head" if field in ("verdict", "learning", "decision") else "head"
            write(sheet, _HEAD_ROW, column, words.HEADS[field].to(lang), styles[style])
        for row, line in enumerate(lines, _HEAD_ROW + 1):
            _line(sheet, row, line, styles, lang)

    return scratch(draw)


def _line(sheet, row: int, line: Line, styles, lang: str) -> None:
    known = line._asdict()
    asked = ("learning", "decision") if line.is_objective else ("verdict",)
    for field, column in _COLUMNS.items():
        style = "open" if field in asked else "bold" if line.is_objective else "number" if field == "value" else "text"
        write(sheet, row, column, known.get(field), styles[style])
    for field, choices in (("verdict", VERDICTS), ("decision", DECISIONS)):
        if field in asked:
            source = [choice.to(lang) for choice in choices.values()]
            sheet.data_validation(row, _COLUMNS[field], row, _COLUMNS[field], {"validate": "list", "source": source})
    texts = ((line.wording, _WIDTHS[1]), (line.kpis, _WIDTHS[5]), (line.progress, _WIDTHS[4]))
    sheet.set_row(row, max(34 if line.is_objective else 20, row_height(texts)))
