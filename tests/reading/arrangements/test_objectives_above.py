"""Objectives and KPIs in one column."""

from sheets import kpi_rows, series, strategy

LIST = """
    # Zielsystem
    | Ziel / Kennzahl     | ME   | Soll | Ist |
    | Kunden              |      |      |     |
    | Nachbarschaft       |      |      |     |
    | Feste               | Anz. | 6    | 5   |
    | Wegzüge             | Anz. | 4    | 6   |
    | Prozesse            |      |      |     |
    | Rasch reparieren    |      |      |     |
    | Tage bis Reparatur  | Tage | 7    | 9   |
    """


def test_an_objective_alone_in_its_row_heads_the_kpis_below():
    """Perspectives between them are sections."""
    read = strategy(LIST)
    assert kpi_rows(LIST) == [("Feste", "Anz.", 6, 5), ("Wegzüge", "Anz.", 4, 6), ("Tage bis Reparatur", "Tage", 7, 9)]
    assert [(row.perspective, row.name) for row in read.strategic_objectives] == [
        ("customer", "Nachbarschaft"), ("process", "Rasch reparieren"),
    ]  # fmt: skip
    assert [read.parents(kpi)[0].name for kpi in read.kpis] == ["Nachbarschaft", "Nachbarschaft", "Rasch reparieren"]


def test_with_months_across():
    """The numbers may be those of periods."""
    text = LIST.replace("| Soll | Ist |", "| Jan 2025 | Feb 2025 |")
    assert series(text)["Feste"] == {"2025-01": (None, 6), "2025-02": (None, 5)}


def test_rows_with_numbers_alone_are_no_objectives():
    """Where no row stands alone, the heading stays a question."""
    text = "# Liste\n| Ziel / Kennzahl | ME | Soll | Ist |\n| Feste | Anz. | 6 | 5 |\n| Wegzüge | Anz. | 4 | 6 |"
    assert strategy(text).strategic_objectives == ()


def test_an_owner_may_stand_beside_the_objective():
    """The row has no number of its own; a list of KPIs would take the objective for one."""
    text = """
        # Scorecard 2025
        | Objective / Measure | Unit | Target | Actual | Owner |
        | Customer            |      |        |        |       |
        | Neighbours drop in  |      |        |        | Kern  |
        |   Open evenings     |      | 6      | 5      |       |
        |   New members       | %    | 4      | 6      |       |
        | People              |      |        |        |       |
        | Nobody works alone  |      |        |        | Lutz  |
        |   Shared shifts     | %    | 7      | 9      |       |
        """
    read = strategy(text)
    assert kpi_rows(text) == [("Open evenings", None, 6, 5), ("New members", "%", 4, 6), ("Shared shifts", "%", 7, 9)]
    assert [(one.name, one.owner) for one in read.strategic_objectives] == [
        ("Neighbours drop in", "Kern"), ("Nobody works alone", "Lutz"),
    ]  # fmt: skip
