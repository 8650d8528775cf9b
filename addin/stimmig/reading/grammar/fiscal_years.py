"""Months and quarters of a fiscal year such as 2024/25: which calendar year they lie in, or which quarter they are."""

import re
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

Place = TypeVar("Place", bound=Hashable)

_MONTH = re.compile(r"((?:19|20)\d\d)/\d\d-(\d\d)")
_QUARTER = re.compile(r"((?:19|20)\d\d/\d\d)-Q\d")
_LAST_QUARTER_OF_OTHERS = 3
_OPEN = (5, 6)
"""where months begin with May or June, their fiscal year may have begun in April, or begin in July"""


def in_fiscal_years(keys: Mapping[Place, str], begins: Mapping[Place, int]) -> dict[Place, str]:
    """Return keys of periods; months of a fiscal year have their calendar year, quarters told by months their number.

    `begins` is the month with which such a quarter begins. The first month is taken for that of the year, the last where
    the newest stand first: "Apr … Mar" of 2024/25 are 2024-04 to 2025-03.
    """
    months = {at: int(found[2]) for at, key in keys.items() if (found := _MONTH.fullmatch(key))}
    quarters = {at: begins[at] for at, key in keys.items() if begins.get(at) and _QUARTER.fullmatch(key)}
    firsts = [month for at in keys if (month := months.get(at) or quarters.get(at))]
    if not firsts:
        return dict(keys)
    start, found = firsts[-1 if _go_back(firsts) else 0], dict(keys)
    for at, first in quarters.items():
        begin = start if start > _LAST_QUARTER_OF_OTHERS else 4
        found[at] = f"{keys[at].partition('-')[0]}-Q{(first - begin) % 12 // 3 + 1}"
    goes_on = min(firsts) < start
    if not goes_on and start in _OPEN:
        return found
    for at, month in months.items():
        later = month < start or (not goes_on and start <= _LAST_QUARTER_OF_OTHERS)
        found[at] = f"{int(keys[at][:4]) + later}-{month:02d}"
    return found


def _go_back(months: Sequence[int]) -> bool:
    """Say whether each month or quarter stands before an earlier one: "Mar, Feb, Jan, Dec"."""
    steps = {(later - earlier) % 12 for earlier, later in pairwise(months)} - {0}
    return bool(steps) and steps <= {11, 9}
