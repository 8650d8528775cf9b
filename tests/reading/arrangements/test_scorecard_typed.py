"""Perspectives, objectives and KPIs in one list, with a column that says which is which."""

from sheets import kpi_rows, series, strategy


def test_the_number_of_an_objective_makes_no_kpi():
    """An export numbers everything; what is numbered and no KPI does not become one without a name."""
    text = """
        | Elementtyp         | Schlüssel | Bezeichnung     | Planwert | Istwert | Verantwortlich |
        | Perspektive        | 1         | Finanzen        |          |         |                |
        | Strategisches Ziel | 1.1       | Ertrag halten   |          |         | Abt. 3         |
        | Kennzahl           | 1.1.1     | Rendite         | 5        | 4       |                |
        | Perspektive        | 2         | Kunden          |          |         |                |
        | Strategisches Ziel | 2.1       | Kunden halten   |          |         | Abt. 4         |
        | Kennzahl           | 2.1.1     | Wiederkaufsrate | 60       | 55      |                |
        """
    assert kpi_rows(text) == [("Rendite", None, 5, 4), ("Wiederkaufsrate", None, 60, 55)]
    assert [(one.name, one.owner) for one in strategy(text).strategic_objectives] == [
        ("Ertrag halten", "Abt. 3"),
        ("Kunden halten", "Abt. 4"),
    ]


def test_kinds_with_numbers_and_years_across():
    """ "Kennzahl 1.1" stands before each row, the column has no heading, and periods stand side by side."""
    text = """
        # Produkthaushalt
        |               | Bezeichnung             | Einheit | Ist 2020 | Plan 2021 | Plan 2022 |
        | Handlungsfeld | Sichere Wege            |         |          |           |           |
        | Ziel 1        | Radwege ohne Lücken     |         |          |           |           |
        | Kennzahl 1.1  | Länge des Radnetzes     | km      | 41       | 44        | 50        |
        | Maßnahme 1.a  | Brücke am Wehr sanieren |         |          |           |           |
        | Ziel 2        | Gehwege für alle        |         |          |           |           |
        | Kennzahl 2.1  | Abgesenkte Bordsteine   | Anzahl  | 120      | 160       | 200       |
        """
    read = strategy(text)
    assert series(text) == {
        "Länge des Radnetzes": {"2020": (None, 41), "2021": (44, None), "2022": (50, None)},
        "Abgesenkte Bordsteine": {"2020": (None, 120), "2021": (160, None), "2022": (200, None)},
    }
    assert [(one.name, one.perspective) for one in read.strategic_objectives] == [
        ("Radwege ohne Lücken", "other:Sichere Wege"),
        ("Gehwege für alle", "other:Sichere Wege"),
    ]
    assert [one.name for one in read.initiatives] == ["Brücke am Wehr sanieren"]
