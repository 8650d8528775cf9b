"""A workbook that is opened for check-ins: what it says, which limits hold, and which key results are running."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from stimmig.checkin import refusals
from stimmig.checkin.ways import COMMANDS, Ways
from stimmig.language.detect import system_language
from stimmig.language.folding import fold
from stimmig.model.mass import Part
from stimmig.model.okr import Cycle, KeyResult
from stimmig.model.strategy import Strategy
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import WorkbookReading, read_workbook
from stimmig.reading.usable import refuse_unless_strategy
from stimmig.refusal import Refusal
from stimmig.rules.check_ins import is_under_way
from stimmig.rules.limits import Limits
from stimmig.rules.settings import limits_for
from stimmig.workbook.file import open_workbook
from stimmig.workbook.workbook import Workbook

_EDITABLE = ("xlsx", "xlsm")


class Opened(NamedTuple):
    """A workbook with its strategy; `lang` is the language of what is written into it."""

    reading: WorkbookReading
    strategy: Strategy
    limits: Limits
    lang: str
    ways: Ways = COMMANDS

    @property
    def is_live(self) -> bool:
        """Say whether the workbook is open in Excel, not a file."""
        return not self.reading.workbook.data

    @property
    def name(self) -> str:
        return self.reading.workbook.name

    def cycle_of(self, row: KeyResult) -> Cycle | None:
        """Return the cycle in which a key result runs."""
        objective = self.strategy.objective_of(row)
        return self.strategy.cycle_of(objective) if objective else None

    def team_of(self, row: KeyResult) -> str:
        """Return the team of a key result, "" where nobody says it."""
        objective = self.strategy.objective_of(row)
        return (self.strategy.team_of(objective) if objective else None) or ""

    def running(self, day: datetime.date, team: str = "") -> list[KeyResult]:
        """Return the key results whose cycle is under way on a day, of one team where one is named."""
        rows = [row for row in self.strategy.key_results if is_under_way(self.strategy, row, day)]
        return [row for row in rows if not team or fold(self.team_of(row)) == fold(team)]

    def told(self, row: KeyResult) -> Iterator[tuple[Part, int]]:
        """Yield part and position of the check-ins of a key result by day; replaced ones are left out."""
        for part, positions in self.strategy.checkins_by_key_result.get(row, ()):
            yield from ((part, at) for at in positions)


def open_for_check_ins(
    path: Path, today: datetime.date | None, lang: str | None, *, to_write: bool = True, name: str | None = None
) -> Opened:
    """Return what a workbook says; Refusal where it cannot be read, or not be written into although it is to be."""
    workbook = open_workbook(path, name)
    if to_write and workbook.format not in _EDITABLE:
        raise Refusal("not_editable", refusals.ONLY_EXCEL, name=workbook.name)
    return opened_from(workbook, today, lang)


def opened_from(workbook: Workbook, today: datetime.date | None, lang: str | None, ways: Ways = COMMANDS) -> Opened:
    """Return what a workbook says; Refusal where it holds nothing of a strategy."""
    reading = read_workbook(workbook)
    refuse_unless_strategy(reading)
    strategy = build_strategy([reading])
    limits = limits_for(strategy.settings, None, today or datetime.date.today())
    return Opened(reading, strategy, limits, reading.lang or lang or system_language(), ways)
