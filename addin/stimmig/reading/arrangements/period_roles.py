"""Columns with a period that are more than one of a series: the target of the year, the same quarter a year before."""

import re
from collections.abc import Mapping, Sequence

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.reading.arrangements.period_headings import ACTUAL, AGGREGATE, PLAN, PeriodHeading
from stimmig.reading.grammar.years import is_year

_FEWEST_PARTS, _FEW = 2, 3
_YEAR_BESIDE = re.compile(r"\b(?:FY\s?)?(?:19|20)?\d\d(?:[/-]\d\d)?\b", re.IGNORECASE)


def year_told(periods: Mapping[int, PeriodHeading]) -> str:
    """Return the year whose plan stands beside parts that name no year: "2024/25" of "Target 2024/25 | Q1 | Q2"."""
    years = {found.period for found in periods.values() if found.kind == PLAN and is_year(found.period)}
    return years.pop() if len(years) == 1 else ""


def target_of_year(series: Mapping[int, PeriodHeading], heading: Sequence[Cell]) -> dict[int, str]:
    """Return the column with the plan of the whole year, where actuals of its parts stand beside it.

    It is what the KPI aims at, and no value of the series. The only part of the year that has actuals tells where the
    KPI stands: "Ist 2025 | Ziel 2026 | Ist 06/2026".
    """
    plans = [at for at, found in series.items() if found.kind == PLAN]
    period = series[plans[0]].period if len(plans) == 1 else ""
    year = period if is_year(period) else _year_that_ends(period, series)
    if not year or _named("target", heading, series):
        return {}
    parts = [at for at, found in series.items() if found.period.startswith(f"{year}-") and at not in plans]
    if len(parts) >= _FEWEST_PARTS:
        return {plans[0]: "target"}
    if year != period:
        return {}
    others = [found.period for at, found in series.items() if at not in (*parts, *plans)]
    alone = parts and all(is_year(period) and period != year for period in others)
    return {plans[0]: "target", parts[0]: "actual"} if alone and not _named("actual", heading, series) else {}


def _year_that_ends(period: str, series: Mapping[int, PeriodHeading]) -> str:
    """Return the year that ends with a period, where no actual of that period stands beside its plan."""
    year, _, part = period.partition("-")
    return year if part in ("12", "12-31", "Q4") and [one.period for one in series.values()].count(period) == 1 else ""


def only_plan(series: Mapping[int, PeriodHeading], heading: Sequence[Cell]) -> dict[int, str]:
    """Return the only plan among years as the target, and the only actual of its period: "Ist 2023 | Plan 2025 | Ist
    2025". They are values of the series as well.
    """
    plans = [at for at, found in series.items() if found.kind == PLAN]
    if len(plans) != 1 or _named("target", heading, series):
        return {}
    period = series[plans[0]].period
    if not is_year(period) and len(series) > _FEW:
        return {}
    actuals = {at: found.period for at, found in series.items() if found.kind == ACTUAL}
    of_it = [at for at, one in actuals.items() if one == period or one.startswith(f"{period}-")]
    alone = len(of_it) == 1 and not _named("actual", heading, series)
    return {plans[0]: "target"} | ({of_it[0]: "actual"} if alone else {})


def compared_with_year_before(series: Mapping[int, PeriodHeading], heading: Sequence[Cell]) -> dict[int, str]:
    """Return what two columns are that name the same part of two years beside a target: "Q3 2023 | Target | Q3 2024"."""
    if len(series) != 2 or {found.kind for found in series.values()} != {ACTUAL}:
        return {}
    (first, early), (last, late) = sorted(series.items(), key=lambda one: one[1].period)
    years, parts = zip(*(found.period.partition("-")[::2] for found in (early, late)))
    if not parts[0] or parts[0] != parts[1] or int(years[1][:4]) != int(years[0][:4]) + 1:
        return {}
    named = {field: _named(field, heading, series) for field in ("target", "actual", "baseline")}
    if not named["target"] or named["actual"]:
        return {}
    return {last: "actual"} if named["baseline"] else {first: "baseline", last: "actual"}


def year_to_date(periods: Mapping[int, PeriodHeading], heading: Sequence[Cell]) -> dict[int, str]:
    """Return the only column that sums up a year so far, where beside it stand whole years and nothing else tells the
    actual: "2024 Actual | 2025 Target | 2025 YTD".
    """
    sums = [at for at, found in periods.items() if found.kind == AGGREGATE and _is_actual(heading[at])]
    dated = [found.period for found in periods.values() if found.kind in (PLAN, ACTUAL)]
    alone = len(sums) == 1 and all(map(is_year, dated)) and not _named("actual", heading, periods)
    return {sums[0]: "actual"} if alone else {}


def baseline_of_year(periods: Mapping[int, PeriodHeading], heading: Sequence[Cell]) -> dict[int, str]:
    """Return the only column that tells where a KPI began, and when, beside its values: "Baseline (2022) | 2023"."""
    told = [at for at, found in periods.items() if found.kind == "baseline" and heading[at] != ""]
    values = any(found.kind == ACTUAL for found in periods.values())
    alone = len(told) == 1 and values and not _named("baseline", heading, periods)
    return {told[0]: "baseline"} if alone else {}


def _is_actual(cell: Cell) -> bool:
    return isinstance(cell, str) and "actual" in fields_of(_YEAR_BESIDE.sub("", cell).strip())


def _named(field: str, heading: Sequence[Cell], series: Mapping[int, PeriodHeading]) -> bool:
    """Say whether some heading without a period names a field."""
    texts = [cell.strip() for at, cell in enumerate(heading) if isinstance(cell, str) and at not in series]
    return any(field in fields_of(text) for text in texts)
