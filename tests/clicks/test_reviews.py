"""Reviews in an open workbook, and rounds for one of several teams."""

import datetime

import pytest
from openpyxl.styles import Protection

import openpyxl_engine
from clicks.test_check_ins import SHEET as ROUND
from clicks.test_clicks import looks, names, own_home, press  # noqa: F401 - a fixture for all
from clicks.test_recording import everything, saved, values
from rounds import DAY, GOOD, TEAM, canonical, column, opened, told
from stimmig import excel
from stimmig.checking import check_readings
from stimmig.workbook.live import kind_of

END = datetime.date(2026, 12, 31)
SHEET = "stimmig Review C-1"
ALL = {"H5": "Wer angerufen wird, kommt.", "I5": "anpassen", "G6": "bestätigt", "G7": "widerlegt", "G8": "offen"}
TEAMS = (
    TEAM.replace(
        "    # Objectives\n", "    | C-2 | Hof   | 2026-10-01 | 2026-12-31 | läuft  |\n    # Objectives\n"
    )
    .replace("    # Key Results\n", "    | O-2 | C-2    | Alle helfen gern mit | Z-1 | Wer hilft, bleibt. |\n    # Key Results\n")
    .replace("    # Check-ins\n", "    | R-4 | O-2 | Zehn Nachbarn packen mit an | Wer mitmacht, bleibt | K-1 | 2 | 10 | 4 | Nachbarn | höher |\n    # Check-ins\n")
)  # fmt: skip


@pytest.fixture
def today(monkeypatch):
    """Return a way to set the day of the click."""
    return lambda day: monkeypatch.setattr(excel, "_today", lambda: day)


@pytest.fixture
def show(tmp_path):
    books = []

    def shown(text):
        books.append(openpyxl_engine.opened(canonical(tmp_path / "Mappe.xlsx", text)))
        books[0].set_mock_caller()
        return books[0]

    yield shown
    del type(books[0])._mock_caller


def fill(book, cells=ALL, sheet=SHEET):
    for cell, value in cells.items():
        book.impl.wb[sheet][cell].value = value


def test_a_review_is_begun_filled_in_and_recorded(show, today, tmp_path):
    """The cycle is closed, its rows are locked, what was learned stands in the table."""
    today(END)
    book = show(TEAM)
    own = names(book)
    before = looks(book, *own)
    (said,) = press(book, "start_review")
    assert "„stimmig Review C-1“ für den Zyklus C-1" in said and "„Review erfassen“" in said
    assert book.sheets.active.name == SHEET and kind_of(book.sheets[SHEET]).startswith("review/")
    assert looks(book, *own) == before
    fill(book)
    asked, said = press(book, "record_review", "ok")
    assert asked.startswith("4 Urteile und Erkenntnisse werden eingetragen. Der Zyklus C-1 wird abgeschlossen")
    assert said == "Erfasst: 1 Erkenntnis, 3 Urteile. Der Zyklus C-1 ist abgeschlossen; seine Zeilen sind festgehalten."
    strategy = (reading := opened(saved(book, tmp_path), END)).strategy
    assert [row.verdict for row in strategy.key_results] == ["confirmed", "rejected", "open"]
    assert (strategy.cycles[0].state, len(strategy.reviews)) == ("closed", 1)
    assert not check_readings([reading.reading], select=["PDC806"], as_of=END).findings
    ws = book.impl.wb["Key Results"]
    locked = {cell.row for row in ws.iter_rows(min_row=4) for cell in row if cell.protection.locked}
    assert ws.protection.sheet and not ws.protection.password and locked == {4, 5, 6}


def test_a_sheet_with_an_order_of_its_own_of_locked_cells_is_named(show, today):
    """Its locks stay as they are; the dialog does not leave the owner in the belief that the rows are locked."""
    today(END)
    book = show(TEAM)
    press(book, "start_review")
    fill(book)
    book.impl.wb["Key Results"]["C5"].protection = Protection(locked=False)
    *_, said = press(book, "record_review", "ok")
    assert "Nicht gesperrt wurden die abgeschlossenen Zeilen auf Key Results:" in said
    assert not book.impl.wb["Key Results"].protection.sheet and book.impl.wb["Objectives"].protection.sheet


def test_taking_a_review_back_restores_everything(show, today):
    """Verdicts, state, learning, fingerprints, locks and the protection of four sheets."""
    today(END)
    book = show(TEAM)
    press(book, "start_review")
    fill(book)
    before = everything(book)
    press(book, "record_review", "ok")
    assert len(everything(book)["protection"]) > len(before["protection"])
    (said,) = press(book, "take_recording_back")
    assert "Alles ist wieder" in said
    assert everything(book) == before


