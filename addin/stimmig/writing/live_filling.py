"""Fill cells of a sheet that is open in Excel, and let its table grow: whole blocks at a time.

It carries out what `writing/xlsx/fill.py` carries out in a closed file. The number of calls depends on the blocks and their
columns, not on the rows.
"""

import contextlib
import datetime
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, NamedTuple

from stimmig.cells import Area, Cell
from stimmig.workbook.formats import is_date_format, read_format
from stimmig.writing.stretches import beside_each_other, stretches
from stimmig.writing.xlsx.fill import Filling

_DATE = "m/d/yyyy"
"""Excel's code for the day as the reader's system shows it"""


class Look(Enum):
    """What cells look like that are filled."""

    OWN = 1
    AS_ROW = 2
    """as a row above: they are new below a table"""
    AS_COLUMNS = 3
    """as the columns to the left: they are new beside a table"""
    AS_NUMBER = 4
    """as before, but their number is shown as in the column to the left where theirs says nothing"""


class Block(NamedTuple):
    """Cells of a sheet that are filled at once, by rows."""

    sheet: str
    area: Area
    values: tuple[tuple[Cell | None, ...], ...]
    model: Area | None = None
    """the cells whose look these take, None where each keeps its own"""
    look: Look = Look.OWN

    def range_in(self, book: Any) -> Any:
        """Return the cells as an xlwings range."""
        return range_of(book.sheets[self.sheet], self.area)

    def model_in(self, book: Any) -> Any:
        """Return the cells whose look these take as an xlwings range."""
        return range_of(book.sheets[self.sheet], self.model)


def range_of(sheet: Any, area: Area) -> Any:
    """Return an area of an open sheet as an xlwings range."""
    return sheet.range((area.top + 1, area.left + 1), (area.bottom + 1, area.right + 1))


def blocks_of(fillings: Mapping[str, Filling]) -> Iterator[Block]:
    """Yield what is to be filled, block by block; rows by which a table grows are in blocks of their own."""
    for sheet, filling in fillings.items():
        parts: dict[tuple[Look, int], dict[int, list[int]]] = {}
        for row, column in filling.cells:
            parts.setdefault(_look(filling, row, column), {}).setdefault(column, []).append(row)
        for (look, by), columns in sorted(parts.items(), key=lambda part: (part[0][0].value, part[0][1])):
            runs = ((top, bottom, column) for column, rows in columns.items() for top, bottom in stretches(rows))
            for top, bottom, left, right in beside_each_other(sorted(runs)):
                rows, across = range(top, bottom + 1), range(left, right + 1)
                values = tuple(tuple(filling.cells[row, column] for column in across) for row in rows)
                area = Area(top, left, bottom, right)
                if look is Look.AS_ROW:
                    model = Area(filling.like, left, filling.like, right)
                else:
                    model = None if look is Look.OWN else area._replace(left=left - by, right=right - by)
                yield Block(sheet, area, values, model, look)


def _look(filling: Filling, row: int, column: int) -> tuple[Look, int]:
    """Return what a cell is to look like, and how many columns to the left the cells stand that it looks like."""
    for right in filling.right:
        step, at = column - right.group.left, right.group
        if at.right < column <= at.right + right.more and at.top <= row <= at.bottom:
            return Look.AS_COLUMNS, step - step % right.width
    if filling.growth is not None and filling.like is not None:  # other tables may stand beside and below
        area, bottom = filling.growth
        if area.bottom < row <= bottom and area.left <= column <= area.right:
            return Look.AS_ROW, 0
    model = filling.looks.get((row, column), (row, column))
    return (Look.OWN, 0) if model[1] == column else (Look.AS_NUMBER, column - model[1])


def alike(block: Block, book: Any) -> Iterator[Block]:
    """Yield a block, or its cells one by one where their number formats differ although each needs to be known."""
    if block.look is not Look.AS_NUMBER or None not in _codes(block, book):
        yield block
        return
    area, model = block.area, block.model
    for row in range(area.top, area.bottom + 1):
        for column in range(area.left, area.right + 1):
            like = column - area.left + model.left
            cell, value = Area(row, column, row, column), block.values[row - area.top][column - area.left]
            yield block._replace(area=cell, values=((value,),), model=Area(row, like, row, like))


def _codes(block: Block, book: Any) -> tuple[str | None, str | None]:
    """Return the number formats of cells and of those whose look they take; None where they differ among themselves."""
    return block.range_in(book).number_format, block.model_in(book).number_format


def _number_format(block: Block, book: Any) -> tuple[str, str] | None:
    """Return the number format now, and the one to come; None where it stays."""
    if block.look is not Look.AS_NUMBER:
        return None
    now, new = _codes(block, book)
    if None in (now, new) or read_format(now).changes_meaning or not read_format(new).changes_meaning:
        return None
    return now, new


def formats_to_change(block: Block, book: Any) -> dict[int, str]:
    """Return column → its number format now, for columns that are to get another one, cell by cell."""
    if (formats := _number_format(block, book)) is not None:
        return dict.fromkeys(range(block.area.left, block.area.right + 1), formats[0])
    return _date_formats(block, book)


def _date_formats(block: Block, book: Any) -> dict[int, str]:
    """Return column → its number format now, for columns that get days and do not show days."""
    found: dict[int, str] = {}
    if block.look is Look.AS_COLUMNS:  # these show their days as the others do
        return found
    for column in range(block.area.left, block.area.right + 1):
        if any(isinstance(row[column - block.area.left], datetime.date) for row in block.values):
            code = _column(block, book, column).number_format
            if code is not None and not is_date_format(0, code):  # None: mixed, so somebody has seen to it
                found[column] = code
    return found


def fill(block: Block, book: Any) -> None:
    """Write the values of a block; texts stay texts, days get a format that shows them."""
    cells = block.range_in(book)
    if block.look is Look.AS_ROW:
        with contextlib.suppress(Exception):  # the look is not worth an entry: Excel copies no row that a filter hides
            _take_look(block, book)
    elif block.look is Look.AS_COLUMNS:  # here it is: a share would be read as a number
        _take_look(block, book)
    elif (formats := _number_format(block, book)) is not None:
        cells.number_format = formats[1]
    for column in _date_formats(block, book):
        _column(block, book, column).number_format = _DATE
    cells.options(chunksize=None).value = [[_typed(value) for value in row] for row in block.values]


def _take_look(block: Block, book: Any) -> None:
    """Copy looks, merged cells, lists and limits; rules that colour cells reach over the new ones then."""
    try:
        block.model_in(book).copy()
        for kind in ("formats", "validation"):
            block.range_in(book).paste(kind)
    finally:
        with contextlib.suppress(Exception):
            book.app.cut_copy_mode = False


def _typed(value: Cell | None) -> Any:
    if isinstance(value, str):
        # With an apostrophe, which Excel takes for "this is a text": MAR-1 is no day, and =1 no formula.
        return f"'{value}" if value else None
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return datetime.datetime(value.year, value.month, value.day)
    return value


def _column(block: Block, book: Any, column: int) -> Any:
    return range_of(book.sheets[block.sheet], block.area._replace(left=column, right=column))
