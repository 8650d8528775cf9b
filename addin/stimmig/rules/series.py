"""The values of KPIs, looked at in whole columns: there may be 100,000 of them, and no object is made for each."""

import datetime
from collections.abc import Collection

from stimmig.model.entry import Entry
from stimmig.model.period import days_of
from stimmig.model.strategy import Strategy


def numbers_of(strategy: Strategy, kpis: Collection[Entry]) -> dict[Entry, list[float]]:
    """Return KPI → all numbers but 0 told for it in the tables of values, planned and actual."""
    found: dict[Entry, list[float]] = {kpi: [] for kpi in kpis}
    for part in strategy.values.parts:
        by_name: dict[str | None, list[int]] = {}
        for at, name in enumerate(part.columns["kpi"]):
            by_name.setdefault(name, []).append(at)
        numbers = _names_of(strategy, part.block.workbook, found)
        for name, rows in by_name.items():
            if name in numbers:
                for field in ("plan", "actual"):
                    numbers[name] += filter(None, map(part.columns[field].__getitem__, rows))
    return found


def planned(strategy: Strategy, kpis: Collection[Entry]) -> set[Entry]:
    """Return those KPIs for which the tables of values hold a plan."""
    found: set[Entry] = set()
    for part in strategy.values.parts:
        by_name = _names_of(strategy, part.block.workbook, {kpi: kpi for kpi in kpis})
        names = {name for name, plan in zip(part.columns["kpi"], part.columns["plan"]) if plan is not None}
        found |= {by_name[name] for name in names & by_name.keys()}
    return found


def last_days(strategy: Strategy, kpis: Collection[Entry], today: datetime.date) -> dict[Entry, datetime.date]:
    """Return KPI → the last day of the latest period with an actual value; periods that have not begun do not count."""
    periods: dict[Entry, set[str]] = {kpi: set() for kpi in kpis}
    for part in strategy.values.parts:
        by_name = _names_of(strategy, part.block.workbook, periods)
        for name, period, actual in zip(*(part.columns[field] for field in ("kpi", "period", "actual"))):
            if actual is not None and name in by_name:
                by_name[name].add(period)
    days = {period: days_of(period) for period in set().union(*periods.values()) - {None}}
    begun = {period: told[1] for period, told in days.items() if told and told[0] <= today}
    return {kpi: max(begun[one] for one in told & begun.keys()) for kpi, told in periods.items() if told & begun.keys()}


def _names_of(strategy: Strategy, workbook: str, found: dict) -> dict:
    """Return what the values of a workbook call the KPIs → what is collected for each."""
    return {
        name: found[kpi] for (book, name), kpi in strategy.kpis_by_name.items() if book == workbook and kpi in found
    }
