"""How much a text says beside its figures: one metric, several ("80 % kommen wieder und 20 bringen Freunde mit"), or next to nothing."""

import re
from functools import cache

from stimmig.language import lexicon
from stimmig.wording.counting import names_a_figure
from stimmig.wording.phrases import phrases

_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_RANGE = re.compile(r"\b(zwischen|between)\s+(\S+)\s?%?\s+(?:und|and)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")


_SENTENCE = 4
"""so many words of their own make more than a label beside a number"""


def is_bare_number(text: str) -> bool:
    """Say whether a text is a figure and hardly more: "Umsatz von 10 Mio. Euro", "30 % Marktanteil"."""
    return names_a_figure(text) and len(_own_words(text)) < _SENTENCE


def measures_several(text: str) -> bool:
    """Say whether a text joins two figures, each with words of its own."""
    text = _RANGE.sub(" ", _IN_BRACKETS.sub(" ", " ".join(text.split())))
    if not _joint().search(text):
        return False
    return sum(map(_measures, _joint().split(without_spans(text)))) > 1


def without_spans(text: str) -> str:
    """Return a text without its spans of time: "innerhalb von 24 h" says how soon, not what."""
    return _span().sub(" ", text)


def _measures(part: str) -> bool:
    return bool(_own_words(part)) and names_a_figure(part)


def _own_words(part: str) -> list[str]:
    return [word for word in _WORD.findall(part.lower()) if word not in _no_matter()]


@cache
def _joint() -> re.Pattern:
    joints = "|".join(re.escape(joint) for joint in phrases("joints"))
    return re.compile(rf";|(?<!\d)\+(?!\d)|\b(?:{joints})\b", re.IGNORECASE)


@cache
def _span() -> re.Pattern:
    numbers = "|".join(word for words in lexicon.word_list("number_words").values() for word in words)
    before = "|".join(re.escape(word) for word in phrases("spans"))
    times = "|".join(re.escape(word) for word in sorted(units_of_time(), key=len, reverse=True))
    operators = (word for words in lexicon.word_list("operators").values() for word in words)
    about = "|".join(re.escape(word) for word in (*phrases("before_spans"), *operators))
    return re.compile(
        rf"\b(?:{before})\s+(?:(?:{about})\s+)*(?:\d[\d.,]*|{numbers})"
        rf"(?:\s?(?:-|–|bis|to|und|and)\s?\d+)?[\s-]*(?:{times})(?!\w)",
        re.IGNORECASE,
    )


@cache
def units_of_time() -> frozenset[str]:
    """Return the words, in lower case, in which spans of time are told: "24 h", "drei Tage"."""
    units = {spelling for spellings in lexicon.word_list("units")["time"].values() for spelling in spellings}
    return frozenset(units | set(lexicon.word_list("times")))


@cache
def _no_matter() -> frozenset[str]:
    """Return words that go with a number and name nothing that is measured."""
    units = lexicon.word_list("units")
    spellings = {word.lower() for listed in units.values() for words in listed.values() for word in words}
    numbers = {word for words in lexicon.word_list("number_words").values() for word in words}
    return frozenset(spellings | numbers | {*phrases("beside_numbers")})
