"""Words of the field as people write them: headings of columns, choices inside cells, blanks, totals, numbers."""

import json
import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

LONGEST_HEADING = 60

_SPACES = re.compile(r"[\s\u00a0\u202f\u2007\u2009]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_FOOTNOTE = re.compile(r"(?<=\S)(?:[¹²³⁰⁴-⁹]+\)?|\s?\d\)|\*+)$")
_MARKS = str.maketrans({**{mark: " " for mark in "*:()[]#_"}, "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_JOINED = re.compile(r"\s*(?:/|\||\n| & | \+ )\s*")


class Meaning(NamedTuple):
    """A field that a heading may stand for, how much of the heading says so, and in which language."""

    field: str
    weight: float
    lang: str


def normalise(text: str) -> str:
    """Return the form in which words are compared: lower case, one umlaut spelling, no marks or footnotes."""
    text = _FOOTNOTE.sub("", _INVISIBLE.sub("", text.strip()))
    text = unicodedata.normalize("NFKC", text).lower().translate(_UMLAUTS)
    bare = _SPACES.sub(" ", text.translate(_MARKS)).strip(" .") or text
    return bare


@lru_cache(maxsize=None)
def _words() -> dict:
    return json.loads(files("stimmig.reading").joinpath("lexicon/words.json").read_text("utf-8"))


@lru_cache(maxsize=None)
def _headings() -> dict[str, tuple[Meaning, ...]]:
    table = json.loads(files("stimmig.reading").joinpath("lexicon/headings.json").read_text("utf-8"))
    found: dict[str, dict[str, set[str]]] = {}
    for field, languages in table.items():
        if field == "about":
            continue
        for lang, spellings in languages.items():
            for spelling in spellings:
                found.setdefault(normalise(spelling), {}).setdefault(field, set()).add(lang)
    return {
        heading: tuple(Meaning(field, 1.0, langs.pop() if len(langs) == 1 else "") for field, langs in fields.items())
        for heading, fields in found.items()
    }


@lru_cache(maxsize=8192)
def heading(text: str) -> tuple[Meaning, ...]:
    """Return the fields that a heading may stand for; none where it is no heading that we know."""
    if len(text) > LONGEST_HEADING:
        return ()
    known = _headings()
    whole = normalise(text)
    if whole in known:
        return known[whole]
    for weight, shorter in (
        (0.95, normalise(_IN_BRACKETS.sub(" ", text))),
        (0.9, normalise(_YEAR.sub(" ", _IN_BRACKETS.sub(" ", text)))),
    ):
        if shorter in known:
            return tuple(meaning._replace(weight=weight) for meaning in known[shorter])
    return _of_parts([known.get(normalise(part), ()) for part in _JOINED.split(text)])


def _of_parts(parts: list[tuple[Meaning, ...]]) -> tuple[Meaning, ...]:
    """Return what all parts of "Kennzahl / KPI" agree on."""
    if len(parts) < 2 or not all(parts):
        return ()
    agreed = set.intersection(*({meaning.field for meaning in part} for part in parts))
    return tuple(Meaning(field, 0.85, "") for field in sorted(agreed))


@lru_cache(maxsize=None)
def choices(kind: str) -> dict[str, str]:
    """Return normalised spelling → value for one kind of choice, such as "better"."""
    return {
        normalise(spelling): value for value, spellings in _words()["choices"][kind].items() for spelling in spellings
    }


@lru_cache(maxsize=8192)
def choice(kind: str, text: str) -> str | None:
    """Return the value that a cell's text chooses ("höher" → "higher"); None where it is no such word."""
    return choices(kind).get(normalise(text))


@lru_cache(maxsize=None)
def _blanks() -> frozenset[str]:
    return frozenset(normalise(word) for word in _words()["blank"])


def is_blank(text: str) -> bool:
    """Say whether a text says that nothing is stated: "k. A.", "tbd", "–"."""
    return len(text) <= 20 and normalise(text) in _blanks()


@lru_cache(maxsize=None)
def _totals() -> tuple[frozenset[str], frozenset[str]]:
    words = _words()["total"]
    return tuple(frozenset(normalise(word) for word in words[key]) for key in ("whole", "first"))


@lru_cache(maxsize=4096)
def total_word(text: str) -> str:
    """Return "whole" where a text can only head a total row, "first" where its first word suggests it, else ""."""
    whole, first = _totals()
    bare = normalise(text)
    if bare in whole:
        return "whole"
    return "first" if bare.split(" ")[0] in first else ""


@lru_cache(maxsize=None)
def word_list(name: str) -> dict:
    """Return one of the small lists: number_words, fractions, every_nth, operators, relative."""
    return _words()[name]
