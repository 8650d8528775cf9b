"""References between rows, and what became of them."""

from typing import NamedTuple

from stimmig.model.entry import Entry, Link
from stimmig.model.place import Block, Place


class Resolved(NamedTuple):
    """A reference from one row to another, and what became of it."""

    to: str
    target: Entry | None
    trouble: str = ""
    """"missing", "ambiguous" between workbooks or "ambiguous_here", "kind" where the row is of a kind that cannot stand here, or "elsewhere" where it names
    a workbook that was not given"""
    near: tuple[str, ...] = ()
    """what may have been meant, or for "elsewhere" the workbook"""
    instead: Entry | None = None
    """for "kind", the row that the text names"""
    link: Link | None = None


class Reference(NamedTuple):
    """A field of one or many rows that names another row: a KPI to move, the KPI of a value."""

    block: Block
    field: str
    rows: tuple[int, ...]
    resolved: Resolved

    @property
    def place(self) -> Place:
        return self.block.place(self.rows[0], self.field)
