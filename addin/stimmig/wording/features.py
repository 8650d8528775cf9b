"""What is seen in a phrase: its words, where they stand, and what sort of words they are.

Features are short texts such as "w=kund" (a stem), "first=deliver" (the sort of the first telling word); the model
weighs them, and the reason names those that weighed most.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from stimmig.language.spelling import ungendered
from stimmig.wording.sorts import sorts_of

_WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+|[%€$£‰<>≥≤]")
_LABEL = re.compile(r"\s*(?:kr|key result|ziel|o)?\s*\d*(?:\.\d+)?\s*[:.)–-]\s+", re.IGNORECASE)
_FROM_TO = re.compile(r"\b(?:von|from)\b.*\d.*\b(?:auf|to)\b.*\d")
_OF = re.compile(r"\d\s*(?:von|of|in|out of)\s*\d")
_PARTICIPLE = re.compile(r"\w*ge\w{2,}(?:t|en)(?:e|en|em|er|es)|\w+(?:iert|stellt|baut|fasst)(?:e|en|em|er|es)")
_ATTRIBUTE = frozenset({"attribute"})
_LONGEST = 60
"""words of a phrase that are looked at; a key result is a sentence"""
_TELLING = ("people", "staff", "metric", "deliver", "deliverable", "move")
_ASKED = (*_TELLING, "behave", "cause", "number")
_PLACES = (
    ("1", slice(0, 1)),
    ("2", slice(1, 2)),
    ("1-3", slice(0, 3)),
    ("-1", slice(-1, None)),
    ("-2", slice(-2, None)),
)
_LANGUAGES = {"de": "german", "en": "english"}


class Seen(NamedTuple):
    """A phrase taken apart."""

    words: tuple[str, ...]
    """as they stand, without the label in front"""
    sorts: tuple[frozenset[str], ...]
    """of each word: deliver, metric, people …, or number, sign"""
    features: tuple[str, ...]


@cache
def _stemmer(lang: str):
    import Stemmer

    return Stemmer.Stemmer(_LANGUAGES[lang])


@lru_cache(maxsize=65536)
def stem(word: str, lang: str) -> str:
    """Return the stem of a lower-case word; "0" for any number."""
    return "0" if word[0].isdigit() else _stemmer(lang).stemWord(word)


def see(text: str, lang: str) -> Seen:
    """Return a phrase taken apart."""
    plain, words = taken_apart(text)
    low = [word.lower() for word in words]
    sorts = [sorts_of(word, lang) for word in low]
    if lang == "de":
        for at in _participles(words):
            sorts[at] = _ATTRIBUTE
    found = _of_words(words, low, lang)
    found |= _of_numbers(low, lang)
    found |= _of_sorts(tuple(sorts))
    lower = plain.lower()
    if _FROM_TO.search(lower):
        found.add("from-to")
    if _OF.search(lower):
        found.add("x-of-y")
    if "," in plain:
        found.add("comma")
    return Seen(words, tuple(sorts), tuple(found))


@lru_cache(maxsize=16384)
def taken_apart(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without the label in front and the endings that name all genders, and its words."""
    label = _LABEL.match(text)
    plain = ungendered(text[label.end() :] if label else text)
    return plain, tuple(_WORD.findall(plain)[:_LONGEST])


def _participles(words: tuple[str, ...]) -> list[int]:
    """Return where a German participle stands before its noun: "in drei neu eingeführten Runden" introduces nothing."""
    pairs = enumerate(zip(words, words[1:]))
    return [at for at, (word, noun) in pairs if noun[0].isupper() and word[0].islower() and _PARTICIPLE.fullmatch(word)]


def _of_words(words, low, lang) -> set[str]:
    if not low:
        return set()
    stems, found = [], set()
    for word in low:
        root, own = _of_word(word, lang)
        stems.append(root)
        found.update(own)
    found.update([f"b={one}_{two}" for one, two in zip(stems, stems[1:])])
    found |= {f"f1={stems[0]}", f"l1={stems[-1]}", f"fe={low[0][-3:]}", f"le={low[-1][-3:]}"}
    found.add("capital" if words[0][0].isupper() else "small")
    found.add(f"len={min(len(stems) // 3, 7)}")
    if len(stems) > 1:
        found |= {f"f2={stems[0]}_{stems[1]}", f"l2={stems[-2]}_{stems[-1]}", f"s2={stems[1]}"}
        if lang == "de":
            found.add("second=noun" if words[1][0].isupper() else "second=other")
    return found


@lru_cache(maxsize=65536)
def _of_word(word: str, lang: str) -> tuple[str, tuple[str, ...]]:
    """Return the stem of a lower-case word, and what is seen in it wherever it stands."""
    root = stem(word, lang)
    if len(word) > 5 and word[0].isalpha():
        return root, (f"w={root}", f"p5={word[:5]}", f"s4={word[-4:]}")
    return root, (f"w={root}",)


def _of_numbers(low, lang) -> set[str]:
    at = [index for index, word in enumerate(low) if word[0].isdigit()]
    found = {f"numbers={min(len(at), 3)}"}
    if at and at[0] == 0:
        found.add("number-first")
    for index in at:
        after = low[index + 1] if index + 1 < len(low) else ""
        found.add(f"before-number={stem(low[index - 1], lang) if index else ''}")
        found.add(f"number{after}" if after and not after[0].isalpha() else "number-word" if after else "number-last")
    return found


@lru_cache(maxsize=16384)
def _of_sorts(sorts: tuple[frozenset[str], ...]) -> set[str]:
    named = ["+".join(sorted(one)) for one in sorts if one]
    found = {f"sorts={one}>{two}" for one, two in zip(named, named[1:])}
    if named:
        found |= {f"sort-first={named[0]}", f"sort-last={named[-1]}", f"begins={'>'.join(named[:2])}"}
        found.add(f"begins3={'>'.join(named[:3])}")
    for place, part in _PLACES:
        for there in sorts[part]:
            found.update([f"at{place}={sort}" for sort in there])
    present = sorted(frozenset().union(*sorts))
    found.update([f"has={sort}" for sort in present])
    found.update([f"no={sort}" for sort in _ASKED if sort not in present])
    found.update([f"both={one}&{two}" for at, one in enumerate(present, 1) for two in present[at:]])
    first = next((sort for one in sorts for sort in _TELLING if sort in one), "nothing")
    found.add(f"first={first}")
    return found
