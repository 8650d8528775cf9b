"""Trust, not control: what the TRU rules report, and where they keep still."""

import pytest

from sheets import check, said, silent

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
    assert check(key_results("Grade", "0,7"), select=["TRU701"]) == ["TRU701 E1"]
    assert check(GRADING + key_results("Grade", "0,7"), select=["TRU701"]) == []
    assert check(key_results("Grade", "0,7"), select=["TRU701"], profile="google") == []
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


def test_formulas_are_not_read_yet_and_that_is_said():
    """Silence would mean checked and fine."""
    assert len(silent(key_results("Ort", "x"), rule="TRU703")) == 1
    assert silent("# Kennzahlen\n| ID | Kennzahl | Ist |\n| K-1 | Boni | 5 |", rule="TRU703") == []


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
        "Im abgeschlossenen Zyklus C-1 sind alle 2 Key Results voll erreicht. Fragen Sie sich im Review"
    )
