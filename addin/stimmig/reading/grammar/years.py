"""The year that titles name, for the periods below them that name none."""

import re
from collections.abc import Iterable

from stimmig.language import lexicon
from stimmig.reading.grammar.dates import read_period

_APART = re.compile(r"[\s()\[\]|;:,]+")
_LONGEST_TITLE, _LONGEST_TELLING = 60, 160
"""a vision tells of 2030, a title of its year; a longer text is a title if it says what it heads"""
_YEAR = re.compile(r"(?:19|20)\d\d(?:/\d\d)?|FY\d{2,4}")
_WORDS = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"[QHT]\d|\d\d|W\d\d")


def year_within(texts: Iterable[str]) -> str:
    """Return the one year or fiscal year that titles name ("2024", "2024/25"); "" where there is none, or several."""
    found = set()
    for text in filter(_may_be_title, texts):
        for word in _APART.split(text):
            period = read_period(word.strip(".–-_")) if any(map(str.isdigit, word)) else None
            if period and _YEAR.fullmatch(period.key):
                found.add(period.key)
    return found.pop() if len(found) == 1 else ""


def _may_be_title(text: str) -> bool:
    """Say whether a text is as short as titles are, or speaks of a scorecard, of KPIs or OKRs, and states nothing."""
    if len(text) <= _LONGEST_TITLE:
        return True
    words = _WORDS.findall(text.casefold())
    telling = lexicon.word_list("telling_names")
    return len(text) <= _LONGEST_TELLING and not text.endswith((".", "!")) and any(word in telling for word in words)


def is_part_of_year(key: str) -> bool:
    """Say whether the key of a period is that of a part of a year, and tells no year: "Q1", "03", "W12"."""
    return bool(_PART.fullmatch(key))


def is_year(key: str) -> bool:
    """Say whether the key of a period is that of a year or fiscal year."""
    return bool(_YEAR.fullmatch(key))
