"""Judge the rows that people filled in: each becomes a draft of a check-in, or a list of what is wrong with it."""

import datetime
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from typing import Any, NamedTuple

from stimmig.cells import Cell
from stimmig.checkin import round_words
from stimmig.checkin import row_words as words
from stimmig.checkin.opened import Opened
from stimmig.checkin.round import RoundRow
from stimmig.checkin.values import Trouble, value_of
from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.model.fingerprint import plain
from stimmig.model.okr import KeyResult
from stimmig.model.place import Place
from stimmig.reading.grammar.dates import read_date
from stimmig.reading.grammar.numbers import read_quantity
from stimmig.rules.cycles import is_closed

CONTENT = ("value", "confidence", "what_happened", "why", "next_step", "by")
_ALIKE = 0.5
"""two wordings of one key result have at least this much in common"""


class Problem(NamedTuple):
    """What keeps a row from being taken in, at a cell."""

    place: Place
    text: Text

    def sentence(self, lang: str) -> str:
        """Return place and sentence."""
        return f"{self.place}  {self.text.to(lang)}"


class Draft(NamedTuple):
    """A check-in that is to be recorded."""

    row: KeyResult
    date: datetime.date
    value: float | None
    confidence: float | None
    what_happened: str
    why: str
    next_step: str
    by: str
    place: Place
    recorded_as: str = ""
    """the entry that the row was recorded as before"""
    source: Any = None
    """the row of the round that it comes from"""

    @property
    def content(self) -> tuple[str, ...]:
        """Return what the entry says, in the form in which entries are compared."""
        return tuple(plain(getattr(self, name)) for name in CONTENT)

    @property
    def key(self) -> tuple[KeyResult, datetime.date]:
        return self.row, self.date


class Judged(NamedTuple):
    """The drafts of some rows, and what keeps the others from being taken in."""

    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]


def judge_rows(opened: Opened, rows: Iterable[RoundRow]) -> Judged:
    """Return the drafts that some filled rows make; every problem of every row is told."""
    judge = _Judge(opened)
    drafts, problems = [], []
    for row in rows:
        found = judge.row(row)
        (problems.extend if isinstance(found, list) else drafts.append)(found)
    return _without_doubles(drafts, problems)


def _without_doubles(drafts: list[Draft], problems: list[Problem]) -> Judged:
    """Take out rows that say different things of one key result and day; rows that say the same count once."""
    by_key: dict[tuple, list[Draft]] = {}
    for draft in drafts:
        by_key.setdefault(draft.key, []).append(draft)
    kept = []
    for same in by_key.values():
        if len({draft.content for draft in same}) == 1:
            kept.append(next((one for one in same if one.recorded_as), same[0]))
            continue
        for draft in same:
            other = next(one for one in same if one.content != draft.content)
            facts = {"row": draft.row.label, "day": draft.date, "place": str(other.place)}
            problems.append(Problem(draft.place, words.TWICE.filled(**facts)))
    return Judged(tuple(kept), tuple(problems))


class _Judge:
    def __init__(self, opened: Opened):
        self.opened, self.lang = opened, opened.lang
        self.today = opened.limits.today
        self.known: dict[str, KeyResult] = {}
        for row in reversed(opened.strategy.key_results):
            self.known |= {fold(word): row for word in (row.name, row.id) if word}
        self.low, self.high = (opened.limits[f"confidence_{end}"] for end in ("min", "max"))

    def row(self, found: RoundRow) -> Draft | list[Problem]:
        """Return the draft that a row makes, or all that is wrong with it."""
        problems: list[Problem] = []

        def trouble(field: str, text: Text, /, **facts) -> None:
            problems.append(Problem(found.place(field), text.filled(**facts) if facts else text))

        key_result = self._key_result(found, trouble)
        day = self._day(found, key_result, trouble)
        value = None
        try:
            if key_result is not None:
                value = value_of(found.cells["value"], found.formats.get("value"), key_result, self.lang)
        except Trouble as error:
            trouble("value", error.text)
        confidence = self._confidence(found, trouble)
        texts = {name: _text(found.cells[name]) for name in ("what_happened", "why", "next_step", "by")}
        if not texts["by"]:
            trouble("by", words.NO_ONE, heading=round_words.HEADS["by"].to(self.lang))
        if problems:
            return problems
        return Draft(key_result, day, value, confidence, **texts, place=found.place("value"),
                     recorded_as=found.recorded_as, source=found)  # fmt: skip

    def _key_result(self, found: RoundRow, trouble) -> KeyResult | None:
        name = _text(found.key_result)
        if not name:
            trouble("key_result", words.NO_KEY_RESULT)
            return None
        row = self.known.get(fold(name))
        wording = _text(found.cells.get("wording", ""))
        if row is None:
            trouble("key_result", words.UNKNOWN, name=name, near=self._near(name, wording))
        elif wording and row.name and not _alike(row.name, wording):
            trouble("key_result", words.OTHER_WORDING, name=name, text=row.name)
            return None
        return row

    def _near(self, name: str, wording: str) -> Text | str:
        """Return which key result may be meant: one of the same wording, else one of a similar id."""
        same = next((row for row in self.opened.strategy.key_results if row.name and row.name in wording), None)
        if same is None:
            close = get_close_matches(fold(name), [word for word, row in self.known.items() if row.id], 1, 0.8)
            same = self.known[close[0]] if close else None
        return words.NEAR.filled(row=same.label) if same else ""

    def _day(self, found: RoundRow, row: KeyResult | None, trouble) -> datetime.date | None:
        cell = found.cells["date"]
        day = read_date(cell, self.lang)
        if day is None:
            if _text(cell):
                trouble("date", words.BAD_DATE, value=_text(cell), today=self.today)
            else:
                trouble("date", words.NO_DATE)
            return None
        cycle = self.opened.cycle_of(row) if row else None
        if day > self.today:
            trouble("date", words.IN_FUTURE, day=day)
        elif cycle and cycle.start and day < cycle.start:
            trouble("date", words.BEFORE_CYCLE, day=day, start=cycle.start)
        elif cycle and cycle.end and day > cycle.end:
            trouble("date", words.AFTER_CYCLE, day=day, end=cycle.end)
        elif cycle and cycle.state == "closed" and is_closed(cycle, self.today):
            trouble("key_result", words.CLOSED, row=row.label)
        return day

    def _confidence(self, found: RoundRow, trouble) -> float | None:
        cell, facts = found.cells["confidence"], {"low": self.low, "high": self.high}
        if not _text(cell):
            trouble("confidence", words.NO_CONFIDENCE, **facts)
            return None
        number = None
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            number = float(cell)
        elif isinstance(cell, str) and (quantity := read_quantity(cell, {"de": ",", "en": "."}[self.lang])):
            number = quantity.value if quantity.is_plain and not quantity.unit else None
        shown = found.formats.get("confidence")
        off = number is None or (shown and shown.percent)
        if off or (None not in facts.values() and not self.low <= number <= self.high):
            trouble("confidence", words.OFF_SCALE, value=_text(cell), **facts)
            return None
        return number


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.12g}"
    return str(cell).strip()


def _alike(name: str, wording: str) -> bool:
    """Say whether the wording on the sheet still tells of the key result: a slip that was put right does not count."""
    if fold(name) in fold(wording):
        return True
    lines = [*wording.split("\n"), wording]
    return max(SequenceMatcher(None, fold(name), fold(line)).ratio() for line in lines) >= _ALIKE
