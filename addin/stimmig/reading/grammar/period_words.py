"""Periods told in more words than the forms of dates.py know: "Jan–Jun 2024", "Quarter ended 30 June 2024", "M1 Apr"."""

import re
from functools import lru_cache
from typing import NamedTuple

_LONGEST = 48
_NAMES = (
    r"jan(?:uary|uar)?|jän(?:ner)?|feb(?:ruary|ruar|er)?|mar(?:ch)?|mrz|märz|apr(?:il)?|ma[iy]|june?|juni|july?|juli|aug(?:ust)?"
    r"|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?"
)
_STARTS = ("jan jän", "feb", "mar mrz mär", "apr", "mai may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dez dec")
_MONTH = rf"(?P<month>{_NAMES})\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d)\b"
_YEARS_OF = "geschäfts|geschaefts|kalender|berichts|haushalts|rechnungs|wirtschafts"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?[\s./-]+)?"
_ENDED = r"(?:ended|ending|end|to)"
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_LETTERS = {"A": "Actual", "B": "Budget", "E": "Forecast", "F": "Forecast", "T": "Target"}
_LENGTHS = {"q": 3, "3": 3, "t": 3, "h": 6, "s": 6, "6": 6, "y": 12, "1": 12}
_PART = re.compile(r"\b[qht]\s?[1-4]\b|quart|hal[bf]|tertial", re.IGNORECASE)
_NUMBERS_ALONE = re.compile(r"[\d\s.,:/%-]+")
_QUARTER, _HALF, _YEAR_LONG = 3, 6, 12
_CALENDAR = {_QUARTER: "Q", _HALF: "H"}


@lru_cache(maxsize=8192)
def in_plain_words(text: str) -> str:
    """Return a text with its period in a form that dates.py knows, if it is told otherwise: "Jan–Jun 2024" as "H1 2024".

    Everything else of the text stays, so that "Actual, quarter ended 30/06/2024" tells its kind as well.
    """
    if (
        len(text) > _LONGEST
        or _NUMBERS_ALONE.fullmatch(text)
        or not (any(map(str.isdigit, text)) or any(word in text.lower() for word in _NTH))
    ):
        return text
    for form, told in _forms():
        text = form.sub(told, text)
    return text


class Quarter(NamedTuple):
    """A quarter of the calendar that its first and last month tell, and what stands beside them."""

    quarter: int
    first: int
    rest: str


def quarter_of_months(text: str) -> Quarter | None:
    """Return the quarter that months without a year span: "Apr–Jun Target"; None for other spans."""
    found = None if any(letter.isdigit() for letter in text) else _months().search(text)
    if not found:
        return None
    first, last = _number(found["first"]), _number(found["month"])
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip()
    return Quarter(last // _QUARTER, first, rest) if last - first == _QUARTER - 1 and last % _QUARTER == 0 else None


@lru_cache(maxsize=1)
def _months() -> re.Pattern:
    return re.compile(rf"\b(?P<first>{_NAMES})\b\.?\s*(?:-|–|—|/|to|bis)\s*{_MONTH}(?!\w)", re.IGNORECASE)


def _span(found: re.Match) -> str:
    """Return the quarter, half or year of "Apr–Jun 2024"; a span that only explains one ("Q1 Apr–Jun 2024") stays."""
    if _PART.search(found.string):
        return found[0]
    first, last = _number(found["first"]), _number(found["month"])
    return _stretch(last, found["year"], (last - first) % _YEAR_LONG + 1) or found[0]


def _ended(found: re.Match) -> str:
    """Return the quarter, half or year that ends in a month: "quarter ended 30 June 2024" is "Q2 2024"."""
    month = int(found["number"]) if found["number"] else _number(found["month"])
    return _stretch(month, found["year"], _LENGTHS[found["kind"][0].lower()]) or found[0]


def _stretch(last: int, year: str, months: int) -> str:
    """Return the calendar's quarter, half or year that ends with a month, or the fiscal year; "" for other stretches."""
    year = year.lstrip("'")
    if months == _YEAR_LONG:
        full = int(year) if len(year) > 2 else 2000 + int(year)
        return str(full) if last == _YEAR_LONG else f"{full - 1}/{full % 100:02d}" if 1 <= last < _YEAR_LONG else ""
    whole = months in _CALENDAR and 1 <= last <= _YEAR_LONG and last % months == 0
    return f"{_CALENDAR[months]}{last // months} {year if len(year) > 2 else f'20{year}'}" if whole else ""


def _number(name: str) -> int:
    return next(at for at, starts in enumerate(_STARTS, 1) if name.lower()[:3] in starts.split())


def _numbered(found: re.Match) -> str:
    kind = "H" if found["part"].lower().startswith("h") else "Q"
    return f"{kind}{_NTH[found['nth'].lower()]}"


@lru_cache(maxsize=1)
def _forms() -> tuple:
    """Return pattern and plain words of each form; compiled when the first period is met, since that takes a while."""
    return tuple(
        (re.compile(form, re.IGNORECASE if ignore else 0), told)
        for form, told, ignore in (
            (r"(?<![^\s(])['’](\d\d)\b", r"20\1", True),
            (r"\bcy\s?(?=(?:20)?\d\d\b)", "", True),
            (rf"\b(?:des\s+)?(?:{_YEARS_OF})jahr(?:es|s)?\s+(?=(?:19|20)\d\d\b)", "", True),
            (r"\b(?:wk|cw|calendar week)\b\.?\s?(?=\d)|\b(?:wk|cw)(?=\d)", "W", True),
            (r"\bqtr\.?\s?(?=[1-4]\b)|\bq\.\s?(?=[1-4]\b)", "Q", True),
            (r"\b([1-4])(?:st|nd|rd|th)?\s?qtr\b\.?", r"Q\1", True),
            (
                rf"\b(?P<nth>{'|'.join(_NTH)})[\s-]+(?P<part>quarter|half)\b(?:[\s-]year\b)?(?:\s+of\b)?",
                _numbered,
                True,
            ),
            (rf"\b(?:m|month|p|period)\s?\d{{1,2}}\s*[-–:/(]?\s*({_NAMES})\b\)?", r"\1", True),
            (rf"\b({_NAMES})\b\.?\s*\((?:m|month|p|period)\s?\d{{1,2}}\)", r"\1", True),
            (
                rf"\b(?P<kind>quarter|qtr|qe|q/e|three months|3 months|3m|half[\s-]year|six months|6 months|6m|h/?e|year"
                rf"|12 months|y/?e)\s+(?:{_ENDED}\s+)?{_DAY}(?:{_MONTH}|(?P<number>\d{{1,2}}))[\s./-]*{_YEAR}",
                _ended,
                True,
            ),
            (rf"\b{_MONTH}[\s./-]*(?P<kind>q)(?P<number>)(?:uarte|t)r\b\s*{_YEAR}", _ended, True),
            (rf"\b{_MONTH}[\s./-]*{_YEAR}\s+(?P<kind>q)(?P<number>)(?:uarte|t)r\b", _ended, True),
            (
                rf"(?<![^\W_])(?<!\d )(?P<first>{_NAMES})\b\.?\s*(?:-|–|—|to|bis)\s*{_MONTH}[\s./-]*{_YEAR}(?!\s*[/-]\s*\d)",
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
