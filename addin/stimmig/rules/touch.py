"""Which rows of the scorecard and above it the OKRs touch: by links upward, and by the KPIs that key results move."""

from collections.abc import Iterable

from stimmig.model.entry import Entry
from stimmig.model.okr import KeyResult, Objective
from stimmig.model.strategy import Strategy


def rows_above(strategy: Strategy, entry: Entry) -> list[Entry]:
    """Return all rows that a row serves, directly or through others, each once."""
    found: dict[Entry, None] = {}
    border = [entry]
    while border:
        for parent in strategy.parents(border.pop()):
            if parent not in found:
                found[parent] = None
                border.append(parent)
    return list(found)


def touched_by(strategy: Strategy, objectives: Iterable[Objective], *, ended: bool) -> set[Entry]:
    """Return the rows that objectives and their key results serve, directly or not; with those that have ended or not."""
    touched: set[Entry] = set()
    key_results = strategy.of if ended else strategy.active_of
    for objective in objectives:
        touched.update(rows_above(strategy, objective))
        for key_result in key_results(objective, KeyResult):
            for kpi in strategy.targets.get((key_result, "kpi_to_move"), ()):
                touched.update((kpi, *rows_above(strategy, kpi)))
    return touched
