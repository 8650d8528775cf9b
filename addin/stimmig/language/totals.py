"""Words that head a row of totals or averages."""

from functools import cache

from stimmig.language.lexicon import word_list
from stimmig.language.spelling import normalise

_COMPOUND = "gesamt"


@cache
def _totals() -> tuple[frozenset[str], frozenset[str], frozenset[str], tuple[str, ...], frozenset[str]]:
    """Return the labels of total rows, the words with which they begin, the letters with which those begin, the words
    with which a total may end, and their last letters.
    """
    words = word_list("total")
    whole = frozenset(normalise(word) for word in words["whole"])
    first = frozenset(normalise(word) for word in words["first"]) | {label.split(" ")[0] for label in whole}
    counts = frozenset(normalise(word) for word in words["counts"])
    begin, last = frozenset(word[:3] for word in first | counts if word), tuple(f" {word}" for word in words["last"])
    return whole | counts, first, begin, last, frozenset(word[-3:] for word in last)


def looks_like_a_total(text: str) -> bool:
    """Say whether a text may head a total row, judging by a few letters: mass tables ask about 100,000 texts."""
    _, _, beginnings, _, endings = _totals()
    return text[:3].lower() in beginnings or text[-3:].lower() in endings or not text[:3].isascii()


def total_word(text: str) -> str:
    """Return "whole" where a text can only head a total row, "first" where its first word suggests it, "other"
    where another part does ("Ergebnis gesamt", "Gesamtbewertung", and the KPI "Umsatz gesamt"), else "".
    """
    if not text or not looks_like_a_total(text):
        return ""
    whole, first, _, endings, _ = _totals()
    bare = normalise(text)
    if bare in whole or bare.replace("-", " ").split(" ")[0].rstrip(",;") in first:
        return "whole" if bare in whole else "first"
    return "other" if bare.endswith(endings) or bare.startswith(_COMPOUND) else ""


def heads_a_total(text: str) -> bool:
    """Say whether a text begins as the label of a total row does."""
    return total_word(text) in ("whole", "first")


@cache
def sums_of_periods() -> frozenset[str]:
    """Return the words, normalised, of headings that sum up several periods: "Summe", "YTD", "Ø"."""
    return frozenset(map(normalise, word_list("sums_of_periods")))
