"""Absolutes in a text: "alle Filialen", "every customer", "100 %"; "jede zweite" and "every week" are none."""

import re
from functools import cache

from stimmig.language import lexicon
from stimmig.wording.counting import names_a_figure
from stimmig.wording.phrases import phrases

_WORD = re.compile(r"\s*([^\W\d_]+)")


def absolute_in(text: str, lang: str) -> str:
    """Return the absolute that a text states, as it is written; "" where it states none."""
    plain = " ".join(text.split())
    if not _pattern(lang).search(plain):
        return ""
    hidden = _not_absolute().sub(lambda match: "\0" * len(match[0]), plain)
    found = [match for match in _pattern(lang).finditer(hidden) if _stands(hidden, match)]
    return plain[found[0].start() : found[0].end()] if found else ""


def _stands(text: str, match: re.Match) -> bool:
    if match["whole"]:
        return True
    # "8 von 10 sagen, dass alle Fragen geklärt sind" claims it for eight of ten, not for everybody.
    if names_a_figure(text[: match.start()]):
        return False
    after = _WORD.match(text, match.end())
    return after is None or after[1].lower() not in _idle_after()


@cache
def _pattern(lang: str) -> re.Pattern:
    words = "|".join(map(re.escape, phrases("absolutes")[lang]))
    whole = "|".join(map(re.escape, phrases("whole")))
    return re.compile(rf"(?<![\d.,])(?P<whole>{whole})(?!\w)|\b(?:{words})\b", re.IGNORECASE)


@cache
def _not_absolute() -> re.Pattern:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases('no_absolute')))})\b", re.IGNORECASE)


@cache
def _idle_after() -> frozenset[str]:
    return frozenset({*lexicon.word_list("times"), *phrases("after_no_absolute")})
