"""Sheets written as Markdown tables: for the examples of the rules, for tests, and for trying things out.

A line ``# Name`` starts a sheet, every line between two bars is a row; lines of dashes do not count. Numbers and
ISO dates become values as Excel would make them; a leading apostrophe keeps a text a text. Without a name the
sheet is called "Tabelle1". A blank line stays a blank row, so that several tables fit on a sheet.
"""

import datetime
import re
from pathlib import Path

from stimmig.cells import Cell
from stimmig.workbook import marks
from stimmig.workbook.workbook import Sheet, Workbook

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*")


def read_tables(text: str, *, name: str = "table.md", alias: str = "table", path: Path | None = None) -> Workbook:
    """Return the workbook that a text of Markdown tables describes."""
    sheets: dict[str, list[list[Cell]]] = {}
    current = "Tabelle1"
    for line in text.strip("\n").splitlines():
        line = line.strip()
        if line.startswith("# "):
            current = line[2:].strip()
            sheets.setdefault(current, [])
        elif line.startswith("|") and not _RULE.fullmatch(line):
            cells = re.split(r"(?<!\\)\|", line[1:].removesuffix("|"))
            sheets.setdefault(current, []).append([_value(cell.strip().replace("\\|", "|")) for cell in cells])
        elif not line and sheets.get(current):
            sheets[current].append([])
    found = [Sheet(sheet, lambda rows=rows: _rectangle(rows)) for sheet, rows in sheets.items()]
    own = [sheet for sheet in found if sheet.name in marks.MEMORY_NAMES]
    return Workbook(
        name=name,
        alias=alias,
        format="table",
        sheets=tuple(sheet for sheet in found if sheet not in own),
        path=path,
        own_sheets=tuple(sheet.name for sheet in own),
        reports=tuple(own),
        own_kinds={sheet.name: "memory" for sheet in own},
    )


def _value(text: str) -> Cell:
    if text.startswith("'"):
        return text[1:]
    if _NUMBER.fullmatch(text):
        return float(text)
    if _DATE.fullmatch(text):
        return datetime.date.fromisoformat(text)
    return text.replace("<br>", "\n")


def _rectangle(rows: list[list[Cell]]) -> list[list[Cell]]:
    while rows and not rows[-1]:
        rows = rows[:-1]
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
