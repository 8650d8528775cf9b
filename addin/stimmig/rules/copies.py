"""Which key results copy a KPI or a strategic objective: word for word, or only in other words."""

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
        if near := next((other for other in self.sharing(text) if nearly_equal(text, other.name)), None):
            return Copied(near, _NEARLY)
        if judgement.judge(text, lang).label in (judgement.OUTCOME, None):
            return None  # whoever does something differently says more than a KPI
        # The KPI that it is to move comes first: of two that it might restate, that is the one it is about. Each must
        # share a word or a name with it: the judgement knows pairs that belong together, and a bare metric that has
        # nothing in common with any KPI is KVR403.
        moved = self.moved_by.get((row, "kpi_to_move"), ())
        others = (kpi for kpi in self.sharing(text) if isinstance(kpi, KPI) and kpi not in moved)
        for kpi in (one for one in (*moved, *others) if judgement.are_related(one.name, text, lang)):
            copy = judgement.restates(kpi.name, text, lang)
            if copy.copy:
                return Copied(kpi, copy.why)
        return None

    def is_copied_by(self, row: KeyResult, lang: str) -> bool:
        """Say whether a key result copies one of the rows (KVR401)."""
        return bool(self.word_for_word(row) or self.in_other_words(row, lang))


def nearly_equal(one: str, other: str) -> bool:
    """Say whether two wordings are one, but for endings, order and small words."""
    short, long = sorted(len(" ".join(words_of(text))) for text in (one, other))
    # Texts of so different a length cannot be alike; most pairs are, and comparing letters takes its time.
    return 0 < 2 * short >= NEARLY_EQUAL * (short + long) and likeness(one, other) >= NEARLY_EQUAL
