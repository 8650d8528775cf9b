"""The export of a tool: one row per check-in, each with all that is known of its key result."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import Arranged, Heading, Shown
from stimmig.reading.arrangements.okr_headings import text_of
from stimmig.reading.arrangements.okr_hints import FIRST_LOOK, hints_of
from stimmig.reading.arrangements.proposal import Proposal, shown_rows
from stimmig.reading.blocks import arranged_tables, end_of
from stimmig.reading.grammar.dates import read_date, read_period
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.reading.headings import find_headings
from stimmig.workbook.workbook import Sheet

WHY = Text(
    "Jede Zeile ist ein Check-in und nennt ihr Key Result; {count} Key Results stehen in {rows} Zeilen.",
    "Each row is a check-in and names its key result; {count} key results stand in {rows} rows.",
)
OF_THE_CHECKIN = Text("Angabe zum Check-in", "Detail of the check-in")
AGAIN = Text(
    "Steht in der jüngsten Zeile des Key Results noch einmal", "Stands again in the latest row of its key result"
)
CHANGED = Text(
    "Für „{name}“ nennen die Zeilen verschiedene Angaben unter „{heading}“; welche gilt? Gelesen wurde diese Tabelle nicht.",
    "For “{name}” the rows state different things under “{heading}”; which one counts? This table was not read.",
)
_MUST_AGREE = ("objective", "baseline", "target", "unit")


class _Log(NamedTuple):
    sheet: Sheet
    heading: FoundHeading
    stop: int
    columns: Mapping[str, int]
    """field of a key result → column"""
    when: int

    def cell(self, row: int, field: str) -> Cell:
        """Return what a row says of its key result."""
        return self.sheet.rows[row][self.columns[field]] if field in self.columns else ""


def checkins_below(sheet: Sheet) -> Iterator[Proposal]:
    """Yield the tables that have a row per check-in, in which key results repeat."""
    hints = hints_of(sheet)
    words = {text for text in hints.headings if "key_result" in fields_of(text_of(text))} if hints else set()
    if not any(not words.isdisjoint(row) for row in sheet.rows[:FIRST_LOOK]):
        return
    headings = find_headings(sheet)
    for at, heading in enumerate(headings):
        fields = [fields_of(text) for text in heading.texts]
        when = [column for column, known in enumerate(fields, heading.left) if "date" in known]
        if len(when) == 1 and any("key_result" in known for known in fields):
            stop = end_of(heading, headings[at + 1 :], sheet.rows)
            if proposal := _of_table(sheet, heading, when[0], stop):
                yield proposal


def _of_table(sheet: Sheet, heading: FoundHeading, when: int, stop: int) -> Proposal | None:
    comments = {
        column: OF_THE_CHECKIN
        for column, text in enumerate(heading.texts, heading.left)
        if column == when or "comment" in fields_of(text)
    }
    rows = shown_rows(sheet, stop)
    shape = Heading(heading.row, heading.left, heading.right)
    plain = Arranged(sheet, rows, Text("", ""), heading=shape, table="key_results", left=comments, telling=True)
    tables = arranged_tables(plain)
    if not tables:
        return None
    layout = tables[0].layout
    log = _Log(sheet, heading, stop, layout.fields, when)
    # A log beside a list of key results may repeat their target; one with their objective is that list itself.
    if not {"current", "objective"} <= log.columns.keys():
        return None
    groups = _by_key_result(log, layout.rows)
    if len(groups) * 2 > len(layout.rows) or any(not _are_moments(log, group) for group in groups.values()):
        return None
    latest = [group[-1] for group in groups.values()]
    why = WHY.filled(count=len(groups), rows=len(layout.rows))
    own = {*log.columns.values()} - {log.columns["current"], log.columns.get("confidence")}
    again = {
        (row, column): AGAIN
        for row in layout.rows
        if row not in latest
        for column in own
        if sheet.rows[row][column] != ""
    }
    top = rows[: heading.row + 1]
    key_results = Arranged(
        sheet,
        [*top, *(rows[row] for row in latest)],
        why,
        heading=shape,
        table="key_results",
        left=comments,
        known=again,
        all_rows=True,
        telling=True,
    )
    return Proposal(
        (key_results, _checkins(log, layout.rows, rows, why, comments)), why, asks=_what_changed(log, groups)
    )


def _by_key_result(log: _Log, rows: Sequence[int]) -> dict[tuple[Cell, Cell], list[int]]:
    """Return objective and name of each key result → its rows, the latest last."""
    groups: dict[tuple[Cell, Cell], list[int]] = {}
    for row in rows:
        groups.setdefault((log.cell(row, "objective"), log.cell(row, "name")), []).append(row)
    return {key: sorted(group, key=lambda row: _moment(log.sheet.rows[row][log.when])) for key, group in groups.items()}


def _are_moments(log: _Log, rows: Sequence[int]) -> bool:
    """Say whether rows of a key result tell different days or weeks."""
    told = [_moment(log.sheet.rows[row][log.when]) for row in rows]
    return all(told) and len(set(told)) == len(told)


def _moment(cell: Cell) -> str:
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if day := read_date(cell) if isinstance(cell, str) else None:
        return day.isoformat()
    period = read_period(cell)
    return period.key if period else ""


def _what_changed(log: _Log, groups: Mapping[tuple, Sequence[int]]) -> Text | None:
    for (_, name), rows in groups.items():
        for field in _MUST_AGREE:
            if len({cell for row in rows if (cell := log.cell(row, field)) != ""}) > 1:
                heading = log.heading.texts[log.columns[field] - log.heading.left]
                return CHANGED.filled(name=str(name), heading=heading)
    return None


def _checkins(
    log: _Log, rows: Sequence[int], shown: Sequence[Sequence[Shown]], why: Text, comments: Mapping[int, Text]
) -> Arranged:
    columns = {"key_result": log.columns["name"], "date": log.when, "value": log.columns["current"]}
    if "confidence" in log.columns:
        columns["confidence"] = log.columns["confidence"]
    if told := [column for column in comments if column != log.when]:
        columns["what_happened"] = told[0]
    heads = [shown[log.heading.row][column] for column in columns.values()]
    lines = [heads, *([shown[row][column] for column in columns.values()] for row in rows)]
    return Arranged(
        log.sheet,
        lines,
        why,
        heading=Heading(0, 0, len(heads) - 1),
        table="checkins",
        fields=dict(enumerate(columns)),
        all_rows=True,
    )
