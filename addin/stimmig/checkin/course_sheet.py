"""The course of key results as a sheet with native charts: the value beside a straight line, and the confidence."""

import datetime
import io
import zipfile
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.utility import xl_range_abs

from stimmig.checkin import course_words as words
from stimmig.checkin.course import Course, Point
from stimmig.checkin.progress import goal_of, straight_line
from stimmig.checkin.starting import way_of
from stimmig.language.text import localise
from stimmig.writing.heights import row_height
from stimmig.writing.xlsx.archive import rewrite

MOST_CHARTS = 60
"""key results with charts; more would make the file heavy and the sheet unreadable"""
_HEAD_ROW = 3
_WIDTHS = (8, 44, 18, 11, 12, 32, 11, 15, 30)
_FIRST_DATA = 14
"""columns from here, outside of the printed page, hold what the charts show"""
_CHART_ROWS, _CHART_HEIGHT = 13, 250
_ROW_POINTS = 15
_INK, _GREY, _LINE, _HEAD, _ACCENT = "#1F2933", "#616E7C", "#CBD2D9", "#243B53", "#C05621"
_DATE = {"de": "dd.mm.yyyy", "en": "d mmm yyyy"}
_AXIS = {"de": "dd.mm.", "en": "d mmm"}


def draw_course(name: str, lang: str, day: datetime.date, found: Sequence[Course], scale: tuple[float, float]) -> bytes:
    """Return a scratch workbook whose only sheet is the course, called as it will be in the workbook."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        _Drawing(book, name, lang, day, scale).draw(found)
    return _straight(out.getvalue())


def _straight(data: bytes) -> bytes:
    """Return the workbook with lines that say they are straight: LibreOffice bends those that say nothing."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        charts = {name: archive.read(name) for name in archive.namelist() if name.startswith("xl/charts/chart")}
    ending = b"</c:ser>"
    return rewrite(data, {name: xml.replace(ending, b'<c:smooth val="0"/>' + ending) for name, xml in charts.items()})


