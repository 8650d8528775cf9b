"""The decisions about the layout as a file: one for all workbooks of the same make (`schema/layout.json`)."""

from collections.abc import Iterable, Sequence
from typing import Any

from stimmig.language import lexicon
from stimmig.language.folding import fold
from stimmig.model.canonical import TABLES
from stimmig.reading.decisions import NOT_READ
from stimmig.reading.overview import ColumnView, SheetView, TableView, by_table

_FEWEST = 2
"""so many headings tell a table from others"""


def layout_document(workbooks: Iterable[Sequence[SheetView]], lang: str) -> dict[str, Any]:
    """Return what was understood, asked and decided. What is equal for several tables stands there once.

    `table` and `field` are decisions; `understood` and `question` say what stimmig makes of it without one.
    """
    groups: dict[tuple[str, ...], list[tuple[str, int, dict[str, Any]]]] = {}
    for sheets in workbooks:
        times: dict[tuple, int] = {}
        for table in by_table(sheets):
            key = _key(table)
            if not key:
                continue
            place = (table.sheet, tuple(map(fold, key)))
            times[place] = times.get(place, 0) + 1
            groups.setdefault(tuple(map(fold, key)), []).append((table.sheet, times[place], _table(table, key, lang)))
    return {"tables": [entry for group in groups.values() for entry in _entries(group)]}


def _entries(group: Sequence[tuple[str, int, dict[str, Any]]]) -> list[dict[str, Any]]:
    first = group[0][2]
    if all(entry == first for _, _, entry in group):
        return [first]
    found: list[dict[str, Any]] = []
    for sheet, time, entry in group:
        alone = max(other for name, other, _ in group if name == sheet) == 1
        where = {"sheet": sheet} if alone else {"sheet": sheet, "occurrence": time}
        if where | entry not in found:
            found.append(where | entry)
    return found


def _key(table: TableView) -> list[str]:
    """Return the headings by which the table is found in other workbooks too: those that tell, without years and weeks."""
    headings = [column.heading for column in table.columns if column.heading]
    plain = [heading for heading in headings if not any(map(str.isdigit, heading))]
    for some in ([heading for heading in plain if lexicon.heading(heading)], plain, headings):
        if len(some) >= _FEWEST:
            return some
    return headings


def _table(table: TableView, key: list[str], lang: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"headings": key}
    if table.wanted:
        entry["table"] = table.wanted
    elif table.decided:
        entry["table"] = None if table.table == NOT_READ else table.table
    elif table.table:
        entry["understood"] = table.table
    if table.questions:
        entry["question"] = " ".join(question.to(lang) for question in table.questions)
    seen: dict[str, int] = {}
    columns = []
    for column in table.columns:
        seen[fold(column.heading)] = seen.get(fold(column.heading), 0) + 1
        columns.append(_column(column, seen[fold(column.heading)], lang))
    if table.table != NOT_READ:
        entry["columns"] = columns
    return entry


def _column(column: ColumnView, occurrence: int, lang: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"heading": column.heading}
    if occurrence > 1:
        entry["occurrence"] = occurrence
    if column.decided:
        entry["field"] = column.wanted or column.field
        if column.year:
            entry["year"] = column.year
    elif column.field:
        entry["understood"] = column.field
    if column.question:
        entry["question"] = column.question.to(lang)
    return entry


def layout_schema() -> dict[str, Any]:
    """Return the JSON Schema of the layout file; tables and fields are those of the canonical workbook."""
    text = {"type": "string"}
    count = {"type": "integer", "minimum": 1}
    fields = sorted({field for table in TABLES for field in table.by_field})
    name = {"type": ["string", "null"], "enum": [*(table.name for table in TABLES), None]}
    column = {
        "type": "object",
        "additionalProperties": False,
        "required": ["heading"],
        "properties": {
            "heading": {**text, "description": "text of the heading; empty for a column without one"},
            "occurrence": {**count, "description": "which of several columns with this heading; 1 where it is left out"},
            "field": {"type": ["string", "null"], "enum": [*fields, None],
                      "description": "the decision: what the column holds; null where it is not to be read"},
            "year": {**text, "description": "the year in which the periods of the column lie, where they name none; goes with the field period"},
            "understood": {**text, "description": "what stimmig takes it for; no decision"},
            "question": {**text, "description": "what stimmig asks about it; no decision"},
        },
    }  # fmt: skip
    table = {
        "type": "object",
        "additionalProperties": False,
        "anyOf": [{"required": ["headings"]}, {"required": ["sheet"]}],
        "properties": {
            "sheet": {**text, "minLength": 1,
                      "description": "name of the sheet, * and ? stand for any letters; any sheet where it is left out"},
            "headings": {"type": "array", "items": text, "minItems": 1,
                         "description": "headings that the table must have, in any order; every table of the sheet where they are left out"},
            "occurrence": {**count, "description": "which of several tables on the sheet that fit; each of them where it is left out"},
            "table": {**name, "description": "the decision: what the table lists; null where it is not to be read"},
            "columns": {"type": "array", "items": column},
            "understood": {**text, "description": "what stimmig takes it for; no decision"},
            "question": {**text, "description": "what stimmig asks about it; no decision"},
        },
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "written by python -m stimmig.generate from addin/stimmig/model/canonical.py",
        "title": "Layout: decisions about tables and columns, for all workbooks of the same make",
        "type": "object",
        "additionalProperties": False,
        "required": ["tables"],
        "properties": {"$schema": text, "tables": {"type": "array", "items": table}},
    }
