"""Plan and actual below each other."""

from sheets import asked, kpi_rows, series, strategy


def test_the_kind_behind_the_name():
    """Three rows are one KPI; last year's row is kept apart from plan and actual."""
    text = """
        # HR 2024
        | Measure          | Jan | Feb |
        | No of Staff PY   | 10  | 11  |
        | No of Staff Act  | 11  | 12  |
        | No of Staff Plan | 12  | 13  |
        """
    assert series(text) == {"No of Staff": {"2024-01": (12, 11), "2024-02": (13, 12)}}


def test_the_kind_in_a_column_of_its_own():
    """With or without a heading, the name repeated or not."""
    text = """
        # Kennzahlen 2024
        | Kennzahl | Einheit |      | Q1 | Q2 |
        | Besuche  | Tsd.    | Plan | 5  | 6  |
        |          |         | Ist  | 4  |    |
        | Anrufe   | Anzahl  | Plan | 8  | 8  |
        | Anrufe   | Anzahl  | Ist  | 9  | 7  |
        """
    assert series(text) == {
        "Besuche": {"2024-Q1": (5, 4), "2024-Q2": (6, None)},
        "Anrufe": {"2024-Q1": (8, 9), "2024-Q2": (8, 7)},
    }


def test_without_periods_the_kinds_are_target_and_actual():
    """A column "Wert" is told apart by its rows."""
    text = "# Kennzahlen\n| Kennzahl | Art | Wert |\n| NPS | Plan | 5 |\n| NPS | Ist | 4 |\n| Quote | Plan | 7 |\n| Quote | Ist | 9 |"
    assert kpi_rows(text) == [("NPS", None, 5, 4), ("Quote", None, 7, 9)]


def test_a_name_that_ends_in_plan_is_a_name():
    """One row of a kind has no counterpart."""
    text = "# Kennzahlen 2024\n| Kennzahl | Q1 | Q2 |\n| Umsatz laut Plan | 5 | 6 |\n| Besuche | 4 | 4 |"
    assert [kpi.name for kpi in strategy(text).kpis] == ["Umsatz laut Plan", "Besuche"]


def test_kinds_that_contradict_their_heading_are_asked_about():
    """Last year's value below "Actual" fits nowhere."""
    text = "# Kennzahlen\n| KPI | Variant | Actual |\n| Sales | PY | 5 |\n| Sales | Act | 6 |\n| Costs | PY | 3 |\n| Costs | Act | 2 |"
    assert kpi_rows(text) == []
    assert "several times" in asked(text)[0]


REPORT = """
    # Bericht 2018
    | Nr. | Kennzahl               | ME     |      | I. Quartal | II. Quartal |
    | Kunden |                     |        |      |            |             |
    |     | Ziel: Niemand wartet   |        |      |            |             |
    | 1.1 | Wartezeit am Schalter  | min    | Soll | 6          | 5           |
    |     | (Mittel aller Tage)    |        | Ist  | 8          | n. v.       |
    | Personal |                   |        |      |            |             |
    |     | Ziel: Jeder lernt dazu |        |      |            |             |
    | 2.1 | Fortbildungstage       | Tage   | Soll | 2          | 2           |
    |     | ohne Sprachkurse       |        | Ist  | 1,5        | 2,5         |
    """


def test_a_text_that_explains_the_kpi_stands_in_its_second_row():
    """In brackets, or without the number that each KPI has: it is no KPI of its own, and the actuals are not lost."""
    assert series(REPORT) == {
        "Wartezeit am Schalter": {"2018-Q1": (6, 8), "2018-Q2": (5, None)},
        "Fortbildungstage": {"2018-Q1": (2, 1.5), "2018-Q2": (2, 2.5)},
    }
    assert [kpi.formula for kpi in strategy(REPORT).kpis] == ["(Mittel aller Tage)", "ohne Sprachkurse"]


def test_perspectives_in_another_column_above_announced_objectives():
    """They stand where the numbers do, merged over the whole row."""
    found = [(one.name, one.perspective) for one in strategy(REPORT).strategic_objectives]
    assert found == [("Niemand wartet", "customer"), ("Jeder lernt dazu", "learning")]


