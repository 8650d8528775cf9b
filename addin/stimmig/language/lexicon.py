"""Words of the field as people write them: headings of columns, choices inside cells, blanks, totals, numbers."""

import json
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

LONGEST_HEADING = 60
_WORDS = Path(__file__).with_name("words")
_LONGEST_BLANK = 16

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_FOOTNOTE = re.compile(r"(?<=\S)(?:[¹²³⁰⁴-⁹]+\)?|\s?\d\)|\*+)$")
_MARKS = str.maketrans({**dict.fromkeys("*:()[]#_", " "), "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GENDER = re.compile(
    r"(?<=[^\W\d_])(?:[/:*_·]-?(?:innen|in|nen|r|n|s)|\(-?(?:innen|in|r|n|s)\)|/-?(?:innen|in)|(?<=[^\W\d_A-ZÄÖÜ])Innen)"
    r"(?![^\W\d_])"
)
"""endings as in Kund:innen, Kund*innen, Kunden/innen, Kund(inn)en, KundInnen, Verantwortliche/r, Verantwortliche(r)"""
_JOINED = re.compile(r"\s*(?:/|\||\n| & | \+ )\s*")


class Meaning(NamedTuple):
    """A field that a heading may stand for, how much of the heading says so, and in which language."""

    field: str
    weight: float
    lang: str


def normalise(text: str) -> str:
    """Return the form in which words are compared: lower case, one umlaut spelling, no marks or footnotes."""
    text = text.strip()
    if not text.isascii():
        text = _FOOTNOTE.sub("", _INVISIBLE.sub("", text))
        text = unicodedata.normalize("NFKC", text).lower().translate(_UMLAUTS)
    elif text[-1:] in ("*", ")"):
        text = _FOOTNOTE.sub("", text)
    text = text.lower()
    return " ".join(text.translate(_MARKS).split()).strip(" .") or text


@cache
def _words() -> dict:
    return json.loads((_WORDS / "cells.json").read_text("utf-8"))


@cache
def _numbers() -> dict:
    return json.loads((_WORDS / "numbers.json").read_text("utf-8"))


@cache
def _heading_file() -> dict[str, dict[str, list[str]]]:
    table = json.loads((_WORDS / "headings.json").read_text("utf-8"))
    return {field: languages for field, languages in table.items() if field != "about"}


def spellings() -> dict[str, str]:
    """Return the normalised form of every known heading → how it is spelled."""
    return {
        normalise(spelling): spelling
        for languages in _heading_file().values()
        for listed in languages.values()
        for spelling in listed
    }


@cache
def _headings() -> dict[str, tuple[Meaning, ...]]:
    found: dict[str, dict[str, set[str]]] = {}
    for field, languages in _heading_file().items():
        for lang, spellings in languages.items():
            for spelling in spellings:
                found.setdefault(normalise(spelling), {}).setdefault(field, set()).add(lang)
    return {
        heading: tuple(Meaning(field, 1.0, langs.pop() if len(langs) == 1 else "") for field, langs in fields.items())
        for heading, fields in found.items()
    }


def heading(text: str) -> tuple[Meaning, ...]:
    """Return the fields that a heading may stand for; none where it is no heading that we know."""
    if len(text) > LONGEST_HEADING or _begins_otherwise(text, _heading_beginnings()):
        return ()
    return _heading(text)


def _begins_otherwise(text: str, beginnings: frozenset[str]) -> bool:
    """Say whether three letters rule a text out. Mass tables ask about 100,000 texts, so this must be cheap."""
    begin = text[:3].lower()
    return (
        begin.isascii() and begin[:1].isalpha() and begin not in beginnings and begin.rstrip(".:*#()") not in beginnings
    )


@cache
def _heading_beginnings() -> frozenset[str]:
    return frozenset(heading[:3] for heading in _headings()) | {raw[:3].lower() for raw in spellings().values()}


@lru_cache(maxsize=8192)
def same_heading(text: str, spellings: tuple[str, ...]) -> bool:
    """Say whether a heading is one of the spellings, whatever its case, umlauts and marks."""
    return normalise(text) in map(normalise, spellings)


@lru_cache(maxsize=8192)
def _heading(text: str) -> tuple[Meaning, ...]:
    known = _headings()
    whole = normalise(text)
    if whole in known:
        return known[whole]
    bracketless = _IN_BRACKETS.sub(" ", text)
    for weight, shorter in ((0.95, bracketless), (0.9, _YEAR.sub(" ", bracketless))):
        if shorter != text and (meanings := known.get(normalise(shorter))):
            return tuple(meaning._replace(weight=weight) for meaning in meanings)
    parts = _JOINED.split(text)
    return _of_parts([known.get(normalise(part), ()) for part in parts]) if len(parts) > 1 else ()


def _of_parts(parts: list[tuple[Meaning, ...]]) -> tuple[Meaning, ...]:
    """Return what all parts of "Kennzahl / KPI" agree on."""
    if not all(parts):
        return ()
    agreed = set.intersection(*({meaning.field for meaning in part} for part in parts))
    return tuple(Meaning(field, 0.85, "") for field in sorted(agreed))


@cache
def choices(kind: str) -> dict[str, str]:
    """Return normalised spelling → value for one kind of choice, such as "better"."""
    return {
        normalise(spelling): value for value, spellings in _words()["choices"][kind].items() for spelling in spellings
    }


@lru_cache(maxsize=8192)
def choice(kind: str, text: str) -> str | None:
    """Return the value that a cell's text chooses ("höher" → "higher"); None where it is no such word."""
    return choices(kind).get(normalise(text))


@cache
def _blanks() -> frozenset[str]:
    return frozenset(normalise(word) for word in _words()["blank"])


def is_blank(text: str) -> bool:
    """Say whether a text says that nothing is stated: "k. A.", "tbd", "–"."""
    return len(text) <= _LONGEST_BLANK and normalise(text) in _blanks()


@cache
def _totals() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the labels of total rows, the words with which they begin, and the letters with which those begin."""
    words = _words()["total"]
    whole = frozenset(normalise(word) for word in words["whole"])
    first = frozenset(normalise(word) for word in words["first"]) | {label.split(" ")[0] for label in whole}
    return whole, first, frozenset(word[:3] for word in first if word)


def begins_like_a_total(text: str) -> bool:
    """Say whether a text may head a total row, judging by three letters: mass tables ask about 100,000 texts."""
    return text[:3].lower() in _totals()[2] or not text[:3].isascii()


def total_word(text: str) -> str:
    """Return "whole" where a text can only head a total row, "first" where its first word suggests it, else ""."""
    if not text or not begins_like_a_total(text):
        return ""
    whole, first, _ = _totals()
    bare = normalise(text)
    return "whole" if bare in whole else "first" if bare.split(" ")[0] in first else ""


@cache
def word_list(name: str) -> dict:
    """Return one of the small lists: number_words, fractions, every_nth, operators, relative."""
    return _words()[name]


def number_words(name: str):
    """Return one of the lists of words/numbers.json: the words that tell a share, a change, a year."""
    return _numbers()[name]


@lru_cache(maxsize=8192)
def ungendered(text: str) -> str:
    """Return a text without the endings that name all genders: "Kund:innen" is "Kund", "jede/r" is "jede"."""
    return _GENDER.sub("", text)
