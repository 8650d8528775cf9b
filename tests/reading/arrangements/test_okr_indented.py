"""Objectives and key results in one column that only look different."""

import sys

import pytest
import xlsxwriter
from okr_says import of

from adapters import ADAPTERS
from sheets import reading, strategy
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.file import open_workbook


@pytest.fixture(autouse=True, params=ADAPTERS)
def adapter(request, monkeypatch):
    """A file reads alike when it is closed and when Excel has it open."""
    monkeypatch.setattr(sys.modules[__name__], "open_workbook", ADAPTERS[request.param])


ROWS = (
    ("Kunden kommen wieder", 0, None, None),
    ("Wiederkäufer je Monat", 1, 30, 14),
    ("Empfehlungen je Monat", 1, 20, 8),
    ("Team bleibt", 0, None, None),
    ("Kündigungen", 1, 2, 5),
)
EXPECTED = [
    ("Kunden kommen wieder", "Wiederkäufer je Monat", None, 30, 14),
    ("Kunden kommen wieder", "Empfehlungen je Monat", None, 20, 8),
    ("Team bleibt", "Kündigungen", None, 2, 5),
]


def written(
    path, heading="Objective / Key Result", sheet="Q3 2026", looks=None, prefix="", outline=False, numbers=True
):
    """Write the rows; `looks` are format properties of key results and of objectives."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet(sheet)
        page.write_row(0, 0, [heading, "Ziel", "Aktuell"])
        styles = [book.add_format(one) for one in (looks or ({}, {}))]
        for row, (name, depth, target, current) in enumerate(ROWS, 1):
            page.write(row, 0, prefix * depth + name, styles[depth])
            if depth and numbers:
                page.write_row(row, 1, [target, current])
            if outline and depth:
                page.set_row(row, None, None, {"level": 1})
    return build_strategy([read_workbook(open_workbook(path))])


def test_spaces_before_the_text(tmp_path):
    """Three spaces make a key result of a row."""
    assert of(written(tmp_path / "a.xlsx", prefix="   ")) == EXPECTED


def test_the_indent_of_the_format(tmp_path):
    """What the button "increase indent" does is seen too."""
    assert of(written(tmp_path / "a.xlsx", looks=({}, {"indent": 1}), heading="OKRs")) == EXPECTED


def test_the_outline(tmp_path):
    """Rows that are grouped below another one belong to it."""
    assert of(written(tmp_path / "a.xlsx", outline=True)) == EXPECTED


def test_bold_objectives(tmp_path):
    """Bold above plain is an objective above key results."""
    read = written(tmp_path / "a.xlsx", looks=({"bold": True}, {}), numbers=False)
    assert [(one[0], one[1]) for one in of(read)] == [one[:2] for one in EXPECTED]


@pytest.mark.parametrize(
    "heading", ["Objective / Key Result", "Objective bzw. Key Result", "Objective or KR", "OKR-Element"]
)
def test_numbers_alone_under_a_heading_for_both(tmp_path, heading):
    """Where the heading names both, rows without numbers are objectives."""
    assert of(written(tmp_path / "a.xlsx", heading=heading)) == EXPECTED


def test_names_alone_in_a_list_of_key_results_are_asked_about(tmp_path):
    """Without any sign of difference nobody reads "Kunden kommen wieder" as a key result."""
    read = written(tmp_path / "a.xlsx", heading="Key Result", sheet="Liste")
    assert (read.objectives, read.key_results) == ((), ())
    assert "untereinander" in read_workbook(open_workbook(tmp_path / "a.xlsx")).doubts[0].text.de


def test_key_results_in_the_next_column():
    """The column without a heading is that of the key results."""
    text = """
        # OKR Q3 2026
        | OKR                  |                       | Ziel | Aktuell |
        | Kunden kommen wieder |                       |      |         |
        |                      | Wiederkäufer je Monat | 30   | 14      |
        |                      | Empfehlungen je Monat | 20   | 8       |
        | Team bleibt          |                       |      |         |
        |                      | Kündigungen           | 2    | 5       |
    """
    assert of(strategy(text)) == EXPECTED


def test_objectives_with_indented_tasks_are_asked_about():
    """Nothing calls these steps key results."""
    text = """
        # Projektplan
        | Objective              | Owner | Status | Due        |
        | Move to the new office |       |        |            |
        | - Buy boxes            | Huber | done   | 2026-01-05 |
        | - Rent a van           | Huber | done   | 2026-01-05 |
        | Set up desks           |       |        |            |
        | - Order chairs         | Kern  | open   | 2026-01-09 |
    """
    assert (strategy(text).objectives, strategy(text).key_results) == ((), ())
    assert len(reading(text).doubts) == 1
