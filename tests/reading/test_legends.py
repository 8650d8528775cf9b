"""A key beside a table explains its short words and adds nothing to its rows."""

from sheets import kpi_rows, reading, series, strategy


def test_a_key_to_initials_is_no_part_of_the_table():
    """Its rows lie beside those of KPIs by chance; where the table ends first, they are no KPIs."""
    text = """
        # Kennzahlen 2021
        | Kennzahl  | 2020 | Ziel 2021 | zust. |  | Kürzel | Person      |
        | Umsatz    | 5    | 6         | Ab    |  | Ab     | Frau Abel   |
        | Wartezeit | 7    | 4         | Bo    |  | Bo     | Herr Boie   |
        |           |      |           |       |  | Cz     | Frau Czerny |
        """
    assert list(series(text)) == ["Umsatz", "Wartezeit"]
    assert [kpi.id for kpi in strategy(text).kpis] == [None, None]
    assert "Frau Czerny" in {note.text for note in reading(text).notes}


def test_columns_behind_a_gap_go_on_with_the_rows():
    """Where each row has its own words there, they belong to it."""
    text = """
        # Kennzahlen
        | Kennzahl  | Ziel | Ist |  | Kürzel | Bemerkung   |
        | Umsatz    | 6    | 5   |  | U      | ohne Online |
        | Wartezeit | 4    | 7   |  | W      | nur Praxis  |
        """
    assert kpi_rows(text) == [("Umsatz", None, 6, 5), ("Wartezeit", None, 4, 7)]
