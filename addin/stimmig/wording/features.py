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
    label = _LABEL.match(text)
    plain = ungendered(text[label.end() :] if label else text)
    words = tuple(_WORD.findall(plain)[:_LONGEST])
    low = [word.lower() for word in words]
    sorts = tuple(_ATTRIBUTE if _describes(words, at, lang) else sorts_of(word, lang) for at, word in enumerate(low))
    found = _of_words(words, low, lang)
    found |= _of_numbers(low, lang)
    found |= _of_sorts(sorts)
    lower = plain.lower()
    if _FROM_TO.search(lower):
        found.add("from-to")
    if _OF.search(lower):
        found.add("x-of-y")
    if "," in plain:
        found.add("comma")
    return Seen(words, sorts, tuple(found))


def _describes(words: tuple[str, ...], at: int, lang: str) -> bool:
    """Say whether a German participle stands before its noun: "in drei neu eingeführten Runden" introduces nothing."""
    if lang != "de" or at + 1 >= len(words):
        return False
    word, noun = words[at], words[at + 1]
    return word[0].islower() and noun[0].isupper() and bool(_PARTICIPLE.fullmatch(word))


def _of_words(words, low, lang) -> set[str]:
    stems = [stem(word, lang) for word in low]
    if not stems:
        return set()
    found = {f"w={one}" for one in stems}
    found.update(f"b={one}_{two}" for one, two in zip(stems, stems[1:]))
    found |= {f"f1={stems[0]}", f"l1={stems[-1]}", f"fe={low[0][-3:]}", f"le={low[-1][-3:]}"}
    found.add("capital" if words[0][0].isupper() else "small")
    found.add(f"len={min(len(stems) // 3, 7)}")
    if len(stems) > 1:
        found |= {f"f2={stems[0]}_{stems[1]}", f"l2={stems[-2]}_{stems[-1]}", f"s2={stems[1]}"}
        if lang == "de":
            found.add("second=noun" if words[1][0].isupper() else "second=other")
    for word in low:
        if len(word) > 5 and word[0].isalpha():
            found |= {f"p5={word[:5]}", f"s4={word[-4:]}"}
    return found


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


def _of_sorts(sorts) -> set[str]:
    named = ["+".join(sorted(one)) for one in sorts if one]
    found = {f"sorts={one}>{two}" for one, two in zip(named, named[1:])}
    if named:
        found |= {f"sort-first={named[0]}", f"sort-last={named[-1]}", f"begins={'>'.join(named[:2])}"}
        found.add(f"begins3={'>'.join(named[:3])}")
    for place, ones in (
        ("1", sorts[:1]),
        ("2", sorts[1:2]),
        ("1-3", sorts[:3]),
        ("-1", sorts[-1:]),
        ("-2", sorts[-2:]),
    ):
        found.update(f"at{place}={sort}" for ones_ in ones for sort in ones_)
    present = frozenset().union(*sorts) if sorts else frozenset()
    found.update(f"has={sort}" for sort in present)
    found.update(f"no={sort}" for sort in _ASKED if sort not in present)
    found.update(f"both={one}&{two}" for one in present for two in present if one < two)
    first = next((sort for one in sorts for sort in _TELLING if sort in one), "nothing")
    found.add(f"first={first}")
    return found
