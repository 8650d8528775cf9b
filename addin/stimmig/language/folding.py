"""The form in which ids and names are compared."""

from functools import lru_cache

_DASHES = str.maketrans("‐‑‒–—−", "------")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the form in which ids and names are compared: case, kind of dash and runs of spaces do not count."""
    return " ".join(text.translate(_DASHES).casefold().split())
