"""The headings of the sheets that people fill in, found again wherever they have been moved to."""

from collections.abc import Mapping

from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.workbook.workbook import Sheet


def found_heads(sheet: Sheet, heads: Mapping[str, Text]) -> tuple[int, dict[str, int]]:
    """Return the row of the headings, the one that has most of them, and field → column."""
    known = {fold(text): name for name, texts in heads.items() for text in texts}
    best: tuple[int, dict[str, int]] = (0, {})
    for index, row in enumerate(sheet.rows):
        found = {known[fold(cell)]: at for at, cell in enumerate(row) if isinstance(cell, str) and fold(cell) in known}
        if len(found) > len(best[1]):
            best = (index, found)
    return best
