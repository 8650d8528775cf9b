"""What stimmig changed on other people's sheets, and how it was before: kept in the workbook, so that it can be put back.

A hidden sheet of stimmig's holds one line for each cell; a hidden name holds on to the cell itself, which Excel moves
along when rows are inserted and sheets are renamed.
"""

import contextlib
import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from stimmig.workbook import marks
from stimmig.workbook.live import kind_of
from stimmig.workbook.live_native import insist

KIND = "cells"
"""not that of the fingerprints, which outlive the marks"""
_SHEET = "stimmig Memory"
_NAME = "_stimmig_cell_{purpose}{number}"
_NO_CELL = "-"
_WARNED = "_stimmig_warned"
_VERY_HIDDEN = 2


class Kept(NamedTuple):
    """How a cell was. `before` is whatever its keeper needs to put it back."""

    cell: Any
    """xlwings range; None for what is about no cell"""
    before: dict[str, Any]


def keep(book: Any, cells: Sequence[Kept], purpose: str = "") -> Any:
    """Note how cells are, before they are changed, and return the sheet on which it is noted.

    What was noted earlier for the same purpose is forgotten. Beside the two columns of notes the sheet is its keeper's.
    """
    forget(book, purpose)
    sheet = book.sheets.add(after=book.sheets[len(book.sheets) - 1])
    names: list[str] = []
    try:
        sheet.names.add(marks.SHEET, f'="{_kind(purpose)}"')
        sheet.name = _SHEET if _SHEET not in [one.name for one in book.sheets] else sheet.name
        lines = [[_named(book, one, purpose, names), json.dumps(one.before)] for one in cells]
        block = sheet.range((1, 1), (len(lines), 2))
        block.number_format = "@"
        block.options(chunksize=None).value = lines
        sheet.visible = False
    except BaseException:  # no cell is changed yet: what was noted leads nowhere
        for name in names:
            with contextlib.suppress(Exception):
                book.names[name].delete()
        insist(sheet.delete)
        raise
    with contextlib.suppress(Exception):
        sheet.api.Visible = _VERY_HIDDEN
    return sheet


def _named(book: Any, kept: Kept, purpose: str, names: list[str]) -> str:
    """Give a cell a hidden name, and return it; `names` are those given before. What is about no cell has none."""
    if kept.cell is None:
        return _NO_CELL
    called = _NAME.format(purpose=purpose, number=len(names))
    owner = kept.cell.sheet.name.replace("'", "''")
    name = book.names.add(called, f"='{owner}'!{kept.cell.address}")
    names.append(called)
    with contextlib.suppress(Exception):
        name.api.Visible = False
    return called


def kept(book: Any, purpose: str = "") -> Iterator[Kept]:
    """Yield what was noted, for the cells that are still there."""
    sheet = memory_of(book, purpose)
    if sheet is None:
        return
    for name, before in _lines(sheet):
        if name == _NO_CELL:
            yield Kept(None, json.loads(before))
        elif name in book.names:
            with contextlib.suppress(Exception):  # the cell's row or sheet is deleted: the name leads nowhere
                yield Kept(_cell(book, book.names[name].refers_to), json.loads(before))


def forget(book: Any, purpose: str = "") -> None:
    """Take away all that was noted."""
    sheet = memory_of(book, purpose)
    if sheet is None:
        return
    for name, _ in _lines(sheet):
        with contextlib.suppress(Exception):
            book.names[name].delete()
    sheet.visible = True  # Excel does not delete a sheet that is hidden from its lists
    sheet.delete()


def memory_of(book: Any, purpose: str = "") -> Any | None:
    """Return the sheet on which it is noted, None where nothing is."""
    return next((sheet for sheet in book.sheets if kind_of(sheet) == _kind(purpose)), None)


def _lines(sheet: Any) -> list[tuple[str, str]]:
    rows = sheet.used_range.options(ndim=2).value
    return [(row[0], row[1]) for row in rows if len(row) > 1 and row[0] and row[1]]


def _kind(purpose: str) -> str:
    return f"{KIND}/{purpose}" if purpose else KIND


def was_warned(book: Any) -> bool:
    """Say whether the owner knows that Excel's undo ends where stimmig changes cells."""
    return _WARNED in book.names


def note_warning(book: Any) -> None:
    """Note that the owner was told."""
    name = book.names.add(_WARNED, '="1"')
    with contextlib.suppress(Exception):
        name.api.Visible = False


def forget_warning(book: Any) -> None:
    """Take that note away, with the rest of what is stimmig's."""
    if _WARNED in book.names:
        book.names[_WARNED].delete()


def _cell(book: Any, refers_to: str) -> Any:
    sheet, _, address = refers_to.removeprefix("=").rpartition("!")
    name = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
    return book.sheets[name].range(address)
