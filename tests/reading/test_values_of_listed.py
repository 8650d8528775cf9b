"""Values in columns that are called like KPIs of another sheet."""

from sheets import series, strategy

LIST = """
    # Ziele
    | Perspektive | Ziel            | Kennzahl   | Einheit | Zielwert |
    | Finanzen    | Sich tragen     | Umsatz     | T€      | 40       |
    | Kunden      | Gäste gewinnen  | Stammgäste | Anz.    | 300      |
    | Prozesse    | Verlustarm sein | Schwund    | %       | 15       |

    # Werte 2024
    | Monat | {}   | Stammgäste | Schwund |
    | Jan   | 36,5 | 251        | 17      |
    | Feb   | 38,2 | 268        | n.n.    |
    """


def test_a_row_for_each_period():
    """The year is that of the sheet; a unit behind the name tells nothing new."""
    for heading in ("Umsatz", "Umsatz (T€)"):
        assert series(LIST.format(heading)) == {
            "Umsatz": {"2024-01": (None, 36.5), "2024-02": (None, 38.2)},
            "Stammgäste": {"2024-01": (None, 251), "2024-02": (None, 268)},
            "Schwund": {"2024-01": (None, 17), "2024-02": (None, None)},
        }


def test_a_column_that_no_list_knows_leaves_it_another_table():
    """Weather and turnover in a row are a diary."""
    assert strategy(LIST.format("Regentage")).values.parts == ()


def test_plan_and_actual_in_rows_of_their_own():
    """A plan is no actual; a sum of the months is neither."""
    text = LIST.format("Umsatz").replace("| Jan   | 36,5 |", "| Jan Plan | 40 | 260 | 15 |\n    | Jan Ist | 36,5 |")
    assert series(text + "    | Summe | 75 | 520 | 17 |\n") == {
        "Umsatz": {"2024-01": (40, 36.5), "2024-02": (None, 38.2)},
        "Stammgäste": {"2024-01": (260, 251), "2024-02": (None, 268)},
        "Schwund": {"2024-01": (15, 17), "2024-02": (None, None)},
    }
