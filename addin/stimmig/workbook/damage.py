"""Say in the reader's words that a part of a file is damaged, whatever reading it stumbles over."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree

from stimmig.refusal import Refusal
from stimmig.workbook import unusable

_STUMBLES = (
    ValueError, LookupError, ArithmeticError, struct.error, ElementTree.ParseError, RecursionError, MemoryError,
)  # fmt: skip


@contextmanager
def damage_in(name: str, part: str) -> Iterator[None]:
    """Refuse the workbook `name` where what is done inside fails on the content of one of its parts."""
    try:
        yield
    except _STUMBLES as error:
        raise Refusal("corrupt", unusable.DAMAGED_PART, name=name, part=part) from error
