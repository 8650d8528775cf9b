"""Decisions about the layout from a JSON file: one correction for all workbooks of the same make."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from stimmig.json_lines import lines_of
from stimmig.language.text import Text
from stimmig.model.canonical import BY_NAME
from stimmig.reading.decisions import NOT_READ, ColumnDecision, TableDecision, Written
from stimmig.refusal import Refusal
from stimmig.rules.profiles import NOT_JSON
from stimmig.schemas import below_each_other, problems

NO_FILE = Text(
    "Die Layout-Datei „{name}“ gibt es nicht. Prüfen Sie Ordner und Schreibweise, oder legen Sie sie mit „stimmig layout"
    " MAPPE --save {name}“ an.",
    "There is no layout file “{name}”. Check the folder and the spelling, or create it with “stimmig layout WORKBOOK"
    " --save {name}”.",
)
NOT_READABLE = Text(
    "{name}: Die Layout-Datei lässt sich nicht lesen. Speichern Sie sie als Text in UTF-8, und prüfen Sie Ihre"
    " Zugriffsrechte.",
    "{name}: the layout file cannot be read. Save it as text in UTF-8, and check your access rights.",
)
INVALID = Text(
    "{name}: Die Layout-Datei ist so nicht zu gebrauchen:{problems}",
    "{name}: the layout file cannot be used as it is:{problems}",
)
NO_SUCH_FIELD = Text(
    "Zeile {line}: unter tables → {at} → columns → {column} → field steht „{value}“, das hat die Tabelle „{table}“"
    " nicht; erlaubt sind {allowed}",
    "line {line}: under tables → {at} → columns → {column} → field there is “{value}”, which the table “{table}” does"
    " not have; allowed are {allowed}",
)
TWICE = Text(
    "Zeile {line}: unter tables → {at} → columns → {column} → field steht „{value}“ ein zweites Mal; in einer Tabelle"
    " darf es nur einmal stehen",
    "line {line}: under tables → {at} → columns → {column} → field there is “{value}” a second time; a table may have it"
    " only once",
)


def load_layout(path: Path) -> tuple[TableDecision, ...]:
    """Return what a file decides; Refusal where there is none or it is broken."""
    text, document = _read(path)
    if found := problems("layout", document, text) or list(_bad_fields(document, lines_of(text))):
        raise Refusal("layout_broken", INVALID, name=path.name, problems=below_each_other(found))
    return tuple(_decision(entry, Written(file=path.name)) for entry in document["tables"])


def _read(path: Path) -> tuple[str, Any]:
    if not path.is_file():
        raise Refusal("layout_missing", NO_FILE, name=str(path))
    try:
        text = path.read_text("utf-8-sig")
        return text, json.loads(text)
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        raise Refusal("layout_broken", NOT_JSON, name=path.name, **where) from error
    except (OSError, ValueError, RecursionError) as error:
        raise Refusal("layout_broken", NOT_READABLE, name=path.name) from error


def _bad_fields(document: Mapping[str, Any], lines: Mapping[tuple, int]) -> Iterator[Text]:
    for at, entry in enumerate(document["tables"]):
        table = BY_NAME.get(entry.get("table") or entry.get("understood") or "")
        taken: set[str] = set()
        for number, column in enumerate(entry.get("columns", ())):
            field = column.get("field")
            line = lines.get(("tables", at, "columns", number, "field"), 1)
            facts = {"line": str(line), "at": str(at), "column": str(number), "value": field}
            if field and table and field not in table.by_field:
                yield NO_SUCH_FIELD.filled(table=table.name, allowed=", ".join(table.by_field), **facts)
            elif field in taken:
                yield TWICE.filled(**facts)
            if field:
                taken.add(field)


def _decision(entry: Mapping[str, Any], written: Written) -> TableDecision:
    table = (entry["table"] or NOT_READ) if "table" in entry else ""
    columns = (
        ColumnDecision(column["heading"], column["field"], column.get("occurrence", 1), written, column.get("year", ""))
        for column in entry.get("columns", ())
        if "field" in column
    )
    return TableDecision(
        entry.get("sheet", ""),
        tuple(entry.get("headings", ())),
        table,
        tuple(columns),
        entry.get("occurrence", 0),
        written=written,
    )
