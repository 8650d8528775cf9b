"""The decisions on a layout sheet that have no effect: written anew, the sheet keeps them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stimmig.language import layout_words as words
from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.reading.blocks import SheetTables
from stimmig.reading.decisions import given_about
from stimmig.reading.layout_sheet import LayoutLine, groups_on
from stimmig.reading.misfits import Misfit, misfits_among
from stimmig.workbook.workbook import Sheet, Workbook


class Kept(NamedTuple):
    """A decided line of the sheet that nothing followed, with all lines of its table."""

    line: LayoutLine
    group: tuple[LayoutLine, ...]
    why: Text | None
    """None where it counts for nothing because its table is decided not to be read"""


def decisions_on(sheet: Sheet) -> int:
    """Return how many decisions people made on a layout sheet, whether they have an effect or not."""
    return sum(line.is_decided or line.is_moved for group in groups_on(sheet) for line in group)


def decisions_without_effect(workbook: Workbook, seen: Iterable[SheetTables]) -> list[Kept]:
    """Return the decisions on the layout sheet of a workbook that nothing followed; `seen` is what was recognised."""
    given = given_about(workbook, ())
    if given is None or given.sheet is None:
        return []
    # What lacks a column to be read is shown with the table as it is.
    misfits = [one for one in (*given.misfits, *misfits_among(given.decisions.tables, seen)) if one.kind != "needs"]
    by_row = {one.written.row: one for one in misfits if one.written.row is not None}
    return [kept for group in groups_on(given.sheet) for kept in _kept(group, by_row)]


def _kept(group: list[LayoutLine], by_row: dict[int, Misfit]) -> Iterator[Kept]:
    decided = [line for line in group if line.is_decided or line.is_moved]
    told = {line.row: by_row[line.row] for line in decided if line.row in by_row}
    of_all = next((one for one in told.values() if one.rows > 1 or one.kind == "several"), None)
    out = any(_is_whole(line) and _is_out(line) for line in decided)
    for line in decided:
        misfit = told.get(line.row, of_all)
        if misfit:
            yield Kept(line, tuple(group), words.MESSAGES[misfit.kind].filled(text=misfit.text, **misfit.facts))
        elif out and not _is_whole(line):
            yield Kept(line, tuple(group), None)


def _is_whole(line: LayoutLine) -> bool:
    return line.heading in words.WHOLE_TABLE


def _is_out(line: LayoutLine) -> bool:
    return fold(line.decision) in map(fold, words.NOT_READ)
