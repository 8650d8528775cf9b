"""Dialogue, not cascade: what the CAS rules report, and where they keep still."""

import pytest

from sheets import check, said, silent


def objectives(*rows: str, columns: str = "Herkunft") -> str:
    """Return objectives O-1, O-2 … of the team „Rathaus“ with one more column."""
    lines = [f"| O-{n} | Menschen erleben {n} | Rathaus | {cell} |" for n, cell in enumerate(rows, 1)]
    return "\n".join(["# Objectives", f"| ID | Objective | Team | {columns} |", *lines])


@pytest.mark.parametrize(
    "origins, codes, unknown",
    [
        (["top-down"], ["CAS601 D2"], 0), (["top-down", "top-down"], ["CAS601 D2"], 0), (["top-down", "Dialog"], [], 0),
        (["top-down", "bottom-up"], [], 0), (["top-down", ""], [], 1), (["", ""], [], 1), (["Dialog", ""], [], 0),
    ],
)  # fmt: skip
def test_one_objective_from_elsewhere_is_enough(origins, codes, unknown):
    """What does not say where it comes from may come from anywhere: that is said, unless another one settles it."""
    assert check(objectives(*origins), select=["CAS601"]) == codes
    assert len(silent(objectives(*origins), rule="CAS601")) == unknown


def test_names_the_team_where_one_is_known():
    """With a team the message names it, without it does not invent one."""
    assert said(objectives("top-down"), rule="CAS601")[0].startswith(
        "The team “Rathaus” has 1 objective, and “Origin” says"
    )
    nobody = objectives("top-down", "top-down").replace("| Rathaus |", "| |")
    assert said(nobody, rule="CAS601", lang="de")[0].startswith("Hier stehen 2 Objectives, und unter „Herkunft“ steht überall")  # fmt: skip


def test_a_closed_cycle_is_no_longer_asked_where_it_came_from():
    """Only what still counts can be talked about."""
    cycle = "# Zyklen\n| ID | Team | Beginn | Ende | Status |\n| C-1 | Rathaus | 2026-07-01 | 2026-09-30 | abgeschlossen |\n"
    old = (
        cycle + "# Objectives\n| ID | Zyklus | Objective | Herkunft |\n| O-1 | C-1 | Menschen erleben uns | top-down |"
    )
    assert check(old, select=["CAS"]) == []
    assert check(old.replace("abgeschlossen", "läuft"), select=["CAS601"]) == ["CAS601 D2"]


def handed_down(*names: str, own: str = "O-1") -> str:
    """Return three key results of the team „Leitung“ and the objectives of the team „Empfang“."""
    lines = [f"| O-{n} | {name} | Empfang |" for n, name in enumerate(names, 2)]
    return "\n".join([
        "# Key Results", "| ID | Objective | Key Result |", f"| R-1 | {own} | 8 von 10 kommen wieder |",
        f"| R-2 | {own} | Drei Familien laden ein |", "# Objectives", "| ID | Objective | Team |",
        "| O-1 | Menschen erleben uns nah | Leitung |", *lines,
    ])  # fmt: skip


@pytest.mark.parametrize(
    "names, codes",
    [
        (["8 von 10 kommen wieder"], ["CAS603 B3"]), (["8 von 10 kommen wieder", "Gäste fühlen sich erwartet"], []),
        (["8 von 10 kommen wieder", "Drei Familien laden ein.", "Gäste sind da"], ["CAS603 B3"]),
        (["8 von 10 Gästen kommen wieder"], []),
    ],
)  # fmt: skip
def test_more_than_half_of_a_team_s_objectives_are_key_results_of_others(names, codes):
    """Half of them may be; only the very wording counts, whatever its full stop."""
    assert check(handed_down(*names), select=["CAS603"]) == codes


def test_a_key_result_of_the_own_objective_is_not_handed_down():
    """A team that repeats its objective as key result does not hand anything down."""
    assert check(handed_down("8 von 10 kommen wieder", own="O-2"), select=["CAS603"]) == []


def test_counts_what_was_handed_down_and_shows_where_from():
    """Two of three, with the place of the first key result."""
    names = ["8 von 10 kommen wieder", "Drei Familien laden ein", "Gäste sind da"]
    assert said(handed_down(*names), rule="CAS603")[0].startswith(
        "2 of 3 objectives of the team “Empfang” are word for word key results of others (for example Key Results!C2)."
    )


