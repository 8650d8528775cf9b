"""The buttons, clicked in an open workbook: what they do, what they say, and what they leave as it was."""

import sys

import openpyxl
import pytest

import openpyxl_engine
from openpyxl_engine import Meter
from sheets import write_xlsx
from stimmig import excel
from stimmig.clicks import caller, click, manners, words
from stimmig.clicks.buttons import BUTTONS
from stimmig.clicks.shown import parted
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import read_workbook
from stimmig.workbook import live_native
from stimmig.workbook.file import open_workbook
from stimmig.workbook.live import open_live
from workbook.test_live_looks import okrs

BAD = """
# Strategie
| ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       |
| P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |
| H-1 | HED     | Wir bleiben im Dorf         |               | Treue erhält das Dorfleben. |
# Kennzahlen
| ID  | Kennzahl | Zahlt ein auf | Warum             | Zielwert | Ist |
| K-1 | Umsatz   | Z-9           | Weil er uns trägt | 5        | 4   |
"""


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Log, lock and new files go into a home of the test's own."""
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return home


@pytest.fixture
def book(tmp_path):
    """Return the workbook that is open and from which the clicks come."""
    book = openpyxl_engine.opened(write_xlsx(BAD, tmp_path / "mappe.xlsx"))
    book.set_mock_caller()
    yield book
    del type(book)._mock_caller


def press(book, tag, *answers, lang="de"):
    """Click a button, give these answers, and return what was said."""
    app = book.app.impl
    app.answers, app.alerts = list(answers), []
    excel.run(tag, lang)
    return app.alerts


def looks(book, *sheets):
    """Return value, look and note of every cell of some sheets."""
    return {
        (name, cell.coordinate): (cell.value, edges(cell), cell.number_format, cell.comment and cell.comment.text)
        for name in sheets
        for row in book.impl.wb[name].iter_rows()
        for cell in row
    }


def edges(cell):
    """Return style and colour of the four edges; an edge without a style is none."""
    sides = (getattr(cell.border, side) for side in ("left", "right", "top", "bottom"))
    return tuple(side and side.style and (side.style, side.color and side.color.rgb) for side in sides)


def names(book):
    return [sheet.name for sheet in book.sheets]


def test_check_writes_the_report_and_says_where(book):
    """The reader stays where he is; one dialog says what was found and on which sheet it stands."""
    before = looks(book, "Strategie", "Kennzahlen")
    book.sheets["Kennzahlen"].activate()
    book.sheets["Kennzahlen"].range("B2").select()
    (said,) = press(book, "check")
    assert names(book) == ["Strategie", "Kennzahlen", "stimmig Bericht"]
    assert "Der Bericht steht auf dem Blatt „stimmig Bericht“." in said
    assert looks(book, "Strategie", "Kennzahlen") == before
    assert (book.sheets.active.name, book.app.selection.address) == ("Kennzahlen", "$B$2")


def test_looks_that_could_not_be_seen_are_said(tmp_path):
    """On a Mac, unsaved and with many rows, indents are unknown; saving shows them."""
    book = openpyxl_engine.opened(okrs(tmp_path / "okr.xlsx", "indent", 60))
    book.set_mock_caller()
    book.impl.can_copy = False
    try:
        (unsaved,) = press(book, "check")
        book.impl.says_saved = True
        (saved,) = press(book, "check")
    finally:
        del type(book)._mock_caller
    assert "nicht zu sehen auf: OKR Q3 2026. Speichern Sie" in unsaved and "nicht zu sehen" not in saved


def test_excel_is_as_before_after_each_click_and_after_a_fault(book, monkeypatch):
    """Screen updating, events, calculation, alerts and status bar are put back, also when something crashes."""
    state = {**book.app.impl.state, "calculation": "semiautomatic"}
    book.app.impl.state.update(state)
    press(book, "check")
    assert (book.app.impl.state, book.app.status_bar) == (state, False)
    assert book.app.impl.status[0] == "stimmig: Prüfen …"

    def fail(*_):
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(excel, "help_me", fail)
    (said,) = press(book, "help_me")
    assert said.startswith("Das ist ein Fehler von stimmig") and str(caller.log_file()) in said
    assert "Traceback" not in said and "ZeroDivisionError: inside" in caller.log_file().read_text("utf-8")
    assert (book.app.impl.state, book.app.status_bar) == (state, False)


