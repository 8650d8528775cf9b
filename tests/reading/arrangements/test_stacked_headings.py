"""Headings of two or three rows."""

from sheets import kpi_rows, reading, series


def test_periods_over_plan_and_actual():
    """A period counts for the columns to its right, up to the next one."""
    text = """
        # BSC
        | Perspektive | Kennzahl | Q1 2024 |     | Q2 2024 |     |
        |             |          | Plan    | Ist | Plan    | Ist |
        | Kunden      | NPS      | 50      | 44  | 52      |     |
        """
    assert series(text) == {"NPS": {"2024-Q1": (50, 44), "2024-Q2": (52, None)}}


def test_plan_and_actual_over_periods():
    """The other way round says the same."""
    text = """
        # BSC 2024
        |          | Plan |    | Ist |    |
        | Kennzahl | Q1   | Q2 | Q1  | Q2 |
        | NPS      | 50   | 52 | 44  |    |
        """
    assert series(text) == {"NPS": {"2024-Q1": (50, 44), "2024-Q2": (52, None)}}


def test_three_rows():
    """Year over quarter over plan and actual."""
    text = """
        # BSC
        |          | 2024 |     |      |     |
        |          | Q1   |     | Q2   |     |
        | Kennzahl | Plan | Ist | Plan | Ist |
        | NPS      | 50   | 44  | 52   | 51  |
        """
    assert series(text) == {"NPS": {"2024-Q1": (50, 44), "2024-Q2": (52, 51)}}


def test_a_word_that_groups_headings():
    """ "Werte" over Ziel and Ist adds nothing."""
    text = """
        # BSC
        | Perspektive | Kennzahl | Werte |     |
        |             |          | Ziel  | Ist |
        | Kunden      | NPS      | 50    | 44  |
        | Finanzen    | Umsatz   | 5     | 4   |
        """
    assert kpi_rows(text) == [("NPS", None, 50, 44), ("Umsatz", None, 5, 4)]
    assert reading(text).notes == ()


def test_a_row_of_data_is_no_second_heading():
    """KPIs called "Plan" and "Ist" would be odd; numbers below years are values."""
    text = "# Kennzahlen\n| Kennzahl | 2023 | 2024 |\n| Gäste | 2019 | 2021 |\n| Anrufe | 7 | 8 |"
    assert series(text)["Gäste"] == {"2023": (None, 2019), "2024": (None, 2021)}


def test_a_period_in_brackets_over_plan_and_actual():
    """ "Target vs actual (Q1)" says of the columns below that they are those of Q1."""
    text = """
        # KPIs 2026
        | KPI   | Target vs actual (Q1) |        | Target vs actual (Q2) |        |
        |       | Target                | Actual | Target                | Actual |
        | Sales | 850                   | 824    | 923                   | 911    |
        """
    assert series(text) == {"Sales": {"2026-Q1": (850, 824), "2026-Q2": (923, 911)}}


def test_each_perspective_has_its_own_heading_of_two_rows():
    """Blocks below each other, each with a heading of two rows and one KPI, are all read."""
    block = """
        | {}    |    |      |         |      |     |      |     |
        | Ziel  | Kennzahl | ME | Gewicht | Q1/24 |     | Q2/24 |     |
        |       |    |      |         | Soll | Ist | Soll | Ist |
        | {}    | {} | Anz. | 100     | 5    | 4   | 6    | 7   |
        |       |    |      |         |      |     |      |     |"""
    rows = [("Finanzen", "Rendite", "Umsatz"), ("Kunden", "Treue", "Käufe"), ("Prozesse", "Tempo", "Dauer")]
    text = "# BSC 2024" + "".join(block.format(*row) for row in rows)
    said = {"2024-Q1": (5, 4), "2024-Q2": (6, 7)}
    assert series(text) == {"Umsatz": said, "Käufe": said, "Dauer": said}


def test_a_fiscal_year_in_words_over_its_quarters():
    """ "Geschäftsjahr 2024" is the year 2024, as "Jahr 2024" is."""
    text = """
        # BSC
        | Kennzahl | Geschäftsjahr 2024 |     |            |     | Verantw. |
        |          | 1. Quartal         |     | 2. Quartal |     |          |
        |          | Soll               | Ist | Soll       | Ist |          |
        | Absenzen | 4                  | 5   | 4          | 3   | HR       |
        | Lernende | 24                 | 22  | 25         |     | HR       |
        """
    assert series(text) == {
        "Absenzen": {"2024-Q1": (4, 5), "2024-Q2": (4, 3)},
        "Lernende": {"2024-Q1": (24, 22), "2024-Q2": (25, None)},
    }
