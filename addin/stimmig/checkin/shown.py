"""What cells of the owner's hold: values as they are shown, and formulas."""

from collections.abc import Iterable

from stimmig.cells import Cell
from stimmig.workbook.formats import NumberFormat
from stimmig.workbook.workbook import Sheet


def stored(cell: Cell | None, shown: NumberFormat | None) -> Cell | None:
    """Return what a cell must hold so that it shows a number: 35 is 0.35 where it shows percent."""
    if shown is None or isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    return round(cell / 100, 12) if shown.percent else cell * shown.scale


def shown_at(sheet: Sheet, row: int, column: int) -> NumberFormat | None:
    """Return how a cell shows a number, be it still empty, where that changes what it means."""
    found = sheet.details.formats.get(column, {}).get(row) or sheet.details.look_up_empty(row, column)
    return found if found and found.changes_meaning else None


def formulas_among(sheet: Sheet, cells: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return those of some cells, (row, column), that hold a formula."""
    by_column: dict[int, set[int]] = {}
    for row, column in cells:
        by_column.setdefault(column, set()).add(row)
    look_up = sheet.details.look_up_formulas
    return {(row, column) for column, rows in by_column.items() for row in rows & look_up(column).keys()}
