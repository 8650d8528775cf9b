"""The report as a sheet: what stands where, and how it looks."""

from collections.abc import Sequence

from stimmig.findings import Severity
from stimmig.language.text import Text, localise
from stimmig.report.report import ChainLine, WorkbookReport
from stimmig.workbook import marks
from stimmig.writing.heights import row_height
from stimmig.writing.sheet_plan import SheetPlan, Style, TablePlan, Written
from stimmig.writing.xlsx import report_words as words
from stimmig.writing.xlsx.report_texts import cut, shown, way

_MOST_LINKS = 60_000  # Excel takes 65,530 links on a sheet
_WIDTHS = (18, 10, 22, 62, 58, 13, 24)
_TWO_LINES = 30
_FEW = 3
"""so many other workbooks are named; more would make the line too long to print"""
_GREY, _LINE, _HEAD, _WHITE = "616E7C", "CBD2D9", "243B53", "FFFFFF"
_BOXED = Style(wrap=True, line_below=_LINE)
STYLES = {
    "plain": Style(),
    "cell": _BOXED,
    "number": _BOXED._replace(right=True),
    "link": _BOXED._replace(ink="0B5CAD", underline=True),
    "title": Style(size=16, bold=True),
    "grey": Style(ink=_GREY),
    "strong": Style(size=11, bold=True),
    "section": Style(size=13, bold=True),
    "bold": Style(bold=True),
    "head": Style(bold=True, ink=_WHITE, fill=_HEAD, wrap=True),
    "number_head": Style(bold=True, ink=_WHITE, fill=_HEAD, wrap=True, right=True),
    "error": _BOXED._replace(bold=True, ink="9C1C1C", fill="FBE3E1", by_text=True),
    "warning": _BOXED._replace(bold=True, ink="7A4B00", fill="FDF0D5", by_text=True),
    "hint": _BOXED._replace(bold=True, ink="1F4E79", fill="E4EEF8", by_text=True),
}
_SEVERITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}


def plan_report(report: WorkbookReport) -> SheetPlan:
    """Return the sheet that shows a report."""
    return _Drawing(report).plan()


