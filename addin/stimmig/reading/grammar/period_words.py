"""Periods told in more words than the forms of dates.py know: "Jan–Jun 2024", "Quarter ended 30 June 2024", "M1 Apr"."""

import re
from functools import lru_cache

from stimmig.reading.grammar.months import MONTHS, NAME, part_of_year

_LONGEST = 48
_MONTH = rf"(?P<month>{NAME})\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d)\b"
_YEARS_OF = "geschäfts|geschaefts|kalender|berichts|haushalts|rechnungs|wirtschafts"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?[\s./-]+)?"
_ENDED = r"(?:ended|ending|end|to)"
_NTH = {
    nth: number
    for number, names in enumerate(
        ("first 1st erstes", "second 2nd zweites", "third 3rd drittes", "fourth 4th viertes"), 1
    )
    for nth in names.split()
}
_LETTERS = {"A": "Actual", "B": "Budget", "E": "Forecast", "F": "Forecast", "T": "Target"}
_LENGTHS = {"q": 3, "3": 3, "t": 3, "h": 6, "s": 6, "6": 6, "y": 12, "1": 12}
_PART = re.compile(r"\b[qht]\s?[1-4]\b|quart|hal[bf]|tertial", re.IGNORECASE)
_CODE = re.compile(r"[^\W\d_fghjmpqstwyFGHJMPQSTWY]-?\d{1,5}")
"""no letter with which a part of a year is abbreviated"""
_NUMBERS_ALONE = re.compile(r"[\d\s.,:/%-]+")
_MANY_WORDS = 5
_OF_A_YEAR = ("19", "20", "'", "quart", "half", "halbjahr", "tertial", "month", "year", "jahr", "week", "qtr")
"""one of these stands in every longer text that tells a period"""
_YEAR_LONG = 12


def is_code(text: str) -> bool:
    """Say whether a text is a code such as K-12, of which mass tables hold thousands, and tells no period."""
    return bool(_CODE.fullmatch(text))


@lru_cache(maxsize=8192)
def in_plain_words(text: str) -> str:
    """Return a text with its period in a form that dates.py knows, if it is told otherwise: "Jan–Jun 2024" as "H1 2024".

    Everything else of the text stays, so that "Actual, quarter ended 30/06/2024" tells its kind as well.
    """
    if len(text) > _LONGEST or _NUMBERS_ALONE.fullmatch(text) or is_code(text):
        return text
    lower = text.lower()
    if text.count(" ") >= _MANY_WORDS - 1 and not any(word in lower for word in _OF_A_YEAR):
        return text
    if not any(map(str.isdigit, text)) and not any(word in lower for word in _NTH):
        return text
    for form, told in _forms():
        text = form.sub(told, text)
    return text


def _span(found: re.Match) -> str:
    """Return the part of a year that "Apr–Jun 2024" is; a span that only explains one ("Q1 Apr–Jun 2024") stays."""
    if _PART.search(found.string):
        return found[0]
    first, last = (MONTHS[found[name].lower()] for name in ("first", "month"))
    return _stretch(last, found["year"], (last - first) % _YEAR_LONG + 1) or found[0]


def _ended(found: re.Match) -> str:
    """Return the quarter, half or year that ends in a month: "quarter ended 30 June 2024" is "Q2 2024"."""
    month = int(found["number"]) if found["number"] else MONTHS[found["month"].lower()]
    return _stretch(month, found["year"], _LENGTHS[found["kind"][0].lower()]) or found[0]


def _stretch(last: int, year: str, months: int) -> str:
    """Return the part of a calendar year that ends with a month, or the fiscal year; "" for other stretches."""
    year = year.lstrip("'")
    full = int(year) if len(year) > 2 else 2000 + int(year)
    if months == _YEAR_LONG and 1 <= last < _YEAR_LONG:
        return f"{full - 1}/{full % 100:02d}"
    part = part_of_year(last - months + 1, last)
    return "" if part is None else f"{part} {full}".strip()


def _numbered(found: re.Match) -> str:
    return f"{found['part'][0].upper()}{_NTH[found['nth'].lower()]}"


@lru_cache(maxsize=1)
def _forms() -> tuple:
    """Return pattern and plain words of each form; compiled when the first period is met, since that takes a while."""
    return tuple(
        (re.compile(form, re.IGNORECASE if ignore else 0), told)
        for form, told, ignore in (
            (r"(?<![^\s(])['’](\d\d)\b", r"20\1", True),
            (r"\bcy\s?(?:20)?(\d\d)\b", r"20\1", True),
            (rf"\b(?:des\s+)?(?:{_YEARS_OF})jahr(?:es|s)?\s+(?=(?:19|20)\d\d\b)", "", True),
            (r"\bq\.\s?(?=[1-4]\b)", "Q", True),
            (
                rf"\b(?P<nth>{'|'.join(_NTH)})[\s-]+(?P<part>quarter|half|quartal|halbjahr|tertial)\b(?:[\s-]year\b)?(?:\s+of\b)?",
                _numbered,
                True,
            ),
            (rf"\b(?:m|month|p|period)\s?\d{{1,2}}\s*[-–:/(]?\s*({NAME})\b\)?", r"\1", True),
            (rf"\b({NAME})\b\.?\s*\((?:m|month|p|period)\s?\d{{1,2}}\)", r"\1", True),
            (
                rf"\b(?P<kind>quarter|qtr|qe|q/e|three months|3 months|3m|half[\s-]year|six months|6 months|6m|h/?e|year"
                rf"|12 months|y/?e)\s+(?:{_ENDED}\s+)?{_DAY}(?:{_MONTH}|(?P<number>\d{{1,2}}))[\s./-]*{_YEAR}",
                _ended,
                True,
            ),
            (rf"\b{_MONTH}[\s./-]*(?P<kind>q)(?P<number>)(?:uarte|t)r\b\s*{_YEAR}", _ended, True),
            (rf"\b{_MONTH}[\s./-]*{_YEAR}\s+(?P<kind>q)(?P<number>)(?:uarte|t)r\b", _ended, True),
            (
                rf"(?<![^\W_])(?<!\d )(?P<first>{NAME})\b\.?\s*(?:-|–|—|to|bis)\s*{_MONTH}[\s./-]*{_YEAR}(?!\s*[/-]\s*\d)",
                _span,
                True,
            ),
            (
                r"\b((?:19|20)\d\d|FY\s?\d\d)\s?(?:([ABEFT])|\(([ABEFT])\))(?!\w)",
                lambda found: f"{found[1]} {_LETTERS[found[2] or found[3]]}",
                False,
            ),
            (r"\b([qh][1-4])[\s,]+(?:fy\s?)?(\d\d)[-–](\d\d)\b", r"\1 \2/\3", True),
            (r"^(?:as (?:at|of)|position at)\s+(?=.*\d)", "", True),
            (r"^(?:w/c|w/b|w/e|week (?:commencing|beginning|ending|starting))\s+(?=\d)", "", True),
        )
    )
