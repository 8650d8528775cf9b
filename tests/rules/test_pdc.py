"""Plan, do, check, act: what the PDC rules report, and where they keep still."""

import datetime

import pytest

from sheets import check, said, silent

CYCLE = """# Zyklen
| ID  | Team    | Beginn     | Ende       | Status  |
| C-1 | Rathaus | 2026-07-01 | 2026-09-30 | {state} |
# Objectives
| ID  | Zyklus | Objective                 |
| O-1 | C-1    | Menschen erleben uns nah  |
| O-2 | C-1    | Menschen helfen einander  |
"""


def reviews(*rows: str, state: str = "abgeschlossen") -> str:
    """Return a cycle with two objectives and the rows of its reviews."""
    head = "# Reviews\n| Zyklus | Objective | Erkenntnis |\n"
    return CYCLE.replace("{state}", state) + (head + "\n".join(rows) if rows else "")


@pytest.mark.parametrize(
    "rows, codes",
    [
        ([], ["PDC801 C2"]), (["| C-1 | O-1 | Wer gefragt wird, kommt. |"], ["PDC801 C3"]),
        (["| C-1 | O-1 | Wer gefragt wird, kommt. |", "| C-1 | O-2 | Hilfe braucht Anlass. |"], []),
        (["| C-1 | | Wir fragen öfter nach. |"], ["PDC801 C2"]),
        (["| C-1 | O-1 | |", "| C-1 | O-2 | tbd |"], ["PDC801 C2"]),
    ],
)  # fmt: skip
def test_each_objective_of_a_closed_cycle_teaches_something(rows, codes):
    """One learning per objective; one for the whole cycle does not speak of both."""
    assert check(reviews(*rows), select=["PDC801"]) == codes


def test_a_single_objective_may_be_reviewed_with_its_cycle():
    """Where the cycle has one objective, a learning about the cycle is one about it."""
    one = reviews("| C-1 | | Wir fragen öfter nach. |").replace("| O-2 | C-1    | Menschen helfen einander  |\n", "")
    assert check(one, select=["PDC801"]) == []


@pytest.mark.parametrize(
    "state, codes", [("läuft", []), ("geplant", []), ("", ["PDC801 C2"]), ("abgeschlossen", ["PDC801 C2"])]
)
def test_a_cycle_that_says_nothing_is_closed_when_it_has_ended(state, codes):
    """What says that it is still running is left alone."""
    assert check(reviews(state=state), select=["PDC801"]) == codes
    assert check(reviews(state=""), select=["PDC801"], as_of=datetime.date(2026, 9, 30)) == []


def test_counts_the_objectives_without_a_learning():
    """One finding for the cycle says how many are meant."""
    assert said(reviews(), rule="PDC801")[0].startswith(
        "The cycle C-1 is closed, but for 2 of 2 objectives “Reviews” holds no learning."
    )
    assert said(reviews("| C-1 | O-1 | Wer fragt, lernt. |"), rule="PDC801", lang="de")[0].startswith(
        "Das Objective „Menschen helfen einander“ ist abgeschlossen (Zyklus C-1), doch unter „Reviews“ steht"
    )


def mirrored(as_of: str = "", actual: str = "80", series: str = "", end: str = "2026-09-30") -> str:
    """Return a closed cycle whose key result moves a KPI."""
    rows = f"""# Kennzahlen
| ID  | Kennzahl    | Ist      | Stand   |
| K-1 | Bleibequote | {actual} | {as_of} |
# Key Results
| ID  | Objective | Key Result        | Bewegt Kennzahl |
| R-1 | O-1       | 8 von 10 kommen   | K-1             |
| R-2 | O-2       | Jeder Zweite hilft | K-1            |
"""
    told = f"# Werte\n| Kennzahl | Periode | Plan | Ist |\n{series}" if series else ""
    return rows + CYCLE.replace("{state}", "abgeschlossen").replace("2026-09-30", end) + told


@pytest.mark.parametrize(
    "options, codes, unknown",
    [
        ({"as_of": "2026-09-30"}, [], 0), ({"as_of": "2026-09-29"}, ["PDC802 D2"], 0), ({"as_of": "2026-10-31"}, [], 0),
        ({"as_of": "2026-10-31", "actual": ""}, ["PDC802 D2"], 0), ({}, [], 1), ({"actual": ""}, ["PDC802 D2"], 0),
        ({"as_of": "2026-06-30", "series": "| K-1 | '2026-09 | 80 | 81 |"}, [], 0),
        ({"as_of": "2026-06-30", "series": "| K-1 | 'Q3 2026 | 80 | 81 |"}, [], 0),
        ({"as_of": "2026-06-30", "series": "| K-1 | '2026-08 | 80 | 81 |"}, ["PDC802 D2"], 0),
        ({"as_of": "2026-06-30", "series": "| K-1 | '2026-10 | 80 | |"}, ["PDC802 D2"], 0),
        ({"as_of": "2026-06-30", "series": "| K-1 | '2027-01 | 80 | 81 |"}, ["PDC802 D2"], 0),
        ({"as_of": "2026-06-30", "end": "2026-11-10"}, [], 0), ({"as_of": "2026-06-30", "end": "2026-11-07"}, ["PDC802 D2"], 0),
    ],
)  # fmt: skip
def test_a_linked_kpi_has_a_value_of_the_cycle_s_end_or_later(options, codes, unknown):
    """Beside the KPI or in its series; plans and months to come are no values, and a fortnight is given."""
    assert check(mirrored(**options), select=["PDC802"]) == codes
    assert len(silent(mirrored(**options), rule="PDC802")) == unknown


