"""Take back what was recorded last in an open workbook, from the snapshot that was kept before: everything, or nothing."""

import contextlib
import datetime
from collections.abc import Iterable
from typing import Any

from stimmig.cells import Area, Cell
from stimmig.clicks import check_in_words as words
from stimmig.clicks import memory, protection
from stimmig.model.fingerprint import fingerprint
from stimmig.refusal import Refusal
from stimmig.workbook import marks
from stimmig.workbook.live import kind_of
from stimmig.workbook.live_sheet import area_of
from stimmig.workbook.live_values import cell_of
from stimmig.writing.live_filling import range_of

PURPOSE = "record"
CELLS, LOOK, TABLE, OPEN, PROTECTED, SHEET = "cells", "look", "table", "open", "protected", "sheet"
WIDTH, PRINT = "width", "print"
"""what a line of the snapshot is about"""
_ASIDE = f"{memory.KIND}/aside-"
_SEAL = "_stimmig_seal"
"""sheet-scoped: how a sheet read when it was put in, so that work on it is seen"""
_DAY = "day"
_VERY_HIDDEN = 2
_OLD, _LONGEST_NAME = " (0)", 31


def has_snapshot(book: Any) -> bool:
    """Say whether there is anything to take back."""
    return memory.memory_of(book, PURPOSE) is not None


def drop_snapshot(book: Any) -> None:
    """Forget what could be taken back, and the sheets that were set aside for it."""
    memory.forget(book, PURPOSE)
    for sheet in [sheet for sheet in book.sheets if kind_of(sheet).startswith(_ASIDE)]:
        _delete(sheet)


def take_back(book: Any, *, whatever_changed: bool = False) -> int:
    """Put everything back as it was before, and return how many cells that were.

    Refusal where something of it was changed since, or a sheet is protected by its owner; nothing is changed then.
    """
    lines = [line for one in memory.kept(book, PURPOSE) if (line := _found(book, one)) is not None]
    sheets = {line.cell.sheet.name for line in lines if line.cell is not None}
    if not whatever_changed:
        protection.refuse_protected(book, sheets)
        if changed := _changed_since(book, lines):
            raise Refusal("changed_since", words.CHANGED_SINCE, places=changed)
    with protection.lifted(book, sheets):
        for line in (one for what in (TABLE, CELLS, LOOK, WIDTH, PRINT, SHEET, OPEN) for one in _about(lines, what)):
            _BACK[line.before["what"]](book, line)
    for line in _about(lines, PROTECTED):
        _without_protection(line)
    drop_snapshot(book)
    return sum(len(line.cell) for line in _about(lines, CELLS))


def on_own_sheet(line: memory.Kept) -> memory.Kept:
    """Return a line that finds its cells by the kind of their sheet, where that is stimmig's.

    No name may lead to such a sheet: it could no longer be taken out of the file.
    """
    kind = kind_of(line.cell.sheet) if line.cell is not None else ""
    return memory.Kept(None, line.before | {"on": kind, "cells": line.cell.address}) if kind else line


def _found(book: Any, line: memory.Kept) -> memory.Kept | None:
    """Return a line with its cells; None where their sheet is gone."""
    if "on" not in line.before:
        return line
    sheet = _of_kind(book, line.before["on"])
    return None if sheet is None else line._replace(cell=sheet.range(line.before["cells"]))


def set_aside(sheet: Any) -> str:
    """Keep a sheet of stimmig's that another one replaces, hidden and under another mark; return the name that is free now."""
    name, kind = sheet.name, kind_of(sheet)
    sheet.names[marks.SHEET].refers_to = f'="{_ASIDE}{kind}"'
    sheet.visible = False
    sheet.name = f"{name[: _LONGEST_NAME - len(_OLD)]}{_OLD}"
    return name


def seal(sheet: Any) -> None:
    """Note on a new sheet how it reads."""
    sheet.names.add(_SEAL, f'="{_content(sheet)}"')


def read_values(cells: Any) -> list[list[Any]]:
    """Return the values of a range by rows, "" where a cell is empty, in a form that JSON keeps."""
    values = cells.options(ndim=2, err_to_str=True, empty="").value
    return [[_kept(cell_of(value)) for value in row] for row in values]


def _kept(value: Cell) -> Any:
    return {_DAY: value.isoformat()} if isinstance(value, datetime.date) else value


def _about(lines: Iterable[memory.Kept], what: str) -> list[memory.Kept]:
    return [line for line in lines if line.before["what"] == what]


