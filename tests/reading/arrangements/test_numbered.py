"""Objectives above their KPIs, told by numbers."""

from sheets import kpi_rows, strategy

TEXT = """
    # Scorecard
    | Perspective | Ref # | Measure           | Current | Target |
    | Process     | 2.4   | Improve services  |         |        |
    |             | 2.4.1 | Cost per mile     | 36      | 15     |
    |             | 2.4.2 | Meters read twice | 8       | 10     |
    | Finance     | 3.1   | Keep the budget   |         | {}     |
    |             | 3.1.1 | Paid in 30 days   | 96      | 94     |
    """


def test_the_longer_number_belongs_to_the_shorter():
    """2.4 is the objective of 2.4.1 and 2.4.2, in its perspective."""
    read = strategy(TEXT.format(""))
    assert [(row.name, row.perspective) for row in read.strategic_objectives] == [
        ("Improve services", "process"),
        ("Keep the budget", "finance"),
    ]
    assert [(kpi.name, kpi.target, kpi.contributes_to[0].to) for kpi in read.kpis] == [
        ("Cost per mile", 15, "Improve services"),
        ("Meters read twice", 10, "Improve services"),
        ("Paid in 30 days", 94, "Keep the budget"),
    ]


def test_a_row_with_a_value_is_a_kpi():
    """What has a target of its own is measured, whatever its number."""
    assert ("Keep the budget", None, 5, None) in kpi_rows(TEXT.format("5"))