def test_a_click_that_changes_nothing_leaves_the_workbook_saved(book):
    """Excel counts a workbook as changed when the way of calculating changes; nobody is to be asked to save for that."""
    press(book, "check")
    book.impl.says_saved = True
    press(book, "go_to_next")
    press(book, "explain")
    assert book.impl.says_saved
    assert book.app.impl.state["calculation"] == "automatic"


def test_marks_go_on_and_off_and_leave_nothing(book, tmp_path):
    """Edges, notes, hidden sheet and names come and go; a note of the owner's stays all the time."""
    book.sheets["Kennzahlen"].range("C2").add_note("Von Frau Lutz")
    before, had = looks(book, "Strategie", "Kennzahlen"), names(book)
    asked, said = press(book, "marks", "ok")
    assert "Rückgängig" in asked and "markiert" in said
    marked = looks(book, "Strategie", "Kennzahlen")
    changed = {place for place in before if before[place] != marked[place]}
    assert changed and all(before[place][0] == marked[place][0] for place in changed)
    assert marked["Kennzahlen", "C2"][3] == "Von Frau Lutz"
    assert any(note and note.startswith("stimmig\n") for *_, note in marked.values())
    book.save(tmp_path / "gespeichert.xlsx")
    assert press(book, "marks") == ["Die Markierungen sind zurückgenommen."]
    assert (looks(book, "Strategie", "Kennzahlen"), names(book)) == (before, had)
    assert list(book.impl.wb.defined_names) == ["_stimmig_warned"]
    assert len(press(book, "marks")) == 1, "the warning about undo comes once"


def test_marks_are_not_set_without_consent(book):
    """Whoever says no to the end of undo has an unchanged workbook."""
    before = looks(book, "Strategie", "Kennzahlen")
    assert len(press(book, "marks", "cancel")) == 1
    assert (looks(book, "Strategie", "Kennzahlen"), names(book)) == (before, ["Strategie", "Kennzahlen"])


def test_marks_find_their_cells_again_after_rows_were_inserted_and_deleted(book):
    """Excel moves the hidden names along; a cell that is gone is left alone."""
    press(book, "marks", "ok")
    defined = book.impl.wb.defined_names
    cells = [name for name in defined if name.startswith("_stimmig_cell_")]
    defined[cells[0]].attr_text = "Strategie!#REF!"
    assert press(book, "marks") == ["Die Markierungen sind zurückgenommen."]
    assert not [name for name in defined if name.startswith("_stimmig_cell_")]


def test_protected_sheets_are_named_and_left_alone(book):
    """Protection is respected, not lifted."""
    book.sheets["Kennzahlen"].impl.ws.protection.enable()
    before = looks(book, "Kennzahlen")
    *_, said = press(book, "marks", "ok")
    assert "Geschützt und deshalb unverändert: Kennzahlen." in said
    assert looks(book, "Kennzahlen") == before


def test_go_to_next_visits_every_cell_and_begins_again(book):
    """Each click moves on; after the last cell comes the first. The status bar keeps the message."""
    press(book, "check")
    seen = []
    for _ in range(20):
        assert press(book, "go_to_next") == []
        seen.append((book.sheets.active.name, book.app.selection.address))
    assert len(set(seen)) > 1 and seen[0] in seen[1:]
    assert book.app.status_bar.partition("  ")[0].isalnum()


def test_explain_says_message_advice_and_reason(book):
    """About the selected cell, and about the selected line of the report."""
    press(book, "check")
    press(book, "go_to_next")
    (at_cell,) = press(book, "explain")
    assert "→" in at_cell and "Warum das wichtig ist:" in at_cell
    book.sheets["stimmig Bericht"].activate()
    book.sheets["stimmig Bericht"].range("A7").select()
    (at_line,) = press(book, "explain")
    assert at_line.partition("  ")[0] == at_cell.partition("  ")[0]
    book.sheets["Strategie"].range("A1").select()
    assert "sagt der Bericht nichts" in press(book, "explain")[0]


@pytest.mark.parametrize("tag", ["go_to_next", "explain"])
def test_without_a_report_the_button_says_what_comes_first(book, tag):
    assert press(book, tag) == ["In dieser Mappe steht noch kein Bericht. Klicken Sie zuerst auf „Prüfen“."]


