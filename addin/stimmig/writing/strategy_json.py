"""What was understood of one workbook, as the JSON document that `schema/strategy.json` describes."""

import datetime
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from stimmig.model.choices import PERSPECTIVES
from stimmig.model.entry import Entry
from stimmig.model.scorecard import KPI, StrategicObjective
from stimmig.model.strategy import Strategy
from stimmig.reading.columns import read_text
from stimmig.reading.grammar.years import is_part_of_year, is_year
from stimmig.reading.recognise import WorkbookReading
from stimmig.refusal import Refusal
from stimmig.writing.sources import source_of

Sources = dict[str, str]
"""JSON pointer → Sheet!B4"""


def rejected(refusal: Refusal, file: str, lang: str) -> dict[str, Any]:
    """Return the document of a workbook that could not be used."""
    return {"file": file, "expect": "reject", "reason": refusal.code, "message": refusal.sentence(lang)}


def strategy_document(reading: WorkbookReading, strategy: Strategy, lang: str) -> dict[str, Any]:
    """Return the document of one workbook; `strategy` is built from this workbook alone."""
    return _Document(reading, strategy, lang).build()


def strategy_in_short(reading: WorkbookReading, strategy: Strategy, lang: str, first: int) -> dict[str, Any]:
    """Return the same with the first few entries of each list, without the cells that they come from.

    Its key `counts` says how many entries there are.
    """
    return _Document(reading, strategy, lang, first).build()


