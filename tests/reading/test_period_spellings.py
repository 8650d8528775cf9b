"""How people call the periods above a series."""

import pytest

from sheets import kpi_rows, strategy


def _series(first: str, second: str, title: str = "") -> list[tuple[str, float | None]]:
    """Return period and actual of a KPI whose two periods are headed so."""
    table = f"""
        | Perspektive | Strategisches Ziel | Kennzahl     | Einheit | {first} | {second} |
        | ----------- | ------------------ | ------------ | ------- | ------- | -------- |
        | Finanzen    | Kosten tragen      | Kostendeckung | %      | 71      | 74       |
        | Kunden      | Gern kommen        | Stammgäste    | %      | 40      | 42       |
    """
    read = strategy(f"        # {title}\n{table}" if title else table)
    return [(value.period, value.actual) for value in read.values_of(read.kpis[0])]


@pytest.mark.parametrize(
    "first, second, periods",
    [
        ("Jan–Mrz 24", "Apr–Jun 24", ["2024-Q1", "2024-Q2"]),
        ("Jänner bis März 2024", "April bis Juni 2024", ["2024-Q1", "2024-Q2"]),
        ("Jan-Jun 2024", "Jul-Dez 2024", ["2024-H1", "2024-H2"]),
        ("1-3/2024", "4-6/2024", ["2024-Q1", "2024-Q2"]),
        ("Sept.–Dez. 2023", "Jan.–April 2024", ["2023-T3", "2024-T1"]),
        ("03/24", "04/24", ["2024-03", "2024-04"]),
        ("2024-M03", "2024-M04", ["2024-03", "2024-04"]),
        ("per 31.03.2024", "per 30.06.2024", ["2024-03", "2024-06"]),
        ("Ende März 2024", "Ende Juni 2024", ["2024-03", "2024-06"]),
        ("Quartal I/2024", "Quartal II/2024", ["2024-Q1", "2024-Q2"]),
        ("1. Qu. 2024", "2. Qu. 2024", ["2024-Q1", "2024-Q2"]),
        ("Schuljahr 2022/23", "Schuljahr 2023/24", ["2022/23", "2023/24"]),
        ("erstes Halbjahr 2024", "zweites Halbjahr 2024", ["2024-H1", "2024-H2"]),
        ("Ist 23", "Ist 24", ["2023", "2024"]),
    ],
)
def test_a_period_may_be_spelled_so(first, second, periods):
    """Months in a row are the quarter or half that they make, "per" and "Ende" say nothing of their own."""
    assert list(zip(periods, (71, 74))) == _series(first, second)


@pytest.mark.parametrize(
    "first, second", [("1. GJ-Quartal", "2. GJ-Quartal"), ("1. Geschäftsquartal", "2. Geschäftsquartal")]
)
def test_the_quarters_of_a_fiscal_year_may_say_so(first, second):
    """Their year stands in the title."""
    assert _series(first, second, "Geschäftsjahr 2023/24") == [("2023/24-Q1", 71), ("2023/24-Q2", 74)]


def test_the_ends_of_months_need_no_year():
    """Above numbers, "31.3." is March of the year in the title."""
    assert _series("31.3.", "30.6.", "Scorecard 2024") == [("2024-03", 71), ("2024-06", 74)]


def test_a_fiscal_year_beside_its_quarters_is_their_year():
    """ "GJ 2024" beside "Q1/24" sums up the same year."""
    read = strategy(
        """
        | Perspektive | Strategisches Ziel | Kennzahl | Q1/24 | Q2/24 | Q3/24 | Q4/24 | GJ 2024 |
        | Kunden      | Gern kommen        | Besuche  | 10    | 12    | 11    | 9     | 42      |
        | Prozesse    | Zügig bedienen     | Anfragen | 4     | 5     | 3     | 4     | 16      |
        """
    )
    assert {value.period for value in read.values} == {"2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"}


def test_months_behind_a_quarter_only_explain_it():
    """The first quarter of a fiscal year from April is no second quarter."""
    assert _series("Q1 (Apr–Jun)", "Q2 (Jul–Sep)", "GJ 2024/25") == [("2024/25-Q1", 71), ("2024/25-Q2", 74)]


def test_the_months_of_a_season_are_no_quarter():
    """November to February is no part of a year that everybody calls the same."""
    assert _series("Nov–Feb", "Mrz–Okt") == []


