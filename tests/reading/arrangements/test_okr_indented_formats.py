"""Objectives and key results that only look different, in formats that the engine of the tests does not open."""

import pytest
from okr_says import of
from test_okr_indented import EXPECTED, ROWS, written

from programs import converted
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.file import open_workbook
from xlsb import write_xlsb


@pytest.mark.program("soffice")
@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_looks_in_other_formats(tmp_path, kind):
    """Indents, groups and bold letters are seen in the formats of other programs too."""
    path = tmp_path / "a.xlsx"
    for looks in ({"looks": ({}, {"indent": 1})}, {"outline": True}, {"looks": ({"bold": True}, {})}):
        written(path, heading="OKRs", numbers=False, **looks)
        read = build_strategy([read_workbook(open_workbook(converted(path, kind)))])
        assert [one[:2] for one in of(read)] == [one[:2] for one in EXPECTED], looks


def test_looks_in_binary_workbooks(tmp_path):
    """A style that indents, rows that are grouped, a bold font."""
    rows = [["OKRs", "Ziel", "Aktuell"], *([name, "", ""] for name, *_ in ROWS)]
    results = [at for at, row in enumerate(ROWS, 1) if row[1]]
    objectives = [at for at, row in enumerate(ROWS, 1) if not row[1]]
    for looks in (
        {"styles": {(at, 0): 4 for at in results}},
        {"levels": dict.fromkeys(results, 1)},
        {"styles": {(at, 0): 5 for at in objectives}},
    ):
        path = write_xlsb(rows, tmp_path / "a.xlsb", "Q3 2026", **looks)
        read = build_strategy([read_workbook(open_workbook(path))])
        assert [one[:2] for one in of(read)] == [one[:2] for one in EXPECTED], looks
