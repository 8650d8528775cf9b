"""Whether two wordings are one, whatever their order, endings and gender forms."""

from collections import Counter
from functools import lru_cache

from stimmig.wording.phrases import words_of

_FROM = 0.88
"""so alike two wordings are one, but for endings and small words"""


def nearly_equal(one: str, other: str) -> bool:
    """Say whether two wordings are one, but for endings, order and case of the words, and small words."""
    plain, its = _plain(one), _plain(other)
    # How alike texts are is twice the letters that they share in order, by all their letters. Most pairs share too few
    # in any order; that is cheap to see, and those that never come further need no library.
    if not plain or not its or 2 * _shared(plain, its) < _FROM * (len(plain) + len(its)):
        return False
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(plain, its) >= 100 * _FROM


def _plain(text: str) -> str:
    return " ".join(words_of(text))


def _shared(one: str, other: str) -> int:
    short, long = sorted((len(one), len(other)))
    if 2 * short < _FROM * (short + long):
        return 0
    return (_letters(one) & _letters(other)).total()


@lru_cache(maxsize=16384)
def _letters(text: str) -> Counter[str]:
    return Counter(text)
