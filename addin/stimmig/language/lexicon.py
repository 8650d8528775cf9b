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
_FIRST_WORD = re.compile(r"[A-Za-z]+")
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
    # Mass tables ask this for 100,000 texts; the first word rules out nearly all of them.
    if len(text) > LONGEST_HEADING:
        return ()
    begin = _FIRST_WORD.match(text)
    if begin and begin[0].lower() not in _first_words() and text[begin.end() : begin.end() + 1].isascii():
        return ()
    return _heading(text)


@cache
def _first_words() -> frozenset[str]:
    """Return the plain letters with which headings begin, in lower case."""
    return frozenset(begin[0] for heading in _headings() if (begin := _FIRST_WORD.match(heading)))


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
def _totals() -> tuple[frozenset[str], frozenset[str]]:
    """Return the labels of total rows, and the words with which they begin."""
    words = _words()["total"]
    whole = frozenset(normalise(word) for word in words["whole"])
    return whole, frozenset(normalise(word) for word in words["first"]) | {label.split(" ")[0] for label in whole}


def total_word(text: str) -> str:
    """Return "whole" where a text can only head a total row, "first" where its first word suggests it, else ""."""
    whole, first = _totals()
    begin = text.split(maxsplit=1)[0] if text.strip() else ""
    if (begin.lower() if begin.isascii() and begin.isalpha() else normalise(begin)) not in first:
        return ""
    return "whole" if normalise(text) in whole else "first"


@cache
def word_list(name: str) -> dict:
    """Return one of the small lists: number_words, fractions, every_nth, operators, relative."""
    return _words()[name]
