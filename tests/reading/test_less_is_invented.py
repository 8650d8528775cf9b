"""What might be something else is asked about: sources of invented facts that made-up workbooks brought to light."""

import pytest

from sheets import asked, kpi_rows, reading, strategy
from stimmig.language import lexicon
from stimmig.language.heading_units import unit_in_heading
from stimmig.reading.grammar.years import year_within


def fields(heading: str) -> set[str]:
    """Return the fields that a heading may stand for."""
    return {meaning.field for meaning in lexicon.heading(heading)}


@pytest.mark.parametrize(
    "heading, field",
    [
        ("Soll lt. WP", "target"), ("FY target", "target"), ("Stand heute", "actual"), ("Strategische Perspektive", "perspective"),
        ("Woran messen wir das?", "kpi"), ("Our vision for 2030", "vision"), ("How (key result)", "key_result"),
        ("Ziel (Objective)", "objective"),
    ],
)  # fmt: skip
def test_words_that_add_nothing_do_not_hide_a_heading(heading, field):
    """Nor does the kind of goal in brackets."""
    assert field in fields(heading)


@pytest.mark.parametrize(
    "heading", ["Name", "Ist im Vorjahr", "Ist-Termin", "Umsatz (Ist)", "Team lead", "Planned hours"]
)
def test_words_that_matter_are_not_left_out(heading):
    """A name is no key result, last year's value no actual, a date no value."""
    assert not fields(heading) & {"actual", "target", "key_result", "team"}


def test_the_year_of_a_plan_is_no_unit():
    """ "Plan (Jahr)" tells a period, "Dauer (Tage)" a unit."""
    assert (unit_in_heading("Plan (Jahr)"), unit_in_heading("Dauer (Tage)")) == ("", "Tage")


def test_a_long_title_tells_its_year_and_a_vision_does_not():
    """The one speaks of a scorecard."""
    title = "Brauerei Schlierbach reg. Gen.m.b.H., Ottensheim – Balanced Scorecard 2019"
    vision = "Bis 2030 sind wir das Haus, in das Pflegekräfte der ganzen Region als erstes wollen"
    assert (year_within([title]), year_within([vision])) == ("2019", "")


def test_a_section_with_a_name_of_its_own_ends_the_one_above():
    """Its rows are not filed under the perspective above, and it is no objective."""
    read = strategy(
        """
        | Strategisches Ziel | Kennzahl  | Zielwert | Ist |
        | 1. Finanzen        |           |          |     |
        | Ertrag halten      | Umsatz    | 5        | 4   |
        | So arbeiten wir    |           |          |     |
        | Weniger warten     | Wartezeit | 3        | 6   |
        """
    )
    assert [(one.name, one.perspective) for one in read.strategic_objectives] == [
        ("Ertrag halten", "finance"),
        ("Weniger warten", "other:So arbeiten wir"),
    ]


def test_names_below_an_unknown_heading_are_concluded_and_asked_about():
    """One column is left that may hold the key results; the numbers would belong to nothing without it."""
    text = """
        | OKR-Ziel      | Wie wir das spüren     | Startwert | Zielwert | Aktuell |
        | Gäste bleiben | Buchungen zum Zweiten  | 10        | 30       | 20      |
        | Gäste bleiben | Absagen am Vortag      | 9         | 3        | 5       |
        | Wir lernen    | Besuche bei Nachbarn   | 0         | 6        | 2       |
        """
    assert [one.name for one in strategy(text).key_results][:2] == ["Buchungen zum Zweiten", "Absagen am Vortag"]
    assert any("Wie wir das spüren" in question.text.de for question in reading(text).questions)


def test_a_stock_list_names_no_key_results():
    """Planned and actual numbers beside an unknown text are not enough."""
    assert not reading(
        "| Artikel | Bestand Soll | Soll | Ist |\n| Mutter | 3 | 4 | 5 |\n| Feder | 3 | 4 | 5 |\n"
    ).records


def test_a_repeated_heading_is_no_objective():
    """It stands again as on each printed page."""
    read = strategy(
        """
        | Strategisches Ziel | Kennzahl  | Zielwert |
        | Ertrag halten      | Umsatz    | 5        |
        | Strategisches Ziel | Kennzahl  | Zielwert |
        | Weniger warten     | Wartezeit | 3        |
        """
    )
    assert [one.name for one in read.strategic_objectives] == ["Ertrag halten", "Weniger warten"]


@pytest.mark.parametrize("goal, read_as", [("Ziel", []), ("Strategisches Ziel", ["strategic_objectives"])])
def test_goals_on_a_sheet_named_okr_are_not_taken_for_the_scorecard(goal, read_as):
    """ "Ziel" may be either, and is asked about; "Strategisches Ziel" says what it is."""
    found = reading(f"# OKR\n\n| {goal} | Gewicht |\n| Ruhe im Haus | 3 |\n| Licht im Flur | 4 |")
    assert [one.layout.table for one in found.records] == read_as
    assert bool(found.doubts) == (not read_as)


@pytest.mark.parametrize("heading", ["Target year", "Baseline year", "Plan-Ende", "Ist Ende", "KPI year"])
def test_the_time_of_a_thing_is_not_the_thing(heading):
    """The year of a target is no target, the planned end no plan."""
    assert not fields(heading) & {"target", "plan", "baseline", "actual", "kpi"}


@pytest.mark.parametrize(
    "heading", ["Year-end target", "Target Q-end", "Zielwert Q-Ende", "Ziel Ende 2026", "Target full year"]
)
def test_a_time_around_the_thing_does_not_hide_it(heading):
    assert "target" in fields(heading)


