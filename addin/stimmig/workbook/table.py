"""Sheets written as Markdown tables: for the examples of the rules, for tests, and for trying things out.

A line ``# Name`` starts a sheet, every line between two bars is a row; lines of dashes do not count. Numbers and
ISO dates become values as Excel would make them; a leading apostrophe keeps a text a text. Without a name the
sheet is called "Tabelle1". A blank line stays a blank row, so that several tables fit on a sheet. A sheet whose
name begins with "stimmig " is one that stimmig added.
"""

import datetime
import re
from pathlib import Path

from stimmig.cells import Cell
from stimmig.workbook import marks
from stimmig.workbook.workbook import Sheet, SheetDetails, Workbook

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
    own = {sheet: marks.kind_of(sheet) for sheet in sheets if sheet.startswith(marks.SHEET_PREFIX)}
    made = [
        Sheet(
            sheet, lambda rows=rows: _rectangle(rows), details=lambda rows=rows: _details(rows), kind=own.get(sheet, "")
        )
        for sheet, rows in sheets.items()
    ]
    return Workbook(
        name=name,
        alias=alias,
        format="table",
        sheets=tuple(sheet for sheet in made if sheet.name not in own),
        path=path,
        own_sheets=tuple(own),
        reports=tuple(sheet for sheet in made if sheet.name in own),
    )


def _details(rows: list[list[Cell]]) -> SheetDetails:
    """Return the formulas: a cell that begins with "="."""

    def formulas(column: int) -> dict[int, str]:
        cells = ((index, row[column]) for index, row in enumerate(rows) if column < len(row))
        return {index: cell for index, cell in cells if isinstance(cell, str) and cell.startswith("=")}

    any_formula = any(isinstance(cell, str) and cell.startswith("=") for row in rows for cell in row)
    return SheetDetails(has_formulas=any_formula, look_up_formulas=formulas)


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
