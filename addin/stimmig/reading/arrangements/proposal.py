"""One way to lay out a part of a sheet as plain lists."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import Arranged, Shown
from stimmig.reading.headings import Heading, find_headings
from stimmig.workbook.workbook import Sheet

LOOKED_AT = 200
"""so many rows of a sheet are looked at for the headings of an arrangement"""


_OF_A_SCORECARD = frozenset({"strategic_objectives", "kpis", "initiatives"})


class Proposal(NamedTuple):
    """Lists that are to be read in place of a part of a sheet, how typical that is, and what speaks for it."""

    lists: tuple[Arranged, ...]
    why: Text
    certainty: float = 1.0
    """0 to 1: how sure the shape is, whatever its cells turn out to hold"""
    asks: Text | None = None
    """what is asked in place of reading, should no other reading explain more"""
    upon: "Proposal | None" = None
    """the proposal that was laid out once more"""

    @property
    def list_to_lay_out(self) -> Arranged | None:
        """Return the list that may be laid out once more: the only one, or that of KPIs beside objectives and initiatives."""
        if len(self.lists) == 1:
            return self.lists[0]
        kpis = [one for one in self.lists if one.table == "kpis"]
        return kpis[0] if len(kpis) == 1 and all(one.table in _OF_A_SCORECARD for one in self.lists) else None


Arrangement = Callable[[Sheet], Iterable[Proposal]]


def shown_rows(sheet: Sheet, stop: int | None = None) -> list[list[Shown]]:
    """Return the rows of a sheet up to and without `stop`, each cell showing itself."""
    return [
        [Shown(cell, index, column) for column, cell in enumerate(row)] for index, row in enumerate(sheet.rows[:stop])
    ]


def headings_of(sheet: Sheet) -> tuple[Heading, ...]:
    """Return the headings of a sheet; of an arrangement the one that it knows."""
    if not isinstance(sheet, Arranged) or sheet.heading is None:
        return find_headings(sheet)
    row, left, right = sheet.heading
    return (Heading(row, left, right, tuple(str(cell).strip() for cell in sheet.rows[row][left : right + 1])),)


def told_fields(sheet: Sheet) -> Mapping[int, str]:
    """Return column → field of the columns that an arrangement knows without a heading."""
    return sheet.fields if isinstance(sheet, Arranged) else {}


def rows_that_name(sheet: Sheet, *fields: str) -> list[int]:
    """Return the rows near the top of a sheet that hold a heading of one of some fields of the lexicon.

    A quick look: most sheets hold none, and long ones few texts of their own that may be a heading.
    """
    names = {word for word, known in _known_words(sheet).items() if not known.isdisjoint(fields)}
    rows = sheet.rows[:LOOKED_AT] if names else ()
    return [index for index, row in enumerate(rows) if not names.isdisjoint(row)]


@lru_cache(maxsize=2)
def _known_words(sheet: Sheet) -> dict[str, frozenset[str]]:
    """Return each text near the top of a sheet that may head something → the fields it may mean."""
    words = {cell for cell in set().union(*sheet.rows[:LOOKED_AT]) if isinstance(cell, str) and cell}
    found = {word: fields_of(word) for word in words}
    return {word: fields for word, fields in found.items() if fields}
