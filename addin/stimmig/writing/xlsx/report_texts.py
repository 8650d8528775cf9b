"""Texts in the form in which the cells of the report take them."""

import re
from collections.abc import Sequence

from stimmig.model.place import Place

_LONGEST_TEXT = 1_800
"""letters that the highest row shows; the whole text stands where the link leads"""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def shown(place: Place, area: str | None = None) -> str:
    """Return how the report names a place."""
    return str(place._replace(cell=area or place.cell)) if place.sheet else place.workbook


def escaped(path: str) -> str:
    """Return a path in which nothing is taken for the beginning of a place within the file, or for an escape."""
    return path.replace("%", "%25").replace("#", "%23").replace(" ", "%20")


def way(steps: Sequence[str]) -> str:
    """Return the steps that lead to a row, in one line."""
    return " → ".join(steps)


def cut(text: str) -> str:
    """Return a text that fits into the highest row, without signs that no cell can show."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT] + "…"
