"""The same KPIs for several units side by side."""

from sheets import reading, strategy


def scoped(text: str) -> list[tuple]:
    return [(kpi.name, kpi.scope, kpi.target, kpi.actual) for kpi in strategy(text).kpis]


TWO_ROWS = """
    # BSC
    | Perspektive | Ziel           | Kennzahl | Konzern |     | Sparte Gas |     | Verantwortlich |
    |             |                |          | Plan    | Ist | Plan       | Ist |                |
    | Finanzen    | Ertrag sichern | Marge    | 8       | 7   | 9          | 9.5 | Huber          |
    |             |                | Umsatz   | 500     | 480 | 200        |     | Huber          |
    """


def test_units_over_plan_and_actual():
    """Each unit gives a KPI of its own; the objective is one."""
    assert scoped(TWO_ROWS) == [
        ("Marge", "Konzern", 8, 7), ("Marge", "Sparte Gas", 9, 9.5),
        ("Umsatz", "Konzern", 500, 480), ("Umsatz", "Sparte Gas", 200, None),
    ]  # fmt: skip
    assert [row.name for row in strategy(TWO_ROWS).strategic_objectives] == ["Ertrag sichern"]
    assert str(strategy(TWO_ROWS).kpis[1].place("target")) == "BSC!F3"


def test_units_in_the_heading_itself():
    """Such as "Soll Linz"."""
    text = (
        "# BSC\n| Ziel | Kennzahl | Soll Linz | Ist Linz | Soll Wels | Ist Wels |\n| Ertrag | Umsatz | 5 | 4 | 7 | 8 |"
    )
    assert scoped(text) == [("Umsatz", "Linz", 5, 4), ("Umsatz", "Wels", 7, 8)]


def test_a_sum_over_units_is_none():
    """What stands below "Gesamt" belongs to no unit."""
    text = TWO_ROWS.replace("| Verantwortlich |", "| Gesamt |").replace("| Huber          |", "| 3 |")
    text = text.replace("| Ist |                |", "| Ist | Ist |")
    assert {kpi[1] for kpi in scoped(text)} == {"Konzern", "Sparte Gas"}
    assert reading(text).questions == ()


def test_spans_of_time_are_no_units():
    """What they hold is asked about, and not told of two units."""
    text = TWO_ROWS.replace("Konzern", "lfd. Monat").replace("Sparte Gas", "Jahr bis heute")
    assert {kpi[1] for kpi in scoped(text)} <= {None}


def test_several_units_are_one_kpi_to_count():
    """Six rows of two KPIs are two KPIs for their objective."""
    from sheets import check

    text = TWO_ROWS.replace("Verantwortlich", "Bemerkung").replace("Huber", "")
    assert not [found for found in check(text) if found.startswith("BSC106")]
