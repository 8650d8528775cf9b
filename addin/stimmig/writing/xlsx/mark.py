"""The hidden name on each sheet of stimmig's: what the sheet is for, and how the package was before the first came."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from stimmig.writing.xlsx.splice import parse
from stimmig.writing.xlsx.styles import fingerprint, item_counts


@dataclass(frozen=True)
class Origin:
    """How the changed parts stood before stimmig; the marks of all its sheets carry the same."""

    names: str = "present"
    """the list of defined names was "missing", "closed" (empty, closed at once) or "present" """
    styles: Mapping[str, int] = field(default_factory=dict)
    """state of each list of styles, see `styles.item_counts`; empty where there was no styles part"""

    @classmethod
    def of(cls, workbook: bytes, styles: bytes | None) -> "Origin":
        """Return how a package stands that holds no sheet of stimmig's."""
        found = parse(workbook).child("definedNames")
        names = "missing" if found is None else "closed" if found.is_self_closed else "present"
        return cls(names, item_counts(styles) if styles is not None else {})


@dataclass(frozen=True)
class Mark:
    """The content of the hidden name, one line of words: kind, number of the sheet, fingerprints, states."""

    kind: str
    origin: Origin
    sheet: int = 0
    """sheetId of the sheet: a copy that somebody made of it has another, and is theirs"""
    fingerprint: int = 0
    """of the styles part as stimmig left it: where it still fits, nobody has touched it since"""
    rest: int = 0
    """in a copy that stimmig made, the fingerprint of all that is not its own; 0 in the user's own file"""

    def text(self) -> str:
        """Return the mark as the text of a defined name."""
        styles = ",".join(f"{name}={state}" for name, state in self.origin.styles.items())
        return f"{self.kind} {self.sheet} {self.fingerprint} {self.rest} {self.origin.names} {styles or 'none'}"

    def formula(self) -> str:
        """Return the mark as the formula of a defined name."""
        return f'"{self.text()}"'

    def stamped(self, styles: bytes | None) -> "Mark":
        """Return the mark with the fingerprint of the styles part."""
        return replace(self, fingerprint=fingerprint(styles) if styles is not None else 0)

    @classmethod
    def read(cls, text: str) -> "Mark":
        """Return the mark that a text holds; an unknown form keeps its kind and restores nothing."""
        words = text.split(" ")
        try:
            kind, *numbers, names, states = words
            sheet, crc, rest = map(int, numbers)
            pairs = [pair.split("=") for pair in states.split(",")] if states != "none" else []
            return cls(kind, Origin(names, {name: int(state) for name, state in pairs}), sheet, crc, rest)
        except ValueError:
            return cls(words[0], Origin())
