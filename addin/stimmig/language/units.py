"""Units as people write them, and values made comparable: 2 h are 120 min, T€ 5 are 5000 €."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from stimmig.language import lexicon

_BRACKETED = re.compile(r"[(\[](.*)[)\]]")


class Unit(NamedTuple):
    """What is measured, and how many base units one of them is: TEUR is 1000 eur."""

    dimension: str
    factor: float = 1


@lru_cache(maxsize=1024)
def unit_of(text: str | None) -> Unit | None:
    """Return the unit that a text names; None where it names none that we know."""
    if text and text.strip() == "T":
        return None  # thousands of something, not tonnes
    text = " ".join((text or "").casefold().split())
    if bracketed := _BRACKETED.fullmatch(text):
        text = bracketed[1].strip()
    text = text.removeprefix("in ")
    if unit := _known_units().get(_bare(text)):
        return unit
    # "% der Kunden", "Anzahl Kunden"; but "% pro Jahr" and "Anzahl je Team" are something else.
    first, _, rest = text.partition(" ")
    unit = _known_units().get(_bare(first))
    counts = unit is not None and unit.dimension in ("%", "count")
    after = rest.split(" ")[0]
    if after in lexicon.word_list("of_what") or (counts and after and not _is_rate(rest)):
        return unit
    return None


def in_unit_of(value: float, mine: str | None, theirs: str | None) -> float | None:
    """Return a value of one unit in another; None where they cannot be compared. An unstated unit is the other's."""
    if not mine or not theirs or _bare(mine.casefold()) == _bare(theirs.casefold()):
        return value
    from_unit, to_unit = unit_of(mine), unit_of(theirs)
    if from_unit is None or to_unit is None:
        return None
    if from_unit.dimension != to_unit.dimension and not _are_dollars((mine, from_unit), (theirs, to_unit)):
        return None
    return value * from_unit.factor / to_unit.factor


def _are_dollars(*units: tuple[str, Unit]) -> bool:
    """Say whether two units are dollars of which one names no country: "$" beside "CAD" is what is paid with there."""
    dollars = all(unit.dimension in lexicon.word_list("dollars") for _, unit in units)
    return dollars and any(
        "$" in text and "us" not in text.casefold() for text, unit in units if unit.dimension == "usd"
    )


def _bare(text: str) -> str:
    return text.replace(" ", "").replace(".", "")


def _is_rate(text: str) -> bool:
    return "/" in text or text.split(" ")[0] in ("pro", "je", "per", "p.a.", "pa")


@cache
def money() -> tuple[str, ...]:
    """Return how currencies are written, the longest first: "US$" before "$"."""
    found = [one for name in lexicon.word_list("money") for one in lexicon.word_list("units")[name]["1"]]
    return tuple(sorted(found, key=len, reverse=True))


@cache
def _known_units() -> dict[str, Unit]:
    found = {
        _bare(spelling.casefold()): Unit(dimension, float(factor))
        for dimension, factors in lexicon.word_list("units").items()
        for factor, spellings in factors.items()
        for spelling in spellings
    }
    for spelling, unit in list(found.items()):
        if unit.dimension in lexicon.word_list("money"):
            for scale, factor in lexicon.word_list("money_scales").items():
                found[scale + spelling] = found[spelling + scale] = Unit(unit.dimension, factor)
    return found
