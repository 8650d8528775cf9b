"""Words that head a row of totals or averages."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from stimmig.language.lexicon import word_list
from stimmig.language.spelling import normalise

_COMPOUND = "gesamt"


class _Totals(NamedTuple):
    whole: frozenset[str]
    """labels of total rows"""
    first: frozenset[str]
    """words with which others begin"""
    labels: tuple[str, ...]
    """labels of several words, and a gap behind which something more may stand: "year average finance" """
    aside: frozenset[str]
    """words with which they begin where no KPI stands beside them"""
    endings: tuple[str, ...]
    begin: frozenset[str]
    end: frozenset[str]
    """the first and the last three letters of all of them"""


@cache
def _totals() -> _Totals:
    words = {kind: frozenset(map(normalise, listed)) for kind, listed in word_list("total").items()}
    whole = words["whole"] | words["counts"] | words["labels"]
    first = words["first"] | {label.split(" ")[0] for label in words["whole"]}
    begin = frozenset(word[:3] for word in first | words["counts"] | words["labels"] | words["aside"] if word)
    endings = tuple(f" {word}" for word in words["last"])
    labels = tuple(f"{label} " for label in words["labels"])
    return _Totals(whole, first, labels, words["aside"], endings, begin, frozenset(word[-3:] for word in endings))


def looks_like_a_total(text: str) -> bool:
    """Say whether a text may head a total row, judging by a few letters: mass tables ask about 100,000 texts."""
    totals = _totals()
    return text[:3].lower() in totals.begin or text[-3:].lower() in totals.end or not text[:3].isascii()


def total_word(text: str) -> str:
    """Return "whole" where a text can only head a total row, "first" where its first word suggests it, "aside" and
    "other" where it may be one if nothing else names the row ("Zielerreichung Kunden"; "Ergebnis gesamt", and the KPI
    "Umsatz gesamt"), else "".
    """
    if not text or not looks_like_a_total(text):
        return ""
    totals, bare = _totals(), normalise(text)
    begin = bare.replace("-", " ").split(" ")[0].rstrip(",;.")
    if bare in totals.whole or begin in totals.first or bare.startswith(totals.labels):
        return "whole" if bare in totals.whole else "first"
    if begin in totals.aside:
        return "aside"
    return "other" if bare.startswith(_COMPOUND) or bare.endswith(totals.endings) else ""


def heads_a_total(text: str) -> bool:
    """Say whether a text begins as the label of a total row does."""
    return total_word(text) in ("whole", "first")


def is_sum_of(label: str, names: Iterable[object]) -> bool:
    """Say whether a label is a word for totals and one of some names: "Summe Besuche" below the rows "Besuche"."""
    summed = label.partition(" ")[2].strip()
    return bool(summed) and any(isinstance(name, str) and name.strip() == summed for name in names)
