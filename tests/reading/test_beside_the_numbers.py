"""What stands beside KPIs, key results and check-ins and is no number of theirs."""

from sheets import check, strategy


def test_initiatives_beside_key_results():
    """Each is listed, and serves the key result of its row."""
    found = strategy(
        """
        # OKR Q2 2026
        | Objective          | Key Result          | Start | Ziel | Stand | Initiativen      |
        | Cafés kommen gern  | Cafés mit Folgekauf | 18    | 45   | 27    | Link auf der Tüte |
        |                    | Empfehlungen        | 3     | 9    | 4     |                  |
        """
    )
    assert [one.name for one in found.key_results] == ["Cafés mit Folgekauf", "Empfehlungen"]
    assert [(one.name, found.parents(one)[0].name) for one in found.initiatives] == [
        ("Link auf der Tüte", "Cafés mit Folgekauf")
    ]


def test_comments_of_a_log_of_check_ins():
    """Where no column says what happened, the comment does."""
    found = strategy(
        """
        # OKR Q2 2026
        | Objective        | ID  | Key Result | Start | Ziel |
        | Mieter melden es | R-1 | Meldungen  | 20    | 60   |

        # Check-ins
        | Datum      | Key Result | Ist | Zuversicht | Kommentar      |
        | 2026-04-14 | R-1        | 25  | 6          |                |
        | 2026-05-12 | R-1        | 38  | 7          | Aushang wirkt  |
        """
    )
    assert [one.what_happened for one in found.checkins] == [None, "Aushang wirkt"]


def test_a_definition_beside_a_formula():
    """Both are kept; a definition alone is what tells how to measure."""
    text = """
        # Kennzahlen
        | Kennzahl  | Definition           | Formel        | Zielwert |
        | Wartezeit | Vom Anruf zum Termin | Summe / Fälle | 5        |
        """
    kpi = strategy(text).kpis[0]
    assert (kpi.formula, kpi.comment) == ("Summe / Fälle", "Vom Anruf zum Termin")
    assert check(text, select=["WBK001"]) == []
    alone = strategy(text.replace("| Formel        ", "").replace("| Summe / Fälle ", "")).kpis[0]
    assert (alone.formula, alone.comment) == ("Vom Anruf zum Termin", None)
