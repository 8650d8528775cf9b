"""Dashboards, journals, and units in names."""

from sheets import asked, kpi_rows, series, strategy

DATA = "# Scorecard\n| Perspective | Objective | KPI | Target | Actual |\n| Finance | Earn | Sales | 5 | 4 |\n|  |  | Margin | 3 | 2 |\n| Customer | Near | NPS | 30 | 29 |\n"


def test_a_dashboard_counts_nothing_twice():
    """The same KPI with the same numbers is one, whichever sheet comes first."""
    dashboard = "# Dashboard\n| KPI | Actual | Target |\n| Sales | 4 | 5 |\n| NPS | 29 | 30 |\n"
    expected = [("Sales", None, 5, 4), ("Margin", None, 3, 2), ("NPS", None, 30, 29)]
    assert kpi_rows(dashboard + DATA) == kpi_rows(DATA + dashboard) == expected


def test_a_dashboard_that_differs_is_asked_about():
    """Both numbers are read, and the question names them."""
    dashboard = "# Dashboard\n| KPI | Actual |\n| Sales | 4 |\n| Margin | 7 |\n| NPS | 29 |\n"
    assert [name for name, *_ in kpi_rows(DATA + dashboard)] == ["Sales", "Margin", "NPS", "Margin"]
    (question,) = asked(DATA + dashboard)
    assert question.startswith("B3 ") and "7" in question and "Scorecard!C3" in question


def test_sheets_of_two_markets_are_no_repetition():
    """They tell as much of their KPIs; some numbers happen to be the same."""
    sheets = "# DE\n| KPI | Target | Actual |\n| Sales | 5 | 4 |\n| Margin | 3 | 2 |\n# AT\n| KPI | Target | Actual |\n| Sales | 2 | 1 |\n| Margin | 3 | 2 |\n"
    assert len(kpi_rows(sheets)) == 4


def test_the_sheet_of_a_market_is_the_scope_of_its_kpis():
    """The same KPIs on each sheet; other KPIs, periods, perspectives and "Tabelle1" make no scope."""
    text = "# KPI Deutschland\n| Kennzahl | Zielwert | Ist |\n| Umsatz | 5 | 4 |\n| Marge | 3 | 2 |\n# Schweiz\n| Kennzahl | Zielwert | Ist |\n| Umsatz | 2 | 1 |\n| Marge | 3 | 1 |\n"

    def scopes(text):
        return [(kpi.name, kpi.scope) for kpi in strategy(text).kpis]

    assert scopes(text) == [
        ("Umsatz", "Deutschland"), ("Marge", "Deutschland"), ("Umsatz", "Schweiz"), ("Marge", "Schweiz"),
    ]  # fmt: skip
    others = [("Schweiz", "2025"), ("Schweiz", "Kunden"), ("Schweiz", "Tabelle1"), ("Schweiz", "KPIs alt")]
    for old, new in others:
        assert {scope for _, scope in scopes(text.replace(old, new))} == {None}, new
    different = text.replace("Umsatz | 2", "Ausschuss | 2")
    assert {scope for _, scope in scopes(different)} == {None}


def test_an_objective_named_again_is_the_same():
    """A list of initiatives names the objectives of the scorecard."""
    text = DATA + "# Actions\n| Initiative | Objective | Owner |\n| Visit | Near | Tom |"
    assert [one.name for one in strategy(text).strategic_objectives] == ["Earn", "Near"]


def test_a_journal_names_its_kpis():
    """Where no list of KPIs is, those are meant that have values; they keep what the journal says of them."""
    text = """
        # Werte
        | Monat   | Perspektive | Kennzahl | Ist  | Ziel |
        | 2024-01 | Kunden      | NPS      | 40   | 50   |
        | 2024-02 | Kunden      | NPS      | 41   | 50   |
        | 2024-01 | Finanzen    | Umsatz   | 4 T€ | 5 T€ |
        """
    assert series(text) == {"NPS": {"2024-01": (50, 40), "2024-02": (50, 41)}, "Umsatz": {"2024-01": (5, 4)}}
    assert [(kpi.perspective, kpi.unit) for kpi in strategy(text).kpis] == [("customer", None), ("finance", "T€")]
    assert asked(text) == []


