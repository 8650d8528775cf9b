"""Record a plan: its cycle, objectives and key results become rows of the workbook, if they keep to the limits."""

import datetime
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from stimmig.cells import Cell, cell_name
from stimmig.checkin import plan_words as words
from stimmig.checkin.drafts import Problem
from stimmig.checkin.heads import found_heads
from stimmig.checkin.migrating import migrated
from stimmig.checkin.opened import Opened, open_for_check_ins
from stimmig.checkin.planning import KIND, limit_of
from stimmig.checkin.tables import Fillings, table_of
from stimmig.checkin.writing import write
from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.model.choices import CHOICES, STATES
from stimmig.model.place import Place
from stimmig.reading.grammar.dates import read_date
from stimmig.reading.grammar.numbers import read_quantity
from stimmig.reading.links import split_ids
from stimmig.refusal import Refusal
from stimmig.workbook.workbook import Sheet
from stimmig.writing.xlsx.fill import fill_sheets

_NUMBERED = re.compile(r"(.*?)(\d+)")
_TABLES = {
    "cycles": ("C-", ("id", "team", "start", "end", "state")),
    "objectives": ("O-", ("id", "cycle", "name", "contributes_to", "reason")),
    "key_results": (
        "R-",
        ("id", "objective", "name", "hypothesis", "kpi_to_move", "baseline", "target", "unit", "better"),
    ),
}
"""table → how its ids begin where it has none yet, and the columns that it must have"""


class SetUp(NamedTuple):
    """How many rows were set up, and what keeps the plan from being taken in."""

    counts: dict[str, int]
    problems: tuple[Problem, ...]
    lang: str
    notes: tuple[Text, ...] = ()


class _Row(NamedTuple):
    index: int
    cells: dict[str, Cell]

    @property
    def is_objective(self) -> bool:
        return "." not in str(self.cells["slot"])

    @property
    def name(self) -> str:
        return str(self.cells["name"]).strip()

    @property
    def is_filled(self) -> bool:
        return any(str(value).strip() for field, value in self.cells.items() if field not in ("slot", "state"))


def record_plan(path: Path, today: datetime.date, lang: str | None) -> SetUp:
    """Take the open plans of a workbook in, each as a whole; Refusal where there is none, or no tables for it."""
    opened = open_for_check_ins(path, today, lang)
    if not opened.reading.workbook.own(KIND):
        raise Refusal("no_plan", words.NO_PLAN, name=opened.name)
    opened, notes = migrated(path, opened, *_TABLES)
    sheets = opened.reading.workbook.own(KIND)
    tables = {name: table_of(opened, name, fields) for name, (_, fields) in _TABLES.items()}
    rows: dict[str, list[dict[str, Cell | None]]] = {name: [] for name in _TABLES}
    ids = {name: _ids(opened, name, start) for name, (start, _) in _TABLES.items()}
    fillings, problems = Fillings(), []
    for sheet in sheets:
        reading = _Reading(opened, sheet, today)
        if any(str(row.cells["state"]).strip() for row in reading.rows):
            continue  # it was taken in before
        reading.judge()
        problems += reading.problems
        if not reading.problems:
            fillings.put(sheet.name, reading.take(rows, ids))
    for name, records in tables.items():
        fillings.append(opened, records, rows[name])
    write(opened, fill_sheets(opened.reading.workbook.data, opened.name, fillings.by_sheet))
    return SetUp({name: len(found) for name, found in rows.items()}, tuple(problems), opened.lang, notes)


def _ids(opened: Opened, table: str, start: str) -> Iterator[str]:
    """Yield free ids of a table, numbered on as its last ones are."""
    numbered = [found for row in getattr(opened.strategy, table) if row.id and (found := _NUMBERED.fullmatch(row.id))]
    prefix = numbered[-1][1] if numbered else start
    number = max((int(one[2]) for one in numbered if one[1] == prefix), default=0)
    while True:
        number += 1
        yield f"{prefix}{number}"


