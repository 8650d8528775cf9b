"""Which of the four perspectives a text names, whatever stands around its word."""

import re
from collections.abc import Collection
from functools import cache, lru_cache

from stimmig.language import lexicon
from stimmig.language.folding import fold
from stimmig.language.perspective_words import known_perspectives, perspective_of_words, words_of
from stimmig.language.spelling import normalise, ungendered, without_brackets
from stimmig.language.word_files import cell_words

_ENDINGS = ("perspektive", "perspective", "sicht")
_NUMBER_BEFORE = r"\s*(?<![^\W\d_])(?:\(?(?:\d{1,2}|[IVX]{1,4}|[A-Ha-h])[.):]|[A-H](?=\s+[A-ZÄÖÜ])|[A-Z](?=\s*[–—-]\s)|P?\d{1,2}(?=[\s:–-]))[\s:.–-]*(?=[^\W\d])"
_PERCENT_BEHIND = r"[\s:–-]*\d+(?:[.,]\d+)?\s*%\s*$"
_BETWEEN = r"\s*-?\s*(?:/|&|\+|,|;|\n|\bund\b|\bu\.|\band\b)\s*"
_ASKING = re.compile(r"([^:?]{3,40}?)(?::|\s[-–—])\s+[^?]+\?\s*")
"""the question that Kaplan and Norton put to each perspective: "Customer: How should we appear to them?" """
_SIDES = r"\s*[/|]\s*"
_MOST_LINES = 2
_DECLINED = ("", "en")
""""Kund:innen" without its ending is "Kund", "Patient:innen" "Patient"; the known words are plurals"""


@lru_cache(maxsize=8192)
def perspective_within(text) -> str | None:
    """Return the perspective that a text tells: "1. Finanzen (40 %)", "Kunden/Markt", "Bürger:innen"."""
    if not isinstance(text, str) or not text.strip():
        return None
    if known := lexicon.choice("perspective", text):
        return known
    if asking := _ASKING.fullmatch(text):
        return perspective_within(asking[1])
    bare = re.sub(_PERCENT_BEHIND, "", without_brackets(re.sub(_NUMBER_BEFORE, "", ungendered(text))))
    parts = [part for part in re.split(_BETWEEN, bare) if part]
    sides = {perspective_within(side) for side in re.split(_SIDES, bare)} if re.search(_SIDES, bare) else set()
    if len(sides) == 1 and None not in sides:
        return sides.pop()  # "Learning & growth / Apprentissage"
    whole = _one(bare) or _one(" & ".join(parts))
    told = {_one(part.rstrip("-")) for part in parts}
    return whole or (told.pop() if len(told) == 1 else None) or _by_words(bare)


def names_in_part(text: str) -> bool:
    """Say whether a text names a perspective beside something else: "Beneficiaries & partners" may be the customers."""
    return any(map(perspective_within, re.split(_BETWEEN, text)))


def without_number(text: str) -> str:
    """Return the name of a perspective without its number: "Homes" of "3. Homes"."""
    return re.sub(_NUMBER_BEFORE, "", text, count=1).strip()


@cache
def people_among_perspectives() -> frozenset[str]:
    """Return words such as "Team" that name the people only where other perspectives stand beside them."""
    return frozenset(map(fold, lexicon.word_list("people_among_perspectives")))


def missing_perspective(text: str, others: Collection[str]) -> str | None:
    """Return the perspective that stands nowhere else, if a text names no other: "Riders", "Pupils & Families", "Team"."""
    missing = known_perspectives().difference(others)
    if len(missing) != 1:
        return None
    if fold(text) in people_among_perspectives():
        return "learning" if "learning" in missing else None
    parts = re.split(_BETWEEN, without_brackets(without_number(ungendered(text))))
    told = {perspective_within(part) or perspective_of_words(words_of(part)) for part in parts} - {None}
    return told.pop() if told == missing else None


def _by_words(text: str) -> str | None:
    """Return the perspective of which all words of a name are: "Personal & Entwicklung", "Service delivery"."""
    if not re.search(r"\w\W+\w", text) and not normalise(text).endswith(_ENDINGS):
        return None  # "Rendite" alone is a KPI
    if len(text.splitlines()) > _MOST_LINES:
        return None  # a list
    words = tuple(_bare_word(word) for word in words_of(text) if word not in cell_words("around_perspectives"))
    return perspective_of_words(words) if words else None


def _bare_word(word: str) -> str:
    """Return a word without the ending that says it is a perspective."""
    return next((bare for ending in _ENDINGS if word.endswith(ending) and (bare := word.removesuffix(ending))), word)


def _one(text: str) -> str | None:
    """Return the perspective of a text that names one: "Finanz-Perspektive", "Kund"."""
    words = [
        word for word in normalise(text).replace("-", " ").split() if word not in cell_words("around_perspectives")
    ]
    if words and words[0] in cell_words("ours") and lexicon.choice("perspective", text) is None:
        words = words[1:]
    if not words:
        return None
    for ending in _ENDINGS:
        words[-1] = words[-1].removesuffix(ending) or words[-1]
    forms = (normalise(text), *(" ".join(words) + declined for declined in _DECLINED))
    return next((known for form in forms if (known := lexicon.choice("perspective", form))), None)
