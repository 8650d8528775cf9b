"""Periods across: each row is a KPI, each period one of its values."""

from sheets import reading, strategy


def series(text: str) -> dict:
    """Return KPI → period → (plan, actual)."""
    read = strategy(text)
    return {kpi.name: {value.period: (value.plan, value.actual) for value in read.values_of(kpi)} for kpi in read.kpis}


def test_years_of_plan_and_actual_are_a_series():
    """What stands below "Ziel 2024" is the plan of 2024, and no target of its own."""
    text = """
        # Kennzahlen
        | Kennzahl | Ziel 2024 | Ist 2024 | Ziel 2025 |
        | Besuche  | 5         | 4        | 7         |
        """
    assert series(text) == {"Besuche": {"2024": (5, 4), "2025": (7, None)}}
    (kpi,) = strategy(text).kpis
    assert (kpi.target, kpi.actual) == (None, None)


def test_values_point_at_the_cells_of_the_sheet():
    """A value stands in the column of its period, in the row of its KPI."""
    read = strategy(
        """
        # Kennzahlen
        | Kennzahl | Jan 2024 | Feb 2024 |
        | Besuche  | 5        | 4        |
        | Anrufe   | 8        | 9        |
        """
    )
    assert [str(value.row.place("actual")) for value in read.values] == [
        "Kennzahlen!B2", "Kennzahlen!C2", "Kennzahlen!B3", "Kennzahlen!C3",
    ]  # fmt: skip
    assert str(read.kpis[1].place("name")) == "Kennzahlen!A3"


def test_nothing_is_asked_about_periods():
    """The columns of a series are understood; they need no question."""
    asked = reading("# Kennzahlen\n| Kennzahl | Q1 2024 | Q2 2024 | Summe |\n| Besuche | 5 | 4 | 9 |").questions
    assert asked == ()
