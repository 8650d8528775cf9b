"""The files in which the words of the field stand, each read once."""

import json
from collections.abc import Iterator
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


@cache
def qualified_file() -> dict:
    """Return the words of headings that say more than a word we know: "Strategische Kennzahlen"."""
    return json.loads((_WORDS / "qualified.json").read_text("utf-8"))


@cache
def heading_words_file() -> dict:
    """Return the words of which headings of numbers are made: those that tell a field, those that go along."""
    return json.loads((_WORDS / "heading_words.json").read_text("utf-8"))


@cache
def perspective_file() -> dict[str, dict[str, list[str]]]:
    """Return perspective → the words of which its names are made: those that tell it, those that go with it."""
    table = json.loads((_WORDS / "perspectives.json").read_text("utf-8"))
    return {name: words for name, words in table.items() if name != "about"}


def texts_in(node) -> Iterator[str]:
    """Yield all texts of a part of such a file, however deep they lie."""
    for part in node.values() if isinstance(node, dict) else node:
        if isinstance(part, str):
            yield part
        else:
            yield from texts_in(part)
