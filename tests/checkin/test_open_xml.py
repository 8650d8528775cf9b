"""Microsoft's Open XML SDK takes every sheet that check-ins, reviews and cycles put into a workbook, at every step."""

import datetime
import json
import shutil
import subprocess

import openpyxl
import pytest
import xlsxwriter

from conftest import find_program
from rounds import DAY, GOOD, canonical, fill_round, opened
from stimmig.checkin import review_words
from stimmig.checkin.closing import record_review
from stimmig.checkin.merging import merge
from stimmig.checkin.planning import plan_cycle
from stimmig.checkin.recording import record
from stimmig.checkin.reviewing import start_review
from stimmig.checkin.showing import show
from stimmig.checkin.starting import start_round
from stimmig.model import canonical as model

pytestmark = pytest.mark.program("ooxml-validator")


def errors(path):
    """Return what the Open XML SDK finds wrong."""
    run = subprocess.run([find_program("ooxml-validator"), str(path)], capture_output=True, text=True, check=False)
    found = json.loads(run.stdout)["errors"]
    return sorted(f"{error['path']} {error['description']}" for error in found)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_round_from_start_to_conflict(tmp_path, lang):
    """Round, log, fingerprints, corrections, conflicts and courses."""
    path = canonical(tmp_path / "a.xlsx", lang=lang)
    start_round(path, "", DAY, DAY, None)
    copy = shutil.copy(path, tmp_path / "b.xlsx")
    assert errors(path) == []
    fill_round(path, {"R-1": GOOD})
    record(path, DAY, None)
    fill_round(path, {"R-1": {"value": 25}})
    record(path, DAY, None)
    fill_round(copy, {"R-1": GOOD | {"value": 30}})
    assert merge(path, [copy], DAY, None).sheet
    show(path, "", DAY, None, True)
    assert errors(path) == []


def test_a_review_and_the_next_plan(tmp_path):
    """The locked rows of the closed cycle too."""
    path = canonical(tmp_path / "a.xlsx")
    day = datetime.date(2027, 1, 5)
    start_review(path, "C-1", day, None)
    plan_cycle(path, "Laden", datetime.date(2027, 1, 1), datetime.date(2027, 3, 31), day, None)
    assert errors(path) == []
    sheet = opened(path, day).reading.workbook.own("review")[0]
    from rounds import fill

    heads = list(review_words.HEADS)
    cells = {}
    for row, values in enumerate(sheet.rows[4:], 4):
        if str(values[0]).startswith("R-"):
            cells[row, heads.index("verdict")] = "bestätigt"
        elif values[0]:
            cells |= {(row, heads.index("learning")): "Zettel helfen", (row, heads.index("decision")): "beibehalten"}
    fill(path, sheet.name, cells)
    done = record_review(path, day, None)
    assert done.cycles == ("C-1",), done.problems
    assert errors(path) == []


def test_columns_of_weeks(tmp_path):
    """A table with filter, formats and merged headings goes on to the right, and the log comes."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, merged in (("Plan", False), ("Team", True)):
            page = book.add_worksheet(name)
            page.write(0, 0, "OKR Q4 2026")
            top = 2 if merged else 1
            heads = [
                "Objective",
                "Key Result",
                "Start",
                "Ziel",
                *(["Wert", "Konf."] * 2 if merged else ["KW 45", "KW 46"]),
            ]
            rows = [["Ziel " + name, f"Haushalte in {name} bestellen vor", 10, 40, 18, 6, 20, 7],
                    ["Ziel " + name, f"Gäste in {name} warten kaum noch", 12, 4, 10, 5, 9, 6]]  # fmt: skip
            for at, head in enumerate(heads):
                page.write(top, at, head)
            for row, cells in enumerate(rows, top + 1):
                page.write_row(row, 0, cells[: len(heads)])
            page.set_column(4, len(heads) - 1, 9)
            if merged:
                page.merge_range("E2:F2", "KW 45")
                page.merge_range("G2:H2", "KW 46")
                page.data_validation("H4:H5", {"validate": "whole", "criteria": "between", "minimum": 0, "maximum": 10})
            else:
                columns = [{"header": head} for head in heads]
                page.add_table(top, 0, top + 2, len(heads) - 1, {"columns": columns, "name": "OKR"})
            page.conditional_format(top + 1, 4, top + 2, len(heads) - 1, {"type": "data_bar"})
    assert errors(path) == []
    start_round(path, "", DAY, DAY, None)
    names = [row.label for row in opened(path).strategy.key_results]
    fill_round(path, dict.fromkeys(names, GOOD))
    record(path, DAY, None)
    assert openpyxl.load_workbook(path)["Plan"]["G2"].value == "KW 47"
    assert openpyxl.load_workbook(path)["Team"]["I2"].value == "KW 47"
    assert errors(path) == []


def test_a_workbook_that_was_migrated(tmp_path, monkeypatch):
    less = tuple(one.replace(columns=one.columns[:-1]) if len(one.columns) > 5 else one for one in model.TABLES)
    with monkeypatch.context() as patch:
        patch.setattr("stimmig.template.build.TABLES", less)
        patch.setattr("stimmig.template.build.VERSION", "0")
        path = canonical(tmp_path / "alt.xlsx")
    start_round(path, "", DAY, DAY, None)
    fill_round(path, {"R-1": GOOD})
    assert record(path, DAY, None).notes
    assert errors(path) == []
