"""Draw what stands beside the tables of a converted workbook: the notes, and the protocol of every cell."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import xlsxwriter

from stimmig.cells import MAX_ROWS, Area, Cell
from stimmig.converting.account import Account, Fate
from stimmig.converting.targets import Target
from stimmig.language.text import Text, localise
from stimmig.model.canonical import BY_NAME
from stimmig.reading.layout import Question
from stimmig.reading.statements import NOTES_HEADING, Snippet
from stimmig.template.build import FIRST_ROW
from stimmig.workbook import marks
from stimmig.writing.heights import row_height
from stimmig.writing.letters import cut, pieces

NOTES_NAME = Text("Notizen", "Notes")
PROTOCOL_NAME = Text("stimmig Protokoll", "stimmig Protocol")
_NOTES_GUIDE = Text(
    "Texte der Quelle, die in keiner Tabelle standen. Sie gehören Ihnen; stimmig liest sie, prüft sie aber nicht.",
    "Texts of the source that stood in no table. They are yours; stimmig reads them but does not check them.",
)
_PROTOCOL_GUIDE = Text(
    "Was aus jeder Zelle von {name} wurde. Die Quelle selbst ist unverändert.",
    "What became of each cell of {name}. The source itself is unchanged.",
)
_COUNTS = Text(
    "{count:Eine Zelle|{count} Zellen}: {moved} übernommen, {noted} bei den Notizen, {left} ohne Platz in den Tabellen (Überschriften, Summen, Offenes).",
    "{count:One cell|{count} cells}: {moved} carried over, {noted} kept with the notes, {left} without a place in the tables (headings, totals, what is open).",
)
_ASKED = Text("Offene Frage zu {sheet}: {question}", "Open question about {sheet}: {question}")
_SHEET, _CELL, _TEXT = Text("Blatt", "Sheet"), Text("Zelle", "Cell"), Text(NOTES_HEADING, NOTES_HEADING)
_CONTENT, _WHAT = Text("Inhalt", "Content"), Text("Was daraus wurde", "What became of it")
_WHERE, _REMARK = Text("Wohin", "Where to"), Text("Bemerkung und offene Frage", "Remark and open question")
_SHOWN_IN_PART = Text(
    "Hier steht nur der Anfang: Eine Zelle von Excel fasst 32.767 Zeichen.",
    "Only the beginning is shown here: a cell of Excel takes 32,767 letters.",
)
_SHAPE = Text("Form", "Shape")
_AT_SHAPE = Text("Form {cell}", "Shape {cell}")
_ON_CELL = Text("Notiz an {cell}", "Note on {cell}")
_NOTES_HEADS = ((_SHEET, 24), (_CELL, 12), (_TEXT, 100))
_PROTOCOL_HEADS = ((_SHEET, 20), (_CELL, 10), (_CONTENT, 44), (_WHAT, 46), (_WHERE, 26), (_REMARK, 52))
_FITS = 0.9
"""letters of a line that surely fit into one unit of width"""
_SHEET_TAKES = 1_000_000
"""rows of the protocol on one sheet, a little fewer than Excel has; what is more goes onto another"""
_TAB = "#9AA5B1"

assert _SHEET_TAKES < MAX_ROWS


class Sheets:
    """Draws the two sheets into a workbook that XlsxWriter makes."""

    def __init__(self, account: Account, lang: str):
        self.account, self.lang = account, lang
        self.name = account.reading.workbook.name
        self.notes: Sequence[Snippet] = account.notes

    def draw(self, book: xlsxwriter.Workbook) -> None:
        """Add the sheets."""
        base = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
        boxed = base | {"text_wrap": True, "bottom": 1, "bottom_color": "#CBD2D9"}
        self.title = book.add_format(base | {"font_size": 14, "bold": True})
        self.guide = book.add_format(base | {"font_color": "#616E7C"})
        self.wrapped = book.add_format(base | {"font_color": "#616E7C", "text_wrap": True})
        head = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#243B53", "valign": "vcenter"}
        self.head = book.add_format(base | head)
        self.cell = book.add_format(boxed)
        self.number = book.add_format(boxed | {"align": "left"})
        self.date = book.add_format(boxed | {"num_format": "yyyy-mm-dd", "align": "left"})
        if self.notes:
            self._draw_notes(book)
        self._draw_protocol(book)

    def _draw_notes(self, book: xlsxwriter.Workbook) -> None:
        sheet = self._sheet(book, NOTES_NAME.to(self.lang), marks.NOTES, _NOTES_HEADS)
        self._heads(sheet, FIRST_ROW - 1, _NOTES_HEADS, len(self.notes))
        sheet.write_string(0, 0, NOTES_NAME.to(self.lang), self.title)
        sheet.write_string(1, 0, _NOTES_GUIDE.to(self.lang), self.guide)
        for row, note in enumerate(self.notes, FIRST_ROW):
            place = "" if note.row is None or note.column is None else str(Area(*(note.row, note.column) * 2))
            texts = (note.sheet, self._place(place, note.in_shape, note.on_cell), note.text)
            sheet.set_row(row, row_height((text, width) for text, (_, width) in zip(texts, _NOTES_HEADS)))
            for column, text in enumerate(texts):
                sheet.write_string(row, column, cut(text), self.cell)

    def _draw_protocol(self, book: xlsxwriter.Workbook) -> None:
        fates = list(self.account.fates())
        name = PROTOCOL_NAME.to(self.lang)
        lines = [_PROTOCOL_GUIDE.to(self.lang, name=self.name), self._counts(fates)]
        lines += [_asked(question, self.lang) for question in self.account.unanswered]
        for number, start in enumerate(range(0, max(1, len(fates)), _SHEET_TAKES), 1):
            sheet = self._sheet(book, name if number == 1 else f"{name} {number}", marks.PROTOCOL, _PROTOCOL_HEADS)
            sheet.write_string(0, 0, name, self.title)
            for row, line in enumerate(lines, 1):
                self._write_across(sheet, row, cut(line))
            part = fates[start : start + _SHEET_TAKES]
            self._heads(sheet, len(lines) + 2, _PROTOCOL_HEADS, len(part))
            for row, fate in enumerate(part, len(lines) + 3):
                self._write(sheet, row, fate)

    def _counts(self, fates: Sequence[Fate]) -> str:
        noted = sum(any(not target.table for target in fate.targets) for fate in fates)
        moved = sum(bool(fate.targets) for fate in fates) - noted
        left = len(fates) - noted - moved
        return _COUNTS.to(self.lang, count=len(fates), moved=moved, noted=noted, left=left)

    def _sheet(self, book: xlsxwriter.Workbook, name: str, kind: str, heads):
        sheet = book.add_worksheet(name)
        book.define_name(f"'{name}'!{marks.CONVERSION}", f'="{kind}"')
        book.defined_names[-1][3] = True  # hidden; XlsxWriter has no word for it
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.set_footer("&L&8&A&R&8&P / &N")
        sheet.hide_gridlines(2)
        sheet.set_tab_color(_TAB)
        sheet.set_row(0, 24)
        for column, (_, width) in enumerate(heads):
            sheet.set_column(column, column, width)
        return sheet

    def _heads(self, sheet, row: int, heads, rows: int) -> None:
        for column, (head, _) in enumerate(heads):
            sheet.write_string(row, column, head.to(self.lang), self.head)
        sheet.freeze_panes(row + 1, 0)
        sheet.repeat_rows(row)
        sheet.autofilter(row, 0, row + rows, len(heads) - 1)

    def _write(self, sheet, row: int, fate: Fate) -> None:
        place = self._place(fate.spot.cell, bool(fate.spot.shape), fate.spot.on_cell)
        content = fate.content if isinstance(fate.content, str) else ""
        more = (_SHOWN_IN_PART,) if len(pieces(content)) > 1 else ()
        remarks = "\n".join(remark.to(self.lang) for remark in (*fate.remarks, *more))
        where = shown_targets(fate.targets, self.lang)
        what = fate.what.to(self.lang)
        texts = (fate.spot.sheet, place, content, what, where, remarks)
        wide = [(text, width) for text, (_, width) in zip(texts, _PROTOCOL_HEADS)]
        if any(len(text) > width or "\n" in text for text, width in wide):
            sheet.set_row(row, row_height(wide))
        sheet.write_string(row, 0, fate.spot.sheet, self.cell)
        sheet.write_string(row, 1, place, self.cell)
        self._write_content(sheet, row, fate.content)
        sheet.write_string(row, 3, what, self.cell)
        for column, text in ((4, where), (5, remarks)):
            if text:
                sheet.write_string(row, column, cut(text), self.cell)
            else:
                sheet.write_blank(row, column, None, self.cell)

    def _write_across(self, sheet, row: int, text: str) -> None:
        """Write a line above the list; one that is wider than the list would be cut at the edge of the paper."""
        width = sum(width for _, width in _PROTOCOL_HEADS)
        if len(text) <= width * _FITS:
            sheet.write_string(row, 0, text, self.guide)
        else:
            sheet.merge_range(row, 0, row, len(_PROTOCOL_HEADS) - 1, text, self.wrapped)
            sheet.set_row(row, row_height([(text, width)]))

    def _write_content(self, sheet, row: int, content: Cell) -> None:
        if isinstance(content, bool):
            sheet.write_boolean(row, 2, content, self.number)
        elif isinstance(content, int | float):
            sheet.write_number(row, 2, content, self.number)
        elif isinstance(content, datetime.datetime | datetime.date) and content.year >= 1900:
            sheet.write_datetime(row, 2, content, self.date)
        else:
            text = content if isinstance(content, str) else localise(content, self.lang)
            sheet.write_string(row, 2, cut(text), self.cell)

    def _place(self, cell: str, in_shape: bool, on_cell: bool) -> str:
        if on_cell:
            return _ON_CELL.to(self.lang, cell=cell)
        if not in_shape:
            return cell
        return _AT_SHAPE.to(self.lang, cell=cell) if cell else _SHAPE.to(self.lang)


def shown_targets(targets: Iterable[Target], lang: str) -> str:
    """Return the cells of the new workbook as ranges: "Kennzahlen!H4, Werte!A4:A15"."""
    found: list[str] = []
    for (table, column), cells in groupby(sorted(targets, key=_by_column), key=lambda one: (one.table, one.column)):
        sheet = BY_NAME[table].sheet.to(lang) if table else NOTES_NAME.to(lang)
        name = f"'{sheet}'" if " " in sheet or "-" in sheet else sheet
        rows = sorted({target.row + FIRST_ROW for target in cells})
        found += [f"{name}!{Area(first, column, last, column)}" for first, last in _runs(rows)]
    return ", ".join(found)


def _by_column(target: Target) -> tuple:
    return target.table, target.column, target.row


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of numbers that follow each other."""
    first = last = rows[0]
    for row in rows[1:]:
        if row != last + 1:
            yield first, last
            first = row
        last = row
    yield first, last


def _asked(question: Question, lang: str) -> str:
    place = f"{question.sheet}!{question.where}" if question.where else question.sheet
    return _ASKED.to(lang, sheet=place, question=question.text)


def rows_and_columns(account: Account) -> tuple[Mapping, Mapping]:
    """Return table → rows and table → columns, as the template takes them."""
    lines = account.lines
    rows = {name: [line.values for line in table] for name, table in lines.by_table.items()}
    return rows, {name: lines.columns(name) for name in lines.by_table}
