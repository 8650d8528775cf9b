"""Hygiene of the KPIs: what the KPI rules report, and where they keep still."""

import datetime

import pytest

from sheets import check, said, silent


def kpi(**cells: str) -> str:
    """Return a table with one KPI „Wartezeit“ in minutes; `cells` is heading → cell, underscores are spaces."""
    named = {"ID": "K-1", "Kennzahl": "Wartezeit", "Einheit": "min"} | {
        name.replace("_", " "): cell for name, cell in cells.items()
    }
    return f"# Kennzahlen\n| {' | '.join(named)} |\n| {' | '.join(named.values())} |"


COMPLETE = {
    "Besser": "niedriger",
    "Zielwert": "5",
    "Frequenz": "monatlich",
    "Quelle": "Kasse",
    "Verantwortlich": "Kern",
}


def test_one_finding_lists_all_gaps_of_a_row():
    """Unit and owner are missing: one finding, at the first cell that is empty."""
    row = kpi(**COMPLETE | {"Einheit": "", "Verantwortlich": "-"})
    complete = "\n| K-2 | Bleibequote | % | höher | 90 | monatlich | Kasse | Kern |"
    assert check(row + complete, select=["KPI201"]) == ["KPI201 C2"]
    assert said(row + complete, rule="KPI201", lang="de") == [
        "Die Kennzahl „Wartezeit“ lässt offen: „Einheit“ und „Verantwortlich“. Ergänzen Sie, was in der Zeile fehlt."
    ]


def test_columns_that_are_absent_are_one_finding_for_the_table():
    """Two KPIs without source and owner column: the table is told once, the rows not at all."""
    table = """
        # KPIs
        | ID  | KPI          | Unit | Better | Target | Frequency |
        | K-1 | Waiting time | min  | lower  | 5      | monthly   |
        | K-2 | Retention    | %    | higher | 90     | monthly   |
    """
    assert check(table, select=["KPI201"]) == ["KPI201 B2"]
    assert said(table, rule="KPI201")[0].startswith("This table of 2 KPIs lacks: “Source” and “Owner”.")


@pytest.mark.parametrize(
    "cells",
    [
        {"Zielwert": "3 - 4"},
        {"Zielwert": "", "Zielwert_min": "3", "Zielwert_max": "4"},
        {"Zielwert": "", "Besser": "halten", "Ausgangswert": "5"},
        {"Zielwert": "bald besser"},  # KPI202 speaks
        {"Besser": "seitwärts"},  # WBK011 speaks
    ],
)
def test_a_target_may_be_told_in_many_ways(cells):
    """A range, a baseline to hold; and what stands there but cannot be read is not missing."""
    assert check(kpi(**COMPLETE | cells), select=["KPI201"]) == []


def test_a_unit_in_the_heading_is_a_unit():
    """ "Zielwert (in %)" tells the unit of the whole column."""
    table = """
        # Kennzahlen
        | ID  | Kennzahl    | Zielwert (in %) | Besser | Frequenz  | Quelle | Verantwortlich |
        | K-1 | Bleibequote | 90              | höher  | monatlich | Kasse  | Kern           |
    """
    assert check(table, select=["KPI201"]) == []


def test_a_plan_for_each_period_is_a_target():
    """Where the table of values tells what is planned, no target is missing; an empty plan tells nothing."""
    series = (
        kpi(**COMPLETE | {"Zielwert": ""})
        + "\n# Werte\n| Kennzahl | Periode | Plan | Ist |\n| K-1 | '2026-10 | {} | 7 |"
    )
    assert check(series.format("5"), select=["KPI201"]) == []
    assert check(series.format(""), select=["KPI201"]) == ["KPI201 E2"]


