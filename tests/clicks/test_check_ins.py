"""A round of check-ins that is started in an open workbook, filled in there, saved, and recorded from the file."""

import pytest

import openpyxl_engine
from clicks.test_clicks import looks, names, own_home, press  # noqa: F401 - a fixture for all
from rounds import DAY, GOOD, TEAM, canonical, column, currents, told
from sheets import write_xlsx
from stimmig import excel
from stimmig.checkin.recording import record
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.live import kind_of, open_live

SHEET = "stimmig Check-in 18.11."


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch):
    monkeypatch.setattr(excel, "_today", lambda: DAY)


@pytest.fixture
def book(tmp_path):
    book = openpyxl_engine.opened(canonical(tmp_path / "Mappe.xlsx"))
    book.set_mock_caller()
    yield book
    del type(book)._mock_caller


def fill(book, **fields):
    """Fill in the first row of the round."""
    for name, value in fields.items():
        book.impl.wb[SHEET].cell(5, column(name) + 1).value = value


def test_the_round_is_added_with_a_row_for_each_running_key_result(book):
    own = names(book)
    before = looks(book, *own)
    (said,) = press(book, "start_check_in")
    assert f"„{SHEET}“ mit 3 Key Results" in said
    assert names(book) == [*own, SHEET] and book.sheets.active.name == SHEET
    assert looks(book, *own) == before
    sheet = book.impl.wb[SHEET]
    assert [sheet.cell(row, 1).value for row in (5, 6, 7)] == ["R-1", "R-2", "R-3"]
    assert sheet.protection.sheet and not sheet.cell(5, column("value") + 1).protection.locked
    assert sheet.data_validations.dataValidation
    assert kind_of(book.sheets[SHEET]).startswith("round/2026-11-18/")


def test_what_was_filled_in_is_recorded_from_the_saved_file(book, tmp_path):
    """As a round that the command line started; nothing of it is lost on the way through Excel."""
    press(book, "start_check_in")
    fill(book, **GOOD)
    path = tmp_path / "gespeichert.xlsx"
    book.save(path)
    done = record(path, DAY, None)
    assert ([one.id for one in done.additions], done.empty, done.problems) == (["CI-3"], 2, ())
    assert told(path)[2:] == [("CI-3", "R-1", 24, None)] and currents(path) == [24, 50, 9]


def test_a_second_click_replaces_an_empty_round_and_spares_a_filled_one(book):
    press(book, "start_check_in")
    own = names(book)
    press(book, "start_check_in")
    assert names(book) == own
    fill(book, **GOOD)
    before = looks(book, SHEET)
    (said,) = press(book, "start_check_in")
    assert "noch nicht erfasst" in said and looks(book, SHEET) == before and names(book) == own


def test_removing_leaves_the_round_and_what_was_recorded(book, tmp_path):
    """What people entered stays; the report goes. Marks on and off leave the fingerprints alone."""
    press(book, "start_check_in")
    fill(book, **GOOD)
    path = tmp_path / "gespeichert.xlsx"
    book.save(path)
    record(path, DAY, None)
    del type(book)._mock_caller
    book = openpyxl_engine.opened(path)
    book.set_mock_caller()
    own = names(book)
    assert "stimmig Fingerabdrücke" in own
    press(book, "check")
    press(book, "marks", "ok")
    press(book, "marks")
    book.impl.wb[SHEET].cell(5, column("value") + 1).value = 25
    press(book, "record_check_in", "ok")
    asked, said = press(book, "remove_sheets", "ok")
    assert names(book) == own and SHEET not in asked and SHEET in said
    assert not [name for name in book.impl.wb.defined_names if name.startswith("_stimmig_cell")]


def test_a_log_on_a_sheet_of_stimmig_s_is_read_as_in_the_file(tmp_path):
    """Where the workbook has no table of check-ins they stand on an own sheet, which holds rows of the strategy."""
    text = TEAM[: TEAM.index("    # Check-ins")]
    book = openpyxl_engine.opened(write_xlsx(text, tmp_path / "ohne.xlsx"))
    book.set_mock_caller()
    press(book, "start_check_in")
    fill(book, **GOOD)
    path = tmp_path / "gespeichert.xlsx"
    book.save(path)
    record(path, DAY, None)
    del type(book)._mock_caller
    live = build_strategy([read_workbook(open_live(openpyxl_engine.opened(path)))])
    assert [(one.key_result, one.value) for one in live.checkins] == [("R-1", 24)]


def test_where_nothing_runs_or_no_sheet_can_come_it_is_said(book, tmp_path):
    from openpyxl.workbook.protection import WorkbookProtection

    book.impl.wb.security = WorkbookProtection(lockStructure=True)
    assert "Struktur der Mappe ist geschützt" in press(book, "start_check_in")[0]
    book.impl.wb.security = None
    book.impl.called = "Mappe.xls"
    assert "Speichern Sie die Mappe als .xlsx" in press(book, "start_check_in")[0]
    del type(book)._mock_caller
    book = openpyxl_engine.opened(write_xlsx(TEAM.replace("läuft", "abgeschlossen"), tmp_path / "alt.xlsx"))
    book.set_mock_caller()
    assert "läuft kein Key Result" in press(book, "start_check_in")[0]