def test_a_sheet_renamed_since_is_said_to_be_gone(book):
    press(book, "check")
    for sheet in ("Strategie", "Kennzahlen"):
        book.sheets[sheet].name += " neu"
    assert "gibt es nicht mehr" in press(book, "go_to_next")[0]


def test_remove_takes_everything_away(book, tmp_path):
    """Marks, report, hidden sheet and hidden names."""
    before = looks(book, "Strategie", "Kennzahlen")
    press(book, "check")
    press(book, "marks", "ok")
    asked, said = press(book, "remove_sheets", "ok")
    assert "stimmig Bericht" in asked and said == "Alles von stimmig ist aus der Mappe entfernt."
    assert (looks(book, "Strategie", "Kennzahlen"), names(book)) == (before, ["Strategie", "Kennzahlen"])
    assert not book.impl.wb.defined_names
    assert press(book, "remove_sheets") == ["In dieser Mappe steht nichts von stimmig."]


def test_new_workbook_never_overwrites(book, own_home):
    """The second one gets a number; both are open."""
    press(book, "new_workbook")
    press(book, "new_workbook")
    assert sorted(path.name for path in (own_home / "Documents").iterdir()) == ["Strategie 2.xlsx", "Strategie.xlsx"]
    assert book.app.books.active.name == "Strategie 2.xlsx"


def test_convert_makes_a_new_workbook_of_what_is_open_now(book, own_home):
    """What was typed and not saved is converted too; the open workbook and its file stay as they were."""
    book.sheets["Kennzahlen"].range("B2").value = "Umsatz im Dorf"
    before, file = looks(book, "Strategie", "Kennzahlen"), book.impl.path.read_bytes()
    (said,) = press(book, "convert")
    path = own_home / "Documents" / "mappe stimmig.xlsx"
    assert str(path) in said and "ohne Weg zum Purpose" in said
    assert book.app.books.active.name == path.name
    strategy = build_strategy([read_workbook(open_workbook(path))])
    assert [row.name for row in strategy.kpis] == ["Umsatz im Dorf"]
    assert (looks(book, "Strategie", "Kennzahlen"), names(book)) == (before, ["Strategie", "Kennzahlen"])
    assert book.impl.path.read_bytes() == file
    new = book.app.books.active
    live, closed = read_workbook(open_live(new)), read_workbook(open_workbook(path))
    assert [layout.sheet for layout in live.layouts] == [layout.sheet for layout in closed.layouts]
    assert len(live.workbook.noted) == len(closed.workbook.noted)
    assert [sheet.name for sheet in live.workbook.sheets] == [sheet.name for sheet in closed.workbook.sheets]
    book.activate()
    press(book, "convert")
    assert (own_home / "Documents" / "mappe stimmig 2.xlsx").exists()


def test_settings_are_shown_or_offered(book):
    """The sheet that is added is read as settings at once; the second click shows it."""
    assert len(press(book, "settings", "ok")) == 1
    assert names(book)[-1] == "Einstellungen" == book.sheets.active.name
    book.sheets["Strategie"].activate()
    assert press(book, "settings") == []
    assert book.sheets.active.name == "Einstellungen"


def test_help_names_every_button(book):
    (said,) = press(book, "help_me", lang="en")
    assert all(button.label.en in said for button in BUTTONS)


def test_a_protected_structure_gives_the_report_as_a_file(book, own_home):
    """No sheet can be added; the report is offered as a file, and nothing else changes."""
    from openpyxl.workbook.protection import WorkbookProtection

    book.impl.wb.security = WorkbookProtection(lockStructure=True)
    asked, said = press(book, "check", "ok")
    assert "geschützt" in asked and "mappe.stimmig.xlsx" in said
    saved = openpyxl.load_workbook(own_home / "Documents" / "mappe.stimmig.xlsx")
    assert saved.sheetnames == ["stimmig Bericht"]
    assert names(book) == ["Strategie", "Kennzahlen"]
    assert press(book, "check", "cancel")[1:] == []
    assert "geschützt" in press(book, "marks")[0] and names(book) == ["Strategie", "Kennzahlen"]


