"""Quarters and months without a year below a title that tells the date of the report."""

import pytest

from sheets import asked, strategy, write_xlsx
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.file import open_workbook

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


COVERED = """
    # Deckblatt
    | Führungscockpit {year} |

    # Kunden
    | Kennzahl | Jan | Feb |
    | Umsatz   | 8   | 7   |
    | Besuche  | 3   | 2   |
    """


@pytest.mark.parametrize("year, dated", [("2024", True), ("2030", False)])
def test_the_year_of_cover_and_file_name_counts_where_both_tell_the_same(year, dated, tmp_path):
    """A strategy for 2030 is no report of 2030."""
    path = write_xlsx(COVERED.format(year=year), tmp_path / "Cockpit_2024.xlsx")
    read = build_strategy([read_workbook(open_workbook(path))])
    assert {one.period for one in read.values} == ({"2024-01", "2024-02"} if dated else {"01", "02"})
