"""stimmig as a library: `import stimmig`, check, and take what was found."""

import datetime
import json
import subprocess
import sys

import pytest

import stimmig
from conftest import ROOT
from sheets import write_xlsx
from stimmig.schemas import problems
from test_architecture import modules_loaded_by

DAY = datetime.date(2026, 11, 22)
SAMPLE = ROOT / "samples" / "gefahr-6-ohne-sinn" / "ohne-sinn.xlsx"
TEAMS = ROOT / "samples" / "three-workbooks"


@pytest.fixture(scope="module")
def report():
    return stimmig.check(SAMPLE, as_of=DAY)


def test_a_check_returns_a_report(report):
    """Findings with their cells and sentences, what was not checked, counts."""
    assert isinstance(report, stimmig.Report)
    first = report.findings[0]
    assert (first.code, first.severity.name, str(first.place), first.rows) == ("PUR001", "ERROR", "BSC!D6", 6)
    assert first.message.startswith("Das strategische Ziel „Frische") and first.advice.startswith("Tragen Sie")
    assert (report.counts.error, report.counts.rows, report.counts.rows_reaching_purpose) == (3, 19, 12)
    assert ("LNK456", "Strategisches Ziel, das lange kein OKR berührt hat") in [
        (one.code, one.title) for one in report.not_checked
    ]
    assert (report.lang, report.as_of, report.profile, report.faults) == ("de", DAY, "die-agilen", ())
    assert "3 error" in repr(report)


def test_to_json_is_what_the_command_prints(report):
    """The same document, and it fits the schema."""
    command = [sys.executable, "-m", "stimmig", "check", str(SAMPLE), "--as-of", str(DAY), "--format", "json"]
    printed = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False).stdout
    assert json.loads(report.to_json()) == json.loads(printed)
    assert problems("report", json.loads(report.to_json())) == []


def test_several_workbooks_are_one_strategy():
    """Paths as strings or paths, each file once."""
    names = ("scorecard.xlsx", "team-front-desk.xlsx", "team-nursing.xlsx")
    paths = [str(TEAMS / names[0]), TEAMS / names[1], TEAMS / names[2], TEAMS / ".." / TEAMS.name / names[0]]
    assert stimmig.check(paths, as_of=DAY).workbooks == names


def test_options_are_those_of_the_command():
    found = stimmig.check(str(SAMPLE), select="PUR,LNK", ignore=["pur001"], profile="google", lang="en", as_of=DAY)
    assert {one.code for one in found.findings} == {"PUR002", "PUR012"}
    assert found.profile == "google" and found.findings[0].message.startswith("The initiative “Sitzecke")
    assert stimmig.check(SAMPLE, as_of=datetime.datetime(2026, 11, 22, 9, 30)).as_of == DAY


def test_frames_hold_findings_silence_and_rows(report):
    pytest.importorskip("pandas", reason="needs pandas")
    frames = report.to_frames()
    assert list(frames) == ["findings", "not_checked", "rows"]
    findings, rows = frames["findings"], frames["rows"]
    assert list(findings["code"]) == [one.code for one in report.findings]
    assert findings.loc[0, ["severity", "sheet", "cell", "rows"]].to_list() == ["error", "BSC", "D6", 6]
    assert len(frames["not_checked"]) == len(report.not_checked)
    counted = rows[rows["active"] & (rows["kind"] != "purpose")]
    assert counted["reaches_purpose"].sum() == report.counts.rows_reaching_purpose
    assert rows.set_index("id").loc["S-1", "way"] == "P-1 → H-1 → M-1 → Z-1 → S-1"


def test_frames_have_their_columns_where_nothing_was_found():
    pytest.importorskip("pandas", reason="needs pandas")
    frames = stimmig.check(ROOT / "samples" / "dorfladen" / "dorfladen.xlsx", as_of=DAY).to_frames()
    assert len(frames["findings"]) == 0 and "message" in frames["findings"].columns


def test_without_pandas_the_sentence_says_what_to_do(report, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="Für to_frames\\(\\) wird pandas gebraucht. .* pip install pandas"):
        report.to_frames()


@pytest.mark.parametrize(
    "paths, options, german, english",
    [
        ("fehlt.xlsx", {}, "fehlt.xlsx: Diese Datei gibt es nicht", "fehlt.xlsx: there is no such file"),
        (["a.xlsx", "b.xlsx"], {}, "(?s)a.xlsx: .*\nb.xlsx: ", "(?s)a.xlsx: .*\nb.xlsx: "),
        ([], {}, "Nennen Sie mindestens eine Arbeitsmappe", "Name at least one workbook"),
        (SAMPLE, {"profile": "streng"}, "Das Profil „streng“ gibt es nicht", "no profile “streng”"),
        (SAMPLE, {"select": "PUR102"}, "Gemeint ist vielleicht PUR", "Did you mean PUR"),
        (SAMPLE, {"select": [""]}, "welche Regeln gemeint sind", "which rules are meant"),
    ],
)
def test_what_cannot_be_used_is_an_exception_with_a_sentence(paths, options, german, english):
    for lang, told in (("de", german), ("en", english)):
        with pytest.raises(stimmig.Refusal, match=told):
            stimmig.check(paths, lang=lang, **options)


def test_one_file_that_cannot_be_used_stops_the_check(tmp_path):
    """A program would not see that a workbook is missing from the figures."""
    with pytest.raises(stimmig.Refusal, match="fehlt.xlsx"):
        stimmig.check([SAMPLE, tmp_path / "fehlt.xlsx"])


def test_an_unknown_language_is_refused():
    with pytest.raises(stimmig.Refusal, match="fr"):
        stimmig.check(SAMPLE, lang="fr")


def test_an_unknown_attribute_is_none():
    assert "check" in dir(stimmig)
    with pytest.raises(AttributeError, match="nothing"):
        _ = stimmig.nothing


def test_importing_stimmig_costs_next_to_nothing():
    """Not one of its modules is loaded before it is used."""
    code = "import sys, stimmig; print(*[name for name in sys.modules if name.startswith('stimmig')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["stimmig"]


def test_a_check_loads_no_format_that_was_not_asked_for(tmp_path):
    """Start-up time is a feature."""
    path = write_xlsx("# Kennzahlen\n| ID | Kennzahl | Ist |\n| K-1 | Umsatz | 5 |", tmp_path / "a.xlsx")
    loaded = modules_loaded_by("check", str(path))
    ours = {"library", "explaining", "report.explanation", "writing.explanation_text", "writing.report_json"}
    assert not {f"stimmig.{name}" for name in ours} & loaded
    assert not {name for name in loaded if name.startswith("stimmig.writing.formats.")}
    assert not {"csv", "importlib.metadata", "email"} & loaded
