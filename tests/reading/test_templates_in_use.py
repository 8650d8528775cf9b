"""Shapes of templates that people download and fill in, each told by a table of our own."""

import pytest

from sheets import asked, kpi_rows, reading, series, strategy
from stimmig.language import lexicon
from stimmig.language.perspectives import perspective_within


def fields(text: str) -> set[str]:
    return {meaning.field for meaning in lexicon.heading(text)}


@pytest.mark.parametrize(
    "heading, field",
    [
        ("Strategische Kennzahlen", "kpi"), ("Operative Kennzahlen", "kpi"), ("Prozesskennzahl", "kpi"),
        ("Qualitätsziel", "strategic_objective"), ("Wirkungsziele", "strategic_objective"), ("Sofortmaßnahmen", "initiative"),
        ("Financial Objectives", "strategic_objective"), ("Learning and Growth Objectives", "strategic_objective"),
        ("Priority action", "initiative"), ("KPI polarity", "better"), ("KPI target", "target"), ("KR Owner", "owner"),
        ("Measurables", "kpi"), ("Toleranzwert", "red_limit"), ("Timeframe", "cycle"), ("KPIs / Success Metrics", "kpi"),
    ],
)  # fmt: skip
def test_a_heading_may_say_more_than_a_known_word(heading, field):
    """An adjective, the front of a compound or the noun of the list does not hide the word."""
    assert field in fields(heading)


@pytest.mark.parametrize(
    "text",
    [
        "Lernziel",
        "Reiseziel",
        "Personal goals",
        "Learning objectives",
        "Number of goals",
        "Ziel der Reise",
        "Wir haben Ziele",
        "KPI sind wichtig",
        "Total measures",
    ],
)
def test_some_words_make_another_thing_of_it(text):
    """What somebody learns, or a sentence, names no list of a scorecard."""
    assert fields(text) == set()


def test_one_list_may_go_on_below_another():
    """Both halves stand in the section whose name is written once."""
    kpis = strategy(
        """
        # Bogen
        | Kundenperspektive       |      |     |
        | Strategische Kennzahlen | Soll | Ist |
        | Marktanteil             | 14   | 12  |
        | Operative Kennzahlen    | Soll | Ist |
        | Beschwerden             | 90   | 134 |
        """
    ).kpis
    assert [(kpi.name, kpi.perspective, kpi.target) for kpi in kpis] == [
        ("Marktanteil", "customer", 14),
        ("Beschwerden", "customer", 90),
    ]


def test_the_heading_of_objectives_may_name_their_perspective():
    """ "Customer objectives" are those of the customers."""
    read = strategy(
        "# BSC\n| Customer objectives | Measures | Target |\n| Tenants like to stay | Contracts renewed | 85 |\n"
    )
    assert [(row.name, row.perspective) for row in read.strategic_objectives] == [("Tenants like to stay", "customer")]


def test_name_and_title_head_what_the_sheet_is_called_after():
    """ "title" on the sheet "Objectives" heads objectives; on any other sheet it says nothing."""
    text = """
        # {}
        | id | title                | owner | quarter |
        | o1 | Members feel at home | Priya | Q3 2026 |
        # Key results
        | objectiveId | name            | target | current |
        | o1          | Members who book | 60    | 44      |
        """
    read = strategy(text.format("Objectives"))
    assert [row.name for row in read.objectives] == ["Members feel at home"]
    assert [read.objective_of(row).name for row in read.key_results] == ["Members feel at home"]
    assert strategy(text.format("People")).objectives == ()


def test_a_month_written_once_counts_for_the_rows_below():
    """A group of rows shares its month; a KPI that comes twice shows that there are no groups."""
    text = """
        # Werte 2026
        | Monat  | Kennzahl | Zielwert | Istwert |
        | Januar | Gäste    | 50       | 44      |
        |        | Umsatz   | 9        | 8       |
        | Februar| Gäste    | 50       | 47      |
        |        | {}       | 9        | 10      |
        """
    assert series(text.format("Umsatz"))["Umsatz"] == {"2026-01": (9, 8), "2026-02": (9, 10)}
    assert series(text.format("Gäste"))["Umsatz"] == {}


