"""What is seen in a KPI and a key result side by side: shared words, names for the same measure, abbreviations."""

import json
import re
from functools import cache, lru_cache
from pathlib import Path

from stimmig.wording.features import see, stem, taken_apart
from stimmig.wording.model import shares
from stimmig.wording.phrases import phrases

_CONCEPTS = Path(__file__).with_name("words") / "concepts.json"
_ABBREVIATION = re.compile(r"[A-ZÄÖÜ][A-Za-z]?[A-ZÄÖÜ]{1,4}\b")
_SHORTEST = 4


def compare(kpi: str, key_result: str, lang: str) -> dict[str, float]:
    """Return what speaks for and against that a key result restates a KPI, from 0 to 1 each."""
    from rapidfuzz import fuzz

    mine, theirs = see(key_result, lang), see(kpi, lang)
    wanted, said = _content(kpi, lang), _content(key_result, lang)
    telling = {word for word in said if not word.isdigit()}
    shared = {one for one in wanted if any(same_word(one, other) for other in said)}
    fresh = {one for one in telling if not any(same_word(one, other) for other in wanted)}
    concepts = _concepts(kpi) & _concepts(key_result)
    is_metric, is_output, is_outcome = shares(mine.features, lang)
    sorts = frozenset().union(*mine.sorts) if mine.sorts else frozenset()
    return {
        "kpi words found": len(shared) / len(wanted) if wanted else 0.0,
        "all kpi words found": float(bool(wanted) and len(shared) == len(wanted)),
        "new words": min(1.0, len(fresh) / 8),
        "mostly new words": len(fresh) / len(telling) if telling else 0.0,
        "same concept": float(bool(concepts)),
        "same concept and metric": is_metric if concepts else 0.0,
        "shared and metric": is_metric * (len(shared) / len(wanted) if wanted else 0.0),
        "abbreviation": float(_abbreviates(kpi, key_result) or _abbreviates(key_result, kpi)),
        "alike": fuzz.token_set_ratio(kpi.lower(), key_result.lower()) / 100,
        "letters alike": fuzz.partial_ratio(kpi.lower(), key_result.lower()) / 100,
        "metric": is_metric,
        "outcome": is_outcome,
        "output": is_output,
        "number": float("number" in sorts),
        "cause": float("cause" in sorts),
        "behaviour": float("behave" in sorts),
        "people": float("people" in sorts),
        "length": min(1.0, len(mine.words) / 20),
        "kpi length": min(1.0, len(theirs.words) / 8),
    }


def share_something(kpi: str, key_result: str, lang: str) -> bool:
    """Say whether a KPI and a key result share a word, a name for the same measure, or an abbreviation."""
    said, wanted = _content(key_result, lang), _content(kpi, lang)
    if not said.isdisjoint(wanted) or any(same_word(one, other) for one in wanted for other in said):
        return True
    return bool(_concepts(kpi) & _concepts(key_result)) or _abbreviates(kpi, key_result)


def share_most(kpi: str, key_result: str, lang: str) -> bool:
    """Say whether a key result has more than half of a KPI's words, a name for the same measure, or its abbreviation."""
    said, wanted = _content(key_result, lang), _content(kpi, lang)
    shared = sum(any(same_word(one, other) for other in said) for one in wanted)
    return 2 * shared > len(wanted) or bool(_concepts(kpi) & _concepts(key_result)) or _abbreviates(kpi, key_result)


@lru_cache(maxsize=16384)
def _content(text: str, lang: str) -> frozenset[str]:
    """Return the stems of a text's words, small words left out."""
    words = (word.lower() for word in taken_apart(text)[1] if word.isalnum())
    return frozenset(stem(word, lang) for word in words if word not in small_words())


@cache
def small_words() -> frozenset[str]:
    """Return the words of both languages that tell nothing of what a text is about."""
    return frozenset(phrases("small"))


@lru_cache(maxsize=65536)
def same_word(one: str, other: str) -> bool:
    """Say whether two stems are one word, or one is part of the compound that the other is."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) > _SHORTEST and short in long


@lru_cache(maxsize=16384)
def _concepts(text: str) -> frozenset[int]:
    """Return the measures that a text speaks of, by number of their group."""
    lower = f" {text.lower()}"
    return frozenset(number for number, names in enumerate(_groups()) if any(f" {name}" in lower for name in names)) | {
        number for number, names in enumerate(_groups()) if any(len(name) > 5 and name in lower for name in names)
    }


@cache
def _groups() -> list[list[str]]:
    return json.loads(_CONCEPTS.read_text("utf-8"))["groups"]


def _abbreviates(short: str, long: str) -> bool:
    """Say whether one text holds an abbreviation of words in the other: PBT and "profit before tax"."""
    words = re.findall(r"[^\W\d_]+", long)
    initials = "".join(word[0] for word in words).lower()
    found = _ABBREVIATION.findall(short)
    return any(one in words or (len(one) > 2 and one.lower() in initials) for one in found)