class _Drawing:
    def __init__(self, book, name: str, lang: str, day: datetime.date, scale: tuple[float, float]):
        self.book, self.name, self.lang, self.day, self.scale = book, name, lang, day, scale
        self.sheet = book.add_worksheet(name)
        base = {"font_name": "Calibri", "font_size": 10, "font_color": _INK, "valign": "top", "align": "left"}
        boxed = base | {"text_wrap": True, "bottom": 1, "bottom_color": _LINE}
        formats = {
            "title": base | {"font_size": 16, "bold": True},
            "grey": base | {"font_color": _GREY},
            "head": base | {"bold": True, "font_color": "#FFFFFF", "bg_color": _HEAD, "text_wrap": True, "valign": "vcenter"},
            "text": boxed,
            "number": boxed | {"align": "center"},
            "date": boxed | {"num_format": _DATE[lang]},
            "data": base | {"font_color": _LINE},
            "data_date": base | {"font_color": _LINE, "num_format": _DATE[lang]},
            "section": base | {"font_size": 12, "bold": True},
        }  # fmt: skip
        self.formats = {key: book.add_format(one) for key, one in formats.items()}

    def draw(self, found: Sequence[Course]) -> None:
        self._page()
        self._text(0, 0, words.TITLE.to(self.lang, day=self.day), "title")
        self._text(1, 0, words.GUIDE.to(self.lang), "grey")
        for column, heading in enumerate(words.HEADS.values()):
            self._text(_HEAD_ROW, column, heading.to(self.lang), "head")
        for row, one in enumerate(found, _HEAD_ROW + 1):
            self._line(row, one)
        row = _HEAD_ROW + len(found) + 2
        if not found:
            self._text(_HEAD_ROW + 1, 0, words.NONE.to(self.lang), "grey")
        breaks, on_page = [], 0
        for one in found[:MOST_CHARTS]:
            if on_page == 3 or (not breaks and row + _CHART_ROWS * (on_page + 1) > 40 and on_page == 0):
                breaks.append(row)
                on_page = 0
            self._charts(row, one)
            row, on_page = row + _CHART_ROWS + 1, on_page + 1
        if len(found) > MOST_CHARTS:
            self._text(row, 0, words.MORE.to(self.lang, limit=MOST_CHARTS), "grey")
        self.sheet.set_h_pagebreaks(breaks)
        self.sheet.print_area(0, 0, row, len(_WIDTHS) - 1)

    def _page(self) -> None:
        sheet = self.sheet
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_row(0, 26)
        sheet.set_row(_HEAD_ROW, 30)
        sheet.set_default_row(_ROW_POINTS)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.freeze_panes(_HEAD_ROW + 1, 0)

    def _line(self, row: int, one: Course) -> None:
        texts = (one.row.label, one.row.name, way_of(one.row, self.lang), None, None,
                 words.progress_text(one, self.lang), None, None, words.notes_of(one, self.lang))  # fmt: skip
        for column, text in enumerate(texts):
            if text is not None:
                self._text(row, column, text, "text")
        line = None if one.line is None else round(one.line, 2)
        confidence = one.confidences[-1] if one.confidences else None
        for column, number in ((3, one.value), (4, line), (6, confidence)):
            self._number(row, column, number, "number")
        self._day(row, 7, one.points[-1].day if one.points else None, "date")
        self.sheet.set_row(row, row_height((text or "", width) for text, width in zip(texts, _WIDTHS)))

    def _charts(self, row: int, one: Course) -> None:
        title = f"{one.row.label}  {one.row.name}" if one.row.id else one.row.name
        self._text(row, 0, title, "section")
        rows = self._data(row, one)
        first, last = row, row + len(rows) - 1
        if not one.points:
            return
        unit = f"{words.VALUE.to(self.lang)} ({one.row.unit})" if one.row.unit else words.VALUE.to(self.lang)
        line = {"color": _GREY, "width": 1.25, "dash_type": "dash"}
        series = [(2, words.LINE, line, None), (1, words.VALUE, {"color": _HEAD, "width": 2.25}, _HEAD)]
        if any(value[3] is not None for value in rows):
            series.insert(1, (3, words.UPPER, line | {"dash_type": "round_dot"}, None))
        days = _serial(rows[0][0]), max(_serial(rows[-1][0]), _serial(rows[0][0]) + 1)
        chart = self._chart(unit, first, last, series, days)
        self.sheet.insert_chart(row + 1, 0, chart, {"object_position": 2})
        series = [(4, words.CONFIDENCE_AXIS, {"color": _ACCENT, "width": 2.25}, _ACCENT)]
        chart = self._chart(words.CONFIDENCE_AXIS.to(self.lang), first, last, series, days, self.scale)
        chart.set_legend({"none": True})
        self.sheet.insert_chart(row + 1, 5, chart, {"object_position": 2})

    def _data(self, row: int, one: Course) -> list[tuple]:
        """Write what the charts of a key result show: day, value, straight line, upper end of the target, confidence."""
        mark = {"de": "?,", "en": "?."}[self.lang]
        goal = goal_of(one.row, mark)
        days = {point.day: point for point in one.points}
        if one.cycle and one.cycle.start:
            days.setdefault(one.cycle.start, Point(one.cycle.start, one.row.baseline, None))
        if one.cycle and one.cycle.end:
            days.setdefault(one.cycle.end, Point(one.cycle.end, None, None))
        upper = goal.high if goal and goal.high > goal.low and not one.row.target_is_change else None
        rows = []
        for at, day in enumerate(sorted(days)):
            point = days[day]
            rows.append((day, point.value, straight_line(one.row, one.cycle, day, mark), upper, point.confidence))
            self._day(row + at, _FIRST_DATA, day, "data_date")
            for column, number in enumerate(rows[-1][1:], _FIRST_DATA + 1):
                if number is not None:
                    self._number(row + at, column, round(number, 6), "data")
        return rows

    def _chart(
        self, title: str, first: int, last: int, series, days: tuple[int, int], scale: tuple[float, float] | None = None
    ):
        chart = self.book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
        quoted = "'" + self.name.replace("'", "''") + "'!"
        cells = lambda column: "=" + quoted + xl_range_abs(first, _FIRST_DATA + column, last, _FIRST_DATA + column)  # noqa: E731
        for column, name, line, marker in series:
            point = {"type": "circle", "size": 5, "fill": {"color": marker}, "border": {"color": marker}}
            chart.add_series({"name": name.to(self.lang), "categories": cells(0), "values": cells(column), "line": line,
                              "marker": point if marker else {"type": "none"}})  # fmt: skip
        font = {"size": 9, "color": _GREY}
        chart.set_title({"name": title, "name_font": {"size": 10, "bold": False, "color": _INK}, "overlay": False})
        chart.set_x_axis({"num_format": _AXIS[self.lang], "num_font": font, "line": {"color": _LINE}, "label_position": "low",
                          "min": days[0], "max": days[1], "major_unit": max(1, (days[1] - days[0]) // 6),
                          "major_gridlines": {"visible": False}})  # fmt: skip
        bounds = {"min": scale[0], "max": scale[1]} if scale else {}
        chart.set_y_axis(
            {"num_font": font, "line": {"none": True}, "major_gridlines": {"visible": True, "line": {"color": _LINE}}}
            | bounds
        )
        chart.set_legend({"position": "bottom", "font": font})
        chart.show_blanks_as("span")
        chart.set_size({"width": 640 if not scale else 600, "height": _CHART_HEIGHT - 8})
        return chart

    def _text(self, row: int, column: int, text: str, style: str) -> None:
        self.sheet.write_string(row, column, localise(text, self.lang), self.formats[style])

    def _number(self, row: int, column: int, number: float | None, style: str) -> None:
        if number is None:
            self.sheet.write_blank(row, column, None, self.formats[style])
        else:
            self.sheet.write_number(row, column, number, self.formats[style])

    def _day(self, row: int, column: int, day: datetime.date | None, style: str) -> None:
        if day is None:
            self.sheet.write_blank(row, column, None, self.formats[style])
        else:
            self.sheet.write_datetime(row, column, datetime.datetime.combine(day, datetime.time()), self.formats[style])


def _serial(day: datetime.date) -> int:
    """Return a day as Excel counts it."""
    return (day - datetime.date(1899, 12, 30)).days
