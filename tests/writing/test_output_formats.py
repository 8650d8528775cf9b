"""What a check prints for other programs: SARIF, JUnit, CSV, Markdown."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator

from conftest import ROOT
from sheets import checked, write_xlsx
from stimmig.checking import check_readings, open_all
from stimmig.cli import main
from stimmig.report.check import Check
from stimmig.rules.catalogue import catalogue
from stimmig.schemas import problems
from stimmig.writing.formats import lines_in
from stimmig.writing.formats.csv import as_text

SARIF = json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0-rtm.4.json").read_text("utf-8"))
SAMPLES = sorted((ROOT / "samples").glob("*/*.xlsx"))
BAD = """
# Strategie
| ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       | North Star | Health Metric | Trade-off |
| P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |            |               |           |
| H-1 | HED     | =Treue | Gemeinden          |               | Treue erhält das Dorfleben. | Quote      | Kapital       |           |
""".replace("=Treue | Gemeinden          ", "*Treue* <b>&]]> Gemeinden   ")

ELSEWHERE = """
# Objectives
| ID  | Objective                | Zahlt ein auf |
| O-1 | Menschen erleben uns nah | konzern:S-9   |
"""
"""a link that cannot be checked, since the workbook is not given"""


def text_in(name: str, check: Check, lang: str = "en") -> str:
    return "\n".join(lines_in(name, check, lang))


def of_file(*paths: Path, **options) -> Check:
    readings, refused = open_all(paths)
    return check_readings(readings, refused=refused, **options)


def run_of(check: Check, lang: str = "en") -> dict:
    """Return the run of a SARIF document that fits the schema."""
    document = json.loads(text_in("sarif", check, lang))
    errors = [f"{list(error.path)}: {error.message}" for error in Draft4Validator(SARIF).iter_errors(document)]
    assert errors == []
    return document["runs"][0]


@pytest.fixture
def crash(monkeypatch):
    """Let a rule crash."""

    def boom(*_):
        raise RuntimeError("boom")

    monkeypatch.setattr(type(next(rule for rule in catalogue() if rule.code == "PUR006")), "check", boom)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_sarif_fits_the_official_schema(path, lang):
    """Whatever the sample and the language."""
    assert run_of(of_file(path), lang)["tool"]["driver"]["language"] == lang


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_json_fits_its_schema(path):
    assert problems("report", json.loads(text_in("json", of_file(path)))) == []


def test_sarif_names_the_cell_twice():
    """As Excel does, and as line and column; the level is the severity, the message says what and what now."""
    run = run_of(checked(BAD))
    result = next(one for one in run["results"] if one["ruleId"] == "PUR001")
    location = result["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "a.md"
    assert location["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 4, "endLine": 3, "endColumn": 5}
    assert location["logicalLocations"] == [{"name": "D3", "kind": "cell", "fullyQualifiedName": "Strategie!D3"}]
    assert result["level"] == "error" and "\nUnder “Contributes to”, enter the id" in result["message"]["text"]
    assert {one["level"] for one in run["results"]} == {"error", "note"}


def test_sarif_knows_a_finding_again_in_another_row_and_language():
    """A service that compares two runs must not call an old finding new because a row was inserted."""
    lines = BAD.splitlines()
    moved = "\n".join([*lines[:4], lines[4].replace("P-1", "P-2").replace("Purpose", "Vision "), *lines[4:]])
    before, after = (
        {one["partialFingerprints"]["stimmigIdentity/v1"] for one in run_of(checked(text), lang)["results"]}
        for text, lang in ((BAD, "en"), (moved, "de"))
    )
    assert before and before <= after


def test_sarif_explains_every_rule_in_the_chosen_language():
    run = run_of(checked(BAD), "de")
    rules = run["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == [rule.code for rule in catalogue()]
    first = rules[0]
    assert first["name"] == "RowWithoutPurpose" and first["shortDescription"]["text"] == "Zeile ohne Weg zum Purpose"
    assert "Tragen Sie unter „Zahlt ein auf“" in first["help"]["text"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_notifies_of_what_was_not_checked(crash, tmp_path):
    """A rule without its data, a rule that crashed and a file that is missing are no findings."""
    run = run_of(of_file(write_xlsx(BAD + ELSEWHERE, tmp_path / "a b.xlsx"), Path("fehlt ä.xlsx")))
    invocation = run["invocations"][0]
    notes = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    silent = next(note for note in notes if note.get("associatedRule", {}).get("id") == "LNK457")
    assert silent["level"] == "note" and silent["message"]["text"].startswith("Not checked: ")
    fault = next(note for note in notes if note.get("associatedRule", {}).get("id") == "PUR006")
    assert fault["level"] == "error" and "RuntimeError: boom" in fault["message"]["text"]
    missing = next(note for note in notes if note.get("descriptor", {}).get("id") == "missing")
    assert missing["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "fehlt%20%C3%A4.xlsx"
    assert run["artifacts"][0]["location"]["uri"].endswith("/a%20b.xlsx")
    assert {one["ruleId"] for one in run["results"]} <= {rule.code for rule in catalogue()}


def test_sarif_leaves_out_the_rules_that_were_left_out():
    run = run_of(checked(BAD, select=["PUR001"]))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["PUR001"]
    assert run["invocations"][0]["executionSuccessful"] is True


def test_junit_has_a_suite_for_each_workbook_and_a_case_for_each_rule():
    """Errors fail, hints are told, what was not checked is skipped; the counts add up."""
    root = ElementTree.fromstring(text_in("junit", checked(BAD + ELSEWHERE, BAD), "de"))
    assert [suite.get("name") for suite in root] == ["a.md", "b.md"]
    suite = root[0]
    cases = {case.get("name")[:6]: case for case in suite}
    assert list(cases) == [rule.code for rule in catalogue()]
    failure = cases["PUR001"].find("failure")
    assert failure.get("message").startswith("Die HED „*Treue* <b>&]]> Gemeinden“ führt über keine")
    assert failure.text.startswith("Fehler Strategie!D3: ")
    assert cases["PUR007"].find("failure") is None and "Hinweis Strategie!" in cases["PUR007"].find("system-out").text
    assert "konzern" in cases["LNK457"].find("skipped").get("message") and len(cases["PUR003"]) == 0
    assert int(suite.get("tests")) == len(cases) and int(suite.get("failures")) == len(suite.findall(".//failure"))
    assert int(root.get("tests")) == 2 * len(cases)


def test_junit_tells_of_crashes_and_of_files_that_cannot_be_used(crash):
    root = ElementTree.fromstring(text_in("junit", checked(BAD)))
    assert root.get("errors") == "1" and "boom" in root.find(".//error").text
    root = ElementTree.fromstring(text_in("junit", of_file(Path("fehlt.xlsx"))))
    assert root.find(".//error").get("type") == "missing" and root.find("testsuite").get("name") == "fehlt.xlsx"


def test_junit_leaves_out_what_xml_cannot_hold():
    check = checked(BAD.replace("*Treue*", "\x1bTreue\x00\uffff😀"))
    assert "„Treue😀" in ElementTree.fromstring(text_in("junit", check, "de")).find(".//failure").text


@pytest.mark.parametrize("lang, delimiter", [("de", ";"), ("en", ",")])
def test_csv_is_a_table_with_one_line_for_each_finding(lang, delimiter):
    """A byte order mark, then what the spreadsheets of the language take as separators."""
    check = checked(BAD)
    text = text_in("csv", check, lang)
    assert text[0] == "\ufeff" and text.count("\ufeff") == 1
    heads, *rows = csv.reader(io.StringIO(text[1:]), delimiter=delimiter)
    assert len(heads) == 9 and len(rows) == len(check.findings)
    first = dict(zip(heads, rows[0]))
    assert list(first.values())[:7] == [
        {"de": "Fehler", "en": "Error"}[lang],
        "PUR001",
        check.titles["PUR001"].to(lang),
        "a.md",
        "Strategie",
        "D3",
        "1",
    ]
    assert rows[0][7:] == [check.findings[0].message(lang), check.findings[0].advice(lang)]


@pytest.mark.parametrize("text", ["=1+1", "+49", "-5", "@SUM(A1)", "\t=1", "＝1"])
def test_csv_keeps_texts_from_becoming_formulas(text):
    assert as_text(text) == f"'{text}" and as_text(f"a{text}") == f"a{text}"


def test_csv_keeps_a_sheet_s_name_from_becoming_a_formula():
    """What others wrote into a workbook must not run in the reader's spreadsheet."""
    rows = list(csv.reader(io.StringIO(text_in("csv", checked(BAD.replace("# Strategie", "# =Strategie"))))))
    assert rows[1][4] == "'=Strategie"


