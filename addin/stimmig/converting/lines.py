"""The rows of the canonical workbook in the making: what each field holds, and which fields of the source it shows."""

from collections.abc import Iterable, Iterator
from typing import Any

from stimmig.model.canonical import BY_NAME, Column, Table
from stimmig.model.direction import Direction
from stimmig.model.entry import Entry
from stimmig.model.okr import Objective
from stimmig.model.place import Row
from stimmig.model.scorecard import KPI, StrategicObjective
from stimmig.model.strategy import Strategy
from stimmig.reading.columns import read_text
from stimmig.reading.grammar.numbers import read_quantity
from stimmig.reading.recognise import WorkbookReading
from stimmig.reading.records import Records
from stimmig.template.settings_lines import setting_lines

ENTRIES = {
    "directions": "directions",
    "strategic_objectives": "strategic_objectives",
    "kpis": "kpis",
    "initiatives": "initiatives",
    "cycles": "cycles",
    "objectives": "objectives",
    "key_results": "key_results",
    "reviews": "reviews",
}
"""canonical table → the rows of the strategy that it lists"""
MASS = {"values": "kpi", "checkins": "key_result"}
"""tables of rows without objects of their own → the field that names what they are about"""
_AS_READ = ("settings", "acceptances")
DERIVED = frozenset({"variance", "achievement"})
"""fields that other fields tell; carried over they could only contradict them"""
_LINKS = frozenset({"contributes_to", "reason", "drives", "kpi_to_move", "kpi", "objective"})
"""fields that `links` fills in, since ids may be new"""
FROM = {
    "contributes_to": ("contributes_to", "strategic_objective"),
    "objective": ("objective", "contributes_to"),
    "unit": ("unit", "target", "actual", "current", "baseline"),
    "target_min": ("target_min", "target"),
    "target_max": ("target_max", "target"),
    "target_text": ("target_text", "target"),
}
"""field → the fields of the source whose cells it may show, where it is not only its own; the first that says something"""


class Line:
    """A row of a canonical table in the making. `entry` is the row of the strategy, None where there is no object."""

    def __init__(self, table: Table, row: Row, values: dict[str, Any], entry: Entry | None = None):
        self.table, self.row, self.values, self.entry = table, row, values, entry
        self.made_id = False
        """whether the id is ours, because the source has none"""

    @property
    def id(self) -> str | None:
        return self.values.get("id")

    def told(self, field: str) -> Any:
        """Return what the row says of a field, be it in the line or in that of its objective."""
        return self.values.get(field, getattr(self.entry, field, None))


