"""Dates and periods as people type them: 30.9.26, 2026-09-30, März 2026, Q3/26, KW 12, T2 2024, FY24-H2."""

import datetime
import re
from functools import lru_cache
from typing import NamedTuple

from stimmig.model.period import PARTS, days_of, is_key
from stimmig.reading.grammar.months import MONTHS, months_in_a_row
from stimmig.reading.grammar.period_words import in_plain_words, is_code

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d)"
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_EIGHT_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SLASHES = re.compile(r"(\d{1,2})(?:/(\d{1,2})/(\d{4}|\d{2})|-(\d{1,2})-(\d{4}))")
_TIME = re.compile(
    r"(?<=\d)(?:T|,?\s+(?:um\s+|at\s+)?)\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?\s*(?:Uhr|[ap]m|Z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?\s*([^\W\d]{3,})\.?,?\s*(\d{4}|\d{2})", re.IGNORECASE)
_MONTH_DAY = re.compile(r"([^\W\d]{3,})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,\s*(\d{4})", re.IGNORECASE)
_ROUGHLY = re.compile(
    r"^(?:(?:bis|by|until)\s+)?(?:anfang|mitte|ende|early|mid|late|beginning of|end of|end)[\s-]+|^(?:bis|by|until)\s+",
    re.IGNORECASE,
)
# Excel counts days from here; 20000 is in 1954, 80000 in 2119.
_EPOCH = datetime.date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)


class Period(NamedTuple):
    """A stretch of time. `key` is its sortable name: 2024, 2024-H1, 2024-T2, 2024-Q1, 2024-03 or 2024-W12.

    Without a year it has the name alone ("Q1"); a fiscal year keeps its own ("FY24-H2", "2024/25-Q1").
    """

    key: str
    written: str

    @property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """Return its first and last day, None for fiscal years and periods without a year."""
        return days_of(self.key)


