"""Living with old stock: accepted findings are set apart, stay accepted through edits, or are lost loudly."""

import datetime
import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets import TODAY, checked, reading
from stimmig.checking import check_readings, report_on
from stimmig.identity import Identities
from stimmig.reading.recognise import read_workbook
from stimmig.refusal import Refusal
from stimmig.schemas import problems
from stimmig.template.build import build_workbook
from stimmig.workbook.file import open_workbook
from stimmig.writing.report_json import report_document
from stimmig.writing.report_text import report_lines

KPIS = ("K-1 | Umsatzrendite", "K-2 | Liefertreue", "K-3 | Krankenstand", "K-4 | Reklamationen")
LINE = "BSC104 | K-2 | Wird im Herbst zugeordnet | A. Kern |"


def book(*lines, kpis=KPIS, heads="Regel | Zeile | Warum | Von | Bis", sheet="Akzeptierte Befunde"):
    """Return a workbook of KPIs that no strategic objective has, and the findings that are accepted."""
    rows = "\n".join(f"| {row} | P-1 | Weil es dem Zweck dient. |" for row in kpis)
    text = (
        "# Strategie\n| ID | Ebene | Aussage |\n| P-1 | Purpose | Damit Dörfer lebendig sind. |\n"
        f"# Kennzahlen\n| ID | Kennzahl | Zahlt ein auf | Warum |\n{rows}\n"
    )
    return text + f"# {sheet}\n| {heads} |\n" + "".join(f"| {line} |\n" for line in lines) if lines else text


def told(check, *codes):
    """Return what was found by some rules: code and identity, and what is accepted."""
    found = [f"{one.code} {check.identity(one)}" for one in check.findings if one.code in codes]
    return found, [f"{one.code} {check.identity(one)}" for one, _ in check.accepted]


OTHERS = ["BSC104 kpi:K-1", "BSC104 kpi:K-3", "BSC104 kpi:K-4"]
CODES = ("BSC104", "WBK010", "WBK013")


def test_what_is_accepted_is_not_among_the_findings():
    """It is kept apart, with the line that accepts it."""
    check = checked(book(LINE))
    assert told(check, *CODES) == (OTHERS, ["BSC104 kpi:K-2"])
    why = check.accepted[0].acceptance
    assert (why.reason, why.by, why.until) == ("Wird im Herbst zugeordnet", "A. Kern", None)
    assert not check.faults


@pytest.mark.parametrize("row", ["K-2", "k-2", "kpi:K-2", "Liefertreue", "  LIEFERTREUE "])
def test_a_row_may_be_named_as_people_do(row):
    assert told(checked(book(f"bsc104 | {row} | Wird zugeordnet | A. Kern |")), *CODES)[1] == ["BSC104 kpi:K-2"]


def test_the_table_reads_in_english_too():
    text = book(
        "BSC104 | K-2 | Assigned in autumn | A. Kern | 2026-12-31",
        heads="Rule | Row | Why | By | Until",
        sheet="Accepted findings",
    )
    check = checked(text)
    assert told(check, *CODES) == (OTHERS, ["BSC104 kpi:K-2"])
    assert check.accepted[0].acceptance.until == datetime.date(2026, 12, 31)


@settings(deadline=None)
@given(st.permutations([*KPIS, "K-8 | Energie", "K-9 | Fluktuation"]))
def test_sorting_and_inserting_rows_keeps_an_acceptance(kpis):
    found, accepted = told(checked(book(LINE, kpis=kpis)), *CODES)
    assert accepted == ["BSC104 kpi:K-2"]
    assert sorted(found) == [*OTHERS, "BSC104 kpi:K-8", "BSC104 kpi:K-9"]


def test_renaming_a_row_with_an_id_keeps_an_acceptance():
    kpis = [row.replace("Liefertreue", "Termintreue") for row in KPIS]
    assert told(checked(book(LINE, kpis=kpis)), *CODES) == (OTHERS, ["BSC104 kpi:K-2"])


