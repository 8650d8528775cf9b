"""Record a review: verdicts, learnings and decisions go into the workbook, and a complete one closes its cycle."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from stimmig.cells import Cell, cell_name
from stimmig.checkin import review_words as words
from stimmig.checkin.drafts import Problem
from stimmig.checkin.freezing import frozen_rows, locked_rows
from stimmig.checkin.heads import found_heads
from stimmig.checkin.memory import memory_sheets
from stimmig.checkin.migrating import migrated
from stimmig.checkin.opened import Opened, open_for_check_ins
from stimmig.checkin.reviewing import KIND, key_results_of, objectives_of
from stimmig.checkin.tables import Fillings, table_of
from stimmig.checkin.writing import write
from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.model.choices import CHOICES, STATES
from stimmig.model.okr import Cycle, KeyResult, Objective
from stimmig.model.place import Place
from stimmig.refusal import Refusal
from stimmig.workbook.workbook import Sheet
from stimmig.writing.xlsx.changing import Changes, changed

MIGRATED_TABLES = ("reviews", "key_results")
"""the tables that must have all columns of today's template"""
_NEEDED = ("cycle", "objective", "learning", "decision", "date")


class Closed(NamedTuple):
    """What recording a review did, the cycles that it closed, and what is still missing."""

    reviews: int
    verdicts: int
    cycles: tuple[str, ...]
    problems: tuple[Problem, ...]
    lang: str
    notes: tuple[Text, ...] = ()


class _Row(NamedTuple):
    """A row of the sheet, its cells by field."""

    sheet: str
    index: int
    columns: dict[str, int]
    cells: dict[str, Cell]

    def place(self, workbook: str, field: str) -> Place:
        return Place(workbook, self.sheet, cell_name(self.index, self.columns[field]))


def record_review(path: Path, today: datetime.date, lang: str | None) -> Closed:
    """Take the open reviews of a workbook in; Refusal where there is none, or no table that takes the learnings."""
    opened = open_for_check_ins(path, today, lang)
    _refuse_without_review(opened)
    opened, notes = migrated(path, opened, *MIGRATED_TABLES)
    done, changes = plan_close(opened, today)
    write(opened, changed(opened.reading.workbook.data, opened.name, changes))
    return done._replace(notes=notes)


def plan_close(opened: Opened, today: datetime.date) -> tuple[Closed, Changes]:
    """Return what recording the open reviews does, and how the workbook is to change; Refusal as in `record_review`."""
    _refuse_without_review(opened)
    sheets = opened.reading.workbook.own(KIND)
    table = table_of(opened, "reviews", _NEEDED)
    recording = _Recording(opened, today)
    closed = [cycle for sheet in sheets for cycle in recording.sheet(sheet)]
    fillings = recording.fillings
    fillings.append(opened, table, recording.reviews)
    kept = [one for cycle in closed for one in frozen_rows(opened, cycle, recording.verdicts, recording.reviews)]
    lock = closed and opened.reading.workbook.template_version is not None
    locks = locked_rows(opened, closed, len(recording.reviews)) if lock else {}
    changes = Changes(fillings.by_sheet, memory_sheets(opened, today, kept), locks)
    names = tuple(cycle.label for cycle in closed)
    done = Closed(len(recording.reviews), len(recording.verdicts), names, tuple(recording.problems), opened.lang)
    return done, changes


def _refuse_without_review(opened: Opened) -> None:
    if not opened.reading.workbook.own(KIND):
        raise Refusal("no_review", words.NO_REVIEW, name=opened.name, how=opened.ways.start_review)


