"""The small words that tell in which language a text is written: "der", "und", "the", "of"."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from stimmig.language.word_files import word_file

_WORD = re.compile(r"[^\W\d_]+")
_ALL = ("de", "en", "other")
_OF_GERMAN = "äöüß"


def words_of(texts: Iterable[str]) -> list[str]:
    """Return the words of texts in lower case."""
    return [word for text in texts for word in _WORD.findall(text.lower())]


def votes(words: Iterable[str]) -> Counter[str]:
    """Return language → how many words speak for it; "other" stands for all but "de" and "en"."""
    found: Counter[str] = Counter()
    for word in words:
        found.update(small_words().get(word, ()))
        found["de"] += not word.isascii() and any(sign in word for sign in _OF_GERMAN)
    return found


def language_told(texts: Iterable[str]) -> str:
    """Return "de" or "en" where the small words of texts tell it without a tie; else ""."""
    return leading(votes(words_of(texts)))


def leading(found: Counter[str]) -> str:
    """Return the language of most votes, "" where that is another one than ours or several have as many."""
    best = max(_ALL, key=lambda lang: found[lang])
    tied = sum(found[lang] == found[best] for lang in _ALL) > 1
    return "" if best == "other" or tied else best


@cache
def small_words() -> dict[str, list[str]]:
    """Return word → the languages in which it is one of the small words."""
    found: dict[str, list[str]] = {}
    for lang, words in word_file("small_words").items():
        for word in words.split():
            found.setdefault(word, []).append(lang)
    return found
