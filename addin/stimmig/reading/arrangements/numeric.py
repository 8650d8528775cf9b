"""Columns below periods that hold numbers, or nothing yet, and not milestones or remarks."""

from collections.abc import Mapping, Sequence

from stimmig.cells import Cell
from stimmig.reading.arrangements.period_headings import PeriodHeading
from stimmig.reading.profile import Profile

_NUMERIC = 0.6
_SEVERAL, _REMARK = 2, 24
"""periods with numbers, and letters of a text that may stand for a number"""


def is_numeric(cells) -> bool:
    """Say whether a column holds numbers, or nothing yet; milestones and remarks are no values."""
    profile = Profile(cells)
    return profile.empty or profile.numbers >= _NUMERIC


def with_numbers(series: Mapping[int, PeriodHeading], below: Sequence[Sequence[Cell]]) -> dict[int, PeriodHeading]:
    """Return the periods of which the cells are numbers; beside several of their kind, remarks in one of them, such as
    "data pending", only stand for a number that is not there yet.
    """
    numeric = {at: found for at, found in series.items() if is_numeric(cells[at] for cells in below)}
    kinds = [series[at].kind for at in numeric if any(cells[at] != "" for cells in below)]
    return {
        at: found
        for at, found in series.items()
        if at in numeric
        or kinds.count(found.kind) >= _SEVERAL
        and all(len(cells[at]) <= _REMARK for cells in below if isinstance(cells[at], str))
    }
