"""The target of a year beside values of its months or quarters: "Ist 2025 | Ziel 2026 | Ist 06/2026"."""

from collections.abc import Mapping

from stimmig.reading.arrangements.period_headings import ACTUAL, PLAN, PeriodHeading
from stimmig.reading.grammar.years import is_year


def of_planned_year(series: Mapping[int, PeriodHeading]) -> dict[int, str]:
    """Return column → field of what counts for a whole year: its target, and its actual where one part alone has one.

    So it is where one year alone is planned and nothing but parts of it, and other years, have actuals.
    """
    plans = [at for at, found in series.items() if found.kind == PLAN]
    if len(plans) != 1 or not is_year(year := series[plans[0]].period):
        return {}
    actuals = {at: found.period for at, found in series.items() if found.kind == ACTUAL}
    inside = [at for at, period in actuals.items() if period.startswith(f"{year}-")]
    if not inside or any(period != year and not is_year(period) for at, period in actuals.items() if at not in inside):
        return {}
    if year in actuals.values():
        return {}
    state = {inside[0]: "actual"} if len(inside) == 1 else {}
    return {plans[0]: "target", **state}
