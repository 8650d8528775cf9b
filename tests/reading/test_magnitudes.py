"""Numbers of one row are brought to one unit, or said not to fit."""

import pytest

from sheets import checked, strategy


def kpi(target: str, actual: str, unit: str = ""):
    return strategy(
        f"# Kennzahlen\n| Kennzahl | Einheit | Zielwert | Ist |\n| Umsatz | {unit} | {target} | {actual} |"
    ).kpis[0]


@pytest.mark.parametrize(
    "target, actual, unit, read",
    [
        ("1,5 Mio. €", "1.400 T€", "", (1.5, 1.4, "Mio. €")),
        ("1,5 Mio. €", "1.400 T€", "T€", (1500.0, 1400.0, "T€")),
        ("90 min", "2 h", "", (90.0, 120.0, "min")),
        ("1.250 TEUR", "1.100 TEUR", "", (1250.0, 1100.0, "TEUR")),
        ("35 %", "40 %", "Quote", (35.0, 40.0, "Quote")),
    ],
)
def test_magnitudes_of_a_row_are_brought_together(target, actual, unit, read):
    """The unit column rules, else the target's own unit; a unit that nobody knows changes nothing."""
    row = kpi(target, actual, unit)
    assert (row.target, row.actual, row.unit) == read


def test_units_that_cannot_be_compared_are_said():
    """Kilograms are no euros; the number is not counted as such."""
    text = "# Kennzahlen\n| Kennzahl | Einheit | Zielwert | Ist |\n| Umsatz | € | 5 | 7 kg |"
    assert strategy(text).kpis[0].actual is None
    assert [f"{one.place.cell} {one.message('de')}" for one in checked(text).findings if one.code == "WBK011"] == [
        "D2 Unter „Ist“ steht „7 kg“, in einer anderen Einheit als die Zeile; der Wert wurde nicht gezählt."
    ]


def test_a_budget_counts_whole_units_of_money():
    """50 T€ are 50,000; the initiative has no column that could say thousands."""
    text = "# Maßnahmen\n| Maßnahme | Budget |\n| Messe | 50 T€ |\n| Tour | 1,2 Mio. € |\n| Fest | 300 |"
    assert [row.budget for row in strategy(text).initiatives] == [50_000.0, 1_200_000.0, 300.0]
