"""Headings of columns about pay, grades and ranks."""

import re
from functools import cache

from stimmig.language import lexicon

NOTES = ("note", "noten")
"""a grade in a German table that holds grades; an English note is a comment"""
_WORD = re.compile(r"[^\W\d_]+")


def kind_of(heading: str, german: bool) -> str:
    """Return "pay", "grade", "rank", or "place" (a rank of anything); "" for other headings."""
    heading = bare_words(heading)
    words = set(heading.split())
    for kind in ("pay", "grade", "rank"):
        if words & _listed(f"{kind}_words") or heading in _listed(f"{kind}_headings"):
            return kind
    if german and heading in NOTES:
        return "grade"
    return "place" if heading in _listed("place_headings") else ""


def bare_words(text: str) -> str:
    """Return the words of a heading in lower case, without what stands in brackets."""
    return " ".join(word.casefold() for word in _WORD.findall(text.split("(")[0]))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon.word_list("incentives").get(name, ()))
