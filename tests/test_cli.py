"""The command line, as its users type it: whole processes, exit codes, streams."""

import json
import os
import shutil
import subprocess
import sys

import openpyxl
import pytest

from packages import plain, rebuild
from rich import rich_workbook
from sheets import write_xlsx
from stimmig.arguments import parser
from xlsb import write_xlsb

GOOD = """
# Strategie
| ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       | North Star | Health Metric | Trade-off |
| P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |            |               |           |
| H-1 | HED     | Treue Gemeinden tragen uns. | P-1           | Treue erhält das Dorfleben. | Quote      | Kapital       | Treue     |
"""
BAD = GOOD.replace("| P-1           | Treue erhält", "|               | Treue erhält")


def stimmig(*words, lang="", cwd=None):
    """Run the command in a process of its own."""
    environment = {**os.environ, "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "PYTHONIOENCODING": ""}
    more = ["--lang", lang] if lang else []
    command = [sys.executable, "-m", "stimmig", *map(str, words), *more]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=cwd, check=False
    )


@pytest.fixture
def good(tmp_path):
    return write_xlsx(GOOD, tmp_path / "gut.xlsx")


@pytest.fixture
def bad(tmp_path):
    return write_xlsx(BAD, tmp_path / "schlecht.xlsx")


def test_exit_0_where_nothing_is_wrong(good):
    run = stimmig("check", good)
    assert (run.returncode, run.stderr) == (0, "")
    assert "1 von 1 Zeile erreicht den Purpose." in run.stdout


def test_exit_1_where_errors_were_found(bad):
    run = stimmig("check", bad)
    assert run.returncode == 1
    assert "✖ Fehler PUR001  Strategie!D3" in run.stdout


def test_exit_2_where_a_file_is_unusable_and_the_others_are_checked(bad, tmp_path):
    run = stimmig("check", bad, tmp_path / "fehlt.xlsx")
    assert run.returncode == 2
    assert "PUR001" in run.stdout and "fehlt.xlsx" in run.stderr


def test_exit_3_where_a_rule_crashes(good, tmp_path):
    """A fault of ours has a code of its own and says which rule it was."""
    (tmp_path / "sitecustomize.py").write_text(
        "import stimmig.rules.pur.not_one_purpose as m\n"
        "def crash(*_): raise RuntimeError('boom')\n"
        "m.NotOnePurpose.check = crash\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-m", "stimmig", "check", str(good), "--format", "json"]
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert run.returncode == 3
    assert json.loads(run.stdout)["faults"] == [{"code": "PUR006", "message": "RuntimeError: boom"}]


def test_json_says_all(bad):
    document = json.loads(stimmig("check", bad, "--format", "json", "--as-of", "2026-11-22").stdout)
    assert document["counts"] == {"rows": 1, "rows_reaching_purpose": 0, "error": 1, "warning": 0, "hint": 0}
    finding = document["findings"][0]
    assert (finding["code"], finding["severity"], finding["workbook"]) == ("PUR001", "error", "schlecht.xlsx")
    assert (finding["sheet"], finding["cell"]) == ("Strategie", "D3")
    assert finding["message"].startswith("Die HED") and finding["advice"]


def test_json_says_what_was_not_checked(tmp_path):
    """With code, reason and workbook; here a workbook that was not given."""
    text = "# Objectives\n| ID | Objective | Zahlt ein auf |\n| O-1 | Menschen kommen gern | konzern:S-9 |"
    path = write_xlsx(text, tmp_path / "team.xlsx")
    document = json.loads(stimmig("check", path, "--format", "json").stdout)
    silent = next(one for one in document["not_checked"] if one["code"] == "LNK457")
    assert set(silent) == {"code", "reason", "workbook"} and "konzern" in silent["reason"]


def test_the_language_is_the_chosen_one_else_the_workbook_s(bad):
    assert "Die HED" in stimmig("check", bad).stdout
    assert "The HED" in stimmig("check", bad, lang="en").stdout
    assert "The HED" in stimmig("--lang", "en", "check", bad).stdout


