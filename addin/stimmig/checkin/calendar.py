"""Calendar entries as RFC 5545 has them: a task and a day in the calendar for each reminder.

Written by hand: the part that we need is forty lines, and a test reads them with the package icalendar.
"""

import datetime
import uuid
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_OURS = uuid.UUID("6f0b6c1e-6d1f-4c53-9a51-6f3a2f5d7c11")
"""the name space of our ids: the same reminder has the same id whenever it is written, so that calendars know it again"""
_LONGEST = 75
"""octets of a line, 3.1"""


class Reminder(NamedTuple):
    """Something to be done on a day; `key` tells it from all others."""

    key: str
    day: datetime.date
    summary: str
    text: str


def calendar(reminders: Iterable[Reminder], today: datetime.date) -> str:
    """Return a calendar file."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//stimmig//check-ins//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for one in reminders:
        lines += [*_event(one, today), *_task(one, today)]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(one: Reminder, today: datetime.date) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", *_common(one, today, "event"))
    yield f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{one.day + datetime.timedelta(1):%Y%m%d}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _task(one: Reminder, today: datetime.date) -> Iterator[str]:
    yield from ("BEGIN:VTODO", *_common(one, today, "task"))
    yield f"DUE;VALUE=DATE:{one.day:%Y%m%d}"
    yield from ("STATUS:NEEDS-ACTION", "END:VTODO")


def _common(one: Reminder, today: datetime.date, kind: str) -> Iterator[str]:
    yield f"UID:{uuid.uuid5(_OURS, f'{kind}|{one.key}')}@stimmig"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"SUMMARY:{_escaped(one.summary)}"
    yield f"DESCRIPTION:{_escaped(one.text)}"


def _escaped(text: str) -> str:
    """Return a text as 3.3.11 wants it."""
    for sign in "\\;,":
        text = text.replace(sign, "\\" + sign)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(letter for letter in text if letter >= " " or letter == "\t")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets, no letter cut in two."""
    piece, size = "", 0
    for letter in line:
        more = len(letter.encode("utf-8", "replace"))
        if size + more > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + more
    yield piece
