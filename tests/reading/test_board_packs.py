"""Shapes of the packs that boards, councils and banks read every quarter, each told by a table of our own."""

import pytest

from sheets import kpi_rows, reading, strategy
from stimmig.language import lexicon
from stimmig.language.perspectives import perspective_within
from stimmig.reading.arrangements.period_headings import period_heading
from stimmig.reading.grammar.dates import read_period
from stimmig.reading.grammar.numbers import read_quantity
from stimmig.reading.usable import refuse_unless_strategy
from stimmig.refusal import Refusal


@pytest.mark.parametrize(
    "heading, field",
    [
        ("Resp.", "owner"), ("Head of Service", "owner"), ("Responsável", "owner"), ("Good is", "better"),
        ("% Ach", "achievement"), ("Supports goal", "contributes_to"), ("Prazo", "due"), ("Missão", "mission"),
        ("Strategic aim / Objectif", "strategic_objective"), ("Targets FY2025 / Cibles", "target"),
    ],
)  # fmt: skip
def test_words_of_packs_are_known(heading, field):
    """Councils, Canadian credit unions and Portuguese cooperatives have words of their own."""
    assert field in {meaning.field for meaning in lexicon.heading(heading)}


@pytest.mark.parametrize(
    "text, key",
    [
        ("1º sem. 2021", "2021-H1"),
        ("2º semestre de 2021", "2021-H2"),
        ("3rd quarter 2021", "2021-Q3"),
        ("1st half", "H1"),
    ],
)
def test_ordinals_count_parts_of_a_year(text, key):
    """Portuguese and English write the ordinal before the half or quarter."""
    assert read_period(text).key == key


@pytest.mark.parametrize(
    "text, period, kind",
    [
        ("Q2 (Jul-Sep)", "Q2", "actual"), ("FY 2019-20 Q2 (Jul-Sep) Tgt", "2019/20-Q2", "plan"),
        ("Q2 (Jul-Sep) % Ach", "Q2", "derived"),
    ],
)  # fmt: skip
def test_the_months_of_a_quarter_say_no_more_than_the_quarter(text, period, kind):
    """A fiscal year needs them beside its quarters; what is computed stays computed."""
    found = period_heading(text)
    assert (found.period, found.kind) == (period, kind)


@pytest.mark.parametrize(
    "text, value, low",
    [
        ("55 % by March 2015", 55, None), ("12 by end of 2027", 12, None), ("40 % bis 2030", 40, None),
        ("1500 bis 2000", None, 1500), ("15 bis 18 min", None, 15),
    ],
)  # fmt: skip
def test_a_target_may_name_its_day(text, value, low):
    """The day is no part of the number, and a range of counts ends in no year."""
    found = read_quantity(text)
    assert (found.value, found.low) == (value, low)


def test_the_day_of_a_target_is_kept():
    """The number is read, and the wording stands beside it."""
    (kpi,) = strategy(
        """
        # BSC
        | Objective   | KPI      | Target            |
        | Full trains | Seats    | 55 % by March 2015 |
        """
    ).kpis
    assert (kpi.target, kpi.target_text) == (55, "55 % by March 2015")


@pytest.mark.parametrize(
    "text, perspective",
    [("OUR FINANCES", "finance"), ("Unsere Kunden", "customer"), ("Learning & growth / Apprentissage", "learning")],
)
def test_a_perspective_may_be_ours_or_told_twice(text, perspective):
    """Neither a possessive nor a translation hides its word."""
    assert perspective_within(text) == perspective


def test_two_perspectives_are_not_one():
    """A slash also stands between different things."""
    assert perspective_within("Kunden / Prozesse") is None


def test_a_template_that_waits_to_be_written_over_is_empty():
    """What stands in brackets is a request; "%" was there before anybody filled anything in."""
    found = reading(
        """
        # Scorecard
        | Vision:     | [Write your vision here] |         |      |        |
        |             |                          |         |      |        |
        | Perspective | Objective                | KPI     | Unit | Target |
        | Financial   | <objective>              | <KPI>   | %    |        |
        | Customer    | <objective>              | <KPI>   | %    |        |
        """
    )
    assert not found.statements
    with pytest.raises(Refusal) as refused:
        refuse_unless_strategy(found)
    assert refused.value.code == "empty_template"


@pytest.mark.parametrize("unit", ["[kg]", "[€/h]"])
def test_a_unit_in_brackets_is_a_unit(unit):
    """Brackets alone ask nobody to write."""
    ((_, found, _, _),) = kpi_rows(
        f"""
        # KPIs
        | Objective    | KPI   | Unit   | Target |
        | Less rubbish | Waste | {unit} | 12     |
        """
    )
    assert found == unit


def test_an_average_inside_its_objective_is_a_kpi():
    """The objective is written once and initiatives are rare, so its row is as full as can be."""
    assert [kpi.name for kpi in strategy(
        """
        # BSC
        | Objectives    | Measures            | Targets | Initiatives |
        | Sell tickets  | Earned income share | 65%     | Dynamic fee |
        |               | Average ticket fee  | $18     |             |
        | Mend the roof | Roof fund           | $45,000 | Slate sale  |
        """
    ).kpis] == ["Earned income share", "Average ticket fee", "Roof fund"]  # fmt: skip
