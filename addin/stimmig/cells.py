"""Cells and areas of a sheet. Rows and columns count from 0; their names ("B4") are Excel's."""

import datetime
import re
from functools import cache
from typing import NamedTuple

Cell = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | datetime.timedelta
"""The value of a cell; the empty string where it holds nothing."""

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
"""what a sheet of Excel holds since 2007"""

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


@cache
def column_name(index: int) -> str:
    """Return the letters of a column: 0 is "A", 26 is "AA"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@cache
def column_index(letters: str) -> int:
    """Return the number of a column: "A" is 0."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell: (3, 1) is "B4"."""
    return f"{column_name(column)}{row + 1}"


class Area(NamedTuple):
    """A rectangle of cells, its edges included."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def named(cls, reference: str) -> "Area":
        """Return the area that "B4:D9" or "B4" names; ValueError where it names none."""
        corners = [_REFERENCE.fullmatch(corner) for corner in reference.split(":")]
        if not 1 <= len(corners) <= 2 or not all(corners):
            raise ValueError(reference)
        (left, top), (right, bottom) = (
            (column_index(match[1]), int(match[2]) - 1) for match in (corners[0], corners[-1])
        )
        return cls(min(top, bottom), min(left, right), max(top, bottom), max(left, right))

    def __str__(self) -> str:
        first, last = cell_name(self.top, self.left), cell_name(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"

    def holds(self, row: int, column: int) -> bool:
        """Say whether a cell lies within."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def overlaps(self, other: "Area") -> bool:
        """Say whether two areas have a cell in common."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )
