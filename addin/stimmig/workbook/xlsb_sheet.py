"""One look at a sheet of a binary workbook (MS-XLSB) for what the value reader does not tell."""

import struct
from collections import defaultdict
from collections.abc import Mapping

from stimmig.cells import MAX_COLUMNS, MAX_ROWS, Area, cell_name
from stimmig.workbook.formats import NumberFormat
from stimmig.workbook.xlsb import number_at

# MS-XLSB 2.3.2: record numbers
_ROW, _ERROR, _FORMULA_ERROR, _LAST_CELL, _COLUMNS, _MERGE = 0, 3, 11, 11, 60, 176
_ROW_LEVEL, _ROW_IS_HIDDEN = 0x07, 0x10  # 2.4.741, iOutLevel and fDyZero in the twelfth byte
# 2.5.98.2
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_CELL = struct.Struct("<II")


class BinarySheet:
    """What a sheet part holds beside the values; ValueError, IndexError or struct.error where it is damaged."""

    def __init__(self, data: bytes, changing: Mapping[int, NumberFormat]):
        self.data = data
        self.changing = changing
        self.last = self.widest = (-1, -1)
        """row and column of the cell that comes last, and of one in the last column"""
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.outline: dict[int, int] = {}
        """row → level, of the rows that are grouped below another"""
        self.merges: list[Area] = []
        self.errors: dict[tuple[int, int], str] = {}
        self.formats: defaultdict[int, dict[int, NumberFormat]] = defaultdict(dict)
        self._look()

    def far_cell(self, limit: int) -> str | None:
        """Return the cell that stretches the sheet over more than `limit` cells, counted from A1, if there is one."""
        rows, columns = self.last[0] + 1, self.widest[1] + 1
        if rows * columns <= limit:
            return None
        return cell_name(*(self.last if rows / MAX_ROWS >= columns / MAX_COLUMNS else self.widest))

    def column_styles(self, column: int) -> dict[int, int]:
        """Return row → style for all cells of one column."""
        found, row = {}, -1
        for kind, at in self._places():
            if kind == _ROW:
                row = struct.unpack_from("<I", self.data, at)[0]
            elif kind <= _LAST_CELL:
                where, style = _CELL.unpack_from(self.data, at)
                if where == column:
                    found[row] = style & 0xFFFFFF
        return found

    def _places(self):
        """Yield number and start of each record."""
        data, at, end = self.data, 0, len(self.data)
        while at < end:
            kind, size = data[at], data[at + 1]
            at += 2
            if kind >= 0x80 or size >= 0x80:  # rare: the records of cells have short numbers and sizes
                kind, at = number_at(data, at - 2, 2)
                size, at = number_at(data, at, 4)
            yield kind, at
            at += size

    def _look(self) -> None:
        row, changing, unpack, data = -1, self.changing, _CELL.unpack_from, self.data
        for kind, at in self._places():
            if kind == _ROW:
                row = self._next_row(at, row)
            elif kind <= _LAST_CELL:
                column, style = unpack(data, at)
                if column > self.widest[1]:
                    self.widest = row, column
                if style & 0xFFFFFF in changing:
                    self.formats[column][row] = changing[style & 0xFFFFFF]
                if kind in (_ERROR, _FORMULA_ERROR):
                    self.errors[row, column] = _ERRORS.get(data[at + 8], "#?")
                self.last = row, column
            elif kind == _COLUMNS:
                self._columns(at)
            elif kind == _MERGE:
                top, bottom, left, right = struct.unpack_from("<4I", data, at)
                self.merges.append(Area(top, left, bottom, right))
        if self.widest[1] >= MAX_COLUMNS:
            raise ValueError("column outside the sheet")

    def _next_row(self, at: int, before: int) -> int:
        row = struct.unpack_from("<I", self.data, at)[0]
        if not before < row < MAX_ROWS:  # calamine counts on the order, and makes room for the rows in between
            raise ValueError("row out of order")
        if self.data[at + 11] & _ROW_IS_HIDDEN:
            self.hidden_rows.add(row)
        if level := self.data[at + 11] & _ROW_LEVEL:
            self.outline[row] = level
        return row

    def _columns(self, at: int) -> None:
        first, last = struct.unpack_from("<II", self.data, at)
        if self.data[at + 16] & 1:
            self.hidden_columns.update(range(first, min(last + 1, MAX_COLUMNS)))
