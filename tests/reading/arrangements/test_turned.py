"""Tables turned by a quarter."""

from sheets import kpi_rows, reading, series, strategy


def test_a_plain_table_turned():
    """Each column is a KPI."""
    text = """
        # Kennzahlen
        | Kennzahl | Umsatz | Quote |
        | Einheit  | T€     | %     |
        | Zielwert | 500    | 20    |
        | Ist      | 400    | 21    |
        """
    assert kpi_rows(text) == [("Umsatz", "T€", 500, 400), ("Quote", "%", 20, 21)]
    assert str(strategy(text).kpis[1].place("target")) == "Kennzahlen!C3"


def test_perspectives_as_columns():
    """A row without label over the columns names them; several lines of a label belong together line by line."""
    text = """
        # BSC
        |          | Finanzen       | Kunden         |
        | Ziel     | Ertrag sichern | Nähe schaffen  |
        | Kennzahl | Umsatz         | Besuche        |
        |          | Marge          | NPS            |
        | Zielwert | 100            | 30             |
        |          | 20             | 50             |
        """
    assert [(kpi.name, kpi.perspective, kpi.target) for kpi in strategy(text).kpis] == [
        ("Umsatz", "finance", 100), ("Marge", "finance", 20), ("Besuche", "customer", 30), ("NPS", "customer", 50),
    ]  # fmt: skip
    assert [one.name for one in strategy(text).strategic_objectives] == ["Ertrag sichern", "Nähe schaffen"]


def test_lists_within_the_cells_of_a_turned_table():
    """An arrangement may be arranged again."""
    text = """
        # BSC
        |            | Finanzen         | Kunden         |
        | OBJETIVO   | Ertrag sichern   | Nähe schaffen  |
        | INDICADOR  | Umsatz<br>Marge  | Besuche<br>NPS |
        | METAS      | 100<br>20        | 30<br>50       |
        """
    assert kpi_rows(text) == [("Umsatz", None, 100, None), ("Marge", None, 20, None), ("Besuche", None, 30, None), ("NPS", None, 50, None)]  # fmt: skip


def test_periods_down_the_side():
    """Months as labels are periods across once the table is turned."""
    text = "# Kennzahlen 2024\n| Kennzahl | Umsatz | Quote |\n| Ziel | 5 | 20 |\n| Jan | 4 | 21 |\n| Feb | 6 | 22 |"
    assert series(text)["Umsatz"] == {"2024-01": (None, 4), "2024-02": (None, 6)}


def test_blocks_with_the_same_headings_below_each_other():
    """The perspectives over the first count for the second."""
    block = "| Kennzahl | {} | {} |\n| Zielwert | 1 | 2 |\n| Ist | 1 | 2 |\n"
    text = "# BSC\n|  | Finanzen | Kunden |\n" + block.format("Umsatz", "NPS") + block.format("Marge", "Besuche")
    assert [(kpi.name, kpi.perspective) for kpi in strategy(text).kpis] == [
        ("Umsatz", "finance"), ("NPS", "customer"), ("Marge", "finance"), ("Besuche", "customer"),
    ]  # fmt: skip


def test_a_plain_table_is_not_turned():
    """KPIs that are called like headings are rare; one such name changes nothing."""
    text = "# Kennzahlen\n| Kennzahl | Zielwert | Ist |\n| Qualität | 5 | 4 |\n| Ergebnis | 3 | 2 |\n| NPS | 1 | 1 |"
    assert [name for name, *_ in kpi_rows(text)] == ["Qualität", "Ergebnis", "NPS"]
    assert all(layout.arranged is None for layout in reading(text).layouts)


def test_perspectives_over_two_groups_of_rows():
    """The second objective of each column is one of the same perspective; the vision above is none of the headings."""
    text = """
        # Strategie
        | Leitbild | Wir bauen, was bleibt. | |
        | beschlossen am 3.2.2020 | | |

        | Perspektive | Finanzen | Bürger |
        | Ziel | Schulden abbauen | Nah sein |
        | Messgrösse | Schulden je Kopf | Wartezeit |
        | Sollwert | 900 | 10 |
        | Istwert | 1100 | 14 |
        | Ziel | Reserven bilden | Ruhig wohnen |
        | Messgrösse | Reserve | Klagen |
        | Sollwert | 5 | 20 |
        | Istwert | 4 | 31 |
        """
    read = strategy(text)
    assert [(row.name, row.perspective) for row in read.strategic_objectives] == [
        ("Schulden abbauen", "finance"),
        ("Nah sein", "customer"),
        ("Reserven bilden", "finance"),
        ("Ruhig wohnen", "customer"),
    ]
    assert [row.name for row in read.directions] == ["Wir bauen, was bleibt."]


