"""The files in which the words of the field stand, each read once."""

import json
from functools import cache
from pathlib import Path

_WORDS = Path(__file__).with_name("words")


@cache
def cell_words() -> dict:
    """Return the words that stand inside cells and around headings: choices, blanks, totals, padding."""
    return json.loads((_WORDS / "cells.json").read_text("utf-8"))


@cache
def number_file() -> dict:
    """Return the words that tell a share, a change, a year."""
    return json.loads((_WORDS / "numbers.json").read_text("utf-8"))


@cache
def heading_file() -> dict[str, dict[str, list[str]]]:
    """Return field → language → spellings of its headings."""
    table = json.loads((_WORDS / "headings.json").read_text("utf-8"))
    return {field: languages for field, languages in table.items() if field != "about"}
