"""Shapes of the packs that boards, councils and banks read every quarter, each told by a table of our own."""

import pytest

from sheets import kpi_rows, reading, series, strategy
from stimmig.language import lexicon
from stimmig.language.perspectives import perspective_within
from stimmig.reading.arrangements.period_headings import period_heading
from stimmig.reading.build import build_strategy
from stimmig.reading.grammar.dates import read_period
from stimmig.reading.grammar.numbers import read_quantity
from stimmig.reading.usable import refuse_unless_strategy
from stimmig.refusal import Refusal
from stimmig.writing.strategy_json import strategy_document


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
    [
        ("OUR FINANCES", "finance"),
        ("Unsere Kunden", "customer"),
        ("Learning & growth / Apprentissage", "learning"),
        ("Besucher", "customer"),
        ("Potentiale", "learning"),
    ],  # fmt: skip
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


@pytest.mark.parametrize("unit", ["[kg]", "[€/h]", "[Score]", "[number]"])
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


def test_the_plan_of_the_year_is_the_target_of_its_quarters():
    """It also tells in which year they lie."""
    text = """
        # Scorecard
        | Strategic aim | Measure | Target 2022/23 | Q1 | Q2 | Q3 |
        | Pay our way   | Margin  | 28             | 27 | 29 |    |
        |               | Arrears | <= 4           | 5  | 4  | 3  |
        """
    assert [row[2] for row in kpi_rows(text)] == [28, 4]
    assert series(text)["Arrears"] == {"2022/23-Q1": (None, 5), "2022/23-Q2": (None, 4), "2022/23-Q3": (None, 3)}


def test_plans_of_quarters_leave_that_of_the_year_in_the_series():
    """Where each quarter has a plan of its own, the year is one more period."""
    text = """
        # Scorecard
        | Objective   | KPI    | Plan 2024 | Plan Q1 | Actual Q1 | Plan Q2 | Actual Q2 |
        | Pay our way | Margin | 28        | 26      | 27        | 30      | 29        |
        """
    assert series(text)["Margin"]["2024-Q2"] == (30, 29)
    assert kpi_rows(text)[0][2] is None


def test_the_same_quarter_a_year_before_is_the_baseline():
    """Two quarters a year apart and a target beside them are no time series alone."""
    text = """
        # Report
        | Outcome       | Indicator | Q2 2022/23 | Target | Q2 2023/24 |
        | Clean streets | Recycling | 41%        | 45%    | 43%        |
        | Clean streets | Fly tips  | 80         | 70     | 77         |
        """
    found = strategy(text).kpis
    assert [(kpi.baseline, kpi.target, kpi.actual) for kpi in found] == [(41, 45, 43), (80, 70, 77)]


def test_a_journal_may_name_kpis_by_their_id():
    """What it remarks on a value is kept."""
    found = strategy(
        """
        # KPIs
        | KPI ID | Objective  | KPI         | Target |
        | K1     | Sell beans | Own share   | 50     |
        | K2     | Sell beans | Late orders | 4      |

        # Data
        | Month    | KPI ID | Value | Comment    |
        | Jan 2022 | K1     | 44    |            |
        | Jan 2022 | K2     | 7     | van broken |
        | Feb 2022 | K1     | 47    |            |
        """
    )
    assert [(value.kpi, value.period, value.actual) for value in found.values] == [
        ("K1", "2022-01", 44), ("K2", "2022-01", 7), ("K1", "2022-02", 47),
    ]  # fmt: skip


def test_kpis_may_point_to_goals_by_their_number():
    """“Goal: 1, 1, 2” beside “Target” counts the goals of another list."""
    found = strategy(
        """
        # Goals
        | No. | Pillar | Goal             | Lead    |
        | 1   | People | Nurses stay      | Dr Webb |
        | 2   | Money  | Many small gifts | Pat     |

        # KPIs
        | Goal | KPI         | Target | Actual |
        | 1    | Vacancies   | 3      | 5      |
        | 1    | Sick days   | 8      | 9      |
        | 2    | Gifts a day | 40     | 31     |
        """
    )
    assert [(kpi.name, [link.to for link in kpi.contributes_to]) for kpi in found.kpis] == [
        ("Vacancies", ["1"]), ("Sick days", ["1"]), ("Gifts a day", ["2"]),
    ]  # fmt: skip
    assert [one.name for one in found.strategic_objectives] == ["Nurses stay", "Many small gifts"]


