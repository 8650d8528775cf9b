"""Texts that say of themselves that they are notes, and texts that speak of the sheet they stand on."""

import re

from stimmig.language.lexicon import word_list
from stimmig.language.spelling import normalise
from stimmig.language.word_files import cell_words

_FOOTNOTE = re.compile(r"(?:[¹²³⁴-⁹]|\*{1,3}\)?)\s*(?=[^\W\d_])")
_BARS = re.compile(r"\s[-–—|]\s|[|;,]")
_SHORT = 3
"""so few words are a title: "strategy planning" """


def is_footnote(text: str) -> bool:
    """Say whether a text begins with the mark of a footnote: "¹ without banquets", "* estimated"."""
    return bool(_FOOTNOTE.match(text))


def is_note(text: str) -> bool:
    """Say whether a text says of itself that it is a note: "Note: …", "Hinweis – …", "* without subsidies"."""
    label, found, rest = text.partition(":")
    if not found:
        label, found, rest = text.partition(" – ")
    return bool(rest) and normalise(label) in cell_words("note_labels")


def is_about_the_sheet(text: str) -> bool:
    """Say whether a text speaks of the sheet, not of an organisation: "KPI monitoring", "OKR template"."""
    words = normalise(text).split()
    telling = [*word_list("about_the_sheet"), *(word_list("about_the_sheet_if_short") if len(words) <= _SHORT else ())]
    return any(word in telling for word in words)


def is_stamp(text: str) -> bool:
    """Say whether a text only tells the state of a sheet: "Stand 3. März 2026", "Page 2 of 7"."""
    return text.casefold().lstrip("(").startswith(tuple(word_list("stamps")))


def has_stamp(text: str) -> bool:
    """Say whether a text or what stands behind a dash or bar in it tells the state of a sheet: "Internal – Stand 10/2026"."""
    return any(is_stamp(part.strip()) for part in _BARS.split(text))
