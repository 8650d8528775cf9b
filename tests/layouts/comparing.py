"""When two texts, numbers, units, people or periods say the same."""

import re
import unicodedata
from typing import Any

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")
_SAME_SIGNS = str.maketrans(
    {**dict.fromkeys("„“”‟»«″", '"'), **dict.fromkeys("’‘‚‹›`´′", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
)
_SYNONYMS = (
    ("%", "prozent percent pct v.h."),
    ("count", "anzahl anz. anz stück stk stk. # nos number st. st"),
    ("days", "tage tag d day"),
    ("h", "std. std stunden hours hrs"),
    ("min", "min. minuten minutes mins"),
    ("weeks", "wochen wo. wo week"),
    ("months", "monate month mon."),
    ("points", "punkte pkt pkt. pts index"),
    ("fte", "vk vzä"),
    ("thousand", "'000 k tsd. tsd"),
)
_UNITS = {word: base for base, words in _SYNONYMS for word in (base, *words.split())}
_CURRENCIES = {"eur": "eur", "€": "eur", "euro": "eur", "$": "usd", "usd": "usd", "us$": "usd", "£": "gbp", "gbp": "gbp", "chf": "chf"}  # fmt: skip
_SCALES = {"mrd.": 1e9, "mrd": 1e9, "bn": 1e9, "mio.": 1e6, "mio": 1e6, "mn": 1e6, "m": 1e6, "tsd.": 1e3, "tsd": 1e3, "t": 1e3, "k": 1e3}  # fmt: skip
_MONTHS = {"JAN": 1, "FEB": 2, "MÄR": 3, "MRZ": 3, "MAR": 3, "APR": 4, "MAI": 5, "MAY": 5, "JUN": 6, "JUL": 7, "AUG": 8, "SEP": 9, "OKT": 10, "OCT": 10, "NOV": 11, "DEZ": 12, "DEC": 12}  # fmt: skip


def text(value: Any) -> str:
    """Return a text as it compares: one kind of quotes, dashes and spaces, nothing invisible."""
    if value is None:
        return ""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFC", str(value))).translate(_SAME_SIGNS)
    return " ".join(plain.split())


def number(value: Any) -> float | None:
    """Return a number, also one written as plain text; anything else is None."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except ValueError:
        return None


def close(one: float, other: float) -> bool:
    """Return whether two numbers are the same but for rounding in the last digits."""
    return abs(one - other) <= 1e-6 * max(1.0, abs(one), abs(other))


def same_number(
    wanted: float, found: float, wanted_unit: Any = None, found_unit: Any = None, scale: float | None = None
) -> bool:
    """Return whether two numbers say the same, as 1.250 TEUR and 1.250.000 EUR do."""
    if close(wanted, found) or (scale and close(wanted * scale, found)):
        return True
    (one, base), (other, other_base) = unit(wanted_unit), unit(found_unit)
    return base != "" and base == other_base and one != other and close(wanted * one, found * other)


def unit(value: Any) -> tuple[float, str]:
    """Return the scale of a unit and what it counts: "TEUR" is (1000, "eur")."""
    word = text(value).lower()
    joined = word.replace(" ", "")
    if joined in _CURRENCIES:
        return 1, _CURRENCIES[joined]
    for currency, base in _CURRENCIES.items():
        for prefix, scale in _SCALES.items():
            if currency != "us$" and joined in (prefix + currency, currency + prefix):
                return scale, base
    return 1, _UNITS.get(word, _UNITS.get(joined, joined))


def is_currency(base: str) -> bool:
    """Return whether a unit's base is a currency."""
    return base in _CURRENCIES.values()


def people(value: Any) -> set[str]:
    """Return the names in a text or list."""
    joined = ";".join(map(str, value)) if isinstance(value, list | tuple) else value
    parts = re.split(r"[;,/]|\bund\b|\band\b|&|\+", text(joined))
    return {text(part) for part in parts if text(part)}


def period(value: Any) -> str:
    """Return a period or a day in one way of writing; what is none of them stays as it is."""
    word = re.sub(r"^FY ?(?=\d{4}(?!/))", "", text(value).upper())  # "FY2024" over quarters names the same year
    for pattern, write in _PERIODS:
        if match := re.match(pattern, word):
            written = write(*match.groups())
            if written:
                return written
    return word


def _part(year: str, part: str) -> str:
    part = part.replace("KW", "W").replace(" ", "")
    return f"{year}-W{int(part[1:]):02d}" if part[0] == "W" else f"{year}-{part}"


def _named_month(day: str, month: str, year: str) -> str:
    return f"{year}-{_MONTHS[month]:02d}-{int(day):02d}" if month in _MONTHS else ""


_PERIODS = (
    (r"^Q([1-4])[ /-]*(\d{4})$", lambda quarter, year: f"{year}-Q{quarter}"),
    (r"^(\d{4})[ /-]*(Q[1-4]|H[12]|W\d{1,2}|KW ?\d{1,2})$", _part),
    # A business year counts by the year in which it begins.
    (r"^(?:FY ?)?(?:20)?(\d{2})[/-](?:20)?\d{2}[ -]*Q([1-4])$", lambda year, quarter: f"20{year}-Q{quarter}"),
    (r"^Q([1-4])[ -]*(?:FY ?)?(?:20)?(\d{2})[/-](?:20)?\d{2}$", lambda quarter, year: f"20{year}-Q{quarter}"),
    (r"^(\d{4})-(\d{1,2})$", lambda year, month: f"{year}-{int(month):02d}"),
    (r"^(\d{4}-\d{2}-\d{2})", lambda day: day),
    (
        r"^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})$",
        lambda day, month, year: f"{year if len(year) == 4 else '20' + year}-{int(month):02d}-{int(day):02d}",
    ),
    (r"^(\d{1,2})\.? ([A-ZÄÖÜ]{3})[A-ZÄÖÜ]*\.? (\d{4})$", _named_month),
    (r"^(?:KW|W|WEEK) ?(\d{1,2})$", lambda week: f"W{int(week):02d}"),
)