def _changed_since(book: Any, lines: list[memory.Kept]) -> list[str]:
    """Return the places that no longer hold what was written, or that are gone."""
    found = []
    for line in _about(lines, CELLS):
        values = line.cell.options(ndim=2, err_to_str=True, empty="").value
        if fingerprint(cell_of(value) for row in values for value in row) != line.before["written"]:
            found.append(f"{line.cell.sheet.name}!{line.cell.address.replace('$', '')}")
    for line in _about(lines, TABLE):
        table = _table(line)
        if table is None or list(table.range.shape) != list(line.before["grown"]):
            found.append(line.cell.sheet.name)
    for line in _about(lines, SHEET):
        sheet = _of_kind(book, line.before["kind"])
        if sheet is not None and (_SEAL not in sheet.names or _sealed(sheet) != _content(sheet)):
            found.append(sheet.name)  # somebody worked on it, or something was recorded another way
    return list(dict.fromkeys(found))


def _sealed(sheet: Any) -> str:
    return marks.text_of(sheet.names[_SEAL].refers_to)


def _content(sheet: Any) -> str:
    values = sheet.used_range.options(ndim=2, err_to_str=True, empty="").value
    return fingerprint(cell_of(value) for row in values for value in row)


def _table(line: memory.Kept) -> Any | None:
    return next((one for one in line.cell.sheet.tables if one.name == line.before["name"]), None)


def _of_kind(book: Any, kind: str) -> Any | None:
    return next((sheet for sheet in book.sheets if kind_of(sheet) == kind), None)


def _cells_back(book: Any, line: memory.Kept) -> None:
    values = line.before["values"]
    if values is None:
        line.cell.clear_contents()
    else:
        line.cell.options(chunksize=None).value = [[_typed(value) for value in row] for row in values]
    sheet, area = line.cell.sheet, area_of(line.cell.address)
    for column, code in line.before["formats"].items():
        at = area.left + int(column)
        range_of(sheet, area._replace(left=at, right=at)).number_format = code


def _typed(value: Any) -> Any:
    if isinstance(value, dict):
        return datetime.datetime.fromisoformat(value[_DAY])
    return f"'{value}" if isinstance(value, str) and value else value or None if isinstance(value, str) else value


def _look_back(book: Any, line: memory.Kept) -> None:
    height, width = line.cell.shape
    top, left = line.before["row"], line.before["column"]
    if line.cell.merge_cells is not False:
        line.cell.unmerge()
    copy = range_of(memory.memory_of(book, PURPOSE), Area(top, left, top + height - 1, left + width - 1))
    copy.copy(line.cell)


def _table_back(book: Any, line: memory.Kept) -> None:
    if (table := _table(line)) is not None:
        area, (rows, columns) = area_of(table.range.address), line.before["shape"]
        before = Area(area.top, area.left, area.top + rows - 1, area.left + columns - 1)
        table.resize(range_of(line.cell.sheet, before))


def _width_back(book: Any, line: memory.Kept) -> None:
    line.cell.column_width = line.before["width"]


def _print_back(book: Any, line: memory.Kept) -> None:
    line.cell.sheet.page_setup.print_area = line.before["area"]


def _sheet_back(book: Any, line: memory.Kept) -> None:
    kind = line.before["kind"]
    aside = _of_kind(book, f"{_ASIDE}{kind}")
    new = _of_kind(book, kind)
    if new is not None and (aside is not None or not line.before["aside"]):
        name = new.name
        _delete(new)
        if aside is not None:
            aside.name = name
    if aside is not None:
        aside.names[marks.SHEET].refers_to = f'="{kind}"'
        with contextlib.suppress(Exception):  # as it was before, hidden from Excel's lists too
            aside.api.Visible = _VERY_HIDDEN


def _open(book: Any, line: memory.Kept) -> None:
    protection.lock(line.cell, False)


def _without_protection(line: memory.Kept) -> None:
    """Take the protection away from a sheet that had none: all its cells were locked then, and none guarded."""
    protection.unprotect(line.cell.sheet)
    protection.lock(line.cell.sheet.cells, True)


def _delete(sheet: Any) -> None:
    sheet.visible = True  # Excel does not delete a sheet that is hidden from its lists
    sheet.delete()


_BACK = {
    CELLS: _cells_back,
    LOOK: _look_back,
    TABLE: _table_back,
    WIDTH: _width_back,
    PRINT: _print_back,
    SHEET: _sheet_back,
    OPEN: _open,
}
