"""What sort of word a word is: one that delivers, a metric, people, staff … Word lists are data, forms are derived."""

import json
from functools import cache, lru_cache
from pathlib import Path

from stimmig.wording.phrases import phrases

_WORDS = Path(__file__).with_name("words")
_HEADS = frozenset({"metric", "deliverable", "people", "staff", "act"})
_VERBS = frozenset({"deliver", "move", "behave"})
_NUMBER, _SIGN, _NONE = frozenset({"number"}), frozenset({"sign"}), frozenset()
_SHORTEST_ROOT, _SHORTEST_HEAD = 4, 5
_LONGEST_ENDING = 5


@cache
def word_lists(lang: str) -> dict[str, list[str]]:
    """Return sort → words of a language."""
    lists = json.loads((_WORDS / f"{lang}.json").read_text("utf-8"))
    return {sort: words for sort, words in lists.items() if sort != "about"}


@lru_cache(maxsize=65536)
def sorts_of(word: str, lang: str) -> frozenset[str]:
    """Return the sorts of a lower-case word; compounds are what their last part is."""
    if word[0].isdigit():
        return _NUMBER
    if not word[0].isalpha():
        return _SIGN
    if lang == "en":
        return _whole(lang).get(word, _NONE) | _roots(lang).get(_english_stem(word), _NONE)
    found = set(_whole(lang).get(word, _NONE))
    for length in range(_SHORTEST_ROOT, len(word) + 1):
        if len(word) - length <= _LONGEST_ENDING or length > _SHORTEST_HEAD:
            found |= _roots(lang).get(word[:length], _NONE)
    for length in range(_SHORTEST_HEAD, len(word) - 2):
        for ending in ("", "n", "en", "s"):
            head = word[-length:].removesuffix(ending) if ending else word[-length:]
            found |= _whole(lang).get(head, _NONE) & _HEADS
    return frozenset(found)


@cache
def _whole(lang: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for sort, words in word_lists(lang).items():
        for word in words:
            found.setdefault(word, set()).add(sort)
    return {word: frozenset(sorts) for word, sorts in found.items()}


@cache
def _roots(lang: str) -> dict[str, frozenset[str]]:
    """Return what the forms of a word begin with: "einführ", "einzuführ" and "eingeführ" of einführen."""
    found: dict[str, set[str]] = {}
    for sort, words in word_lists(lang).items():
        for word in words:
            for root in _forms(word, sort, lang):
                found.setdefault(root, set()).add(sort)
    return {root: frozenset(sorts) for root, sorts in found.items()}


def _forms(word: str, sort: str, lang: str) -> set[str]:
    if lang == "en":
        return {_english_stem(word)}
    if sort in _VERBS:
        root = word[:-2] if word.endswith("en") else word[:-1] if word.endswith("n") and len(word) > 4 else word
        forms = {root, "ge" + root}
        for part in phrases("separable"):
            if root.startswith(part) and len(root) - len(part) > 2:
                forms |= {f"{part}zu{root[len(part) :]}", f"{part}ge{root[len(part) :]}"}
        return {form for form in forms if len(form) >= _SHORTEST_ROOT}
    return {word} if sort in _HEADS and len(word) >= _SHORTEST_HEAD else set()


def _english_stem(word: str) -> str:
    from stimmig.wording.features import stem

    return stem(word, "en")
