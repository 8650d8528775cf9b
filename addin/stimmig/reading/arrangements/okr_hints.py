"""A first, cheap look at a sheet: whether it may hold OKR in another form than a plain list. Most sheets do not."""

import re
from functools import cached_property
from weakref import WeakKeyDictionary

from stimmig.language.heading_fields import fields_of
from stimmig.reading.arranged import Arranged
from stimmig.reading.arrangements.okr_headings import names_both, text_of
from stimmig.reading.arrangements.okr_marks import Mark, mark_of
from stimmig.workbook.workbook import Sheet

FIRST_LOOK = 300
"""so many rows tell what a sheet holds"""
_LONGEST_HEADING, _LONGEST = 60, 400
_SPOKEN = re.compile(
    r"okr|objective|key.?result|kr\W?\d|ergebnis|(?:^|\n)kr(?:\n|$)|(?:^|\n)\W{0,3}(?:o|obj|ziel|goal)\W{0,3}\d|ziel\b",
    re.IGNORECASE,
)


class Hints:
    """The different texts of the first rows of a sheet, and what they may mean."""

    def __init__(self, sheet: Sheet):
        texts = set().union(*sheet.rows[:FIRST_LOOK])
        self.texts = [text for text in texts if isinstance(text, str) and text]
        """the texts, each once"""
        self.speaks = bool(_SPOKEN.search("\n".join([sheet.name, *self.texts])))
        """whether anything sounds like OKR"""

    @cached_property
    def headings(self) -> frozenset[str]:
        """Return the texts that may head objectives or key results."""
        return frozenset(
            text
            for text in self.texts
            if len(text) <= _LONGEST_HEADING
            and (
                fields_of(text_of(text)) & {"objective", "strategic_objective", "key_result"}
                or names_both(text_of(text))
            )
        )

    @cached_property
    def marks(self) -> dict[str, Mark]:
        """Return text → mark, for the texts that have one."""
        return {text: mark for text in self.texts if len(text) <= _LONGEST and (mark := mark_of(text))}


_KNOWN: WeakKeyDictionary[Sheet, Hints] = WeakKeyDictionary()


def hints_of(sheet: Sheet) -> Hints | None:
    """Return what the first rows of a sheet hint at; None where it is none of our business, or was laid out anew."""
    if isinstance(sheet, Arranged):
        return None
    if sheet not in _KNOWN:
        _KNOWN[sheet] = Hints(sheet)
    found = _KNOWN[sheet]
    return found if found.speaks else None
