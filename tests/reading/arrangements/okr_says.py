"""What OKR sheets say, in short lines that a test can compare."""

from sheets import strategy
from stimmig.model.strategy import Strategy


def key_results(text: str) -> list[tuple]:
    """Return (objective, key result, baseline, target, current) of each key result."""
    return of(strategy(text))


def of(read: Strategy) -> list[tuple]:
    """Return the same of a strategy that was read before."""
    return [
        (*(row.name for row in read.parents(one)), one.name, one.baseline, one.target, one.current)
        for one in read.key_results
    ]


def checkins(text: str) -> list[tuple]:
    """Return (key result, week or day, value, confidence) of each check-in."""
    read = strategy(text)
    return [(read.key_result_of(one).name, str(one.date), one.value, one.confidence) for one in read.checkins]
