"""From where to where a key result is to go, told at the end of its wording: "Stammgäste: 12 % → 40 %"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from stimmig.reading.grammar.numbers import Quantity, read_quantity

_LONGEST, _LONGEST_TAIL = 300, 60
_APART = (": ", "(", "[", " – ", " — ", " - ")
"""what sets the numbers apart from the wording"""
_ARROW = re.compile(r"\s*(?:→|⟶|➔|➜|-->|->|=>)\s*")
_WORDS = re.compile(r"(?:von|from)\s+(\S+(?: \S+){0,2})\s+(?:auf|to)\s+(\S+(?: \S+){0,2})", re.IGNORECASE)


class Course(NamedTuple):
    """The start and the target that a wording tells."""

    baseline: float
    target: float
    unit: str


@lru_cache(maxsize=1024)
def course_in(text: str, decimal: str = "") -> Course | None:
    """Return the course at the end of a text; None where it tells none, or not in two plain numbers of one unit.

    A colon, bracket or dash must set it apart: within a sentence numbers may mean anything.
    """
    ends = _ends(text.strip()) if len(text) <= _LONGEST else ()
    if len(ends) != 2:
        return None
    start, end = (read_quantity(part, decimal) for part in ends)
    if start is None or end is None or not (_is_level(start) and _is_level(end)):
        return None
    if start.unit and end.unit and start.unit != end.unit:
        return None
    return Course(start.value, end.value, end.unit or start.unit)


def _ends(text: str) -> Sequence[str]:
    """Return the two parts of what stands apart at the end of a text: "12 %" and "40 %"."""
    at, apart = max((text.rfind(sign), len(sign)) for sign in _APART)
    if at < 1:
        return ()
    tail = text[at + apart :].strip(" )]")
    if len(tail) > _LONGEST_TAIL:
        return ()
    told = _WORDS.fullmatch(tail)
    return told.groups() if told else _ARROW.split(tail)


def _is_level(quantity: Quantity) -> bool:
    return quantity.is_plain and not quantity.ambiguous
