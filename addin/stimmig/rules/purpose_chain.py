"""Which rows miss the purpose, and which of them are the cause; what hangs below a cause is counted, not repeated."""

from collections.abc import Iterator

from stimmig.model.entry import Entry
from stimmig.model.strategy import Strategy


def unreached(strategy: Strategy) -> set[Entry]:
    """Return the active rows that reach no Purpose or Vision."""
    return {entry for entry in strategy.active if not strategy.reaches_purpose(entry)}


def rows_below(strategy: Strategy, entry: Entry, missing: set[Entry]) -> int:
    """Return how many rows below a row miss the purpose with it."""
    return sum(below in missing for below in strategy.descendants(entry))


def loose_rows(strategy: Strategy, missing: set[Entry]) -> Iterator[Entry]:
    """Yield the rows that miss the purpose by themselves: they link to nothing, or to something that leads nowhere.

    Left out are rows whose cause is reported elsewhere: a link into the void (PUR002), a circle (PUR003), a
    workbook that was not given (LNK457), or a row further up.
    """
    in_circles = {entry for circle in strategy.circles for entry in circle}
    for entry in strategy.linked:
        if entry not in missing or entry in in_circles:
            continue
        links = strategy.links.get(entry, ())
        caused_elsewhere = any(link.trouble or link.target in missing or link.target in in_circles for link in links)
        if not caused_elsewhere:
            yield entry