def test_one_finding_for_a_cycle_names_its_kpis():
    """Two key results move the same KPI: it is named once."""
    assert said(mirrored("2026-06-30"), rule="PDC802")[0].startswith(
        "The cycle C-1 ended on 30 Sep 2026; since then there has been no actual for this KPI that its key results were"
        " meant to move: “Bleibequote”."
    )


def scorecard(day: str, level: str = "Moal", objective_day: str = "2026-10-01") -> str:
    """Return a row of the strategy and one of the scorecard with the days on which they were reviewed."""
    return f"""# Strategie
| ID  | Ebene   | Aussage         | Geprüft am |
| Z-1 | {level} | Alle finden es. | {day}      |
# BSC
| ID  | Perspektive | Strategisches Ziel | Geprüft am      |
| S-1 | Kunden      | Nähe schaffen      | {objective_day} |
"""


@pytest.mark.parametrize(
    "sheets, codes, unknown",
    [
        (scorecard("2025-11-22"), [], 0), (scorecard("2025-11-21"), ["PDC804 D2"], 0), (scorecard(""), [], 1),
        (scorecard("2020-01-01", "Purpose"), [], 0), (scorecard("2026-10-01", "HED", "2025-01-31"), ["PDC804 D2"], 0),
        (scorecard("2027-01-01"), [], 0),
    ],
)  # fmt: skip
def test_a_review_holds_for_a_year(sheets, codes, unknown):
    """To the day, for HED, MED, Moal and scorecard; a purpose may stand for decades."""
    assert check(sheets, select=["PDC804"]) == codes
    assert len(silent(sheets, rule="PDC804")) == unknown


def test_the_profile_may_set_other_months_or_none():
    """Two years by the settings sheet."""
    setting = "# Einstellungen\n| Einstellung | Wert |\n| Überprüfung spätestens nach (Monate) | {} |\n"
    assert check(setting.format("24") + scorecard("2025-01-31"), select=["PDC804"]) == []
    assert check(setting.format("ohne Grenze") + scorecard("2015-01-31"), select=["PDC804"]) == []


def test_several_old_rows_of_a_table_are_one_finding():
    """At the oldest, with its date."""
    rows = scorecard("2026-10-01", objective_day="2025-03-01") + "| S-2 | Kunden | Wege verkürzen | 2024-03-01 |"
    assert check(rows, select=["PDC804"]) == ["PDC804 D3"]
    assert said(rows, rule="PDC804")[0].startswith(
        "2 rows of this table were last reviewed more than 12 months ago, the oldest on 1 Mar 2024."
    )


def hypotheses(*verdicts: str, state: str = "abgeschlossen", column: str = "Urteil") -> str:
    """Return a cycle with one key result for each verdict."""
    rows = [f"| R-{n} | O-1 | {n} von 10 kommen | Wer kommt, bleibt. | {one} |" for n, one in enumerate(verdicts, 1)]
    head = f"# Key Results\n| ID | Objective | Key Result | Hypothese | {column} |\n"
    return CYCLE.replace("{state}", state) + head + "\n".join(rows)


@pytest.mark.parametrize(
    "verdicts, codes",
    [
        (["bestätigt", "widerlegt"], []), (["bestätigt", ""], ["PDC805 E3"]), (["", ""], ["PDC805 E2"]),
        (["unentschieden", "bestätigt"], []),
    ],
)  # fmt: skip
def test_a_hypothesis_is_judged_after_the_close(verdicts, codes):
    """A rejected one is judged too; a word that nobody can read is reported elsewhere (WBK011)."""
    assert check(hypotheses(*verdicts), select=["PDC805"]) == codes
    assert check(hypotheses(*verdicts, state="läuft"), select=["PDC805"]) == []


def test_open_is_a_verdict():
    """ "Open" says that somebody has looked."""
    assert check(hypotheses("offen"), select=["PDC805"]) == []


def test_a_table_without_verdicts_is_told_once():
    """The column is missing altogether."""
    assert said(hypotheses("", "", column="Ort"), rule="PDC805") == [
        "In closed cycles 2 hypotheses of this table have no verdict; no column for it can be recognised."
        " Add a column “Verdict” with confirmed, rejected or open."
    ]
