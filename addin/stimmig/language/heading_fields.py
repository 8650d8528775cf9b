"""What the cell of a sheet may head."""

from functools import lru_cache

from stimmig.language import lexicon


@lru_cache(maxsize=4096)
def fields_of(cell) -> frozenset[str]:
    """Return the fields that a cell may head, with or without a colon behind it; none where it is no text."""
    return frozenset(one.field for one in lexicon.heading(cell.strip())) if isinstance(cell, str) else frozenset()