@pytest.mark.parametrize("heading", ["Vorgabe GJ", "Soll Jahr", "Ziel Gesamtjahr", "Jahresvorgabe"])
def test_the_target_of_the_year_stands_beside_its_quarters(heading):
    """It is what the KPI aims at."""
    read = strategy(
        f"""
        | Perspektive | Strategisches Ziel | Kennzahl      | Einheit | {heading} | Q1 2024 | Q2 2024 |
        | Finanzen    | Kosten tragen      | Kostendeckung | %       | 80        | 71      | 74      |
        | Kunden      | Gern kommen        | Stammgäste    | %       | 50        | 40      | 42      |
        """
    )
    assert [kpi.target for kpi in read.kpis] == [80, 50]


def test_the_last_days_of_months_are_months_also_where_one_is_typed_as_text():
    """In a journal of month ends, a text among true dates is a month end like its neighbours."""
    read = strategy(
        """
        # Kennzahlen
        | Perspektive | Strategisches Ziel | Kennzahl   | Einheit | Zielwert |
        | Kunden      | Gern kommen        | Stammgäste | %       | 50       |

        # Journal
        | Datum       | Kennzahl   | Istwert |
        | 2024-01-31  | Stammgäste | 40      |
        | 2024-02-29  | Stammgäste | 42      |
        | 31.03.2024  | Stammgäste | 43      |
        """
    )
    assert [value.period for value in read.values_of(read.kpis[0])] == ["2024-01", "2024-02", "2024-03"]


def test_a_remark_between_the_rows_is_no_kpi():
    """ "Anm.:" is short for a remark."""
    read = strategy(
        """
        | Ziel        | Kennzahl                       | Einheit | Soll | Ist |
        | Gern kommen | Stammgäste                     | %       | 50   | 40  |
        |             | Neue Gäste                     | Anz.    | 90   | 70  |
        |             | Anm.: im August keine Erhebung |         |      |     |
        """
    )
    assert [kpi.name for kpi in read.kpis] == ["Stammgäste", "Neue Gäste"]


@pytest.mark.parametrize("letter", ["P", "S"])
def test_plan_and_actual_may_be_first_letters_below_their_periods(letter):
    """ "P | I" below months in a row, and no column of plans is taken for actuals."""
    read = strategy(
        f"""
        | Perspektive | Strategisches Ziel | Kennzahl   | Jan–Mrz 24 |    | Apr–Jun 24 |    |
        |             |                    |            | {letter}   | I  | {letter}   | I  |
        | Kunden      | Gern kommen        | Stammgäste | 50         | 40 | 55         | 42 |
        | Finanzen    | Kosten tragen      | Umsatz     | 9          | 8  | 10         | 9  |
        """
    )
    values = [(value.period, value.plan, value.actual) for value in read.values_of(read.kpis[0])]
    assert values == [("2024-Q1", 50, 40), ("2024-Q2", 55, 42)]


def test_first_letters_may_stand_before_their_periods():
    """ "P 1/24" is the plan of January."""
    read = strategy(
        """
        | Perspektive | Strategisches Ziel | Kennzahl   | P 1/24 | I 1/24 | P 2/24 | I 2/24 |
        | Kunden      | Gern kommen        | Stammgäste | 50     | 40     | 55     | 42     |
        | Finanzen    | Kosten tragen      | Umsatz     | 9      | 8      | 10     | 9      |
        """
    )
    values = [(value.period, value.plan, value.actual) for value in read.values_of(read.kpis[0])]
    assert values == [("2024-01", 50, 40), ("2024-02", 55, 42)]


def test_the_plan_of_the_last_day_is_what_the_year_aims_at():
    """Beside actuals of earlier days it is the target, and no value of the series."""
    read = strategy(
        """
        # Ziele 2024
        | Perspektive | Strategisches Ziel | Kennzahl   | Ziel 31.12.24 | Stand 31.3. | Stand 30.6. | Stand 30.9. |
        | Kunden      | Gern kommen        | Stammgäste | 60            | 40          | 42          | 50          |
        | Finanzen    | Kosten tragen      | Umsatz     | 90            | 20          | 44          | 61          |
        """
    )
    assert [kpi.target for kpi in read.kpis] == [60, 90]
    assert {value.period for value in read.values} == {"2024-03", "2024-06", "2024-09"}


@pytest.mark.parametrize("heading", ["Ziel 31.12.2025", "Ziel Dez 2025", "Ziel Q4 2025"])
def test_the_target_of_the_end_of_a_year_beside_actuals_of_its_quarters(heading):
    """However its end is written."""
    text = f"# Kennzahlen\n| Kennzahl | Ist Q1 2025 | Ist Q2 2025 | {heading} |\n| Besuche | 5 | 6 | 8 |"
    assert kpi_rows(text) == [("Besuche", None, 8, None)]
