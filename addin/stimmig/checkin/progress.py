"""How far a key result has come on its way from baseline to target, and where a straight line would be.

The share of the way is (value - baseline) / (target - baseline), for both directions alike:

- past the target it is more than 1, and said so: 1.2 is 120 %; it is not cut off;
- a value that moved away from the target is below 0, and said so;
- a target that is a range counts from the baseline to its nearer end; inside it the share is 1, beyond its farther end
  it falls again by what the value has gone too far;
- where target and baseline are equal, the baseline lies within the range, or the value is to be held, there is no way
  to go: what counts is whether the value is held, and by how much it is off;
- without a baseline there is no share either: what counts is how far the target is;
- where the stated direction runs against the way from baseline to target, and where the target is a change ("+10 %"),
  no share is worked out.

It describes a key result, nobody's work: there are no grades, no ranks and no colours.
"""

import datetime
from typing import NamedTuple

from stimmig.model.okr import Cycle, KeyResult
from stimmig.reading.grammar.numbers import read_quantity

HELD, OFF, FAR, REACHED = "held", "off", "far", "reached"
NO_VALUE, NO_TARGET, AGAINST, CHANGE = "no_value", "no_target", "against", "change"


class Goal(NamedTuple):
    """What a key result is to reach: a value, or the ends of a range."""

    low: float
    high: float


class Progress(NamedTuple):
    """How far a key result is: the share of its way, or why there is none; `distance` is what the target is away."""

    share: float | None
    state: str = ""
    """"" where there is a share, else one of the words above"""
    distance: float | None = None
    """target minus value in the key result's unit; 0 inside a range"""


def goal_of(row: KeyResult, mark: str = "") -> Goal | None:
    """Return what a key result is to reach, None where it does not say."""
    quantity = read_quantity(row.target_text, mark) if row.target_text else None
    if quantity and quantity.low is not None and quantity.high is not None:
        return Goal(quantity.low, quantity.high)
    return None if row.target is None else Goal(row.target, row.target)


def progress_of(row: KeyResult, value: float | None, mark: str = "") -> Progress:
    """Return how far a key result is with a value."""
    goal = goal_of(row, mark)
    if row.target_is_change:
        return Progress(None, CHANGE)
    if goal is None:
        return Progress(None, NO_TARGET)
    if value is None:
        return Progress(None, NO_VALUE)
    distance = goal.low - value if value < goal.low else goal.high - value if value > goal.high else 0.0
    if _is_to_be_held(row, goal):
        return Progress(None, HELD if _is_good(row, distance) else OFF, distance)
    if row.baseline is None:
        return Progress(None, REACHED if _is_good(row, distance) else FAR, distance)
    near = goal.low if row.baseline < goal.low else goal.high
    if (row.better, near > row.baseline) in (("higher", False), ("lower", True)):
        return Progress(None, AGAINST, distance)
    if goal.low < goal.high:
        return Progress(_share_of_range(row.baseline, near, goal, value), "", distance)
    return Progress((value - row.baseline) / (near - row.baseline), "", distance)


def _is_to_be_held(row: KeyResult, goal: Goal) -> bool:
    return row.better == "hold" or (row.baseline is not None and goal.low <= row.baseline <= goal.high)


def _is_good(row: KeyResult, distance: float) -> bool:
    """Say whether a value has the target or better; better is where the stated direction points."""
    return distance == 0 or (row.better == "higher" and distance < 0) or (row.better == "lower" and distance > 0)


def _share_of_range(baseline: float, near: float, goal: Goal, value: float) -> float:
    if goal.low <= value <= goal.high:
        return 1.0
    far = goal.high if near == goal.low else goal.low
    beyond = value - far if near == goal.low else far - value
    if beyond > 0:
        return 1 - beyond / abs(near - baseline)
    return (value - baseline) / (near - baseline)


def straight_line(row: KeyResult, cycle: Cycle | None, day: datetime.date, mark: str = "") -> float | None:
    """Return where a straight line from baseline to target would be on a day; None where one of the ends is unknown."""
    goal, passed = goal_of(row, mark), time_passed(cycle, day)
    if goal is None or row.baseline is None or passed is None or row.target_is_change:
        return None
    near = goal.low if row.baseline < goal.low else goal.high if row.baseline > goal.high else row.baseline
    return row.baseline + (near - row.baseline) * passed


def time_passed(cycle: Cycle | None, day: datetime.date) -> float | None:
    """Return which share of a cycle is over, 0 before it and 1 after; None where its days are unknown or make none."""
    if cycle is None or cycle.start is None or cycle.end is None or cycle.end <= cycle.start:
        return None
    return min(1.0, max(0.0, (day - cycle.start).days / (cycle.end - cycle.start).days))
