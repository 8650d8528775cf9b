"""How high a row must be for its wrapped texts; not every program works that out when it opens a file."""

import math
from collections.abc import Iterable

_LINE = 13.5
"""points that a line of 10-point text takes"""
_LETTERS = 1.18
"""letters that fit into one unit of column width; rather too few, so that nothing is cut"""
_HIGHEST = 400.0


def row_height(texts: Iterable[tuple[str, float]]) -> float:
    """Return the height in points for a row of (text, column width in Excel's units)."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(_HIGHEST, 3 + _LINE * lines)


def _lines(text: str, width: float) -> int:
    return sum(max(1, math.ceil(len(part) / (width * _LETTERS))) for part in text.split("\n"))