@pytest.mark.parametrize(
    "cells, codes",
    [
        ({"Besser": "niedriger", "Zielwert": "5"}, ["KPI203 F2"]),
        ({"Besser": "", "Zielwert": "5"}, ["KPI203 F2"]),
        ({"Besser": "halten", "Zielwert": "5"}, []),
        ({"Besser": "Korridor", "Zielwert": "5"}, []),
        ({"Besser": "niedriger", "Zielwert": "<= 5"}, []),
        ({"Besser": "niedriger", "Zielwert": "5 - 6"}, []),
        ({"Besser": "höher", "Zielwert": "+5 %"}, []),
        ({"Besser": "niedriger", "Zielwert": ""}, []),
        ({"Besser": "niedriger", "Zielwert": "4,9"}, []),
    ],
)
def test_a_target_equal_to_the_baseline_leaves_no_way(cells, codes):
    """Where a value is to be held, kept in a range or under a bound, both may be the same."""
    assert check(kpi(Ausgangswert="5", **cells), select=["KPI203"]) == codes


@pytest.mark.parametrize(
    "better, target, codes",
    [
        ("höher", "8", []), ("höher", "3", ["KPI204 E2"]), ("niedriger", "8", ["KPI204 E2"]), ("niedriger", "3", []),
        ("halten", "8", []), ("Korridor", "3", []), ("höher", "+3 %", []), ("höher", "5", []),
    ],
)  # fmt: skip
def test_the_direction_goes_from_baseline_to_target(better, target, codes):
    """From a baseline of 5; "+3 %" says by how much, and no movement contradicts no direction."""
    assert check(kpi(Ausgangswert="5", Besser=better, Zielwert=target), select=["KPI204"]) == codes


def test_says_how_many_directions_are_missing():
    """Without „Besser“ nothing contradicts it, and that is said."""
    rows = kpi(Ausgangswert="5", Zielwert="3", Besser="", Gelb_ab="4")
    assert silent(rows, rule="KPI204") == [
        "For 1 KPI with baseline and target it is not stated whether a higher or a lower value is better."
    ]
    assert len(silent(rows, rule="KPI205")) == 1
    assert silent(kpi(Ausgangswert="5"), rule="KPI204") == []


@pytest.mark.parametrize(
    "better, target, yellow, red, codes",
    [
        ("höher", "10", "8", "5", []), ("höher", "10", "5", "8", ["KPI205 F2"]), ("niedriger", "5", "8", "10", []),
        ("niedriger", "5", "10", "8", ["KPI205 F2"]), ("höher", "4", "", "5", ["KPI205 E2"]),
        ("höher", "7", "8", "5", ["KPI205 E2"]), ("höher", "8", "8", "8", []), ("niedriger", "9", "8", "", ["KPI205 E2"]),
        ("halten", "4", "8", "5", []), ("höher", "10", "", "", []), ("höher", "", "8", "", []),
    ],
)  # fmt: skip
def test_target_yellow_and_red_stand_from_best_to_worst(better, target, yellow, red, codes):
    """In both directions; one value alone is in order, and equal limits contradict nothing."""
    table = kpi(Besser=better, Zielwert=target, Gelb_ab=yellow, Rot_ab=red)
    assert check(table, select=["KPI205"]) == codes


def test_tells_the_two_values_that_are_swapped():
    """Both values are named with their unit."""
    swapped = kpi(Besser="niedriger", Gelb_ab="10", Rot_ab="8")
    assert said(swapped, rule="KPI205")[0].startswith(
        "The KPI “Wartezeit” reaches the red limit (8 min) before the yellow one (10 min), although lower values are"
    )
    assert "Zielwert 9 min; damit wäre sie noch gelb (Grenze 8 min)" in said(
        kpi(Besser="niedriger", Zielwert="9", Gelb_ab="8"), rule="KPI205", lang="de"
    )[0]  # fmt: skip


def percentages(*values: str, target: str = "85", unit: str = "%") -> str:
    """Return a KPI measured in percent with values by month."""
    rows = "".join(f"\n| K-1 | '2026-{month:02d} | {value} |" for month, value in enumerate(values, 1))
    return kpi(Einheit=unit, Zielwert=target) + f"\n# Werte\n| Kennzahl | Periode | Ist |{rows}"


