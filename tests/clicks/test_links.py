"""Fill links in an open workbook: the same rows get the same links as on the command line, and it can be taken back."""

import pytest

import openpyxl_engine
from clicks.test_clicks import looks, names, own_home, press  # noqa: F401 - a fixture for all
from linking.test_apply import BOOK, K2, S2, VISITS, WHY
from sheets import write_xlsx
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.live import open_live

OWN = ("Strategie", "BSC", "Kennzahlen", "Karte")


@pytest.fixture
def book(tmp_path):
    book = openpyxl_engine.opened(write_xlsx(BOOK, tmp_path / "mappe.xlsx"))
    book.set_mock_caller()
    yield book
    del type(book)._mock_caller


def decide(book, **decisions):
    """Fill in lines of the register: identity (its colon as __) → to, why, accept."""
    sheet = book.impl.wb["stimmig Links"]
    wanted = {key.replace("__", ":").replace("_0", "-"): values for key, values in decisions.items()}
    for row in sheet.iter_rows(min_row=7):
        for cell, value in zip(row[4:7], wanted.pop(row[10].value or row[12].value, ())):
            cell.value = value or None
    assert not wanted, wanted


def cells(book, sheet):
    return [[cell.value for cell in row] for row in book.impl.wb[sheet].iter_rows()]


def test_the_first_click_suggests_and_changes_no_sheet_of_the_owner(book):
    before = looks(book, *OWN)
    (said,) = press(book, "fill_links")
    assert names(book) == [*OWN, "stimmig Links"] == [*OWN, book.sheets.active.name]
    assert "stehen 3 Zeilen ohne Verknüpfung" in said
    assert looks(book, *OWN) == before
    sheet = book.impl.wb["stimmig Links"]
    assert sheet.data_validations.dataValidation, "parents are chosen from lists"
    assert len(book.app.books) == 1, "the scratch workbook is closed again"


def test_what_was_accepted_is_written_after_the_question_and_only_into_empty_cells(book):
    """As `links apply` does: two rows on their own sheets; the third has no such columns and counts in the register."""
    press(book, "fill_links")
    decide(book, **{S2: ("", WHY, 1), K2: ("", WHY, "ja"), VISITS: ("S-2", WHY, "")})
    before = looks(book, *OWN)
    asked, said = press(book, "fill_links", "ok")
    assert "4 leere Zellen auf BSC und Kennzahlen" in asked and "Rückgängig" in asked
    assert "2 Entscheidungen übernommen, davon 2 in 2 Blätter" in said and "gilt eine" in said
    assert cells(book, "BSC")[2][3:] == ["Z-1", WHY]
    assert cells(book, "Kennzahlen")[2][2:] == ["S-2", WHY, 6]
    after = looks(book, *OWN)
    changed = {place for place in before if before[place] != after[place]}
    assert changed == {("BSC", "D3"), ("BSC", "E3"), ("Kennzahlen", "C3"), ("Kennzahlen", "D3")}
    strategy = build_strategy([read_workbook(open_live(book))])
    assert all(strategy.links.get(row) for row in (*strategy.kpis, *strategy.strategic_objectives))


def test_without_consent_nothing_is_written(book):
    press(book, "fill_links")
    decide(book, **{S2: ("", WHY, 1)})
    before = looks(book, *OWN, "stimmig Links")
    assert len(press(book, "fill_links", "cancel")) == 1
    assert looks(book, *OWN, "stimmig Links") == before


def test_taking_back_empties_what_was_filled_and_spares_what_was_changed_since(book):
    before = looks(book, *OWN)
    assert "keine Verknüpfung eingetragen" in press(book, "take_links_back")[0]
    press(book, "fill_links")
    decide(book, **{S2: ("", WHY, 1), K2: ("", WHY, 1)})
    press(book, "fill_links", "ok")
    book.sheets["Kennzahlen"].range("D3").value = "Eigenes Warum."
    (said,) = press(book, "take_links_back")
    assert said.startswith("3 Zellen wieder geleert")
    after = looks(book, *OWN)
    assert {place for place in before if before[place][0] != after[place][0]} == {("Kennzahlen", "D3")}
    assert names(book) == [*OWN, "stimmig Links"] and not book.impl.wb.defined_names


def test_a_protected_sheet_stays_as_it_is_and_is_named(book):
    press(book, "fill_links")
    decide(book, **{S2: ("", WHY, 1)})
    book.sheets["BSC"].impl.ws.protection.enable()
    before = looks(book, "BSC")
    (said,) = press(book, "fill_links")
    assert looks(book, "BSC") == before and "BSC" in said and "geschützt" in said


def test_wrong_decisions_are_said_all_at_once_and_nothing_is_written(book):
    press(book, "fill_links")
    decide(book, **{S2: ("", WHY, 9), K2: ("Z-77", WHY, "")})
    before = looks(book, *OWN, "stimmig Links")
    (said,) = press(book, "fill_links")
    assert "keinen Vorschlag 9" in said and "Z-77" in said
    assert looks(book, *OWN, "stimmig Links") == before


@pytest.mark.parametrize("text", ["MAR-1", "=1+1", "1.2", "'s Ziel"])
def test_what_is_written_stays_a_text(book, text):
    """A name that Excel could take for a day, a formula or a number arrives as it is."""
    press(book, "fill_links")
    decide(book, **{S2: ("Z-1", text, "")})
    press(book, "fill_links", "ok")
    cell = book.impl.wb["BSC"]["E3"]
    assert (cell.value, cell.data_type) == (text, "s")
