"""Whether plain lists leave anything of a sheet unread; where they do not, no arrangement is tried."""

from collections.abc import Sequence

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.model.canonical import BY_NAME
from stimmig.reading.blocks import SheetTables
from stimmig.reading.grammar.numbers import read_quantity
from stimmig.reading.layout import Layout
from stimmig.workbook.workbook import Sheet


def leaves_nothing(sheet: Sheet, plain: SheetTables) -> bool:
    """Say whether plain lists read each filled cell of a sheet but their headings."""
    layouts = [table.layout for table in plain.tables]
    if plain.unread or not layouts or any(table.doubt for table in plain.tables):
        return False
    if any(layout.skipped or not all(column.field for column in layout.columns) for layout in layouts):
        return False
    if any(_has_unread_numbers(layout, sheet.rows) for layout in layouts):
        return False
    last = len(sheet.rows[0]) - 1
    beside = [layout.area for layout in layouts if layout.area.left > 0 or layout.area.right < last]
    whole = {
        row for layout in layouts if layout.area not in beside for row in range(layout.area.top, layout.area.bottom + 1)
    }
    for index, row in enumerate(sheet.rows):
        if index not in whole and (filled := len(row) - row.count("")):
            spans = [row[area.left : area.right + 1] for area in beside if area.top <= index <= area.bottom]
            if filled != sum(len(cells) - cells.count("") for cells in spans):
                return False
    return True


def _has_unread_numbers(layout: Layout, rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether a text stands where a number should; to `_read_cells` it is not explained either."""
    table = BY_NAME[layout.table]
    numbers = [column.index for column in layout.columns if table.by_field[column.field].holds == "number"]
    texts = {cell for at in numbers for row in layout.rows if isinstance(cell := rows[row][at], str) and cell}
    return any(not lexicon.is_blank(text) and not read_quantity(text) for text in texts)
