"""Key results, objectives or check-ins side by side."""

from okr_says import checkins, key_results

from sheets import reading, strategy
from stimmig.writing.strategy_json import strategy_document

RETURN = ("Kunden kommen wieder", "Wiederkäufer je Monat", None, 30, 14)
PRAISE = ("Kunden kommen wieder", "Empfehlungen je Monat", None, 20, 8)
STAY = ("Team bleibt", "Kündigungen", None, 2, 5)


def test_key_results_with_their_numbers_side_by_side():
    """Each key result of an objective has columns of its own; empty ones are none."""
    text = """
        # OKRs 2026-Q3
        | Objective            | KR1                   | KR1 Ziel | KR1 Ist | KR2                   | KR2 Ziel | KR2 Ist |
        | Kunden kommen wieder | Wiederkäufer je Monat | 30       | 14      | Empfehlungen je Monat | 20       | 8       |
        | Team bleibt          | Kündigungen           | 2        | 5       |                       |          |         |
    """
    assert key_results(text) == [RETURN, PRAISE, STAY]
    assert [row.cycle for row in strategy(text).objectives] == ["2026-Q3", "2026-Q3"]
    assert str(strategy(text).key_results[1].place("target")) == "OKRs 2026-Q3!F2"


def test_the_year_of_a_vision_is_no_cycle():
    """The title names the cycle, the vision between title and table another year."""
    table = """
        | Objective            | KR1                   | KR1 Ziel | KR1 Ist | KR2                   | KR2 Ziel | KR2 Ist |
        | Kunden kommen wieder | Wiederkäufer je Monat | 30       | 14      | Empfehlungen je Monat | 20       | 8       |
    """
    for stated in ("| Vision: 2030 kaufen alle bei uns. |", "| Vision | 2030 kaufen alle bei uns. |"):
        read = strategy(f"        # Blatt1\n        | OKRs Q2/2026 |\n\n        {stated}\n{table}")
        assert [row.cycle for row in read.objectives] == ["2026-Q2"], stated
    plain = """
        # Blatt1
        | Vision: 2030 kaufen alle bei uns. |
        | Objective            | Zuversicht | Team |
        | Kunden kommen wieder | 7          | A    |
    """
    assert [row.cycle for row in strategy(plain).objectives] == [None]


def test_key_results_side_by_side_below_two_heading_rows():
    """The upper row says which key result, the lower one what of it."""
    text = """
        # OKR
        | Objective            | Owner | Key Result 1          |      |     | Key Result 2          |      |     |
        |                      |       | Titel                 | Ziel | Ist | Titel                 | Ziel | Ist |
        | Kunden kommen wieder | Huber | Wiederkäufer je Monat | 30   | 14  | Empfehlungen je Monat | 20   | 8   |
    """
    assert key_results(text) == [RETURN, PRAISE]
    assert strategy(text).objectives[0].owner == "Huber"


def test_the_columns_of_an_export():
    """key_result_1_title is a key result, its completion no current value."""
    text = """
        # export
        | objective           | key_result_1_title    | key_result_1_target | key_result_1_completion | key_result_2_title |
        | Customers come back | Repeat buyers a month | 30                  | 0.4                     | Referrals a month  |
    """
    assert key_results(text) == [
        ("Customers come back", "Repeat buyers a month", None, 30, None),
        ("Customers come back", "Referrals a month", None, None, None),
    ]


def test_objectives_side_by_side():
    """KEY RESULT 1 to 3 are labels of rows, and what stands between them belongs to the one above."""
    text = """
        # Sprint 1
        |              | 01/10/2025 - 31/12/2025 |                    |
        |              | OBJECTIVE 1             | OBJECTIVE 2        |
        |              | Kunden kommen wieder    | Team bleibt        |
        | KEY RESULT 1 | Wiederkäufer je Monat   | Kündigungen        |
        | Beschreibung | aus dem CRM             |                    |
        | Ziel         | 30                      | 2                  |
        | Aktuell      | 14                      | 5                  |
        | KEY RESULT 2 | Empfehlungen je Monat   |                    |
        | Ziel         | 20                      |                    |
        | Aktuell      | 8                       |                    |
    """
    assert key_results(text) == [RETURN, PRAISE, STAY]
    assert strategy(text).key_results[0].comment == "aus dem CRM"
    assert {row.cycle for row in strategy(text).objectives} == {"2025-Q4"}


def test_objectives_side_by_side_behind_a_label():
    """The label may be any word for an objective."""
    text = """
        # Set
        | Quartalsziel | Kunden kommen wieder  | Team bleibt gern |
        | KR1          | Wiederkäufer je Monat | Kündigungen      |
        | Zielwert     | '80 %                 | '2 %             |
    """
    assert [(one[0], one[1], one[3]) for one in key_results(text)] == [
        ("Kunden kommen wieder", "Wiederkäufer je Monat", 80),
        ("Team bleibt gern", "Kündigungen", 2),
    ]


WEEKS = """
    # OKR Q3 2026
    | Objective            | Key Result            | Start | Ziel | KW 28 | KW 30 |
    | Kunden kommen wieder | Wiederkäufer je Monat | 10    | 30   | {}    | {}    |
    |                      | Empfehlungen je Monat | 5     | 20   | {}    |       |
"""


def test_one_column_per_week():
    """Values between start and target are values."""
    assert checkins(WEEKS.format(12, 15, 6)) == [
        ("Wiederkäufer je Monat", "2026-W28", 12, None),
        ("Wiederkäufer je Monat", "2026-W30", 15, None),
        ("Empfehlungen je Monat", "2026-W28", 6, None),
    ]


