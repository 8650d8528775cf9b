"""A key beside a table: which person "Kü" is, or what "A" stands for. It is a list of its own, and no part of the rows."""

from collections.abc import Sequence

from stimmig.cells import Cell

_WIDEST, _FEWEST = 3, 2
_LONGEST = 12
_MOSTLY = 0.5
_LOOKED_BELOW = 40


def explains(rows: Sequence[Sequence[Cell]], index: int, table: tuple[int, int], key: tuple[int, int]) -> bool:
    """Say whether what stands behind a gap explains short words that a column of the table uses.

    `table` and `key` are first and last column of the headings in row `index` on both sides of the gap.
    """
    if not 1 <= key[1] - key[0] < _WIDEST:
        return False
    below = rows[index + 1 : index + 1 + _LOOKED_BELOW]
    words = [row[key[0]] for row in below if key[0] < len(row) and row[key[0]] != ""]
    if len(words) < _FEWEST or len(set(words)) < len(words):
        return False
    if not all(isinstance(word, str) and len(word) <= _LONGEST for word in words):
        return False
    return any(_uses(below, column, words, key[0]) for column in range(table[0], table[1] + 1))


def before_key(rows: Sequence[Sequence[Cell]], index: int, right: int) -> int:
    """Return the last column of a heading row that belongs to its table, where a key to it stands behind a gap."""
    row = rows[index]
    gaps = [at for at in range(1, right) if row[at] == "" and row[at + 1] != ""]
    for gap in reversed(gaps):
        last = max((at for at in range(gap) if row[at] != ""), default=-1)
        if last >= 0 and explains(rows, index, (0, last), (gap + 1, right)):
            return last
    return right


def _uses(below: Sequence[Sequence[Cell]], column: int, words: Sequence[Cell], key: int) -> bool:
    """Say whether a column repeats the words of a key, and not row by row."""
    used = {row[column] for row in below}
    beside = sum(row[column] == row[key] != "" for row in below if key < len(row))
    return len(used.intersection(words)) >= max(_FEWEST, _MOSTLY * len(words)) and beside < len(words)
