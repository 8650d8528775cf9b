"""Months by name, and what several of them in a row are: "Jan–Mrz 25" and "4-6/2025" are quarters."""

import re

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
_TO = r"(?:-|–|—|to|bis|/)"
_NAMES = re.compile(rf"([^\W\d]{{3,}})\.?\s*{_TO}\s*([^\W\d]{{3,}})\.?", re.IGNORECASE)
_NAMES_OF_YEAR = re.compile(
    rf"(?P<first>[^\W\d]{{3,}})\.?\s*{_TO}\s*(?P<last>[^\W\d]{{3,}})\.?(?:[\s./]*(?P<year>(?:19|20)\d\d|'?\d\d))?"
)
_NUMBERS_OF_YEAR = re.compile(
    r"(?P<first>\d{1,2})\.?\s?[-–—]\s?(?P<last>\d{1,2})\.?(?:[\s./]\s?(?P<year>(?:19|20)\d\d)|/(?P<short>\d\d))"
)


def without_months(text: str) -> str:
    """Return a text without the months that a quarter or half spans: "Q1 Apr-Jun" is "Q1"."""
    match = _NAMES.search(text)
    if not match or not {match[1].lower(), match[2].lower()} <= MONTHS.keys():
        return text
    return f"{text[: match.start()]} {text[match.end() :]}".strip()


def months_in_a_row(text: str) -> tuple[str, str] | None:
    """Return the part of a year that months in a row are, and the year as written: "Q1" and "25" of "jan–mrz 25".

    The part of a whole year is ""; None where they are none, as the months of a season.
    """
    match = _NAMES_OF_YEAR.fullmatch(text) or _NUMBERS_OF_YEAR.fullmatch(text)
    if not match:
        return None
    first, last = (MONTHS.get(name) or (int(name) if name.isdecimal() else 0) for name in match.group("first", "last"))
    year = match["year"] or match.groupdict().get("short") or ""
    part = _part(first, last) if 0 < first < last <= 12 else None
    return None if part is None or part == "" and not year else (part, year)


def _part(first: int, last: int) -> str | None:
    length = last - first + 1
    if length == 12:
        return ""
    return next(
        (
            f"{kind}{first // length + 1}"
            for kind, parts in PARTS.items()
            if length == 12 // parts and first % length == 1
        ),
        None,
    )
