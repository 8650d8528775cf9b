"""The form in which ids and names are compared, and the one in which they identify a row."""

from functools import lru_cache

from stimmig.language.spelling import INVISIBLE

_SAME = str.maketrans({**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys(INVISIBLE)})
_LONGEST = 120


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the form in which ids and names are compared.

    Case, kind of dash, runs of spaces and signs that nobody sees do not count.
    """
    return " ".join(text.translate(_SAME).casefold().split())


def one_line(text: str) -> str:
    """Return a text in one line, as cells can show it; a very long one by its beginning and a checksum."""
    line = " ".join(text.split())
    if not line.isprintable():
        line = "".join(filter(str.isprintable, line))
    if len(line) <= _LONGEST:
        return line
    import zlib

    return f"{line[:_LONGEST]}…{zlib.crc32(fold(line).encode(errors='replace')):08x}"
