"""The keys of periods that stand in one column: what one of them leaves open, the others may tell."""

import datetime
import re
from collections.abc import Sequence

from stimmig.cells import Cell
from stimmig.reading.grammar.dates import read_date, read_period
from stimmig.reading.grammar.fiscal_years import in_fiscal_years
from stimmig.reading.grammar.months import first_of_quarter
from stimmig.reading.grammar.years import is_part_of_year

_MONTH = re.compile(r"\d\d")


def keys_of(cells: Sequence[Cell], year: str = "") -> dict[Cell, str | None]:
    """Return cell → key of its period ("2026-09"); days stay days unless all of them begin or end a month.

    `year` is the one that the title names; it counts for periods of which none tells one.
    """
    filled = [cell for cell in dict.fromkeys(cells) if cell != ""]
    days = {day for cell in filled if (day := _day_of(cell))}
    by_month = all(day.day == 1 or (day + datetime.timedelta(days=1)).day == 1 for day in days)
    known = {cell: _key(cell, by_month) for cell in filled}
    months = {cell for cell in known if isinstance(cell, str) and _MONTH.fullmatch(cell)}
    if all(1 <= int(cell) <= 12 for cell in months):  # "13" and more are weeks, or whatever else
        known |= {cell: cell for cell in months}
    if year and all(map(is_part_of_year, filter(None, known.values()))):
        known = {cell: key and f"{year}-{key}" for cell, key in known.items()}
    told = {cell: key for cell, key in known.items() if key}
    if not any("/" in key for key in told.values()):
        return known
    return known | in_fiscal_years(told, {cell: first_of_quarter(cell) for cell in told if isinstance(cell, str)})


def _key(cell: Cell, by_month: bool) -> str | None:
    day, period = _day_of(cell), read_period(cell)
    return day.isoformat()[: 7 if by_month else 10] if day else period.key if period else None


def _day_of(cell: Cell) -> datetime.date | None:
    return read_date(cell) if not isinstance(cell, int | float) and not read_period(str(cell)) else None