def test_renaming_what_identifies_a_row_loses_it_loudly():
    """The finding is shown again, and the line that fits nothing is named."""
    kpis = [row.replace("K-2", "K-20") for row in KPIS]
    check = checked(book(LINE, kpis=kpis))
    found, accepted = told(check, *CODES)
    assert accepted == [] and "BSC104 kpi:K-20" in found
    (stale,) = [one for one in check.findings if one.code == "WBK010"]
    assert str(stale.place) == "Akzeptierte Befunde!B2"
    assert stale.message("de") == "Akzeptiert ist BSC104 „K-2“; einen solchen Befund gibt es nicht mehr."
    assert stale.message("en") == "BSC104 “K-2” is accepted, but there is no such finding any more."


def test_a_row_without_an_id_goes_by_its_wording():
    text = book("BSC104 | Liefertreue | Wird zugeordnet | A. Kern |", kpis=[f" | {row[6:]}" for row in KPIS])
    assert told(checked(text), "WBK010") == ([], ["BSC104 kpi:Liefertreue"])


def test_a_finding_about_several_rows_goes_by_sheet_and_heading():
    """Sorting does not change which of the rows comes first in it."""
    for order in (KPIS, KPIS[::-1]):
        text = book("PUR012 | sheet:Kennzahlen#Warum | Kommt noch | A. Kern |", kpis=order)
        check = checked(text.replace("| Weil es dem Zweck dient. ", "|  "))
        assert told(check, "PUR012", "WBK010") == ([], ["PUR012 sheet:Kennzahlen#Warum"])


@pytest.mark.parametrize(
    "until, holds", [("31.12.2026", True), ("22.11.2026", True), ("21.11.2026", False), ("2026-11-21", False)]
)
def test_an_acceptance_holds_up_to_its_last_day(until, holds):
    check = checked(book(LINE + f" {until}"), as_of=TODAY)
    assert bool(check.accepted) == holds
    said = [one.message("de") for one in check.findings if one.code == "WBK013"]
    assert said == ([] if holds else ["Akzeptiert war BSC104 „K-2“ bis 21.11.2026; seitdem zählt der Befund wieder."])
    assert [one.code for one in check.findings if one.code == "WBK010"] == []


def test_an_acceptance_that_is_over_says_nothing_beside_the_one_that_renews_it():
    """Whoever keeps the old line for the record is not told that the finding counts again."""
    check = checked(book(LINE + " 21.11.2026", LINE + " 31.12.2026"))
    assert told(check, *CODES) == (OTHERS, ["BSC104 kpi:K-2"])
    for over in (LINE + " 21.11.2026", LINE + " 20.11.2026"):
        found = told(checked(book(LINE + " 21.11.2026", over)), *CODES)[0]
        assert len([one for one in found if one.startswith("WBK013")]) == 2


def test_an_end_that_cannot_be_read_is_said_and_nothing_is_accepted():
    check = checked(book(LINE + " Herbst"))
    assert told(check, *CODES)[1] == [] and "WBK011" in [one.code for one in check.findings]


@pytest.mark.parametrize(
    "line, german, english",
    [
        ("BSC104 | K-2 |  | A. Kern |", "doch es fehlt: Warum.", "this is missing: Why."),
        ("BSC104 | K-2 | Kommt noch |  |", "doch es fehlt: Von.", "this is missing: By."),
        ("BSC104 |  |  |  | 2027-01-01", "doch es fehlt: Zeile, Warum und Von.", "this is missing: Row, Why and By."),
        ("BSC10 | K-2 | Kommt noch | A. Kern |", "doch diese Regel gibt es nicht.", "there is no such rule."),
        ("WBK010 | K-2 | Kommt noch | A. Kern |", "lässt sich nicht akzeptieren.", "cannot be."),
    ],
)
def test_a_line_that_accepts_nothing_is_said(line, german, english):
    check = checked(book(line))
    (said,) = [one for one in check.findings if one.code == "WBK013"]
    assert german in said.message("de") and english in said.message("en")
    assert check.accepted == () and not check.faults


