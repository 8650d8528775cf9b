"""What the button that removes stimmig's sheets leaves alone."""

import openpyxl
import pytest

import openpyxl_engine
from clicks.test_clicks import looks, names, own_home, press  # noqa: F401 - a fixture for all
from sheets import write_xlsx
from stimmig.cli import main
from stimmig.language import layout_words as words

BOOK = """
    # Kennzahlen
    | ID  | Kennzahl  | Zielwert | Ist |
    | K-1 | Wartezeit | 7        | 9   |
"""


@pytest.mark.parametrize("decided", [True, False])
def test_a_layout_sheet_stays_where_something_is_decided_on_it(decided, tmp_path):
    """As `stimmig remove` leaves it: the decision is the owner's work. Without one the sheet goes."""
    path = write_xlsx(BOOK, tmp_path / "mappe.xlsx")
    assert main(["layout", str(path), "--write"]) == 0
    if decided:
        closed = openpyxl.load_workbook(path)
        sheet = next(one for one in closed if one["A1"].value == words.TITLE)
        cell = next(row[8] for row in sheet.iter_rows() if row[4].value == "Ist" and row[8].value)
        cell.value = "Zielwert" if cell.value == "nicht lesen" else "nicht lesen"
        closed.save(path)
    book = openpyxl_engine.opened(path)
    book.set_mock_caller()
    try:
        press(book, "remove_sheets", "ok")
        assert ("stimmig Layout" in names(book)) is decided
    finally:
        del type(book)._mock_caller
