"""What the reading noticed on its way. Rules turn it into findings; nothing that was noticed is dropped."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from stimmig.language.text import Text
from stimmig.model.place import Block, Place


class Observation(NamedTuple):
    """Something noticed in one column of a block, in one or many rows, or in a sheet or workbook as a whole."""

    kind: str
    block: Block
    field: str | None = None
    rows: tuple[int, ...] = ()
    """the rows concerned, counted on the sheet from 0"""
    what: str | Text = ""
    """the text, error or heading that was met (the first of them)"""
    column: int | None = None
    """the column, where no field names it"""
    facts: Mapping[str, Any] = {}
    """what else a message about it says"""

    @property
    def place(self) -> Place:
        """Return the first cell concerned."""
        row = self.rows[0] if self.rows else None
        return self.block.place(row, self.field)

    @property
    def area(self) -> str | None:
        """Return the range concerned, where it is more than a cell."""
        return self.block.area(self.rows, self.field) if len(self.rows) > 1 else None
