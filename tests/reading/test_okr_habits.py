"""OKR workbooks as teams keep them by hand: ditto marks, forms, questions as headings, two rows per check-in."""

import pytest
from arrangements.okr_says import checkins, key_results

from sheets import kpi_rows, strategy


def test_dito_stands_for_the_cell_above():
    """ "dito" and "s. o." are no objectives; they say that the one above counts on, and so does the owner's."""
    text = """
        # OKR Q2 2026
        | Objective             | Key Result            | Start | Ziel | Stand | Wer   |
        | Gäste kommen zu Fuß   | Gäste ohne Auto       | 12    | 40   | 22    | Ines  |
        | dito                  | Busse je Stunde       | 2     | 6    | 4     | dito  |
        | Die Küche wirft nichts weg | Reste je Abend (kg) | 9  | 3    | 5     | Paolo |
        | s. o.                 | Gäste, die teilen     | 4     | 20   | tbd   | s. o. |
        """
    assert [one[:2] for one in key_results(text)] == [
        ("Gäste kommen zu Fuß", "Gäste ohne Auto"),
        ("Gäste kommen zu Fuß", "Busse je Stunde"),
        ("Die Küche wirft nichts weg", "Reste je Abend (kg)"),
        ("Die Küche wirft nichts weg", "Gäste, die teilen"),
    ]
    assert [one.owner for one in strategy(text).key_results] == ["Ines", "Ines", "Paolo", "Paolo"]


def test_a_footnote_below_the_table_is_no_objective():
    """Its mark says so, even where it stands right below another note."""
    text = """
        # OKR Q2 2026
        | Objective           | Key Result      | Start | Ziel | Anm. |
        | Gäste kommen zu Fuß | Gäste ohne Auto | 12    | 40   | ¹    |

        | Kürzel: IN = Ines Nolte |
        | ¹ nur Abendgäste |
        """
    assert [one.name for one in strategy(text).objectives] == ["Gäste kommen zu Fuß"]


def test_a_form_with_what_is_to_be_done():
    """Boxes to tick name nothing; what stands beside them is done for the objective, whatever key result stands last."""
    text = """
        # Form
        | OKR FORM         |                          |             |         |           |
        |                  |                          |             |         |           |
        | OUR OBJECTIVE    | Guests arrive without a car |          |         |           |
        | Lead             | Ines                     |             |         |           |
        |                  |                          |             |         |           |
        | How will we know? |                         | We start at | We want | We are at |
        | Guests by bus    |                          | 12          | 40      | 22        |
        | Buses per hour   |                          | 2           | 6       | 4         |
        |                  |                          |             |         |           |
        | What we will do  |                          |             |         |           |
        | ☐                | Print the timetable on the menu |      |         |           |
        | ☐                | Talk to the bus company  |             |         |           |
        """
    assert key_results(text) == [
        ("Guests arrive without a car", "Guests by bus", 12, 40, 22),
        ("Guests arrive without a car", "Buses per hour", 2, 6, 4),
    ]
    read = strategy(text)
    assert [one.name for one in read.initiatives] == ["Print the timetable on the menu", "Talk to the bus company"]
    assert [[to.name for to in read.parents(one)] for one in read.initiatives] == [["Guests arrive without a car"]] * 2
    assert kpi_rows(text) == []


def test_values_and_confidences_below_each_other():
    """A column without heading says what each row holds; the key result stands in the first of them."""
    text = """
        # OKR Q3 2026
        | Objective           | Key Result      | Start | Ziel |       | KW 28 | KW 30 | KW 32 |
        | Gäste kommen zu Fuß | Gäste ohne Auto | 12 %  | 40 % | Wert  | 12 %  | 18 %  |       |
        |                     |                 |       |      | Zuv.  | 5     | 6     | 6     |
        |                     | Busse je Stunde | 2     | 6    | Wert  | 2     | k. A. | 4     |
        |                     |                 |       |      | Zuv.  | 4     | 4     | 7     |
        """
    assert key_results(text) == [
        ("Gäste kommen zu Fuß", "Gäste ohne Auto", 12, 40, None),
        ("Gäste kommen zu Fuß", "Busse je Stunde", 2, 6, None),
    ]
    assert checkins(text) == [
        ("Gäste ohne Auto", "2026-W28", 12, 5),
        ("Gäste ohne Auto", "2026-W30", 18, 6),
        ("Gäste ohne Auto", "2026-W32", None, 6),
        ("Busse je Stunde", "2026-W28", 2, 4),
        ("Busse je Stunde", "2026-W30", None, 4),
        ("Busse je Stunde", "2026-W32", 4, 7),
    ]


@pytest.mark.parametrize(("third", "people"), [("Prozesse", "learning"), ("Standorte", "other:Team")])
def test_the_team_as_the_fourth_perspective(third, people):
    """ "Team" is the perspective of the people beside the three others; beside names of one's own it is one, too."""
    text = f"""
        # BSC
        | Perspektive | Ziel           | Kennzahl     | Zielwert | Ist  |
        | Finanzen    | Ertrag halten  | Marge        | 8        | 7    |
        | Gäste       | Stammgäste     | Wiederkehrer | 40       | 36   |
        | {third}     | Schnell sein   | Wartezeit    | 10       | 12   |
        | Team        | Leute behalten | Fluktuation  | 6        | 9    |
        """
    assert [kpi.perspective for kpi in strategy(text).kpis][-1] == people


