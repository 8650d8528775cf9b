"""What English scorecards and OKR sheets say in their own way: cycles between rows, days without a year, notes."""

from arrangements.okr_says import checkins, key_results

from sheets import kpi_rows, reading, strategy


def test_cycles_between_the_rows_of_one_table():
    """Each line tells the cycle of what stands below it; an objective of both cycles is two objectives."""
    text = """
        # OKR 2025
        | Objective           | Key result          | Base | Target |
        | Cycle: January - March 2025 |             |      |        |
        | Guests come on foot | Guests without car  | 12   | 40     |
        | Cycle: April - June 2025 |                |      |        |
        | Guests come on foot | Buses per hour      | 2    | 6      |
        | Nothing is wasted   | Leftovers per night | 9    | 3      |
        """
    read = strategy(text)
    assert [(one.name, one.cycle) for one in read.objectives] == [
        ("Guests come on foot", "2025-Q1"), ("Guests come on foot", "2025-Q2"), ("Nothing is wasted", "2025-Q2"),
    ]  # fmt: skip
    assert [one[:2] for one in key_results(text)] == [
        ("Guests come on foot", "Guests without car"),
        ("Guests come on foot", "Buses per hour"),
        ("Nothing is wasted", "Leftovers per night"),
    ]


def test_an_objective_that_goes_on_in_the_next_cycle_hides_none_of_it():
    """The sheet of the next quarter lists its own objectives, though one of them is known."""
    rows = """
        | Objective           | Key result          | Base | Target |
        | Guests come on foot | Guests without car  | 12   | 40     |
        | {other}             | Leftovers per night | 9    | 3      |
        """
    first, second = rows.format(other="The bar is fun"), rows.format(other="Nothing is wasted")
    read = strategy(f"# Q1 2025{first}\n\n# Q2 2025{second}")
    assert [(one.name, one.cycle) for one in read.objectives] == [
        ("Guests come on foot", "2025-Q1"), ("The bar is fun", "2025-Q1"),
        ("Guests come on foot", "2025-Q2"), ("Nothing is wasted", "2025-Q2"),
    ]  # fmt: skip
    assert all(read.parents(one) for one in read.key_results)


def test_the_id_of_the_okr_beside_that_of_the_key_result():
    """ "OKR ID" in a list of key results is the objective that each belongs to."""
    text = """
        # Objectives
        | OKR ID | Objective           |
        | O-1    | Guests come on foot |

        # Key Results
        | KR ID | OKR ID | Key result         | Baseline | Target |
        | KR-11 | O-1    | Guests without car | 12       | 40     |
        """
    assert key_results(text)[0][:2] == ("Guests come on foot", "Guests without car")


def test_check_ins_on_days_without_a_year():
    """The cycle tells it, also where the title spells out its days."""
    rows = """
        | Objective           | Key result         | Start | Target | {heads} |
        | Guests come on foot | Guests without car | 12    | 40     | 14 | 19 |
        """
    days = [("Guests without car", "2025-02-03", 14, None), ("Guests without car", "2025-02-17", 19, None)]
    for heads in ("3 Feb | 17 Feb", "03-Feb | 17-Feb", "w/c 3 Feb | w/c 17 Feb"):
        assert checkins(f"# OKR Q1 2025{rows.format(heads=heads)}") == days
    weeks = rows.format(heads="wk 36 | wk 38")
    titled = f"# OKR\n| OKRs 2 September to 29 November 2024 |\n{weeks}"
    assert [one[1] for one in checkins(titled)] == ["2024-W36", "2024-W38"]


def test_dates_of_which_one_tells_the_order_of_all():
    """17/02/2025 says that 03/02/2025 is in February; without it, nothing does."""
    log = """
        # OKR Q1 2025
        | Objective           | Key result         | Start | Target | 03/02/2025 | {second} |
        | Guests come on foot | Guests without car | 12    | 40     | 14         | 19       |
        """
    assert [one[1] for one in checkins(log.format(second="17/02/2025"))] == ["2025-02-03", "2025-02-17"]
    assert [one[1] for one in checkins(log.format(second="03/17/2025"))] == ["2025-03-02", "2025-03-17"]
    assert [one[1] for one in checkins(log.format(second="04/03/2025"))] == ["None", "None"]