def test_numbers_below_goal_are_targets_where_nothing_else_is():
    """Without another column for the target, “Goal” over numbers is it."""
    assert [row[2] for row in kpi_rows(
        """
        # KPIs
        | Objective  | KPI       | Goal | Actual |
        | Safe quays | Injuries  | 1    | 2      |
        | Safe quays | Near miss | 1    | 4      |
        | Safe quays | Drills    | 2    | 2      |
        """
    )] == [1, 1, 2]  # fmt: skip


def test_what_is_done_about_a_kpi_counts_where_it_stands_again():
    """An exception report repeats the KPI and adds the action; its remark is kept too."""
    found = reading(
        """
        # Scorecard
        | Objective   | Indicator  | Standard | Apr 2021 | May 2021 |
        | Short waits | Four hours | 95       | 88       | 87       |
        | Short waits | Complaints | 85       | 74       | 71       |

        # Exceptions
        | Indicator  | What happened | Action             | Owner | By when    |
        | Four hours | Wards closed  | Open a second unit | Nair  | 10.12.2021 |
        | Complaints | Backlog       | Hire an officer    | Pals  | 30.11.2021 |
        """
    )
    initiatives = build_strategy([found]).initiatives
    assert [(one.name, one.owner, one.due) for one in initiatives] == [
        ("Open a second unit", "Nair", "2021-12-10"), ("Hire an officer", "Pals", "2021-11-30"),
    ]  # fmt: skip
    assert "Wards closed" in strategy_document(found, build_strategy([found]), "en")["notes"]


def test_a_shorter_action_is_none_of_those_that_a_longer_one_names():
    """ "Schulung" says something else than "Schulung der Schichtleiter"; what stands in both rows counts once."""
    found = strategy(
        """
        # Kennzahlen
        | Kennzahl | Zielwert | Ist | Maßnahme                   |
        | Unfälle  | 0        | 2   | Schulung der Schichtleiter |
        | Ausfälle | 3        | 4   | Wartung vorziehen          |

        # Aktionen
        | Kennzahl | Ist | Maßnahme          |
        | Unfälle  | 2   | Schulung          |
        | Ausfälle | 4   | Wartung vorziehen |
        """
    )
    assert sorted(one.name for one in found.initiatives) == [
        "Schulung",
        "Schulung der Schichtleiter",
        "Wartung vorziehen",
    ]


def test_perspectives_across_may_hold_numbered_lists():
    """The numbers of lines are no part of their values, and a vision above is no row of the table."""
    found = strategy(
        """
        # Plan
        | Vision                         | Every member one step ahead of worry.      |                                        |
        |                                |                                            |                                        |
        |                                | Financial / Finances                       | Members / Membres                      |
        | Strategic objective / Objectif | Grow lean                                  | Advise first                           |
        | Measures / Indicateurs         | 1. Cost ratio<br>2. Return                 | 1. Members with plan<br>2. Net promoter |
        | Targets FY2024 / Cibles        | 1. ≤ 66%<br>2. 0.7%                        | 1. 3,900<br>2. 52                      |
        | Actual / Réel                  | 1. 69.1%<br>2. 0.6%                        | 1. 3,120<br>2. –                       |
        """
    )
    assert [(kpi.name, kpi.perspective, kpi.target, kpi.actual) for kpi in found.kpis] == [
        ("Cost ratio", "finance", 66, 69.1), ("Return", "finance", 0.7, 0.6),
        ("Members with plan", "customer", 3900, 3120), ("Net promoter", "customer", 52, None),
    ]  # fmt: skip
    assert [one.name for one in found.directions] == ["Every member one step ahead of worry."]