def test_an_acceptance_is_about_its_own_workbook():
    """The same id in another workbook is another row."""
    first, second = book(LINE), book()
    found, accepted = told(checked(first, second), *CODES)
    assert accepted == ["BSC104 kpi:K-2"] and found.count("BSC104 kpi:K-2") == 1


def test_whether_a_cause_is_gone_is_asked_of_the_rule_even_if_it_is_left_out():
    """Its findings stay unheard; and a rule that could not speak leaves it open."""
    assert told(checked(book(LINE), select=["WBK"]), *CODES) == ([], [])
    assert told(checked(book(LINE), ignore=["BSC"]), *CODES) == ([], [])
    gone = book(LINE.replace("K-2", "K-7"))
    assert [one.code for one in checked(gone, select=["WBK010"]).findings] == ["WBK010"]
    silent = next(one.code for one in checked(book()).not_checked)
    assert told(checked(book(f"{silent} | K-7 | Kommt noch | A. Kern |")), "WBK010") == ([], [])


# --- files


@pytest.fixture
def accept(tmp_path):
    """Return a way to write a file of accepted findings."""

    def write(*lines, text=None, name="accepted.json"):
        path = tmp_path / name
        path.write_text(text if text is not None else json.dumps({"accepted": list(lines)}), "utf-8")
        return path

    return write


ENTRY = {"code": "BSC104", "identity": "kpi:K-2", "reason": "Wird zugeordnet", "by": "A. Kern"}


def test_a_file_accepts_for_several_workbooks(accept):
    check = checked(book(), book(), accepted=accept(ENTRY))
    assert told(check, "WBK010") == ([], ["BSC104 kpi:K-2"] * 2)
    check = checked(book(), book(), accepted=accept(ENTRY | {"workbook": "b.md"}))
    assert [one.finding.place.workbook for one in check.accepted] == ["b.md"]
    check = checked(book(), accepted=accept(ENTRY | {"workbook": "other.xlsx", "identity": "kpi:K-7"}))
    assert told(check, *CODES)[1] == [] and "WBK010" not in [one.code for one in check.findings]


def test_what_is_stale_in_a_file_is_named_with_it(accept):
    check = checked(book(), accepted=accept(ENTRY | {"identity": "kpi:K-7"}))
    (stale,) = [one for one in check.findings if one.code == "WBK010"]
    assert "BSC104 „kpi:K-7“ (in accepted.json)" in stale.message("de")


def test_a_file_beside_the_profile_is_found(accept, tmp_path):
    accept(ENTRY, name="ours.accepted.json")
    profile = tmp_path / "ours.json"
    profile.write_text('{"name": "ours", "inherits": "die-agilen", "limits": {}}')
    assert told(checked(book(), profile=str(profile)))[1] == ["BSC104 kpi:K-2"]


@pytest.mark.parametrize(
    "text, german, english",
    [
        ('{"accepted": [}', "accepted.json, Zeile 1, Spalte 15: Ab hier", "line 1, column 15: from here on"),
        ("{}", "ganz oben fehlt „accepted“", "“accepted” is missing at the top"),
        (
            json.dumps({"accepted": [{**ENTRY, "by": " "}]}),
            'unter accepted → 0 → by steht " ", erlaubt ist ein Text',
            "under accepted → 0 → by there is",
        ),
        (
            json.dumps({"accepted": [{**ENTRY, "until": "2026-02-31"}]}),
            "unter accepted → 0 → until steht „2026-02-31“, erlaubt ist ein Tag der Form JJJJ-MM-TT",
            "allowed is a day of the form YYYY-MM-DD",
        ),
        (json.dumps({"accepted": [{**ENTRY, "grund": "x"}]}), "„grund“ unter accepted → 0 ist unbekannt", "is unknown"),
    ],
)
def test_a_broken_file_is_said(accept, text, german, english):
    with pytest.raises(Refusal) as refusal:
        checked(book(), accepted=accept(text=text))
    assert german in refusal.value.sentence("de") and english in refusal.value.sentence("en")


