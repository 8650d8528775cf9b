"""Draw the sheet of a check-in round: what is known stands there and is locked, what is asked for is open."""

import datetime
import io
from collections.abc import Sequence
from typing import NamedTuple

import xlsxwriter

from stimmig.checkin import round_words as words
from stimmig.writing.heights import row_height

HEAD_ROW = 3
_COLUMNS = {name: index for index, name in enumerate(words.HEADS)}
_WIDTHS = (7, 36, 15, 9, 15, 11, 11, 12, 12, 28, 28, 22, 12, 11)
_FIRST_COURSE = 20
"""columns from here, outside of the printed page, hold the values that the little charts show"""
LONGEST_COURSE = 26
_LIST_UP_TO = 20
"""a scale of so many whole steps is offered as a list"""
_FAR = 1e15
_INK, _GREY, _LINE, _HEAD, _OPEN_HEAD, _OPEN = "#1F2933", "#616E7C", "#CBD2D9", "#243B53", "#0B5CAD", "#FFF9E5"
_DATE = {"de": "dd.mm.yyyy", "en": "d mmm yyyy"}
_NUMBER = "General"


class Line(NamedTuple):
    """A row of the round: one running key result and the course so far."""

    key_result: str
    name: str
    objective: str
    hypothesis: str
    way: str
    unit: str
    last: float | None
    course: tuple[float, ...]
    last_confidence: float | None
    first_day: datetime.date | None
    """the first day that an entry may name"""


class Page(NamedTuple):
    """A round as it is to be drawn. `scale` is that of confidence."""

    name: str
    lang: str
    title: str
    guide: str
    day: datetime.date
    scale: tuple[float, float]
    people: tuple[str, ...]
    lines: Sequence[Line]


