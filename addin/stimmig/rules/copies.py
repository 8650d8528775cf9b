"""Which key results copy a KPI or a strategic objective: word for word, or only in other words."""

from functools import lru_cache
from typing import NamedTuple

from stimmig.language.text import Text
from stimmig.model.entry import Entry
from stimmig.model.okr import KeyResult
from stimmig.model.scorecard import KPI
from stimmig.model.strategy import Strategy
from stimmig.rules.metrics import unlabelled
from stimmig.wording import judgement
from stimmig.wording.likeness import nearly_equal
from stimmig.wording.phrases import words_of

_NEARLY = Text("Der Wortlaut ist fast derselbe.", "The wording is almost the same.")

_MOST = 20
"""rows that may share a word for it to tell them apart"""


class Copied(NamedTuple):
    """What a key result copies, and by what one sees it."""

    entry: Entry
    why: Text


class Scorecard:
    """The KPIs and strategic objectives of a strategy that a key result might copy."""

    def __init__(self, strategy: Strategy):
        rows = (*strategy.kpis, *strategy.strategic_objectives)
        self.rows = [row for row in rows if words_of(row.name) and strategy.is_active(row)]
        self.moved_by = strategy.targets
        self._by_words = {words_of(row.name): row for row in reversed(self.rows)}
        self._by_word: dict[str, list[Entry]] = {}
        for row in self.rows:
            for word in set(words_of(row.name)):
                self._by_word.setdefault(word, []).append(row)

    def sharing(self, text: str) -> list[Entry]:
        """Return the rows that share a word with a text; a word that many rows have tells nothing."""
        forms = {form for word in words_of(text) for form in (word, word.removesuffix("s"), word.removesuffix("es"))}
        listed = (self._by_word.get(form, ()) for form in sorted(forms))
        return list(dict.fromkeys(row for rows in listed if len(rows) <= _MOST for row in rows))

    def word_for_word(self, row: KeyResult) -> Entry | None:
        """Return the row whose very words a key result has; case, marks and a label before it do not count."""
        return self._by_words.get(words_of(unlabelled(row.name)))

    def in_other_words(self, row: KeyResult, lang: str) -> Copied | None:
        """Return the row that a key result repeats nearly, in short, or as a paraphrase."""
        text = unlabelled(row.name)
        sharing = self.sharing(text)
        if near := next((other for other in sharing if nearly_equal(text, other.name)), None):
            return Copied(near, _NEARLY)
        # The KPI that it is to move comes first: of two that it might restate, that is the one it is about. It must
        # share a word or a name with it, and with another KPI most words: the judgement knows pairs that belong
        # together. A bare metric that has nothing in common with any KPI is KVR403.
        moved = self.moved_by.get((row, "kpi_to_move"), ())
        others = (kpi for kpi in sharing if isinstance(kpi, KPI) and kpi not in moved)
        related = [kpi for kpi in moved if judgement.are_related(kpi.name, text, lang)]
        related += [kpi for kpi in others if judgement.are_about_the_same(kpi.name, text, lang)]
        if not related or judgement.judge(text, lang).label in (judgement.OUTCOME, None):
            return None  # whoever does something differently says more than a KPI
        for kpi in related:
            copy = judgement.restates(kpi.name, text, lang)
            if copy.copy:
                return Copied(kpi, copy.why)
        return None

    def is_copied_by(self, row: KeyResult, lang: str) -> bool:
        """Say whether a key result copies one of the rows (KVR401)."""
        return bool(self.word_for_word(row) or self.in_other_words(row, lang))


@lru_cache(maxsize=1)
def scorecard_of(strategy: Strategy) -> Scorecard:
    """Return what key results of a strategy might copy, the same at each call."""
    return Scorecard(strategy)
