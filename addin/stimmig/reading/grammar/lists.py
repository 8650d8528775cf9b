"""Lists within a cell: "1. Treuekarte", "2. Kaffee ab sechs", each on a line of its own."""

import re
from collections.abc import Iterable

BULLET = re.compile(r"^\s*(?:[•▪●◦‣∙·*–—-]|\d{1,2}[.)])\s+")
"""what stands before an item"""
_DOT = re.compile(r"^\s*[•▪●◦‣∙]\s+")
"""a sign that is nothing but a bullet, also before a single item"""


def holds_a_list(text: str | None) -> bool:
    """Say whether a text is a list: two lines or more, each with a bullet or number before it."""
    lines = text.split("\n") if text and "\n" in text else ()
    return len(lines) > 1 and all(map(BULLET.match, lines))


def items_of(texts: Iterable[str | None]) -> list[list[str]]:
    """Return the items of each text of a column; where none of them is a list, each text is one item."""
    column = list(texts)
    listed = any(map(holds_a_list, column))

    def items(text: str) -> list[str]:
        lines = text.split("\n") if listed else ()
        if not lines or not all(map(BULLET.match, lines)):
            return [_DOT.sub("", text, count=1) if "\n" not in text else text]
        return [BULLET.sub("", line, count=1).strip() for line in lines]

    return [items(text) if text else [] for text in column]
