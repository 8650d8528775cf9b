"""The purpose chain: what breaks it, what does not, and how it is said."""

import pytest

from sheets import checked, strategy

TOP = """
    # Strategie
    | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                  |
    | P-1 | Purpose | Damit Dörfer lebendig sind. |               |                        |
    | Z-1 | Moal    | Alle finden im Ort alles.   | P-1           | Nähe hält Dörfer jung. |
"""


def said(code: str, *texts: str, lang: str = "de") -> list[str]:
    """Return the messages of one rule."""
    return [one.message(lang) for one in checked(*texts).findings if one.code == code]


def test_a_mission_may_stand_between_purpose_and_hed():
    """The chain passes through it."""
    read = strategy(
        """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |
        | A-1 | Mission | Wir bringen alles ins Dorf. | P-1           |
        | H-1 | HED     | Treue Gemeinden tragen uns. | A-1           |
        """
    )
    assert [row.id for row in read.chains[read.directions[2]]] == ["P-1", "A-1", "H-1"]


def test_links_of_a_closed_row_are_not_reported():
    """An objective that was dropped may point wherever it likes."""
    assert said(
        "PUR002",
        TOP + "# OKR\n| ID | Objective | Zahlt ein auf | Warum | Status |\n| O-1 | Menschen kommen | Z-9 | ja | gestrichen |",
    ) == []  # fmt: skip


def test_each_circle_is_reported_once_with_its_rows_below():
    """Two objectives that serve each other miss the purpose, and so does what hangs below them."""
    found = checked(
        TOP
        + """
    # OKR
    | ID  | Objective       | Zahlt ein auf | Warum |
    | O-1 | Menschen kommen | O-2           | a b c |
    | O-2 | Menschen gehen  | O-1           | a b c |
    | O-3 | Menschen warten | O-2           | a b c |
    """
    ).findings
    circle = [one for one in found if one.code == "PUR003"]
    assert [(one.rows, one.message("en")) for one in circle] == [
        (3, "These 2 rows contribute to each other in a circle: O-1 → O-2 → O-1.")
    ]
    assert "PUR001" not in {one.code for one in found}


def test_a_row_that_names_itself():
    """The shortest circle has words of its own."""
    sheet = "# OKR\n| ID | Objective | Zahlt ein auf | Warum |\n| O-1 | Menschen kommen | O-1 | a b c |"
    assert said("PUR003", TOP + sheet) == ["Das Objective „Menschen kommen“ zahlt auf sich selbst ein."]


def test_an_objective_may_serve_a_key_result_above():
    """Teams cascade: what is a key result above is a reason for an objective below."""
    assert said(
        "PUR004",
        TOP
        + """
    # Objectives
    | ID  | Objective       | Zahlt ein auf | Warum |
    | O-1 | Menschen kommen | Z-1           | a b c |
    | O-2 | Wege sind kurz  | R-1           | a b c |
    # Key Results
    | ID  | Objective | Key Result       |
    | R-1 | O-1       | 8 von 10 kommen  |
    """,
    ) == []  # fmt: skip


def test_german_cases_are_right():
    """auf den Moal, auf den Purpose; never: auf der."""
    sheet = "# Strategie\n| ID | Ebene | Aussage | Zahlt ein auf | Warum |\n| P-1 | Purpose | Dörfer leben. | | |\n"
    sheet += "| H-1 | HED | Treue. | Z-1 | a b c |\n| Z-1 | Moal | Alles da. | P-1 | a b c |\n"
    assert said("PUR004", sheet) == ["Die HED „Treue.“ zahlt auf eine tiefere Ebene ein: den Moal „Alles da.“."]
    assert said("PUR005", sheet) == [
        "Der Moal „Alles da.“ zahlt unmittelbar auf den Purpose „Dörfer leben.“ ein und überspringt dabei die HED."
    ]
    assert said("PUR011", sheet.replace("Z-1 | a b c", "P-1 | a b c")) == [
        "Auf den Moal „Alles da.“ zahlt keine Zeile ein."
    ]


def test_one_purpose_on_the_cover_and_in_the_table_is_one():
    """Full stops and quotation marks make no second purpose."""
    row = "# Strategie\n| ID | Ebene | Aussage |\n| P-1 | Purpose | {} |"
    texts = row.format("Damit Dörfer lebendig sind."), row.format("„Damit Dörfer lebendig sind“")
    assert said("PUR006", *texts) == []