class Lines:
    """All rows of the canonical workbook by table, and what of the source each one shows."""

    def __init__(self, reading: WorkbookReading, strategy: Strategy):
        self.reading, self.strategy = reading, strategy
        self.by_table: dict[str, list[Line]] = {name: [] for name in BY_NAME}
        self.of_entry: dict[Entry, Line] = {}
        self._main: dict[tuple[int, int | None], Line] = {}
        for table, attribute in ENTRIES.items():
            for entry in self._ordered(getattr(strategy, attribute)):
                self.of_entry[entry] = self._add(table, Line(BY_NAME[table], entry.row, _values(table, entry), entry))
        for table in MASS:
            for one in getattr(strategy, table):
                self._add(table, Line(BY_NAME[table], one.row, {name: getattr(one, name) for name in one._fields[1:]}))
        for records in reading.records:
            if records.layout.table in _AS_READ:
                self._add_as_read(records)
        for records in reading.records:
            self._keep_unread(records)

    def main(self, records: Records, index: int) -> Line | None:
        """Return the line that a row of a table became; None where it became none."""
        return self.of_row(Row(records.block, index))

    def of_row(self, row: Row) -> Line | None:
        """Return the line that a row became, as `main` does."""
        return self._main.get((id(row.block), row.index))

    def columns(self, table: str) -> tuple[Column, ...]:
        """Return the columns of a table: those of the template, and what else the source fills."""
        described = BY_NAME[table]
        filled = {name for line in self.by_table[table] for name, value in line.values.items() if value is not None}
        return (*described.columns, *(column for column in described.seen if column.field in filled))

    def setting_places(self) -> list[int]:
        """Return the line of the settings sheet that each setting gets."""
        rows = [line.values for line in self.by_table["settings"]]
        at = {line.given: number for number, line in enumerate(setting_lines("de", rows)) if line.given is not None}
        return [at[number] for number in range(len(rows))]

    def _add(self, table: str, line: Line) -> Line:
        self.by_table[table].append(line)
        self._main.setdefault((id(line.row.block), line.row.index), line)
        return line

    def _add_as_read(self, records: Records) -> None:
        fields = [column.field for column in records.table.columns]
        for at, values in enumerate(zip(*map(records.values, fields))):
            row = Row(records.block, records.layout.rows[at])
            self._add(records.layout.table, Line(records.table, row, dict(zip(fields, values))))

    def _keep_unread(self, records: Records) -> None:
        """Keep what could not be read as it is written: reading the new workbook says so again."""
        for at, names in records.unread_fields.items():
            line = self.main(records, records.layout.rows[at])
            for name in names if line else ():
                raw = records.block.cells[records.layout.rows[at]][records.block.columns[name]]
                if raw != "" and name in line.table.by_field and line.values.get(name) is None:
                    # A number where a date belongs must not become one by the format of its new cell.
                    line.values[name] = raw if line.table.by_field[name].holds == "number" else read_text(raw)

    def keep_rest(self) -> None:
        """Keep what tables say beside what the strategy holds; for that they get further columns."""
        for records in self.reading.records:
            told = {name: records.values(name) for name in records.columns if name in records.table.by_field}
            for at, index in enumerate(records.layout.rows):
                line = self.main(records, index)
                for name, values in told.items() if line else ():
                    if values[at] is not None and name not in line.values and not self._is_told(line, name, values[at]):
                        line.values[name] = values[at]

    def _is_told(self, line: Line, name: str, value: Any) -> bool:
        """Say whether a value stands in the row of another kind that this row of the source holds too, or follows."""
        if name in DERIVED:
            return not isinstance(value, str) or read_quantity(value) is not None
        if name == "strategic_objective":
            return any(True for _ in parents_of(self, line)) or line.values.get("contributes_to") == value
        if name == "due" and line.table.name == "kpis":
            return bool(line.row.raw("initiative"))
        if name in ("cycle", "team", "objective") and line.table.name == "key_results":
            return any(parent.row.block.cells is line.row.block.cells for parent in parents_of(self, line))
        return name in ("perspective", "initiative")

    @staticmethod
    def _ordered(entries: Iterable[Entry]) -> list[Entry]:
        """Return rows so that none takes on the perspective of the one above: those without come first."""
        return sorted(entries, key=lambda entry: bool(getattr(entry, "perspective", None)))


def _values(table: str, entry: Entry) -> dict[str, Any]:
    described = BY_NAME[table]
    names = [name for name in described.by_field if name not in _LINKS]
    values = {name: getattr(entry, name) for name in names if hasattr(entry, name)}
    if isinstance(entry, Direction):
        values["level"] = entry.level or None
    if table == "key_results" and entry.target_text is not None:
        values["target"] = entry.target_text  # the column holds the wording; nothing else of the table could
    if table == "initiatives":
        values["budget"] = _with_its_unit(entry)
    return {name: value for name, value in values.items() if value is not None and value != ""}


def _with_its_unit(initiative) -> float | str | None:
    """Return the budget, as written where a currency stands with it: the table has no column for that."""
    raw = initiative.row.raw("budget")
    return str(raw).strip() if isinstance(raw, str) and initiative.budget is not None else initiative.budget


def fill_perspectives(lines: Lines) -> None:
    """Leave KPIs their perspective only where no strategic objective tells it; then all of them must say theirs."""
    kpis = lines.by_table["kpis"]
    if all(_tells(lines.strategy, line.entry) for line in kpis):
        for line in kpis:
            line.values.pop("perspective", None)


def _tells(strategy: Strategy, kpi: KPI) -> bool:
    parents = [one for one in strategy.parents(kpi) if isinstance(one, StrategicObjective)]
    return kpi.perspective is None or any(parent.perspective == kpi.perspective for parent in parents)


def parents_of(lines: Lines, line: Line) -> Iterator[Line]:
    """Yield the lines of the rows that a row stands below: its objective, and what that names."""
    for parent in lines.strategy.parents(line.entry) if line.entry is not None else ():
        if isinstance(parent, StrategicObjective | Objective) and parent in lines.of_entry:
            yield lines.of_entry[parent]
