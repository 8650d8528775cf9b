"""What is left of a heading without the words around it that add nothing: "Unser aktueller Stand lt. WP" is "stand"."""

import re
from functools import cache

from stimmig.language.spelling import barer, normalise
from stimmig.language.word_files import cell_words, word_file

_FOR_A_YEAR = re.compile(r"\s(?:for|für|in|im)\s*$", re.IGNORECASE)
"""what is left of "Vision for 2030" without its year"""
_GAPS = re.compile(r"[\s\-]+")
_APART = str.maketrans(dict.fromkeys("-.,?!", " "))


def core(text: str) -> str:
    """Return a heading, normalised, without the words that add nothing to it."""
    _, (_, dated), (_, bare) = barer(text)
    text = _FOR_A_YEAR.sub("", bare)
    if behind := _behind().search(text):
        text = text[: behind.start()]
    heading = normalise(text)
    return heading if bare == dated and _ends_in_its_own(heading) else _without(heading, padding())


def _ends_in_its_own(heading: str) -> bool:
    """Say whether the last word is what the heading is about: "Target year", "Plan-Ende"; not of "Target year-end".

    With a year behind it, it only tells when: "Ziel Ende 2026".
    """
    *before, last = _GAPS.split(heading)
    return last in word_file("cells")["own_at_the_end"] and bool(before) and before[-1] not in padding()


def without_articles(heading: str) -> str:
    """Return a normalised heading without articles: "Woran messen wir das" is "woran messen wir"."""
    return _without(heading, cell_words("articles"))


@cache
def padding() -> frozenset[str]:
    """Return the words, normalised, that add nothing to a heading."""
    return cell_words("articles") | cell_words("padding")


def _without(heading: str, words: frozenset[str]) -> str:
    if words.isdisjoint(heading.translate(_APART).split()) and "-" not in heading:
        return heading  # most of them
    return " ".join(word for word in heading.replace("-", " ").split() if word.strip(".,?!") not in words)


@cache
def _behind() -> re.Pattern:
    """Return the pattern of what may stand behind a heading and only says by what or as of when: "Soll lt. WP"."""
    words = "|".join(map(re.escape, word_file("cells")["behind_headings"]))
    return re.compile(rf"\s+(?:{words})\s.*$", re.IGNORECASE)