def test_two_purposes_are_named_with_their_workbooks():
    """Where several files were given, the place alone says too little."""
    row = "# Strategie\n| ID | Ebene | Aussage |\n| P-1 | Purpose | {} |"
    assert said("PUR006", row.format("Dörfer leben."), row.format("Städte leben.")) == [
        "Es gibt 2 verschiedene Purpose-Texte; gelten kann nur einer. Der erste steht in a.md: Strategie!C2."
    ]


@pytest.mark.parametrize("level, word", [("Purpose", "Purpose"), ("Vision", "Vision")])
def test_a_purpose_without_text_leads_nowhere_and_is_said_once(level, word):
    """The rows that lead to it reach no purpose; the cause is the missing sentence."""
    sheet = f"# Strategie\n| ID | Ebene | Aussage | Zahlt ein auf | Warum |\n| P-1 | {level} | | | |\n| H-1 | HED | Treue. | P-1 | a b c |"
    found, read = checked(sheet), strategy(sheet)
    assert [one.message("de") for one in found.findings if one.severity.name == "ERROR"] == [
        f"Die Zeile der Ebene „{word}“ hat keinen Text."
    ]
    assert [read.reaches_purpose(row) for row in read.active] == [False]


def test_rows_below_are_counted_once():
    """Both strategic objectives are loose; the objective that serves both hangs below once."""
    found = checked(
        TOP
        + """
    # BSC
    | ID  | Perspektive | Strategisches Ziel |
    | S-1 | Kunden      | Nähe schaffen      |
    | S-2 | Kunden      | Wege ebnen         |
    # Objectives
    | ID  | Objective       | Zahlt ein auf | Warum |
    | O-1 | Menschen kommen | S-1; S-2      | a b c |
    """
    ).findings
    assert [(one.rows, one.message("de")) for one in found if one.code == "PUR001"] == [
        (
            3,
            "2 Zeilen dieser Tabelle sagen nicht, worauf sie einzahlen; eine Spalte dafür ist nicht zu erkennen;"
            " 1 Zeile darunter hängt davon ab.",
        )
    ]


def test_key_results_without_a_column_for_their_objective():
    """The advice names the column that is missing, not the one of other rows."""
    sheet = (
        "# Key Results\n| ID | Key Result | Zielwert |\n| R-1 | 8 von 10 kommen | 8 |\n| R-2 | 9 von 10 bleiben | 9 |"
    )
    assert said("PUR001", TOP + sheet, lang="en") == [
        "2 key results of this table do not say which objective they belong to; no column for it can be recognised."
    ]


def test_a_med_without_horizon_cannot_be_compared():
    """Not checked, and said so."""
    sheet = "# Strategie\n| ID | Ebene | Aussage | Zahlt ein auf | Horizont |\n| M-1 | MED | Angebote. | | |\n| Z-1 | Moal | Alles da. | M-1 | 2027-10-31 |"
    assert "Bei 1 MED oder Moal steht kein Horizont." in [
        one.reason("de") for one in checked(sheet).not_checked if one.code == "PUR008"
    ]


def test_a_moal_whose_objectives_are_all_closed_is_served_by_nothing():
    """What ended works towards nothing any more."""
    sheet = "# OKR\n| ID | Objective | Zahlt ein auf | Warum | Status |\n| O-1 | Menschen kommen | Z-1 | a b c | {} |"
    assert said("PUR011", TOP + sheet.format("läuft")) == []
    assert said("PUR011", TOP + sheet.format("gestrichen")) == [
        "Auf den Moal „Alle finden im Ort alles.“ zahlt keine Zeile ein."
    ]


def test_initiatives_beside_their_kpis_are_one_finding_not_one_each():
    """Gaps between them do not make several causes of one."""
    texts = said(
        "PUR012",
        TOP,
        """
        # Kennzahlen
        | Kennzahl    | Zahlt ein auf | Warum                    | Zielwert | Maßnahme     |
        | Liefertreue | Z-1           | Wer pünktlich ist, hilft | 96       | Rüsten üben  |
        | Ausschuss   | Z-1           | Gutes hält Kunden hier   | 3        |              |
        | Fluktuation | Z-1           | Wer bleibt, kennt Kunden | 8        | Neue Schicht |
        """,
    )
    assert len(texts) == 1 and texts[0].startswith("2 Zeilen")
