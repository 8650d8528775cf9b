"""The files in which the words of the field stand, each read once.

Each file says in its "about" what it lists and how its words are compared.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from stimmig.language.spelling import normalise

_WORDS = Path(__file__).with_name("words")


@cache
def word_file(name: str) -> dict:
    """Return what a file of words lists: "headings" field → language → spellings of its headings."""
    table = json.loads((_WORDS / f"{name}.json").read_text("utf-8"))
    return {key: listed for key, listed in table.items() if key != "about"}


@cache
def cell_words(name: str) -> frozenset[str]:
    """Return one of the lists of words/cells.json in the form in which words are compared."""
    return frozenset(map(normalise, word_file("cells")[name]))


def texts_in(node) -> Iterator[str]:
    """Yield all texts of a part of such a file, however deep they lie."""
    for part in node.values() if isinstance(node, dict) else node:
        if isinstance(part, str):
            yield part
        else:
            yield from texts_in(part)