@pytest.mark.parametrize(
    ("title", "cycle"),
    [
        ("Objectives and key results, spring term 2025/26", "spring term 2025/26"),
        ("OKR Wintersemester 2026/27", "Wintersemester 2026/27"),
        ("OKR 2. Schulhalbjahr 2025/26", "2. Schulhalbjahr 2025/26"),
        ("OKR long-term 2026", "2026"),
    ],
)
def test_a_term_is_the_cycle_as_written(title, cycle):
    """The school year it belongs to would be too long; what is done below all key results is done for the objective."""
    text = f"""
        # Plan
        | {title}          |                           |                        |
        |                  |                           |                        |
        | Objective        | Pupils read at home       | Nobody comes late      |
        | Key result 1     | Books borrowed a week     | Late arrivals a week   |
        | Start            | 12                        | 46                     |
        | Target           | 40                        | 10                     |
        | Key result 2     | Parents who read aloud    | Calls before nine      |
        | Start            | 5                         | 3                      |
        | Target           | 20                        | 30                     |
        | Actions          | Book swap on Fridays      | One phone number       |
        """
    read = strategy(text)
    assert {one.cycle for one in read.objectives} == {cycle}
    assert [(one.name, *(to.name for to in read.parents(one))) for one in read.initiatives] == [
        ("Book swap on Fridays", "Pupils read at home"),
        ("One phone number", "Nobody comes late"),
    ]


def test_the_unit_behind_in():
    """ "in Minuten" at the end of a wording is its unit; other words behind "in" are none."""
    text = """
        # OKR Q2 2026
        | Objective           | Key Result                  | Start | Ziel |
        | Gäste warten nicht  | Wartezeit in Minuten        | 12    | 4    |
        | Gäste warten nicht  | Umsatz je Tisch in €        | 30    | 45   |
        | Gäste warten nicht  | Köche in Ausbildung         | 1     | 3    |
        | Gäste warten nicht  | Absagen in 2 Tagen          | 9     | 3    |
        """
    assert [one.unit for one in strategy(text).key_results] == ["Minuten", "€", None, None]


def test_moals_beside_their_objectives():
    """A Moal written once, over the objectives that serve it, is one, and they are linked to it."""
    text = """
        # OKR Q2 2026
        | Moal 2026              | Objective           | Key Result      | Start | Ziel |
        | Die Stadt isst bei uns | Gäste kommen zu Fuß | Gäste ohne Auto | 12    | 40   |
        |                        |                     | Busse je Stunde | 2     | 6    |
        | Nichts wird weggeworfen | Gäste teilen gern  | Geteilte Teller | 4     | 20   |
        """
    read = strategy(text)
    assert [one.name for one in read.level("moal")] == ["Die Stadt isst bei uns", "Nichts wird weggeworfen"]
    assert [[to.name for to in read.parents(one)] for one in read.objectives] == [
        ["Die Stadt isst bei uns"],
        ["Nichts wird weggeworfen"],
    ]


def test_answers_of_a_form_are_checkins():
    """Questions head the columns that a form leaves; its time stamp is the day, and what blocks is why."""
    text = """
        # Answers
        | Timestamp        | Who is checking in? | Which key result? | Current value | Sure? (1–5) | What is blocking us? |
        | 2026-05-04 18:02 | Ines                | KR1               | 14            | 3           | Road works           |
        | 2026-05-18 18:10 | Paolo               | KR2               | no count      | 2           |                      |
        # OKR Q2 2026
        | ID  | Objective / Key Result | Start | Target | Final | What do we take away? |
        | O1  | Guests come on foot    |       |        |       |                       |
        | KR1 | Guests by bus          | 12    | 40     | 22    | Start before Easter   |
        | KR2 | Buses per hour         | 2     | 6      | 4     |                       |
        """
    assert checkins(text) == [("Guests by bus", "2026-05-04", 14, 3), ("Buses per hour", "2026-05-18", None, 2)]
    read = strategy(text)
    assert [(one.by, one.why) for one in read.checkins] == [("Ines", "Road works"), ("Paolo", None)]
    assert [one.comment for one in read.key_results] == ["Start before Easter", None]


def test_a_key_result_that_begins_with_a_share_of_people():
    """ "8 von 10 empfehlen uns" beside its label is a wording, no number with a unit."""
    text = """
        # Q1 2026
        | Objective    | Gäste kommen wieder         |
        | Key Result 1 | 40 % buchen ein zweites Mal |
        | Key Result 2 | 8 von 10 empfehlen uns      |
        """
    assert [one.name for one in strategy(text).key_results] == [
        "40 % buchen ein zweites Mal", "8 von 10 empfehlen uns",
    ]  # fmt: skip


def test_the_column_of_objective_numbers_may_be_short():
    """ "zu O" names the objective, and "Anfang" is the number from which a key result starts."""
    read = strategy(
        """
        # Objectives
        | O-Nr. | Objective                        |
        | A     | Neue Leute finden sich zurecht   |
        | B     | Wir hören früher von Störungen   |

        # Key Results
        | KR-Nr. | zu O | Key Result                    | Anfang | Zielwert |
        | A-1    | A    | Neue, die nach Woche 2 bleiben | 40     | 75       |
        | B-1    | B    | Störungen, die Gäste melden   | 30     | 8        |
        """
    )
    assert [(one.objective, one.baseline) for one in read.key_results] == [("A", 40), ("B", 30)]