def test_plans_may_have_a_sheet_of_their_own():
    """Plan and actual of one month, told on two sheets, are one value."""
    text = """
        # Targets
        | Targets 2026 |     |     |
        | KPI          | Jan | Feb |
        | Repairs      | 90  | 91  |
        # Actuals
        | Actuals 2026 |     |     |
        | KPI          | Jan | Feb |
        | Repairs      | 88  |     |
        """
    assert series(text) == {"Repairs": {"2026-01": (90, 88), "2026-02": (91, None)}}


def test_rows_that_hold_a_name_above_fuller_ones_are_asked_about():
    """They may be sections, objectives or KPIs without values; nobody can tell."""
    text = """
        # Scorecard
        | Measure         | Target | Actual | Trend |
        | Service         |        |        |       |
        | Complaints      | 19     | 12     | up    |
        | Calls answered  | 80     | 78     | down  |
        | Fleet           |        |        |       |
        | Days of absence | 9      | 10     | down  |
        """
    assert [name for name, *_ in kpi_rows(text)] == ["Complaints", "Calls answered", "Days of absence"]
    assert [one for one in asked(text) if "nothing but a name" in one] == [
        "A2 These rows hold nothing but a name, above fuller rows (“Service”, “Fleet”). Are they sections, strategic"
        " objectives, or KPIs without values? They were not read."
    ]


def test_one_row_without_values_is_a_kpi():
    """A single KPI that nobody has measured yet is no section."""
    text = "# KPIs\n| KPI | Target | Actual |\n| Visitors | | |\n| Sales | 9 | 8 |\n| Staff | 4 | 4 |\n"
    assert [name for name, *_ in kpi_rows(text)] == ["Visitors", "Sales", "Staff"]


def test_a_note_right_below_the_rows_is_no_kpi():
    """It says itself that it is a note."""
    text = "# KPIs\n| KPI | Target | Actual |\n| Beds | 88 | 84 |\n| Note: set by the ward. | | |\n"
    assert [name for name, *_ in kpi_rows(text)] == ["Beds"]
    assert [note.text for note in reading(text).notes] == ["Note: set by the ward."]


def test_what_a_sheet_is_for_is_no_purpose():
    """ "Purpose: KPI monitoring" speaks of the sheet, "Purpose: We keep …" of the organisation."""
    text = "# KPIs\n| Purpose: {} | |\n| | |\n| KPI | Target |\n| Beds | 88 |\n"
    assert strategy(text.format("KPI monitoring")).level("purpose") == []
    assert strategy(text.format("Strategy planning")).level("purpose") == []
    assert [row.name for row in strategy(text.format("We keep the village fed")).level("purpose")] == [
        "We keep the village fed"
    ]


def test_a_label_above_may_tell_the_cycle():
    """ "Timeframe: | Q3 2026" counts for the objectives below."""
    read = strategy(
        "# OKRs\n| Timeframe: | Q3 2026 | |\n| Objective | Key Result | Target |\n| Guests plan ahead | Booked online | 40 |\n"
    )
    assert [row.cycle for row in read.objectives] == ["2026-Q3"]


def test_objective_or_kpi_in_one_heading_is_read_and_asked_about():
    """The columns beside it speak for KPIs; the question stays."""
    text = "# Scorecard\n| KPI ID | Objective / KPI name | Target | Actual |\n| K-1 | Subscriptions | 850 | 824 |\n"
    assert kpi_rows(text) == [("Subscriptions", None, 850, 824)]
    assert any(one.startswith("B1") for one in asked(text))


def test_key_results_below_their_objective_are_not_either():
    """ "Objective / Key Result" heads both, one below the other."""
    assert fields("Objective / Key Result") == set()


def test_lernen_und_entwickeln_is_the_perspective():
    """Verb or noun, the perspective is the same."""
    assert perspective_within("Lernen & Entwickeln") == "learning"


def test_two_goals_beside_each_other_are_asked_about():
    """Whether a KPI serves the company's goal or the department's, nobody can tell; neither is read."""
    text = """
        # Goals
        | Company goal              | Department goal     | Metric           | Target | Actual |
        | First choice of families  | Children eat well   | Plates sent back | 20     | 31     |
        | First choice of families  | Rooms they like     | Rebookings       | 45     | 41     |
        """
    assert strategy(text).strategic_objectives == ()
    assert [name for name, *_ in kpi_rows(text)] == ["Plates sent back", "Rebookings"]
    assert [one[:2] for one in asked(text)] == ["A1", "B1"]
