"""The form in which ids and names are compared."""

from functools import lru_cache

from stimmig.language.spelling import INVISIBLE

_SAME = str.maketrans({**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys(INVISIBLE)})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the form in which ids and names are compared.

    Case, kind of dash, runs of spaces and signs that nobody sees do not count.
    """
    return " ".join(text.translate(_SAME).casefold().split())
