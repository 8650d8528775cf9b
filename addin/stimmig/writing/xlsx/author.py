"""Draw the report as a sheet of its own, with XlsxWriter, in a scratch workbook in memory."""

import io
from collections.abc import Sequence

import xlsxwriter

from stimmig.findings import Severity
from stimmig.language.text import Text, localise
from stimmig.report.report import ChainLine, WorkbookReport
from stimmig.workbook import marks
from stimmig.writing.heights import row_height
from stimmig.writing.xlsx import report_words as words
from stimmig.writing.xlsx.report_texts import cut, escaped, shown, way

_MOST_LINKS = 60_000  # Excel takes 65,530 links on a sheet
_WIDTHS = (18, 10, 22, 62, 58, 13, 24)
_RIGHT = {"align": "right", "indent": 2}
"""numbers and their heading; the button of the filter has room beside it"""
_TWO_LINES = 30
_FEW = 3
"""so many other workbooks are named; more would make the line too long to print"""
_COLOURS = {
    Severity.ERROR: ("9C1C1C", "FBE3E1"),
    Severity.WARNING: ("7A4B00", "FDF0D5"),
    Severity.HINT: ("1F4E79", "E4EEF8"),
}
_INK, _GREY, _LINE, _HEAD = "#1F2933", "#616E7C", "#CBD2D9", "#243B53"


