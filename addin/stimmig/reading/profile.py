"""What the cells of a column look like, and how well that fits what a field holds."""

import datetime
import re
from collections.abc import Iterable
from functools import cached_property, partial

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.perspectives import perspective_within
from stimmig.model.choices import CHOICES
from stimmig.reading.grammar.dates import read_date, read_period
from stimmig.reading.grammar.numbers import read_quantity

SAMPLE = 24
_LONGEST_NUMBER = 40
_FEWEST_NUMBERED, _NEARLY_ALL = 2, 0.8
_WORDS_ONLY = re.compile(r"[^\W\d]\D*$")
_DIGIT = re.compile(r"\d")
_ID = re.compile(r"[^\W\d_]{0,6}[-_. ]?\d{1,6}(?:[.\-]\d{1,4})*")
_GOOD, _FAIR, _POOR, _WRONG = 0.3, 0.1, -0.3, -1.0


class Profile:
    """Shares (0 to 1) of the filled cells of a column that are of one sort, from a sample of them.

    Blanks and words such as "k. A." do not count. The shares are worked out when first asked for.
    """

    def __init__(self, cells: Iterable[Cell]):
        filled = [cell for cell in cells if cell != "" and not (isinstance(cell, str) and lexicon.is_blank(cell))]
        self.cells = filled[:: max(1, len(filled) // SAMPLE)]
        self.texts = [cell.strip() for cell in self.cells if isinstance(cell, str)]

    @property
    def empty(self) -> bool:
        return not self.cells

    def _share(self, count: int) -> float:
        return count / len(self.cells) if self.cells else 0.0

    @cached_property
    def numbers(self) -> float:
        """Return the share of numbers, those typed as text included."""
        plain = sum(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in self.cells)
        return self._share(plain + sum(_is_number(text) for text in self.texts))

    @cached_property
    def dates(self) -> float:
        """Return the share of days."""
        return self._share(
            sum(not isinstance(cell, float | int) and read_date(cell) is not None for cell in self.cells)
        )

    @cached_property
    def periods(self) -> float:
        """Return the share of periods, days included."""
        return self._share(
            sum(
                isinstance(cell, datetime.date) or read_period(cell) is not None or _is_date(cell)
                for cell in self.cells
            )
        )

    @cached_property
    def ids(self) -> float:
        """Return the share of cells that look like ids: S-1, 1.2, KPI 07."""
        return self._share(sum(bool(_ID.fullmatch(_as_text(cell))) for cell in self.cells))

    @cached_property
    def list_numbers(self) -> bool:
        """Say whether the cells are numbers of another list's entries, in their order: 1, 1, 2, 3, 3."""
        numbers = [int(text) for text in map(_as_text, self.cells) if text.isdecimal()]
        told = sorted(set(numbers))
        if not _FEWEST_NUMBERED <= len(told) < len(numbers) or self._share(len(numbers)) < _NEARLY_ALL:
            return False
        return told[0] == 1 and told[-1] <= 2 * len(told) and numbers == sorted(numbers)

    @cached_property
    def length(self) -> float:
        """Return the mean length of the texts."""
        return sum(map(len, self.texts)) / len(self.texts) if self.texts else 0.0

    @cached_property
    def prose(self) -> float:
        """Return the share of texts that are neither numbers nor dates."""
        return self._share(sum(_is_prose(text) for text in self.texts))

    def choices(self, kind: str) -> float:
        """Return the share of words of one choice, such as "better"."""
        known = perspective_within if kind == "perspective" else partial(lexicon.choice, kind)
        return self._share(sum(known(text) is not None for text in self.texts))

    def fit(self, holds: str) -> float:
        """Return how well the cells fit what a field holds, from -1 (not at all) to 0.3; 0 for an empty column."""
        if self.empty:
            return 0.0
        if holds == "any":
            return _FAIR
        if holds == "number":
            return _GOOD if self.numbers >= 0.6 else _POOR if self.numbers >= 0.3 else _WRONG
        if holds == "date":
            return _GOOD if self.dates >= 0.5 else _WRONG
        if holds in ("moment", "period"):
            return _GOOD if self.periods >= 0.5 else _POOR if self.prose >= 0.5 else _WRONG
        if holds in ("id", "ids"):
            return _GOOD if self.ids >= 0.6 else _FAIR if self.length <= 12 else -0.1
        if holds in CHOICES:
            share = self.choices(holds)
            return _GOOD if share >= 0.5 else _FAIR if share > 0 else -0.2
        if self.prose >= 0.5:
            return _GOOD if self.length >= 12 else _FAIR
        return _WRONG if self.numbers >= 0.6 or self.dates >= 0.6 else _POOR


def _is_number(text: str) -> bool:
    """Say whether a text is a number, or several in lines of their own."""
    if "\n" in text:
        return all(read_quantity(line) is not None for line in text.splitlines() if line.strip())
    return read_quantity(text) is not None


def _is_prose(text: str) -> bool:
    # Most texts of a scorecard are sentences without a digit; they need no closer look.
    if "\n" in text:
        return any(map(_is_prose, filter(None, map(str.strip, text.splitlines()))))
    wordy = len(text) > _LONGEST_NUMBER or (len(text) > 20 and _WORDS_ONLY.match(text))
    return bool(wordy) or not (
        read_quantity(text) or _is_date(text) or (_DIGIT.search(text) and read_period(text))  # "Mai" may be a name
    )


def _is_date(cell: Cell) -> bool:
    return isinstance(cell, str) and read_date(cell) is not None


def _as_text(cell: Cell) -> str:
    return f"{cell:g}" if isinstance(cell, float) else str(cell).strip()