def test_a_journal_whose_targets_change_is_asked_about():
    """Beside plan and actual stands a limit that was moved; that of the other KPI stayed, and so did the owner."""
    text = """
        # Journal
        | Datum      | Kennzahl | Plan | Ist | Rot ab | Verantwortlich |
        | 2026-01-31 | Umsatz   | 10   | 8   | 7      | Kern           |
        | 2026-01-31 | Marge    | 5    | 4   | 3      | Lang           |
        | 2026-02-28 | Umsatz   | 12   | 9   | 9      | Kern           |
        | 2026-02-28 | Marge    | 5    | 5   | 3      | Lang           |
        """
    assert asked(text) == [
        "E1 “Rot ab” changes from row to row, with “Umsatz”: 7, 9. Which one counts? Of each KPI the first one was read."
    ]
    assert asked(text.replace("| 9      |", "| 7      |")) == []
    plans = {name: [plan for plan, _ in told.values()] for name, told in series(text).items()}
    assert plans == {"Umsatz": [10, 12], "Marge": [5, 5]}, "targets in a journal are the plan of their period"


def test_a_journal_of_ids_names_no_kpis():
    """Their list stands in another workbook."""
    assert kpi_rows("# Werte\n| Kennzahl | Periode | Ist |\n| K-1 | 2024-01 | 5 |\n| K-1 | 2024-02 | 6 |") == []


def test_kpis_of_another_workbook_come_first():
    """The journal then only tells their values."""
    journal = "# Werte\n| Kennzahl | Periode | Ist |\n| NPS | 2024-01 | 5 |\n| NPS | 2024-02 | 6 |"
    read = strategy("# Kennzahlen\n| Kennzahl | Zielwert |\n| NPS | 50 |", journal)
    assert [(kpi.name, len(read.values_of(kpi))) for kpi in read.kpis] == [("NPS", 2)]


def test_units_behind_names():
    """Brackets are units where most names end in such; elsewhere only a known unit is one."""
    rows = "# Kennzahlen\n| Kennzahl | Zielwert |\n| {} | 5 |\n| {} | 6 |\n| {} | 7 |"
    found = kpi_rows(rows.format("Rendite (%)", "Umsatz (T€)", "Zufriedenheit [Note]"))
    assert [unit for _, unit, *_ in found] == ["%", "T€", "Note"]
    found = kpi_rows(rows.format("Vorfälle (Kat. 1-3)", "Umsatz", "Quote (in %)"))
    assert [unit for _, unit, *_ in found] == [None, None, "%"]


def test_a_perspective_alone_among_objectives_heads_a_section():
    """It is no objective, though it stands in their column."""
    text = "# BSC\n| Ziel | Kennzahl | Zielwert | Ist |\n| Finanzen |  |  |  |\n| Ertrag sichern | Umsatz | 5 | 4 |\n| Kunden |  |  |  |\n| Nähe | NPS | 3 | 2 |"
    found = strategy(text).strategic_objectives
    assert [(one.name, one.perspective) for one in found] == [("Ertrag sichern", "finance"), ("Nähe", "customer")]


def test_each_kpi_once_per_market():
    """A column that tells the market tells the rows apart."""
    text = "# BSC\n| Kennzahl | Markt | Ziel | Ist |\n| Umsatz | DE | 5 | 4 |\n| Umsatz | AT | 3 | 2 |\n| Marge | DE | 5 | 4 |\n| Marge | AT | 3 | 2 |"
    assert [(kpi.name, kpi.scope) for kpi in strategy(text).kpis] == [
        ("Umsatz", "DE"),
        ("Umsatz", "AT"),
        ("Marge", "DE"),
        ("Marge", "AT"),
    ]


COURSE = """
    # Stammdaten
    | Kennzahl  | Einheit | Perspektive | Strategisches Ziel |
    | Umsatz    | T€      | Finanzen    | Ertrag halten      |
    | Wartezeit | min     | Kunden      | Niemand wartet     |
    # Planwerte
    | Kennzahl  | 01/2022 | 02/2022 |
    | Umsatz    | 50      | 52      |
    | Wartezeit | 6       | 5       |
    # Istwerte
    | Kennzahl  | 01/2022 | 02/2022 |
    | Umsatz    | 48      | 53      |
    | Wartezeit | 9       | 7       |
    # Cockpit
    | Kennzahl  | Plan | Ist |
    | Umsatz    | 52   | 53  |
    | Wartezeit | 5    | {}  |
    """


def test_a_cockpit_shows_one_month_of_the_course():
    """Its numbers stand in the lists of plans and actuals; the KPIs are those of the list that places them."""
    assert series(COURSE.format(7)) == {
        "Umsatz": {"2022-01": (50, 48), "2022-02": (52, 53)},
        "Wartezeit": {"2022-01": (6, 9), "2022-02": (5, 7)},
    }
    assert [(kpi.name, kpi.unit) for kpi in strategy(COURSE.format(7)).kpis] == [("Umsatz", "T€"), ("Wartezeit", "min")]


def test_a_cockpit_with_other_numbers_is_asked_about():
    """What differs from the course may be newer."""
    assert any("stands here with" in text for text in asked(COURSE.format(8)))
