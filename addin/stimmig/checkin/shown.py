"""What a cell must hold so that it shows a value."""

from stimmig.cells import Cell
from stimmig.workbook.formats import NumberFormat


def stored(cell: Cell | None, shown: NumberFormat | None) -> Cell | None:
    """Return what a cell must hold so that it shows a number: 35 is 0.35 where it shows percent."""
    if shown is None or isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    return round(cell / 100, 12) if shown.percent else cell * shown.scale
