"""What the rows of a scorecard stand below, in a list with a column that says which is which."""

from collections.abc import Mapping
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language.folding import fold
from stimmig.workbook.workbook import Sheet

PERSPECTIVE, OBJECTIVE, KPI, INITIATIVE = "perspective", "strategic_objective", "kpi", "initiative"
KINDS = (PERSPECTIVE, OBJECTIVE, KPI, INITIATIVE)
"""each may stand below those before it"""


class Columns(NamedTuple):
    """The row of the heading, and the columns that say what the rows are and where they belong."""

    heading: int
    name: int
    kind: int
    id: int | None
    parent: int | None


def parents(sheet: Sheet, columns: Columns, told: Mapping[int, str]) -> dict[int, int] | None:
    """Return row → the row that it names as its parent; None where that is no single one of a higher kind.

    A column that names none of the rows is about something else.
    """
    if columns.parent is None:
        return {}
    named: dict[str, set[int]] = {}
    for at, kind in told.items():
        for column in (columns.name, columns.id):
            if kind and column is not None and (text := _written(sheet.rows[at][column])):
                named.setdefault(text, set()).add(at)
    texts = {at: text for at, kind in told.items() if kind and (text := _written(sheet.rows[at][columns.parent]))}
    if named.keys().isdisjoint(texts.values()):
        return {}
    found: dict[int, int] = {}
    for at, text in texts.items():
        higher = [one for one in named.get(text, ()) if KINDS.index(told[one]) < KINDS.index(told[at])]
        if len(higher) != 1:
            return None
        found[at] = higher[0]
    return found


def _written(cell: Cell) -> str:
    return fold(f"{cell:g}" if isinstance(cell, float) else str(cell))


def above_by_order(told: Mapping[int, str]) -> dict[int, int]:
    """Return row → the objective above it in the list, or the perspective where that is nearer."""
    found: dict[int, int] = {}
    perspective = above = None
    for at, kind in told.items():
        over = perspective if kind == OBJECTIVE else above
        if kind and kind != PERSPECTIVE and over is not None:
            found[at] = over
        if kind in (PERSPECTIVE, OBJECTIVE):
            above = at
            perspective = at if kind == PERSPECTIVE else perspective
    return found
