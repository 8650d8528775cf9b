"""Objectives that a text announces itself: "Ziel 2: Pünktlich sein"."""

import re

from stimmig.cells import Cell
from stimmig.language import lexicon

LABEL = re.compile(
    r"(?P<label>[^\W\d_][^:\d]{2,30}?)\s*(?P<number>\d{1,2}(?:\.\d{1,2})?)?\s*:\s*(?P<rest>.*)", re.DOTALL
)


def announced(text: Cell) -> str:
    """Return the objective that a text announces: "Pünktlich sein" of "Ziel 2: Pünktlich sein"; "" where it does not."""
    match = LABEL.fullmatch(text.strip()) if isinstance(text, str) else None
    return match["rest"].strip() if match and names_objectives(match["label"]) else ""


def names_objectives(label: str) -> bool:
    """Say whether a label is a word for strategic objectives."""
    return any(one.field == "strategic_objective" for one in lexicon.heading(label.strip()))