@pytest.mark.parametrize(
    "values, codes",
    [
        (["80", "0,82"], ["KPI206 B2"]), (["0,8", "0,82"], ["KPI206 B2"]), (["80", "82"], []), (["80", "0"], []),
        (["2", "0,9"], []), (["80", "0,02"], []), (["60", "70", "3", "0,4"], []),
    ],
)  # fmt: skip
def test_fractions_beside_percentages_are_two_scales(values, codes):
    """0.8 beside 80; a fraction that times 100 would be of another size may well be a small percentage."""
    assert check(percentages(*values), select=["KPI206"]) == codes


def test_only_percentages_have_two_scales():
    """0.8 hours beside 80 hours are simply two values."""
    assert check(percentages("80", "0,8", unit="h"), select=["KPI206"]) == []


@pytest.mark.parametrize(
    "frequency, day, codes",
    [
        ("monatlich", "2026-10-08", []), ("monatlich", "2026-10-07", ["KPI207 F2"]), ("täglich", "2026-11-07", []),
        ("täglich", "2026-11-06", ["KPI207 F2"]), ("wöchentlich", "2026-11-01", []),
        ("quartalsweise", "2026-06-30", ["KPI207 F2"]), ("quartalsweise", "2026-09-30", []), ("jährlich", "2025-12-31", []),
        ("halbjährlich", "2026-06-30", []), ("monatlich", "2027-01-31", []),
    ],
)  # fmt: skip
def test_an_actual_ages_by_its_frequency(frequency, day, codes):
    """On 22 November 2026, with 14 days of grace: a month after 8 October is 8 November."""
    assert check(kpi(Ist="7", Frequenz=frequency, Stand=day), select=["KPI207"]) == codes


def test_a_newer_value_in_the_series_counts():
    """The date beside the KPI may be old as long as the values go on; a plan is no value, nor is a future month."""
    old = kpi(Ist="7", Frequenz="monatlich", Stand="2026-06-30")
    series = "\n# Werte\n| Kennzahl | Periode | Plan | Ist |\n| K-1 | '2026-{} | 8 | {} |"
    assert check(old + series.format("10", "7"), select=["KPI207"]) == []
    assert check(old + series.format("10", ""), select=["KPI207"]) == ["KPI207 F2"]
    assert check(old + series.format("12", "7"), select=["KPI207"]) == ["KPI207 F2"]


def test_a_whole_table_of_one_date_is_one_finding():
    """Two KPIs as of the same day: one finding says how many and since when."""
    table = """
        # KPIs
        | ID  | KPI          | Actual | As of      | Frequency |
        | K-1 | Waiting time | 7      | 2026-06-30 | monthly   |
        | K-2 | Retention    | 80     | 2026-06-30 | monthly   |
    """
    assert said(table, rule="KPI207")[0].startswith("2 KPIs of this table are measured monthly; their last actual is as of 30 Jun 2026.")  # fmt: skip


def test_says_which_dates_and_frequencies_are_missing():
    """An actual without a date, and one without a frequency, cannot be called old."""
    assert silent(kpi(Ist="7", Frequenz="monatlich"), rule="KPI207") == [
        "For 1 KPI with an actual it is not stated when it was measured."
    ]
    assert silent(kpi(Ist="7", Stand="2020-01-01"), rule="KPI207") == ["1 KPI with an actual has no frequency."]
    assert silent(kpi(Frequenz="monatlich"), rule="KPI207") == []


TWICE = """
    # Kennzahlen
    | ID  | Kennzahl   | Einheit | Zielwert | Formel |
    | K-1 | Wartezeit  | h       | 2        | {}     |
    | K-2 | warte-zeit | {}      | {}       | Summe  |
"""


