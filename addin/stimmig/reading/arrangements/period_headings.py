"""Headings that name a period, and what of the period stands below them: "Jan", "Ist Q1/24", "Plan 2024", "Ø"."""

import datetime
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.heading_fields import fields_of
from stimmig.language.spelling import in_brackets, normalise, without_brackets
from stimmig.language.totals import total_word
from stimmig.language.units import unit_of
from stimmig.language.word_files import cell_words
from stimmig.model.period import days_of
from stimmig.reading.grammar.dates import read_date, read_period
from stimmig.reading.grammar.fiscal_years import in_fiscal_years
from stimmig.reading.grammar.months import first_of_quarter, without_months
from stimmig.reading.grammar.period_words import in_plain_words
from stimmig.reading.grammar.years import is_part_of_year, is_year

PLAN, ACTUAL, DERIVED, AGGREGATE = "plan", "actual", "derived", "aggregate"
"""what stands below a period: the plan, the actual, what is computed from others, what sums up several periods"""

_KINDS = {
    "plan": PLAN,
    "target": PLAN,
    "actual": ACTUAL,
    "value": ACTUAL,
    "variance": DERIVED,
    "achievement": DERIVED,
    "status": DERIVED,
    "trend": DERIVED,
    "forecast": "forecast",
    "baseline": "baseline",
}
_LETTERS = {"T": PLAN, "P": PLAN, "S": PLAN, "A": ACTUAL, "I": ACTUAL}
_LONGEST, _MOST_WORDS, _LONGEST_RUN = 40, 6, 4
_APART = re.compile(r"[\s()\[\]|;:]+")
_MONTH_OF_YEAR = re.compile(r"(0?[1-9]|1[0-2])/(1[1-9]|[23]\d)")
_DAY_OF_MONTH = re.compile(r"(\d\d)\.\s?(0?[1-9]|1[0-2])\.?")
_MONTH_TOLD = re.compile(r"(?:\d{4}-)?\d\d")
_LAST_DAYS = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}
_QUARTERS = ("QI", "QII", "QIII", "QIV")
_SHORT_YEAR = re.compile(r"(?:[1-4]\d|'\d\d)")
_THIS_YEAR = re.compile(r"(?<=\S)\s*[-(]?\s*\b(?:im )?lfd\.?\s?J(?:ahr|\.)?\)?\s*$", re.IGNORECASE)
"""of "Ist (lfd. Jahr)" opposite the year before; it does not say that the year is summed up"""
_JOINTS = re.compile(r"(?<=[^\W\d_])[-_/](?=\w)|(?<=\w)[-_/](?=[^\W\d_])")


class PeriodHeading(NamedTuple):
    """What a heading says: the key of its period ("2024-Q1"; "Q1" where no year is told), and what stands below it."""

    period: str
    kind: str
    told: bool = False
    """the heading itself says what stands below it"""
    word: str = ""
    """how it says so: "Plan" """
    first_month: int = 0
    """with which month its quarter begins, where months tell it: 4 of "Apr–Jun" """


def period_heading(cell: Cell) -> PeriodHeading | None:
    """Return what a heading says of a period; None where it names none. A sum over periods has no period of its own."""
    if isinstance(cell, bool) or cell == "":
        return None
    if isinstance(cell, datetime.date):
        return PeriodHeading(cell.isoformat()[:10], ACTUAL)
    if isinstance(cell, int | float):
        period = read_period(cell)
        return PeriodHeading(period.key, ACTUAL) if period else None
    return _in_text(cell) if isinstance(cell, str) and len(cell) <= _LONGEST else None


def in_year(headings: Mapping[int, PeriodHeading], year: str) -> dict[int, PeriodHeading]:
    """Return headings whose periods have the year of their surroundings, if they name none themselves."""
    keys = {at: headings[at].period for at in sorted(headings)}
    dated = {at: f"{year}-{key}" if year and is_part_of_year(key) else key for at, key in keys.items()}
    told = in_fiscal_years(dated, {at: one.first_month for at, one in headings.items()})
    return {at: one._replace(period=told[at]) for at, one in headings.items()}


