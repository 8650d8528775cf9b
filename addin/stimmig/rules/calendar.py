"""Counting in months, as people do: a year after 15 November is 15 November, half a year after 31 March 30 September."""

import datetime
from calendar import monthrange


def months_after(day: datetime.date, months: float) -> datetime.date:
    """Return the day so many months later; the end of a month leads to the end of a month."""
    whole = int(months)
    year, month = divmod(day.month - 1 + whole, 12)
    year, month = day.year + year, month + 1
    at_the_end = day.day == monthrange(day.year, day.month)[1]
    last = monthrange(year, month)[1]
    later = datetime.date(year, month, last if at_the_end else min(day.day, last))
    return later + datetime.timedelta(days=round((months - whole) * 30))
