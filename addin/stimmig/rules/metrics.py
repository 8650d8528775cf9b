"""When a key result speaks of its KPI's own metric, and whether two numbers can be compared."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from stimmig.language import lexicon
from stimmig.model.okr import KeyResult
from stimmig.model.scorecard import KPI
from stimmig.model.strategy import Strategy

_WORD = re.compile(r"\w+")


class Unit(NamedTuple):
    """What is counted, and how many of it make one: TEUR is 1000 eur."""

    base: str
    scale: float = 1


def on_their_kpis_metric(strategy: Strategy) -> Iterator[tuple[KeyResult, KPI]]:
    """Yield each active key result that moves a KPI and names that very KPI in its text."""
    for row in strategy.key_results:
        for kpi in strategy.targets.get((row, "kpi_to_move"), ()):
            if isinstance(kpi, KPI) and strategy.is_active(row) and names(row.name, kpi.name):
                yield row, kpi


@lru_cache(maxsize=16384)
def names(text: str, name: str) -> bool:
    """Say whether a text holds the whole name, as words in a row."""
    words, wanted = (_WORD.findall(lexicon.normalise(part)) for part in (text, name))
    return bool(wanted) and any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


def direction_of(row: KeyResult) -> str | None:
    """Return "higher" or "lower" as the key result says, else as its way from baseline to target shows."""
    if row.better in ("higher", "lower"):
        return row.better
    if row.baseline is None or row.target is None or row.baseline == row.target:
        return None
    return "higher" if row.target > row.baseline else "lower"


@lru_cache(maxsize=1024)
def unit_of(text: str | None) -> Unit | None:
    """Return the unit that a text names; None where it names none."""
    if not text or not text.strip():
        return None
    word = text.replace(" ", "").replace(".", "").casefold()
    known = _known_units()
    if word in known:
        return Unit(known[word])
    for scale, factor in lexicon.word_list("money_scales").items():
        for money in ("eur", "€", "euro", "usd", "$", "gbp", "£", "chf"):
            if word in (scale + money, money + scale):
                return Unit(known[money], factor)
    return Unit(word)


@lru_cache(maxsize=1)
def _known_units() -> dict[str, str]:
    return {
        spelling.replace(" ", "").replace(".", "").casefold(): base
        for base, spellings in lexicon.word_list("units").items()
        for spelling in spellings
    }


def worse(value: float, limit: float, better: str) -> bool:
    """Say whether a value lies on the bad side of a limit."""
    return value < limit if better == "higher" else value > limit
