"""One way to lay out a part of a sheet as plain lists."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from stimmig.language.text import Text
from stimmig.reading.arranged import Arranged, Shown
from stimmig.workbook.workbook import Sheet


class Proposal(NamedTuple):
    """Lists that are to be read in place of a part of a sheet, how typical that is, and what speaks for it."""

    lists: tuple[Arranged, ...]
    why: Text
    certainty: float = 1.0
    """0 to 1: how sure the shape is, whatever its cells turn out to hold"""
    asks: Text | None = None
    """what is asked in place of reading, should no other reading explain more"""


Arrangement = Callable[[Sheet], Iterable[Proposal]]


def shown_rows(sheet: Sheet, stop: int | None = None) -> list[list[Shown]]:
    """Return the rows of a sheet up to and without `stop`, each cell showing itself."""
    return [
        [Shown(cell, index, column) for column, cell in enumerate(row)] for index, row in enumerate(sheet.rows[:stop])
    ]


LOOKED_AT = 60
"""so many rows of a sheet are looked at for the headings of an arrangement"""