def test_markdown_is_a_table_whose_cells_show_what_stands_there():
    """One line for each finding, whatever signs the wording holds."""
    lines = text_in("markdown", checked(BAD.replace("Gemeinden", r"a\|b")), "de").splitlines()
    assert lines[:2] == ["## a.md", ""] and lines[2] == "| Schwere | Regel | Wo | Befund | Was tun |"
    row = next(line for line in lines if "PUR001" in line)
    assert row.startswith("| ✖ Fehler | PUR001 | Strategie!D3 | Die HED „\\*Treue\\* \\<b\\>\\&\\]\\]\\>")
    assert row.replace("\\\\", "").replace("\\|", "").count("|") == 6
    assert lines[-1].startswith("0 von 1 Zeile erreichen den Purpose. 1 Fehler, ")


def test_markdown_says_so_where_nothing_was_found():
    check = of_file(ROOT / "samples" / "dorfladen" / "dorfladen.xlsx")
    assert "No finding: all rules that were checked are kept." in text_in("markdown", check)


@pytest.mark.parametrize("name", ["json", "sarif", "junit", "csv", "markdown"])
def test_the_format_changes_nothing_of_the_exit_code(name, tmp_path, capsys):
    path = write_xlsx(BAD, tmp_path / "a.xlsx")
    assert main(["check", str(path), "--format", name]) == 1
    assert main(["check", str(path), "--format", name, "--ignore", "PUR001"]) == 0
    assert main(["check", str(path), "nix.xlsx", "--format", name]) == 2
    assert "PUR" in capsys.readouterr().out