def draw_round(page: Page) -> bytes:
    """Return a scratch workbook whose only sheet is the round."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        _Drawing(book, page).draw()
    return out.getvalue()


class _Drawing:
    def __init__(self, book: xlsxwriter.Workbook, page: Page):
        self.page, self.lang = page, page.lang
        self.sheet = book.add_worksheet(page.name)
        base = {"font_name": "Calibri", "font_size": 11, "font_color": _INK, "valign": "top", "align": "left"}
        boxed = base | {"text_wrap": True, "bottom": 1, "bottom_color": _LINE}
        number = {"num_format": _NUMBER, "align": "center"}
        day = {"num_format": _DATE[self.lang]}
        open_ = boxed | {"bg_color": _OPEN, "locked": False, "border": 1, "border_color": _LINE}
        head = base | {"bold": True, "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter"}
        formats = {
            "title": base | {"font_size": 16, "bold": True},
            "grey": base | {"font_color": _GREY},
            "course": base | {"font_color": _LINE},
            "bold": base | {"bold": True},
            "italic": base | {"font_color": _GREY, "italic": True},
            "text": boxed,
            "number": boxed | number,
            "id": boxed | {"bold": True},
            "head": head | {"bg_color": _HEAD},
            "open_head": head | {"bg_color": _OPEN_HEAD},
            "open": open_,
            "open_number": open_ | number,
            "open_date": open_ | day,
        }
        self.formats = {name: book.add_format(one) for name, one in formats.items()}

    def draw(self) -> None:
        self._page()
        self._text(0, 0, self.page.title, "title")
        self._text(1, 0, self.page.guide, "grey")
        for name, column in _COLUMNS.items():
            style = "open_head" if name in words.INPUTS else "head"
            self._text(HEAD_ROW, column, words.HEADS[name].to(self.lang), style)
        for row, line in enumerate(self.page.lines, HEAD_ROW + 1):
            self._line(row, line)
            self._limits(row, line)

    def _page(self) -> None:
        sheet = self.sheet
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_column(_FIRST_COURSE, _FIRST_COURSE + LONGEST_COURSE, 8, self.formats["course"])
        sheet.set_row(0, 26)
        sheet.set_row(HEAD_ROW, 48)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 1)
        sheet.print_area(0, 0, HEAD_ROW + len(self.page.lines), len(_WIDTHS) - 1)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(f"&L&8stimmig&R&8{words.PAGE.to(self.lang)}")
        sheet.freeze_panes(HEAD_ROW + 1, 2)
        sheet.protect("", {"format_rows": True, "format_columns": True, "objects": True, "scenarios": True})

    def _line(self, row: int, line: Line) -> None:
        hypothesis = words.HYPOTHESIS.to(self.lang, text=line.hypothesis) if line.hypothesis else ""
        self._text(row, _COLUMNS["key_result"], line.key_result, "id")
        self._wording(row, line, hypothesis)
        self._text(row, _COLUMNS["way"], line.way, "text")
        self._number(row, "last", line.last)
        self._number(row, "last_confidence", line.last_confidence)
        self._course(row, line.course)
        for name in (*words.INPUTS, "state"):
            style = {"value": "open_number", "confidence": "open_number", "date": "open_date", "state": "text"}
            self.sheet.write_blank(row, _COLUMNS[name], None, self.formats[style.get(name, "open")])
        day = datetime.datetime.combine(self.page.day, datetime.time())
        self.sheet.write_datetime(row, _COLUMNS["date"], day, self.formats["open_date"])
        wording = "\n".join(part for part in (line.objective, line.name, hypothesis) if part)
        widths = ((wording, _WIDTHS[1] * 0.88), (line.way, _WIDTHS[2] * 0.88))
        self.sheet.set_row(row, max(64, row_height(widths) * 1.12))

    def _wording(self, row: int, line: Line, hypothesis: str) -> None:
        parts = [(line.objective, "grey"), (line.name, "bold"), (hypothesis, "italic")]
        parts = [(text, style) for text, style in parts if text]
        pieces = []
        for number, (text, style) in enumerate(parts):
            pieces += [self.formats[style], text + ("\n" if number < len(parts) - 1 else "")]
        if len(parts) > 1:
            self.sheet.write_rich_string(row, _COLUMNS["wording"], *pieces, self.formats["text"])
        else:
            self._text(row, _COLUMNS["wording"], line.name, "text")

    def _course(self, row: int, course: Sequence[float]) -> None:
        self.sheet.write_blank(row, _COLUMNS["course"], None, self.formats["text"])
        for at, value in enumerate(course):
            self.sheet.write_number(row, _FIRST_COURSE + at, value, self.formats["course"])
        if len(course) > 1:
            quoted = self.page.name.replace("'", "''")
            cells = xlsxwriter.utility.xl_range_abs(row, _FIRST_COURSE, row, _FIRST_COURSE + len(course) - 1)
            options = {"range": f"'{quoted}'!{cells}", "markers": True, "last_point": True}
            self.sheet.add_sparkline(row, _COLUMNS["course"], options | {"series_color": _HEAD, "weight": 2.25})

    def _limits(self, row: int, line: Line) -> None:
        lang, sheet, title = self.lang, self.sheet, words.OUT_OF_BOUNDS.to(self.lang)
        hints = {
            "date": words.HINTS["date"].to(lang),
            "value": words.HINTS["value"].to(lang, unit=line.unit or words.NO_UNIT),
            "confidence": words.HINTS["confidence"].to(lang, low=self.page.scale[0], high=self.page.scale[1]),
            "why": words.HINTS["why"].to(lang),
        }
        low, high = self.page.scale
        steps = [str(step) for step in range(int(low), int(high) + 1)]
        listed = low == int(low) and high == int(high) and len(steps) <= _LIST_UP_TO
        on_scale = {"error_message": words.NOT_ON_SCALE.to(lang, low=low, high=high)}
        between = {"validate": "decimal", "criteria": "between"}
        rules = {
            "date": {"validate": "date", "criteria": "between", "minimum": line.first_day or datetime.date(2000, 1, 1),
                     "maximum": "=TODAY()", "error_message": words.NOT_A_DATE.to(lang)},
            "value": between | {"minimum": -_FAR, "maximum": _FAR, "error_message": words.NOT_A_NUMBER.to(lang)},
            "confidence": ({"validate": "list", "source": steps} if listed else between | {"minimum": low, "maximum": high}) | on_scale,
            "by": {"validate": "list", "source": list(self.page.people), "show_error": False} if self.page.people else None,
            "why": {"validate": "any"},
        }  # fmt: skip
        for name, rule in rules.items():
            if rule:
                hint = {"input_title": words.HEADS[name].to(lang)[:32], "input_message": hints.get(name, "")[:255]}
                more = {"error_title": title} | (hint if hints.get(name) else {})
                sheet.data_validation(row, _COLUMNS[name], row, _COLUMNS[name], rule | more)

    def _number(self, row: int, name: str, value: float | None) -> None:
        if value is None:
            self.sheet.write_blank(row, _COLUMNS[name], None, self.formats["number"])
        else:
            self.sheet.write_number(row, _COLUMNS[name], value, self.formats["number"])

    def _text(self, row: int, column: int, text: str, style: str) -> None:
        self.sheet.write_string(row, column, text, self.formats[style])
