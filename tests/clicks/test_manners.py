"""How the buttons behave in somebody's Excel, whichever is clicked and whatever fails."""

import contextlib
import stat
import sys
import types

import pytest
import xlsxwriter

import openpyxl_engine
from clicks.test_clicks import BAD, looks, names, own_home, press  # noqa: F401 - a fixture for all
from openpyxl_engine import Meter, Refused
from sheets import write_xlsx
from stimmig.clicks import caller, click, words
from stimmig.clicks.buttons import BUTTONS
from stimmig.workbook import live_native

TAGS = [button.tag for button in BUTTONS]
STAY = ("check", "marks", "explain", "take_links_back", "remove_sheets", "help_me")
"""buttons after which the reader is where he was"""
OWN = ("Strategie", "Kennzahlen")


@pytest.fixture
def book(tmp_path):
    book = openpyxl_engine.opened(write_xlsx(BAD, tmp_path / "mappe.xlsx"))
    book.set_mock_caller()
    yield book
    del type(book)._mock_caller


def state_of(book):
    return {**book.app.impl.state, "status": book.app.impl.status_bar}


def failing_at(number, monkeypatch):
    """Let the engine refuse one call, counted from now on."""
    calls = iter(range(1, 1_000_000))
    monkeypatch.setattr(Meter, "on_call", lambda name: next(calls) == number and _refuse(name))


def _refuse(name):
    raise Refused(f"{name} failed")


