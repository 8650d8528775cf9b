"""What all rows of a strategy share: an id, a wording, links upward with a reason, and where they stand."""

from typing import ClassVar, NamedTuple

from stimmig.language.folding import one_line
from stimmig.model.place import Place, Row
from stimmig.model.record import Record


class Link(NamedTuple):
    """A link to another row as it is written. `reason` says why it serves that row."""

    to: str
    reason: str | None = None
    stands_in: "Entry | None" = None
    """the row in whose block this one stands, where the layout makes the link and no id is written"""


class Entry(Record):
    """A row of the strategy. Two entries are equal only if they are the same row."""

    row: Row
    id: str | None = None
    name: str = ""
    contributes_to: tuple[Link, ...] = ()
    comment: str | None = None
    unread: frozenset[str] = frozenset()
    """fields that hold something which could not be read; their value is None, and that is reported"""
    noted: Row | None = None
    """the line of the link register that says what the row's own sheet does not: its link, its reason"""

    kind: ClassVar[str] = ""
    rank: ClassVar[int] = 0
    """place in the order Vision/Purpose 0, HED 1, MED 2, Moal 3, scorecard 4, OKR 5 and below; links go to lower ranks"""
    link_fields: ClassVar[tuple[str, ...]] = ("contributes_to", "strategic_objective")
    """the fields that may hold the purpose link, the usual one first"""
    serves_purpose: ClassVar[bool] = True
    """whether the row must reach the purpose"""

    @property
    def link_field(self) -> str:
        """Return the field that holds the purpose link in the layout at hand."""
        columns = self.row.block.columns
        return next((field for field in self.link_fields if field in columns), self.link_fields[0])

    @property
    def status(self) -> str | None:
        """Return what the row's own status says; None where it has none."""
        return None

    def row_of(self, field: str | None) -> Row:
        """Return where a field stands: in the row itself, or in the line of the link register."""
        return self.noted if self.noted is not None and field in self.noted.block.columns else self.row

    def place(self, field: str | None = None) -> Place:
        """Return the cell of a field."""
        return self.row_of(field).place(field)

    def heading(self, field: str) -> str:
        """Return what stands above the cell of a field; the empty string where nothing does."""
        return self.row_of(field).block.heading(field)

    @property
    def label(self) -> str:
        """Return what messages call the row: its id, else its wording."""
        return self.id or self.name

    @property
    def identity(self) -> str:
        """Return what the row is known again by when others are sorted or inserted: its kind, and its id or wording."""
        return f"{self.kind}:{one_line(self.label)}"
