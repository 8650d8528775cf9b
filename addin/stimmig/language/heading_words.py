"""Headings of numbers that nobody has listed as a whole, understood word by word: "Starting number", "Heutiger Stand"."""

import re
from functools import cache
from typing import NamedTuple

from stimmig.language.spelling import normalise
from stimmig.language.word_files import word_file

_LONGEST, _MOST = 40, 6
"""letters and words; more are a sentence"""
_APART = re.compile(r"[\s\-]+")


class _Words(NamedTuple):
    tell: dict[str, frozenset[str]]
    all: frozenset[str]
    times: frozenset[str]
    """last words that make a time of a heading: "Plan-Ende", "Target year" """
    begin: frozenset[str]
    """the first three letters of all, in lower case"""


@cache
def _words() -> _Words:
    listed = word_file("heading_words")
    tell = {field: frozenset(map(normalise, words)) for field, words in listed["tell"].items()}
    every = frozenset(map(normalise, listed["with"])).union(*tell.values())
    raw = [word for words in (*listed["tell"].values(), listed["with"]) for word in words]
    times = frozenset(map(normalise, listed["times_at_end"]))
    return _Words(tell, every, times, frozenset(word[:3].lower() for word in (*raw, *every)))


def number_told(text: str) -> str:
    """Return the field of numbers that a heading tells by its words, "" where some word is none of ours."""
    words = _words()
    if len(text) > _LONGEST or text[:3].strip().lower() not in words.begin:
        return ""  # most texts, which is cheap to see
    found = [word for part in _APART.split(normalise(text)) if (word := part.strip("."))]
    if not 1 < len(found) <= _MOST or not words.all.issuperset(found) or found[-1] in words.times:
        return ""
    return next((field for field, tell in words.tell.items() if tell.intersection(found)), "")
