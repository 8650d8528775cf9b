"""The phrases of words/phrases.json, and the form in which texts are compared with them."""

import json
import re
from functools import cache, lru_cache
from pathlib import Path

from stimmig.language.spelling import ungendered

_FILE = Path(__file__).with_name("words") / "phrases.json"
_WORD = re.compile(r"[^\W_]+")


@cache
def phrases(name: str):
    """Return one of the lists of phrases: a list, or language → list."""
    return _all()[name]


@cache
def _all() -> dict:
    return json.loads(_FILE.read_text("utf-8"))


@lru_cache(maxsize=16384)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without gender endings: "Kund:innen" is one word."""
    return tuple(_WORD.findall(ungendered(text).casefold()))
