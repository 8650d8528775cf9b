"""Trust, not control: what the TRU rules report, and where they keep still."""

import pytest
import xlsxwriter

import stimmig
from programs import converted
from sheets import check, said, silent
from stimmig.workbook.formulas import column_formulas
from stimmig.workbook.ods_table import as_excel_writes

GRADING = "# Einstellungen\n| Einstellung | Wert |\n| Abschlussnoten erlaubt | ja |\n"


def key_results(heading: str, *cells: str, lang: str = "de") -> str:
    """Return a table of key results with one more column."""
    columns = {
        "de": "| ID | Objective | Key Result | Hypothese |",
        "en": "| ID | Objective | Key result | Hypothesis |",
    }
    rows = [
        f"| R-{n} | O-1 | {n} von 10 kommen wieder | Wer kommt, bleibt. | {cell} |" for n, cell in enumerate(cells, 1)
    ]
    return "\n".join(["# Key Results", f"{columns[lang]} {heading} |", *rows])


@pytest.mark.parametrize(
    "heading",
    ["Bonus", "Bonus (in €)", "Bonus 2026", "Zielbonus", "Prämie", "Variable Vergütung", "Gehaltsrelevanz", "Payout",
     "Variable pay", "Tantieme je Team", "Boni"],
)  # fmt: skip
def test_a_column_about_pay_is_reported_at_its_heading(heading):
    """Whatever it holds, even nothing: the heading says what it is for."""
    assert check(key_results(heading, "500"), select=["TRU701"]) == ["TRU701 E1"]
    assert check(key_results(heading, ""), select=["TRU701"]) == ["TRU701 E1"]


@pytest.mark.parametrize(
    "heading",
    ["Bonität", "Lohnt sich", "Payback", "Notiz", "Kommentar", "Ort", "Gehalten", "Upgrade", "Reward loops seen"],
)
def test_headings_that_only_look_like_pay_are_left_alone(heading):
    """Creditworthiness is no bonus."""
    assert check(key_results(heading, "500"), select=["TRU"]) == []


@pytest.mark.parametrize(
    "cells, codes",
    [
        (["1", "2,5"], ["TRU701 E1"]), (["2+", "3-"], ["TRU701 E1"]), (["siehe Protokoll", "2"], []), (["7", "2"], []),
        (["", ""], []), (["0,7", "1,0"], []),
    ],
)  # fmt: skip
def test_a_german_note_is_a_grade_where_it_holds_grades(cells, codes):
    """1 to 6, all of them; words make it a remark."""
    assert check(key_results("Note", *cells), select=["TRU701"]) == codes


def test_an_english_note_is_a_comment():
    """Whatever its cells hold."""
    sheet = key_results("Note", "1", "2", lang="en").replace("von 10 kommen wieder", "of 10 people come back")
    assert check(sheet.replace("Wer kommt, bleibt.", "Whoever comes will stay."), select=["TRU701"]) == []


def test_grades_are_fine_where_the_profile_allows_them():
    """Google's way grades the close of a cycle; a bonus is none."""
    assert check(key_results("Grade", "B"), select=["TRU701"]) == ["TRU701 E1"]
    assert check(GRADING + key_results("Grade", "B"), select=["TRU701"]) == []
    assert check(key_results("Grade", "B"), select=["TRU701"], profile="google") == []
    assert check(GRADING + key_results("Bonus", "700"), select=["TRU701"]) == ["TRU701 E1"]


def test_a_rating_of_traffic_lights_is_no_grade():
    """ "Rating: amber" tells a status."""
    assert check(key_results("Rating", "amber", "green"), select=["TRU701"]) == []
    assert check(key_results("Rating", "A", "B"), select=["TRU701"]) == ["TRU701 E1"]


def test_check_ins_and_objectives_are_okr_tables_a_scorecard_is_not():
    """A KPI about bonuses paid is a KPI."""
    checkins = "# Check-ins\n| Datum | Key Result | Wert | Zuversicht | Bonus |\n| 2026-11-18 | R-1 | 4 | 6 | 50 |"
    objectives = "# Objectives\n| ID | Objective | Zyklus | Bonus |\n| O-1 | Nähe | C-1 | 50 |"
    kpis = "# Kennzahlen\n| ID | Kennzahl | Zielwert | Bonus |\n| K-1 | Boni | 5 | 50 |"
    found = [check(sheet, select=["TRU701"]) for sheet in (checkins, objectives, kpis)]
    assert found == [["TRU701 E1"], ["TRU701 D1"], []]


def test_a_table_beside_it_is_another_table():
    """A column after an empty heading does not belong to the key results."""
    rows = "# Key Results\n| ID | Objective | Key Result | | Bonus |\n| R-1 | O-1 | 8 von 10 kommen | | 50 |"
    assert check(rows, select=["TRU701"]) == []