def test_everything_that_is_wrong_with_a_file_is_said_at_once(accept):
    """A missing name and a day that is none, in one go."""
    nameless = {name: value for name, value in ENTRY.items() if name != "by"}
    with pytest.raises(Refusal) as caught:
        checked(book(), accepted=accept(ENTRY | {"until": "2026-02-31"}, nameless))
    assert "2026-02-31" in caught.value.sentence("en") and "“by” is missing" in caught.value.sentence("en")


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(Refusal) as refusal:
        checked(book(), accepted=tmp_path / "fehlt.json")
    assert "gibt es nicht" in refusal.value.sentence("de") and "no file" in refusal.value.sentence("en")


# --- what readers get


def test_the_outputs_list_what_is_accepted_apart():
    check = checked(book(LINE + " 31.12.2026"))
    document = report_document(check, "de")
    assert problems("report", json.loads(json.dumps(document))) == []
    (one,) = document["accepted"]
    assert (one["code"], one["identity"], one["by"], one["until"]) == ("BSC104", "kpi:K-2", "A. Kern", "2026-12-31")
    assert document["counts"]["error"] == sum(one["severity"] == "error" for one in document["findings"])
    said = "\n".join(report_lines(check, "de"))
    assert "Ein Befund ist akzeptiert und zählt nicht:\n  ✓ BSC104  Kennzahlen!C3" in said
    assert "→ Wird im Herbst zugeordnet (A. Kern, bis 31.12.2026)" in said
    assert "1 finding is accepted and does not count:" in "\n".join(report_lines(check, "en"))


def test_the_report_of_a_workbook_lists_its_own():
    read = [reading(book(LINE), "a.md"), reading(book(LINE), "b.md")]
    check = check_readings(read, as_of=TODAY)
    report = report_on(check, read[0], "de")
    assert [(line.code, line.by) for line in report.accepted] == [("BSC104", "A. Kern")]
    assert {line.identity for line in report.findings if line.code == "BSC104"} == {one[7:] for one in OTHERS}


def test_what_json_calls_a_finding_accepts_it(accept):
    """Every finding can be accepted by what the report says of it: nothing but the acceptances is left."""
    document = report_document(checked(book()), "de")
    lines = [{**ENTRY, **{key: one[key] for key in ("code", "identity", "workbook")}} for one in document["findings"]]
    check = checked(book(), accepted=accept(*lines))
    assert check.findings == () and len(check.accepted) == len(lines) > 0


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_template_has_the_table_and_reads_it_back(tmp_path, lang):
    line = {
        "rule": "BSC104",
        "row": "K-2",
        "reason": "Kommt noch",
        "by": "A. Kern",
        "until": datetime.date(2026, 12, 31),
    }
    path = tmp_path / "a.xlsx"
    path.write_bytes(build_workbook(lang, {"kpis": [{"id": "K-2", "name": "Liefertreue"}], "acceptances": [line]}))
    (one,) = read_workbook(open_workbook(path)).acceptances
    assert (one.rule, one.to, one.reason, one.by, one.until) == tuple(line.values())
    path.write_bytes(build_workbook(lang))
    assert read_workbook(open_workbook(path)).acceptances == ()


def test_nothing_is_worked_out_where_nothing_is_accepted(monkeypatch):
    def crash(*_):
        raise AssertionError

    monkeypatch.setattr(Identities, "of", crash)
    check = checked(book())
    assert list(report_lines(check, "de"))


@settings(deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from([0, 1, 3]))
def test_an_acceptance_takes_away_what_it_names_and_nothing_else(rng: random.Random, many):
    """Found and accepted together are what was found before."""
    before, _ = told(checked(book()), "BSC104")
    chosen = rng.sample(before, many)
    lines = [f"BSC104 | {one.split()[1]} | Kommt noch | A. Kern |" for one in chosen]
    found, accepted = told(checked(book(*lines)), *CODES)
    assert sorted(found + accepted) == sorted(before) and sorted(accepted) == sorted(chosen)
