"""Formulas in columns about bonuses, pay or grades, on any sheet, that refer to cells of OKR tables."""

import re
from collections.abc import Iterable, Iterator, Sequence

from stimmig.cells import MAX_ROWS, Area
from stimmig.language import lexicon
from stimmig.language.incentives import kind_of
from stimmig.model.place import Block
from stimmig.reading.layout import Layout
from stimmig.reading.observations import Observation
from stimmig.workbook.workbook import Sheet

_OKR = ("objectives", "key_results", "checkins")
_COLUMNS = re.compile(r"([A-Za-z]{1,3}):([A-Za-z]{1,3})")
_LOOKED_AT = 200
"""rows of a sheet in which such a heading may stand"""


def pay_formulas(workbook: str, sheets: Iterable[Sheet], layouts: Sequence[Layout], lang: str) -> Iterator[Observation]:
    """Yield one observation per column with such formulas; `what` names the first OKR cell that one refers to."""
    okrs = [layout for layout in layouts if layout.table in _OKR]
    if not okrs:
        return
    for sheet in sheets:
        if not sheet.details.has_formulas:
            continue
        for row, column in _headings(sheet, german=lang != "en"):
            formulas = sheet.details.look_up_formulas(column)
            found = {
                at: there
                for at in sorted(formulas)
                if at > row and (there := _okr_cell(formulas[at], sheet.name, okrs))
            }
            if found:
                block = Block(workbook, sheet.name, {"heading": column}, sheet.rows, row)
                yield Observation("pay_formula", block, "heading", tuple(found), next(iter(found.values())))


def _headings(sheet: Sheet, *, german: bool) -> Iterator[tuple[int, int]]:
    for index, row in enumerate(sheet.rows[:_LOOKED_AT]):
        for column, cell in enumerate(row):
            short = isinstance(cell, str) and 0 < len(cell) <= lexicon.LONGEST_HEADING
            if short and kind_of(cell, german) in ("pay", "grade"):
                yield index, column


def _okr_cell(formula: str, sheet: str, okrs: Sequence[Layout]) -> str:
    """Return the first cell of an OKR table to which a formula refers, as "Sheet!B4"; "" where it refers to none."""
    from stimmig.workbook.formulas import references  # few workbooks come here

    for name, cells in references(formula):
        for layout in okrs:
            if _lies_in(layout, name or sheet, cells):
                return cells if "[" in cells else f"{layout.sheet}!{cells}"
    return ""


def _lies_in(layout: Layout, sheet: str, cells: str) -> bool:
    if "[" in cells:  # Table1[Current]
        return bool(layout.excel_table) and cells.split("[")[0].casefold() == layout.excel_table.casefold()
    if sheet.casefold() != layout.sheet.casefold():
        return False
    whole = _COLUMNS.fullmatch(cells)  # H:H
    try:
        area = Area.named(f"{whole[1]}1:{whole[2]}{MAX_ROWS}" if whole else cells)
    except ValueError:  # a name that somebody defined
        return False
    return area.overlaps(layout.area)
