"""The limits of a cycle: what the OKR rules report, and where they keep still."""

import datetime

import pytest

from sheets import check
from stimmig.rules.calendar import months_after


@pytest.mark.parametrize(
    "day, months, later",
    [
        ("2026-03-31", 6, "2026-09-30"),
        ("2026-09-30", 6, "2027-03-31"),
        ("2027-02-28", 12, "2028-02-29"),
        ("2026-11-15", 12, "2027-11-15"),
        ("2026-01-30", 1, "2026-02-28"),
    ],
)
def test_the_end_of_a_month_leads_to_the_end_of_a_month(day, months, later):
    """Half a year after 31 March is 30 September, and half a year after 30 September 31 March."""
    assert months_after(datetime.date.fromisoformat(day), months) == datetime.date.fromisoformat(later)


KEY_RESULT = """
    # Objectives
    | ID  | Objective                |
    | O-1 | Menschen erleben uns nah |
    # Key Results
    | ID  | Objective | Key Result      | Zielwert |
    | R-1 | O-1       | {text} | {target} |
"""


@pytest.mark.parametrize("target", ["5", "3 - 4 %", "+10 %", "alle Betriebe", "deutlich besser"])
def test_whatever_stands_under_target_is_a_target(target):
    """A number, a range or words under „Zielwert“ say when the key result is reached."""
    assert check(KEY_RESULT.format(text="Familien kommen gern wieder", target=target), select=["OKR309"]) == []


@pytest.mark.parametrize("text", ["KR 1: Familien kommen gern wieder", "Familien kommen 2026 gern wieder"])
def test_the_number_of_a_key_result_or_a_year_is_no_target(text):
    """What only looks like a number does not say when the key result is reached."""
    assert check(KEY_RESULT.format(text=text, target=""), select=["OKR309"]) == ["OKR309 D2"]
