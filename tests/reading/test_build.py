"""One strategy from one or several workbooks; links are resolved once."""

import pytest

from sheets import strategy
from stimmig.reading.links import split_ids

TOP = """
    # Strategie
    | ID  | Ebene   | Aussage                     | Zahlt ein auf |
    | P-1 | Purpose | Damit Dörfer lebendig sind. |               |
    | Z-1 | Moal    | Alle finden im Ort alles.   | P-1           |
"""


def chain_of(read, name: str) -> list[str]:
    row = next(row for row in read.linked if name in (row.id, row.name))
    return [step.label for step in read.chains.get(row, ())]


def test_the_way_from_the_purpose_is_computed():
    """Of several ways the longest is shown: it passes through the scorecard."""
    read = strategy(
        TOP
        + """
    # BSC
    | ID  | Perspektive | Strategisches Ziel | Zahlt ein auf |
    | S-1 | Kunden      | Nähe schaffen      | Z-1           |
    # Objectives
    | ID  | Objective                | Zahlt ein auf |
    | O-1 | Menschen erleben uns nah | Z-1; S-1      |
    # Key Results
    | ID  | Objective | Key Result       |
    | R-1 | O-1       | 8 von 10 kommen  |
    """
    )
    assert chain_of(read, "R-1") == ["P-1", "Z-1", "S-1", "O-1", "R-1"]


def test_an_id_is_looked_up_at_home_first():
    """Both teams have an O-1; each key result finds its own."""
    team = "# Objectives\n| ID | Objective |\n| O-1 | {} |\n# Key Results\n| ID | Objective | Key Result |\n| R-1 | O-1 | 5 kommen |"
    read = strategy(team.format("Eins"), team.format("Zwei"))
    assert [read.objective_of(row).name for row in read.key_results] == ["Eins", "Zwei"]


def test_an_id_of_another_workbook_is_found_if_it_is_unique():
    """A team's objective serves the scorecard of the other file."""
    read = strategy(TOP, "# Objectives\n| ID | Objective | Zahlt ein auf |\n| O-1 | Menschen kommen | Z-1 |")
    assert chain_of(read, "O-1") == ["P-1", "Z-1", "O-1"]


def test_an_id_that_two_other_workbooks_have_is_ambiguous():
    """Without the name of the workbook nothing tells which is meant; with it everything is clear."""
    card = "# BSC\n| ID | Perspektive | Strategisches Ziel |\n| S-1 | Kunden | {} |"
    team = "# Objectives\n| ID | Objective | Zahlt ein auf |\n| O-1 | Menschen kommen | {} |"
    vague = strategy(card.format("Nähe"), card.format("Wege"), team.format("S-1"))
    clear = strategy(card.format("Nähe"), card.format("Wege"), team.format("b:S-1"))
    assert [link.trouble for link in vague.links[vague.objectives[0]]] == ["ambiguous"]
    assert clear.parents(clear.objectives[0])[0].name == "Wege"


def test_a_workbook_that_was_not_given_is_named():
    """The link is neither fine nor broken: it cannot be checked."""
    read = strategy("# Objectives\n| ID | Objective | Zahlt ein auf |\n| O-1 | Menschen kommen | konzern:Z-9 |")
    link = read.links[read.objectives[0]][0]
    assert (link.trouble, link.near) == ("elsewhere", ("konzern",))


def test_a_mistyped_id_is_missing_and_near_ids_are_offered():
    """S1 instead of S-1 leads into the void, but the reader is helped."""
    read = strategy(
        """
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
        # Kennzahlen
        | ID  | Kennzahl | Zahlt ein auf |
        | K-1 | NPS      | S1            |
        """
    )
    link = read.links[read.kpis[0]][0]
    assert (link.trouble, link.near[0]) == ("missing", "S-1")


def test_a_name_may_stand_for_an_id():
    """An initiative that names its objective in words is linked to it."""
    read = strategy(
        """
        | Ziel        | Kennzahl | Ist |
        | Marge heben | DB       | 5   |

        | Maßnahme      | zu Ziel     | bis      |
        | Messe Leipzig | Marge heben | 31.03.10 |
        """
    )
    assert [row.name for row in read.parents(read.initiatives[0])] == ["Marge heben"]


def test_ids_with_another_dash_or_case_are_the_same():
    """Excel likes to turn hyphens into dashes."""
    read = strategy(
        TOP
        + "    # BSC\n    | ID | Perspektive | Strategisches Ziel | Zahlt ein auf |\n    | S-1 | Kunden | Nähe | z–1 |"
    )
    assert chain_of(read, "S-1") == ["P-1", "Z-1", "S-1"]


def test_signs_that_nobody_sees_do_not_break_a_link():
    """An id copied from a web page brings spaces without width along."""
    read = strategy(
        TOP.replace("| Z-1 |", "| Z-1\u200b |")
        + "    # BSC\n    | ID | Strategisches Ziel | Zahlt ein auf |\n    | S-1 | Nähe | \ufeffZ-\u00ad1 |"
    )
    assert [link.trouble for link in read.links[read.strategic_objectives[0]]] == [""]