@pytest.mark.parametrize(
    "text, codes",
    [
        ("Alle erreichen ihren Zielbonus", ["TRU701 C2"]), ("Jede Zweite bekommt eine Gehaltserhöhung", ["TRU701 C2"]),
        ("Half of us see the pay rise coming", ["TRU701 C2"]), ("30 Kunden lösen ihren Bonus ein", []),
        ("Half of the members know their bonus", []), ("8 von 10 verstehen ihre Prämie", []),
    ],
)  # fmt: skip
def test_texts_about_pay_are_asked_about(text, codes):
    """A customer's bonus, and an insurer's premium, are something else; the wording alone is never an error."""
    rows = f"# Key Results\n| ID | Objective | Key Result |\n| R-1 | O-1 | {text} |"
    assert check(rows, select=["TRU701"]) == codes
    assert all("speaks of" in line for line in said(rows, rule="TRU701"))


def test_says_what_to_do_with_the_column():
    """The advice names a way out, and blames no one."""
    assert said(key_results("Bonus", "500"), rule="TRU701") == [
        "The column “Bonus” ties this OKR table to money. Take the column out of the OKR table, and settle pay"
        " independently of it."
    ]


@pytest.mark.parametrize("heading, codes", [("Teamranking", ["TRU702 E1"]), ("Rangliste", ["TRU702 E1"]), ("Rang", [])])
def test_a_rank_of_key_results_may_be_a_priority(heading, codes):
    """Only an unmistakable heading is reported by itself."""
    assert check(key_results(heading, "1", "2", "3"), select=["TRU702"]) == codes


@pytest.mark.parametrize(
    "ranks, codes",
    [("123", ["TRU702 G1"]), ("132", []), ("321", [])],
)
def test_a_rank_in_the_order_of_the_results_is_a_ranking(ranks, codes):
    """Three key results with 9, 6 and 3: ranked 1, 2, 3 they are ranked by result."""
    rows = [f"| R-{n} | O-1 | {n} von 10 | 12 | {12 - 3 * n} | T{n} | {rank} |" for n, rank in enumerate(ranks, 1)]
    head = "| ID | Objective | Key Result | Zielwert | Aktuell | Team | Rang |"
    assert check("\n".join(["# Key Results", head, *rows]), select=["TRU702"]) == codes


def test_a_grade_for_a_team_is_reported():
    """In a list of cycles each row is a team."""
    cycles = "# Zyklen\n| ID | Team | Beginn | Ende | Note |\n| C-1 | Rathaus | 2026-07-01 | 2026-09-30 | 2 |"
    assert said(cycles, rule="TRU702")[0].startswith("The column “Note” grades the teams in this table.")


OKR_AND_PAY = """
    # Key Results
    | ID  | Objective | Key Result           | Aktuell |
    | R-1 | O-1       | 8 von 10 kommen gern | 6       |
    # Abrechnung
    | Name    | Prämie    |
    | A. Kern | {formula} |
"""


@pytest.mark.parametrize(
    "formula, codes",
    [
        ("='Key Results'!D2*50", ["TRU703 B2"]),
        ("=SUM('key results'!$D$2:$D$9)", ["TRU703 B2"]),
        ("=SUMIF('Key Results'!A:A,A2,'Key Results'!D:D)", ["TRU703 B2"]),
        ("='Key Results'!D40*50", []),  # beside the table
        ("=Abrechnung!A2", []),
        ("=Grundgehalt*0.05", []),
        ("300", []),
    ],
)
def test_pay_that_is_computed_from_okr_cells(formula, codes):
    """Wherever the column stands; a formula about anything else is nobody's business."""
    assert check(OKR_AND_PAY.format(formula=formula), select=["TRU703"]) == codes


def test_only_columns_about_pay_or_grades_matter():
    """A progress chart may read key results."""
    assert check(OKR_AND_PAY.format(formula="='Key Results'!D2").replace("Prämie", "Verlauf"), select=["TRU703"]) == []


def test_pay_computed_from_an_excel_table(tmp_path):
    """By the name of the table, in a formula that Excel shares between cells."""
    path = tmp_path / "pay.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Key Results")
        columns = [{"header": heading} for heading in ("ID", "Objective", "Key Result", "Aktuell")]
        page.add_table(
            0, 0, 2, 3, {"name": "tblKR", "columns": columns, "data": [["R-1", "O-1", "Gäste kommen", 6]] * 2}
        )
        page = book.add_worksheet("Geld")
        page.write_row(0, 0, ["Name", "Bonus"])
        page.write_formula(1, 1, "=SUM(tblKR[Aktuell])", None, 12)
    found = stimmig.check(path, select=["TRU703"]).findings
    assert [(finding.code, finding.place.cell) for finding in found] == [("TRU703", "B2")]


