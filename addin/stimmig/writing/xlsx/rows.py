"""The rows of a sheet as XML, written cell by cell."""

import datetime
import math
import re
from collections import defaultdict
from html import escape

from stimmig.cells import column_name

# ECMA-376 part 1, 22.4.2.4: _x000D_ stands for a character, so a text that says so literally is escaped.
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_DAY_ZERO = datetime.datetime(1899, 12, 31)
_LEAP_DAY = 59
"""days after which Excel counts a 29 February 1900 that never was"""


class Strings:
    """The texts of a workbook, each of which its cells share; `first` is the number of the first one."""

    def __init__(self, first: int):
        self._first = first
        self._numbers: dict[str, int] = {}
        self.uses = 0

    def number(self, text: str) -> int:
        """Return the number by which a cell shows a text."""
        self.uses += 1
        return self._numbers.setdefault(text, self._first + len(self._numbers))

    def __len__(self) -> int:
        return len(self._numbers)

    def xml(self) -> str:
        """Return the elements of the texts."""
        return "".join(map(_item, self._numbers))


class Rows:
    """The rows of one sheet. Cells are written as into a worksheet of XlsxWriter, those of a row from left to right."""

    def __init__(self, strings: Strings):
        self._strings = strings
        self._heights: dict[int, float] = {}
        self._cells: defaultdict[int, list[str]] = defaultdict(list)

    def set_row(self, row: int, height: float) -> None:
        """Give a row a height in points."""
        self._heights[row] = height

    def write_blank(self, row: int, column: int, _: None, style: int) -> None:
        """Write an empty cell."""
        self._cells[row].append(f'<c r="{column_name(column)}{row + 1}" s="{style}"/>')

    def write_string(self, row: int, column: int, text: str, style: int) -> None:
        """Write a text, whatever it begins with."""
        self._write(row, column, style, self._strings.number(text), ' t="s"')

    def write_number(self, row: int, column: int, number: float, style: int) -> None:
        """Write a number; what Excel has no number for, as a text."""
        if math.isfinite(number):
            self._write(row, column, style, number)
        else:
            self.write_string(row, column, str(number), style)

    def write_boolean(self, row: int, column: int, value: bool, style: int) -> None:
        """Write a truth value."""
        self._write(row, column, style, int(value), ' t="b"')

    def write_datetime(self, row: int, column: int, moment: datetime.date, style: int) -> None:
        """Write a day, or a moment, from 1900 on."""
        if not isinstance(moment, datetime.datetime):
            moment = datetime.datetime.combine(moment, datetime.time())
        days = (moment - _DAY_ZERO) / datetime.timedelta(days=1)
        days += days > _LEAP_DAY
        self._write(row, column, style, int(days) if days.is_integer() else days)

    def _write(self, row: int, column: int, style: int, value: float, kind: str = "") -> None:
        self._cells[row].append(f'<c r="{column_name(column)}{row + 1}" s="{style}"{kind}><v>{value}</v></c>')

    def xml(self) -> dict[int, str]:
        """Return row → its element."""
        return {row: self._row(row) for row in self._cells.keys() | self._heights.keys()}

    def _row(self, row: int) -> str:
        height = f' ht="{self._heights[row]:.16g}" customHeight="1"' if row in self._heights else ""
        return f'<row r="{row + 1}"{height}>{"".join(self._cells.get(row, ()))}</row>'


def _item(text: str) -> str:
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<si><t{kept}>{_ODD.sub(_code, escape(text, quote=False))}</t></si>"


def _code(odd: re.Match[str]) -> str:
    return f"_x{ord(odd[0]):04X}_"