@pytest.mark.parametrize(
    "text, ids",
    [
        ("Z-1; S-1", ("Z-1", "S-1")),
        ("Z-1, S-1", ("Z-1", "S-1")),
        ("Z-1 / S-1", ("Z-1", "S-1")),
        ("Z-1\nS-1", ("Z-1", "S-1")),
        ("Z-1; Z-1", ("Z-1",)),
        ("S-1 Nähe schaffen", ("S-1",)),
        ("S-1: Nähe schaffen", ("S-1",)),
        ("Nähe, Wärme und Wege", ("Nähe, Wärme und Wege",)),
        ("Kunden/innen binden", ("Kunden/innen binden",)),
        ("", ()),
        (None, ()),
    ],
)
def test_several_ids_in_a_cell(text, ids):
    """Ids are separated by semicolon, comma, slash or line break; a wording stays whole."""
    assert split_ids(text, {"z-1", "s-1"}) == ids


def test_an_okr_list_that_repeats_its_objective_makes_one_objective():
    """A flat list names the objective on each row, or on the first only."""
    read = strategy(
        """
        # OKRs FY24-H2
        | Objective       | Key result | From | To | Now |
        | New drivers stay | After 90 days | 61 | 85 | 70 |
        |                 | After a year  | 40 | 60 | 45 |
        """
    )
    assert [(row.name, row.cycle) for row in read.objectives] == [("New drivers stay", "FY24-H2")]
    assert [read.objective_of(row).name for row in read.key_results] == ["New drivers stay"] * 2
    assert [(row.baseline, row.target, row.current) for row in read.key_results] == [(61, 85, 70), (40, 60, 45)]


def test_circles_are_found_once_and_whole():
    """Three rows in a circle are one circle, and none of them reaches the purpose."""
    read = strategy(
        """
        # Strategie
        | ID  | Ebene   | Aussage | Zahlt ein auf |
        | P-1 | Purpose | Warum   |               |
        | H-1 | HED     | Eins    | H-3           |
        | H-2 | HED     | Zwei    | H-1           |
        | H-3 | HED     | Drei    | H-2           |
        """
    )
    assert [{row.id for row in circle} for circle in read.circles] == [{"H-1", "H-2", "H-3"}]
    assert [row.id for row in read.active if read.reaches_purpose(row)] == []


def test_what_has_ended_need_not_serve():
    """A dropped KPI, a done initiative and the objectives of a closed cycle are not active."""
    read = strategy(
        """
        # Kennzahlen
        | ID  | Kennzahl | Status    |
        | K-1 | Alt      | verworfen |
        | K-2 | Neu      | im Plan   |
        # Zyklen
        | ID  | Team | Beginn     | Ende       | Status        |
        | C-1 | Rat  | 2026-01-01 | 2026-03-31 | abgeschlossen |
        # Objectives
        | ID  | Zyklus | Objective |
        | O-1 | C-1    | Vorbei    |
        # Key Results
        | ID  | Objective | Key Result |
        | R-1 | O-1       | 5 kommen   |
        """
    )
    assert [row.id for row in read.active] == ["K-2"]


def test_an_objective_on_a_row_of_its_own_heads_its_key_results():
    """Its id and its links are its own; no nameless key result comes of it."""
    read = strategy(
        """
        # OKRs
        | #     | Objective        | Key result     | Target | Aligned to | Because       |
        | O1    | New drivers stay |                |        | S-1        | Turnover hurts |
        | KR1.1 |                  | After 90 days  | 85     |            |               |
        | KR1.2 |                  | After one year | 60     |            |               |
        | O2    | Routes are short |                |        | S-2        | Fuel is dear  |
        """
    )
    assert [(row.id, row.name, row.contributes_to[0].to) for row in read.objectives] == [
        ("O1", "New drivers stay", "S-1"), ("O2", "Routes are short", "S-2"),
    ]  # fmt: skip
    assert [(row.id, row.objective) for row in read.key_results] == [("KR1.1", "O1"), ("KR1.2", "O1")]


def test_numbers_of_other_rows_are_links():
    """In a list of KPIs, the KPI's number is its id and the objective's number a link."""
    read = strategy(
        """
        # BSC
        | Ziel-Nr. | Perspektive | Strategisches Ziel |
        | S1       | Kunden      | Nähe schaffen      |
        # KPI-Liste
        | KPI-Nr | Kennzahl | Ziel-Nr. | Zielwert |
        | K1     | Besuche  | S1       | 5        |
        """
    )
    assert [(row.id, row.name) for row in read.strategic_objectives] == [("S1", "Nähe schaffen")]
    assert [(kpi.id, read.parents(kpi)[0].id) for kpi in read.kpis] == [("K1", "S1")]
