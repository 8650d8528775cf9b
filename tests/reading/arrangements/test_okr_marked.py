"""Objectives and key results below each other that say themselves what they are."""

import pytest
from okr_says import checkins, key_results

from sheets import reading, strategy
from stimmig.reading.arrangements.okr_marks import mark_of

RETURN = ("Kunden kommen wieder", "Wiederkäufer je Monat", 10, 30, 14)
PRAISE = ("Kunden kommen wieder", "Empfehlungen je Monat", 5, 20, 8)
STAY = ("Team bleibt", "Kündigungen", 6, 2, 5)

LAYOUTS = {
    "prefixes": """
        # OKR
        | OKR                          | Start | Ziel | Aktuell |
        | O1: Kunden kommen wieder     |       |      |         |
        | KR 1.1 Wiederkäufer je Monat | 10    | 30   | 14      |
        | KR 1.2 Empfehlungen je Monat | 5     | 20   | 8       |
        | O2: Team bleibt              |       |      |         |
        | KR 2.1 Kündigungen           | 6     | 2    | 5       |
    """,
    "a column of kinds": """
        # Plan
        | Typ | Beschreibung          | Startwert | Zielwert | Aktuell |
        | O   | Kunden kommen wieder  |           |          |         |
        | KR  | Wiederkäufer je Monat | 10        | 30       | 14      |
        | KR  | Empfehlungen je Monat | 5         | 20       | 8       |
        | O   | Team bleibt           |           |          |         |
        | KR  | Kündigungen           | 6         | 2        | 5       |
    """,
    "ids": """
        # OKR
        |     | Objective / Key Result | Start | Ziel | Stand |
        | O1  | Kunden kommen wieder   |       |      |       |
        | 1.1 | Wiederkäufer je Monat  | 10    | 30   | 14    |
        | 1.2 | Empfehlungen je Monat  | 5     | 20   | 8     |
        | O2  | Team bleibt            |       |      |       |
        | 2.1 | Kündigungen            | 6     | 2    | 5     |
    """,
    "numbers in the texts": """
        # OKR
        | Objectives & Key Results  | Start | Ziel | Aktuell |
        | 1. Kunden kommen wieder   |       |      |         |
        | 1.1 Wiederkäufer je Monat | 10    | 30   | 14      |
        | 1.2 Empfehlungen je Monat | 5     | 20   | 8       |
        | 2. Team bleibt            |       |      |         |
        | 2.1 Kündigungen           | 6     | 2    | 5       |
    """,
    "only objectives are marked": """
        # OKR
        | OKR                      | Start | Ziel | Ist |
        | O1: Kunden kommen wieder |       |      |     |
        | - Wiederkäufer je Monat  | 10    | 30   | 14  |
        | - Empfehlungen je Monat  | 5     | 20   | 8   |
        | O2: Team bleibt          |       |      |     |
        | - Kündigungen            | 6     | 2    | 5   |
    """,
    "only key results are marked": """
        # Ziele
        | Key Results                | Start | Ziel | Ist |
        | Kunden kommen wieder       |       |      |     |
        | KR1: Wiederkäufer je Monat | 10    | 30   | 14  |
        | KR2: Empfehlungen je Monat | 5     | 20   | 8   |
        | Team bleibt                |       |      |     |
        | KR3: Kündigungen           | 6     | 2    | 5   |
    """,
    "the heading is repeated below each objective": """
        # OKR
        | O1: Kunden kommen wieder   |       |      |         |
        | Key Result                 | Start | Ziel | Aktuell |
        | KR1: Wiederkäufer je Monat | 10    | 30   | 14      |
        | KR2: Empfehlungen je Monat | 5     | 20   | 8       |
        |                            |       |      |         |
        | O2: Team bleibt            |       |      |         |
        | Key Result                 | Start | Ziel | Aktuell |
        | KR1: Kündigungen           | 6     | 2    | 5       |
    """,
    "labels below each key result": """
        # Karten
        | Objective    | Kunden kommen wieder  |
        | Key Result 1 | Wiederkäufer je Monat |
        | Startwert    | 10                    |
        | Zielwert     | 30                    |
        | Aktuell      | 14                    |
        | Key Result 2 | Empfehlungen je Monat |
        | Startwert    | 5                     |
        | Zielwert     | 20                    |
        | Aktuell      | 8                     |
        |              |                       |
        | Objective    | Team bleibt           |
        | Key Result 1 | Kündigungen           |
        | Startwert    | 6                     |
        | Zielwert     | 2                     |
        | Aktuell      | 5                     |
    """,
    "numbered results": """
        # OKR
        |                         | OKR                   | Start | Ziel | Aktuell |
        | Objective 1             | Kunden kommen wieder  |    |    |    |
        | Ergebnis 1              | Wiederkäufer je Monat | 10 | 30 | 14 |
        | Ergebnis 2              | Empfehlungen je Monat | 5  | 20 | 8  |
        | Objective 2             | Team bleibt           |    |    |    |
        | Key Result Nr. 1        | Kündigungen           | 6  | 2  | 5  |
    """,
    "labels within the row": """
        # Karten
        | Objective | Kunden kommen wieder  |       |    |      |    |         |    |
        | KR1       | Wiederkäufer je Monat | Start | 10 | Ziel | 30 | Aktuell | 14 |
        | KR2       | Empfehlungen je Monat | Start | 5  | Ziel | 20 | Aktuell | 8  |
        | Objective | Team bleibt           |       |    |      |    |         |    |
        | KR1       | Kündigungen           | Start | 6  | Ziel | 2  | Aktuell | 5  |
    """,
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_marks_tell_objectives_from_key_results(name):
    """However the rows say it, each key result belongs to the objective above it."""
    assert key_results(LAYOUTS[name]) == [RETURN, PRAISE, STAY]
    assert reading(LAYOUTS[name]).questions == ()


def test_a_mark_is_an_id_and_no_part_of_the_wording():
    """O1 and KR 1.1 are ids; of the wording nothing is lost."""
    read = strategy(LAYOUTS["prefixes"])
    assert [(row.id, row.name) for row in read.objectives] == [("O1", "Kunden kommen wieder"), ("O2", "Team bleibt")]
    assert [row.id for row in read.key_results] == ["KR 1.1", "KR 1.2", "KR 2.1"]


def test_a_mark_that_each_objective_has_again_is_no_id():
    """KR1 of the first objective and KR1 of the second are two."""
    read = strategy(LAYOUTS["the heading is repeated below each objective"])
    assert [row.id for row in read.key_results] == [None, "KR2", None]


def test_findings_point_at_the_sheet():
    """The list is made up, the cells are not."""
    read = strategy(LAYOUTS["ids"])
    assert str(read.objectives[1].place("name")) == "OKR!B5"
    assert str(read.key_results[2].place("target")) == "OKR!D6"
    assert str(read.key_results[2].place("id")) == "OKR!A6"


def test_an_objective_has_an_owner_and_a_comment_of_its_own():
    """What stands in its row is its; the mean of its key results is nobody's value."""
    text = """
        # OKR Q3 2026
        | Typ | Beschreibung          | Zielwert | Aktuell | Fortschritt | Verantwortlich | Kommentar |
        | O   | Kunden kommen wieder  |          | 47      | 45 %        | Huber          | wichtig   |
        | KR  | Wiederkäufer je Monat | 30       | 14      | 20 %        | Maier          |           |
    """
    read = strategy(text)
    objective = read.objectives[0]
    assert (objective.owner, objective.comment, objective.cycle) == ("Huber", "wichtig", "2026-Q3")
    assert (read.key_results[0].owner, read.key_results[0].current) == ("Maier", 14)
    assert [noted.kind for noted in reading(text).observations] == []


def test_progress_is_no_current_value():
    """45 % of the way is not where the number stands."""
    text = """
        # OKR
        | OKR                       | Ziel | Fortschritt |
        | O1: Kunden kommen wieder  |      | 45          |
        | KR1 Wiederkäufer je Monat | 30   | 45          |
    """
    assert key_results(text) == [("Kunden kommen wieder", "Wiederkäufer je Monat", None, 30, None)]


def test_initiatives_below_a_key_result_serve_it():
    """They are no key results."""
    read = strategy(
        """
        # OKR Q3 2026
        | OKR                              | Ziel | Wer   |
        | O1 Kunden kommen wieder          |      | Huber |
        | KR1.1 Wiederkäufer je Monat      | 30   | Maier |
        | Initiative: Treuekarte einführen |      | Kern  |
        | KR1.2 Empfehlungen je Monat      | 20   | Maier |
        """
    )
    assert [row.name for row in read.key_results] == ["Wiederkäufer je Monat", "Empfehlungen je Monat"]
    assert [(row.name, row.owner, read.parents(row)[0].name) for row in read.initiatives] == [
        ("Treuekarte einführen", "Kern", "Wiederkäufer je Monat")
    ]


def test_the_title_tells_the_cycle():
    """A first and a last day are a quarter, wherever above the list they stand."""
    text = """
        # Sprint 4
        | Laufzeit: 01/10/2025 - 31/12/2025 |                       |
        |                                   |                       |
        | OBJECTIVE                         | Kunden kommen wieder  |
        | KEY RESULT 1                      | Wiederkäufer je Monat |
    """
    assert [row.cycle for row in strategy(text).objectives] == ["2025-Q4"]


@pytest.mark.parametrize("teams", [149, 150, 1200])
def test_a_list_of_many_teams(teams):
    """However long it is: the first look may end between an objective and its key result."""
    lines = ["# OKR", "| OKR | Start | Ziel | Aktuell |"]
    for team in range(1, teams + 1):
        lines += [
            f"| O{team}: Team {team} hat Zeit | | | |",
            f"| KR{team}: Ruhige Stunden in Team {team} | 2 | 9 | 5 |",
        ]
    found = key_results("\n".join(lines))
    assert found[-1] == (f"Team {teams} hat Zeit", f"Ruhige Stunden in Team {teams}", 2, 9, 5)
    assert len(found) == teams


@pytest.mark.parametrize("text", ["Ziel 2026: 40 Prozent", "Ziel-2026", "Ergebnis 1200", "Result 2024 in T€"])
def test_years_and_amounts_are_no_numbers_of_lines(text):
    """They stand behind words that head values as well; "KR1001" is written without a gap."""
    assert mark_of(text) is None


@pytest.mark.parametrize("text", ["KR1001 Ruhige Stunden", "KR-1001 Ruhige Stunden", "Key Result 1001: Ruhige Stunden"])
def test_a_number_may_have_four_digits(text):
    """So it is in the lists of large houses."""
    assert mark_of(text).rest == "Ruhige Stunden"


def test_each_team_has_its_sheet():
    """O1 and KR1 of one team are not those of the other."""
    text = """
        # Vertrieb
        | OKR Q3 2026               | Ziel |
        | O1 Kunden kommen wieder   |      |
        | KR1 Wiederkäufer je Monat | 30   |
        # Personal
        | OKR Q3 2026               | Ziel |
        | O1 Team bleibt            |      |
        | KR1 Kündigungen           | 2    |
    """
    assert [(one[0], one[1]) for one in key_results(text)] == [RETURN[:2], STAY[:2]]
    assert [row.cycle for row in strategy(text).objectives] == ["2026-Q3", "2026-Q3"]


def test_weeks_beside_stacked_rows_are_checkins():
    """Their year is that of the cycle in the title."""
    text = """
        # OKR
        | OKR Tertial 2/2024 |                       |       |      |       |       |
        |                    |                       |       |      |       |       |
        |                    | Objective / Key Result | Start | Ziel | KW 20 | KW 24 |
        | O1                 | Kunden kommen wieder  |       |      |       |       |
        | 1.1                | 9 von 10 Gästen wissen, wie sie wiederkommen | 4 | 9 | 4 | '5,5 |
        | 1.2                | Empfehlungen je Monat | 5     | 20   |       | 8     |
    """
    assert checkins(text) == [
        ("9 von 10 Gästen wissen, wie sie wiederkommen", "2024-W20", 4, None),
        ("9 von 10 Gästen wissen, wie sie wiederkommen", "2024-W24", 5.5, None),
        ("Empfehlungen je Monat", "2024-W24", 8, None),
    ]


FRIENDS = {
    "a contract": """
        # Vertrag
        | 1. Leistungsumfang                      |
        | 1.1 Der Auftragnehmer liefert Software. |
        | 2. Vergütung                            |
        | 2.1 Der Preis beträgt 500 Euro.         |
    """,
    "tasks": """
        # Aufgaben
        | Nr. | Aufgabe         | Wer   | Bis        |
        | 1   | Umzug planen    | Huber | 2026-03-01 |
        | 1.1 | Kartons kaufen  | Maier | 2026-02-01 |
        | 2   | Büro einrichten | Huber | 2026-04-01 |
        | 2.1 | Tische stellen  | Kern  | 2026-04-02 |
    """,
    "goals with tasks": """
        # Projekt
        | Vorgang          | Wer   |
        | Ziel 1: Umzug    |       |
        | - Kartons kaufen | Huber |
        | Ziel 2: Büro     |       |
        | - Tische stellen | Kern  |
    """,
    "minutes": """
        # Protokoll
        | O: offen, E: erledigt    |
        | Ziel: Klarheit schaffen  |
        | Aktion: Huber ruft an    |
        | 2. Termin im Mai         |
    """,
}


@pytest.mark.parametrize("name", FRIENDS)
def test_a_wrong_friend_is_no_okr(name):
    """Numbered paragraphs, tasks and minutes have neither objectives nor key results."""
    read = strategy(FRIENDS[name])
    assert (read.objectives, read.key_results, read.strategic_objectives) == ((), (), ())


def test_a_list_that_points_to_objectives_stays_a_list():
    """ "KR1 | O1 | …" is a row of key results, with the id of its objective."""
    text = """
        # Objectives
        | ID | Objective            |
        | O1 | Kunden kommen wieder |
        | O2 | Team bleibt          |
        # Key Results
        | ID  | Objective | Key Result            | Zielwert |
        | KR1 | O1        | Wiederkäufer je Monat | 30       |
        | KR2 | O2        | Kündigungen           | 2        |
    """
    assert [(one[0], one[1]) for one in key_results(text)] == [RETURN[:2], STAY[:2]]
    assert all(layout.arranged is None for layout in reading(text).layouts)


def test_cards_side_by_side():
    """Each strip of columns is read as if it were alone; the title tells the cycle of all."""
    text = """
        # Board
        | OKR-Board T1/2026        |       |      |         |   |                 |       |      |         |

        | O1: Kunden kommen wieder |       |      |         |   | O2: Team bleibt |       |      |         |
        | Key Result               | Start | Ziel | Aktuell |   | Key Result      | Start | Ziel | Aktuell |
        | Wiederkäufer je Monat    | 10    | 30   | 14      |   | Kündigungen     | 6     | 2    | 5       |
        | Empfehlungen je Monat    | 5     | 20   | 8       |   |                 |       |      |         |
    """
    assert key_results(text) == [RETURN, PRAISE, STAY]
    assert {row.cycle for row in strategy(text).objectives} == {"2026-T1"}


def test_labels_between_an_objective_and_its_table():
    """ "Verantwortlich: Hanna" goes with the objective, below which the heading stands."""
    text = """
        # OKR
        | OKR Q1/2026     |                       |       |      |         |

        | Objective:      | Kunden kommen wieder  |       |      |         |
        | Verantwortlich: | Hanna                 |       |      |         |

        | Nr.             | Key Result            | Start | Ziel | Aktuell |
        | KR1             | Wiederkäufer je Monat | 10    | 30   | 14      |
        | KR2             | Empfehlungen je Monat | 5     | 20   | 8       |
    """
    assert key_results(text) == [RETURN, PRAISE]
    assert [row.owner for row in strategy(text).objectives] == ["Hanna"]
