"""The weeks, months and days for which columns of check-ins stand."""

import datetime
import re
from collections.abc import Collection

from stimmig.model.period import days_of
from stimmig.reading.grammar.dates import read_date, read_period

DAY = re.compile(r"(\d{1,2})(\.\s?)(\d{1,2})(\.)(\s?)(\d{4}|\d{2}|)")
"""07.09.2026, and 07.09. without a year"""
Days = tuple[datetime.date, datetime.date]


def moment_of(text: str, day: datetime.date) -> Days | None:
    """Return first and last day of the week, month or day that a heading names; where it names no year, near a day."""
    if days := days_of(text):
        return days
    if found := read_date(text):
        return found, found
    if match := DAY.fullmatch(text):
        near = [one for year in _years(day) if (one := read_date(f"{match[1]}.{match[3]}.{year}"))]
        return min(((one, one) for one in near), key=lambda span: abs(span[0] - day), default=None)
    spans = [days for year in _years(day) if (period := read_period(text, year)) and (days := days_of(period.key))]
    return min(spans, key=lambda span: max(span[0] - day, day - span[1], datetime.timedelta(0)), default=None)


def days_of_column(when: datetime.date | str, moments: Collection, day: datetime.date) -> Days | None:
    """Return first and last day for which a column stands; where it names no year, near a day. None where it names none.

    A column that is headed by a day stands for its whole week, unless another of the `moments` lies in the same week.
    """
    days = _moment(when, day)
    if days is None or days[0] != days[1]:
        return days
    week = days[0].isocalendar()[:2]
    others = (found[0] for one in moments if one is not None and (found := _moment(one, day)) and found[0] == found[1])
    if any(one != days[0] and one.isocalendar()[:2] == week for one in others):
        return days
    monday = datetime.date.fromisocalendar(*week, 1)
    return monday, monday + datetime.timedelta(days=6)


def _moment(when: datetime.date | str, day: datetime.date) -> Days | None:
    if isinstance(when, datetime.datetime):
        when = when.date()
    return (when, when) if isinstance(when, datetime.date) else moment_of(when, day)


def _years(day: datetime.date) -> tuple[int, ...]:
    return day.year, day.year - 1, day.year + 1