@pytest.mark.parametrize("tag", TAGS)
def test_whichever_call_fails_excel_is_as_before(tag, book, monkeypatch):
    """A call that Excel refuses, at the beginning, in the middle, at the end: one sentence, and nothing stays switched off."""
    press(book, "check")
    book.app.impl.state.update(calculation="semiautomatic", enable_events=False)
    before = state_of(book)
    Meter.calls.clear()
    press(book, tag, "ok", "ok")
    count = len(Meter.calls)
    for number in sorted({1, 2, 3, count // 4, count // 2, 3 * count // 4, count - 3, count - 2, count - 1, count}):
        if number > 0:
            failing_at(number, monkeypatch)
            with contextlib.suppress(SystemExit):  # the dialog itself was refused
                press(book, tag, "ok", "ok")
            monkeypatch.setattr(Meter, "on_call", lambda name: None)
            said = book.app.impl.alerts
            after = state_of(book)
            shown = after.pop("status")
            assert after == {name: before[name] for name in after}, number
            assert shown is False or (tag == "go_to_next" and "stimmig:" not in shown), number
            assert not any("Traceback" in one or "Refused" in one for one in said)


@pytest.mark.parametrize("tag", STAY)
def test_sheet_and_selection_stay(tag, book):
    """After the first click and after the second."""
    press(book, "check")
    book.sheets["Kennzahlen"].activate()
    book.sheets["Kennzahlen"].range("B2:C2").select()
    for _ in range(2):
        press(book, tag, "ok", "ok")
        assert (book.sheets.active.name, book.app.selection.address) == ("Kennzahlen", "$B$2:$C$2")


@pytest.mark.parametrize("tag", TAGS)
def test_filters_hidden_rows_panes_and_protection_stay(tag, tmp_path):
    """What the owner has set up on his sheets is there after each button, and the cells are as they were."""
    path = tmp_path / "mappe.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("Kennzahlen")
        sheet.write_row(0, 0, ["ID", "Kennzahl", "Zahlt ein auf", "Warum", "Zielwert", "Ist"])
        for row in range(1, 6):
            sheet.write_row(row, 0, [f"K-{row}", f"Umsatz {row}", "Z-9", "Weil er uns trägt", 5, row])
        sheet.autofilter("A1:F6")
        sheet.filter_column("F", "x > 3")
        for row in (1, 2):
            sheet.set_row(row, options={"hidden": True})
        sheet.freeze_panes(1, 2)
        sheet.protect("geheim")
    book = openpyxl_engine.opened(path)
    book.set_mock_caller()

    def facts():
        ws = book.impl.wb["Kennzahlen"]
        hidden = [row for row in range(1, 7) if ws.row_dimensions[row].hidden]
        return ws.auto_filter.ref, hidden, ws.freeze_panes, ws.protection.sheet, ws.protection.password

    before, cells = facts(), looks(book, "Kennzahlen")
    try:
        said = press(book, tag, "ok", "ok")
    finally:
        del type(book)._mock_caller
    assert facts() == before and looks(book, "Kennzahlen") == cells
    assert not any(one.startswith("Das ist ein Fehler") for one in said), said


@pytest.mark.parametrize("tag", TAGS)
def test_a_workbook_that_was_never_saved_has_all_buttons(tag):
    """It has no path and no ending; each button does its work, and none says that stimmig is at fault."""
    openpyxl_engine.start()
    import xlwings

    book = xlwings.Book()
    book.sheets[0].range("A1").value = [
        ["ID", "Kennzahl", "Zahlt ein auf", "Warum", "Zielwert", "Ist"],
        ["K-1", "Umsatz", "Z-9", "Weil er uns trägt", 5, 4],
    ]
    book.impl.cached = book.impl.wb
    book.set_mock_caller()
    try:
        if tag in ("go_to_next", "explain", "remove_sheets"):
            press(book, "check")
        said = press(book, tag, "ok", "ok")
    finally:
        del type(book)._mock_caller
    assert not any(one.startswith("Das ist ein Fehler") for one in said), caller.log_file().read_text("utf-8")
    assert said or tag in ("go_to_next", "settings")


def test_what_is_read_is_read_before_anything_is_written(book):
    """Reading back after a write is stale in Excel on the web, and slow anywhere."""
    Meter.calls.clear()
    press(book, "check")
    first = next(at for at, name in enumerate(Meter.calls) if name == "Sheets.add")
    reads = {"Range.raw_value", "Range.formula", "Range.number_format", "Range.color", "Font.bold", "Range.merge_cells"}
    assert not reads & set(Meter.calls[first:]) and reads & set(Meter.calls[:first])


def test_the_report_is_written_beside_a_protected_sheet(book):
    """Its protection forbids to change that sheet, not to add another."""
    book.sheets["Kennzahlen"].impl.ws.protection.enable()
    before = looks(book, *OWN)
    assert "Der Bericht steht" in press(book, "check")[0]
    assert looks(book, *OWN) == before and names(book) == [*OWN, "stimmig Bericht"]
    assert book.sheets["Kennzahlen"].impl.ws.protection.sheet


def test_formulas_and_formats_are_written_in_the_words_that_every_excel_knows(book):
    """English names and commas, formats without local letters, conditions without a function: a German Excel takes them."""
    press(book, "check")
    ws = book.impl.wb["stimmig Bericht"]
    cells = [cell for row in ws.iter_rows() for cell in row]
    formulas = {cell.value for cell in cells if cell.data_type == "f"}
    assert formulas and all(one.startswith('=HYPERLINK("#') and '","' in one for one in formulas)
    assert {cell.number_format for cell in cells} <= {"@", "0", "General"}
    conditions = [rule for ranges in ws.conditional_formatting for rule in ranges.rules]
    assert conditions and not any("(" in one for rule in conditions for one in rule.formula)


@pytest.mark.parametrize("lang, button", [("de", "Prüfen"), ("en", "Check")])
def test_what_is_said_is_in_the_language_of_excel(lang, button, book):
    """The status bar, and a sentence that no language of a workbook decides."""
    said = press(book, "explain", lang=lang)
    assert button in said[0]
    press(book, "check", lang=lang)
    assert book.app.impl.status[-2] == f"stimmig: {button} …"


def test_xlwings_does_not_ask_a_busy_excel_for_ever(book, monkeypatch):
    """Its own loop has no bound on Windows; ours gets one before the first call."""
    windows = types.SimpleNamespace(N_COM_ATTEMPTS=0)
    monkeypatch.setitem(sys.modules, "xlwings._xlwindows", windows)
    assert caller.calling_book().name == "mappe.xlsx" and windows.N_COM_ATTEMPTS == 2_000


def test_being_busy_halfway_is_one_sentence(book, monkeypatch):
    """Somebody begins to edit a cell while the report is being written."""
    monkeypatch.setattr(live_native, "_PAUSE", 0)
    calls = iter(range(1, 1_000_000))

    def busy(name):
        if 150 <= next(calls) < 155:
            raise openpyxl_engine.Busy("Call was rejected by callee.")

    monkeypatch.setattr(Meter, "on_call", busy)
    assert press(book, "check") == [words.BUSY.de]
    assert state_of(book)["screen_updating"] is True and state_of(book)["status"] is False
    assert names(book) == list(OWN)


def test_what_excel_cannot_show_macos_shows(tmp_path, monkeypatch, capsys):
    """Excel for Mac does not wait for Python and shows nothing of its error stream: a second click would be silent."""
    said = tmp_path / "said"
    program = tmp_path / "osascript"
    program.write_text(f'#!/bin/sh\nfor word; do echo "$word"; done > "{said}"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "darwin")
    with caller.one_at_a_time():
        click.carry_out("check", lambda *_: "", "de")
    assert said.read_text("utf-8").strip().endswith(words.RUNNING.de) and capsys.readouterr().err == ""
    program.unlink()
    with caller.one_at_a_time(), pytest.raises(SystemExit):
        click.carry_out("check", lambda *_: "", "de")
    assert capsys.readouterr().err.strip() == words.RUNNING.de


@pytest.mark.parametrize("share", [0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9, 0.97])
def test_marks_that_failed_halfway_are_taken_back(share, book, monkeypatch):
    """How the cells were is kept before the first is marked: the next click brings that back."""
    before = looks(book, *OWN)
    press(book, "marks", "ok")
    press(book, "marks")
    Meter.calls.clear()
    press(book, "marks")
    count = len(Meter.calls)
    press(book, "marks")
    failing_at(int(share * count), monkeypatch)
    with contextlib.suppress(SystemExit):
        press(book, "marks")
    monkeypatch.setattr(Meter, "on_call", lambda name: None)
    if names(book) != list(OWN):
        press(book, "marks")
    assert looks(book, *OWN) == before and names(book) == list(OWN)
    assert "markiert" in press(book, "marks")[-1]
