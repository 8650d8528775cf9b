"""The unit that a heading tells beside its word: "Zielwert (in %)", "Target [kEUR]", "Ziel in T€"."""

import re
from functools import cache, lru_cache

from stimmig.language.spelling import in_brackets, normalise, without_brackets
from stimmig.language.word_files import texts_in, word_file

_MONEY = re.compile(r"(?:T|k|Tsd\.?|M|Mio\.?|Mrd\.?)?\s?(?:€|\$|£|EUR|USD|GBP|CHF)", re.IGNORECASE)
_OF_A_PERIOD = frozenset({"jahr", "quartal", "monat", "woche", "tag", "year", "quarter", "month", "week", "day"})


@lru_cache(maxsize=1024)
def unit_in_heading(text: str) -> str:
    """Return the unit that a heading tells: "Zielwert (in %)", "Target [kEUR]", "Ziel in T€", "Ist %"; "" for none."""
    for bracketed in in_brackets(text):
        unit = bracketed.removeprefix("in ").strip()
        if _is_unit(unit) and unit.casefold() not in _OF_A_PERIOD:  # "Plan (Jahr)" is the plan of the year
            return unit
    return unit_behind(without_brackets(text))[1]


def unit_behind(text: str) -> tuple[str, str]:
    """Return what stands before the unit at the end of a heading, and the unit."""
    words = text.split()
    for size in (2, 1):
        unit = " ".join(words[-size:])
        if len(words) > size and _is_unit(unit):
            before = words[:-size]
            told = before[-1].lower() == "in" and len(before) > 1
            if told or not unit[0].isalpha() or _MONEY.fullmatch(unit):
                return " ".join(before[:-1] if told else before), unit
    return text, ""


def _is_unit(text: str) -> bool:
    return bool(_MONEY.fullmatch(text)) or normalise(text) in _unit_words()


@cache
def _unit_words() -> frozenset[str]:
    return frozenset(map(normalise, texts_in(word_file("cells")["units"])))
