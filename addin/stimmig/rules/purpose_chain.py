"""Which rows miss the purpose, and which of them are the cause; what hangs below a cause is counted, not repeated."""

from collections.abc import Iterator

from stimmig.model.entry import Entry
from stimmig.model.strategy import Strategy


def unreached(strategy: Strategy) -> set[Entry]:
    """Return the active rows that reach no Purpose or Vision."""
    return {entry for entry in strategy.active if not strategy.reaches_purpose(entry)}


def rows_below(strategy: Strategy, missing: set[Entry], *entries: Entry) -> int:
    """Return how many rows below some rows miss the purpose with them."""
    return len(missing & strategy.descendants(*entries))


def loose_rows(strategy: Strategy, missing: set[Entry]) -> Iterator[Entry]:
    """Yield the rows that miss the purpose by themselves: they link to nothing, or to something that leads nowhere.

    Left out are rows whose cause is reported elsewhere: a link into the void (PUR002), a circle (PUR003), a
    workbook that was not given (LNK457), a purpose without text (PUR006), or a row further up.
    """
    in_circles = {entry for circle in strategy.circles for entry in circle}
    known = missing | in_circles | {root for root in strategy.level("purpose", "vision") if not root.name}
    for entry in strategy.linked:
        if entry not in missing or entry in in_circles:
            continue
        links = strategy.links.get(entry, ())
        caused_elsewhere = any(link.trouble or link.target in known for link in links)
        if not caused_elsewhere:
            yield entry