def test_formulas_that_excel_shares_between_cells_are_worked_out():
    """Excel writes the text once and refers to it below."""
    data = (
        b'<sheetData><row r="2"><c r="B2"><f t="shared" ref="B2:B3" si="0">\'Key Results\'!D2*50</f><v>1</v></c></row>'
        b'<row r="3"><c r="B3"><f t="shared" si="0"/><v>2</v></c></row></sheetData>'
    )
    assert column_formulas(data, 1) == {1: "='Key Results'!D2*50", 2: "='Key Results'!D3*50"}


@pytest.mark.parametrize(
    "written, in_excel",
    [
        ("of:=[.H2]*50", "=H2*50"),
        ("of:=SUM([$'Key Results'.D2:.D9])", "=SUM('Key Results'!D2:D9)"),
        ("of:=SUM([$'Q1.24'.$D$2:$'Q1.24'.$D$9])", "=SUM('Q1.24'!$D$2:$D$9)"),
    ],
)
def test_formulas_of_libreoffice_read_as_those_of_excel(written, in_excel):
    """So that one look serves both."""
    assert as_excel_writes(written) == in_excel


@pytest.mark.program("soffice")
def test_a_file_that_does_not_show_its_formulas_is_not_checked(tmp_path):
    """In .ods they are seen; in .xls they are not, and silence would mean checked and fine."""
    path = tmp_path / "pay.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Key Results")
        page.write_row(0, 0, ["ID", "Objective", "Key Result", "Aktuell", "Bonus"])
        page.write_row(1, 0, ["R-1", "O-1", "Gäste kommen wieder", 6])
        page.write_formula(1, 4, "=D2*50", None, 300)
    calc, old = (stimmig.check(converted(path, kind), select=["TRU703"]) for kind in ("ods", "xls"))
    assert [finding.place.cell for finding in calc.findings] == ["E2"] and not calc.not_checked
    assert [silence.code for silence in old.not_checked] == ["TRU703"] and not old.findings


def closed(*rows: tuple[str, str], end: str = "2026-09-30", state: str = "abgeschlossen", better: str = "höher") -> str:
    """Return a cycle with key results of target and current value."""
    lines = [
        f"| R-{n} | O-1 | Menschen {n} | 0 | {target} | {current} | {better} |"
        for n, (target, current) in enumerate(rows)
    ]
    return "\n".join([
        "# Zyklen", "| ID | Team | Beginn | Ende | Status |", f"| C-1 | Rathaus | 2026-07-01 | {end} | {state} |",
        "# Objectives", "| ID | Zyklus | Objective |", "| O-1 | C-1 | Menschen erleben uns nah |",
        "# Key Results", "| ID | Objective | Key Result | Ausgangswert | Zielwert | Aktuell | Besser |", *lines,
    ])  # fmt: skip


@pytest.mark.parametrize(
    "rows, better, codes, unknown",
    [
        ([("8", "8"), ("5", "6")], "höher", ["TRU704 F2"], 0), ([("8", "8"), ("5", "4")], "höher", [], 0),
        ([("8", "8")], "höher", [], 0), ([("8", "8"), ("", "4")], "höher", [], 1), ([("8", "7"), ("", "4")], "höher", [], 0),
        ([("2", "1"), ("3", "3")], "niedriger", ["TRU704 F2"], 0), ([("2", "3"), ("3", "3")], "niedriger", [], 0),
        ([("+10 %", "10"), ("3", "3")], "höher", [], 1),
    ],
)  # fmt: skip
def test_a_cycle_in_which_every_target_was_reached_is_asked_about(rows, better, codes, unknown):
    """More than reached is reached too; what was missed settles it, what is not known is said."""
    assert check(closed(*rows, better=better), select=["TRU704"]) == codes
    assert len(silent(closed(*rows, better=better), rule="TRU704")) == (unknown > 0)


def test_only_closed_cycles_are_asked_about():
    """Closed is what says so, or what says nothing and has ended."""
    reached = [("8", "8"), ("5", "5")]
    assert check(closed(*reached, state="läuft"), select=["TRU704"]) == []
    assert check(closed(*reached, state=""), select=["TRU704"]) == ["TRU704 F2"]
    assert check(closed(*reached, state="", end="2026-12-31"), select=["TRU704"]) == []


def test_names_the_cycle_and_no_one():
    """A question about ambition is asked of a cycle, not of people."""
    assert said(closed(("8", "8"), ("5", "5")), rule="TRU704", lang="de")[0].startswith(
        "Im abgeschlossenen Zyklus C-1 sind alle Key Results (2) voll erreicht. Fragen Sie sich im Review"
    )


def test_shares_below_the_heading_grade_are_no_grades():
    """0.7 says how far a key result came; 1 and 2 may be school grades."""
    assert check(key_results("Grade", "0,7", "1"), select=["TRU701"]) == []
    assert check(key_results("Grade", "1", "1"), select=["TRU701"]) == ["TRU701 E1"]
    assert check(key_results("Grade", "0,7", "2"), select=["TRU701"]) == ["TRU701 E1"]
