"""Name and values of a KPI in one cell."""

import pytest

from sheets import asked, kpi_rows, strategy
from stimmig.reading.valued_names import apart


def test_lines_of_a_slide():
    """Each cell names a KPI; perspectives stand at the left, and what is done about it beside it."""
    text = """
        |             | Was wollen wir erreichen? | Woran messen wir das?                     | Was tun wir dafür? |
        | Finanzen    | Ertrag vor Größe          | • Rohertrag je Stunde: 61 € (Ist 55,50 €)<br>• Ausschuss: 3 % | • Preise prüfen |
        | Kunden      | Pünktlich liefern         | • Termintreue ≥ 95 % (Ist 88 %)           |                    |
        | Mitarbeiter | Gern hier sein            | • Krankentage: max. 9 (Ist offen)         | • Pausenraum       |
        """
    assert kpi_rows(text) == [
        ("Rohertrag je Stunde", "€", 61, 55.5),
        ("Ausschuss", "%", 3, None),
        ("Termintreue", "%", 95, 88),
        ("Krankentage", None, 9, None),
    ]
    assert [one.perspective for one in strategy(text).strategic_objectives] == ["finance", "customer", "learning"]
    assert [one.name for one in strategy(text).initiatives] == ["Preise prüfen", "Pausenraum"]


@pytest.mark.parametrize(
    "line, name, values",
    [
        ("• Quote: 40 %", "Quote", {"plan": "40 %"}),
        ("Lob (Gäste): Ziel 9, Ist 8,5", "Lob (Gäste)", {"plan": "9", "actual": "8,5"}),
        ("Absagen mind. 5", "Absagen", {"plan": "mind. 5"}),
        ("Phase 2: Anteil 1: 30 %", "Phase 2: Anteil 1", {"plan": "30 %"}),
    ],
)
def test_a_line_is_taken_apart(line, name, values):
    """At the colon behind which a value stands, or at the operator."""
    assert apart(line) == (name, values)


@pytest.mark.parametrize(
    "line", ["Quote", "Quote: offen", "Vorfälle (Kat. 1-3)", "Ziel 2: Pünktlich sein", "Umsatz 2024"]
)
def test_other_lines_stay_whole(line):
    """Nothing tells a value in them."""
    assert apart(line) is None


def test_a_column_of_targets_says_enough():
    """Then what stands in the names is part of them."""
    text = "# BSC\n| Kennzahl | Zielwert |\n| Stufe: 1 | 5 |\n| Stufe: 2 | 6 |\n| Stufe: 3 | 7 |"
    assert [name for name, *_ in kpi_rows(text)] == ["Stufe: 1", "Stufe: 2", "Stufe: 3"]
    assert asked(text) == []


@pytest.mark.parametrize("heading", ["Kennzahl und Zielwert", "Kennzahl (Ziel)"])
def test_targets_in_the_names_beside_a_column_of_actuals(heading):
    """The heading says that the names hold targets; what was reached has its own column."""
    text = f"""
        # Scorecard
        | Perspektive | {heading}        | Ist  | Zuständig |
        | Kunden      | Liefertreue ≥ 95 % | 93 % | Hanna     |
        | Prozesse    | Ausschuss: 4 %     | 5 %  | Jan       |
        """
    assert kpi_rows(text) == [("Liefertreue", "%", 95, 93), ("Ausschuss", "%", 4, 5)]