class _Reading:
    def __init__(self, opened: Opened, sheet: Sheet, today: datetime.date):
        self.opened, self.sheet, self.lang = opened, sheet, opened.lang
        self.problems: list[Problem] = []
        head, self.columns = found_heads(sheet, words.HEADS)
        below = range(head + 1, len(sheet.rows))
        rows = [_Row(at, {name: sheet.rows[at][column] for name, column in self.columns.items()}) for at in below]
        self.rows = [row for row in rows if str(row.cells.get("slot", "")).strip()]
        self.frame = self._frame(sheet.rows[:head])

    def _frame(self, rows: Sequence[Sequence[Cell]]) -> dict[str, tuple[int, Cell]]:
        known = {fold(text): name for name, texts in words.FRAME.items() for text in texts}
        return {known[fold(str(row[0]))]: (at, row[1]) for at, row in enumerate(rows) if fold(str(row[0])) in known}

    def judge(self) -> None:
        """Note everything that keeps the plan from being taken in."""
        for field in ("start", "end"):
            at, cell = self.frame.get(field, (0, ""))
            if read_date(cell, self.lang) is None:
                self._trouble(at, 1, words.BAD_FRAME)
        days = {field: read_date(self.frame[field][1], self.lang) for field in ("start", "end") if field in self.frame}
        if all(days.get(field) for field in ("start", "end")) and days["end"] <= days["start"]:
            self._trouble(self.frame["end"][0], 1, words.END_BEFORE_START.filled(**days))
        groups = list(self._groups())
        if not any(objective and objective.name for objective, _ in groups):
            self._trouble(self.rows[0].index if self.rows else 0, 1, words.NOTHING.filled(sheet=self.sheet.name))
        objectives = [objective for objective, _ in groups if objective]
        limit = limit_of(self.opened, "objectives_max", 3)
        if len(objectives) > limit:
            text = words.TOO_MANY_OBJECTIVES.filled(count=len(objectives), limit=limit)
            self._trouble(objectives[limit].index, self.columns["name"], text)
        for objective, results in groups:
            self._judge_group(objective, results)

    def _groups(self) -> Iterator[tuple[_Row | None, list[_Row]]]:
        """Yield each filled objective with its filled key results; None where the objective is missing."""
        objective, results = None, []
        for row in [*self.rows, None]:
            if row is None or row.is_objective:
                if objective or results:
                    yield objective, results
                objective, results = (row if row and row.is_filled else None), []
            elif row.is_filled:
                results.append(row)

    def _judge_group(self, objective: _Row | None, results: list[_Row]) -> None:
        limit = limit_of(self.opened, "key_results_max", 5)
        if objective is None:
            self._at(results[0], "name", words.NO_OBJECTIVE)
        else:
            self._judge_texts(objective, ("name", "reason", "link"), self.opened.strategy.objectives)
            known = (*self.opened.strategy.directions, *self.opened.strategy.strategic_objectives)
            self._links(objective, known)
            self._choice(objective, "origin")
            if not results:
                self._at(objective, "name", words.NO_KEY_RESULTS)
        if len(results) > limit:
            self._at(results[limit], "name", words.TOO_MANY_KEY_RESULTS.filled(count=len(results), limit=limit))
        for row in results:
            self._judge_texts(row, ("name", "reason", "link", "target"), self.opened.strategy.key_results)
            self._links(row, self.opened.strategy.kpis)
            self._choice(row, "better")
            for field in ("baseline", "target"):
                if str(row.cells[field]).strip() and self._number(row, field) is None:
                    self._at(row, field, words.NOT_A_NUMBER.filled(value=str(row.cells[field])))

    def _judge_texts(self, row: _Row, fields: Sequence[str], earlier) -> None:
        for field in fields:
            if not str(row.cells[field]).strip():
                self._at(row, field, words.MISSING.filled(heading=words.HEADS[field].to(self.lang)))
        same = next((one for one in earlier if row.name and fold(one.name) == fold(row.name)), None)
        if same is not None:
            self._at(row, "name", words.WORD_FOR_WORD.filled(id=same.label))

    def _links(self, row: _Row, known) -> None:
        ids = {fold(one.id): one.id for one in known if one.id}
        for name in self._ids(row):
            if fold(name) not in ids:
                self._at(row, "link", words.UNKNOWN_ID.filled(value=name))

    def _ids(self, row: _Row) -> tuple[str, ...]:
        return split_ids(str(row.cells["link"]).strip() or None, set())

    def _choice(self, row: _Row, field: str) -> str:
        """Return what was chosen as the workbook writes it; "" where nothing was."""
        value = str(row.cells[field]).strip()
        texts = list(CHOICES[field].values())
        found = next((one for one in texts if fold(value) in map(fold, one)), None)
        if value and found is None:
            choices = [one.to(self.lang) for one in texts]
            self._at(row, field, words.BAD_CHOICE.filled(value=value, choices=choices))
        return found.to(self.lang) if found else ""

    def _number(self, row: _Row, field: str) -> float | None:
        cell = row.cells[field]
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return float(cell)
        quantity = read_quantity(str(cell), {"de": ",", "en": "."}[self.lang]) if isinstance(cell, str) else None
        return quantity.value if quantity and quantity.is_plain and not quantity.unit else None

    def take(self, rows: dict[str, list], ids: dict[str, Iterator[str]]) -> dict[tuple[int, int], Cell]:
        """Add the rows of the plan to those of the tables; return what the sheet says beside them."""
        cycle, states = next(ids["cycles"]), {}
        days = {field: read_date(self.frame[field][1], self.lang) for field in ("start", "end")}
        team = str(self.frame["team"][1]).strip()
        rows["cycles"].append({"id": cycle, "team": team, "state": STATES["planned"].to(self.lang), **days})
        for objective, results in self._groups():
            name = states[objective.index, self.columns["state"]] = next(ids["objectives"])
            rows["objectives"].append({
                "id": name, "cycle": cycle, "name": objective.name, "contributes_to": "; ".join(self._ids(objective)),
                "reason": str(objective.cells["reason"]), "origin": self._choice(objective, "origin"),
                "owner": str(objective.cells["owner"]),
            })  # fmt: skip
            for row in results:
                number = states[row.index, self.columns["state"]] = next(ids["key_results"])
                rows["key_results"].append({
                    "id": number, "objective": name, "name": row.name, "hypothesis": str(row.cells["reason"]),
                    "kpi_to_move": "; ".join(self._ids(row)), "baseline": self._number(row, "baseline"),
                    "target": self._number(row, "target"), "current": self._number(row, "baseline"),
                    "unit": str(row.cells["unit"]), "better": self._choice(row, "better"), "owner": str(row.cells["owner"]),
                })  # fmt: skip
        return states

    def _at(self, row: _Row, field: str, text: Text) -> None:
        self._trouble(row.index, self.columns[field], text)

    def _trouble(self, row: int, column: int, text: Text) -> None:
        place = Place(self.opened.name, self.sheet.name, cell_name(row, column))
        self.problems.append(Problem(place, text))