@pytest.mark.parametrize("team", ["M. Brandt", "A.-K. Lund", "J.R. Smith", "Herr Yıldız", "Frau Dr. Kern", "Ms Jones"])
def test_an_initial_or_a_form_of_address_tells_a_person(team):
    """These read like a person."""
    assert check(f"# Objectives\n| ID | Objective | Team |\n| O-1 | Nähe | {team} |", select=["CAS604"]) == [
        "CAS604 C2"
    ]


@pytest.mark.parametrize(
    "team", ["Rathaus", "Front desk", "Team A. Kern", "IT", "Vertrieb Süd", "Dr.", "Frauenhaus", "Q. 3"]
)
def test_other_names_are_teams(team):
    """Nobody is asked about a name that may well be a team's."""
    assert check(f"# Objectives\n| ID | Objective | Team |\n| O-1 | Nähe | {team} |", select=["CAS604"]) == []


def test_a_person_in_the_list_of_cycles_is_found_there():
    """The finding stands where the team is written."""
    rows = "# Zyklen\n| ID | Team | Beginn | Ende |\n| C-1 | M. Brandt | 2026-10-01 | 2026-12-31 |\n"
    rows += "# Objectives\n| ID | Zyklus | Objective |\n| O-1 | C-1 | Menschen erleben uns nah |"
    assert check(rows, select=["CAS604"]) == ["CAS604 B2"]
    assert len(silent(rows.replace("M. Brandt", ""), rule="CAS604")) == 1


def test_one_agreed_objective_is_a_trace_of_a_dialogue():
    """A set is asked only where none of its objectives says with whom or when it was agreed."""
    assert check(objectives("", "", columns="Vereinbart am"), select=["CAS606"]) == ["CAS606 D2"]
    assert check(objectives("", "2026-09-20", columns="Vereinbart am"), select=["CAS606"]) == []
    assert check(objectives("Vorstand", "", columns="Vereinbart mit"), select=["CAS606"]) == []
    assert check(objectives("vor Kurzem", columns="Vereinbart am"), select=["CAS606"]) == []  # WBK011 speaks


def test_tables_without_such_columns_are_asked_once():
    """Two teams in one table: one finding, with the columns to add."""
    rows = "# Objectives\n| ID | Objective | Team |\n| O-1 | Nähe | A |\n| O-2 | Ruhe | B |"
    assert check(rows, select=["CAS606"]) == ["CAS606 B2"]
    assert said(rows, rule="CAS606") == [
        "The 2 objectives of this table do not say with whom and when they were agreed; no columns for this can be"
        " recognised. Add the columns “Agreed with” and “Agreed on”."
    ]


def test_an_objective_that_serves_a_moal_and_no_scorecard_is_fine():
    """The coupling is loose, many-to-many: no rule asks for a link to the scorecard, whatever the scorecard holds."""
    rows = """
        # Strategie
        | ID  | Ebene   | Aussage                              | Zahlt ein auf | Warum                       | Geprüft am | Horizont   |
        | P-1 | Purpose | Damit Dörfer lebendig bleiben.       |               |                             | 2026-10-01 |            |
        | Z-1 | Moal    | Alle finden im Ort, was sie zum Leben brauchen. | P-1 | Das Bild zeigt den Alltag. | 2026-10-01 | 2027-10-31 |
        # BSC
        | ID  | Perspektive | Strategisches Ziel | Zahlt ein auf | Warum                     |
        | S-1 | Kunden      | Nähe schaffen      | Z-1           | Wer nah ist, wird besucht. |
        # Objectives
        | ID  | Objective                | Team    | Zahlt ein auf | Warum                    | Herkunft | Vereinbart mit | Vereinbart am |
        | O-1 | Menschen erleben uns nah | Rathaus | Z-1           | Nähe trägt den Alltag.   | Dialog   | Vorstand       | 2026-09-20    |
        # Key Results
        | ID  | Objective | Key Result                   | Hypothese                        |
        | R-1 | O-1       | 8 von 10 kommen gern wieder  | Wer gern kommt, kauft auch ein.  |
        | R-2 | O-1       | Jede Zweite bringt wen mit   | Wer wen mitbringt, bleibt länger. |
    """
    told = check(rows)
    assert {line for line in told if line.split()[0][:3] in ("PUR", "OKR", "LNK", "CAS", "TRU")} == set(), told
