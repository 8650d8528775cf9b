"""Which key results copy a KPI or a strategic objective: word for word, or only in other words."""

from collections.abc import Iterator
from typing import NamedTuple

from stimmig.language.text import Text
from stimmig.model.entry import Entry
from stimmig.model.okr import KeyResult
from stimmig.model.scorecard import KPI
from stimmig.model.strategy import Strategy
from stimmig.rules.metrics import unlabelled
from stimmig.wording import judgement
from stimmig.wording.likeness import NEARLY_EQUAL, likeness
from stimmig.wording.phrases import words_of

_NEARLY = Text("Der Wortlaut ist fast derselbe.", "The wording is almost the same.")


class Copied(NamedTuple):
    """What a key result copies, and by what one sees it."""

    entry: Entry
    why: Text


def scorecard_rows(strategy: Strategy) -> Iterator[Entry]:
    """Yield the KPIs and strategic objectives that a key result might copy."""
    yield from (row for row in (*strategy.kpis, *strategy.strategic_objectives) if row.name and strategy.is_active(row))


def word_for_word(strategy: Strategy, row: KeyResult) -> Entry | None:
    """Return the KPI or strategic objective whose very words a key result has; its case and marks do not count."""
    words = words_of(unlabelled(row.name))
    return next((other for other in scorecard_rows(strategy) if words and words_of(other.name) == words), None)


def in_other_words(strategy: Strategy, row: KeyResult, lang: str) -> Copied | None:
    """Return the KPI or strategic objective that a key result repeats nearly, in short, or as a paraphrase."""
    text = unlabelled(row.name)
    rows = list(scorecard_rows(strategy))
    for other in rows:
        if likeness(text, other.name) >= NEARLY_EQUAL:
            return Copied(other, _NEARLY)
    # The KPI that it is to move comes first: of two that it might restate, that is the one it is about.
    moved = strategy.targets.get((row, "kpi_to_move"), ())
    for kpi in sorted((row for row in rows if isinstance(row, KPI)), key=lambda kpi: kpi not in moved):
        copy = judgement.restates(kpi.name, text, lang)
        if copy.copy:
            return Copied(kpi, copy.why)
    return None


def is_copy(strategy: Strategy, row: KeyResult, lang: str) -> bool:
    """Say whether a key result copies a KPI or a strategic objective (KVR401)."""
    return bool(word_for_word(strategy, row) or in_other_words(strategy, row, lang))