def draw_report(report: WorkbookReport, source: str = "") -> bytes:
    """Return a scratch workbook whose only sheet is the report.

    `source` is the file that the links open, where the report stands in a workbook of its own.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        _Drawing(book, report, source).draw()
    return out.getvalue()


class _Drawing:
    def __init__(self, book: xlsxwriter.Workbook, report: WorkbookReport, source: str):
        self.report, self.lang, self.source = report, report.lang, source
        self.sheet = book.add_worksheet(marks.REPORT_NAMES.to(self.lang))
        self.row = 0
        self.links = 0
        base = {"font_name": "Calibri", "font_size": 10, "font_color": _INK}
        base |= {"valign": "top", "align": "left", "indent": 1}
        boxed = base | {"text_wrap": True, "bottom": 1, "bottom_color": _LINE}
        self.plain = book.add_format(base)
        self.cell = book.add_format(boxed)
        self.number = book.add_format(boxed | _RIGHT)
        self.link = book.add_format(boxed | {"font_color": "#0B5CAD", "underline": 1})
        self.title = book.add_format(base | {"font_size": 16, "bold": True})
        self.grey = book.add_format(base | {"font_color": _GREY})
        self.strong = book.add_format(base | {"font_size": 11, "bold": True})
        self.section = book.add_format(base | {"font_size": 13, "bold": True})
        self.bold = book.add_format(base | {"bold": True})
        heading = base | {"bold": True, "font_color": "#FFFFFF", "bg_color": _HEAD, "text_wrap": True}
        self.head = book.add_format(heading)
        self.number_head = book.add_format(heading | _RIGHT)
        self.severity = {
            severity: book.add_format(boxed | {"font_color": f"#{ink}", "bg_color": f"#{fill}", "bold": True})
            for severity, (ink, fill) in _COLOURS.items()
        }

    def draw(self) -> None:
        self._page()
        self._heading()
        self._findings()
        self._accepted()
        self._silent()
        self._chains()

    def _page(self) -> None:
        sheet = self.sheet
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, self.plain)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.repeat_rows(0, 2)
        sheet.set_footer(f"&L&8stimmig&R&8{words.PAGE.to(self.lang)}")
        sheet.freeze_panes(3, 0)

    def _heading(self) -> None:
        report, counts = self.report, self.report.counts
        along = words.ALONG.to(self.lang, others=report.others) if report.others else ""
        if len(report.others) > _FEW:
            along = words.MANY_ALONG.to(self.lang, count=len(report.others))
        subtitle = (
            words.SUBTITLE.to(self.lang, workbook=report.workbook, day=report.day, profile=report.profile) + along
        )
        numbers = words.NUMBERS.to(
            self.lang, error=counts.error, warning=counts.warning, hint=counts.hint, silent=len(report.silent)
        )
        reach = words.REACH.to(self.lang, reaching=counts.rows_reaching_purpose, rows=counts.rows)
        if report.accepted:
            numbers += words.ACCEPTED_COUNT.to(self.lang, count=len(report.accepted))
        self.sheet.set_row(0, 26)
        self._text(0, 0, words.TITLE.to(self.lang), self.title)
        self._text(1, 0, subtitle, self.grey)
        self.sheet.set_row(2, 20)
        self._text(2, 0, f"{reach} · {numbers}", self.strong)
        self.row = 4

    def _findings(self) -> None:
        self._section(words.FINDINGS)
        lines = self.report.findings
        if not lines:
            nothing = words.NONE_HERE if self.report.elsewhere else words.NO_FINDINGS
            self._text(self.row, 0, nothing.to(self.lang), self.plain)
            self.row += 1
        else:
            first = self._table("stimmigFindings", words.FINDING_HEADS, len(lines), numbers=(5,))
            for row, line in enumerate(lines, first):
                word = f"{line.severity.symbol} {line.severity.word.to(self.lang)}"
                self._text(row, 0, word, self.severity[line.severity])
                self._text(row, 1, line.code, self.cell)
                self._place(row, line.place, line.range)
                self._text(row, 3, line.message, self.cell)
                self._text(row, 4, line.advice, self.cell)
                self.sheet.write_number(row, 5, line.rows, self.number)
                self._text(row, 6, line.identity, self.cell)
                where = shown(line.place, line.range)
                self._height(row, (word, line.code, where, line.message, line.advice, "", line.identity))
        if self.report.elsewhere:
            text = words.ELSEWHERE.to(self.lang, count=self.report.elsewhere)
            self._text(self.row, 0, text, self.grey)
            self.row += 1
        self.row += 1

    def _accepted(self) -> None:
        lines = self.report.accepted
        if not lines:
            return
        self._section(words.ACCEPTED)
        for column, head in enumerate(words.ACCEPTED_HEADS.to(self.lang).split("|")):
            self._text(self.row, column, head, self.head)
        for row, line in enumerate(lines, self.row + 1):
            until = localise(line.until, self.lang) if line.until else words.NO_END.to(self.lang)
            texts = (until, line.code, shown(line.place, line.range), line.message, line.reason, line.by)
            for column, text in enumerate(texts):
                self._text(row, column, text, self.cell)
            self._place(row, line.place, line.range)
            self._height(row, texts)
        self.row += len(lines) + 2

    def _silent(self) -> None:
        report = self.report
        rows = [
            (
                words.FAULT_WORD.to(self.lang),
                fault.code,
                (words.FAULT_OF if fault.package else words.FAULT).to(self.lang, package=fault.package),
                fault.message,
            )
            for fault in report.faults
        ]
        rows += [(words.SILENT_WORD.to(self.lang), line.code, line.title, line.reason) for line in report.silent]
        if not rows:
            return
        self._section(words.SILENT)
        for column, head in enumerate(words.SILENT_HEADS.to(self.lang).split("|")):
            self._text(self.row, column, head, self.head)
        for row, (state, code, title, reason) in enumerate(rows, self.row + 1):
            for column, text in enumerate((state, code, "", title, reason, "")):
                self._text(row, column, text, self.cell)
            self._height(row, (state, code, "", title, reason))
        self.row += len(rows) + 2

    def _chains(self) -> None:
        lines = self.report.chains
        if not lines:
            return
        self.sheet.set_h_pagebreaks([self.row])
        self._section(words.CHAINS)
        first = self._table("stimmigChains", words.CHAIN_HEADS, len(lines))
        for row, line in enumerate(lines, first):
            reached = words.REACHED if line.reached else words.NOT_REACHED if line.active else words.ENDED
            self._text(row, 0, line.level, self.cell)
            self._text(row, 1, line.id, self.cell)
            self._place(row, line.place, None)
            self._way(row, line)
            self._text(row, 4, line.reason, self.cell)
            style = self.severity[Severity.ERROR] if not line.reached and line.active else self.cell
            self._text(row, 5, reached.to(self.lang), style)
            wording = "\n".join(part for part in (line.name, way(line.way)) if part)
            self._height(row, (line.level, line.id, shown(line.place), wording, line.reason))

    def _way(self, row: int, line: ChainLine) -> None:
        """Write the wording of a row, and below it the way that leads there."""
        name, steps = cut(line.name) or "–", cut(way(line.way))
        if steps:
            self.sheet.write_rich_string(row, 3, self.bold, name, self.grey, f"\n{steps}", self.cell)
        else:
            self._text(row, 3, name, self.cell)

    def _text(self, row: int, column: int, text: str, style) -> None:
        """Write a text, whatever it begins with; nothing is an empty cell, not an empty text."""
        if text:
            self.sheet.write_string(row, column, cut(text), style)
        else:
            self.sheet.write_blank(row, column, None, style)

    def _height(self, row: int, texts: Sequence[str]) -> None:
        """Make a row as high as its longest text needs; not every program does so by itself."""
        self.sheet.set_row(row, row_height(zip(map(cut, texts), _WIDTHS)))

    def _section(self, title: Text) -> None:
        self.sheet.set_row(self.row, 22)
        self._text(self.row, 0, title.to(self.lang), self.section)
        self.row += 1

    def _table(self, name: str, heads: Text, rows: int, numbers: Sequence[int] = ()) -> int:
        """Set up a filterable table at the current row, move behind it, and return its first row."""
        titles = heads.to(self.lang).split("|")
        styles = (self.number_head if column in numbers else self.head for column in range(len(titles)))
        columns = [{"header": title, "header_format": style} for title, style in zip(titles, styles)]
        if numbers:
            self.sheet.set_row(self.row, _TWO_LINES)  # headings of narrow columns take two lines
        last = self.row + rows
        self.sheet.add_table(
            self.row, 0, last, len(titles) - 1, {"name": name, "columns": columns, "style": None, "banded_rows": False}
        )
        first, self.row = self.row + 1, last + 1
        return first

    def _place(self, row: int, place, area: str | None) -> None:
        """Write where something stands, as a link to it."""
        name = shown(place, area)
        if not place.sheet or self.links >= _MOST_LINKS:
            self._text(row, 2, name, self.cell)
            return
        self.links += 1
        target = f"'{place.sheet.replace(chr(39), chr(39) * 2)}'!{area or place.cell or 'A1'}"
        where = f"external:{escaped(self.source)}#{target}" if self.source else f"internal:{target}"
        self.sheet.write_url(row, 2, where, self.link, cut(name))