def test_who_is_in_charge_of_an_objective_is_no_value():
    """A name beside an announced objective stands where the months are; one objective alone is announced as well."""
    text = """
        # Lesesaal
        | Kennzahl         | Einheit |      | Jan 2025 | Feb 2025  | Mrz 2025 |
        | Ziel: Abends ist Platz |   |      |          | Frau Adam |          |
        | Belegte Plätze   | %       | Plan | 70       | 70        | 75       |
        |                  |         | Ist  | 66       | 71        | 78       |
        | Wartende         | Anz.    | Plan | 5        | 5         | 4        |
        |                  |         | Ist  | 9        | 6         |          |
    """
    assert series(text) == {
        "Belegte Plätze": {"2025-01": (70, 66), "2025-02": (70, 71), "2025-03": (75, 78)},
        "Wartende": {"2025-01": (5, 9), "2025-02": (5, 6), "2025-03": (4, None)},
    }
    read = strategy(text)
    assert [one.name for one in read.strategic_objectives] == ["Abends ist Platz"]
    assert {kpi.contributes_to[0].to for kpi in read.kpis} == {"Abends ist Platz"}


def test_who_is_in_charge_tells_no_kind():
    """ "HR" may head a forecast; below "Zuständig", in each row, it is who is in charge."""
    text = """
        # Team 2024
        | Kennzahl | Zuständig | Art  | Q1 | Q2 |
        | Eintritte| HR        | Plan | 5  | 6  |
        |          | HR        | Ist  | 4  | 3  |
        | Absenzen | HR        | Plan | 2  | 2  |
        |          | HR        | Ist  | 3  |    |
        """
    assert series(text) == {
        "Eintritte": {"2024-Q1": (5, 4), "2024-Q2": (6, 3)},
        "Absenzen": {"2024-Q1": (2, 3), "2024-Q2": (2, None)},
    }


def test_the_column_of_kinds_may_be_headed_wert():
    """ "Wert" heads numbers elsewhere; above "Soll" and "Ist" it heads the kinds."""
    text = """
        # Kennzahlen 2023
        | Kennzahl | ME  | Wert | I. Quartal | II. Quartal |
        | Besuche  | Tsd | Soll | 5          | 6           |
        |          |     | Ist  | 4          | 7           |
        | Abbrüche | %   | Soll | 2          | 2           |
        |          |     | Ist  | 3          |             |
        """
    assert series(text) == {
        "Besuche": {"2023-Q1": (5, 4), "2023-Q2": (6, 7)},
        "Abbrüche": {"2023-Q1": (2, 3), "2023-Q2": (2, None)},
    }


def test_the_actual_of_the_current_year_is_no_sum():
    """ "lfd. Jahr" tells it from the year before; beside months it would be what the year comes to."""
    text = """
        # Kennzahlen 2024
        | Kennzahl |                | Jan | Feb |
        | Besuche  | Planwert       | 5   | 6   |
        | Besuche  | Ist (lfd. Jahr) | 4   | 7   |
        """
    assert series(text) == {"Besuche": {"2024-01": (5, 4), "2024-02": (6, 7)}}
    across = "# Kennzahlen 2024\n| Kennzahl | Jan | Feb | Ist lfd. Jahr |\n| Besuche | 5 | 6 | 11 |"
    assert series(across) == {"Besuche": {"2024-01": (None, 5), "2024-02": (None, 6)}}


def test_a_column_of_the_year_leaves_plan_and_actual_in_their_rows():
    """Only where KPIs come back in other periods is it a journal; written once, a period counts for both of its rows."""
    years = """
        # Kennzahlen
        | Kennzahl | Jahr | Art  | Jan | Feb |
        | Umsatz   | 2026 | Plan | 10  | 11  |
        | Umsatz   | 2026 | Ist  | 9   | 10  |
        | Retouren | 2026 | Plan | 3   | 3   |
        | Retouren | 2026 | Ist  | 4   | 5   |
        """
    assert {name: list(of.values()) for name, of in series(years).items()} == {
        "Umsatz": [(10, 9), (11, 10)],
        "Retouren": [(3, 4), (3, 5)],
    }
    once = """
        # Kennzahlen
        | Kennzahl | Periode | Art  | Wert |
        | Umsatz   | Q1 2026 | Plan | 10   |
        |          |         | Ist  | 9    |
        | Retouren | Q1 2026 | Plan | 3    |
        |          |         | Ist  | 4    |
        """
    found = [(one.period, one.plan, one.actual) for one in strategy(once).values]
    assert found == [("2026-Q1", 10, 9), ("2026-Q1", 3, 4)]