def test_a_titled_table_below_the_purpose():
    """The cell before the perspectives is the title; a second such row begins another table."""
    text = """
        # Plan
        | Purpose         | Nobody eats alone in this town |             |                |
        |                 |                                |             |                |
        | SCORECARD 2026  | Financial                      | Guest       | Internal process |
        | Strategic goal  | Fill the weekdays              | They return | Hot at the table |
        | Measure         | Covers on Tuesdays             | Regulars    | Plates sent back |
        | Target          | 60                             | 40          | 2              |
        | Today           | 41                             | 31          | 5              |
        """
    read = strategy(text)
    assert [(kpi.name, kpi.perspective, kpi.target, kpi.actual) for kpi in read.kpis] == [
        ("Covers on Tuesdays", "finance", 60, 41),
        ("Regulars", "customer", 40, 31),
        ("Plates sent back", "process", 2, 5),
    ]
    assert [one.name for one in read.strategic_objectives] == ["Fill the weekdays", "They return", "Hot at the table"]


def test_one_perspective_of_its_own_among_those_known():
    """Nothing stands before the titles, and three of them are perspectives: the fourth is one too."""
    text = """
        # Strategy
        |                     | Financial    | Members       | Clubhouse       | Internal processes |
        | Strategic objective | Stay solvent | Members renew | A house in use  | Fewer forms        |
        | Measure             | Cash days    | Renewals      | Evenings booked | Forms per member   |
        | Target              | 40           | 90%           | 20              | 2                  |
        """
    assert [one.perspective for one in strategy(text).strategic_objectives] == [
        "finance", "customer", "other:Clubhouse", "process",
    ]  # fmt: skip


def test_a_block_may_leave_out_headings_of_the_one_above():
    """Second objectives stand below the first ones, for some perspectives and without initiatives."""
    text = """
        # Blatt
        |                    | Finanzen         | Kunden        | Prozesse     |
        | Strategisches Ziel | Kosten decken    | Gäste binden  | Hell bleiben |
        | Messgrösse         | Deckungsgrad     | Rückkehrer    | Ausfälle     |
        | Zielwert           | 95               | 40            | 5            |
        | Stand              | 93               | 38            | 6            |
        | Massnahme          | Tarife prüfen    | Briefe senden | Lampen       |

        | Strategisches Ziel | Spenden sammeln  |               | Dicht halten |
        | Messgrösse         | Spendenertrag    |               | Lecks        |
        | Zielwert           | 200              |               | 3            |
        | Stand              | 97               |               | 4            |
        """
    assert [(name, target, actual) for name, _, target, actual in kpi_rows(text)] == [
        ("Deckungsgrad", 95, 93),
        ("Rückkehrer", 40, 38),
        ("Ausfälle", 5, 6),
        ("Spendenertrag", 200, 97),
        ("Lecks", 3, 4),
    ]
    assert [(one.name, one.perspective) for one in strategy(text).strategic_objectives][-2:] == [
        ("Spenden sammeln", "finance"),
        ("Dicht halten", "process"),
    ]


def test_the_year_of_its_periods_may_stand_in_the_title():
    """Plan and actual of quarters stand below each other, and only the title tells the year."""
    text = """
        # Ziele
        | Zielblatt 2023 |               |               |

        | Perspektive    | Finanzen      | Kunden        |
        | Ziel           | Liquide sein  | Termine halten |
        | Kennzahl       | Zahlungsdauer | Termintreue   |
        | Einheit        | Tage          | %             |
        | Plan Q1        | 30            | 90            |
        | Ist Q1         | 38            | 84            |
        | Plan Q2        | 28            | 92            |
        | Ist Q2         | 33            | 91            |
        """
    assert series(text) == {
        "Zahlungsdauer": {"2023-Q1": (30, 38), "2023-Q2": (28, 33)},
        "Termintreue": {"2023-Q1": (90, 84), "2023-Q2": (92, 91)},
    }
