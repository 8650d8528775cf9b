"""Cells that Excel can be told about at once: stretches of rows, and columns side by side."""

from collections.abc import Iterable, Iterator


def stretches(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of the rows that follow each other."""
    first = last = None
    for row in sorted(rows):
        if last is not None and row != last + 1:
            yield first, last
            first = row
        first, last = row if first is None else first, row
    if last is not None:
        yield first, last


def beside_each_other(runs: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Yield top, bottom, left and right of runs (top, bottom, column) that are equally high and side by side."""
    waiting: list[tuple[int, int, int, int]] = []
    for top, bottom, column in runs:
        if waiting and waiting[-1][:2] == (top, bottom) and waiting[-1][3] == column - 1:
            waiting[-1] = (top, bottom, waiting[-1][2], column)
        else:
            waiting.append((top, bottom, column, column))
    yield from waiting