class _Drawing:
    def __init__(self, report: WorkbookReport):
        self.report, self.lang = report, report.lang
        self.row = 0
        self.links = 0
        self.cells: dict[tuple[int, int], Written] = {}
        self.heights: dict[int, float] = {}
        self.tables: list[TablePlan] = []
        self.breaks: list[int] = []

    def plan(self) -> SheetPlan:
        self._heading()
        self._findings()
        self._accepted()
        self._silent()
        self._chains()
        return SheetPlan(
            name=marks.REPORT_NAMES.to(self.lang),
            widths=_WIDTHS,
            cells=self.cells,
            heights=self.heights,
            tables=self.tables,
            styles=STYLES,
            base="plain",
            frozen_rows=3,
            breaks=self.breaks,
            footer=f"&L&8stimmig&R&8{words.PAGE.to(self.lang)}",
        )

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
        self.heights[0] = 26
        self._text(0, 0, words.TITLE.to(self.lang), "title")
        self._text(1, 0, subtitle, "grey")
        self.heights[2] = 20
        self._text(2, 0, f"{reach} · {numbers}", "strong")
        self.row = 4

    def _findings(self) -> None:
        self._section(words.FINDINGS)
        lines = self.report.findings
        if not lines:
            nothing = words.NONE_HERE if self.report.elsewhere else words.NO_FINDINGS
            self._text(self.row, 0, nothing.to(self.lang), "plain")
            self.row += 1
        else:
            first = self._table("stimmigFindings", words.FINDING_HEADS, len(lines), numbers=(5,))
            for row, line in enumerate(lines, first):
                word = f"{line.severity.symbol} {line.severity.word.to(self.lang)}"
                self._text(row, 0, word, _SEVERITY[line.severity])
                self._text(row, 1, line.code, "cell")
                self._place(row, line.place, line.range)
                self._text(row, 3, line.message, "cell")
                self._text(row, 4, line.advice, "cell")
                self.cells[row, 5] = Written(line.rows, "number")
                self._text(row, 6, line.identity, "cell")
                where = shown(line.place, line.range)
                self._height(row, (word, line.code, where, line.message, line.advice, "", line.identity))
        if self.report.elsewhere:
            text = words.ELSEWHERE.to(self.lang, count=self.report.elsewhere)
            self._text(self.row, 0, text, "grey")
            self.row += 1
        self.row += 1

    def _accepted(self) -> None:
        lines = self.report.accepted
        if not lines:
            return
        self._section(words.ACCEPTED)
        for column, head in enumerate(words.ACCEPTED_HEADS.to(self.lang).split("|")):
            self._text(self.row, column, head, "head")
        for row, line in enumerate(lines, self.row + 1):
            until = localise(line.until, self.lang) if line.until else words.NO_END.to(self.lang)
            texts = (until, line.code, shown(line.place, line.range), line.message, line.reason, line.by)
            for column, text in enumerate(texts):
                self._text(row, column, text, "cell")
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
            self._text(self.row, column, head, "head")
        for row, (state, code, title, reason) in enumerate(rows, self.row + 1):
            for column, text in enumerate((state, code, "", title, reason, "")):
                self._text(row, column, text, "cell")
            self._height(row, (state, code, "", title, reason))
        self.row += len(rows) + 2

    def _chains(self) -> None:
        lines = self.report.chains
        if not lines:
            return
        self.breaks.append(self.row)
        self._section(words.CHAINS)
        first = self._table("stimmigChains", words.CHAIN_HEADS, len(lines))
        for row, line in enumerate(lines, first):
            reached = words.REACHED if line.reached else words.NOT_REACHED if line.active else words.ENDED
            self._text(row, 0, line.level, "cell")
            self._text(row, 1, line.id, "cell")
            self._place(row, line.place, None)
            self._way(row, line)
            self._text(row, 4, line.reason, "cell")
            self._text(row, 5, reached.to(self.lang), "error" if not line.reached and line.active else "cell")
            wording = "\n".join(part for part in (line.name, way(line.way)) if part)
            self._height(row, (line.level, line.id, shown(line.place), wording, line.reason))

    def _way(self, row: int, line: ChainLine) -> None:
        """Write the wording of a row, and below it the way that leads there."""
        self.cells[row, 3] = Written(cut(line.name) or "–", "cell", below=cut(way(line.way)))

    def _text(self, row: int, column: int, text: str, style: str) -> None:
        self.cells[row, column] = Written(cut(text), style)

    def _height(self, row: int, texts: Sequence[str]) -> None:
        """Make a row as high as its longest text needs; not every program does so by itself."""
        self.heights[row] = row_height(zip(map(cut, texts), _WIDTHS))

    def _section(self, title: Text) -> None:
        self.heights[self.row] = 22
        self._text(self.row, 0, title.to(self.lang), "section")
        self.row += 1

    def _table(self, name: str, heads: Text, rows: int, numbers: Sequence[int] = ()) -> int:
        """Set up a filterable table at the current row, move behind it, and return its first row."""
        titles = heads.to(self.lang).split("|")
        for column, title in enumerate(titles):
            self._text(self.row, column, title, "number_head" if column in numbers else "head")
        if numbers:
            self.heights[self.row] = _TWO_LINES  # headings of narrow columns take two lines
        last = self.row + rows
        self.tables.append(TablePlan(name, self.row, last, len(titles)))
        first, self.row = self.row + 1, last + 1
        return first

    def _place(self, row: int, place, area: str | None) -> None:
        """Write where something stands, as a link to it."""
        name = shown(place, area)
        if not place.sheet or self.links >= _MOST_LINKS:
            self._text(row, 2, name, "cell")
            return
        self.links += 1
        target = f"'{place.sheet.replace(chr(39), chr(39) * 2)}'!{area or place.cell or 'A1'}"
        self.cells[row, 2] = Written(cut(name), "link", link=target)
