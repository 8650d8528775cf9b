"""The keys by which periods are called and sorted: 2024, 2024-H1, 2024-T2, 2024-Q1, 2024-03, 2024-W12, 2024-03-31."""

import datetime
import re
from calendar import monthrange

PARTS = {"Q": 4, "H": 2, "T": 3}
"""how many quarters, halves or tertials make a year"""
_KEY = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]|Q[1-4]|H[12]|T[1-3]|W(?:0[1-9]|[1-4]\d|5[0-2])))?")


def is_key(text: str) -> bool:
    """Say whether a text is the key of a period with its year, as our own sheets write it."""
    return bool(_KEY.fullmatch(text))


def days_of(key: str) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and last day of a period, None for fiscal years and periods without a year."""
    year, _, name = key.partition("-")
    if not year.isdecimal() or len(year) != 4:
        return None
    try:
        return _days(int(year), name) or (datetime.date.fromisoformat(key),) * 2
    except ValueError:
        return None  # a year without a 53rd week, or no day at all


def last_day_of(when: datetime.date | str | None) -> datetime.date | None:
    """Return a day, or the last day of a period such as 2026-W45; None where no day can be told."""
    if isinstance(when, str):
        days = days_of(when)
        return days[1] if days else None
    return when


def _days(year: int, name: str) -> tuple[datetime.date, datetime.date] | None:
    if not name:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if name[0] == "W":
        monday = datetime.date.fromisocalendar(year, int(name[1:]), 1)
        return monday, monday + datetime.timedelta(days=6)
    if name.isdecimal():
        first = last = int(name)
    elif name[0] in PARTS:
        months = 12 // PARTS[name[0]]
        first, last = (int(name[1:]) - 1) * months + 1, int(name[1:]) * months
    else:
        return None
    return datetime.date(year, first, 1), datetime.date(year, last, monthrange(year, last)[1])
