"""Periods as British, Irish, American and Australian workbooks write them above their numbers."""

import pytest

from sheets import asked, kpi_rows, series, strategy
from stimmig.reading.arrangements.period_headings import period_heading
from stimmig.reading.columns import read_periods
from stimmig.reading.grammar.dates import read_period


def values(title: str, *headings: str) -> dict[str, tuple]:
    """Return period → (plan, actual) of a KPI with 1, 2, 3 … below some headings."""
    cells = " | ".join(map(str, range(1, len(headings) + 1)))
    return series(f"# {title}\n| KPI | {' | '.join(headings)} |\n| Visits | {cells} |\n| Calls | {cells} |")["Visits"]


@pytest.mark.parametrize(
    "text, key",
    [
        ("Jan–Jun 2023", "2023-H1"),
        ("Apr - Jun '23", "2023-Q2"),
        ("Jan to Dec 2023", "2023"),
        ("Quarter ended 30 June 2023", "2023-Q2"),
        ("Six months to 31/12/2023", "2023-H2"),
        ("Year ended 31 March 2023", "2022/23"),
        ("Sep 2023 qtr", "2023-Q3"),
        ("June quarter 2023", "2023-Q2"),
        ("Qtr 3 2023", "2023-Q3"),
        ("third quarter of 2023", "2023-Q3"),
        ("wk 9", "W09"),
        ("CW 9", "W09"),
        ("CY2023", "2023"),
        ("Q2 23-24", "2023/24-Q2"),
    ],
)
def test_periods_told_in_words(text, key):
    """Ends, months and abbreviations tell them as well as numbers do."""
    assert read_period(text).key == key


@pytest.mark.parametrize("text", ["Mar–Jul 2023", "Year ended 2023", "M1", "P4", "wk 60", "end of Q3 2026"])
def test_what_names_no_known_stretch_is_none(text):
    """Five months are no quarter; nobody knows with which month "M1" begins."""
    assert read_period(text) is None


@pytest.mark.parametrize(
    "heading, period, kind",
    [
        ("2023A", "2023", "actual"),
        ("2024B", "2024", "plan"),
        ("2024 (T)", "2024", "plan"),
        ("2024E", "2024", "forecast"),
        ("Actual '23", "2023", "actual"),
        ("M4 Jul", "07", "actual"),
        ("Jul (M4)", "07", "actual"),
        ("As at 30 June 2023", "2023-06-30", "actual"),
        ("w/c 06/02/2023", "2023-02-06", "actual"),
        ("Target Jul–Sep 2023", "2023-Q3", "plan"),
    ],
)
def test_headings_with_a_period_in_words(heading, period, kind):
    """What stands beside the period tells plan from actual, also a letter right behind a year."""
    assert period_heading(heading)[:2] == (period, kind)


def test_months_that_explain_a_quarter_do_not_replace_it():
    """ "Q1 (Apr–Jun)" is the first quarter of its fiscal year, not the second of the calendar."""
    assert list(values("Report 2023/24", "Q1 (Apr–Jun)", "Q2 (Jul–Sep)")) == ["2023/24-Q1", "2023/24-Q2"]


def test_months_of_a_fiscal_year_lie_in_two_calendar_years():
    """The first month of the row is that of the year; where all stand in its second half, they say so by their names."""
    assert list(values("Report 2023/24", "Oct", "Dec", "Jan", "Feb")) == ["2023-10", "2023-12", "2024-01", "2024-02"]
    assert list(values("Report 2023/24", "Jan", "Feb")) == ["2024-01", "2024-02"]
    assert list(values("Report 2023", "Jan", "Feb")) == ["2023-01", "2023-02"]


def test_a_fiscal_year_that_may_begin_in_april_or_july_is_asked_about():
    """May and June of 2023/24 are in 2023 or in 2024."""
    text = "# Report 2023/24\n| KPI | May | Jun |\n| Visits | 1 | 2 |\n| Calls | 1 | 2 |"
    assert not {"2023-05", "2024-05"} & series(text)["Visits"].keys()


def test_quarters_told_by_their_months():
    """In a calendar year they are its quarters, in a fiscal year they count from its first."""
    months = ("Jul–Sep", "Oct–Dec", "Jan–Mar", "Apr–Jun")
    assert list(values("Report 2023/24", *months)) == [f"2023/24-Q{number}" for number in (1, 2, 3, 4)]
    assert set(values("Report 2023", *months)) == {f"2023-Q{number}" for number in (1, 2, 3, 4)}


def test_letters_tell_target_from_actual_where_both_stand():
    """ "T" and "A" below or beside the months; "A" and "B" are two of something."""
    both = {"2023-01": (1, 2), "2023-02": (3, 4)}
    assert values("Report 2023", "Jan T", "Jan A", "Feb T", "Feb A") == both
    text = """
        # Report 2023
        | KPI    | Jan |   | Feb |   |
        |        | T   | A | T   | A |
        | Visits | 1   | 2 | 3   | 4 |
        | Calls  | 1   | 2 | 3   | 4 |
        """
    assert series(text)["Visits"] == both
    assert period_heading("Q1 B") is None


