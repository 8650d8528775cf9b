"""What stands in the columns of weeks for an entry already: nothing, the same, what an entry said, or something else."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from stimmig.cells import Cell, cell_name
from stimmig.checkin import week_words as words
from stimmig.checkin.opened import Opened
from stimmig.checkin.shown import shown_at, stored
from stimmig.checkin.week_columns import Weeks, weeks_of
from stimmig.language.text import Text
from stimmig.model.mass import Part
from stimmig.model.okr import KeyResult
from stimmig.model.place import Place
from stimmig.reading.logged import SAID, says_no_more
from stimmig.reading.moments import days_of_column


class Differing(NamedTuple):
    """A cell that somebody filled otherwise than an entry says."""

    cell: tuple[int, int]
    there: Cell
    heading: Cell
    value: Any


class ByHand(NamedTuple):
    """Key results that have columns of weeks, and the drafts for whose week somebody typed something else there."""

    rows: frozenset[KeyResult]
    differing: list[tuple[Any, Text]]


def typed_otherwise(opened: Opened, drafts: Sequence) -> ByHand:
    """Return the drafts for whose week somebody typed something else, each with the sentence that says so."""
    found, rows = [], set()
    for weeks in weeks_of(opened) if drafts else ():
        rows |= weeks.rows.keys()
        for draft in drafts:
            cells = differing_cells(opened, weeks, draft, weeks.of(draft.date)) if draft.row in weeks.rows else ()
            for one in cells[:1]:
                place = str(Place(opened.name, weeks.sheet.name, cell_name(*one.cell)))
                facts = {"place": place, "heading": one.heading, "there": one.there, "value": one.value}
                found.append((draft, words.DIFFERS.filled(**facts)))
    return ByHand(frozenset(rows), found)


def differing_cells(opened: Opened, weeks: Weeks, draft, columns: Mapping[str, list[int]]) -> list[Differing]:
    """Return the cells of a draft's week that hold neither nothing, nor what it says, nor what an entry says."""
    found = []
    for measure, there in columns.items():
        value, row = getattr(draft, measure), weeks.rows[draft.row]
        for column in there:
            cell = cell_at(weeks, row, column)
            new = stored(value, shown_at(weeks.sheet, row, column))
            if cell != "" and value not in (None, "") and not _same(cell, new):
                known = logged(opened, draft.row, weeks, column, measure)
                if not any(_same(cell, stored(one, shown_at(weeks.sheet, row, column))) for _, one in known):
                    heading = weeks.columns[column].when.value
                    found.append(Differing((row, column), cell, heading, value))
    return found


def logged(opened: Opened, row: KeyResult, weeks: Weeks, column: int, measure: str) -> list[tuple[datetime.date, Any]]:
    """Return day and what entries of a log say of a key result in the time for which a column stands."""
    found = []
    for part, at in opened.told(row):
        day = part.columns["date"][at]
        if part.block.origin is None and isinstance(day, datetime.date) and column in weeks.of(day).get(measure, ()):
            found.append((day, part.columns[measure][at]))
    return found


def is_told(opened: Opened, row: KeyResult, when: datetime.date | str, part: Part, at: int) -> bool:
    """Say whether a workbook tells of a key result what a state for a week or day of another copy says."""
    said = {field: part.columns[field][at] for field in SAID}
    for mine, there in opened.told(row):
        day = mine.columns["date"][there]
        same = day == when
        if isinstance(day, datetime.date) and (days := days_of_column(when, (), day)):
            same = days[0] <= day <= days[1]
        if same and says_no_more(said, {field: mine.columns[field][there] for field in SAID}):
            return True
    return False


def cell_at(weeks: Weeks, row: int, column: int) -> Cell:
    """Return what a cell of the sheet holds."""
    cells = weeks.sheet.rows[row] if row < len(weeks.sheet.rows) else ()
    return cells[column] if column < len(cells) else ""


def _same(one: Cell, other: Cell | None) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    return str(one).strip() == str("" if other is None else other).strip()
