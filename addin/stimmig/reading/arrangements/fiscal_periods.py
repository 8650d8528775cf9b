"""Months and quarters of a fiscal year such as 2024/25: which calendar year they lie in, or which quarter they are."""

import re
from collections.abc import Mapping

from stimmig.reading.arrangements.period_headings import PeriodHeading

_FISCAL = re.compile(r"((?:19|20)\d\d)/\d\d")
_MONTH = re.compile(r"\d\d")
_LAST_QUARTER_OF_OTHERS = 3
_OPEN = (5, 6)
"""where a row begins with May or June, its fiscal year may have begun in April, or begin in July"""


def in_fiscal_year(periods: Mapping[int, PeriodHeading], year: str) -> dict[int, PeriodHeading]:
    """Return headings with the years of their months, and with the number that quarters told by months have in it.

    The first month of the row is taken for that of the year: "Apr … Mar" of 2024/25 are 2024-04 to 2025-03.
    """
    fiscal = _FISCAL.fullmatch(year)
    firsts = [one.first_month or int(one.period) for _, one in sorted(periods.items()) if _is_told_by_months(one)]
    if not fiscal or not firsts:
        return dict(periods)
    return {at: _in_year(one, int(fiscal[1]), year, firsts) for at, one in periods.items()}


def _is_told_by_months(one: PeriodHeading) -> bool:
    return bool(one.first_month or _MONTH.fullmatch(one.period))


def _in_year(one: PeriodHeading, first_year: int, year: str, firsts: list[int]) -> PeriodHeading:
    start = firsts[0]
    if one.first_month:
        begins = start if start > _LAST_QUARTER_OF_OTHERS else 4
        return one._replace(period=f"{year}-Q{(one.first_month - begins) % 12 // 3 + 1}")
    if not _MONTH.fullmatch(one.period):
        return one
    month = int(one.period)
    goes_on = min(firsts) < start
    if not goes_on and start in _OPEN:
        return one
    later = month < start or (not goes_on and start <= _LAST_QUARTER_OF_OTHERS)
    return one._replace(period=f"{first_year + later}-{month:02d}")