def by_month(headings: dict[int, PeriodHeading]) -> dict[int, PeriodHeading]:
    """Return headings of which days that all begin or end a month mean these months."""
    days = {at: datetime.date.fromisoformat(one.period) for at, one in headings.items() if one.period.count("-") == 2}
    months = {day.replace(day=1) for day in days.values()}
    edges = all(day.day == 1 or (day + datetime.timedelta(days=1)).day == 1 for day in days.values())
    months_told = any(_MONTH_TOLD.fullmatch(one.period) for one in headings.values())
    if (len(days) < 2 and not months_told) or not edges or len(months) < len({*days.values()}):
        return headings
    return headings | {at: headings[at]._replace(period=f"{day.year}-{day.month:02d}") for at, day in days.items()}


def in_calendar_years(headings: dict[int, PeriodHeading]) -> dict[int, PeriodHeading]:
    """Return headings of which "GJ 2024" beside "Q1/24" is the year 2024."""
    years = {one.period[:4] for one in headings.values() if one.period[:4].isdecimal() and one.period[4:5] == "-"}
    fiscal = {f"FY{year[at:]}": year for year in years for at in (0, 2)}
    return {at: one._replace(period=fiscal.get(one.period, one.period)) for at, one in headings.items()}


def without_sums(headings: Mapping[int, PeriodHeading]) -> dict[int, PeriodHeading]:
    """Return headings of which quarters, halves and years beside the months that they consist of are sums."""
    days = {at: found for at, one in headings.items() if (found := days_of(_with_year(one.period)))}

    def is_sum(at: int) -> bool:
        first, last = days[at]
        own = headings[at].kind, headings[at].period
        inside = {
            other
            for other, (begin, end) in days.items()
            if first <= begin and end <= last and headings[other].kind == own[0] and headings[other].period != own[1]
        }
        return len(inside) > 1 and sum((days[one][1] - days[one][0]).days + 1 for one in inside) >= (last - first).days

    return {
        at: one._replace(period="", kind=AGGREGATE) if at in days and one.kind in (PLAN, ACTUAL) and is_sum(at) else one
        for at, one in headings.items()
    }


def _with_year(period: str) -> str:
    """Return a period with a year, any one where it has none."""
    return f"2000-{period}" if period and is_part_of_year(period) else period


@lru_cache(maxsize=4096)
def _in_text(text: str) -> PeriodHeading | None:
    text = in_plain_words(text.strip())
    words = [word for word in _APART.split(text) if word and word.casefold() not in cell_words("before_dates")]
    if not words or len(words) > _MOST_WORDS:
        return None
    if (bare := _THIS_YEAR.sub("", text)) != text and (found := _in_text(bare)) and found.period:
        return found
    if _sums_up(text):  # but "Ziel Gesamtjahr" is what the year aims at
        return None if "target" in fields_of(text) else PeriodHeading("", AGGREGATE, True)
    quarter = without_months(text)  # "Q1 (Apr–Jun)" says which months its quarters have
    if quarter != text and (found := _in_text(quarter)) and not is_year(found.period):
        return found
    for candidate in (words, [part for word in words for part in _JOINTS.split(word)]):
        if found := _among(candidate):
            return found._replace(first_month=first_of_quarter(text))
    in_words = "kpi" in fields_of(without_brackets(text))
    behind = in_brackets(text)[-1:] if in_words else []
    return next((_in_text(period) for period in behind), None)  # "Performance metrics (Q1)" says no more than "Q1"


def _sums_up(text: str) -> bool:
    """Say whether a heading is that of a sum or mean: "Summe", "Ø 2024", "YTD", "kum. Ist"."""
    if total_word(text) == "whole":
        return True
    return any(
        normalise(word) in cell_words("sums_of_periods") for word in _APART.split(text.replace("/", " ")) if word
    )