def test_what_a_review_lacks_is_told_and_the_rest_is_taken(show, today):
    today(END)
    book = show(TEAM)
    press(book, "start_review")
    fill(book, {"H5": "Wer angerufen wird, kommt.", "I5": "weiter so", "G6": "bestätigt"})
    _, said = press(book, "record_review", "ok")
    assert "0 Erkenntnisse, 1 Urteil." in said and f"{SHEET}!I5" in said and "nicht zur Auswahl" in said
    assert not book.impl.wb["Key Results"].protection.sheet, "the cycle is not closed"


def test_a_second_cycle_is_closed_and_taken_back_beside_a_closed_one(show, today):
    """Rows that were locked before stay so; the protection of the sheets stays all the time."""
    today(END)
    book = show(TEAMS)
    for cycle in ("C-1", "C-2"):
        book.sheets["Zyklen"].activate()
        book.sheets["Zyklen"].range("A4" if cycle == "C-1" else "A5").select()
        press(book, "start_review")
    fill(book)
    press(book, "record_review", "ok")
    locked = everything(book)
    fill(book, {"H5": "Wer hilft, kommt wieder.", "I5": "beibehalten", "G6": "bestätigt"}, "stimmig Review C-2")
    asked, said = press(book, "record_review", "ok")
    assert "Der Zyklus C-2 ist abgeschlossen" in said
    ws = book.impl.wb["Key Results"]
    assert ws.protection.sheet
    assert {row for row in range(4, 9) if ws.cell(row, 1).protection.locked} == {4, 5, 6, 7}
    press(book, "take_recording_back")
    after = everything(book)
    for one in (after, locked):
        one["cells"] = {
            key: value for key, value in one["cells"].items() if key[0] in ("Key Results", "Zyklen", "Reviews")
        }
    assert after["cells"] == locked["cells"] and after["protection"] == locked["protection"]


def test_check_ins_of_another_cycle_go_on_where_rows_are_locked(show, today, tmp_path):
    """stimmig's own protection is lifted for the moment of writing, and is there again."""
    today(END)
    book = show(TEAMS)
    book.sheets["Zyklen"].activate()
    book.sheets["Zyklen"].range("A4").select()
    press(book, "start_review")
    fill(book)
    press(book, "record_review", "ok")
    press(book, "start_check_in")
    sheet = next(sheet.name for sheet in book.sheets if kind_of(sheet).startswith("round/"))
    for field, value in GOOD.items():
        book.impl.wb[sheet].cell(5, column(field) + 1).value = value
    before = everything(book)
    *_, said = press(book, "record_check_in", "ok")
    assert "Ein Eintrag erfasst (CI-3)" in said
    guarded = [one for one in everything(book)["protection"] if not one[0].startswith("stimmig Fingerabdrücke")]
    assert guarded == [one for one in before["protection"] if one[0] != "stimmig Fingerabdrücke"]
    assert told(saved(book, tmp_path))[-1][:3] == ("CI-3", "R-4", 24)


@pytest.mark.parametrize(
    "sheet, cell, answer, asked, rows",
    [
        ("Key Results", "C7", "yes", "gehört zu „Hof“", ["R-4"]),
        ("Objectives", "A4", "yes", "gehört zu „Laden“", ["R-1", "R-2", "R-3"]),
        ("Zyklen", "B5", "no", "gehört zu „Hof“", ["R-1", "R-2", "R-3", "R-4"]),
        ("Strategie", "A1", "ok", "Soll eine Runde alle fragen?", ["R-1", "R-2", "R-3", "R-4"]),
        ("Strategie", "A1", "cancel", "Soll eine Runde alle fragen?", None),
        ("Zyklen", "B5", "cancel", "gehört zu „Hof“", None),
    ],
)
def test_the_selected_row_says_for_which_team_a_round_is(show, today, sheet, cell, answer, asked, rows):
    """With several teams it is asked; whoever cancels has an unchanged workbook."""
    today(DAY)
    book = show(TEAMS)
    own = names(book)
    book.sheets[sheet].activate()
    book.sheets[sheet].range(cell).select()
    question, *said = press(book, "start_check_in", answer)
    assert asked in question and "Hof und Laden" in question
    if rows is None:
        assert (said, names(book)) == ([], own)
        return
    (new,) = [one for one in names(book) if one not in own]
    assert [row[0] for row in values(book, new)[4:]] == rows
    assert new == (f"{ROUND} {said and asked.rpartition('„')[2].rstrip('“')}" if answer == "yes" else ROUND)


def test_with_several_cycles_the_selected_row_says_which_is_reviewed(show, today):
    today(END)
    book = show(TEAMS)
    book.sheets["Strategie"].activate()
    (said,) = press(book, "start_review")
    assert "Mehrere Zyklen" in said and "Wählen Sie eine Zelle" in said and "--cycle" not in said
    book.sheets["Key Results"].activate()
    book.sheets["Key Results"].range("C7").select()
    assert "„stimmig Review C-2“" in press(book, "start_review")[0]
