"""Between scorecard and OKR: what the LNK rules report, and where they keep still."""

import datetime

import pytest

from sheets import check, checked
from stimmig.language.units import Unit, in_unit_of, unit_of
from stimmig.model.period import days_of
from stimmig.rules.metrics import is_about


def silent(*texts: str, rule: str, **options) -> list[str]:
    """Return why a rule could not speak, in English."""
    return [one.reason("en") for one in checked(*texts, select=[rule], **options).not_checked]


def said(*texts: str, rule: str, lang: str = "en", **options) -> list[str]:
    """Return messages and advice of a rule."""
    return [f"{one.message(lang)} {one.advice(lang)}" for one in checked(*texts, select=[rule], **options).findings]


@pytest.mark.parametrize(
    "text, name",
    [
        ("Marge von 20 auf 30 %", "Marge"), ("Erhöhe unsere Marge auf 30 %", "Marge"), ("Die Marge steigt", "Marge"),
        ("KR 1: Steigern Sie die Marge", "Marge"), ("Steigerung des Umsatzes", "Umsatz"),
        ("Wir halten die Marge", "Marge"), ("Marge - von 5 auf 8", "Marge"), ("1. Marge steigt", "Marge"),
        ("Raise our NPS to 40", "NPS"), ("Keep the first pass yield", "First-Pass-Yield"),
        ("Reduction of the complaint rate", "Complaint rate"), ("Reduktion CO2 schreitet fort", "Reduktion CO2"),
    ],
)  # fmt: skip
def test_a_text_that_begins_with_the_kpi_is_about_it(text, name):
    """Articles, "our", "KR 1:" and words that set something in motion may stand before the name."""
    assert is_about(text, name)


@pytest.mark.parametrize(
    "text, name",
    [
        ("Anteil der Kunden, die wegen der Marge kommen", "Marge"), ("Marge-Anteil steigt", "Marge"),
        ("Roh-Marge steigt", "Marge"), ("Bruttomarge steigt", "Marge"), ("3 Marge-Workshops", "Marge"), ("8 von 10 kennen die Marge", "Marge"),
        ("NPS-Rücklauf steigt", "NPS"), ("Revenue per customer rises", "Revenue"), ("", "Marge"), ("Marge", ""),
    ],
)  # fmt: skip
def test_a_text_that_only_mentions_the_kpi_is_about_something_else(text, name):
    """A share of customers is no margin, and a compound is another metric."""
    assert not is_about(text, name)


@pytest.mark.parametrize(
    "text, unit",
    [
        ("in %", Unit("%")), ("% der Kunden", Unit("%")), ("Prozent", Unit("%")), ("(%)", Unit("%")),
        ("%-Punkte", Unit("pp")), ("pp", Unit("pp")), ("percentage points", Unit("pp")),
        ("T€", Unit("eur", 1000)), ("Mio. €", Unit("eur", 1e6)), ("k€", Unit("eur", 1000)), ("$m", Unit("usd", 1e6)),
        ("Std.", Unit("time", 3600)), ("Tage", Unit("time", 86400)), ("kg", Unit("mass", 1000)),
        ("Anzahl Kunden", Unit("count")), ("% pro Jahr", None), ("€/Monat", None), ("Schleifen", None), ("T", None),
    ],
)  # fmt: skip
def test_knows_units_in_many_spellings(text, unit):
    """One table holds what is measured and how many base units one is; rates and other words are not known."""
    assert unit_of(text) == unit


def test_values_are_compared_in_one_unit_or_not_at_all():
    """Two hours are 120 minutes; euros are no percent; what states no unit takes the other's."""
    assert in_unit_of(2, "h", "min") == 120
    assert in_unit_of(5, "T€", "EUR") == 5000
    assert in_unit_of(5, "%", "EUR") is None
    assert in_unit_of(5, "Schleifen", "EUR") is None
    assert (in_unit_of(5, None, "EUR"), in_unit_of(5, "Schleifen", "Schleifen")) == (5, 5)


