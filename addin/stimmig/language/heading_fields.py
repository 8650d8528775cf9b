"""What the cell of a sheet may head."""

from stimmig.language import lexicon


def fields_of(cell) -> frozenset[str]:
    """Return the fields that a cell may head; none where it is no text."""
    return frozenset(one.field for one in lexicon.heading(cell.strip())) if isinstance(cell, str) else frozenset()
