"""Shapes of plans that schools, councils, ministries and OKR tools publish, each told by a table of our own."""

import pytest

from sheets import asked, kpi_rows, reading, strategy
from stimmig.language import lexicon
from stimmig.reading.grammar.dates import read_period


@pytest.mark.parametrize(
    "heading, field",
    [
        ("Istzustand", "actual"), ("Zielzustand", "target"), ("Ansatz 2026", "plan"), ("Rechnungsergebnis 2024", "actual"),
        ("Measure: Indicator(s)", "kpi"), ("Planned performance result", "target"), ("Action steps", "initiative"),
        ("Indikatoren der Zielerreichung", "kpi"), ("Priority area", "perspective"), ("Objective (Ziel)", "objective"),
    ],
)  # fmt: skip
def test_words_of_public_plans_are_known(heading, field):
    """Ministries, cities and schools have words of their own for plan, actual and indicator."""
    assert field in {meaning.field for meaning in lexicon.heading(heading)}


@pytest.mark.parametrize("text, key", [("2023-24", "2023/24"), ("2023–24", "2023/24"), ("FY 2025-26", "2025/26")])
def test_a_fiscal_year_may_have_a_hyphen(text, key):
    """No month has the number 24."""
    assert read_period(text).key == key


@pytest.mark.parametrize("text, key", [("2011-12", "2011-12"), ("2023-11", "2023-11")])
def test_a_month_stays_a_month(text, key):
    """December 2011 may be written so, whatever budgets call the year 2011/12."""
    assert read_period(text).key == key
    assert read_period("2023-25") is None


def test_an_objective_may_stand_above_the_table_of_its_kpis():
    """The label between two tables is no KPI of the first one."""
    found = strategy(
        """
        # Plan
        | Goal 1: | Children read    |        |
        | Measure | Baseline         | Target |
        | Readers | 54               | 75     |
        |         |                  |        |
        | Goal 2: | Families join in |        |
        | Measure | Baseline         | Target |
        | Evenings | 3               | 9      |
        """
    )
    assert [kpi.name for kpi in found.kpis] == ["Readers", "Evenings"]
    assert [one.name for one in found.strategic_objectives] == ["Children read", "Families join in"]


def test_perspectives_may_stand_in_a_column_without_heading():
    """Their names leave no choice."""
    found = strategy(
        """
        # Scorecard
        |           | Objective         | Measure         | Target |
        | Financial | Use grants well   | Cost per loan   | 2      |
        | Customer  | Readers come back | Visits          | 9      |
        """
    )
    assert [kpi.perspective for kpi in found.kpis] == ["finance", "customer"]


ACTIVITIES = """
    # {name}
    | Activity       | Goal | 2026-09-07 | 2026-09-14 | Who |
    | Quotes sent    | 25   | 22         | 27         | Rae |
    | Crews by eight | 12   | 11         | 12         | Sol |
    """


def test_a_weekly_scorecard_may_call_its_kpis_activities():
    """Numbers as goals and over time are no list of things to do."""
    found = strategy(ACTIVITIES.format(name="Scorecard"))
    assert [(kpi.name, kpi.target, kpi.owner) for kpi in found.kpis] == [
        ("Quotes sent", 25, "Rae"),
        ("Crews by eight", 12, "Sol"),
    ]


def test_hours_per_activity_are_no_scorecard():
    """Nothing speaks of one, and work is planned in the same shape."""
    assert kpi_rows(ACTIVITIES.format(name="Workload")) == []


TYPED = """
    # OKRs
    | Row ID | Title           | Parent | Type       | Starting Value | Target Value |
    | 1      | Drivers stay    |        | Objective  |                |              |
    | 2      | Shifts chosen   | 1      | Key Result | 20             | 55           |
    | 3      | Riders trust us |        | Objective  |                |              |
    | 4      | Riders who plan | {}     | Key Result | 38             | 60           |
    """


def test_a_column_may_tell_objectives_from_key_results():
    """As the exports of OKR tools do."""
    found = strategy(TYPED.format(3))
    assert [one.name for one in found.objectives] == ["Drivers stay", "Riders trust us"]
    assert [(one.name, one.baseline, one.target) for one in found.key_results] == [
        ("Shifts chosen", 20, 55),
        ("Riders who plan", 38, 60),
    ]


def test_a_parent_elsewhere_is_not_overruled_by_the_order():
    """The key result stands below one objective and names another: nothing is guessed."""
    assert strategy(TYPED.format(1)).key_results == ()


def test_an_objective_may_stand_in_the_heading_of_its_key_results():
    """What stands beside it heads the columns."""
    found = strategy(
        """
        # Team OKRs
        | Objective 1: Couriers stay     | Owner | Target |
        | Couriers who ride three months | Dana  | 70     |
        | Couriers recruited by couriers | Milo  | 30     |
        """
    )
    assert [(one.name, one.target, one.owner) for one in found.key_results] == [
        ("Couriers who ride three months", 70, "Dana"),
        ("Couriers recruited by couriers", 30, "Milo"),
    ]


def test_a_blank_id_leaves_the_objective_to_its_title():
    """Import files have ids that only an update fills."""
    found = strategy(
        """
        # Import
        | Objective ID | Objective Title | Key Result Title | Initial Value | Target Value |
        |              | Drivers stay    | Shifts chosen    | 20            | 55           |
        |              | Riders trust us | Riders who plan  | 38            | 60           |
        """
    )
    assert [one.name for one in found.objectives] == ["Drivers stay", "Riders trust us"]


def test_what_was_met_or_missed_is_no_key_result():
    """A column of such words tells a status, whatever its heading."""
    text = """
        # Goals
        | Goal         | Goal measure | Target | Results |
        | Safest city  | Minutes      | 6      | Met     |
        | Nicest parks | Guests       | 9      | Not met |
        """
    assert [name for name, *_ in kpi_rows(text)] == ["Minutes", "Guests"]
    assert strategy(text).key_results == ()


def test_objectives_beside_metrics_that_nobody_calls_key_results_are_asked_about():
    """An export of OKR, or a scorecard: the sheet does not tell."""
    text = """
        # Upload
        | Objective title | Metric name | Start value | Target value |
        | Drivers stay    | Shifts      | 20          | 55           |
        | Riders trust us | Riders      | 38          | 60           |
        """
    assert kpi_rows(text) == []
    assert any("Does this belong to the scorecard" in one for one in asked(text))
    assert reading(text).records == ()