def metric(text: str = "Wartezeit", target: str = "", unit: str = "", kpi_unit: str = "min", better: str = "niedriger"):
    """Return a key result that moves the KPI „Wartezeit“, which is red from 60 min on."""
    return f"""
        # Kennzahlen
        | ID  | Kennzahl  | Besser   | Einheit    | Ausgangswert | Rot ab |
        | K-1 | Wartezeit | {better} | {kpi_unit} | 50           | 60     |
        # Key Results
        | ID  | Objective | Key Result | Bewegt Kennzahl | Ausgangswert | Zielwert | Einheit |
        | R-1 | O-1       | {text}     | K-1             | 50           | {target} | {unit}  |
    """


@pytest.mark.parametrize(
    "row",
    [
        metric(target="40"),
        metric(target="0,5", unit="h"),
        metric(target="+10 %"),
        metric("Wartezeit um 90 Prozent senken", "90"),
        metric("Reduce Wartezeit by 90 per cent", "90"),
        metric(target="70", unit="%-Punkte", kpi_unit="%"),
        metric("Anteil der Gäste mit Wartezeit", "70"),
        metric(target="90", unit="Stück"),
    ],
)
def test_a_change_or_another_unit_is_not_held_against_the_red_limit(row):
    """Only a value that the key result is to reach can be worse than the limit of its KPI."""
    assert check(row, select=["LNK452"]) == []


def test_a_target_in_another_unit_is_converted():
    """Two hours are worse than 60 minutes; both values are told in their own unit."""
    assert said(metric(target="2", unit="h"), rule="LNK452") == [
        "The key result “Wartezeit” has the target 2 h; with it the KPI “Wartezeit” would still be red (limit 60 min)."
        " Set a target that is better than 60 min, or correct what is stated for the KPI."
    ]
    german = said(metric(target="55"), rule="LNK452", lang="de")[0]
    assert "Zielwert 55 min" in german and german.endswith(
        "besser ist als 50 min, oder berichtigen Sie die Angaben der Kennzahl."
    )


def test_a_target_by_a_date_is_a_value_to_reach():
    """ "By 31 December" says when, not by how much."""
    assert check(metric("Wartezeit at 90 by 31 December", "90"), select=["LNK452"]) == ["LNK452 F2"]


@pytest.mark.parametrize("rule", ["LNK451", "LNK452"])
def test_says_where_the_direction_is_missing(rule):
    """Without „Besser“ nothing can be said, and that is said."""
    row = metric(target="90", better="")
    assert check(row, select=[rule]) == []
    assert len(silent(row, rule=rule)) == 1
    assert silent(metric(target="40"), rule=rule) == []


@pytest.mark.parametrize("row", [("Wartezeit", "+10 %"), ("Wartezeit um 10 min erhöhen", "10")])
def test_a_change_tells_no_direction_by_its_number(row):
    """From a baseline of 50 a change by 10 may lead up; it does not lead down to 10."""
    assert check(metric(*row, better="höher"), select=["LNK451"]) == []


def test_the_key_result_and_its_kpi_are_meant_to_rise_and_fall():
    """The message says which way each is meant to go."""
    assert said(metric(target="55"), rule="LNK451")[0].startswith(
        "The key result “Wartezeit” is meant to rise, its KPI “Wartezeit” is meant to fall."
    )


@pytest.mark.parametrize(
    "unit, kpi_unit, codes",
    [
        ("%", "min", ["LNK453 G2"]), ("Std.", "min", []), ("% der Gäste", "in %", []), ("Schleifen", "min", []),
        ("min", "Schleifen", []), ("T€", "EUR", []), ("€", "%", ["LNK453 G2"]),
    ],
)  # fmt: skip
def test_units_differ_where_they_measure_different_things(unit, kpi_unit, codes):
    """Hours go well with minutes; of a unit that nobody knows nothing is said."""
    assert check(metric(target="40", unit=unit, kpi_unit=kpi_unit), select=["LNK453"]) == codes


def test_a_change_in_percent_goes_with_any_unit():
    """ "Wartezeit um 10 % senken" is no wrong unit for a KPI in minutes."""
    assert check(metric("Wartezeit um 10 % senken", "10", "%"), select=["LNK453"]) == []


