"""The texts of a sheet that stand in no table."""

from collections.abc import Collection, Sequence

from stimmig.cells import Area, Cell


def texts_outside(
    cells: Sequence[Sequence[Cell]], taken: Sequence[Area], notes: Collection[int]
) -> list[tuple[int, int, str]]:
    """Return (row, column, text) of all texts outside the areas taken, and of the note rows within them."""
    width = len(cells[0]) if cells else 0
    covered: set[int] = set()
    beside: dict[int, list[Area]] = {}
    for area in taken:
        lines = range(area.top, area.bottom + 1)
        if area.left == 0 and area.right >= width - 1:
            covered.update(lines)
        else:
            for index in lines:
                beside.setdefault(index, []).append(area)
    found = []
    for index in sorted(set(range(len(cells))) - covered | set(notes)):
        spans = () if index in notes else beside.get(index, ())
        for column, cell in enumerate(cells[index]):
            if isinstance(cell, str) and cell.strip() and not any(area.left <= column <= area.right for area in spans):
                found.append((index, column, cell.strip()))
    return found
