"""A finding that people have decided to live with: which one, why, who says so, and until when."""

import datetime
from typing import NamedTuple

from stimmig.model.place import Place, Row

_NEEDED = ("rule", "row", "reason", "by")
"""columns without which an acceptance has no effect"""


class Acceptance(NamedTuple):
    """A line of the table of accepted findings, or of a file of them; `to` names the row that the finding is about."""

    rule: str | None
    to: str | None
    reason: str | None
    by: str | None
    until: datetime.date | None = None
    """the last day on which it holds; None where it has no end"""
    row: Row | None = None
    """where it stands in a workbook; None where it comes from a file"""
    workbook: str | None = None
    """the workbook whose findings it is about; None for those of any"""
    file: str = ""
    """name of the file it comes from; "" where it stands in a workbook"""
    unread: bool = False
    """whether its end date cannot be read; a finding about the cell says so"""
    state: str = ""
    """what became of it in a check: "holds", "open" (its rule could not speak), "stale", "ended", "incomplete",
    "unknown" or "itself" (no rule, or none that can be accepted), "unread" """

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the columns that are empty although they are needed."""
        values = (self.rule, self.to, self.reason, self.by)
        return tuple(name for name, value in zip(_NEEDED, values) if not (value or "").strip())

    def place(self, field: str, otherwise: str) -> Place:
        """Return its cell; the workbook `otherwise` where it stands in none."""
        return self.row.place(field) if self.row else Place(self.workbook or otherwise)