def moal(horizon: str, med_horizon: str = "2028-12-31", end: str = "2026-12-31") -> str:
    """Return a cycle whose objective serves a Moal through the scorecard."""
    return f"""
        # Strategie
        | ID  | Ebene | Aussage                   | Zahlt ein auf | Horizont      |
        | D-1 | MED   | Wir wachsen im Ort        |               | {med_horizon} |
        | Z-1 | Moal  | Alle finden im Ort alles. | D-1           | {horizon}     |
        # BSC
        | ID  | Perspektive | Strategisches Ziel | Zahlt ein auf |
        | S-1 | Kunden      | Nähe schaffen      | Z-1           |
        # Zyklen
        | ID  | Team    | Beginn     | Ende  |
        | C-1 | Rathaus | 2026-10-01 | {end} |
        # Objectives
        | ID  | Zyklus | Objective                | Zahlt ein auf |
        | O-1 | C-1    | Menschen erleben uns nah | S-1           |
    """


def test_a_cycle_serves_its_moal_through_the_scorecard_too():
    """The chain of parents leads from the objective over the strategic objective to the Moal."""
    assert check(moal("2026-11-30"), select=["LNK454"]) == ["LNK454 D2"]
    assert said(moal("2026-11-30"), rule="LNK454", lang="de")[0].startswith(
        "Der Zyklus „C-1“ endet am 31.12.2026, nach dem Horizont des Moals Z-1 (30.11.2026), dem er dient."
    )
    assert check(moal("2027-11-30"), select=["LNK454"]) == []


def test_a_moal_beyond_its_med_is_reported():
    """A Moal is a step towards its MED, so it comes first."""
    assert check(moal("2029-11-30"), select=["LNK454"]) == ["LNK454 E3"]


def test_says_where_a_horizon_or_an_end_is_missing():
    """Without days nothing can lie beyond them."""
    assert silent(moal(""), rule="LNK454") == ["1 row of the levels Moal and MED that something serves has no horizon."]
    assert silent(moal("", ""), rule="LNK454")[0].startswith("2 rows of the levels Moal and MED")
    assert silent(moal("2027-11-30", end=""), rule="LNK454") == ["1 cycle serving a Moal has no end date."]


def red(link: str = "", moves: str = "", values: str = "", better: str = "niedriger", status: str = "") -> str:
    """Return a strategic objective with two KPIs, of which the first is red in August and September."""
    return f"""
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
        # Kennzahlen
        | ID  | Kennzahl        | Zahlt ein auf | Besser    | Rot ab | Einheit |
        | K-1 | Beschwerdequote | S-1           | {better}  | 5      | %       |
        | K-2 | Wartezeit       | S-1           | niedriger | 9      | min     |
        # Objectives
        | ID  | Objective                | Zahlt ein auf |
        | O-1 | Menschen erleben uns nah |               |
        | O-2 | Wege werden kürzer       | {link}        |
        # Key Results
        | ID  | Objective | Key Result      | Bewegt Kennzahl | Status   |
        | R-1 | O-1       | 8 von 10 kommen | {moves}         | {status} |
        # Werte
        | Kennzahl | Periode  | Ist |
        | K-1      | '2026-08 | 6   |
        | K-1      | '2026-09 | 7   |
        {values}
    """


def test_red_values_are_told_with_their_unit():
    """Where nothing serves the strategic objective, the message says how red the KPI is."""
    assert said(red(), rule="LNK455")[0].startswith(
        "The KPI “Beschwerdequote” was red in the last 2 periods (last 7%, limit 5%), and no objective serves the"
        " strategic objective that it measures."
    )


@pytest.mark.parametrize("book", [red(link="S-1"), red(link="K-1"), red(moves="K-1"), red(moves="K-2")])
def test_an_objective_may_serve_a_strategic_objective_indirectly(book):
    """Through one of its KPIs, or through a key result that moves one."""
    assert check(book, select=["LNK455"]) == []


