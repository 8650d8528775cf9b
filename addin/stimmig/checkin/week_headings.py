"""How the next column of a week is headed: as the ones before it, only with the other week, month or day."""

import datetime
import itertools
import re
from collections.abc import Iterator

from stimmig.reading.grammar.dates import read_date, read_period
from stimmig.reading.moments import DAY

_MONTHS = {
    "de": (
        [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
        ["Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
    ),
    "en": (
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ),
}
_PADDED = re.compile(r"\d{4}-|\d\d/\d{2,4}$")
"""09/2026 and 2026-W09 have two digits; KW 9 has not"""


def heading_for(day: datetime.date, like: str, last: datetime.date, lang: str) -> str | None:
    """Return a heading such as `like`, which stands for a time around `last`, for a time around `day`.

    None where it is written in a way that is not known.
    """
    if match := DAY.fullmatch(like):
        return _as_day(day, match)
    if read_date(like):
        return day.isoformat() if re.fullmatch(r"\d{4}-\d\d-\d\d", like) else None
    period = read_period(like, last.year)
    if period is None:
        return None
    weekly = "W" in period.key
    old = (int(period.key[-2:]), int(period.key[:4])) if weekly else (last.month, last.year)
    year, number = day.isocalendar()[:2] if weekly else (day.year, day.month)
    key = f"{year}-W{number:02d}" if weekly else f"{year}-{number:02d}"
    spellings = _spellings(like, old, (number, year), lang)
    return next((text for text in spellings if (now := read_period(text, year)) and now.key == key), None)


def _as_day(day: datetime.date, match: re.Match) -> str:
    """Return a day as another is written: 07.09.2026, 7.9.26 or 7.9."""
    padded = len(match[1]) == len(match[3]) == 2
    numbers = [f"{one:02d}" if padded else str(one) for one in (day.day, day.month)]
    year = {4: f"{day.year}", 2: f"{day.year % 100:02d}", 0: ""}[len(match[6])]
    return f"{numbers[0]}{match[2]}{numbers[1]}{match[4]}{match[5]}{year}"


def _spellings(like: str, old: tuple[int, int], new: tuple[int, int], lang: str) -> Iterator[str]:
    """Yield texts in which what may tell the old week or month and year tells the new one, the likeliest first."""
    choices = []
    for piece in re.split(r"(\d+|[^\W\d]+)", like):
        found = [piece]
        if piece.isdecimal():
            if int(piece) == old[0]:
                padded = piece[0] == "0" or _PADDED.search(like)
                found.insert(0, f"{new[0]:02d}" if padded else str(new[0]))
            if piece in (str(old[1]), f"{old[1] % 100:02d}"):
                found.insert(0, str(new[1]) if len(piece) == 4 else f"{new[1] % 100:02d}")
        elif old[0] <= len(_MONTHS["en"][0]) >= new[0]:
            lists = (*_MONTHS[lang], *_MONTHS["en" if lang == "de" else "de"])
            found = [names[new[0] - 1] for names in lists if names[old[0] - 1] == piece] + found
        choices.append(list(dict.fromkeys(found)))
    yield from ("".join(chosen) for chosen in itertools.product(*choices))