MONTHS = """
    # Jan 26
    | Plant scorecard |                 |             |      |        |        |               |
    | Area            | Goal            | KPI         | Unit | Target | Actual | Action        |
    | Finance         | Melt cheaper    | Energy cost | $    | 310    | 322    | Reline furnace |
    |                 |                 | Scrap       | $    | 45     | 51     |               |
    | People          | Everyone safe   | Injuries    |      | 0      | 1      |               |

    # Feb 26
    | Plant scorecard |                 |             |      |        |        |               |
    | Area            | Goal            | KPI         | Unit | Target | Actual | Action        |
    | Finance         | Melt cheaper    | Energy cost | $    | 308    | 318    | Reline furnace |
    |                 |                 | Scrap       | $    | 45     | n/a    |               |
    | People          | Everyone safe   | Injuries    |      | 0      | 0      |               |
    """


def test_one_sheet_per_month_is_a_series():
    """Each KPI stands once, with the numbers of the latest month, and each month gives one of its values."""
    assert kpi_rows(MONTHS) == [("Energy cost", "$", 308, 318), ("Scrap", "$", 45, None), ("Injuries", None, 0, 0)]
    assert series(MONTHS) == {
        "Energy cost": {"2026-01": (310, 322), "2026-02": (308, 318)},
        "Scrap": {"2026-01": (45, 51), "2026-02": (45, None)},
        "Injuries": {"2026-01": (0, 1), "2026-02": (0, 0)},
    }
    assert [one.name for one in strategy(MONTHS).initiatives] == ["Reline furnace"]


def test_the_latest_of_months_and_quarters_ends_last():
    """December is later than the first quarter, whatever their names say."""
    text = MONTHS.replace("Jan 26", "Q1 2026").replace("Feb 26", "Dez 2026")
    assert kpi_rows(text) == kpi_rows(MONTHS)


def test_sheets_of_other_kpis_are_no_series():
    """Two quarters that measure different things tell nothing of a course."""
    text = MONTHS.replace("Energy cost | $    | 308", "Water use   | l    | 308").replace("Injuries    |      | 0      | 0", "Sick days   |      | 4      | 5")  # fmt: skip
    assert len(kpi_rows(text)) == 6
    assert not any(series(text).values())


def test_a_fact_sheet_may_have_a_table_of_its_quarters():
    """They are the values of its KPI; the purpose of a KPI is none of the company."""
    text = """
        # K01
        | KPI FACT SHEET      |                   |           |         |
        | KPI                 | Trains on time    | No.       | K01     |
        | Perspective         | Customer          | Owner     | Control |
        | Strategic objective | Trains to set a watch by | Frequency | weekly |
        | Formula             | on time / all     | Unit      | %       |
        | Target 2025         | 93                |           |         |
        |                     |                   |           |         |
        | Quarter             | Target            | Actual    | Comment |
        | Q1 2025             | 93                | 91        |         |
        | Q2 2025             | 93                | 92        | new shunter |
        | Q3 2025             | 94                | open      |         |
        """
    assert series(text) == {"Trains on time": {"2025-Q1": (93, 91), "2025-Q2": (93, 92), "2025-Q3": (94, None)}}
    assert kpi_rows(text) == [("Trains on time", "%", 93, None)]


TYPED = """
    # Export
    | Organization | Northern Ports |        |        |      |            |
    |              |                |        |        |      |            |
    | Type         | Name           | Owner  | Actual | Goal | Due        |
    | Scorecard    | Ports 2024     |        |        |      |            |
    | Perspective  | Financial      |        |        |      |            |
    | Objective    | Fund the berth | Aubert |        |      |            |
    | KPI          | Cash flow      | Aubert | 18     | 20   |            |
    | KPI          | Fee per box    | Reyes  | 61     | 65   |            |
    | Initiative   | Refinance      | Reyes  |        |      | 30.09.2024 |
    | Perspective  | Customer       |        |        |      |            |
    | Objective    | Ships go on    | Chukwu |        |      |            |
    | KPI          | Hours at anchor | Chukwu | 9     | 6    |            |
    """


