"""How councils, utilities and banks write in Britain, Ireland, India, South Africa and Australia."""

import pytest

from sheets import reading, series, strategy
from stimmig.language import lexicon
from stimmig.language.perspectives import perspective_within
from stimmig.reading.grammar.numbers import read_quantity


@pytest.mark.parametrize(
    "text, value, unit",
    [
        ("2,40,000", 240_000, ""), ("Rs. 3,75,000", 375_000, "Rs."), ("12,05,00,000", 120_500_000, ""), ("KES 1,400", 1400, "KES"),
        ("US$ 3.1m", 3.1, "US$m"), ("A$7,500", 7500, "A$"), ("R 2 300 m", 2300, "Rm"), ("(£0.7m)", -0.7, "£m"), ("£(0.7)m", -0.7, "£m"), ("-£0.7m", -0.7, "£m"),
    ],
)  # fmt: skip
def test_money_and_lakhs(text, value, unit):
    """Groups of two digits above the thousands, currencies before the number, and losses in brackets or with a minus."""
    quantity = read_quantity(text, ".")
    assert (quantity.value, quantity.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize("text", ["R12", "R 7", "1,25,00", "12,34", "(£0.7m) loss of"])
def test_no_money_and_no_lakhs(text):
    """Rooms and risks are called R12; digits that are grouped by nobody's rule are no number."""
    quantity = read_quantity(text, ".")
    assert quantity is None or quantity.value in (12.34, 1234)


@pytest.mark.parametrize(
    "text, operator, value, unit",
    [
        ("80%+", ">=", 80, "%"), ("90% or above", ">=", 90, "%"), ("12 or fewer", "<=", 12, ""), ("no more than 6", "<=", 6, ""), ("within 3 days", "<=", 3, "days"),
        ("85 % oder mehr", ">=", 85, "%"), ("nicht mehr als 4", "<=", 4, ""), ("95% or better", "", 95, "%"), ("not less than 98%", ">=", 98, "%"),
    ],
)  # fmt: skip
def test_limits_in_words(text, operator, value, unit):
    """They stand before or behind the number. What is better than 95 %, the number does not tell."""
    quantity = read_quantity(text, ".")
    assert (quantity.operator, quantity.value, quantity.unit) == (operator, value, unit)


@pytest.mark.parametrize(
    "heading", ["Achieved upto Dec-18", "Result to 30 June 2024", "Outturn as at 31 March", "Actual till Sept"]
)
def test_the_month_up_to_which_a_figure_counts(heading):
    """It does not hide what the column holds."""
    assert "actual" in {one.field for one in lexicon.heading(heading)}


def test_what_no_month_follows_is_something_else():
    assert lexicon.heading("Actual to budget") == ()


@pytest.mark.parametrize(
    "text, perspective",
    [("Customer: How should we appear to them?", "customer"), ("Financial strength - are we safe?", "finance"), ("Learning & growth – who grows here?", "learning")],
)  # fmt: skip
def test_the_question_behind_a_perspective(text, perspective):
    """Kaplan and Norton put one to each perspective."""
    assert perspective_within(text) == perspective


def test_key_result_areas_beside_perspectives():
    """In India they are what is wanted in a perspective."""
    found = strategy(
        """
        # Balanced Score Card
        | Perspective | KRA              | KPI            | UoM  | Target   | Ach. upto Dec-18 |
        | Financial   | Collect in time  | Billing        | %    | 96       | 91               |
        | Customer    | Connect quickly  | Connections    | Nos. | 2,40,000 | 1,15,500         |
        """
    )
    assert [(one.perspective, one.name) for one in found.strategic_objectives] == [
        ("finance", "Collect in time"),
        ("customer", "Connect quickly"),
    ]
    assert [(kpi.target, kpi.actual) for kpi in found.kpis] == [(96, 91), (240_000, 115_500)]


@pytest.mark.parametrize(
    "legend",
    [
        "| Lead     | Initials      |    |    |    |    |\n| Head of Nursing | HN |    |    |    |    |\n| Finance Officer | FO |    |    |    |    |",
        "| HN       | Head of Nursing |  |    |    |    |\n| FO | Finance Officer |    |    |    |    |",
    ],
)  # fmt: skip
def test_a_legend_below_holds_no_kpis(legend):
    """Behind an empty row, it tells what the initials mean."""
    found = strategy(
        f"""
# KPIs
| Metric   | Exec | Unit | Target | Jan 24 | Feb 24 |
| Falls    | HN   | no.  | 4      | 5      | 3      |
| Surplus  | FO   | £m   | 2      | 1      | 1      |
|          |      |      |        |        |        |
{legend}
"""
    )
    assert [(kpi.name, kpi.owner) for kpi in found.kpis] == [("Falls", "HN"), ("Surplus", "FO")]


def test_kpis_behind_a_gap_stay_kpis():
    """Those without values too."""
    found = strategy(
        """
        # KPIs
        | Metric   | Exec | Unit | Target | Jan 24 | Feb 24 |
        | Falls    | HN   | no.  | 4      | 5      | 3      |
        | Surplus  | FO   | £m   | 2      | 1      | 1      |
        |          |      |      |        |        |        |
        | Absence  | HN   |      |        |        |        |
        | Vacancies | HN  |      |        |        |        |
        """
    )
    assert [kpi.name for kpi in found.kpis] == ["Falls", "Surplus", "Absence", "Vacancies"]


def test_an_export_that_tells_kinds_may_have_periods_across():
    """Each KPI has its series; what stands in the row of an objective is none of a KPI."""
    text = """
        # Export
        | Item ID | Type        | Name         | Owner | Units | Jan-25 Actual | Jan-25 Target | Feb-25 Actual | Feb-25 Target |
        | S-1     | Scorecard   | Harbour 2025 |       |       |               |               |               |               |
        | P-1     | Perspective | Financial    |       |       |               |               |               |               |
        | O-1     | Objective   | Fund quays   | Aziz  |       |               |               |               |               |
        | M-1     | Measure     | Dues         | Aziz  | €k    | 81            | 84            | 79            | 84            |
        | I-1     | Initiative  | New tariff   | Lowe  |       |               |               |               |               |
        | P-2     | Perspective | Customer     |       |       |               |               |               |               |
        | O-2     | Objective   | Sail on time | Lowe  |       |               |               |               |               |
        | M-2     | Measure     | Late ships   | Lowe  | #     | 7             | 4             |               | 4             |
        """
    assert series(text) == {
        "Dues": {"2025-01": (84, 81), "2025-02": (84, 79)},
        "Late ships": {"2025-01": (4, 7), "2025-02": (4, None)},
    }
    found = strategy(text)
    assert [(one.name, one.perspective) for one in found.strategic_objectives] == [
        ("Fund quays", "finance"),
        ("Sail on time", "customer"),
    ]
    assert [one.name for one in found.initiatives] == ["New tariff"]


def test_banners_in_the_column_of_numbers_are_perspectives():
    """They stand alone above the objectives, each over rows of its own; remarks between the rows are none."""
    found = strategy(
        """
        # Q2 report
        | PI  | Corporate objective | Indicator     | Target | Q1 2023 | Q2 2023 |
        | TOWN CENTRES |            |               |        |         |         |
        | T1  | Busy high streets   | Empty shops   | 8      | 11      | 10      |
        |     | Comment: two pubs reopened |        |        |         |         |
        | T2  |                     | Market stalls | 60     | 52      | 57      |
        | PARKS |                   |               |        |         |         |
        | P1  | Green flags         | Parks with flag | 5    | 4       | 4       |
        """
    )
    assert [(one.perspective, one.name) for one in found.strategic_objectives] == [
        ("other:TOWN CENTRES", "Busy high streets"),
        ("other:PARKS", "Green flags"),
    ]
    assert [kpi.name for kpi in found.kpis] == ["Empty shops", "Market stalls", "Parks with flag"]


def test_a_question_heads_the_rows_of_its_perspective():
    found = strategy(
        """
        # Board scorecard
        | Ref | What we want to achieve | How we will know | Plan for quarter | Result |
        | Members - would they send a neighbour? | |        |                  |        |
        | M1  | No queues               | Decisions in 24h | 80%              | 86%    |
        | Learning & growth - are we ready? |  |             |                  |        |
        | L1  | Keep our people         | Training hours   | 5                | 4      |
        """
    )
    assert [one.perspective for one in found.strategic_objectives] == ["customer", "learning"]


@pytest.mark.parametrize("first, second", [("Q1 2023", "Q2 2023"), ("Total", "Subtotal")])
def test_periods_and_totals_are_no_banners(first, second):
    """They tell when, not for whom."""
    found = strategy(
        f"""
        # Report
        | Ref | Objective           | Indicator     | Target | Actual |
        | {first} |                 |               |        |        |
        | T1  | Busy high streets   | Empty shops   | 8      | 11     |
        | {second} |                |               |        |        |
        | P1  | Green flags         | Parks with flag | 5    | 4      |
        """
    )
    assert [one.perspective for one in found.strategic_objectives] == [None, None]


def test_a_second_note_below_the_table_is_a_note_too():
    """Also without a full stop, in the column of perspectives."""
    text = """
        # Chart
        | Category  | Objective  | Metric     | Jan-19 | Feb-19 |
        | Financial | Less scrap | Scrap cost | 90     | 84     |
        | People    | Safe work  | Injuries   | 1      | 0      |
        |           |            |            |        |        |
        | JOP = jump-off point: Dec-18 |  |  |      |        |
        | two red months need a countermeasure |  |  | |     |
        """
    assert len(strategy(text).strategic_objectives) == 2
    assert "two red months need a countermeasure" in [note.text for note in reading(text).notes]


def test_a_perspective_as_the_heading_of_its_kpis():
    """Each block says "Financial" where others write "KPI"."""
    text = """
        # Dec 2014
        | Financial           | Unit | Target | Actual | Variance |
        | Profit before tax   | KES m | 900   | 870    | -30      |
        | Bad loans           | %    | 4      | 5      | 1        |
        |                     |      |        |        |          |
        | Learning and growth | Unit | Target | Actual | Variance |
        | Staff turnover      | %    | 8      | 9      | 1        |
        """
    found = strategy(text)
    assert [(kpi.perspective, kpi.name, kpi.target, kpi.actual) for kpi in found.kpis] == [
        ("finance", "Profit before tax", 900, 870),
        ("finance", "Bad loans", 4, 5),
        ("learning", "Staff turnover", 8, 9),
    ]


def test_a_list_of_customers_is_no_perspective():
    """One such heading alone says what stands below it."""
    text = (
        "# Sales\n| Customer | Unit | Target | Actual |\n| Harris Ltd | £k | 90 | 87 |\n| Boyd & Co | £k | 40 | 51 |\n"
    )
    assert strategy(text).kpis == ()


@pytest.mark.parametrize("heading", ["H1 Actual", "Result Q3", "1H actual", "Q2 FY24 Outturn"])
def test_the_part_of_a_year_beside_a_word(heading):
    """Where one column has it, it tells when, and not what."""
    assert "actual" in {one.field for one in lexicon.heading(heading)}
    found = strategy(f"# KPIs\n| Objective | Measure | Target | {heading} |\n| Grow | Orders | 9 | 8 |\n")
    assert [kpi.actual or "series" for kpi in found.kpis] in ([8], ["series"])


def test_a_letter_at_the_end_of_a_word_is_no_number():
    """The H of GROWTH is none, the weight behind the name none of it."""
    assert perspective_within("LEARNING & GROWTH PERSPECTIVE - 20%") == "learning"


def test_a_key_of_letters_below_holds_no_kpis():
    """It stands below the objectives, and its letters in the column of perspectives."""
    found = strategy(
        """
        # Year end
        | Ref | P | What do we want to achieve? | How will we measure it? | Target | Actual |
        | C1  | C | Fit homes                   | Homes at standard       | 92     | 91     |
        | F1  | F | Live within means           | Variance                | 0      | -1     |
        | L1  | L | Healthy staff               | Days lost               | 10     | 12     |
        |     |   |                             |                         |        |        |
        |     |   | C                           | Customer perspective    |        |        |
        |     |   | F                           | Financial perspective   |        |        |
        """
    )
    assert [kpi.name for kpi in found.kpis] == ["Homes at standard", "Variance", "Days lost"]
    assert len(found.strategic_objectives) == 3


def test_the_year_to_date_is_the_actual_beside_the_year_before():
    found = strategy("# Pillars\n| Goal | Metric | Target | FY17 Actual | FYTD |\n| Safe care | Falls | 2 | 4 | 3 |\n")
    assert found.kpis[0].actual == 3


def test_a_consolidated_sheet_before_those_of_the_perspectives():
    """It repeats their KPIs, and their objectives too."""
    rows = ["| Earn more | Income | £m | 14 | 13 |", "| Keep farmers | Accounts lost | # | 20 | 31 |"]
    head = "| Strategic objective | KPI | Unit | Target | Actual |"
    sheets = {"All": rows, "1 Financial": rows[:1], "2 Customer": rows[1:]}
    found = strategy("\n\n".join("\n".join([f"# {name}", head, *lines]) for name, lines in sheets.items()))
    assert [(one.perspective, one.name) for one in found.strategic_objectives] == [
        ("finance", "Earn more"),
        ("customer", "Keep farmers"),
    ]
    assert [(kpi.name, kpi.contributes_to[0].to) for kpi in found.kpis] == [
        ("Income", "Earn more"),
        ("Accounts lost", "Keep farmers"),
    ]


MAP = """
    # Map
    | Beneficiary | Children read | Parents as partners |
    |             |               |                     |
    | Financial   | F1 Funds last |                     |

    # Measures
    | Objective           | Measure  | Target | Actual |
    | Children read       | Readers  | 60     | 51     |
    |                     | Books    | 9      | 4      |
    | Parents as partners | Meetings | 75     | 78     |
    | Funds last          | Pledges  | 12     | 8      |
    """


def test_a_map_tells_the_perspectives_of_objectives():
    """They stand beside their perspective on another sheet."""
    found = strategy(MAP)
    assert [one.perspective for one in found.strategic_objectives] == ["customer", "customer", "finance"]
    assert len(found.kpis) == 4


def test_a_map_that_does_not_know_each_objective_tells_nothing():
    """Else a KPI would stand in the perspective of the objective above."""
    assert {one.perspective for one in strategy(MAP.replace("F1 Funds last", "F1 Funds  ")).strategic_objectives} == {
        None
    }


def test_a_heading_without_rows_has_no_banners():
    """It lists nothing, and that is all."""
    assert strategy("# Report\n| Ref | Objective | Indicator | Target | Actual |\n").kpis == ()
