"""Names of perspectives that are made of several words: "Finance and efficiency", "Interne Geschäftsprozesse"."""

import re
from functools import cache
from typing import NamedTuple

from stimmig.language.spelling import normalise
from stimmig.language.word_files import cell_words, word_file

_MOST = 6
"""words; more are a sentence, not a name"""
_APART = re.compile(r"[\s\-/&+,;|]+")


class _Words(NamedTuple):
    tell: frozenset[str]
    all: frozenset[str]


@cache
def _words() -> dict[str, _Words]:
    found = {}
    for name, listed in word_file("perspectives").items():
        tell = frozenset(map(normalise, listed["tell"]))
        found[name] = _Words(tell, tell.union(map(normalise, listed["with"])))
    return found


def known_perspectives() -> frozenset[str]:
    """Return the four perspectives that everybody knows."""
    return frozenset(_words())


def perspective_of_words(words: tuple[str, ...]) -> str | None:
    """Return the one perspective that accounts for all words, normalised, and that some of them tells; else None."""
    telling = [name for name, one in _words().items() if one.tell.intersection(words) and one.all.issuperset(words)]
    return telling[0] if len(telling) == 1 else None


def words_of(text: str) -> tuple[str, ...]:
    """Return the words that count in a name; nothing where there are as many as in a sentence."""
    between = cell_words("between_words_of_perspectives")
    words = tuple(word for word in _APART.split(normalise(text)) if word and word not in between)
    return words if len(words) <= _MOST else ()
