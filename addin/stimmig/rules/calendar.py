"""Counting in months, as people do: a year after 30 November is 30 November."""

import datetime
from calendar import monthrange


def months_after(day: datetime.date, months: float) -> datetime.date:
    """Return the day so many months later; the last of the month where it is too short."""
    whole = int(months)
    year, month = divmod(day.month - 1 + whole, 12)
    year, month = day.year + year, month + 1
    later = datetime.date(year, month, min(day.day, monthrange(year, month)[1]))
    return later + datetime.timedelta(days=round((months - whole) * 30))
