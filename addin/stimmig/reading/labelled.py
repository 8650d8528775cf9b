"""Rows of a label and its text between the rows of a list, as on a card: "Nächster Schritt | Stammtisch im März"."""

from collections.abc import Collection, Sequence

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.heading_fields import fields_of
from stimmig.reading.grammar.numbers import read_quantity

_LABELS = ("owner", "next_step", "due", "comment", "team")
"""words of the lexicon that label a text beside them; nothing that a list holds is called so"""
_LONGEST = 40


def labels_among(names: Collection[Cell]) -> set[Cell]:
    """Return the names of rows that are labels; each is looked at once, most by three letters."""
    begins = lexicon.beginnings(_LABELS)
    near = [name for name in names if isinstance(name, str) and name[:3].lower() in begins and len(name) <= _LONGEST]
    return {name for name in near if fields_of(name) & set(_LABELS)}


def labels_a_text(row: Sequence[Cell], label: Cell) -> bool:
    """Say whether a text, and no number, stands right of a label."""
    beside = [cell for cell in row[row.index(label) + 1 :] if cell != ""]
    return bool(beside) and isinstance(beside[0], str) and read_quantity(beside[0]) is None
