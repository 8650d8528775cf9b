"""Periods across: each row is a KPI, each period one of its values."""

import pytest

from sheets import asked, kpi_rows, reading, series, strategy
from stimmig.reading.arrangements.period_headings import period_heading


def test_years_of_plan_and_actual_are_a_series():
    """What stands below "Ziel 2024" is the plan of 2024, and no target of its own."""
    text = """
        # Kennzahlen
        | Kennzahl | Ziel 2024 | Ist 2024 | Ziel 2025 |
        | Besuche  | 5         | 4        | 7         |
        """
    assert series(text) == {"Besuche": {"2024": (5, 4), "2025": (7, None)}}
    assert kpi_rows(text) == [("Besuche", None, None, None)]


def test_values_point_at_the_cells_of_the_sheet():
    """A value stands in the column of its period, in the row of its KPI."""
    read = strategy(
        """
        # Kennzahlen
        | Kennzahl | Jan 2024 | Feb 2024 |
        | Besuche  | 5        | 4        |
        | Anrufe   | 8        | 9        |
        """
    )
    assert [str(value.row.place("actual")) for value in read.values] == [
        "Kennzahlen!B2", "Kennzahlen!C2", "Kennzahlen!B3", "Kennzahlen!C3",
    ]  # fmt: skip
    assert str(read.kpis[1].place("name")) == "Kennzahlen!A3"


def test_the_year_of_the_title_counts_for_quarters_that_name_none():
    """A fiscal year does so too; a year within a vision does not."""
    rows = "| Kennzahl | Q1 | Q2 |\n| Besuche | 5 | 4 |"
    assert series(f"# Scorecard\n| BSC 2024 |\n\n{rows}") == {"Besuche": {"2024-Q1": (None, 5), "2024-Q2": (None, 4)}}
    assert list(series(f"# Scorecard\n| BSC GJ 2023/24 |\n\n{rows}")["Besuche"]) == ["2023/24-Q1", "2023/24-Q2"]
    vision = "| Unsere Vision ist, dass im Jahr 2030 alle Kinder der Stadt schwimmen können. |"
    assert list(series(f"# Scorecard\n{vision}\n\n{rows}")["Besuche"]) == ["Q1", "Q2"]


def test_sums_and_means_are_no_periods():
    """They are neither read nor asked about; a target beside the periods stays the target."""
    text = "# Kennzahlen\n| Kennzahl | Ziel | Jan 2024 | Feb 2024 | Ø | Summe | YTD |\n| Besuche | 6 | 5 | 4 | 4.5 | 9 | 9 |"
    assert series(text) == {"Besuche": {"2024-01": (None, 5), "2024-02": (None, 4)}}
    assert kpi_rows(text) == [("Besuche", None, 6, None)]
    assert asked(text) == []


def test_true_dates_head_months():
    """Days that all begin a month mean the month."""
    text = "# Scorecard\n| Measure | 2024-01-01 | 2024-02-01 |\n| Visits | 5 | 4 |"
    assert series(text) == {"Visits": {"2024-01": (None, 5), "2024-02": (None, 4)}}


def test_blocks_below_each_other_are_all_read():
    """Each has its own title, which tells the perspective."""
    read = strategy(
        """
        # BSC 2024
        | Finanzen |    |    |
        | Kennzahl | Q1 | Q2 |
        | Umsatz   | 1  | 2  |

        | Kunden   |    |    |
        | Kennzahl | Q1 | Q2 |
        | NPS      | 3  | 4  |
        """
    )
    assert [(kpi.name, kpi.perspective) for kpi in read.kpis] == [("Umsatz", "finance"), ("NPS", "customer")]
    assert len(read.values) == 4


def test_a_unit_typed_with_the_values_is_that_of_the_kpi():
    """Values in another size of it are converted."""
    text = "# Kennzahlen\n| Kennzahl | Plan 2024 | Ist 2024 | Plan 2025 |\n| Umsatz | 1.250 TEUR | 1,3 Mio. EUR | 1.400 TEUR |"
    assert kpi_rows(text) == [("Umsatz", "TEUR", None, None)]
    assert series(text) == {"Umsatz": {"2024": (1250, 1300), "2025": (1400, None)}}


def test_milestones_are_no_values():
    """Texts below quarters are asked about; the target is read as ever."""
    text = "# BSC\n| Kennzahl | Zielwert | Q1 | Q2 |\n| NPS | 50 | Konzept steht | Start |\n| Umsatz | 5 | Preise | Audit |"
    assert kpi_rows(text) == [("NPS", None, 50, None), ("Umsatz", None, 5, None)]
    assert [one.split()[0] for one in asked(text)] == ["C1", "D1"]


def test_two_columns_of_one_period_are_asked_about():
    """Nobody can tell which of them counts; nothing is read."""
    text = "# Kennzahlen\n| Kennzahl | Ist Q1 2024 | Ist Q1 2024 | Ist Q2 2024 |\n| NPS | 1 | 2 | 3 |"
    assert strategy(text).values == [] or not list(strategy(text).values)
    assert any("same period" in one for one in asked(text))