class _Recording:
    def __init__(self, opened: Opened, today: datetime.date):
        self.opened, self.today = opened, today
        self.fillings = Fillings()
        self.reviews: list[dict[str, Cell | None]] = []
        self.verdicts: dict[KeyResult, str] = {}
        self.problems: list[Problem] = []

    def sheet(self, sheet: Sheet) -> Iterator[Cycle]:
        """Yield the cycle of a sheet if its review is complete; note what is to be written, and what is missing."""
        rows = {fold(str(row.cells["id"])): row for row in _rows(sheet)}
        cycles = {
            self.opened.strategy.cycle_of(one) for one in self.opened.strategy.objectives if fold(one.label) in rows
        }
        before = len(self.problems)
        for cycle in cycles - {None}:
            asked: set[str] = set()
            if cycle.state == "closed":
                continue
            for objective in objectives_of(self.opened, cycle):
                asked |= self._objective(rows, cycle, objective)
            self.problems += [
                Problem(
                    row.place(self.opened.name, "id"), words.GONE.filled(name=str(row.cells["id"]), cycle=cycle.label)
                )
                for name, row in rows.items()
                if name not in asked
            ]
            if len(self.problems) == before:
                self.fillings.set(cycle, "state", STATES["closed"].to(self.opened.lang))
                yield cycle

    def _objective(self, rows: dict[str, _Row], cycle: Cycle, objective: Objective) -> set[str]:
        asked = {fold(objective.label)}
        for key_result in key_results_of(self.opened, objective):
            asked.add(fold(key_result.label))
            if row := rows.get(fold(key_result.label)):
                self._verdict(row, key_result)
        if row := rows.get(fold(objective.label)):
            self._review(row, cycle, objective)
        return asked

    def _verdict(self, row: _Row, key_result: KeyResult) -> None:
        verdict = self._choice(row, "verdict", words.NO_VERDICT)
        if verdict and verdict != key_result.verdict and self.fillings.set(
            key_result, "verdict", CHOICES["verdict"][verdict].to(self.opened.lang)
        ):  # fmt: skip
            self.verdicts[key_result] = verdict

    def _review(self, row: _Row, cycle: Cycle, objective: Objective) -> None:
        learning = str(row.cells["learning"]).strip()
        if not learning:
            self._trouble(row, "learning", words.NO_LEARNING)
        decision = self._choice(row, "decision", words.NO_DECISION)
        there = [
            review
            for review in self.opened.strategy.reviews
            if objective in self.opened.strategy.targets.get((review, "objective"), ())
        ]
        if not (learning and decision) or any(one.learning == learning and one.decision == decision for one in there):
            return
        if there:
            self._trouble(row, "learning", words.FROZEN.filled(row=objective.label, cycle=cycle.label))
            return
        kpis = (kpi for one in key_results_of(self.opened, objective)
                for kpi in self.opened.strategy.targets.get((one, "kpi_to_move"), ()))  # fmt: skip
        named = dict.fromkeys(kpi.label for kpi in kpis)
        word = CHOICES["decision"][decision].to(self.opened.lang)
        self.reviews.append({"cycle": cycle.label, "objective": objective.label, "kpi": "; ".join(named),
                             "learning": learning, "decision": word, "date": self.today})  # fmt: skip

    def _choice(self, row: _Row, field: str, missing: Text) -> str:
        """Return the key of what was chosen; "" where nothing was, or nothing that there is."""
        value, choices = str(row.cells[field]).strip(), CHOICES[field]
        listed = [choice.to(self.opened.lang) for choice in choices.values()]
        if not value:
            self._trouble(row, field, missing.filled(choices=listed))
            return ""
        found = next((key for key, texts in choices.items() if fold(value) in {key, *map(fold, texts)}), "")
        if not found:
            self._trouble(row, field, words.BAD_CHOICE.filled(value=value, choices=listed))
        return found

    def _trouble(self, row: _Row, field: str, text: Text) -> None:
        self.problems.append(Problem(row.place(self.opened.name, field), text))


def _rows(sheet: Sheet) -> Iterator[_Row]:
    head, columns = found_heads(sheet, words.HEADS)
    if {"id", "verdict", "learning", "decision"} - set(columns):
        return
    for index in range(head + 1, len(sheet.rows)):
        cells = {name: sheet.rows[index][column] for name, column in columns.items()}
        if str(cells["id"]).strip():
            yield _Row(sheet.name, index, columns, cells)
