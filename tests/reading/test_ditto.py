""" "dito" and its like: what the row above says counts once more."""

import pytest

from sheets import strategy


@pytest.mark.parametrize("mark", ["dito", '"', "s. o.", "Siehe oben", "ditto"])
def test_what_stands_above_counts_once_more(mark):
    """No objective is called "dito", and a KPI below one belongs to the objective above."""
    read = strategy(
        f"""
        | Perspektive | Strategisches Ziel | Kennzahl     | Einheit | Zielwert | Verantwortlich |
        | Finanzen    | Ertrag halten      | Rendite      | %       | 5        | Abel           |
        | {mark}      | {mark}             | Umsatz       | TEUR    | 900      | {mark}         |
        | {mark}      | Schulden abbauen   | Darlehen     | {mark}  | 400      | Boie           |
        """
    )
    assert [(one.perspective, one.name) for one in read.strategic_objectives] == [
        ("finance", "Ertrag halten"),
        ("finance", "Schulden abbauen"),
    ]
    assert [(kpi.name, kpi.contributes_to[0].to, kpi.unit, kpi.owner) for kpi in read.kpis] == [
        ("Rendite", "Ertrag halten", "%", "Abel"),
        ("Umsatz", "Ertrag halten", "TEUR", "Abel"),
        ("Darlehen", "Schulden abbauen", "TEUR", "Boie"),
    ]


def test_nothing_above_stays_nothing():
    """A mark in the first row says nothing."""
    read = strategy(
        "| Strategisches Ziel | Kennzahl | Zielwert |\n| dito | Rendite | 5 |\n| Ertrag halten | Umsatz | 9 |"
    )
    assert [one.name for one in read.strategic_objectives] == ["Ertrag halten"]
