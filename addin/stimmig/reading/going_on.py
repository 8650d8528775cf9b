"""Rows right below a heading that go on heading."""

from collections.abc import Sequence

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.units import unit_of


def names_the_columns(cells: Sequence[Cell]) -> bool:
    """Say whether a row right below the heading goes on heading: (1) (2) (3), or units and further headings."""
    texts = [
        cell.strip() if isinstance(cell, str) else f"{cell:g}" if isinstance(cell, float) else "" for cell in cells
    ]
    filled = [text for text in texts if text]
    if len(filled) < 2 or len(filled) < len([cell for cell in cells if cell != ""]):
        return False
    numbers = [text.strip("().[]") for text in filled]
    if all(map(str.isdecimal, numbers)):
        return len(filled) > 2 and [int(number) for number in numbers] == list(range(1, len(filled) + 1))
    known = sum(bool(lexicon.heading(text)) or unit_of(text) is not None for text in filled)
    return len(filled) > 2 and known >= 0.6 * len(filled) and not any(map(str.isdecimal, numbers))
