"""When a key result speaks of its KPI's own metric, and which way and how far it wants to go."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from stimmig.language import lexicon
from stimmig.language.units import unit_of
from stimmig.model.okr import KeyResult
from stimmig.model.scorecard import KPI
from stimmig.model.strategy import Strategy

_WORD = re.compile(r"\w+")
# Patterns as texts are compiled when they are first needed: not every workbook has key results.
_LABEL = r"(?i)\s*(?:(?:KR|Key Result|R|#)[\s-]?\d[\d.]*\s*[:.)–-]?\s+|\d[\d.]*[:.)]\s+|KR\s*:\s*)"
_COMPOUND = re.compile(r"[-‐‑–](?=[^\W\d_])")
_MONTH = r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])"
_BY = (
    r"(?i)\b(?:um|by)\s+(?:(?:mindestens|mind\.|rund|etwa|ca\.|at least|about|around|more than|over)\s+)?"
    # "by 31 December" and "by 2027" say when, not how much.
    rf"(?:(?!(?:19|20)\d\d\b(?!\s?[%€$]))(?!\d{{1,2}}\.?\s?{_MONTH})[\d.,]*\d"
    r"|(?:ein|zwei|drei)\s(?:drittel|viertel|zehntel)|(?:die\s)?hälfte|half|(?:a|one|two)\s(?:thirds?|quarters?|tenths?))"
)


def on_their_kpis_metric(strategy: Strategy) -> Iterator[tuple[KeyResult, KPI]]:
    """Yield each active key result that moves a KPI, with the KPI, where its text is about that very KPI."""
    for row in strategy.key_results:
        for kpi in strategy.targets.get((row, "kpi_to_move"), ()):
            if strategy.is_active(row) and is_about(row.name, kpi.name):
                yield row, kpi


@lru_cache(maxsize=16384)
def is_about(text: str, name: str) -> bool:
    """Say whether a text speaks of a metric: it begins with its name, after words that set it in motion at most.

    "Erhöhe unsere Marge" speaks of „Marge“. "Anteil der Kunden, die wegen der Marge …" and "Margen-Anteil" do not.
    """
    text = unlabelled(text)
    found = list(_WORD.finditer(text))
    words = [_folded(match[0]) for match in found]
    wanted = [_folded(word) for word in _WORD.findall(name)]
    for at in range(len(words) - len(wanted) + 1) if wanted else ():
        if _same(words[at : at + len(wanted)], wanted):
            last = at + len(wanted) - 1
            after = words[last + 1] if last + 1 < len(words) else ""
            return not _COMPOUND.match(text, found[last].end()) and after not in _other_metric()
        if words[at] not in _movement():
            return False
    return False


@lru_cache(maxsize=16384)
def unlabelled(text: str) -> str:
    """Return a text without the label before it: "KR 1:"."""
    label = re.match(_LABEL, text)
    return text[label.end() :] if label else text


def _same(words: list[str], wanted: list[str]) -> bool:
    """Say whether words are the wanted ones, the last perhaps in the genitive: "des Umsatzes"."""
    return words[:-1] == wanted[:-1] and words[-1] in (wanted[-1], wanted[-1] + "s", wanted[-1] + "es")


def direction_of(row: KeyResult) -> str | None:
    """Return "higher" or "lower" as the key result says, else as its way from baseline to target shows."""
    if row.better:
        return row.better if row.better in ("higher", "lower") else None
    if row.baseline is None or row.target is None or row.baseline == row.target or _says_by_how_much(row):
        return None
    return "higher" if row.target > row.baseline else "lower"


def states_a_change(row: KeyResult, kpi: KPI) -> bool:
    """Say whether a key result says by how much its KPI is to change, not which value it is to reach."""
    unit, its = unit_of(row.unit), unit_of(kpi.unit)
    in_points = unit is not None and unit.dimension == "pp" and its != unit
    return in_points or _says_by_how_much(row)


def _says_by_how_much(row: KeyResult) -> bool:
    return row.target_is_change or bool(re.search(_BY, row.name))


def worse(value: float, limit: float, better: str) -> bool:
    """Say whether a value lies on the bad side of a limit."""
    return value < limit if better == "higher" else value > limit


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return lexicon.normalise(word)


@cache
def _movement() -> frozenset[str]:
    return frozenset(map(_folded, (*lexicon.word_list("movement"), *lexicon.word_list("movement_particles"))))


@cache
def _other_metric() -> frozenset[str]:
    return frozenset(map(_folded, lexicon.word_list("other_metric_after")))
