"""Quarters and months without a year below a title that tells the date of the report."""

import pytest

from sheets import asked, strategy

REPORT = """
    # Scorecard
    | {title}  |      |     |      |     |
    |          |      |     |      |     |
    | Kennzahl | Q1 Soll | Q1 Ist | Q2 Soll | Q2 Ist |
    | Umsatz   | 8    | 7   | 9    |     |
    | Besuche  | 3    | 2   | 4    |     |
    """


@pytest.mark.parametrize("title", ["Quartalsbericht, Stand 05/2022", "Stand: 30.04.2022", "Berichtsmonat März 2022"])
def test_what_had_ended_by_then_is_of_that_year(title):
    """The first quarter has its values, the second none yet."""
    read = strategy(REPORT.format(title=title))
    assert {one.period for one in read.values} == {"2022-Q1", "2022-Q2"}
    assert not asked(REPORT.format(title=title))


@pytest.mark.parametrize("title", ["Stand 01/2022", "Gegründet am 1.2.1990, Stand 05/2022", "Bericht an den Vorstand"])
def test_what_ended_later_or_several_years_are_asked_about(title):
    """In January 2022 nobody knows the first quarter of 2022."""
    assert {one.period for one in strategy(REPORT.format(title=title)).values} == {"Q1", "Q2"}
    assert any("which year" in one for one in asked(REPORT.format(title=title)))
