"""Numbers inside a text, in digits or words: "drei Schleifen", "8 von 10", "jede zweite"."""

import re
from functools import cache

from stimmig.language import lexicon

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
# "ein" and "one" are articles and pronouns far more often than numbers.
_NO_NUMBER = frozenset({"ein", "eine", "einen", "einem", "einer", "one"})


def names_a_number(text: str) -> bool:
    """Say whether a text states a quantity."""
    if _DIGIT.search(text):
        return True
    words = _WORD.findall(text.lower())
    pairs = (f"{first} {second}" for first, second in zip(words, words[1:]))
    return not _numbers().isdisjoint(words) or not _pairs().isdisjoint(pairs)


@cache
def _numbers() -> frozenset[str]:
    words = {word for numbers in lexicon.word_list("number_words").values() for word in numbers}
    return frozenset(words | set(lexicon.word_list("fractions"))) - _NO_NUMBER


@cache
def _pairs() -> frozenset[str]:
    return frozenset(lexicon.word_list("every_nth"))
