"""Check-ins of key results, looked at by key result: there may be 100,000, and only the last of each become objects."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from stimmig.language import lexicon
from stimmig.model.okr import CheckIn, KeyResult
from stimmig.model.place import Block
from stimmig.model.strategy import Strategy
from stimmig.rules.cycles import is_running
from stimmig.rules.limits import Limits


class Scale(NamedTuple):
    """The scale on which a column tells confidence; `factor` is how many of its steps one of the profile's is."""

    low: float
    high: float
    factor: float = 1


def last_of(strategy: Strategy, key_result: KeyResult, count: int) -> list[CheckIn]:
    """Return the last check-ins of a key result, the latest at the end; of one day the lower one is the later.

    Where a check-in tells no day, but a week or nothing, the order is that of the rows.
    """
    told = strategy.checkins_by_key_result.get(key_result, ())
    days = [part.columns["date"][at] for part, at in told]
    if all(isinstance(day, datetime.date) for day in days):
        told = [told[at] for at in sorted(range(len(told)), key=days.__getitem__)]
    return [part.row(CheckIn, at) for part, at in told[-count:]]


def scale_of(block: Block, rows: Sequence[int], values: Sequence[float | None], limits: Limits) -> Scale | None:
    """Return the scale of a column of confidences: percent where heading or cells say so, else the profile's.

    None where the profile has none.
    """
    low, high = limits["confidence_min"], limits["confidence_max"]
    if low is None or high is None or low >= high:
        return None
    if lexicon.unit_in_heading(block.heading("confidence")) == "%" or _in_percent(block, rows, values):
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


def running_key_results(strategy: Strategy, today: datetime.date) -> list[tuple[KeyResult, datetime.date | None]]:
    """Return the key results that count, with the day on which their cycle began; None where no cycle is known."""
    found = []
    for row in filter(strategy.is_active, strategy.key_results):
        objective = strategy.objective_of(row)
        cycle = strategy.cycle_of(objective) if objective else None
        if cycle is None or cycle.start is None:
            found.append((row, None))
        elif is_running(cycle, today):
            found.append((row, cycle.start))
    return found
