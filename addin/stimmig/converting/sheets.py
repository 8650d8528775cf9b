"""Write what stands beside the tables of a converted workbook: the notes, and the protocol of every cell."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from stimmig.cells import MAX_ROWS, Area, Cell
from stimmig.converting import beside
from stimmig.converting.account import Account, Fate
from stimmig.converting.beside import CONTENT_COLUMN, FIRST_LINE, NOTES_HEADS, NOTES_NAME, PROTOCOL_HEADS, BesideSheets
from stimmig.converting.targets import Target
from stimmig.language.text import Text, localise
from stimmig.model.canonical import BY_NAME
from stimmig.reading.layout import Question
from stimmig.reading.statements import Snippet
from stimmig.template.filled import start_filling
from stimmig.template.rows import FIRST_ROW
from stimmig.writing.heights import row_height
from stimmig.writing.letters import cut, pieces
from stimmig.writing.xlsx.frame import Filling
from stimmig.writing.xlsx.rows import Rows

_PROTOCOL_GUIDE = Text(
    "Was aus jeder Zelle von {name} wurde. Die Quelle selbst ist unverändert.",
    "What became of each cell of {name}. The source itself is unchanged.",
)
_COUNTS = Text(
    "{count:Eine Zelle|{count} Zellen}: {moved} übernommen, {noted} bei den Notizen, {left} ohne Platz in den Tabellen (Überschriften, Summen, Offenes).",
    "{count:One cell|{count} cells}: {moved} carried over, {noted} kept with the notes, {left} without a place in the tables (headings, totals, what is open).",
)
_ASKED = Text("Offene Frage zu {sheet}: {question}", "Open question about {sheet}: {question}")
_SHOWN_IN_PART = Text(
    "Hier steht nur der Anfang: Eine Zelle von Excel fasst 32.767 Zeichen.",
    "Only the beginning is shown here: a cell of Excel takes 32,767 letters.",
)
_SHAPE = Text("Form", "Shape")
_AT_SHAPE = Text("Form {cell}", "Shape {cell}")
_ON_CELL = Text("Notiz an {cell}", "Note on {cell}")
_WIDTH = sum(width for _, width in PROTOCOL_HEADS)
_FITS = 0.9
"""letters of a line that surely fit into one unit of width"""
_SHEET_TAKES = 1_000_000
"""rows of the protocol on one sheet, a little fewer than Excel has; what is more goes onto another"""

assert _SHEET_TAKES < MAX_ROWS


def filled_workbook(account: Account, lang: str) -> bytes:
    """Return the canonical workbook with the rows of the account, its notes and its protocol."""
    lines = account.lines
    rows = {name: [line.values for line in table] for name, table in lines.by_table.items()}
    return _Filled(account, lang).package(rows, {name: lines.columns(name) for name in lines.by_table})


class _Filled:
    def __init__(self, account: Account, lang: str):
        self.lang = lang
        self.notes: Sequence[Snippet] = account.notes
        self.fates = list(account.fates())
        guide = _PROTOCOL_GUIDE.to(lang, name=account.reading.workbook.name)
        lines = (guide, self._counts(), *(_asked(question, lang) for question in account.unanswered))
        self.lines = [cut(line) for line in lines]
        # A line that is wider than the list would be cut at the edge of the paper.
        wide = tuple(len(line) > _WIDTH * _FITS for line in self.lines)
        self.beside = BesideSheets(lang, bool(self.notes), wide, max(1, -(-len(self.fates) // _SHEET_TAKES)))

    def package(self, rows: Mapping, columns: Mapping) -> bytes:
        """Return the workbook; `rows` and `columns` by table, as the template takes them."""
        filling = start_filling(self.lang, rows, columns, self.beside)
        if self.notes:
            self._write_notes(filling)
        for number, name in enumerate(self.beside.protocol_names()):
            self._write_protocol(filling, name, self.fates[number * _SHEET_TAKES : (number + 1) * _SHEET_TAKES])
        return filling.package()

    def _write_notes(self, filling: Filling) -> None:
        name = NOTES_NAME.to(self.lang)
        sheet, style = filling.rows[name], filling.frame.style(name, FIRST_ROW, 0)
        for row, note in enumerate(self.notes, FIRST_ROW):
            place = "" if note.row is None or note.column is None else str(Area(*(note.row, note.column) * 2))
            texts = (note.sheet, self._place(place, note.in_shape, note.on_cell), note.text)
            sheet.set_row(row, row_height((text, width) for text, (_, width) in zip(texts, NOTES_HEADS)))
            for column, text in enumerate(texts):
                sheet.write_string(row, column, cut(text), style)

    def _write_protocol(self, filling: Filling, name: str, fates: Sequence[Fate]) -> None:
        sheet, frame, first = filling.rows[name], filling.frame, self.beside.head + 1
        for row, (line, is_wide) in enumerate(zip(self.lines, self.beside.wide), FIRST_LINE):
            sheet.write_string(row, 0, line, frame.style(name, row, 0))
            if is_wide:
                sheet.set_row(row, row_height([(line, _WIDTH)]))
                for column in range(1, len(PROTOCOL_HEADS)):
                    sheet.write_blank(row, column, None, frame.style(name, row, column))
        kinds = (beside.TEXT, beside.NUMBER, beside.DATE)
        styles = [frame.style(name, first + kind, CONTENT_COLUMN) for kind in kinds]
        for row, fate in enumerate(fates, first):
            self._write(sheet, row, fate, styles)

    def _counts(self) -> str:
        noted = sum(any(not target.table for target in fate.targets) for fate in self.fates)
        moved = sum(bool(fate.targets) for fate in self.fates) - noted
        left = len(self.fates) - noted - moved
        return _COUNTS.to(self.lang, count=len(self.fates), moved=moved, noted=noted, left=left)

    def _write(self, sheet: Rows, row: int, fate: Fate, styles: Sequence[int]) -> None:
        cell = styles[beside.TEXT]
        place = self._place(fate.spot.cell, bool(fate.spot.shape), fate.spot.on_cell)
        content = fate.content if isinstance(fate.content, str) else ""
        more = (_SHOWN_IN_PART,) if len(pieces(content)) > 1 else ()
        remarks = "\n".join(remark.to(self.lang) for remark in (*fate.remarks, *more))
        where = shown_targets(fate.targets, self.lang)
        what = fate.what.to(self.lang)
        texts = (fate.spot.sheet, place, content, what, where, remarks)
        wide = [(text, width) for text, (_, width) in zip(texts, PROTOCOL_HEADS)]
        if any(len(text) > width or "\n" in text for text, width in wide):
            sheet.set_row(row, row_height(wide))
        sheet.write_string(row, 0, fate.spot.sheet, cell)
        sheet.write_string(row, 1, place, cell)
        self._write_content(sheet, row, fate.content, styles)
        sheet.write_string(row, 3, what, cell)
        for column, text in ((4, where), (5, remarks)):
            if text:
                sheet.write_string(row, column, cut(text), cell)
            else:
                sheet.write_blank(row, column, None, cell)

    def _write_content(self, sheet: Rows, row: int, content: Cell, styles: Sequence[int]) -> None:
        if isinstance(content, bool):
            sheet.write_boolean(row, CONTENT_COLUMN, content, styles[beside.NUMBER])
        elif isinstance(content, int | float):
            sheet.write_number(row, CONTENT_COLUMN, content, styles[beside.NUMBER])
        elif isinstance(content, datetime.datetime | datetime.date) and content.year >= 1900:
            sheet.write_datetime(row, CONTENT_COLUMN, content, styles[beside.DATE])
        else:
            text = content if isinstance(content, str) else localise(content, self.lang)
            sheet.write_string(row, CONTENT_COLUMN, cut(text), styles[beside.TEXT])

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