def test_the_target_of_a_year_beside_its_halves():
    """Halves told by their months are no second column of that year."""
    text = """
        # Club
        | KPI    | 2022 | Target 2023 | Jan–Jun 2023 | Jul–Dec 2023 |
        | Visits | 4    | 6           | 5            |              |
        | Calls  | 4    | 6           | 5            |              |
        """
    assert series(text)["Visits"] == {"2022": (None, 4), "2023-H1": (None, 5)}
    assert kpi_rows(text)[0] == ("Visits", None, 6, None)
    assert asked(text) == []


def test_the_year_so_far_beside_whole_years_is_the_actual():
    """A sum has no period of its own, but here nothing else tells where the KPI stands."""
    text = """
        # Club
        | KPI    | 2022 Actual | 2023 Target | 2023 YTD |
        | Visits | 4           | 6           | 5        |
        | Calls  | 4           | 6           | 5        |
        """
    assert kpi_rows(text)[0] == ("Visits", None, 6, 5)
    quarters = text.replace("2022 Actual", "Q1 2023")
    assert kpi_rows(quarters)[0][3] is None


def test_a_baseline_may_name_its_year():
    """ "Baseline (2021)" is where the KPI began, and no value of the series."""
    text = """
        # Club
        | KPI    | Baseline (2021) | 2022 | 2023 | Target 2024 |
        | Visits | 3               | 4    | 5    | 9           |
        | Calls  | 3               | 4    | 5    | 9           |
        """
    assert strategy(text).kpis[0].baseline == 3
    assert series(text)["Visits"] == {"2022": (None, 4), "2023": (None, 5), "2024": (9, None)}


def test_a_journal_of_last_days_of_months_written_as_text():
    """They mean the months, as true dates do."""
    text = """
        # Readings
        | Reading date | KPI    | Plan | Actual |
        | 30/04/2023   | Visits | 3    | 4      |
        | 31/05/2023   | Visits | 3    | 5      |
        """
    assert series(text)["Visits"] == {"2023-04": (3, 4), "2023-05": (3, 5)}


def test_quarters_told_by_months_are_those_of_their_own_fiscal_year():
    """A heading may name the fiscal year itself."""
    text = """
        # Ferry
        | KPI         | Unit | Target | Apr–Jun 2021/22 | Jul–Sep 2021/22 | Oct–Dec 2021/22 | Jan–Mar 2021/22 |
        | Late boats  | %    | 5      | 9               | 8               | 7               | 6               |
        | Clean decks | %    | 90     | 81              | 82              | 83              | 84              |
        """
    assert [(period, actual) for period, (_, actual) in series(text)["Late boats"].items()] == [
        ("2021/22-Q1", 9), ("2021/22-Q2", 8), ("2021/22-Q3", 7), ("2021/22-Q4", 6),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "first, second, third, keys",
    [
        ("Nov", "Dec", "Feb", ["2021-11", "2021-12", "2022-02"]),
        ("Apr–Jun", "Jul–Sep", "Jan–Mar", ["2021/22-Q1", "2021/22-Q2", "2021/22-Q4"]),
    ],
)
def test_a_journal_of_a_fiscal_year_has_its_months(first, second, third, keys):
    """Below each other they mean what they mean side by side."""
    text = f"""
        # KPIs
        | KPI        | Unit | Target |
        | Late boats | %    | 5      |
        | Fuel       | t    | 60     |

        # Values 2021/22
        | KPI        | Period   | Actual |
        | Late boats | {first}  | 9      |
        | Late boats | {second} | 8      |
        | Late boats | {third}  | 7      |
        """
    assert [*series(text)["Late boats"]] == keys


def test_a_calendar_year_may_say_so_in_two_digits():
    """ "CY23" is 2023."""
    text = """
        # Ferry
        | KPI         | Unit | CY22 | CY23 | CY24 Target |
        | Late boats  | %    | 9    | 8    | 5           |
        | Clean decks | %    | 81   | 82   | 90          |
        """
    assert series(text)["Clean decks"] == {"2022": (None, 81), "2023": (None, 82), "2024": (90, None)}


@pytest.mark.parametrize(
    ("earlier", "today", "baseline", "series"),
    [
        ("2024 Actual", "Actual", None, [("2024", 31), ("2024", 12)]),
        ("Result 2024", "YTD", None, [("2024", 31), ("2024", 12)]),
        ("Actual (PY)", "Actual (CY)", 31, []),
    ],
)
def test_the_actual_of_an_earlier_year_beside_that_of_today(earlier, today, baseline, series):
    """It hides neither the target nor the actual of today."""
    text = f"""
        # Scorecard
        | Perspective | Objective        | Measure       | {earlier} | Target | {today} |
        | Customer    | Guests come back | Repeat visits | 31        | 40     | 36.5    |
        | Process     | No waiting       | Average wait  | 12        | 8      | 9       |
        """
    read = strategy(text)
    assert [(one.target, one.actual) for one in read.kpis] == [(40, 36.5), (8, 9)]
    assert read.kpis[0].baseline == baseline
    assert [(one.period, one.actual) for one in read.values] == series


def test_a_journal_that_begins_with_the_newest_month():
    """March of 2024/25 lies in 2025, also where the months go back."""
    assert read_periods(["Mar", "Feb", "Jan", "Dec"], "2024/25").values == ["2025-03", "2025-02", "2025-01", "2024-12"]
