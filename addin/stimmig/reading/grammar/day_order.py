"""Days that tell less than a date: without their year ("3 Feb"), or open which of two numbers is the month (03/02/2025)."""

import re
from collections.abc import Iterable

from stimmig.cells import Cell
from stimmig.reading.grammar.dates import read_date, read_period
from stimmig.reading.grammar.period_words import in_plain_words

_NUMBERS = re.compile(r"(\d{1,2}\.\s?\d{1,2}\.)\s?")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]*([^\W\d_]{3,9})\.?", re.IGNORECASE)
_TWO_NUMBERS = re.compile(r"(\d{1,2})([/-])(\d{1,2})(\2(?:\d{4}|\d{2}).*)")
_MONTHS = 12


def day_without_year(text: str) -> str:
    """Return a day that names no year, so that the year can be put behind it: "3.2." and "3 Feb"; "" for other texts."""
    text = in_plain_words(text.strip())
    if match := _NUMBERS.fullmatch(text):
        return match[1].replace(" ", "")
    match = _WORDS.fullmatch(text)
    return f"{match[1]} {match[2]} " if match and _is_month(match[2]) and 0 < int(match[1]) <= 31 else ""


def days_in_order_of_others(cells: Iterable[Cell]) -> dict[Cell, object]:
    """Return text → day for texts such as 03/02/2025, if others of the column tell which number is the month: 17/02/2025."""
    told = {
        cell: match for cell in set(cells) if isinstance(cell, str) and (match := _TWO_NUMBERS.fullmatch(cell.strip()))
    }
    day_first = any(int(match[1]) > _MONTHS for match in told.values())
    if day_first == any(int(match[3]) > _MONTHS for match in told.values()):
        return {}
    turned = {cell: cell if day_first else f"{one[3]}{one[2]}{one[1]}{one[4]}" for cell, one in told.items()}
    return {cell: read_date(text.strip()) for cell, text in turned.items()}


def _is_month(word: str) -> bool:
    period = read_period(word)
    return period is not None and period.key.isdecimal() and len(period.key) == 2
