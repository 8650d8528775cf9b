"""Words of the field as people write them: headings of columns, choices inside cells, blanks, totals, numbers."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from stimmig.language import padding
from stimmig.language.heading_units import unit_behind
from stimmig.language.heading_words import number_told
from stimmig.language.qualified import behind_list, may_be_qualified, noun_at_end
from stimmig.language.spelling import (
    barer,
    in_brackets,
    normalise,
    without_brackets,
    without_gaps,
    without_moment,
    without_part_of_year,
)
from stimmig.language.word_files import cell_words, texts_in, word_file

LONGEST_HEADING = 60
_LONGEST_BLANK = 24

_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[^\W\d_]+(?:,? [^\W\d_]+){4,}\.?")
"""five words and nothing else; most such texts say nothing that any heading says"""
_SHORT = 3
_ID = re.compile(r"[^\W\d_]{1,4}-?(?!(?:19|20)\d\d$)\d+")
"""K-12: mass tables ask about thousands, and nothing can be taken off them to leave a heading; off "Ist-2026" it can"""
_PARTS_OF_YEAR = frozenset("qht")  # "Q3 result", "H1 Actual", "T2 Ist"
_PADDED = 0.8
"""how much of a heading says so where words stand around it that add nothing"""
_QUALIFIED, _EITHER, _BY_WORDS = 0.8, 0.6, 0.7
LISTED = frozenset({"kpi", "strategic_objective", "objective", "okr_goal", "key_result", "initiative"})
"""fields that name what a row is, where others say something of it"""
_JOINED = re.compile(r"\s*(?:/|\||\n| & | \+ |:(?=\s))\s*")
_AND = re.compile(r"\s+(?:und|and|oder|or|bzw\.)\s+")


class Meaning(NamedTuple):
    """A field that a heading may stand for, how much of the heading says so, and in which language."""

    field: str
    weight: float
    lang: str


@cache
def _headings() -> dict[str, tuple[Meaning, ...]]:
    found: dict[str, dict[str, str]] = {}
    for field, languages in word_file("headings").items():
        for lang, spellings in languages.items():
            for heading in map(normalise, spellings):
                fields = found.setdefault(heading, {})
                fields[field] = lang if fields.get(field, lang) == lang else ""
    return {
        heading: tuple(Meaning(field, 1.0, lang) for field, lang in fields.items()) for heading, fields in found.items()
    }


def heading(text: str) -> tuple[Meaning, ...]:
    """Return the fields that a heading may stand for; none where it is no heading that we know."""
    known = () if len(text) > LONGEST_HEADING or _begins_otherwise(text, _heading_beginnings()) else _heading(text)
    if known := known or (_qualified(text) if may_be_qualified(text) else ()):
        return known
    return (Meaning(field, _BY_WORDS, ""),) if (field := number_told(text)) else ()


@cache
def beginnings(fields: tuple[str, ...]) -> frozenset[str]:
    """Return the first three letters, in lower case, of all headings of some fields: a cheap look before a close one."""
    spelled = [spelling for field in fields for spelling in texts_in(word_file("headings").get(field, {}))]
    return frozenset(text[:3].lower() for spelling in spelled for text in (spelling, normalise(spelling)))


def _begins_otherwise(text: str, beginnings: frozenset[str]) -> bool:
    """Say whether three letters rule a text out. Mass tables ask about 100,000 texts, so this must be cheap."""
    begin = text[:3].lower()
    if begin in beginnings or not begin.isascii() or not begin[:1].isalpha():
        return False
    return begin.isalpha() or _letters(begin) not in beginnings


def _letters(begin: str) -> str:
    """Return the letters before the first other sign: "id" of "ID (neu)"."""
    return begin[: next((at for at, sign in enumerate(begin) if not sign.isalpha()), 3)]


@cache
def _heading_beginnings() -> frozenset[str]:
    raw = {spelling[:3].lower() for listed in word_file("headings").values() for spelling in texts_in(listed)}
    known = raw.union(heading[:3] for heading in (*_headings(), *padding.padding(), *word_list("padding")))
    return frozenset(known | {_letters(begin) for begin in known} | _PARTS_OF_YEAR)


@cache
def _first_words() -> frozenset[str]:
    """Return the words with which headings begin; written without gaps a heading is one word."""
    known = [*_headings(), *_gapless_headings(), *padding.padding()]
    return frozenset(first[0] for heading in known if (first := _FIRST_WORD.match(heading))) | _PARTS_OF_YEAR


@cache
def _telling_words() -> frozenset[str]:
    """Return the words, short ones apart, of which headings are made."""
    return frozenset(word for heading in _headings() for word in heading.split() if len(word) > _SHORT)


@lru_cache(maxsize=65536)
def same_heading(text: str, spellings: tuple[str, ...]) -> bool:
    """Say whether a heading is one of the spellings, whatever its case, umlauts and marks."""
    return normalise(text) in map(normalise, spellings)


@lru_cache(maxsize=65536)
def _heading(text: str) -> tuple[Meaning, ...]:
    first = _FIRST_WORD.match(text)
    if first and text.isprintable() and normalise(first[0]) not in _first_words():
        return _named_in_brackets(text) if text[-1] in ")]" else ()
    if _SENTENCE.fullmatch(text) and _telling_words().isdisjoint(normalise(text.replace(",", "")).split()):
        return ()
    if text.endswith("#") and (numbered := _headings().get(normalise(f"{text[:-1].strip()}-Nr."))):
        return numbered  # "KR #" is the number of a key result, no key result
    if (meanings := _headings().get(normalise(text))) or _ID.fullmatch(text):
        return meanings or ()
    forms = barer(text)
    for weight, form in (*forms, (0.9, unit_behind(forms[-1][1])[0])):
        if meanings := _named(form):
            if weight < 1 and len(meanings) > 1 and (inside := _named_in_brackets(text)):
                return inside  # "Ziel (Objective)" says which
            return tuple(meaning._replace(weight=weight) for meaning in meanings)
    of_part = [one for one in _named(without_part_of_year(text)) if one.field in word_list("fields_of_a_period")]
    if meanings := of_part or _named(without_moment(text)):
        return tuple(meaning._replace(weight=_PADDED) for meaning in meanings)
    parts = _JOINED.split(text)
    if len(parts) > 1 and (agreed := _of_parts([_of_part(part) for part in parts])):
        return agreed
    if padded := _core_headings().get(padding.core(text), ()):
        return tuple(meaning._replace(weight=_PADDED) for meaning in padded)
    return _named_in_brackets(text)


def _of_part(text: str) -> tuple[Meaning, ...]:
    """Return what one of several parts of a heading means: "Targets FY2023" of "Targets FY2023 / Cibles"."""
    return next((found for _, form in barer(text)[1:] if (found := _named(form))), ()) or _qualified(text)


@lru_cache(maxsize=65536)
def _qualified(text: str) -> tuple[Meaning, ...]:
    """Return what a heading means that says more than a word we know: "Strategische Kennzahlen", "KPI owner"."""
    if any(normalise(part) in _headings() for part in _JOINED.split(text)[:-1]):
        return ()  # "Ziel / Maßnahmen" names two things
    if any(one.field in LISTED for part in _AND.split(text)[:-1] for one in _named(part)):
        return ()  # so does "Ziel und Kennzahlen"; "Learning and Growth Objectives" names one
    noun = noun_at_end(text)
    found = _headings().get(noun or behind_list(text), ())
    return tuple(one._replace(weight=_QUALIFIED) for one in found if noun or one.field not in LISTED)


def _named(text: str) -> tuple[Meaning, ...]:
    bare = normalise(text)
    return _headings().get(bare) or _gapless_headings().get(without_gaps(bare), ())


def _named_in_brackets(text: str) -> tuple[Meaning, ...]:
    """Return what brackets say that a heading of the house's own means: "Was (Objective)"; "Umsatz (Ist)" is none.

    "Objective (Ziel)" only translates: goals of either kind are called so.
    """
    meanings = [one for inside in in_brackets(text) for one in _headings().get(normalise(inside), ())]
    if any(one.field == "okr_goal" for one in meanings) and _named(without_brackets(text)):
        return ()
    return tuple(one._replace(weight=_PADDED) for one in meanings if one.field in word_list("fields_in_brackets"))


@cache
def _core_headings() -> dict[str, tuple[Meaning, ...]]:
    """Return the headings without articles; of those, nothing else may be left out: "KR Name" is not "Name"."""
    found: dict[str, dict[str, Meaning]] = {}
    known, padded = _headings(), word_list("fields_with_padding")
    for heading, meanings in known.items():
        core = padding.without_articles(heading)
        if core == heading or core not in known:
            for meaning in meanings:
                if meaning.field in padded:
                    found.setdefault(core, {}).setdefault(meaning.field, meaning)
    return {core: tuple(fields.values()) for core, fields in found.items() if core}


@cache
def _gapless_headings() -> dict[str, tuple[Meaning, ...]]:
    return {without_gaps(heading): meanings for heading, meanings in _headings().items()}


def _of_parts(parts: list[tuple[Meaning, ...]]) -> tuple[Meaning, ...]:
    """Return what all parts of a heading agree on: "Kennzahl / KPI".

    "Objective / KPI name" may name the one or the other; below "Perspektive / Ziel" perspectives are rows between.
    """
    if not all(parts):
        return ()
    told = [{meaning.field for meaning in part} for part in parts]
    agreed = set.intersection(*told)
    if not agreed and "perspective" in told[0] and len(told) == 2:
        agreed = told[1]
    if agreed:
        return tuple(Meaning(field, 0.85, "") for field in sorted(agreed))
    either = set.union(*told) & LISTED  # key results below their objective are another matter
    listed = "kpi" in either and "key_result" not in either and all(fields & LISTED for fields in told)
    return tuple(Meaning(field, _EITHER, "") for field in sorted(either)) if listed else ()


@cache
def choices(kind: str) -> dict[str, str]:
    """Return normalised spelling → value for one kind of choice, such as "better"."""
    return {
        normalise(spelling): value
        for value, spellings in word_file("cells")["choices"][kind].items()
        for spelling in spellings
    }


@lru_cache(maxsize=65536)
def choice(kind: str, text: str) -> str | None:
    """Return the value that a cell's text chooses ("höher" → "higher"); None where it is no such word."""
    return choices(kind).get(normalise(text))


def is_blank(text: str) -> bool:
    """Say whether a text says that nothing is stated: "k. A.", "tbd", "–"."""
    return (
        len(text) <= _LONGEST_BLANK
        and text[:2].lower() in _blank_beginnings()
        and normalise(text) in cell_words("blank")
    )


@cache
def _blank_beginnings() -> frozenset[str]:
    """Return the first two signs of all words for nothing; most texts begin otherwise, which is cheap to see."""
    return frozenset(
        spelling[:2].lower() for word in word_file("cells")["blank"] for spelling in (word, normalise(word))
    )


@cache
def word_list(name: str) -> dict:
    """Return one of the small lists of words/cells.json, such as number_words or operators."""
    return word_file("cells")[name]
