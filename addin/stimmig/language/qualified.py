"""Headings that say more than the word that we know: "Strategische Kennzahlen", "Qualitätsziel", "KPI owner".

Mass tables ask about 100,000 texts, so all but a few must be ruled out by a look at their ends.
"""

import re
from functools import cache
from typing import NamedTuple

from stimmig.language.spelling import normalise, without_brackets
from stimmig.language.word_files import word_file

_LONGEST = 45
_MOST_BEFORE = 4
_SHORTEST = 3
"""letters before the ending of a compound"""
_MAY_END = ")] :?*"
"""signs that may stand behind the last word"""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?|&|\+|/")


class _Words(NamedTuple):
    nouns: frozenset[str]
    endings: tuple[str, ...]
    lists: tuple[str, ...]
    never: frozenset[str]
    """what makes another thing of the noun right behind it: "personal goals" """
    within: frozenset[str]
    """words of sentences"""
    ends: tuple[str, ...]
    """how texts end that may be meant, in lower case"""
    begins: tuple[str, ...]
    """how texts begin that may name a list first, in lower case"""
    signs: frozenset[str]
    """the last three letters of the ends and, with a hyphen before them, the first two of the beginnings"""


@cache
def _words() -> _Words:
    told = word_file("qualified")
    endings = tuple(sorted(map(normalise, told["endings"]), key=len, reverse=True))
    ends = {*map(str.lower, told["nouns"]), *map(str.lower, told["endings"])}
    never, within = (frozenset(map(normalise, told[name])) for name in ("never_before", "never_within"))
    lists = tuple(sorted((f"{normalise(word)} " for word in told["lists"]), key=len, reverse=True))
    begins = tuple(word.lower() for word in told["lists"])
    signs = frozenset({end[-3:] for end in ends} | {f"-{begin[:2]}" for begin in begins})
    return _Words(frozenset(map(normalise, told["nouns"])), endings, lists, never, within, tuple(ends), begins, signs)


def may_be_qualified(text: str) -> bool:
    """Say whether a text may be such a heading: a look at its ends that rules most texts out."""
    signs = _words().signs
    return text[-3:].lower() in signs or f"-{text[:2].lower()}" in signs or text[-1:] in _MAY_END


def noun_at_end(text: str) -> str:
    """Return the noun that names the list, as it is compared: "kennzahlen" of "Strategische Kennzahlen"; "" for none."""
    bare = without_brackets(text).rstrip(" :?*") if text[-1:] in _MAY_END else text
    if len(bare) > _LONGEST or not bare.lower().endswith(_words().ends):
        return ""
    words = bare.split()
    if not 0 < len(words) <= _MOST_BEFORE + 1 or not all(map(_WORD.fullmatch, words)):
        return ""
    *before, last = map(normalise, words)
    if not _words().within.isdisjoint(before) or not _words().never.isdisjoint(before[-1:]):
        return ""
    return last if before and last in _words().nouns else _ending(last)


def _ending(word: str) -> str:
    """Return how a German compound ends: "ziel" of "qualitaetsziel"."""
    for ending in _words().endings:
        stem = word.removesuffix(ending)
        long_enough = len(stem) >= _SHORTEST  # "IT-Ziel" has three with its hyphen
        if stem != word and long_enough and stem.rstrip("-") not in _words().never:
            return ending
    return ""


def behind_list(text: str) -> str:
    """Return what stands behind the noun of the list, as it is compared: "owner" of "KPI owner"; "" for nothing."""
    if len(text) > _LONGEST or not text.lower().startswith(_words().begins):
        return ""
    bare = normalise(without_brackets(text)).replace("-", " ")
    return next((bare.removeprefix(noun).strip() for noun in _words().lists if bare.startswith(noun)), "")
