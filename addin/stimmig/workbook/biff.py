"""The records of .xls files (MS-XLS 2.3): what the value reader and xlrd do not tell, and what would break them."""

import io
import struct
from collections.abc import Iterator
from typing import NamedTuple

from stimmig.workbook.workbook import ShapeText

_BOF, _EOF, _ENCRYPTED, _SHEET, _SHARED_STRINGS, _DIMENSIONS = 0x0809, 0x0A, 0x2F, 0x85, 0xFC, 0x200
_FORMULA, _TEXT_OF_SHAPE, _CONTINUE = 0x06, 0x01B6, 0x3C
_CELLS = frozenset({_FORMULA, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6, 0x00BD})
"""records of cells with a value"""
_EMPTY_RESULT = b"\x03\0\0\0\0\0\xff\xff"  # 2.5.133
_MAX_ROWS, _MAX_COLUMNS = 65_536, 256


class Formula(NamedTuple):
    """The cell of a formula, and whether its result is empty: a text without letters, or none at all."""

    row: int
    column: int
    empty: bool


class Stream:
    """The records of the workbook stream; ValueError or struct.error where they cannot be right."""

    def __init__(self, data: bytes):
        import olefile

        with olefile.OleFileIO(io.BytesIO(data)) as container:
            self.data = container.openstream("Workbook" if container.exists("Workbook") else "Book").read()
        self.starts: list[int] = []
        """where the records of each sheet start"""
        self.formulas: dict[int, list[Formula]] = {}
        """number of the sheet → its formulas"""
        self.shapes: dict[int, list[ShapeText]] = {}
        """number of the sheet → texts of its shapes; the file gives no cell for them that could be read simply"""
        self._look()

    def _look(self) -> None:
        depth, sheet, text_length = 0, -1, 0
        for at, kind, body in self._records():
            if kind == _ENCRYPTED:
                return
            if kind == _BOF:
                depth += 1
                sheet = self.starts.index(at) if at in self.starts else sheet
            elif kind == _EOF:
                depth -= 1
            elif depth > 1:
                continue  # a chart within the sheet has cells and texts of its own
            elif kind in _CELLS:
                self._cell(sheet, kind, body)
            elif kind == _TEXT_OF_SHAPE and len(body) >= 12:
                text_length = struct.unpack_from("<H", body, 10)[0]
            elif kind == _CONTINUE and text_length and body:
                encoding = "utf-16-le" if body[0] & 1 else "latin-1"
                text = body[1:].decode(encoding, "replace")[:text_length].strip()
                self.shapes.setdefault(sheet, []).append(ShapeText(text, None, None))
                text_length = 0
            else:
                self._other(kind, body)

    def _cell(self, sheet: int, kind: int, body: bytes) -> None:
        row, column = struct.unpack_from("<HH", body)
        if column >= _MAX_COLUMNS:
            raise ValueError("column outside the sheet")
        if kind == _FORMULA:
            self.formulas.setdefault(sheet, []).append(Formula(row, column, body[6:14] == _EMPTY_RESULT))

    def _other(self, kind: int, body: bytes) -> None:
        if kind == _SHEET:
            self.starts.append(struct.unpack_from("<I", body)[0])
        elif kind == _DIMENSIONS:
            top, bottom, left, right = struct.unpack_from("<IIHH" if len(body) >= 14 else "<HHHH", body)
            # Calamine makes room for all cells between, before it has seen one.
            if bottom > _MAX_ROWS or right > _MAX_COLUMNS or 0 < bottom <= top or 0 < right <= left:
                raise ValueError("dimensions of no sheet")
        elif kind == _SHARED_STRINGS and struct.unpack_from("<I", body, 4)[0] > len(self.data):
            raise ValueError("more texts than bytes")

    def _records(self) -> Iterator[tuple[int, int, bytes]]:
        """Yield start, number and content of each record."""
        at, data = 0, self.data
        while at + 4 <= len(data):
            kind, size = struct.unpack_from("<HH", data, at)
            yield at, kind, data[at + 4 : at + 4 + size]
            at += 4 + size
