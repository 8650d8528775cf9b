"""What came since an earlier report: from its sheet in the workbook, from a copy, from JSON."""

import json

import openpyxl
import pytest

from rules.test_acceptances import KPIS, book
from sheets import write_xlsx
from stimmig.cli import main

MORE = [*KPIS, "K-9 | Fluktuation"]


@pytest.fixture
def run(capsys):
    """Return a way to run `check` on a workbook: exit code, what the JSON says, and what is said beside it."""

    def check(*words):
        capsys.readouterr()
        code = main(["check", *map(str, words), "--select", "BSC104", "--format", "json", "--lang", "en"])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else {}, said.err

    return check


def identities(document):
    return [one["identity"] for one in document["findings"]]


def test_what_came_since_the_last_report_in_the_workbook(run, tmp_path):
    """The sheet notes what it told of; another program adds a row, and moves all others down."""
    path = write_xlsx(book(), tmp_path / "a.xlsx")
    assert run(path, "--write")[0] == 1
    code, document, said = run(path, "--new-only")
    assert (code, identities(document), len(document["known"])) == (0, [], 4)
    assert "Shown is what came since the earlier report; 4 findings of that time are left out here." in said
    opened = openpyxl.load_workbook(path)
    opened["Kennzahlen"].insert_rows(2)
    for column, value in enumerate(("K-9", "Fluktuation", "P-1", "Weil."), 1):
        opened["Kennzahlen"].cell(2, column, value)
    opened.save(path)
    code, document, _ = run(path, "--new-only")
    assert (code, identities(document)) == (1, ["kpi:K-9"])
    run(path, "--new-only", "--write")  # the report itself is whole
    assert run(path, "--new-only")[:1] == (0,)


def test_a_json_report_or_a_copy_is_a_baseline(run, tmp_path):
    before, after = write_xlsx(book(), tmp_path / "a.xlsx"), write_xlsx(book(kpis=MORE), tmp_path / "b.xlsx")
    baseline = tmp_path / "before.json"
    baseline.write_text(json.dumps(run(before, "--output", tmp_path / "copy.xlsx")[1]), "utf-8")
    for file in (baseline, tmp_path / "copy.xlsx"):
        assert identities(run(after, "--baseline", file)[1]) == ["kpi:K-9"]
    # What was compared once can be compared with again.
    baseline.write_text(json.dumps(run(after, "--baseline", baseline)[1]), "utf-8")
    assert identities(run(after, "--baseline", baseline)[1]) == []


def test_several_workbooks_each_have_their_own(run, tmp_path):
    first, second = write_xlsx(book(), tmp_path / "a.xlsx"), write_xlsx(book(), tmp_path / "b.xlsx")
    run(first, "--write")
    _, document, said = run(first, second, "--new-only")
    assert {one["workbook"] for one in document["findings"]} == {"b.xlsx"}
    assert "b.xlsx: there is no earlier report to compare with" in said and "Shown is what came" in said


def test_without_anything_to_compare_with_all_is_shown_and_said(run, tmp_path):
    path = write_xlsx(book(), tmp_path / "a.xlsx")
    code, document, said = run(path, "--new-only")
    assert (code, len(document["findings"])) == (1, 4)
    assert said.startswith("a.xlsx: there is no earlier report to compare with; everything is shown.")


def test_a_report_without_findings_is_one_too(run, tmp_path):
    """Whatever is found later is new."""
    clean = book(kpis=[]).partition("# Kennzahlen")[0]
    run(write_xlsx(clean, tmp_path / "a.xlsx"), "--output", tmp_path / "copy.xlsx")
    _, document, said = run(write_xlsx(book(), tmp_path / "b.xlsx"), "--baseline", tmp_path / "copy.xlsx")
    assert len(document["findings"]) == 4 and "no earlier report" not in said


@pytest.mark.parametrize("content", ["{", "[]", '{"findings": []}', '{"workbooks": ["a.xlsx"], "findings": [{}]}'])
def test_a_file_that_is_no_report_is_refused(run, tmp_path, content):
    path, baseline = write_xlsx(book(), tmp_path / "a.xlsx"), tmp_path / "b.json"
    baseline.write_text(content)
    code, _, said = run(path, "--baseline", baseline)
    assert code == 2 and said.startswith("b.json: it holds no report that could be compared with.")
    assert run(path, "--baseline", path)[0] == 2
    assert "There is no earlier report" in run(path, "--baseline", tmp_path / "fehlt.json")[2]


def test_accepted_findings_do_not_count_for_the_exit_code(run, tmp_path):
    lines = [f"BSC104 | K-{number} | Kommt noch | A. Kern |" for number in range(1, 5)]
    code, document, _ = run(write_xlsx(book(*lines), tmp_path / "a.xlsx"), "--write")
    assert (code, len(document["accepted"])) == (0, 4)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["stimmig Report"]
    cells = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert "What is accepted" in cells and cells.count("Kommt noch") == 4 and "4 accepted" in sheet["A3"].value