def test_the_settings_sheet_chooses_the_language(tmp_path):
    path = write_xlsx(BAD + "\n# Einstellungen\n| Einstellung | Wert |\n| Sprache | en |\n", tmp_path / "a.xlsx")
    assert "The HED" in stimmig("check", path).stdout


def test_unknown_words_are_explained_in_the_reader_s_language(good):
    for words, german, english in (
        (("check",), "es fehlt: DATEI", "required: FILE"),
        (("prüfe", good), "„prüfe“ ist nicht möglich (möglich: check, read", "“prüfe” (choose from check, read"),
        ((), "es fehlt: BEFEHL", "required: COMMAND"),
        (("check", good, "--write", "--output", "x"), "geht nicht zusammen mit --write", "not allowed with argument"),
        (("check", good, "--select", ""), "welche Regeln gemeint sind", "which rules are meant"),
        (("check", good, "--ignore", ","), "welche Regeln gemeint sind", "which rules are meant"),
        (("check", good, "--as-of", "morgen"), "kein Datum der Form", "not a date of the form"),
        (("check", good, "--profile", "streng"), "Das Profil „streng“ gibt es nicht", "no profile “streng”"),
        (("check", good, "--select", "PUR01x"), "Die Regel „PUR01X“ gibt es nicht", "no rule “PUR01X”"),
    ):
        for lang, said in (("de", german), ("en", english)):
            run = stimmig(*words, lang=lang)
            assert run.returncode == 2 and "Traceback" not in run.stderr
            assert said in run.stderr, run.stderr


@pytest.mark.parametrize(
    "words, german, english",
    [
        (("bsc_de.xlsx",), "Meinen Sie: check bsc_de.xlsx?", "Did you mean: check bsc_de.xlsx?"),
        (("chek", "gut.xlsx"), "„chek“ ist kein Befehl. Meinen Sie check?", "Did you mean check?"),
        (("help",), "Meinen Sie --help?", "Did you mean --help?"),
        (("check", "gut.xlsx", "--wirte"), "unbekannt: --wirte. Meinen Sie --write?", "--wirte. Did you mean --write?"),
        (("check", "gut.xlsx", "--proflie=google"), "Meinen Sie --profile?", "Did you mean --profile?"),
        (("check", "gut"), "gibt es nicht. Meinen Sie gut.xlsx?", "no such file. Did you mean gut.xlsx?"),
        (("check", "gtu.xlsx"), "gibt es nicht. Meinen Sie gut.xlsx?", "no such file. Did you mean gut.xlsx?"),
        (("check", "Umsatz.xlsx"), "Prüfen Sie Ordner und Schreibweise.", "Check the folder and the spelling."),
    ],
)
def test_a_slip_is_answered_with_what_may_be_meant(words, german, english, good):
    for lang, said in (("de", german), ("en", english)):
        run = stimmig(*words, lang=lang, cwd=good.parent)
        assert run.returncode == 2 and said in run.stderr, run.stderr


def test_today_may_be_written_the_german_way():
    for day in ("31.12.2026", "2026-12-31"):
        assert parser("de").parse_args(["check", "a.xlsx", "--as-of", day]).as_of.isoformat() == "2026-12-31"


def test_every_command_is_described_in_sentences():
    for lang in ("de", "en"):
        for command in ("check", "read", "new", "remove"):
            said = parser(lang)._commands.choices[command].description
            assert said[0].isupper() and said.endswith(".")


def test_write_puts_the_report_into_the_workbook_and_remove_takes_it_away(bad):
    before = bad.read_bytes()
    run = stimmig("check", bad, "--write")
    assert run.returncode == 1 and "schlecht.xlsx" in run.stderr
    sheet = openpyxl.load_workbook(bad)["stimmig Bericht"]
    texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert "PUR001" in texts and "0 von 1 Zeile erreichen den Purpose" in texts[2]
    written = bad.read_bytes()
    assert stimmig("check", bad, "--write").returncode == 1
    assert bad.read_bytes() == written
    assert stimmig("remove", bad).returncode == 0
    assert bad.read_bytes() == before