def _among(words: list[str]) -> PeriodHeading | None:
    """Return what some words say: the longest run of them that is a period, and what the others add."""
    for length in range(min(_LONGEST_RUN, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length]).strip(".,–-")
            if key := _key(run):
                rest = words[:start] + words[start + length :]
                return _with_rest(key, rest)
    kind, year = ("", "") if len(words) != 2 else words if _SHORT_YEAR.fullmatch(words[1]) else words[::-1]
    if _SHORT_YEAR.fullmatch(year) and kind_of(kind) in (PLAN, ACTUAL):  # "Plan 24"
        return PeriodHeading("20" + year.lstrip("'"), kind_of(kind), True, kind)
    return None


def _key(run: str) -> str:
    day = read_date(run)
    if day:
        return day.isoformat()
    period = read_period(run)
    return period.key if period else _short_key(run)


def _short_key(run: str) -> str:
    """Return the key of what is a period only above numbers: "03/24"; "31.3.", which is the end of a month."""
    if match := _MONTH_OF_YEAR.fullmatch(run):
        return f"20{match[2]}-{int(match[1]):02d}"
    if run in _QUARTERS:
        return f"Q{_QUARTERS.index(run) + 1}"
    match = _DAY_OF_MONTH.fullmatch(run)
    return f"{int(match[2]):02d}" if match and int(match[1]) >= _LAST_DAYS.get(int(match[2]), 31) else ""


def _with_rest(key: str, rest: list[str]) -> PeriodHeading | None:
    if is_part_of_year(key):  # "2024 | Q1" or "Q1 | GJ 2024/25": the year stands apart
        for at, word in enumerate(rest):
            year = read_period(word.strip(".,–-"))
            if year and is_year(year.key):
                return _with_rest(f"{year.key}-{key}", rest[:at] + rest[at + 1 :])
    elif re.fullmatch(r"(?:19|20)\d\d", key):
        for at in range(len(rest)):
            part = _key(rest[at].strip(".,–-"))
            if is_part_of_year(part):
                return _with_rest(f"{key}-{part}", rest[:at] + rest[at + 1 :])
    text = " ".join(rest).strip(" .,–-")
    if text in _LETTERS:
        return PeriodHeading(key, _LETTERS[text], True, text)
    kind = kind_of(text)
    if not text or (unit_of(text.removeprefix("in ")) is not None and not (kind and " " in text)):
        return PeriodHeading(key, ACTUAL)  # "% achieved" is computed, however much it looks like a unit
    return PeriodHeading(key, kind, True, text) if kind else None


def tells_kind(text: str) -> bool:
    """Say whether a word, or a single letter, tells of the numbers below a period what they are: "Ist", "T"."""
    return bool(kind_of(text) or text in _LETTERS)


def without_lone_letters(periods: Mapping[int, PeriodHeading]) -> dict[int, PeriodHeading]:
    """Return headings without those that tell their kind by a letter, unless letters tell plan and actual: "A" may as
    well be the first of A, B and C.
    """
    lettered = {at: found.kind for at, found in periods.items() if found.word in _LETTERS}
    return {at: found for at, found in periods.items() if at not in lettered or len({*lettered.values()}) > 1}


def kind_behind(name: str) -> tuple[str, str]:
    """Return a name without the word behind it that tells plan from actual, and that word: "Besuche", "Ist"."""
    for joint in (" ", "-", "–", "_", "(", ","):
        stem, found, last = name.rstrip(") ").rpartition(joint)
        if found and stem.strip(" -–_(,:") and kind_of(last.strip()):
            return stem.strip(" -–_(,:"), last.strip()
    return name, ""


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str:
    """Return what a word beside a period says of the numbers below it: "Ist" is the actual; "" where it says nothing."""
    if len(text) > _LONGEST:
        return ""
    text = _THIS_YEAR.sub("", text)
    if _sums_up(text):
        return AGGREGATE
    kinds = {_KINDS[meaning.field] for meaning in lexicon.heading(text) if meaning.field in _KINDS}
    if kinds == {ACTUAL, "baseline"}:
        return ACTUAL  # "Istzustand" beside a period is what is, not where it began
    return kinds.pop() if len(kinds) == 1 else ""
