"""The team of OKRs, told by what stands around their table."""

import pytest

from sheets import strategy

_LIST = "| Objective | Key Result | Zielwert |\n| Nähe | Besuche | 30 |\n| Nähe | Anrufe | 40 |\n"


def teams(text: str) -> set:
    return {one.team for one in strategy(text).objectives}


@pytest.mark.parametrize(
    ("above", "team"),
    [
        ("# OKR\n| Team: Vertrieb Süd | | |\n\n", "Vertrieb Süd"),
        ("# OKR\n| Team: | Vertrieb | |\n\n", "Vertrieb"),
        ("# OKR\n| Team | Vertrieb | |\n\n", "Vertrieb"),
        ("# OKR\n| Abteilung: Einkauf | | |\n| Zyklus: Q1 2026 | | |\n\n", "Einkauf"),
        ("# OKR Team Vertrieb\n", "Vertrieb"),
        ("# Team Vertrieb Süd Q1 2026\n", "Vertrieb Süd"),
        ("# Blatt1\n| OKR Team Einkauf – Q1 2026 | | |\n", "Einkauf"),
        ("# Team Einkauf\n| Team: Vertrieb | | |\n\n", "Vertrieb"),
    ],
)
def test_a_label_a_title_or_the_sheet_names_the_team(above, team):
    """The label nearest above the table counts most."""
    assert teams(above + _LIST) == {team}


@pytest.mark.parametrize(
    "above",
    [
        "# Team-OKR\n",
        "# Team OKRs\n",
        "# Team Overview\n",
        "# Teamziele\n",
        "# Vertrieb\n",
        "# Team Q1 2026\n",
        "# OKR\n| Team: Eva, Max und Lea | | |\n\n",
        "# OKR\n| Team: | | |\n\n",
        "# OKR\n| Team: | 5 | |\n\n",
        "# OKR\n| Team: offen | | |\n\n",
        "# OKR\n| Teamwork: alle helfen | | |\n\n",
        "# OKR\n| Bereich: Kunden | | |\n\n",
    ],
)
def test_what_names_no_single_team(above):
    """Members, general words, a perspective, a blank."""
    assert teams(above + _LIST) == {None}


def test_a_column_counts_before_all():
    """Also where its cell is empty."""
    text = "# Team Einkauf\n| Objective | Team | Key Result |\n| Nähe | Vertrieb | Besuche |\n| Ruhe | | Anrufe |"
    assert teams(text) == {"Vertrieb", None}


def test_each_table_has_the_label_above_it():
    """Two teams on one sheet."""
    text = f"# OKR\n| Team: Vertrieb | | |\n{_LIST}\n| Team: Einkauf | | |\n{_LIST.replace('Nähe', 'Preise')}"
    assert {(one.name, one.team) for one in strategy(text).objectives} == {("Nähe", "Vertrieb"), ("Preise", "Einkauf")}


def test_key_results_below_their_objective():
    """The label stands above the first objective."""
    text = """
        # OKR
        | Team: Vertrieb Süd |         |    |
        | Objective: Nähe    |         |    |
        | KR 1               | Besuche | 30 |
        | KR 2               | Anrufe  | 30 |
        """
    assert teams(text) == {"Vertrieb Süd"}


def test_the_team_of_a_cycle_comes_first():
    """A list of cycles says whose they are."""
    text = """
        # Zyklen
        | ID | Team     | Beginn     | Ende       |
        | Q1 | Vertrieb | 2026-01-01 | 2026-03-31 |
        # Team Einkauf
        | Objective | Key Result | Zyklus |
        | Nähe      | Besuche    | Q1     |
        """
    read = strategy(text)
    assert [read.team_of(one) for one in read.objectives] == ["Vertrieb"]