@pytest.mark.parametrize(
    "heading", ["Ist 09/2025", "Ist Sept. 2025", "Actual Q2 2025", "Current end of June", "Ist März"]
)
def test_a_month_behind_the_thing_does_not_hide_it(heading):
    assert "actual" in fields(heading)


def test_a_word_that_begins_like_a_month_is_none():
    """ "Ziel Marketing" is no target of March."""
    assert not fields("Ziel Marketing") & {"target", "plan"}


@pytest.mark.parametrize("heading", ["Results", "Outcome"])
def test_a_heading_that_says_little_is_asked_about(heading):
    """Experiments have results, incidents an outcome."""
    text = f"# Sheet1\n| Objective | KPI | {heading} | Target |\n| Grow | Sales | 9 | 8 |\n| Care | Returns | 3 | 2 |\n"
    assert any(heading in one for one in asked(text))


@pytest.mark.parametrize("name", ["Guests", "Customers"])
def test_one_name_alone_in_the_midst_of_kpis_is_asked_about(name):
    """A perspective that begins after KPIs of none, or a KPI that nobody has measured yet."""
    text = f"# KPIs\n| KPI | Target | Actual |\n| Sales | 9 | 8 |\n| {name} | | |\n| Nights | 4 | 4 |\n"
    assert any(one.startswith("A3") and name in one for one in asked(text))


def test_sections_that_head_all_kpis_are_not_asked_about():
    text = "# KPIs\n| KPI | Target | Actual |\n| Finance | | |\n| Sales | 9 | 8 |\n| Guests | | |\n| Nights | 4 | 4 |\n"
    assert asked(text) == []
    assert [name for name, *_ in kpi_rows(text)] == ["Sales", "Nights"]


def test_a_department_for_development_is_not_the_learning_perspective():
    """What it develops, nobody can tell."""
    text = "# KPIs\n| Perspektive | Kennzahl | Soll |\n| Entwicklung | Patente | 4 |\n| Finanzen | Umsatz | 9 |\n"
    assert [kpi.perspective for kpi in strategy(text).kpis] == ["other:Entwicklung", "finance"]


@pytest.mark.parametrize("first, second", [("v1", "v2"), ("Backup", "Nord"), ("korrigiert", "Süd"), ("Rev2", "Rev3")])
def test_copies_of_a_sheet_are_no_markets(first, second):
    """They are versions of the same values."""
    rows = "| KPI | Target | Actual |\n| Sales | 9 | 8 |\n| Nights | 4 | 4 |\n"
    assert {kpi.scope for kpi in strategy(f"# KPIs {first}\n{rows}\n# KPIs {second}\n{rows}").kpis} == {None}


def test_a_report_on_a_part_is_asked_about():
    """Nominal and actual dimensions are no KPIs, unless the sheet says so."""
    rows = """
        | Nr. | Messgröße    | Einheit | Sollwert | Istwert | Bewertung |
        | 1   | Durchmesser  | mm      | 40       | 40,02   | i. O.     |
        | 2   | Masse        | g       | 310      | 308     | i. O.     |
        | 3   | Rundheit     | µm      | 12       | 15      | n. i. O.  |
        """
    assert kpi_rows("# Prüfprotokoll\n" + rows) == []
    assert len(kpi_rows("# Kennzahlen Fertigung\n" + rows)) == 3


def test_a_moment_behind_the_actual_heads_the_target():
    """ "Heute | Ende 2027": what is to be reached by then."""
    text = """
        # Klausur
        | Bereich    | Das wollen wir     | Woran wir es merken | Heute | Ende 2027 |
        | Finanzen   | Keine Schulden     | Restdarlehen        | 40    | 10        |
        | Mitglieder | Kinder machen mit  | Kinder im Training  | 22    | 35        |
        """
    assert [(row[0], row[2], row[3]) for row in kpi_rows(text)] == [
        ("Restdarlehen", 10, 40),
        ("Kinder im Training", 35, 22),
    ]


def test_confidence_beside_the_numbers_makes_them_key_results():
    """ "Woran messen wir es?" may head either."""
    text = """
        # T2 2026
        | Wohin?               | Woran messen wir es?   | von | auf | jetzt | Zuversicht |
        | Alle kennen die Wehr | Besuche am Tag der Wehr | 40 | 90  | 55    | 6          |
        | Wir sind schnell da  | Fahrten unter 8 Minuten | 12 | 30  | 17    | 5          |
        """
    assert [one.name for one in strategy(text).key_results] == ["Besuche am Tag der Wehr", "Fahrten unter 8 Minuten"]
    assert strategy(text).kpis == ()


def test_a_strategic_theme_is_the_objective_where_nothing_else_is():
    """Beside objectives it is none."""
    alone = """
        # Kunden
        | Strategisches Thema  | Messwert        | Soll | Ist |
        | Beraten am Wohnort   | Hausbesuche     | 20   | 12  |
        | Rasch antworten      | Tage bis Antwort | 2   | 4   |
        | Einfach erklären     | Rückfragen       | 5   | 9   |
        """
    beside = alone.replace("| Messwert ", "| Strategisches Ziel | Messwert ").replace("| Haus", "| Nah sein | Haus")
    assert [one.name for one in strategy(alone).strategic_objectives][:2] == ["Beraten am Wohnort", "Rasch antworten"]
    assert [one.name for one in strategy(beside).strategic_objectives][:1] == ["Nah sein"]
