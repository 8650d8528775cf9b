"""The course of the running key results: their check-ins, how far they are, which are silent, where confidence falls."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from stimmig.checkin.opened import Opened
from stimmig.checkin.progress import Progress, progress_of, straight_line, time_passed
from stimmig.model.okr import Cycle, KeyResult, Objective
from stimmig.model.period import days_of, last_day_of


class Point(NamedTuple):
    """What a check-in told on a day."""

    day: datetime.date
    value: float | None
    confidence: float | None


class Course(NamedTuple):
    """A key result with its points by day, and what they show."""

    row: KeyResult
    objective: Objective | None
    cycle: Cycle | None
    team: str
    points: tuple[Point, ...]
    value: float | None
    """the last value that was told, else the current one"""
    progress: Progress
    line: float | None
    """where a straight line would be now"""
    expected: float | None
    """which share of the way it would have covered"""
    silent_days: int | None
    """days since the last check-in, or since the start of the cycle; None where it is not silent"""

    @property
    def confidences(self) -> list[float]:
        return [point.confidence for point in self.points if point.confidence is not None]

    @property
    def confidence_falls(self) -> bool:
        """Say whether the last confidence lies below the one before."""
        last = self.confidences[-2:]
        return len(last) == 2 and last[1] < last[0]


def courses(
    opened: Opened, day: datetime.date, team: str = "", rows: Sequence[KeyResult] | None = None
) -> list[Course]:
    """Return the course of the key results that are running on a day, by team, cycle and objective."""
    chosen = opened.running(day, team) if rows is None else rows
    found = [_course(opened, row, day) for row in chosen]
    return sorted(found, key=lambda one: (one.team, one.cycle.label if one.cycle else ""))


def _course(opened: Opened, row: KeyResult, day: datetime.date) -> Course:
    points = points_of(opened, row, day)
    values = [point.value for point in points if point.value is not None]
    value = values[-1] if values else row.current
    cycle, mark = opened.cycle_of(row), {"de": "?,", "en": "?."}[opened.lang]
    progress = progress_of(row, value, mark)
    since = points[-1].day if points else cycle.start if cycle else None
    allowed = (opened.limits["check_in_days"] or 0) + (opened.limits["check_in_grace_days"] or 0)
    silent = (day - since).days if since else None
    return Course(
        row,
        opened.strategy.objective_of(row),
        cycle,
        opened.team_of(row),
        points,
        value,
        progress,
        straight_line(row, cycle, day, mark),
        time_passed(cycle, day) if progress.share is not None else None,
        silent if silent is not None and opened.limits["check_in_days"] and silent > allowed else None,
    )


def points_of(opened: Opened, row: KeyResult, day: datetime.date) -> tuple[Point, ...]:
    """Return what a key result's check-ins told up to a day; those that name neither day nor week are left out.

    What was told of a week or month counts on its last day; while it is under way, on the day asked about.
    """
    told = [
        (part.columns["date"][at], part.columns["value"][at], part.columns["confidence"][at])
        for part, at in opened.told(row)
    ]
    points = [Point(min(found, day), *rest) for when, *rest in told if (found := _day_of(when, day))]
    return tuple(sorted(points, key=lambda point: point.day))


def _day_of(when: datetime.date | str | None, day: datetime.date) -> datetime.date | None:
    """Return the day for which a check-in stands; None where it names none, or one that is still to come."""
    first = days_of(when)[0] if isinstance(when, str) and days_of(when) else when
    return last_day_of(when) if isinstance(first, datetime.date) and first <= day else None