def test_a_column_may_say_what_each_row_is():
    """Tools export perspectives, objectives, KPIs and initiatives in one list."""
    found = strategy(TYPED)
    assert [(one.name, one.perspective, one.owner) for one in found.strategic_objectives] == [
        ("Fund the berth", "finance", "Aubert"), ("Ships go on", "customer", "Chukwu"),
    ]  # fmt: skip
    assert [(kpi.name, kpi.target, kpi.actual, kpi.contributes_to[0].to) for kpi in found.kpis] == [
        ("Cash flow", 20, 18, "Fund the berth"), ("Fee per box", 65, 61, "Fund the berth"),
        ("Hours at anchor", 6, 9, "Ships go on"),
    ]  # fmt: skip
    assert [(one.name, one.due, one.contributes_to[0].to) for one in found.initiatives] == [
        ("Refinance", "2024-09-30", "Fund the berth")
    ]


def test_a_parent_counts_before_the_order_of_the_list():
    """Sorted by kind, the last objective is not that of all KPIs; numbers of objectives are none of KPIs."""
    found = strategy(
        """
        # Export
        | ID | Name           | Typ         | Übergeordnet | Zielwert | Istwert |
        | P1 | Kunden         | Perspektive |              |          |         |
        | Z1 | Gern kommen    | Ziel        | P1           |          |         |
        | Z2 | Schnell sein   | Ziel        | P1           |          |         |
        | K1 | Weiterempfehlung | Kennzahl  | Z1           | 50       | 40      |
        | K2 | Wartezeit      | Kennzahl    | Z2           | 5        | 7       |
        | M1 | Schalter öffnen | Maßnahme   | K1           |          |         |
        """
    )
    assert [(one.id, one.name, one.perspective) for one in found.strategic_objectives] == [
        ("Z1", "Gern kommen", "customer"), ("Z2", "Schnell sein", "customer"),
    ]  # fmt: skip
    assert [(one.id, one.name, one.contributes_to[0].to) for one in found.kpis] == [
        ("K1", "Weiterempfehlung", "Gern kommen"), ("K2", "Wartezeit", "Schnell sein"),
    ]  # fmt: skip
    assert [(one.name, one.contributes_to[0].to) for one in found.initiatives] == [
        ("Schalter öffnen", "Weiterempfehlung")
    ]


def test_a_row_of_a_kind_that_nobody_knows_is_a_note():
    """It is no label of its neighbours."""
    text = TYPED.replace("| Initiative   | Refinance ", "| Risk         | Strike    ")
    assert {"Risk", "Strike"} <= {note.text for note in reading(text).notes}


def test_what_most_titles_are_all_are():
    """Between finances, customers and people, homes are a perspective too."""
    text = "# Scorecard\n" + "".join(
        f"| {title} | | |\n| Aim | Measure | Target |\n| {aim} | {name} | 4 |\n| | | |\n"
        for title, aim, name in (
            ("OUR FINANCES", "Pay our way", "Margin"), ("OUR CUSTOMERS", "Right first time", "Repairs"),
            ("3. Our homes", "Warm homes", "Certificates"), ("OUR PEOPLE", "They stay", "Turnover"),
        )
    )  # fmt: skip
    text = text.replace("Aim", "Strategic aim")
    assert [one.perspective for one in strategy(text).strategic_objectives] == [
        "finance", "customer", "other:Our homes", "learning",
    ]  # fmt: skip


def test_a_title_that_names_a_perspective_in_part_is_none_of_its_own():
    """“Members and volunteers” may well be the customers, and nothing tells."""
    text = "# Scorecard\n" + "".join(
        f"| {title} | | |\n| Objective | Measure | Target |\n| {aim} | {name} | 4 |\n| | | |\n"
        for title, aim, name in (
            ("Finance", "Pay our way", "Margin"),
            ("Members and volunteers", "Right first time", "Repairs"),
            ("Learning", "They stay", "Turnover"),
        )
    )
    assert [one.perspective for one in strategy(text).strategic_objectives] == ["finance", None, "learning"]
