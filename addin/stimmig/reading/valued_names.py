"""Names of KPIs that hold their values too: "Auslastung: 75 % (Ist 68 %)", "Eigenkapitalquote ≥ 35 %"."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.reading.grammar.lists import BULLET
from stimmig.reading.grammar.numbers import read_quantity

PLAN, ACTUAL = "plan", "actual"
_KINDS = {"target": PLAN, "plan": PLAN, "actual": ACTUAL}
_FEWEST, _MOSTLY = 2, 0.6
_SHORTEST = 3
_LONGEST = 160
_PARTS = re.compile(r"\s*[();|]\s*|,\s+|\s+/\s+")
_LABELLED = re.compile(r"(?P<word>[^\W\d_][^\W\d_.-]*)\s*[:=]?\s+(?P<rest>\S.*)")
_COMPARED = re.compile(r"(?P<name>.+?)\s*(?P<rest>(?:[≥≤]|[<>]=?|\b(?:mind|max)\.)\s*\d.*)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


class Valued(NamedTuple):
    """A name, and kind ("plan", "actual") → the value as written."""

    name: str
    values: Mapping[str, str]


def hold_values(cells: Iterable[Cell]) -> bool:
    """Say whether most names of a list hold a value."""
    lines = [line for cell in cells if isinstance(cell, str) for line in cell.split("\n") if line.strip()]
    if sum(bool(_DIGIT.search(line)) for line in lines) < _FEWEST:
        return False
    return sum(apart(line) is not None for line in lines) >= max(_FEWEST, _MOSTLY * len(lines))


@lru_cache(maxsize=1024)
def apart(line: str) -> Valued | None:
    """Return the name and the values of a line; None where it does not clearly hold both."""
    text = BULLET.sub("", line, count=1).strip()
    if len(text) > _LONGEST:
        return None
    for name, rest in _splits(text):
        values = _values(rest) if len(name) >= _SHORTEST else None
        if values:
            return Valued(name, values)
    return None


def _splits(text: str) -> Iterable[tuple[str, str]]:
    name, found, rest = text.rpartition(": ")
    while found:
        yield name.strip(), rest.strip()
        name, found, more = name.rpartition(": ")
        rest = f"{more}: {rest}"
    if match := _COMPARED.fullmatch(text):
        yield match["name"].strip(" ,:–-"), match["rest"]


def _values(text: str) -> dict[str, str] | None:
    """Return what a text tells of plan and actual: "42 € (Ist 38 €)"; the first value without a word is the plan."""
    found: dict[str, str] = {}
    for part in filter(None, _PARTS.split(text)):
        match = _LABELLED.fullmatch(part)
        kind = _kind(match["word"]) if match else ""
        kind, value = (kind, match["rest"]) if kind else (PLAN, part)
        if kind in found or not (lexicon.is_blank(value) or read_quantity(value)):
            return {PLAN: text} if read_quantity(text) else None
        found[kind] = value
    return found if any(map(_DIGIT.search, found.values())) else None


def _kind(word: str) -> str:
    """Return what a word says of the number behind it; "" where it says neither plan nor actual."""
    kinds = {_KINDS[one.field] for one in lexicon.heading(word) if one.field in _KINDS}
    return kinds.pop() if len(kinds) == 1 else ""
