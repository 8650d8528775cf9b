"""Fill cells of a sheet that is open in Excel, and let its table grow: whole blocks at a time.

It carries out what `writing/xlsx/fill.py` carries out in a closed file. The number of calls depends on the blocks and their
columns, not on the rows.
"""

import contextlib
import datetime
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from stimmig.cells import Area, Cell
from stimmig.workbook.formats import is_date_format
from stimmig.writing.stretches import beside_each_other, stretches
from stimmig.writing.xlsx.fill import Filling

_DATE = "m/d/yyyy"
"""Excel's code for the day as the reader's system shows it"""


class Block(NamedTuple):
    """Cells of a sheet that are filled at once, by rows."""

    sheet: str
    area: Area
    values: tuple[tuple[Cell | None, ...], ...]
    like: int | None
    """the row whose look these take, None where each keeps its own"""

    def range_in(self, book: Any) -> Any:
        """Return the cells as an xlwings range."""
        return range_of(book.sheets[self.sheet], self.area)


def range_of(sheet: Any, area: Area) -> Any:
    """Return an area of an open sheet as an xlwings range."""
    return sheet.range((area.top + 1, area.left + 1), (area.bottom + 1, area.right + 1))


def blocks_of(fillings: Mapping[str, Filling]) -> Iterator[Block]:
    """Yield what is to be filled, block by block; rows by which a table grows are in blocks of their own."""
    for sheet, filling in fillings.items():
        parts: dict[bool, dict[int, list[int]]] = {False: {}, True: {}}
        for row, column in filling.cells:
            parts[_is_new(filling, row, column)].setdefault(column, []).append(row)
        for grown, columns in parts.items():
            runs = ((top, bottom, column) for column, rows in columns.items() for top, bottom in stretches(rows))
            for top, bottom, left, right in beside_each_other(sorted(runs)):
                rows, across = range(top, bottom + 1), range(left, right + 1)
                values = tuple(tuple(filling.cells[row, column] for column in across) for row in rows)
                yield Block(sheet, Area(top, left, bottom, right), values, filling.like if grown else None)


def _is_new(filling: Filling, row: int, column: int) -> bool:
    """Say whether a cell is in a row that the table gets; other tables may stand beside and below."""
    if filling.growth is None:
        return False
    area, bottom = filling.growth
    return area.bottom < row <= bottom and area.left <= column <= area.right


def date_formats(block: Block, book: Any) -> dict[int, str]:
    """Return column → its number format now, for columns that get days and do not show days."""
    found = {}
    for column in range(block.area.left, block.area.right + 1):
        if any(isinstance(row[column - block.area.left], datetime.date) for row in block.values):
            code = _column(block, book, column).number_format
            if code is not None and not is_date_format(0, code):  # None: mixed, so somebody has seen to it
                found[column] = code
    return found


def fill(block: Block, book: Any) -> None:
    """Write the values of a block; texts stay texts, days get a format that shows them."""
    sheet, cells = book.sheets[block.sheet], block.range_in(book)
    if block.like is not None:
        area = block.area
        model = range_of(sheet, Area(block.like, area.left, block.like, area.right))
        with contextlib.suppress(Exception):  # the look is not worth an entry: Excel copies no row that a filter hides
            model.copy()
            for kind in ("formats", "validation"):
                cells.paste(kind)
        with contextlib.suppress(Exception):
            book.app.cut_copy_mode = False
    for column in date_formats(block, book):
        _column(block, book, column).number_format = _DATE
    cells.options(chunksize=None).value = [[_typed(value) for value in row] for row in block.values]


def _typed(value: Cell | None) -> Any:
    if isinstance(value, str):
        # With an apostrophe, which Excel takes for "this is a text": MAR-1 is no day, and =1 no formula.
        return f"'{value}" if value else None
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return datetime.datetime(value.year, value.month, value.day)
    return value


def _column(block: Block, book: Any, column: int) -> Any:
    return range_of(book.sheets[block.sheet], block.area._replace(left=column, right=column))