def test_a_dropped_key_result_moves_nothing():
    """What has been given up serves no strategic objective."""
    assert check(red(moves="K-1", status="verworfen"), select=["LNK455"]) == ["LNK455 B2"]


def test_values_of_periods_to_come_are_forecasts():
    """A green forecast for December does not make the KPI green, nor a red one red."""
    green = red(values="| K-1      | '2026-12 | 3   |")
    assert check(green, select=["LNK455"]) == ["LNK455 B2"]
    assert check(green.replace("'2026-09 | 7", "'2026-09 | 3"), select=["LNK455"]) == []
    assert check(green, select=["LNK455"], as_of=datetime.date(2026, 12, 31)) == []


@pytest.mark.parametrize(
    "key, days",
    [
        ("2026", ("2026-01-01", "2026-12-31")), ("2026-H2", ("2026-07-01", "2026-12-31")),
        ("2026-Q3", ("2026-07-01", "2026-09-30")), ("2026-02", ("2026-02-01", "2026-02-28")),
        ("2026-W12", ("2026-03-16", "2026-03-22")), ("2026-09-30", ("2026-09-30", "2026-09-30")),
    ],
)  # fmt: skip
def test_a_period_has_a_first_and_a_last_day(key, days):
    """From its key alone it is known whether a period has begun."""
    assert days_of(key) == tuple(map(datetime.date.fromisoformat, days))


@pytest.mark.parametrize("key", ["", "Q3", "FY24-H2", "2024/25", "2025-W53", "2026-XY"])
def test_some_periods_have_no_days_that_we_know(key):
    """A fiscal year begins when the organisation says, and a period without a year at no known day."""
    assert days_of(key) is None


def test_says_which_kpis_cannot_be_red():
    """K-2 has too few values; without a direction K-1 has no bad side."""
    assert silent(red(better=""), rule="LNK455") == [
        "1 KPI with a red limit has too few values from periods that have begun.",
        "1 KPI lacks a red limit or the statement whether higher or lower is better.",
    ]


def teams(*begins: str, link: str = "S-2") -> str:
    """Return cycles that begin on these days, all about S-1 but the last, which is about `link`."""
    cycles = "\n".join(f"        | C-{at} | Team {at} | {day} | 2027-12-31 |" for at, day in enumerate(begins))
    last = len(begins) - 1
    rows = "\n".join(
        f"        | O-{at} | C-{at} | Menschen kommen {at} | {link if at == last else 'S-1'} |"
        for at in range(len(begins))
    )
    return f"""
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
        | S-2 | Prozesse    | Wege verkürzen     |
        # Zyklen
        | ID  | Team | Beginn | Ende |
{cycles}
        # Objectives
        | ID  | Zyklus | Objective | Zahlt ein auf |
{rows}
    """


def test_cycles_of_several_teams_are_one_round():
    """Three teams that begin within a month make one round, not three cycles."""
    assert silent(teams("2026-10-01", "2026-10-08", "2026-11-01"), rule="LNK456") == [
        "The profile asks about 2 cycles with objectives that have begun; fewer are known."
    ]


def test_a_strategic_objective_untouched_for_two_rounds_is_reported():
    """S-2 was served in spring only; in summer and autumn nobody touched it."""
    book = teams("2026-07-01", "2026-07-15", "2026-10-01", "2026-10-10", "2026-04-01")
    assert check(book, select=["LNK456"]) == ["LNK456 C3"]
    assert said(book, rule="LNK456", lang="de")[0].startswith(
        "In den letzten 2 Zyklen hat kein Objective das strategische Ziel „Wege verkürzen“ berührt."
    )
    assert check(teams("2026-07-01", "2026-10-01", "2026-07-20"), select=["LNK456"]) == []


def test_a_workbook_that_was_not_given_is_asked_for():
    """One link or several: the sentence agrees."""
    book = "# Objectives\n| ID | Objective | Zahlt ein auf |\n| O-1 | Menschen kommen | konzern:S-9 |"
    assert silent(book, rule="LNK457") == [
        "1 link leads to the workbook “konzern” (konzern:S-9), which was not given. Give it as well when you check."
    ]