def test_the_perspective_of_a_title_that_names_its_owner():
    """Behind a dash stands who leads it."""
    text = """
        # Scorecard
        | 1. FINANCIAL - Orla Byrne |         |        |
        | Goal           | Measure   | Target |
        | Keep afloat    | Cash days | 40     |

        | 2. CUSTOMERS - Sam Okoro |          |        |
        | Goal           | Measure   | Target |
        | Be recommended | Referrals | 12     |
        """
    read = strategy(text)
    assert [one.perspective for one in read.strategic_objectives] == ["finance", "customer"]


def test_a_note_below_a_note_is_no_perspective():
    """Nothing follows it that it could head."""
    text = """
        # Scorecard
        | Perspective | Objective   | Measure   | Target |
        | Financial   | Keep afloat | Cash days | 40     |
        | Customer    | Be liked    | Referrals | 12     |
        | * without the branch in Cork |     |           |        |
        | Referrals counted by phone   |     |           |        |
        """
    assert [note.text for note in reading(text).notes][-2:] == [
        "* without the branch in Cork", "Referrals counted by phone",
    ]  # fmt: skip


def test_how_many_measures_are_on_target_is_no_measure():
    """Such a line counts the others."""
    text = """
        # Scorecard
        | Objective   | Measure             | Target | Actual |
        | Keep afloat | Cash days           | 40     | 31     |
        | Be liked    | Referrals           | 12     | 14     |
        |             | Measures on target  |        | 1      |
        """
    assert [row[0] for row in kpi_rows(text)] == ["Cash days", "Referrals"]


def test_a_dollar_sign_is_the_dollar_of_the_unit():
    """ "$" beside "CAD" is what is paid with there; "US$" is not."""
    text = """
        # Scorecard
        | Measure | Unit | Target  | Actual   |
        | Reserve | CAD  | $40,000 | $31,000  |
        | Grants  | CAD  | 12,000  | US$9,000 |
        """
    assert kpi_rows(text) == [("Reserve", "CAD", 40000, 31000), ("Grants", "CAD", 12000, None)]


def test_a_unit_sign_at_the_end_of_a_name():
    """ "Agency spend £k" is counted in thousands of pounds."""
    text = "# Scorecard\n| Measure | Target |\n| Agency spend £k | 40 |\n| Margin % | 12 |\n| Visits | 7 |"
    assert [row[1] for row in kpi_rows(text)] == ["£k", "%", None]


def test_a_dashboard_that_shows_target_and_latest_value_of_a_series():
    """The target stands in the scorecard, the other number in its series: each KPI counts once."""
    text = """
        # Scorecard
        | Perspective | Objective   | Measure   | 2022 | Target 2023 | Jan–Jun 2023 | Jul–Dec 2023 |
        | Financial   | Keep afloat | Cash days | 25   | 40          | 31           |              |
        | Customer    | Be liked    | Referrals | 9    | 12          | 14           |              |

        # One-pager
        | Measure   | Target | Now |
        | Cash days | 40     | 31  |
        | Referrals | 12     | 14  |
        """
    assert [row[0] for row in kpi_rows(text)] == ["Cash days", "Referrals"]


def test_labels_of_vision_and_purpose_that_organisations_use():
    """A council has its community's vision, and many ask why they are here."""
    text = "| Community vision | | Every street has a tree by 2040. |\n\n| Why are we here? |\n| So that nobody is lonely here. |"
    assert {one.level: one.text for one in reading(text).statements} == {
        "vision": "Every street has a tree by 2040.",
        "purpose": "So that nobody is lonely here.",
    }
