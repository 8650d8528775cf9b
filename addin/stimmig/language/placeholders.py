"""Texts that a template holds where its reader is to write: "<objective>", "[Enter your vision here]"."""

import re
from functools import lru_cache

from stimmig.language import lexicon
from stimmig.language.units import unit_of

_WRAPPED = re.compile(r"<([^<>]+)>|\[([^\[\]]+)\]|\{+([^{}]+)\}+")
_NUMBERED = re.compile(r"([^\W\d_][^\d]*?)(?:[\s.:-]*(?:\d{1,2}(?:\.\d{1,2})?|\.{2,3}|…)|[\s.:-]+[A-Z])[.:]?")
_WORD = re.compile(r"[^\W\d_]{2,}")
_DOTS = re.compile(r"[.…_\s]+")


def is_placeholder(text: str) -> bool:
    """Say whether a text waits to be written over: in brackets from its first sign to its last, or a mere "…" or "___"."""
    if text[:1] in "._…":
        return bool(_DOTS.fullmatch(text))
    return text[:1] in "<[{(" and text[-1:] in ">]})" and _asks_to_write(text)


@lru_cache(maxsize=1024)
def _asks_to_write(text: str) -> bool:
    if text[0] == "(":  # most texts in round brackets explain something
        requests = lexicon.word_list("requests")
        return any(word.casefold() in requests for word in _WORD.findall(text))
    match = _WRAPPED.fullmatch(text)
    if not match:
        return False
    inside = next(filter(None, match.groups())).strip()
    # "[kg]", "[Score]" and "[A. Berg]" are what they are: a request names what is to be written, or asks to.
    if match[2] and unit_of(inside) is not None:
        return False
    asking = lexicon.word_list("asks_to_write")
    return bool(lexicon.heading(inside)) or any(word.casefold() in asking for word in _WORD.findall(inside))


def is_numbered_place(text: str) -> bool:
    """Say whether a text is only the word of a heading and a number: where "Ziel 1" is to be written."""
    match = _NUMBERED.fullmatch(text.strip())
    return bool(match) and bool(lexicon.heading(match[1]))
