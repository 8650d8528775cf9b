"""Periods beside an empty heading."""

import pytest

from sheets import asked, kpi_rows, series

_ROWS = "| Umsatz | 1 | 2 | 3 |\n| Marge | 4 | 5 | 6 |"


@pytest.mark.parametrize(
    "above",
    [
        "# KPI 2026\n| | Jan | Feb | Mrz |\n",
        "# Scorecard 2026\n| Finanzen | | | |\n| | Jan | Feb | Mrz |\n",
        "# Blatt1\n| Kennzahlen 2026 | | | |\n| | Jan | Feb | Mrz |\n",
    ],
)
def test_sheet_or_title_tell_that_the_rows_are_kpis(above):
    """Each row is a KPI with its series."""
    assert [row[0] for row in kpi_rows(above + _ROWS)] == ["Umsatz", "Marge"]
    assert series(above + _ROWS)["Marge"] == {"2026-01": (None, 4), "2026-02": (None, 5), "2026-03": (None, 6)}
    assert asked(above + _ROWS) == []


def test_unit_target_and_plan_beside_it():
    """Headings that are there are read as ever."""
    text = "# Kennzahlen\n| | Einheit | Zielwert | Plan 2025 | Ist 2025 | Plan 2026 |\n| Umsatz | T€ | 9 | 2 | 3 | 4 |\n| Marge | % | 8 | 5 | 6 | 7 |"
    assert [row[:3] for row in kpi_rows(text)] == [("Umsatz", "T€", 9), ("Marge", "%", 8)]
    assert series(text)["Marge"] == {"2025": (5, 6), "2026": (7, None)}


@pytest.mark.parametrize("sheet", ["Tabelle1", "Urlaub", "Personal"])
def test_otherwise_it_is_asked(sheet):
    """Days off per person look the same; that a sheet is called like a perspective is too little."""
    text = f"# {sheet}\n| | Jan 2026 | Feb 2026 | Mrz 2026 |\n{_ROWS}"
    assert kpi_rows(text) == []
    assert [one.split("?")[0] for one in asked(text)] == ["A1:D3 Are there KPIs in the column below A1"]


@pytest.mark.parametrize(
    "text",
    [
        "# Plan\n| | Jan 2026 | Feb 2026 |\n| Anna | Urlaub | frei |\n| Ben | frei | Messe |",
        "# Plan\n| | Jan 2026 | Feb 2026 |\n| Anna | | |\n| Ben | | |",
        "# Plan\n| | Jan 2026 | Feb 2026 |\n| 1 | 3 | 4 |\n| 2 | 5 | 6 |",
        "# KPI\n| | Jan 2026 | Mitarbeiter | Feb 2026 |\n| Anna | 3 | x | 4 |\n| Ben | 5 | y | 6 |",
        "# KPI\n| | Jan 2026 | Maßnahme | Feb 2026 |\n| Anna | 3 | x | 4 |\n| Ben | 5 | y | 6 |",
    ],
)
def test_calendars_and_other_lists_are_neither_read_nor_asked_about(text):
    """No numbers, no names, or a heading that says what the rows are."""
    assert (kpi_rows(text), asked(text)) == ([], [])


def test_people_with_a_commission_are_no_kpis():
    """The share beside the periods is not what is measured, and their sum is no further kind."""
    text = """
        # Vertrieb
        | Verkaufsgebiete 2024 |        |         |        |         |        |           |

        | Vertreter | Gebiet | Plan Q1 | Ist Q1 | Plan Q2 | Ist Q2 | Provision |
        | Adler     | Nord   | 100     | 95     | 110     |        | 2 %       |
        | Busch     | Süd    | 105     | 101    | 110     |        | 3 %       |
        | Ceska     | West   | 110     | 107    | 110     |        | 4 %       |
        | Summe     |        | 315     | 303    | 330     |        |           |
        """
    assert kpi_rows(text) == []