def test_a_laboratory_is_no_scorecard():
    """Measures with months alone belong to anything."""
    assert kpi_rows("# Labor\n| Messgröße | Jan | Feb |\n| Natrium | 140 | 141 |\n| Kalium | 4 | 4 |") == []


def test_weeks_of_key_results_are_no_series_of_kpis():
    """They are check-ins."""
    read = strategy("# OKR\n| Key Result | KW 20 | KW 24 |\n| Anrufe je Woche | 140 | 118 |")
    assert (read.kpis, list(read.values)) == ((), [])


def test_how_it_was_read_can_be_told():
    """The arrangement says why, in both languages."""
    (kpis, values) = reading("# Kennzahlen\n| Kennzahl | Q1 2024 | Q2 2024 |\n| NPS | 1 | 2 |").layouts
    assert kpis.arranged.why == values.arranged.why
    assert "2024-Q1" in values.arranged.why.de and "2024-Q2" in values.arranged.why.en
    assert str(values.on_sheet) == "A1:C2"


@pytest.mark.parametrize(
    ("heading", "period", "kind"),
    [
        ("Ist Jan 24", "2024-01", "actual"),
        ("Jan-Plan", "01", "plan"),
        ("Q1/24", "2024-Q1", "actual"),
        ("2024 Q1 Target", "2024-Q1", "plan"),
        ("1. Halbjahr 2022 Plan", "2022-H1", "plan"),
        ("KW 12/24", "2024-W12", "actual"),
        ("Soll FY24-H2", "FY24-H2", "plan"),
        ("Q2 GJ23/24 Ist", "2023/24-Q2", "actual"),
        ("Abw. 2024", "2024", "derived"),
        ("VJ 2023", "2023", "baseline"),
        ("Ø 2024", "", "aggregate"),
        ("YTD Nov", "", "aggregate"),
    ],
)
def test_what_a_heading_says_of_its_period(heading, period, kind):
    """The period and what stands below it, in whichever order."""
    found = period_heading(heading)
    assert (found.period, found.kind) == (period, kind)


@pytest.mark.parametrize(
    "heading", ["Kennzahl", "Projekt 2024", "Ziel", "Verantwortlich", "ISO 9001", "3 Monate Frist"]
)
def test_other_headings_name_no_period(heading):
    """A year behind another word makes no period."""
    assert period_heading(heading) is None


def test_plan_and_actual_of_one_year_are_target_and_actual():
    """One period is no series."""
    text = "# Kennzahlen\n| Kennzahl | Plan 2024 | Ist 2024 |\n| Umsatz | 5 | 4 |"
    assert kpi_rows(text) == [("Umsatz", None, 5, 4)]
    assert series(text) == {"Umsatz": {}}


def test_quarters_beside_their_months_are_sums():
    """Only the months are periods; a quarter whose months are not there stays one."""
    text = "# Kennzahlen 2024\n| Kennzahl | Jan | Feb | Mrz | Q1 | Q2 |\n| Besuche | 1 | 2 | 3 | 6 | 7 |"
    assert list(series(text)["Besuche"]) == ["2024-01", "2024-02", "2024-03", "2024-Q2"]


def test_the_target_of_the_year_beside_its_quarters_is_the_target():
    """One plan for the year whose quarters follow is no value of the series; a plan for each of them is."""
    text = """
        # Scorecard
        | Kennzahl | Ziel 2025 | 2025 Q1 | 2025 Q2 |
        | Umsatz   | 8         | 2       | 3       |
        | Besuche  | 9         | 1       | 4       |
        """
    assert kpi_rows(text) == [("Umsatz", None, 8, None), ("Besuche", None, 9, None)]
    assert {(one.period, one.plan, one.actual) for one in strategy(text).values} == {
        ("2025-Q1", None, 2), ("2025-Q2", None, 3), ("2025-Q1", None, 1), ("2025-Q2", None, 4),
    }  # fmt: skip


def test_labels_above_a_table_make_no_fact_sheet_of_it():
    """Who and what for stand there; "Kennzahl" heads the list below, as the periods beside it tell."""
    text = """
        # Scorecard 2025
        | Bearbeiter/in | Fr. Huber | | | |
        | Einheit | Werk Nord | | | |
        | Status | Entwurf | | | |

        | Kennzahl | Q1   |     | Q2   |     |
        |          | Soll | Ist | Soll | Ist |
        | Umsatz   | 8    | 7   | 9    | 6   |
        | Besuche  | 3    | 2   | 4    | 5   |
        """
    assert [name for name, *_ in kpi_rows(text)] == ["Umsatz", "Besuche"]


def test_a_range_among_plans_shows_that_they_are_targets():
    """A value of a series is one number; "40–50 %" is a target with two limits."""
    text = """
        | Kennzahl  | 2020 | 2021 | Ziel 2022 |
        | Auslastung | 38 % | 41 % | 40 – 50 % |
        | Absagen   | 9 %  | 8 %  | 5 %       |
        """
    kpis = strategy(text).kpis
    assert [(kpi.target, kpi.target_min, kpi.target_max) for kpi in kpis] == [(None, 40, 50), (5, None, None)]
    assert list(series(text)["Absagen"]) == ["2020", "2021"]
