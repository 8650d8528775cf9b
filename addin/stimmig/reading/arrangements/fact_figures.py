"""The figures of a KPI on its fact sheet in a small table: "Ist 2023 | Ziel 2024 | Ist 2024" above one row of them."""

from collections.abc import Collection, Iterator, Sequence

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.reading.arranged import Shown
from stimmig.reading.arrangements.period_headings import DERIVED, kind_behind, kind_of
from stimmig.workbook.workbook import Sheet

_FEWEST = 2
_FIGURES = frozenset({"target", "actual", "baseline", "stretch"})
_LISTED = frozenset({"kpi", "strategic_objective", "period", "initiative"})
"""what heads a list, of however many rows"""


def figures_below(sheet: Sheet, apart: Collection[tuple[int, int]]) -> Iterator[tuple[Shown, Shown]]:
    """Yield label and figure of each small table on a sheet; `apart` are cells that are understood otherwise."""
    rows = sheet.rows
    for index in range(len(rows) - 1):
        heads = [at for at, cell in enumerate(rows[index]) if cell != ""]
        if len(heads) < _FEWEST or any((index, at) in apart for at in heads) or not _head_figures(rows[index], heads):
            continue
        below = [at for at, cell in enumerate(rows[index + 1]) if cell != ""]
        if not below or not set(below) <= set(heads) or any(fields_of(rows[index + 1][at]) for at in below):
            continue
        if index + 2 < len(rows) and _goes_on(rows[index + 2], heads):
            continue
        for at in heads:
            label = rows[index][at]
            yield Shown(str(label).strip().rstrip(":"), index, at), Shown(rows[index + 1][at], index + 1, at)


def _head_figures(row: Sequence[Cell], heads: Sequence[int]) -> bool:
    """Say whether all cells of a row label what is known of a KPI, two or more of them its figures."""
    told = [fields_of(row[at]) for at in heads]
    if any(fields & _LISTED and not fields & _FIGURES for fields in told):
        return False
    known = all(fields or _is_derived(row[at]) for at, fields in zip(heads, told))
    return known and sum(bool(fields & _FIGURES) for fields in told) >= _FEWEST


def _is_derived(cell: Cell) -> bool:
    return isinstance(cell, str) and DERIVED in (kind_of(cell.strip()), kind_of(kind_behind(cell)[1]))


def _goes_on(row: Sequence[Cell], heads: Sequence[int]) -> bool:
    """Say whether a second row of figures follows: then it is a list."""
    filled = [at for at, cell in enumerate(row) if cell != ""]
    return bool(set(filled) & set(heads)) and not fields_of(row[filled[0]])