@pytest.mark.parametrize(
    "row, told",
    [
        (("Summe", "min", "120"), ""), (("", "h", "2"), ""), (("Summe", "", "2"), ""),
        (("Summe", "%", "2"), "Unit."), (("Summe", "min", "2"), "Target."), (("Median", "h", "3"), "Target and Formula."),
    ],
)  # fmt: skip
def test_two_definitions_are_compared_by_what_both_state(row, told):
    """120 min are 2 h; what one of them leaves open does not differ."""
    found = said(TWICE.format(*row).replace("warte-zeit", "WARTEZEIT"), rule="KPI208")
    assert [line.split("with other details there: ")[1].split(" Agree")[0] for line in found] == (
        [told] if told else []
    )


def test_two_workbooks_may_set_different_targets_on_one_kpi():
    """Two teams each have their target; two units under one name are still two definitions."""
    one, other = kpi(Zielwert="5"), kpi(Zielwert="8")
    assert check(one, other, select=["KPI208"]) == []
    assert said(one, kpi(Einheit="%"), rule="KPI208")[0].startswith(
        "The KPI “Wartezeit” is already defined in a.md: Kennzahlen!B2, with other details there: Unit."
    )


@pytest.mark.parametrize(
    "status, actual, yellow, red, codes",
    [
        ("im Plan", "7", "8", "12", []), ("im Plan", "9", "8", "12", ["KPI209 H2"]), ("gefährdet", "9", "8", "12", []),
        ("gefährdet", "7", "8", "12", ["KPI209 H2"]), ("kritisch", "9", "8", "12", ["KPI209 H2"]),
        ("im Plan", "8", "8", "12", []), ("gefährdet", "8", "8", "12", []), ("kritisch", "12", "8", "12", []),
        ("gefährdet", "12", "8", "12", []), ("kritisch", "13", "8", "12", []), ("im Plan", "9", "", "12", []),
        ("kritisch", "9", "", "12", ["KPI209 H2"]), ("kritisch", "13", "8", "", []), ("im Plan", "13", "8", "", ["KPI209 H2"]),
        ("läuft", "13", "8", "12", []), ("erledigt", "13", "8", "12", []),
    ],
)  # fmt: skip
def test_a_status_fits_value_and_limits(status, actual, yellow, red, codes):
    """Lower is better; on a limit both sides are right, and where one is missing whatever may be is right."""
    row = kpi(Besser="niedriger", Ist=actual, Gelb_ab=yellow, Rot_ab=red, Status=status)
    assert check(row, select=["KPI209"]) == codes


def test_names_the_limit_that_decides():
    """At 13 min the red limit has been passed, not only the yellow one; a comment explains a different view."""
    row = kpi(Besser="niedriger", Ist="13", Gelb_ab="8", Rot_ab="12", Status="im Plan")
    assert said(row, rule="KPI209")[0].startswith(
        "The KPI “Wartezeit” is marked “on track”; by its actual (13 min) and limit (12 min) it would be red."
    )
    explained = kpi(
        Besser="niedriger", Ist="13", Gelb_ab="8", Rot_ab="12", Status="im Plan", Kommentar="Umbau, bis März"
    )
    assert check(explained, select=["KPI209"]) == []


def test_says_where_a_status_cannot_be_compared():
    """A range has no better side; a status alone proves nothing."""
    assert len(silent(kpi(Besser="Korridor", Ist="9", Rot_ab="12", Status="im Plan"), rule="KPI209")) == 1
    assert silent(kpi(Besser="niedriger", Ist="9", Rot_ab="12"), rule="KPI209") == []


@pytest.mark.parametrize("rule", ["KPI201", "KPI203", "KPI204", "KPI205", "KPI206", "KPI207", "KPI208", "KPI209"])
def test_a_kpi_that_was_dropped_is_left_alone(rule):
    """What no longer counts need not be complete or up to date."""
    rows = kpi(Besser="höher", Ausgangswert="5", Zielwert="4", Ist="3", Gelb_ab="4", Rot_ab="5", Status="verworfen")
    assert check(rows, select=[rule], as_of=datetime.date(2030, 1, 1)) == []
