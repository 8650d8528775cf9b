"""Check-ins of key results, looked at by key result: there may be 100,000, and no object is made for each."""

import datetime
from collections.abc import Sequence
from typing import Any, NamedTuple

from stimmig.language.heading_units import unit_in_heading
from stimmig.model.mass import Part
from stimmig.model.okr import Cycle, KeyResult
from stimmig.model.period import last_day_of
from stimmig.model.place import Block
from stimmig.model.strategy import Strategy
from stimmig.rules.cycles import is_running
from stimmig.rules.limits import Limits


class Scale(NamedTuple):
    """The scale on which a column tells confidence; `factor` is how many of its steps one of the profile's is."""

    low: float
    high: float
    factor: float = 1


def last_of(strategy: Strategy, key_result: KeyResult, count: int) -> list[tuple[Part, int]]:
    """Return part and position of the last check-ins of a key result, the latest at the end."""
    parts = strategy.checkins_by_key_result.get(key_result, ())
    # Rows with days are sorted already; weeks and months are texts and stand as on the sheet.
    if len(parts) == 1 and not isinstance(parts[0][0].columns["date"][parts[0][1][-1]], str):
        part, rows = parts[0]
        return [(part, at) for at in rows[-count:]]
    told = [(part, at) for part, rows in parts for at in rows]
    days = [last_day_of(day) for day in told_in(told, "date")]
    if None not in days:
        told = [told[at] for at in sorted(range(len(told)), key=days.__getitem__)]
    return told[-count:]


def told_in(checkins: list[tuple[Part, int]], field: str) -> list[Any]:
    """Return what some check-ins tell in a field."""
    return [part.columns[field][at] for part, at in checkins]


def scale_of(block: Block, rows: Sequence[int], values: Sequence[float | None], limits: Limits) -> Scale | None:
    """Return the scale of a column of confidences: percent where heading or cells say so, else the profile's.

    None where the profile has none.
    """
    low, high = limits["confidence_min"], limits["confidence_max"]
    if low is None or high is None or low >= high:
        return None
    if unit_in_heading(block.heading("confidence")) == "%" or _in_percent(block, rows, values):
        return Scale(0, 100, 100 / (high - low))
    return Scale(low, high)


def _in_percent(block: Block, rows: Sequence[int], values: Sequence[float | None]) -> bool:
    """Say whether the first confidence is written as a percentage: "60 %", or 0.6 in a cell that shows 60 %."""
    for row, value in zip(rows, values):
        if value is not None:
            cell = block.cells[row][block.columns["confidence"]]
            if isinstance(cell, str):
                return "%" in cell
            if value:
                return cell != value  # a zero looks alike on both scales
    return False


def is_under_way(strategy: Strategy, row: KeyResult, today: datetime.date) -> bool:
    """Say whether a key result counts and its cycle is running, as far as a cycle is known."""
    start = started(strategy, row)
    return strategy.is_active(row) and (start is None or is_running(_cycle_of(strategy, row), today))


def started(strategy: Strategy, row: KeyResult) -> datetime.date | None:
    """Return the day on which the cycle of a key result begins; None where it is not known."""
    cycle = _cycle_of(strategy, row)
    return cycle.start if cycle else None


def _cycle_of(strategy: Strategy, row: KeyResult) -> Cycle | None:
    objective = strategy.objective_of(row)
    return strategy.cycle_of(objective) if objective else None
