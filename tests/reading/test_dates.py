"""Dates and periods as people type them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.reading.grammar.dates import read_date, read_period, read_rough_period


@pytest.mark.parametrize(
    "value, day",
    [
        ("30.9.26", (2026, 9, 30)),
        ("2026-09-30", (2026, 9, 30)),
        ("31/12/2025", (2025, 12, 31)),
        ("31. März 2010", (2010, 3, 31)),
        ("31 Mar 2010", (2010, 3, 31)),
        ("March 31, 2010", (2010, 3, 31)),
        ("2026/09/30", (2026, 9, 30)),
        ("20260930", (2026, 9, 30)),
        (20260930.0, (2026, 9, 30)),
        ("24-12-2026", (2026, 12, 24)),
        ("30.09.2026 10:00", (2026, 9, 30)),
        ("30.09.2026, 10:00 Uhr", (2026, 9, 30)),
        ("2026-09-30T08:15:00+02:00", (2026, 9, 30)),
        (45000.0, (2023, 3, 15)),
        (datetime.datetime(2026, 9, 30, 8, 15), (2026, 9, 30)),
    ],
)
def test_reads_days(value, day):
    """Days come as text in several spellings, as dates, and as Excel's count of days."""
    assert read_date(value, "en") == datetime.date(*day)


def test_a_day_that_could_be_two_is_none():
    """3/4/2026 is in March or April: in English nothing tells, in German the day comes first."""
    assert read_date("3/4/2026", "en") is None
    assert read_date("3-4-2026", "en") is None
    assert read_date("3/4/2026", "de") == datetime.date(2026, 4, 3)


@pytest.mark.parametrize(
    "value",
    [
        "31.2.2026",
        "bald",
        "",
        12.0,
        "32.13.2024",
        "20261399",
        20261399.0,
        "10-12-14",
        "Ende 2026",
        "Q3 2026",
        "2026-09-30 vorläufig",
        float("nan"),
        float("inf"),
    ],
)
def test_what_is_no_day_is_none(value):
    """Impossible days and other texts are not guessed."""
    assert read_date(value) is None


@pytest.mark.parametrize(
    "text, key",
    [
        ("2024", "2024"), (2024.0, "2024"), ("2024-03", "2024-03"), ("03/2024", "2024-03"), ("Mrz 24", "2024-03"),
        ("März 2024", "2024-03"), ("Jänner 2024", "2024-01"), ("Q1 2024", "2024-Q1"), ("Q1/24", "2024-Q1"),
        ("1. Quartal 2024", "2024-Q1"), ("I/2024", "2024-Q1"), ("1. Halbjahr 2022", "2022-H1"), ("KW12/24", "2024-W12"),
        ("T2/2024", "2024-T2"), ("Tertial 2/2024", "2024-T2"), ("FY24-H2", "FY24-H2"), ("GJ 22/23-Q2", "2022/23-Q2"),
        ("Q1 24/25", "2024/25-Q1"), ("Q1", "Q1"), ("KW 12", "W12"), ("12. KW", "W12"), ("12. KW 2026", "2026-W12"), (datetime.date(2024, 3, 1), "2024-03"),
    ],
)  # fmt: skip
def test_reads_periods(text, key):
    """Years, halves, tertials, quarters, months and weeks, calendar or fiscal."""
    assert read_period(text).key == key


@pytest.mark.parametrize(
    "text", ["Ist", "Total", "YTD", "Maßnahme", "24", "Q5 2024", "KW 60", "KW 53 2025", "2025-W53"]
)
def test_what_is_no_period_is_none(text):
    """Aggregates and other words are never periods."""
    assert read_period(text) is None


@pytest.mark.parametrize(
    "text, key",
    [("Ende 2026", "2026"), ("bis Mitte März 2026", "2026-03"), ("end of Q3 2026", "2026-Q3"), ("by 2027", "2027")],
)
def test_a_rough_moment_lies_in_a_period(text, key):
    """ "Ende 2026" is no day, but where a day or a period may stand it is one."""
    assert read_rough_period(text).key == key
    assert read_period(text) is None


def test_a_year_has_its_weeks():
    """2026 has a week 53, 2025 has none: where the year comes from elsewhere, the period has no days."""
    assert read_period("KW 53 2026").days == (datetime.date(2026, 12, 28), datetime.date(2027, 1, 3))
    assert read_period("KW 53", year=2025).days is None


def test_a_year_around_fills_a_period_without_one():
    """ "Q1" under the title 2024 is 2024-Q1."""
    assert read_period("Q1", year=2024).key == "2024-Q1"


@given(st.dates(min_value=datetime.date(1970, 1, 1), max_value=datetime.date(2069, 12, 31)))
def test_german_and_iso_days_read_alike(day):
    """A day is itself in every spelling."""
    for text in (day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day:%d.%m.%y}"):
        assert read_date(text) == day


@given(st.dates(min_value=datetime.date(1970, 1, 1), max_value=datetime.date(2069, 12, 31)))
def test_a_period_holds_its_days(day):
    """The month and quarter of a day begin before it and end after it."""
    for text in (f"{day:%Y-%m}", f"Q{(day.month + 2) // 3} {day.year}"):
        first, last = read_period(text).days
        assert first <= day <= last