def test_edit_mode_is_waited_for_and_then_said(book, monkeypatch):
    """For a few seconds Excel is asked again; then one sentence says what to do."""
    monkeypatch.setattr(live_native, "_PAUSE", 0)
    Meter.busy = 3
    assert "Der Bericht steht" in press(book, "check")[0]

    class Editing:
        status_bar = property(lambda self: None, lambda self, value: (_ for _ in ()).throw(openpyxl_engine.Busy()))

    with pytest.raises(Exception) as refused:
        manners.wait_until_free(Editing(), "…")
    assert str(refused.value) == words.BUSY.en


def test_where_excel_takes_no_call_at_all_its_error_window_shows_the_sentence(book, monkeypatch, capsys):
    """The sentence goes to stderr and the process ends with 1, upon which Excel shows it; nothing else is there."""
    monkeypatch.setattr(live_native, "_PAUSE", 0)
    Meter.busy = 10_000
    with pytest.raises(SystemExit) as ended:
        excel.run("check", "de")
    Meter.busy = 0
    assert ended.value.code == 1 and capsys.readouterr().err.strip() == words.BUSY.de


def test_a_second_click_while_the_first_runs_is_turned_down(book, capsys):
    """Excel itself shows the sentence: it is not called while the other click is at work."""
    with caller.one_at_a_time(), pytest.raises(SystemExit):
        press(book, "check")
    assert capsys.readouterr().err.strip() == words.RUNNING.de
    assert names(book) == ["Strategie", "Kennzahlen"]


def test_a_chart_sheet_that_is_active_stays_so(book):
    """There is no selection then; checking works all the same."""
    book.sheets["Kennzahlen"].activate()
    book.sheets["Kennzahlen"].impl.chart = True
    assert "Der Bericht steht" in press(book, "check")[0]
    assert book.sheets.active.name == "Kennzahlen"
    assert "sagt der Bericht nichts" in press(book, "explain")[0]


def test_no_open_workbook_is_said(monkeypatch, capsys):
    """RunPython was called from nowhere: one sentence, no traceback."""
    openpyxl_engine.start()
    monkeypatch.setattr(sys, "argv", ["-c"])
    with pytest.raises(SystemExit):
        excel.run("check", "en")
    assert capsys.readouterr().err.strip() == words.NO_WORKBOOK.en


def test_a_workbook_name_with_an_equals_sign_is_found(tmp_path, monkeypatch):
    """xlwings cuts the name there; among several open ones it is the right one all the same."""
    book = openpyxl_engine.opened(write_xlsx(BAD, tmp_path / "a=b.xlsx"))
    book.app.books.open(str(write_xlsx(BAD, tmp_path / "a.xlsx")))
    monkeypatch.setattr(sys, "argv", ["-c", "--wb=a=b.xlsx", "--from_xl=1"])
    assert caller.calling_book().name == "a=b.xlsx"


def test_a_workbook_without_a_strategy_is_turned_down_in_one_sentence(book):
    for sheet in ("Strategie", "Kennzahlen"):
        book.sheets[sheet].impl.clear()
    (said,) = press(book, "check")
    assert said.startswith("mappe.xlsx: Darin ist weder eine Scorecard noch ein OKR-Blatt zu erkennen.")


def test_a_workbook_on_onedrive_is_checked_without_its_path(book, own_home):
    """Its full name is an address; nothing asks for it but the report in a file, which then has no links."""
    book.impl.path = None
    book.impl.called = "mappe.xlsx"
    assert "Der Bericht steht" in press(book, "check")[0]


@pytest.mark.parametrize(
    "where, sheet, area",
    [
        ("BSC!D14", "BSC", "D14"),
        ("'Plan ''26'!B2:B9", "Plan '26", "B2:B9"),
        ("'a!b'!C1", "a!b", "C1"),
        ("Kennzahlen", "Kennzahlen", None),
        ("mappe.xlsx", "mappe.xlsx", None),
    ],
)
def test_places_are_read_as_the_report_writes_them(where, sheet, area):
    found = parted(where)
    assert (found[0], found[1] and str(found[1])) == (sheet, area)


def test_every_button_has_its_function_and_both_languages():
    """Tag, function and texts cannot drift."""
    assert len({button.tag for button in BUTTONS}) == len(BUTTONS)
    for button in BUTTONS:
        assert callable(getattr(excel, button.tag))
        assert all(button.label) and all(button.tip) and button.label.de != "" and len(button.tip.de) < 255
    assert click.words.TITLE == "stimmig"
