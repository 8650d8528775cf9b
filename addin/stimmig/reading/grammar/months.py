"""Months by name, and what several of them in a row are: "Jan–Mrz 25" and "4-6/2025" are quarters."""

import re
from functools import lru_cache

from stimmig.model.period import PARTS

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar jaenner jän jänner january", "feb februar feber february", "mrz mär mar märz maerz march",
            "apr april", "mai may", "jun juni june", "jul juli july", "aug august", "sep sept september",
            "okt oct oktober october", "nov november", "dez dec dezember december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
"""the names of months, to be put into a pattern"""
_TO = r"(?:-|–|—|to|bis|/)"
_BY_NUMBER = re.compile(
    r"(?P<first>\d{1,2})\.?\s?[-–—]\s?(?P<last>\d{1,2})\.?(?:[\s./]\s?(?P<year>(?:19|20)\d\d)|/(?P<short>\d\d))"
)


def without_months(text: str) -> str:
    """Return a text without the months that a quarter or half spans: "Q1 Apr-Jun" is "Q1"."""
    match = _by_name().search(text)
    return f"{text[: match.start()]} {text[match.end('last') :].lstrip('.')}".strip() if match else text


def first_of_quarter(text: str) -> int:
    """Return the month with which the quarter begins that months tell: 4 of "Target Apr–Jun"; 0 where none do."""
    match = _by_name().search(text)
    first, last = (MONTHS[name.lower()] for name in match.group("first", "last")) if match else (0, 0)
    return first if match and (part_of_year(first, last) or "").startswith("Q") else 0


def months_in_a_row(text: str) -> tuple[str, str] | None:
    """Return the part of a year that months in a row are, and the year as written: "Q1" and "25" of "jan–mrz 25".

    The part of a whole year is ""; None where they are none, as the months of a season.
    """
    match = _by_name().fullmatch(text) or _BY_NUMBER.fullmatch(text)
    if not match:
        return None
    part = part_of_year(*(MONTHS.get(name) or int(name) for name in match.group("first", "last")))
    year = match["year"] or match.groupdict().get("short") or ""
    return None if part is None or part == "" and not year else (part, year)


def part_of_year(first: int, last: int) -> str | None:
    """Return the quarter, half or tertial that goes from one month to another, "" for the year; None for other spans."""
    length = last - first + 1
    if not 0 < first < last <= 12:
        return None
    if length == 12:
        return ""
    fitting = (kind for kind, parts in PARTS.items() if length * parts == 12 and first % length == 1)
    return next((f"{kind}{first // length + 1}" for kind in fitting), None)


@lru_cache(maxsize=1)
def _by_name() -> re.Pattern:
    """Return the pattern of "jan–mrz 25"; compiled when the first period is met, since that takes a while."""
    return re.compile(
        rf"\b(?P<first>{NAME})\b\.?\s*{_TO}\s*(?P<last>{NAME})\b\.?(?:[\s./]*(?P<year>(?:19|20)\d\d|'?\d\d)\b)?",
        re.IGNORECASE,
    )
