"""Between scorecard and OKR: what the LNK rules report, and where they keep still."""

import pytest

from sheets import check, checked
from stimmig.rules.metrics import is_about
from stimmig.rules.units import Unit, in_unit_of, unit_of


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
        ("Roh-Marge steigt", "Marge"), ("Bruttomarge steigt", "Marge"), ("8 von 10 kennen die Marge", "Marge"),
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
