"""All decisions about the layout of one workbook: those of its layout sheet, those of a file, and what has no effect."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stimmig.language.layout_words import TITLE
from stimmig.language.text import Text
from stimmig.reading.blocks import SheetTables
from stimmig.reading.decisions import Decisions, TableDecision, Written
from stimmig.reading.layout import Question
from stimmig.reading.layout_sheet import decisions_in, is_layout_sheet
from stimmig.reading.misfits import Misfit, misfits_among, observations_of, questions_of
from stimmig.reading.observations import Observation
from stimmig.reading.settling import settle
from stimmig.workbook.workbook import Sheet, Workbook


class Given(NamedTuple):
    """The decisions, as they hold for a workbook today."""

    decisions: Decisions = Decisions()
    sheet: Sheet | None = None
    """the layout sheet, where there is one"""
    misfits: tuple[Misfit, ...] = ()
    """what cannot be followed, whatever is on the sheets"""

    def without_effect(
        self, workbook: str, seen: Iterable[SheetTables]
    ) -> tuple[tuple[Observation, ...], tuple[Question, ...]]:
        """Return the decisions that nothing followed, as what was noticed and as questions."""
        misfits = (*self.misfits, *misfits_among(self.decisions.tables, seen))
        return tuple(observations_of(misfits, workbook, self.sheet)), tuple(questions_of(misfits, self.sheet))


def decisions_about(workbook: Workbook, layout: Sequence[TableDecision]) -> Given:
    """Return what is decided about a workbook; `layout` comes from a file."""
    ours = sorted(filter(is_layout_sheet, workbook.reports), key=lambda one: one.name != TITLE)
    if not ours:
        return Given(Decisions(tuple(layout)))
    sheet, *copies = ours
    found = decisions_in(sheet)
    settled, unsettled = settle(found.tables, workbook.sheets)
    doubled = (
        Misfit("copy", Text(f"„{one.name}“", f"“{one.name}”"), Written(), 1, {"name": sheet.name}) for one in copies
    )
    return Given(Decisions((*settled.tables, *layout)), sheet, (*found.misfits, *unsettled, *doubled))
