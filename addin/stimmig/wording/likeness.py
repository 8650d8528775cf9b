"""How alike two wordings are, whatever their order, endings and gender forms."""

import re
from functools import lru_cache

from stimmig.language.spelling import ungendered

_WORD = re.compile(r"[^\W_]+")
NEARLY_EQUAL = 0.88
"""from here on two wordings are one, but for endings and small words"""


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1; order and case of the words do not count."""
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(_plain(one), _plain(other)) / 100


@lru_cache(maxsize=16384)
def _plain(text: str) -> str:
    return " ".join(_WORD.findall(ungendered(text).casefold()))
