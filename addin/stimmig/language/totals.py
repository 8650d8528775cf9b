"""Words that head a row of totals or averages."""

from functools import cache

from stimmig.language.lexicon import word_list
from stimmig.language.spelling import normalise


@cache
def _totals() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the labels of total rows, the words with which they begin, and the letters with which those begin."""
    words = word_list("total")
    whole = frozenset(normalise(word) for word in words["whole"])
    first = frozenset(normalise(word) for word in words["first"]) | {label.split(" ")[0] for label in whole}
    counts = frozenset(normalise(word) for word in words["counts"])
    return whole | counts, first, frozenset(word[:3] for word in first | counts if word)


def begins_like_a_total(text: str) -> bool:
    """Say whether a text may head a total row, judging by three letters: mass tables ask about 100,000 texts."""
    return text[:3].lower() in _totals()[2] or not text[:3].isascii()


def total_word(text: str) -> str:
    """Return "whole" where a text can only head a total row, "first" where its first word suggests it, else ""."""
    if not text or not begins_like_a_total(text):
        return ""
    whole, first, _ = _totals()
    bare = normalise(text)
    return "whole" if bare in whole else "first" if bare.replace("-", " ").split(" ")[0] in first else ""


@cache
def sums_of_periods() -> frozenset[str]:
    """Return the words, normalised, of headings that sum up several periods: "Summe", "YTD", "Ø"."""
    return frozenset(map(normalise, word_list("sums_of_periods")))
