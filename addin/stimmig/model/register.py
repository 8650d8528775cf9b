"""The link register: a sheet of stimmig's whose lines link rows that say nowhere else what they serve, and why."""

from typing import NamedTuple

from stimmig.language.text import Text
from stimmig.model.place import Row

HEADS = {
    "label": Text("Zeile", "Row"),
    "kind": Text("Art", "Kind"),
    "where": Text("Wo", "Where"),
    "current": Text("Zahlt heute ein auf", "Contributes to today"),
    "contributes_to": Text("Zahlt ein auf", "Contributes to"),
    "reason": Text("Warum", "Why"),
    "accept": Text("Annehmen", "Accept"),
    "offer1": Text("Vorschlag 1", "Suggestion 1"),
    "offer2": Text("Vorschlag 2", "Suggestion 2"),
    "offer3": Text("Vorschlag 3", "Suggestion 3"),
    "key": Text("Kennung", "Identity"),
    "sheet": Text("Blatt", "Sheet"),
    "group": Text("Gruppe", "Group"),
}
"""field → heading, in the order of the columns; the last three are hidden"""
OFFERS = ("offer1", "offer2", "offer3")
BEHIND_ID = " – "
"""what stands between the id of a row and its wording, in cells that show both"""


class RegisterLine(NamedTuple):
    """A line of the register, as people left it."""

    row: Row
    """where it stands; its block's columns are the fields of HEADS"""
    key: str
    """identity of the row that it links; "" for the line of a whole group"""
    sheet: str
    """where that row stood: tells rows of one identity apart"""
    group: str
    label: str
    to: str | None = None
    reason: str | None = None
    accept: str | None = None
    offers: tuple[str, ...] = ()
    """the suggestions as they are shown: what they are called, and why"""
    state: str = ""
    """what became of it: "gone" (no such row), "unclear" (several rows are called that), "double" (several lines
    decide about one row, and differ), "other" (the row's own sheet says something else, and that counts); "" where
    nothing is wrong"""
    found: tuple[Row, ...] = ()
    """the rows that it is about"""

    @property
    def decides(self) -> bool:
        """Say whether somebody has entered something in it."""
        return bool(self.to or self.reason or self.accept)

    @property
    def decision(self) -> tuple[str | None, ...]:
        """Return what it says, to be compared with other lines."""
        return self.to, self.reason, self.accept
