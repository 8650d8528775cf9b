"""The workbook that is drawn once and filled looks just as the one that is drawn with its rows."""

import datetime
import io
from typing import NamedTuple

import openpyxl
import pytest
import xlsxwriter

from stimmig.model.canonical import BY_NAME, TABLES
from stimmig.template.build import build_workbook
from stimmig.template.filled import start_filling

ROWS = {
    "directions": [{"id": "P", "level": "purpose", "name": "Menschen bleiben gern bei uns.\nSeit 1921."}],
    "strategic_objectives": [{"id": f"S-{n}", "perspective": "customers", "name": f"Ziel {n}"} for n in range(3)],
    "kpis": [
        {"id": "K-1", "name": " Umsatz ", "contributes_to": "S-1", "target": 0.1, "as_of": datetime.date(2026, 5, 31)},
        {"id": "K-2", "name": "<Marge> & „mehr“", "target": 12, "better": "higher", "comment": "_x000D_ steht hier"},
        {"id": "K-3", "name": "A\rB\x07", "baseline": -1e-7, "as_of": datetime.date(1900, 2, 28)},
    ],
    "settings": [{"key": "objectives_max", "value": "4", "comment": None}],
}  # fmt: skip


class Nothing(NamedTuple):
    """No further sheets."""

    def lists(self):
        return {}

    def draw(self, book):
        pass


def look(package: bytes) -> dict:
    """Return all that openpyxl sees of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(package))
    return {sheet.title: _look_of(sheet) for sheet in book} | {"": sorted(book.defined_names)}


def _look_of(sheet) -> dict:
    parts = ("font", "fill", "border", "alignment")
    return {
        "cells": {
            cell.coordinate: (cell.value, cell.data_type, cell.number_format, *(repr(getattr(cell, one)) for one in parts))
            for row in sheet.iter_rows()
            for cell in row
        },
        "heights": {number: row.height for number, row in sheet.row_dimensions.items()},
        "widths": {letters: column.width for letters, column in sheet.column_dimensions.items()},
        "dropdowns": sorted(
            (str(one.sqref), one.type, str(one.formula1), str(one.prompt), str(one.error))
            for one in sheet.data_validations.dataValidation
        ),
        "tables": {name: (table.ref, table.autoFilter.ref) for name, table in dict.items(sheet.tables)},
        "page": (sheet.dimensions, sheet.freeze_panes, sheet.print_title_rows, sheet.print_title_cols),
    }  # fmt: skip


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_filled_workbook_looks_like_a_drawn_one(lang):
    """Tables, dropdowns and the ids that they choose from reach to the last row, however often a frame is filled."""
    kpis = BY_NAME["kpis"]
    columns = {table.name: table.columns for table in TABLES} | {"kpis": (*kpis.columns, kpis.by_field["comment"])}
    for some in ({}, ROWS, ROWS | {"kpis": ROWS["kpis"] * 5}):
        rows = {table.name: some.get(table.name, []) for table in TABLES}
        filled = look(start_filling(lang, rows, columns, Nothing()).package())
        drawn = look(build_workbook(lang, rows, columns, spare_rows=1))
        for sheet in drawn:
            assert _told(filled[sheet]) == _told(drawn[sheet]), sheet


def _told(sheet):
    """A dropdown for one cell may be written A4:A4."""
    if isinstance(sheet, dict):
        dropdowns = [
            (area.split(":")[0], *rest) if _is_one(area) else (area, *rest) for area, *rest in sheet["dropdowns"]
        ]
        return sheet | {"dropdowns": sorted(dropdowns)}
    return sheet


def _is_one(area):
    return ":" not in area or len(set(area.split(":"))) == 1


def test_the_same_rows_give_the_same_bytes():
    """Also when other workbooks were filled in between."""
    columns = {table.name: table.columns for table in TABLES}
    full = {table.name: ROWS.get(table.name, []) for table in TABLES}
    empty = {table.name: [] for table in TABLES}
    first, _, again = (start_filling("de", rows, columns, Nothing()).package() for rows in (full, empty, full))
    assert first == again


def test_cells_of_every_kind_are_written_as_by_xlsxwriter():
    from stimmig.writing.xlsx.frame import Drawn, Filling, Frame

    values = [
        ("write_string", " =1+1"), ("write_string", "_x0041_\t\n\x00\ufffe"), ("write_string", "<r>&"),
        ("write_number", 0.1), ("write_number", -3), ("write_number", 1e-7), ("write_boolean", True),
        ("write_datetime", datetime.datetime(1900, 1, 2)), ("write_datetime", datetime.datetime(1900, 3, 1, 18)),
        ("write_datetime", datetime.date(2026, 11, 22)), ("write_datetime", datetime.datetime(2026, 11, 22, 7, 30)),
    ]  # fmt: skip

    def drawn(write: bool) -> bytes:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
            sheet, style = book.add_worksheet("Blatt"), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
            sheet.write_string(0, 0, "Kopf")
            for row, (method, value) in enumerate(values, 1):
                if write:
                    getattr(sheet, method)(row, 0, value, style)
                else:
                    sheet.write_blank(row, 0, None, style)
        return out.getvalue()

    frame = Frame(drawn(False), {"Blatt": Drawn(0, len(values))})
    filling = Filling(frame)
    for row, (method, value) in enumerate(values, 1):
        getattr(filling.rows["Blatt"], method)(row, 0, value, frame.style("Blatt", row, 0))
    ours, theirs = (look(package)["Blatt"]["cells"] for package in (filling.package(), drawn(True)))
    assert {cell: told[:3] for cell, told in ours.items()} == {cell: told[:3] for cell, told in theirs.items()}


def test_a_number_that_excel_does_not_have_becomes_a_text():
    """Excel calls a file damaged that holds it as a number."""
    columns = {table.name: table.columns for table in TABLES}
    rows = {table.name: [] for table in TABLES} | {"kpis": [{"id": "K-1", "target": float("inf")}]}
    sheet = openpyxl.load_workbook(io.BytesIO(start_filling("de", rows, columns, Nothing()).package()))["Kennzahlen"]
    assert "inf" in [cell.value for cell in sheet[4]]
