"""Ask a program about many cells at once, and ask again about fewer only where the answer is mixed."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class TooMixed(Exception):  # noqa: N818 - it is no error of the program
    """Say that the cells differ so much that asking would take too long."""


class Questions(Generic[Answer]):
    """A number of questions that may be put, whatever the number of rows."""

    def __init__(self, most: int):
        self.left = most

    def spend(self) -> None:
        """Count one question; TooMixed where there is none left."""
        if self.left <= 0:
            raise TooMixed
        self.left -= 1

    def about(
        self, rows: Sequence[int], ask: Callable[[int, int], Answer], mixed: Callable[[Answer], bool]
    ) -> dict[int, Answer]:
        """Return row → answer. `ask` takes the first and the last row of a stretch, `mixed` says whether they differ."""
        found: dict[int, Answer] = {}
        waiting = [rows] if rows else []
        while waiting:
            part = waiting.pop()
            self.spend()
            answer = ask(part[0], part[-1])
            if not mixed(answer) or len(part) == 1:
                found.update(dict.fromkeys(part, answer))
            else:
                middle = _cut(part)
                waiting += [part[middle:], part[:middle]]
        return found


def _cut(rows: Sequence[int]) -> int:
    """Return where to part rows: at the widest gap, since what lies between is often of another kind; else halfway."""
    if rows[-1] - rows[0] + 1 == len(rows):
        return len(rows) // 2
    gaps = [(rows[at] - rows[at - 1], at) for at in range(1, len(rows))]
    widest = max(gap for gap, _ in gaps)
    return next(at for gap, at in gaps if gap == widest)
