"""The course of key results as text for the terminal."""

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby

from stimmig.checkin import course_words as words
from stimmig.checkin.course import Course
from stimmig.checkin.progress import time_passed
from stimmig.checkin.starting import way_of
from stimmig.language.text import localise

_BARS = "▁▂▃▄▅▆▇█"
_LAST = 13
"""check-ins shown: one quarter of weeks"""


def course_lines(found: Sequence[Course], day: datetime.date, lang: str) -> Iterator[str]:
    """Yield lines: team and cycle, objective, and two lines for each key result."""
    if not found:
        yield words.NONE.to(lang)
    for (team, cycle), group in groupby(found, key=lambda one: (one.team, one.cycle)):
        head = [words.TEAM.to(lang, team=team)] if team else []
        passed = time_passed(cycle, day)
        if cycle is not None and passed is not None:
            head.append(words.CYCLE.to(lang, cycle=cycle.label, share=words.percent(passed)))
        yield from ("", " · ".join(head)) if head else ("",)
        for objective, rows in groupby(group, key=lambda one: one.objective):
            if objective is not None:
                yield f"  {objective.label}  {objective.name}" if objective.id else f"  {objective.name}"
            for one in rows:
                yield from _about(one, lang)


def _about(one: Course, lang: str) -> Iterator[str]:
    yield f"    {one.row.label}  {one.row.name}" if one.row.id else f"    {one.row.name}"
    values = [point.value for point in one.points if point.value is not None][-_LAST:]
    value = "?" if one.value is None else localise(one.value, lang)
    parts = [sparkline(values), f"{value} ({way_of(one.row, lang)})", words.progress_text(one, lang)]
    if one.confidences:
        told = " ".join(localise(number, lang) for number in one.confidences[-_LAST:])
        parts.append(words.CONFIDENCE.to(lang, values=told))
    yield "        " + " · ".join(part for part in parts if part)
    if note := words.notes_of(one, lang):
        yield f"        ! {note}"


def sparkline(values: Sequence[float]) -> str:
    """Return the values as little bars; all alike where they do not differ."""
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    span = high - low
    if not span:
        return _BARS[3] * len(values)
    return "".join(_BARS[round((value - low) / span * (len(_BARS) - 1))] for value in values)