def read_date(value, lang: str = "de") -> datetime.date | None:
    """Return the day that a cell states, None where it states none or leaves open which."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _date_in_number(value)
    return _date_in_text(value.strip(), lang) if isinstance(value, str) else None


def _date_in_number(value: float) -> datetime.date | None:
    """Return the day that Excel counts, or that eight digits spell: 46295 and 20260930."""
    if _SERIALS.start <= value < _SERIALS.stop:
        return _EPOCH + datetime.timedelta(days=int(value))
    match = _EIGHT_DIGITS.fullmatch(f"{value:.10g}")
    return _date(match[1], match[2], match[3]) if match else None


@lru_cache(maxsize=8192)
def _date_in_text(text: str, lang: str) -> datetime.date | None:
    if not text[-1:].isdigit() and not text[:1].isdigit():
        return None
    text = _without_time(text)
    if match := _DAY_FIRST.fullmatch(text):
        return _date(match[3], match[2], match[1])
    if match := _YEAR_FIRST.fullmatch(text):
        return _date(match[1], match[3], match[4])
    if match := _EIGHT_DIGITS.fullmatch(text):
        return _date(match[1], match[2], match[3])
    if match := _SLASHES.fullmatch(text):
        return _day_or_month_first(int(match[1]), int(match[2] or match[4]), match[3] or match[5], lang)
    if match := _DAY_MONTH.fullmatch(text):
        month = MONTHS.get(match[2].lower())
        return _date(match[3], month, match[1]) if month else None
    if match := _MONTH_DAY.fullmatch(text):
        month = MONTHS.get(match[1].lower())
        return _date(match[3], month, match[2]) if month else None
    return None


def _without_time(text: str) -> str:
    """Return the day of "30.09.2026 10:00"; a text with anything else behind its day stays as it is."""
    match = _TIME.search(text) if ":" in text else None
    return text[: match.start()] if match and match.end() == len(text) else text


def _day_or_month_first(first: int, second: int, year: str, lang: str) -> datetime.date | None:
    if lang != "de" and first <= 12 and second <= 12 and first != second:
        return None  # 3/4/2026 is in March or in April, and nothing tells
    month, day = (first, second) if second > 12 else (second, first)
    return _date(year, month, day)


def _date(year, month, day) -> datetime.date | None:
    try:
        return datetime.date(_full_year(str(year)), int(month), int(day))
    except ValueError:
        return None


def _full_year(text: str) -> int:
    year = int(text.lstrip("'"))
    return year if year > 99 else (2000 if year < 70 else 1900) + year


def read_period(value, year: int | None = None) -> Period | None:
    """Return the period that a cell or heading states; `year` is the one its surroundings name, if any."""
    if isinstance(value, datetime.datetime | datetime.date):
        return Period(f"{value.year}-{value.month:02d}", value.isoformat()[:10])
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Period(str(value), str(value)) if 1950 <= value <= 2100 else None
    return _period_in_text(value, year) if isinstance(value, str) else None


def read_rough_period(text: str) -> Period | None:
    """Return the period within which a rough moment lies: that of "Ende 2026", "Mitte März 2026", "end of Q3 2026"."""
    return read_period(_ROUGHLY.sub("", text.strip(), count=1))


@lru_cache(maxsize=8192)
def _period_in_text(value: str, year: int | None) -> Period | None:
    text = " ".join(value.split())
    if (known := is_key(text)) or is_code(text):
        return Period(text, text) if known else None
    plain = _OF_FISCAL_YEAR.sub("", in_plain_words(text))
    key = _key(plain.lower(), year) if plain and len(plain) <= 30 else None
    return Period(key, text) if key else None


def _key(text: str, year: int | None) -> str | None:
    for pattern, make in _forms():
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            stated = found.get("year")
            name = make(found)
            if name is None:
                return None
            if found.get("fiscal"):
                fiscal = _fiscal(found["fiscal"])
                if fiscal is None:
                    continue
                return f"{fiscal}-{name}" if name else fiscal
            if stated or year:
                full = _full_year(stated) if stated else year
                return f"{full}-{name}" if name else str(full)
            return name or None
    return _in_a_row(text, year)


def _in_a_row(text: str, year: int | None) -> str | None:
    """Return the key of months in a row: 2025-Q1 for "jan–mrz 25"."""
    found = months_in_a_row(text)
    if found is None:
        return None
    full = _full_year(found[1]) if found[1] else year
    return "-".join(filter(None, (str(full or ""), found[0]))) or None


def _fiscal(text: str) -> str | None:
    """Return "2022/23" or "FY24" for a fiscal year; None for 03/2024, which is a month."""
    years = re.findall(r"\d+", text)
    if len(years) == 1:
        return f"FY{years[0]}"
    first, second = _full_year(years[0]), _full_year(years[1])
    return f"{first}/{second % 100:02d}" if second == first + 1 else None


def _month(found: dict) -> str | None:
    number = MONTHS.get(found["name"]) if "name" in found else int(found["number"])
    return f"{number:02d}" if number and 1 <= number <= 12 else None


def _part(found: dict) -> str | None:
    kind = found.get("kind", "q")
    kind = "half" if kind.startswith("half") else kind.rstrip(".")
    number = _ROMAN.get(found["number"]) or int(found["number"])
    kind = (_KINDS.get(kind) or kind).upper()
    return f"{kind}{number}" if number <= PARTS[kind] else None


def _week(found: dict) -> str | None:
    number = int(found["number"])
    weeks = _weeks_of(_full_year(found["year"])) if found.get("year") else 53
    return f"W{number:02d}" if 1 <= number <= weeks else None


def _weeks_of(year: int) -> int:
    return datetime.date(year, 12, 28).isocalendar().week  # by ISO 8601 that day is always in the year's last week


_KINDS = {
    "hj": "h", "halbjahr": "h", "half": "h", "semestre": "h", "sem": "h",
    "quartal": "q", "quarter": "q", "trimestre": "q", "trim": "q", "tertial": "t",
    "qu": "q", "qrt": "q", "qrtl": "q", "qtl": "q", "qtr": "q",
}  # fmt: skip
_KIND = (
    r"(?P<kind>quartal|quarter|tertial|halbjahr|half[\s-]?year|half|semestre|trimestre|(?:hj|qu|qrtl?|qt[lr])\.?|q|h|t)"
)
_NUMBER = r"(?P<number>[1-4]|(?<=\s)(?:i{1,3}|iv))"
_OF_FISCAL_YEAR = re.compile(r"(?i)\b(?:gj[\s-]?|geschäfts)(?=quartal|halbjahr|tertial)")
"""the quarters of a fiscal year are its parts, with or without saying so"""
_FISCAL = (
    r"(?P<fiscal>(?:fy|gj|wj|sj)\s?\d{2,4}(?:/\d{2,4})?|(?:20)?\d\d/(?:20)?\d\d"
    r"|(?:(?:geschäfts|wirtschafts|schul|studien|vereins|kindergarten)jahr|saison|spielzeit)\s(?:20)?\d\d/(?:20)?\d\d"
    r"|(?:fy\s?)?20\d\d[-–](?:1[3-9]|[2-9]\d)(?!\d))"  # 2023-24; 2011-12 may be a December
)


@lru_cache(maxsize=1)
def _forms() -> tuple:
    """Return pattern and maker of each form; compiled when the first period is met, since that takes a while."""
    return tuple(
        (re.compile(form), make)
        for form, make in (
            (_YEAR.replace(r"|'?\d\d", ""), lambda found: ""),
            (_FISCAL, lambda found: ""),
            (rf"{_FISCAL}[\s-]*{_KIND}\s?{_NUMBER}", _part),
            (rf"{_KIND}\s?{_NUMBER}[\s/-]*{_FISCAL}", _part),
            (rf"{_KIND}\s?{_NUMBER}(?:[\s./-]*{_YEAR})?", _part),
            (rf"{_YEAR}[\s/-]*{_KIND}\s?{_NUMBER}", _part),
            (
                rf"(?P<number>[1-4]|i{{1,3}}|iv)(?:\.|st|nd|rd|th|[ºª°])?\s?"
                rf"(?P<kind>quartal|quarter|tertial|halbjahr|half|semestre|sem|trimestre|trim|hj|qu|qrtl?|qt[lr]|q|h)\.?"
                rf"(?:[\s/-]*(?:de\s)?{_YEAR})?",
                _part,
            ),
            (rf"(?P<number>i{{1,3}}|iv)/{_YEAR}", _part),
            (
                rf"(?:kw\.?|wk\.?|cw\.?|w|week|woche|wo\.|kalenderwoche|calendar week)\s?(?P<number>\d{{1,2}})(?:[\s./-]+{_YEAR})?",
                _week,
            ),
            (rf"(?P<number>\d{{1,2}})\.\s?(?:kw|kalenderwoche|woche)(?:[\s./-]+{_YEAR})?", _week),
            (rf"{_YEAR}[\s/-]*(?:kw|wk|cw|w|week)\s?(?P<number>\d{{1,2}})", _week),
            (r"(?P<year>(?:19|20)\d\d)[-./]m?(?P<number>\d{1,2})", _month),
            (r"m?(?P<number>\d{1,2})[-./](?P<year>(?:19|20)\d\d)", _month),
            (rf"(?P<name>[^\W\d]{{3,}})\.?(?:[\s./-]*{_YEAR})?", _month),
        )
    )
