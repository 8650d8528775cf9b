"""Closed .xls files: values through calamine; formats, hidden rows, merges, errors and shapes through xlrd."""

import io
import struct
from functools import cached_property
from pathlib import Path

from stimmig.cells import Area
from stimmig.workbook import marks
from stimmig.workbook.formats import read_format
from stimmig.workbook.values import read_values
from stimmig.workbook.workbook import ShapeText, Sheet, SheetDetails, Workbook

# MS-XLS 2.4: record numbers
_BOF, _TXO, _CONTINUE = 0x0809, 0x01B6, 0x003C


def read_xls(data: bytes, name: str, alias: str, path: Path | None) -> Workbook:
    """Return the workbook in a BIFF file; Refusal where it cannot be read."""
    reader = _Reader(data)
    sheets, own = [], []
    for sheet, visible, rows in read_values(data, name):
        if sheet.startswith(marks.SHEET_PREFIX):
            own.append(sheet)
        else:
            sheets.append(Sheet(sheet, rows, visible=visible, details=lambda sheet=sheet: reader.details(sheet)))
    return Workbook(
        name=name, alias=alias, format="xls", sheets=tuple(sheets), path=path, data=data, own_sheets=tuple(own)
    )


class _Reader:
    def __init__(self, data: bytes):
        self.data = data

    @cached_property
    def book(self):
        import xlrd

        log = io.StringIO()  # xlrd prints what it wonders about
        return xlrd.open_workbook(file_contents=self.data, formatting_info=True, logfile=log)

    def details(self, name: str) -> SheetDetails:
        """Return what a sheet holds beside its values."""
        try:
            sheet = self.book.sheet_by_name(name)
        except Exception:  # xlrd is stricter than calamine; what it cannot see is said, not guessed
            return SheetDetails(unread=frozenset({"hidden rows", "number formats", "formulas", "shapes"}))
        return SheetDetails(
            merges=tuple(Area(top, left, end - 1, right - 1) for top, end, left, right in sheet.merged_cells),
            hidden_rows=frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden),
            hidden_columns=frozenset(column for column, info in sheet.colinfo_map.items() if info.hidden),
            formats=self._formats(sheet),
            errors=self._errors(sheet),
            shapes=self._shapes.get(name, ()),
            unread=frozenset({"formulas"}),
            look_up_format=lambda column: self._look_up(sheet, column, self._format),
            look_up_fills=lambda column: self._look_up(sheet, column, self._fill),
        )

    def _formats(self, sheet) -> dict:
        changing = {index for index in range(len(self.book.xf_list)) if self._format(index).changes_meaning}
        found: dict = {}
        if changing:
            for row in range(sheet.nrows):
                for column in range(sheet.row_len(row)):
                    if (index := sheet.cell_xf_index(row, column)) in changing:
                        found.setdefault(column, {})[row] = self._format(index)
        return found

    def _errors(self, sheet) -> dict[tuple[int, int], str]:
        from xlrd import XL_CELL_ERROR, error_text_from_code

        return {
            (row, column): error_text_from_code.get(sheet.cell_value(row, column), "#?")
            for row in range(sheet.nrows)
            for column, kind in enumerate(sheet.row_types(row))
            if kind == XL_CELL_ERROR
        }

    def _look_up(self, sheet, column: int, meaning) -> dict:
        indexes = {row: sheet.cell_xf_index(row, column) for row in range(sheet.nrows) if column < sheet.row_len(row)}
        return {row: meaning(index) for row, index in indexes.items() if meaning(index)}

    def _format(self, index: int):
        key = self.book.xf_list[index].format_key
        return read_format(self.book.format_map[key].format_str if key in self.book.format_map else "")

    def _fill(self, index: int) -> str:
        background = self.book.xf_list[index].background
        colour = self.book.colour_map.get(background.pattern_colour_index)
        return "".join(f"{part:02X}" for part in colour) if background.fill_pattern == 1 and colour else ""

    @cached_property
    def _shapes(self) -> dict[str, tuple[ShapeText, ...]]:
        """Return sheet → texts of its shapes; the file gives no cell for them that could be read simply."""
        names = self.book.sheet_names()
        found: dict[str, list[ShapeText]] = {}
        substream, text_length = -1, 0
        for kind, body in self._records():
            if kind == _BOF:
                substream += 1  # the first is the workbook's own
            elif kind == _TXO and len(body) >= 12:
                text_length = struct.unpack_from("<H", body, 10)[0]
            elif kind == _CONTINUE and text_length:
                encoding = "utf-16-le" if body[0] & 1 else "latin-1"
                text = body[1:].decode(encoding, "replace")[:text_length].strip()
                text_length = 0
                if text and 0 < substream <= len(names):
                    found.setdefault(names[substream - 1], []).append(ShapeText(text, None, None))
        notes = {
            name: {note.text.strip() for note in self.book.sheet_by_name(name).cell_note_map.values()} for name in found
        }
        return {name: tuple(text for text in texts if text.text not in notes[name]) for name, texts in found.items()}

    def _records(self):
        import olefile

        with olefile.OleFileIO(io.BytesIO(self.data)) as container:
            stream = container.openstream("Workbook" if container.exists("Workbook") else "Book").read()
        at = 0
        while at + 4 <= len(stream):
            kind, size = struct.unpack_from("<HH", stream, at)
            yield kind, stream[at + 4 : at + 4 + size]
            at += 4 + size