class _Document:
    def __init__(self, reading: WorkbookReading, strategy: Strategy, lang: str, first: int | None = None):
        self.first = first
        self.reading, self.strategy, self.lang = reading, strategy, lang
        self.sources: Sources = {}

    def build(self) -> dict[str, Any]:
        strategy = self.strategy
        document: dict[str, Any] = {
            "file": self.reading.workbook.name,
            "expect": "convert",
            "kind": self._kind(),
            "lang": self.reading.lang or None,
        }
        for level in ("purpose", "vision", "mission"):
            row = next((row for row in strategy.level(level) if row.name), None)
            document[level] = row.name if row else None
            if row:
                self.sources[f"/{level}"] = str(row.place("name"))
        document["perspectives"] = self._perspectives()
        rows = (
            ("directions", strategy.directions, self._direction),
            ("objectives", strategy.strategic_objectives, self._strategic_objective),
            ("kpis", strategy.kpis, self._kpi),
            ("values", strategy.values, _value),
            ("initiatives", strategy.initiatives, self._initiative),
            ("cycles", strategy.cycles, lambda row: _fields(row, "team", "start", "end", "state")),
            ("okr_objectives", strategy.objectives, self._objective),
            ("key_results", strategy.key_results, self._key_result),
            ("checkins", list(filter(_tells, strategy.checkins)), self._checkin),
            ("reviews", strategy.reviews, self._review),
        )
        for key, entries, describe in rows:
            document[key] = self._list(key, entries, describe)
        if self.first is not None:
            document["counts"] = {key: len(entries) for key, entries, _ in rows}
        document["notes"] = [*(snippet.text for snippet in self.reading.notes), *self._remarks()]
        document["questions"] = [
            {
                "sheet": asked.sheet,
                "where": asked.where,
                "question": asked.text.to(self.lang),
                "options": list(asked.options),
            }
            for asked in self.reading.questions
        ]
        document["sources"] = self.sources
        return document

    def _list(self, key: str, entries: Iterable, describe: Callable[[Any], dict]) -> list[dict[str, Any]]:
        found = []
        for number, entry in enumerate(islice(entries, self.first)):
            values = {name: _plain(value) for name, value in describe(entry).items() if value is not None}
            if isinstance(entry, Entry):
                values = {"id": entry.id, "name": entry.name, **values, "contributes_to": self._links(entry)}
                if entry.comment:
                    values["comment"] = entry.comment
            found.append(values)
            for name in values if self.first is None else ():
                if place := source_of(entry.row_of(name) if isinstance(entry, Entry) else entry.row, name):
                    self.sources[f"/{key}/{number}/{name}"] = str(place)
        return found

    def _remarks(self) -> list[str]:
        """Return the remarks in rows that make no entry of their own, because their KPI stands elsewhere too."""
        said = ((records, records.values("comment")) for records in self.reading.records if records.repeats)
        found = [comments[at] for records, comments in said for at in sorted(records.repeats) if comments[at]]
        return found[: self.first]

    def _links(self, entry: Entry) -> list[dict[str, Any]]:
        return [{"to": link.to, "reason": link.reason} for link in entry.contributes_to]

    def _kind(self) -> str:
        strategy = self.strategy
        bsc = bool(strategy.strategic_objectives or strategy.kpis or strategy.values)
        okr = bool(strategy.objectives or strategy.key_results or strategy.checkins)
        return "both" if bsc and okr else "bsc" if bsc else "okr" if okr else "none"

    def _perspectives(self) -> list[str]:
        rows = (*self.strategy.strategic_objectives, *self.strategy.kpis)
        present = dict.fromkeys(row.perspective for row in rows if row.perspective)
        return [
            *(name for name in PERSPECTIVES if name in present),
            *(name for name in present if name not in PERSPECTIVES),
        ]

    def _direction(self, row) -> dict:
        return {
            "level": row.level or None,
            **_fields(row, "north_star", "health_metric", "trade_off", "horizon", "owner", "reviewed_on"),
        }

    def _strategic_objective(self, row) -> dict:
        return {
            **_fields(row, "perspective", "owner", "status", "weight", "reviewed_on"),
            "drives": list(row.drives) or None,
        }

    def _kpi(self, row: KPI) -> dict:
        objective = next(
            (parent for parent in self.strategy.parents(row) if isinstance(parent, StrategicObjective)), None
        )
        target, actual = (row.target, row.actual) if _states_values(row) else self._of_planned_year(row)
        return {
            "objective": objective.name if objective else None,
            "perspective": row.perspective or (objective.perspective if objective else None),
            **_fields(
                row, "unit", "better", "baseline", "as_of", "target_min", "target_max", "target_text", "formula",
                "scope", "yellow_limit", "red_limit", "frequency", "source", "lead_lag", "owner", "status", "weight",
            ),
            "target": _Stated(target),
            "actual": _Stated(actual),
            "series": self._series(row),
        }  # fmt: skip

    def _of_planned_year(self, row: KPI) -> tuple[float | None, float | None]:
        """Return plan and actual of the last year, if the table plans this one alone: "Ist 2023 | Ziel 2024 | Ist 2024"."""
        values = [value for value in self.strategy.values_of(row) if value.period]
        planned = [value for value in values if value.plan is not None]
        if len(planned) == 1 and planned[0] is values[-1] and all(is_year(value.period) for value in values):
            return planned[0].plan, planned[0].actual
        return None, None

    def _series(self, row: KPI) -> dict | None:
        """Return period → plan and actual; a period without its year ("01", "Q1") stands among the values only."""
        values = [one for one in self.strategy.values_of(row) if one.period and not is_part_of_year(one.period)]
        return {value.period: {"plan": value.plan, "actual": value.actual} for value in values} or None

    def _initiative(self, row) -> dict:
        objective = next((parent.name for parent in self.strategy.parents(row)), None)
        return {"objective": objective, **_fields(row, "owner", "start", "due", "status", "budget")}

    def _objective(self, row) -> dict:
        return {
            "team": self.strategy.team_of(row),
            **_fields(row, "cycle", "origin", "agreed_with", "agreed_on", "owner", "status"),
        }

    def _key_result(self, row) -> dict:
        objective = self.strategy.objective_of(row)
        return {
            "okr_objective": objective.name if objective else row.objective,
            **_fields(
                row, "hypothesis", "baseline", "target", "target_text", "current", "unit", "better", "confidence",
                "owner", "due", "verdict", "status",
            ),
            "target_is_change": row.target_is_change or None,
            "kpi_to_move": list(row.kpi_to_move) or None,
        }  # fmt: skip

    def _checkin(self, row) -> dict:
        target = self.strategy.key_result_of(row)
        fields = _fields(
            row, "id", "date", "value", "confidence", "what_happened", "why", "next_step", "by", "replaces"
        )
        if isinstance(row.date, str):
            fields["week"] = fields.pop("date")
        return {"key_result": target.name if target else row.key_result, **fields}

    def _review(self, row) -> dict:
        return {**_fields(row, "cycle", "objective", "learning", "decision", "date"), "kpi": list(row.kpi) or None}


def _tells(checkin) -> bool:
    """Say whether a check-in says more than when it was: a cell "from Q2" that cannot be read leaves nothing of one."""
    return any(
        getattr(checkin, name) is not None
        for name in ("value", "confidence", "what_happened", "why", "next_step", "by")
    )


class _Stated:
    """A value that the document shows even where it is null: the scorer tells "not stated" from "not there"."""

    def __init__(self, value):
        self.value = value


def _states_values(row: KPI) -> bool:
    """Say whether the list of KPIs itself tells a target or an actual."""
    return any(one is not None for one in (row.target, row.actual, row.target_text, row.target_min, row.target_max))


def _fields(row, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _value(row) -> dict[str, Any]:
    told = read_text(row.row.raw("comment"))
    comment = {"comment": told} if told else {}
    return {**_fields(row, "kpi", "period", "plan", "actual"), **comment}


def _plain(value: Any) -> Any:
    if isinstance(value, _Stated):
        return _plain(value.value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return value