def test_confidence_per_week_as_the_heading_says():
    """A word above the weeks tells what they hold; its scale stays as it is."""
    text = WEEKS.replace("| Objective ", "|  |  |  |  | Konfidenz |  |\n    | Objective ", 1)
    assert [one[2:] for one in checkins(text.format(12, 15, 6))] == [(None, 12), (None, 15), (None, 6)]


def test_value_and_confidence_of_each_week():
    """Two columns below one week are one check-in."""
    text = """
        # OKR Q3 2026
        |                      |                       | KW 28 |       | KW 30 |       |
        | Objective            | Key Result            | Wert  | Konf. | Wert  | Konf. |
        | Kunden kommen wieder | Wiederkäufer je Monat | 12    | 5     | 15    | 6     |
    """
    assert [one[1:] for one in checkins(text)] == [("2026-W28", 12, 5), ("2026-W30", 15, 6)]


def test_days_as_headings():
    """True dates need no year from elsewhere."""
    text = """
        # OKRs
        | Objective           | Key Result            | Target | 2026-07-10 | 2026-07-24 |
        | Customers come back | Repeat buyers a month | 30     | 12         | 15         |
    """
    assert [one[1:3] for one in checkins(text)] == [("2026-07-10", 12), ("2026-07-24", 15)]


def test_weeks_that_may_hold_anything_are_asked_about():
    """6 and 7 may be values or confidence where neither heading nor numbers tell."""
    text = """
        # OKR 2026-Q3
        | Objective            | Key Result            | KW 28 | KW 30 |
        | Kunden kommen wieder | Wiederkäufer je Monat | 6     | 7     |
    """
    assert checkins(text) == []
    assert [one.where for one in reading(text).questions] == ["C1", "D1"]


def test_weeks_of_tasks_are_no_checkins():
    """A weekly list of chores has no key results."""
    text = "# Woche\n| Ziel | Wer | KW 28 | KW 29 |\n| Ablage | Huber | x | x |\n| Inventur | Kern | | x |"
    assert (strategy(text).key_results, list(strategy(text).checkins)) == ((), [])


CARDS = """
    # OKR 2026-Q2
    | Objective       | Gäste finden den Weg      | Küche und Saal reden     |
    | Worum geht es?  | Viele irren im Hof umher. | Teller stehen und warten. |
    | KEY RESULT 1    | Anrufe von der Straße     | Kalte Teller je Abend    |
    | Start           | 20                        | 9                        |
    | Ziel            | 5                         | 2                        |
    | KEY RESULT 2    | Pünktliche Tische         | Rückfragen je Schicht    |
    | Start           | 60                        | 30                       |
    | Ziel            | 90                        | 10                       |
    | Verantwortlich  | Ines                      | Paul                     |
"""


def test_what_a_card_says_once_counts_for_its_objective():
    """It explains the objective, and the name below all key results is not only that of the last one."""
    read = strategy(CARDS)
    assert [(one.name, one.owner, one.comment) for one in read.objectives] == [
        ("Gäste finden den Weg", "Ines", "Viele irren im Hof umher."),
        ("Küche und Saal reden", "Paul", "Teller stehen und warten."),
    ]
    assert {one.owner for one in read.key_results} == {None}


def test_labels_may_tell_from_when_and_until_when_a_cycle_goes():
    """From the first to the last of these months is a half; the last month alone is no cycle."""
    read = strategy(
        """
        | OKR der Werkstätten |  |             | gilt von | Juli 2025     |
        |                     |  |             | bis      | Dezember 2025 |

        | Objective            | KR 1                  | KR 1 Ziel | KR 2                  | KR 2 Ziel |
        | Kunden kommen wieder | Wiederkäufer je Monat | 30        | Empfehlungen je Monat | 20        |
        | Team bleibt          | Kündigungen           | 2         |                       |           |
        """
    )
    assert {one.cycle for one in read.objectives} == {"2025-H2"}


def test_numbered_results_with_words_of_the_house():
    """ "Resultat 1" is one of several; what comes after is what is aimed at where the state stands beside it."""
    text = """
        # Blatt 1
        | Ressort | Quartalsziel | Resultat 1  | Resultat 1 Nachher | Resultat 1 Diese Woche | Resultat 2  | Resultat 2 Nachher | Resultat 2 Diese Woche |
        | Verkauf | Team bleibt  | Kündigungen | 2                  | 5                      | Überstunden | 3                  | 9                      |
    """
    assert key_results(text) == [STAY, ("Team bleibt", "Überstunden", None, 3, 9)]


def test_a_label_may_have_a_dash_before_its_number():
    """What stands beside "Key Result – 1" is one, and what follows belongs to it."""
    text = """
        # Blatt 1
        | Unsere OKRs | Q3 2026 | |
        | | | |
        | Objective           | Kunden kommen wieder         | Das Team bleibt gern  |
        | Key Result – 1      | Wiederkäufer je Monat        | Kündigungen im Jahr   |
        | Was dahinter steckt | Neue Kasse seit Mai          | Zwei Wechsel im April |
        | Zielwert            | 30                           | 2                     |
    """
    assert [(one.name, one.target, one.comment) for one in strategy(text).key_results] == [
        ("Wiederkäufer je Monat", 30, "Neue Kasse seit Mai"),
        ("Kündigungen im Jahr", 2, "Zwei Wechsel im April"),
    ]


def test_a_week_without_a_readable_value_is_no_checkin_of_the_document():
    """The cell is a finding; "c. 17" is a value all the same."""
    text = """
        # OKR Q1 2026
        | Objective            | Key Result            | KW 2 | KW 6  | KW 9  |
        | Kunden kommen wieder | Wiederkäufer je Monat | 12   | ab Q2 | c. 17 |
    """
    found = strategy_document(reading(text), strategy(text), "en")["checkins"]
    assert [(one["week"], one["value"]) for one in found] == [("2026-W02", 12), ("2026-W09", 17)]
