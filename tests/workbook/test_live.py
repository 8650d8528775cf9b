"""Workbooks that are open in Excel: how much is asked of Excel, and what it answers otherwise than a file does."""

import datetime
import decimal

import pytest
import xlsxwriter

import openpyxl_engine
from openpyxl_engine import Meter
from stimmig.cells import Area
from stimmig.checking import check_readings
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.file import open_workbook
from stimmig.workbook.live import open_live
from stimmig.workbook.live_values import cell_of, reads_another_workbook


def kpis(path, rows, codes=("0.0%", "#,##0")):
    """Write a list of KPIs: a column of percentages, and one of numbers; the formats change every so many rows."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Kennzahlen")
        formats = [book.add_format({"num_format": code}) for code in codes]
        sheet.write_row(2, 1, ["ID", "Kennzahl", "Zielwert", "Ist"])
        for row in range(rows):
            sheet.write_row(3 + row, 1, [f"K-{row}", f"Kennzahl {row}"])
            sheet.write_number(3 + row, 3, 0.5, formats[row * len(codes) // rows])
            sheet.write_number(3 + row, 4, row, formats[-1])
    return path


def calls_of_reading(path, can_copy=True):
    """Return how often Excel is called to read a workbook, and what is understood of it; on a Mac it saves no copy."""
    book = openpyxl_engine.opened(path)
    book.impl.can_copy = can_copy
    Meter.calls.clear()
    read = read_workbook(open_live(book))
    return len(Meter.calls), read


def test_the_number_of_calls_does_not_grow_with_the_rows(tmp_path):
    """Ten rows, a thousand and ten thousand are read with the same number of calls."""
    calls = [calls_of_reading(kpis(tmp_path / f"{rows}.xlsx", rows, ("0.0%",)))[0] for rows in (10, 1_000, 10_000)]
    assert len(set(calls)) == 1, calls


def test_formats_that_differ_from_row_to_row_are_asked_for_in_stretches(tmp_path):
    """Where half of the column shows percent and half does not, each half is read as it shows."""
    calls, read = calls_of_reading(kpis(tmp_path / "halb.xlsx", 1_000, ("0.0%", "0.00")))
    assert read.records[0].values("target")[499:501] == [50, 0.5]
    assert calls < 100


def test_formats_that_change_too_often_are_read_from_a_copy(tmp_path):
    """After a few questions Excel saves a copy, and each cell is read as it shows."""
    calls, read = calls_of_reading(kpis(tmp_path / "bunt.xlsx", 4_000, ("0.0%", "0.00") * 1_000))
    assert calls < 200
    assert set(read.records[0].values("target")) == {50, 0.5}


def test_formats_that_change_too_often_are_said_to_be_unread_where_there_is_no_copy(tmp_path):
    """After so many questions it stops, and the rule that needs the formats says not checked; nothing is guessed."""
    path = kpis(tmp_path / "bunt.xlsx", 4_000, ("0.0%", "0.00") * 1_000)
    calls, read = calls_of_reading(path, can_copy=False)
    assert calls < 1_500
    silent = check_readings([read], select=["WBK011"]).not_checked
    assert [(one.code, one.reason("en").partition(";")[0]) for one in silent] == [
        ("WBK011", "In this file (.xlsx) number formats cannot be seen")
    ]


def test_merges_that_are_too_many_are_said_to_be_unread(tmp_path):
    """A sheet of hundreds of merged cells does not keep Excel busy for minutes; a copy tells them all."""
    with xlsxwriter.Workbook(tmp_path / "verbunden.xlsx") as book:
        sheet = book.add_worksheet("Kennzahlen")
        sheet.write_row(0, 0, ["Kennzahl", "Ist"])
        for row in range(1, 2_000, 2):
            sheet.merge_range(row, 0, row + 1, 0, f"Kennzahl {row}")
            sheet.write_number(row, 1, row)
    calls, read = calls_of_reading(tmp_path / "verbunden.xlsx")
    assert calls < 300 and len(read.workbook.sheets[0].details.merges) == 1_000
    calls, read = calls_of_reading(tmp_path / "verbunden.xlsx", can_copy=False)
    assert calls < 1_500
    assert [one.code for one in check_readings([read], select=["WBK003"]).not_checked] == ["WBK003"]


def test_merged_cells_are_found_where_they_are(tmp_path):
    """Areas side by side, downward and across are told apart."""
    with xlsxwriter.Workbook(tmp_path / "verbunden.xlsx") as book:
        sheet = book.add_worksheet("Ziele")
        sheet.write_row(0, 0, ["Perspektive", "Ziel", "Kennzahl"])
        sheet.merge_range("A2:A3", "Finanzen")
        sheet.merge_range("A4:A6", "Kunden")
        sheet.merge_range("B2:C2", "Marge")
        sheet.write_column("B3", ["x", "y", "z", "w"])
    details = open_live(openpyxl_engine.opened(tmp_path / "verbunden.xlsx")).sheets[0].details
    assert details.merges == tuple(Area.named(name) for name in ("A2:A3", "B2:C2", "A4:A6"))


def test_a_sheet_formatted_to_its_end_is_read_to_its_last_value(tmp_path):
    """Excel counts what is formatted as in use; values are not looked for a million rows further down."""
    path = kpis(tmp_path / "lang.xlsx", 5)
    book = openpyxl_engine.opened(path)
    book.sheets[0].impl.ws.cell(50_000, 2).number_format = "0.00"
    Meter.calls.clear()
    assert len(open_live(book).sheets[0].rows) == 8


def test_a_protected_sheet_says_what_it_hides(tmp_path):
    """Excel does not tell the hidden rows of a protected sheet; without a copy that is not checked, all else is read."""
    path = kpis(tmp_path / "geschützt.xlsx", 5)
    book = openpyxl_engine.opened(path)
    book.impl.can_copy = False
    book.sheets[0].impl.ws.protection.enable()
    read = read_workbook(open_live(book))
    assert len(read.records[0].values("target")) == 5
    assert [one.code for one in check_readings([read], select=["WBK006"]).not_checked] == ["WBK006"]


def test_a_workbook_that_was_never_saved_has_a_name():
    """It is called as its window is, and is read like any other."""
    openpyxl_engine.start()
    import xlwings

    book = xlwings.Book()
    book.sheets[0].range("A1").value = [["Kennzahl", "Ist"], ["Umsatz", 5]]
    live = open_live(book)
    assert (live.name, live.alias, live.path) == ("Mappe1", "Mappe1", None)
    assert live.sheets[0].rows == [["Kennzahl", "Ist"], ["Umsatz", 5.0]]


@pytest.mark.parametrize(
    "value, cell",
    [
        (None, ""),
        (3, 3.0),
        (True, True),
        (decimal.Decimal("2.5"), 2.5),
        ("#REF!", ""),
        (-2146826281, ""),
        ("#1 im Markt", "#1 im Markt"),
        (datetime.datetime(2026, 9, 30), datetime.date(2026, 9, 30)),
        (datetime.datetime(1899, 12, 30, 8, 30), datetime.time(8, 30)),
    ],
)
def test_values_have_the_form_that_all_adapters_give(value, cell):
    """Excel hands over currency as decimals, errors as texts or numbers, times as moments before 1900."""
    assert cell_of(value) == cell and type(cell_of(value)) is type(cell)


@pytest.mark.parametrize(
    "formula, external",
    [
        ("='C:\\Plan\\[Budget 2026.xlsx]Q1'!$B$4", True),
        ("=[Mappe2]Tabelle1!A1+1", True),
        ("=SUM(tblKPI[Ist])", False),
        ("=tblKPI[[#This Row],[Ist]]*Plan!B4", False),
        ("[Budget.xlsx]Q1!A1", False),
    ],
)
def test_a_formula_that_reads_another_workbook_is_told_from_one_that_reads_a_table(formula, external):
    assert reads_another_workbook(formula) is external


def test_stimmig_s_sheets_are_left_out_under_any_name(tmp_path):
    """What its hidden name marks is no part of the strategy, whatever the sheet is called."""
    book = openpyxl_engine.opened(kpis(tmp_path / "eigen.xlsx", 5))
    own = book.sheets.add("Umbenannt", after=book.sheets[0])
    own.names.add("_stimmig_sheet", '="report"')
    live = open_live(book)
    assert ([sheet.name for sheet in live.sheets], live.own_sheets) == (["Kennzahlen"], ("Umbenannt",))
    book.save(tmp_path / "eigen.xlsx")
    assert open_workbook(tmp_path / "eigen.xlsx").own_sheets == ("Umbenannt",)
