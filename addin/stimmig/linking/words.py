"""Which words rows share, by their stems, compounds taken apart; what is rare in the strategy tells most."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from stimmig.language.small_words import small_words
from stimmig.wording import pairs
from stimmig.wording.features import stem, taken_apart
from stimmig.wording.pairs import same_word

_SHORTEST = 3
_LONGEST = 2_000
"""letters of a text that are looked at"""


@lru_cache(maxsize=16384)
def words_by_stem(text: str, lang: str) -> Mapping[str, str]:
    """Return stem → the word as it is written, of a text's telling words."""
    words = (word for word in taken_apart(text[:_LONGEST])[1] if word.isalpha() and len(word) >= _SHORTEST)
    small = pairs.small_words() | small_words().keys()
    return {stem(word.lower(), lang): word for word in words if word.lower() not in small}


class Shared:
    """Finds which of many texts share words with one. A text may be made of parts that count more or less.

    `everything` are all wordings of the strategy: they tell which words are rare.
    """

    def __init__(self, texts: Mapping[object, Iterable[tuple[str, float]]], everything: Collection[str], lang: str):
        self._lang = lang
        self._often = Counter(root for text in everything for root in words_by_stem(text, lang))
        self._holders: dict[str, dict[object, float]] = {}
        for key, parts in texts.items():
            for part, weight in parts:
                for root in words_by_stem(part, lang) if part else ():
                    holders = self._holders.setdefault(root, {})
                    holders[key] = max(weight, holders.get(key, 0.0))
        self._count = max(1, len(everything))
        self._alike: dict[str, dict[object, float]] = {}

    def with_text(self, parts: Iterable[tuple[str, float]]) -> dict[object, tuple[float, tuple[str, ...]]]:
        """Return key → how much of a text it shares (0 to 1, rare words count more), and the words, the rarest first."""
        wanted: dict[str, tuple[str, float]] = {}
        for part, weight in parts:
            for root, word in (words_by_stem(part, self._lang) if part else {}).items():
                if weight > wanted.get(root, ("", 0.0))[1]:
                    wanted[root] = word, weight
        found: Counter = Counter()
        words: dict[object, list[tuple[float, str]]] = {}
        whole = 0.0
        for root, (word, weight) in wanted.items():
            holders = self._of(root)
            rare = math.log(1 + self._count / (1 + max(self._often[root], len(holders))))
            whole += weight * rare
            for key, strength in holders.items():
                found[key] += weight * rare * strength
                words.setdefault(key, []).append((-rare * strength * weight, word))
        return {
            key: (score / whole if whole else 0.0, tuple(word for _, word in sorted(words[key])))
            for key, score in found.items()
        }

    def _of(self, root: str) -> dict[object, float]:
        """Return the texts that hold a word, or a compound with it."""
        if root not in self._alike:
            self._alike[root] = dict(self._compounds(root)) | self._holders.get(root, {})
        return self._alike[root]

    def _compounds(self, root: str) -> Iterator[tuple[object, float]]:
        found: dict[object, float] = {}
        for other, holders in self._holders.items():
            if other != root and same_word(root, other):
                for key, strength in holders.items():
                    found[key] = max(found.get(key, 0.0), _PART * strength)
        yield from found.items()


_PART = 0.8
"""how much a part of a compound counts against the whole word"""