def test_output_writes_a_copy_and_leaves_the_workbook_alone(bad, good, tmp_path):
    before = bad.read_bytes()
    assert stimmig("check", bad, "--output", tmp_path / "kopie.xlsx").returncode == 1
    assert "stimmig Bericht" in openpyxl.load_workbook(tmp_path / "kopie.xlsx").sheetnames
    assert stimmig("check", bad, good, "--output", tmp_path / "ordner").returncode == 1
    assert sorted(os.listdir(tmp_path / "ordner")) == ["gut.xlsx", "schlecht.xlsx"]
    assert bad.read_bytes() == before


def test_output_never_overwrites_a_stranger(bad, good, tmp_path):
    before = good.read_bytes()
    run = stimmig("check", bad, "--output", good)
    assert run.returncode == 2 and "gut.xlsx" in run.stderr
    assert good.read_bytes() == before
    copy = tmp_path / "kopie.xlsx"
    for _ in range(2):  # an earlier copy of ours may be replaced
        assert stimmig("check", bad, "--output", copy).returncode == 1


def test_formats_that_cannot_be_written_get_a_report_of_their_own(tmp_path):
    rows = [["Perspektive", "Strategisches Ziel", "Kennzahl", "Plan"], ["Finanzen", "Milchgeld halten", "Preis", 34.5]]
    path = write_xlsb(rows, tmp_path / "molkerei.xlsb")
    before = path.read_bytes()
    assert stimmig("check", path, "--write").returncode == 1
    book = openpyxl.load_workbook(tmp_path / "molkerei.stimmig.xlsx")
    assert book.sheetnames == ["stimmig Bericht"] and path.read_bytes() == before
    links = [
        cell.hyperlink.target or cell.hyperlink.location
        for row in book.active.iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    assert any("molkerei.xlsb" in link for link in links)


def test_a_protected_workbook_is_refused_and_output_gives_the_report_alone(tmp_path):
    def change(name, content):
        protection = b'<workbookProtection lockStructure="1"/><bookViews>'
        return content.replace(b"<bookViews>", protection) if name == "xl/workbook.xml" else content

    path = rebuild(write_xlsx(BAD, tmp_path / "zu.xlsx"), change)
    before = path.read_bytes()
    run = stimmig("check", path, "--write")
    assert run.returncode == 2 and "geschützt" in run.stderr and "PUR001" in run.stdout
    assert path.read_bytes() == before
    assert stimmig("check", path, "--output", tmp_path / "bericht.xlsx").returncode == 1
    assert openpyxl.load_workbook(tmp_path / "bericht.xlsx").sheetnames == ["stimmig Bericht"]


def test_a_workbook_open_in_excel_is_checked_but_not_written(bad):
    bad.with_name("~$schlecht.xlsx").write_bytes(b"\x04Kern")
    run = stimmig("check", bad, "--write")
    assert run.returncode == 2 and "PUR001" in run.stdout and "~$schlecht.xlsx" in run.stderr
    assert stimmig("check", bad).returncode == 1


def test_where_one_file_cannot_be_written_none_is(bad, good):
    good.with_name("~$gut.xlsx").write_bytes(b"\x04Kern")
    before = bad.read_bytes()
    assert stimmig("check", bad, good, "--write").returncode == 2
    assert bad.read_bytes() == before


def test_several_errors_are_said_at_once(tmp_path):
    (tmp_path / "daten.xlsx").write_text("Kennzahl;Ist")
    run = stimmig("check", tmp_path / "fehlt.xlsx", tmp_path / "daten.xlsx", tmp_path)
    assert run.returncode == 2 and len(run.stderr.splitlines()) == 3


def test_a_workbook_with_everything_is_checked_and_written(tmp_path):
    """Macros, charts and pivots do not disturb the road from end to end."""
    path = rich_workbook(tmp_path / "reich.xlsm")
    run = stimmig("check", path, "--write")
    assert run.returncode == 1 and "Traceback" not in run.stderr
    assert stimmig("remove", path).returncode == 0


def test_read_gives_one_document_per_workbook(good, bad, tmp_path):
    one = json.loads(stimmig("read", good, "--json").stdout)
    assert one["purpose"] == "Damit Dörfer lebendig sind." and one["sources"]["/purpose"] == "Strategie!C2"
    both = json.loads(stimmig("read", good, bad, "--json").stdout)
    assert [document["file"] for document in both] == ["gut.xlsx", "schlecht.xlsx"]
    assert stimmig("read", good, bad, "--json", "--out", tmp_path / "aus").returncode == 0
    assert sorted(os.listdir(tmp_path / "aus")) == ["gut.json", "schlecht.json"]


def test_read_tells_documents_of_one_name_apart_and_says_so(tmp_path):
    """Where two would share a name, the full name is taken; where that is shared too, the folder before it."""
    for name in ("a/plan.xlsx", "b/Plan.xlsx", "b/plan.xlsm", "b/ziel.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(write_xlsx(GOOD, tmp_path / "gut.xlsx"), tmp_path / name)
    files = [tmp_path / name for name in ("a/plan.xlsx", "b/Plan.xlsx", "b/plan.xlsm", "b/ziel.xlsx")]
    run = stimmig("read", *files, "--out", tmp_path / "aus", lang="de")
    assert sorted(os.listdir(tmp_path / "aus")) == [
        "a-plan.xlsx.json", "b-Plan.xlsx.json", "plan.xlsm.json", "ziel.json",
    ]  # fmt: skip
    assert run.returncode == 0 and len(run.stderr.splitlines()) == 3
    assert "geschrieben als plan.xlsm.json, weil mehrere der Mappen plan.json ergäben." in run.stderr


def test_read_rejects_what_is_no_scorecard(good, tmp_path):
    path = write_xlsx("| Anlage | Bauteil |\n| BHKW | Brenner |", tmp_path / "wartung.xlsx")
    run = stimmig("read", path, "--json")
    document = json.loads(run.stdout)
    assert (run.returncode, document["expect"], document["reason"]) == (2, "reject", "not_a_scorecard")
    assert "wartung.xlsx" in run.stderr
    assert stimmig("read", path, good, "--json").returncode == 0


def test_read_without_json_is_for_people(good):
    run = stimmig("read", good)
    assert run.returncode == 0 and "Purpose: Damit Dörfer lebendig sind." in run.stdout


def test_new_makes_a_template_and_never_overwrites(tmp_path):
    assert stimmig("new", tmp_path / "neu", lang="de").returncode == 0
    run = stimmig("new", tmp_path / "neu.xlsx", lang="de")
    assert run.returncode == 2 and "gibt es schon" in run.stderr
    run = stimmig("check", tmp_path / "neu.xlsx")
    assert run.returncode == 2 and "keine Zeile darunter" in run.stderr


def test_read_has_a_singular_and_names_reviews_by_what_was_learned(tmp_path):
    """One cycle is no "1 Zyklen", a review is no list of KPIs, and a shortened name has one ellipsis."""
    more = """
# Zyklen
| ID | Team | Beginn     | Ende       |
| Z1 | Wald | 2026-07-01 | 2026-12-31 |
# Reviews
| Zyklus | Gespiegelte Kennzahl | Erkenntnis        |
| Z1     | K-3                  | Nähe lohnt sich.  |
# Maßnahmen
| ID  | Maßnahme |
""" + "".join(f"| M-{number} | {'Wir gehen hin und fragen nach, ' * 3} |\n" for number in range(5))
    run = stimmig("read", write_xlsx(GOOD + more, tmp_path / "a.xlsx"))
    assert "1 Zyklus: " in run.stdout and "1 Review: Nähe lohnt sich." in run.stdout
    assert "5 Maßnahmen: " in run.stdout and "…; und weitere" in run.stdout and "… …" not in run.stdout


def test_read_says_in_one_language_that_a_file_is_no_use(tmp_path):
    path = write_xlsx("| Kennzahl | Ist | Zielwert | Zahlt ein auf |", tmp_path / "leer.xlsx")
    run = stimmig("read", path)
    assert "keine Zeile darunter" in run.stderr and "nicht zu gebrauchen" in run.stdout


def test_remove_says_when_there_is_nothing(good):
    run = stimmig("remove", good)
    assert run.returncode == 0 and "kein Blatt von stimmig" in run.stdout


def test_remove_answers_in_the_language_of_the_report(bad):
    """Else in that of the workbook; what the reader chooses comes first."""
    for chosen, said in (("", "Das Blatt „stimmig Bericht“ ist entfernt."), ("en", "the sheet “stimmig Bericht” is")):
        stimmig("check", bad, "--write")
        assert said in stimmig("remove", bad, lang=chosen).stdout


def test_remove_says_of_a_file_that_is_only_a_report_that_it_can_be_deleted(tmp_path):
    rows = [["Perspektive", "Strategisches Ziel", "Kennzahl", "Plan"], ["Finanzen", "Milchgeld halten", "Preis", 34.5]]
    stimmig("check", write_xlsb(rows, tmp_path / "molkerei.xlsb"), "--write")
    run = stimmig("remove", tmp_path / "molkerei.stimmig.xlsx")
    assert run.returncode == 2 and "löschen Sie die ganze Datei" in " ".join(run.stderr.split())


def test_a_report_that_cannot_be_put_beside_its_workbook_names_the_workbook(tmp_path):
    """The file that it would become is not there, so the sentence is not about it."""
    rows = [["Perspektive", "Strategisches Ziel", "Kennzahl", "Plan"], ["Finanzen", "Milchgeld halten", "Preis", 34.5]]
    path = write_xlsb(rows, tmp_path / "molkerei.xlsb")
    tmp_path.chmod(0o555)
    try:
        run = stimmig("check", path, "--write")
    finally:
        tmp_path.chmod(0o755)
    assert run.returncode == 2
    assert "molkerei.xlsb: Der Bericht lässt sich nicht als molkerei.stimmig.xlsx daneben schreiben" in run.stderr


def test_patterns_work_where_the_shell_does_not_fill_them_in(good, bad, tmp_path):
    run = stimmig("check", tmp_path / "*.xlsx", "--format", "json")
    assert json.loads(run.stdout)["workbooks"] == ["gut.xlsx", "schlecht.xlsx"]


def test_two_files_of_one_name_are_told_apart(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        shutil.copyfile(plain(tmp_path / "plan.xlsx"), tmp_path / folder / "plan.xlsx")
    names = json.loads(stimmig("check", tmp_path / "a/plan.xlsx", tmp_path / "b/plan.xlsx", "--format", "json").stdout)[
        "workbooks"
    ]
    assert len(set(names)) == 2


def test_help_is_there_in_both_languages():
    assert "Arbeitsmappen prüfen" in stimmig("--help", "--lang", "de").stdout
    assert "check workbooks" in stimmig("--help", "--lang", "en").stdout
    german = stimmig("check", "--help", "--lang", "de").stdout
    assert "Optionen" in german and "Rückgabewert 0: kein Fehler" in " ".join(german.split())


def test_the_last_parser_decides_what_argparse_says(capsys):
    """A German parser leaves nothing behind for an English one in the same process."""
    for lang, said in (("de", "es fehlt: DATEI"), ("en", "the following arguments are required: FILE")):
        with pytest.raises(SystemExit):
            parser(lang).parse_args(["check"])
        assert said in capsys.readouterr().err
