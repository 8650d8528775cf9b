"""Where the content of a cell went in the new workbook."""

from typing import NamedTuple


class Target(NamedTuple):
    """A cell of the new workbook: table ("" for the notes), number of its row from 0, and the column's number."""

    table: str
    row: int
    column: int
