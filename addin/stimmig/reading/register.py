"""Read the lines of the link register, a sheet that stimmig added and people have worked in."""

from collections.abc import Iterator, Sequence

from stimmig.cells import Cell
from stimmig.model.place import Block, Place, Row
from stimmig.model.register import HEADS, OFFERS, RegisterLine
from stimmig.reading.columns import as_shown
from stimmig.workbook import marks
from stimmig.workbook.workbook import Sheet, Workbook

_NEEDED = ("contributes_to", "reason", "key")
_LOOKED_AT = 30
"""rows among which the headings stand"""


def register_of(workbook: Workbook) -> Iterator[RegisterLine]:
    """Yield the lines of a workbook's link register; of every copy that somebody made of it, too."""
    for sheet in workbook.reports:
        if sheet.kind == marks.LINKS:
            yield from _lines(workbook.name, sheet)


def _lines(workbook: str, sheet: Sheet) -> Iterator[RegisterLine]:
    heading = next((at for at, row in enumerate(sheet.rows[:_LOOKED_AT]) if _is_heading(row)), None)
    if heading is None:
        return
    columns = _columns(sheet.rows[heading])
    block = Block(workbook, sheet.name, columns, sheet.rows, heading, table=marks.LINKS)
    for index in range(heading + 1, len(sheet.rows)):
        cells = {name: _text(sheet.rows[index][column]) for name, column in columns.items()}
        key, group = cells.get("key", ""), cells.get("group", "")
        if key or group:
            yield RegisterLine(
                row=Row(block, index),
                key=key,
                sheet=cells.get("sheet", ""),
                group=group,
                label=cells.get("label", ""),
                to=cells.get("contributes_to") or None,
                reason=cells.get("reason") or None,
                accept=cells.get("accept") or None,
                offers=tuple(filter(None, (cells.get(name) for name in OFFERS))),
            )


def uncalculated_in(workbook: Workbook) -> list[Place]:
    """Return the cells of the register in which somebody decided by a formula whose result the file does not hold."""
    formulas = {sheet.name: sheet.details.uncalculated for sheet in workbook.reports if sheet.kind == marks.LINKS}
    return [
        line.row.place(field)
        for line in register_of(workbook)
        for field in ("contributes_to", "reason", "accept")
        if (line.row.index, line.row.block.columns.get(field)) in formulas[line.row.block.sheet]
    ]


def _is_heading(row: Sequence[Cell]) -> bool:
    return all(set(HEADS[name]) & set(map(str, row)) for name in _NEEDED)


def _columns(row: Sequence[Cell]) -> dict[str, int]:
    """Return field → column; of two with one heading the first."""
    found: dict[str, int] = {}
    for column, cell in enumerate(row):
        for name, heads in HEADS.items():
            if str(cell) in heads:
                found.setdefault(name, column)
    return found


def _text(cell: Cell) -> str:
    """Return what a cell shows: whoever types 1 gets a number."""
    shown = as_shown(cell)
    return (shown if isinstance(shown, str) else shown.en).strip()
