"""How two readings of the same part of a sheet stand to each other."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stimmig.reading.choosing import Reading

_MUCH_MORE, _LITTLE = 1.25, 0.1
"""how many more cells, and how little less well"""


def reaches_farther(way: "Reading", other: "Reading") -> bool:
    """Say whether a reading explains what another one does and much beside it, hardly less well: rows further down,
    where remarks stand among the numbers.
    """
    more = len(way.explained) >= _MUCH_MORE * len(other.explained) and way.score >= other.score - _LITTLE
    return more and len(other.explained - way.explained - way.heads) <= _LITTLE * len(other.explained)


def goes_on(way: "Reading", best: "Reading", rivals: Iterable["Reading"]) -> bool:
    """Say whether a reading only takes the best one a step further, or does what a further step of the best one does."""
    upon = way.proposal.upon
    if upon is None or upon is best.proposal:
        return upon is not None
    further = (one for one in rivals if one.proposal.upon is best.proposal)
    return upon is best.proposal.upon and any(not differ(one, way) for one in further)


def differ(one: "Reading", other: "Reading") -> bool:
    """Say whether two readings tell different things about some cell that both explain."""
    meanings = _meanings(one), _meanings(other)
    return any(meanings[0][spot] != meanings[1][spot] for spot in meanings[0].keys() & meanings[1].keys())


def _meanings(way: "Reading") -> dict[tuple[int, int], tuple[str, str]]:
    """Return cell → table and field that it is read into."""
    return {
        layout.arranged.cells[row][column][1:]: (layout.table, field)
        for layout in (table.layout for table in way.tables)
        for field, column in layout.fields.items()
        for row in layout.rows
    }
