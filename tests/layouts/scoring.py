"""How much of what a workbook says was read: hits, inventions and misses, per kind of fact.

A fact that is read wrongly counts as missed and as invented. Names must be exact. Where the truth holds null, a number
is an invention; where it holds nothing, the field is not counted. A score is the mean F1 over the main kinds.
"""

from layouts.comparing import text
from layouts.counting import FURTHER, MAIN
from layouts.matching import Entry, texts_in
from layouts.okr_facts import OKRFacts
from layouts.scorecard_facts import ScorecardFacts

__all__ = ["FURTHER", "MAIN", "Score", "decision_of"]


class Score(ScorecardFacts, OKRFacts):
    """How much of one workbook was read."""

    def __init__(self, truth: Entry, found: Entry):
        self.decision = decision_of(found)
        self.right = self.decision in {truth["expect"], *truth.get("expect_also", ())}
        super().__init__(truth, found if self.decision == "convert" else {})
        allowed = self.right and self.decision == "reject"
        if not allowed and (truth["expect"] == "convert" or self.decision == "convert"):
            self._count()

    @property
    def main(self) -> float:
        """Return the mean F1 of the main kinds."""
        scores = [self.counts[kind].f1 for kind in MAIN if self.counts[kind]]
        return sum(scores) / len(scores) if scores else float(self.right)

    @property
    def invented(self) -> int:
        """Return how many facts of the main kinds were invented."""
        return sum(self.counts[kind].invented for kind in MAIN)

    def _count(self) -> None:
        self.statements()
        self.perspectives()
        self.objectives()
        self.kpis()
        self.initiatives()
        self.okr_objectives()
        self.key_results()
        self.checkins()
        self._notes()

    def _notes(self) -> None:
        everything = "\n".join(text(one) for one in texts_in(self.found))
        for note in self.truth.get("notes", ()):
            there = text(note) in everything
            self.counts["notes"].add(there, not there, False, f"missed: {note[:70]}")


def decision_of(found: Entry) -> str:
    """Return what was decided: convert, reject, or nothing."""
    said = text(found.get("expect") or found.get("decision") or found.get("status")).lower()
    return (
        "reject" if said.startswith("rej") else "convert" if said.startswith("conv") or said in ("ok", "done") else ""
    )
