"""The limits of a cycle: what the OKR rules report, and where they keep still."""

import datetime

import pytest

from sheets import check, checked
from stimmig.rules.calendar import months_after


@pytest.mark.parametrize(
    "day, months, later",
    [
        ("2026-03-31", 6, "2026-09-30"),
        ("2026-09-30", 6, "2027-03-31"),
        ("2027-02-28", 12, "2028-02-29"),
        ("2026-11-15", 12, "2027-11-15"),
        ("2026-01-30", 1, "2026-02-28"),
    ],
)
def test_the_end_of_a_month_leads_to_the_end_of_a_month(day, months, later):
    """Half a year after 31 March is 30 September, and half a year after 30 September 31 March."""
    assert months_after(datetime.date.fromisoformat(day), months) == datetime.date.fromisoformat(later)


KEY_RESULT = """
    # Objectives
    | ID  | Objective                |
    | O-1 | Menschen erleben uns nah |
    # Key Results
    | ID  | Objective | Key Result      | Zielwert |
    | R-1 | O-1       | {text} | {target} |
"""


@pytest.mark.parametrize("target", ["5", "3 - 4 %", "+10 %", "alle Betriebe", "deutlich besser"])
def test_whatever_stands_under_target_is_a_target(target):
    """A number, a range or words under „Zielwert“ say when the key result is reached."""
    assert check(KEY_RESULT.format(text="Familien kommen gern wieder", target=target), select=["OKR309"]) == []


@pytest.mark.parametrize("text", ["KR 1: Familien kommen gern wieder", "Familien kommen 2026 gern wieder"])
def test_the_number_of_a_key_result_or_a_year_is_no_target(text):
    """What only looks like a number does not say when the key result is reached."""
    assert check(KEY_RESULT.format(text=text, target=""), select=["OKR309"]) == ["OKR309 D2"]


def silent(*texts: str, rule: str, **options) -> list[str]:
    """Return why a rule could not speak, in English."""
    return [one.reason("en") for one in checked(*texts, select=[rule], **options).not_checked]


def said(*texts: str, rule: str, lang: str = "en", **options) -> list[str]:
    """Return the messages of a rule."""
    return [one.message(lang) for one in checked(*texts, select=[rule], **options).findings]


def team(objectives: int, cycle: str = "Q1", name: str = "Rathaus", start: str = "2026-10-01", end: str = "2026-12-31"):
    """Return the workbook of a team with one cycle and so many objectives in it."""
    rows = "\n".join(f"    | O-{number} | {cycle} | Menschen kommen gern {number} |" for number in range(objectives))
    return f"""
    # Zyklen
    | ID      | Team   | Beginn  | Ende  |
    | {cycle} | {name} | {start} | {end} |
    # Objectives
    | ID  | Zyklus | Objective |
{rows}
"""


def test_cycles_of_the_same_name_in_two_workbooks_are_two_cycles():
    """Each team calls its cycle „Q1“, and one team's quarters of two years may be called so too."""
    assert check(team(2), team(2, name="Bauhof"), select=["OKR301"]) == []
    assert check(team(2), team(2, start="2025-10-01", end="2025-12-31"), select=["OKR301"]) == []


def test_one_period_is_one_cycle_whatever_it_is_called():
    """A team that keeps its objectives in two workbooks has them in one cycle if the days are the same."""
    both = team(2), team(2, cycle="Herbst")
    assert check(*both, select=["OKR301"]) == ["OKR301 C3"]
    assert said(*both, rule="OKR301") == ["The team “Rathaus” has 4 objectives in cycle Q1; the limit is 3."]


def test_too_many_rows_are_told_with_their_range():
    """One finding stands for all objectives of the team."""
    found = checked(team(5), select=["OKR301"]).findings[0]
    assert (found.place.cell, found.rows, found.range) == ("C5", 5, "C2:C6")


def test_objectives_of_nobody_are_not_counted():
    """Without a team nothing can be said about its number of objectives."""
    rows = "\n".join(f"| O-{number} | Menschen kommen {number} |" for number in range(5))
    assert silent(f"# Objectives\n| ID | Objective |\n{rows}", rule="OKR301") == [
        "For 5 objectives it is not stated which team pursues them."
    ]


def cycles(*rows: str, objectives: str = "") -> str:
    """Return cycles (id, team, start, end, state) and objectives (id, cycle, team)."""
    listed = "\n".join(f"    | {row} |" for row in rows)
    return f"""
    # Zyklen
    | ID  | Team | Beginn | Ende | Stand |
{listed}
    # Objectives
    | ID  | Zyklus | Team | Objective |
{objectives}
"""


RATHAUS = "C-1 | Rathaus | 2026-10-01 | 2026-12-31 | läuft"
BAUHOF = "C-2 | Bauhof | 2026-10-01 | 2026-12-31 | läuft"


@pytest.mark.parametrize(
    "cycle, objective, codes",
    [
        (BAUHOF, "| O-2 | C-0 | Bauhof | Wege werden kürzer |", ["OKR302 B4"]),
        (BAUHOF, "| O-2 | C-1 | Bauhof | Wege werden kürzer |", []),
        (BAUHOF, "| O-2 |     | Bauhof | Wege werden kürzer |", []),
        (BAUHOF.replace("läuft", "abgeschlossen"), "", []),
        ("C-2 | Bauhof |  |  | läuft", "| O-2 | C-0 | Bauhof | Wege werden kürzer |", []),
    ],
)
def test_only_an_objective_of_the_same_time_shows_that_a_team_has_one(cycle, objective, codes):
    """Last year's objective does not speak for this cycle; one without a date may."""
    last_year = "C-0 | Bauhof | 2025-10-01 | 2025-12-31 | abgeschlossen"
    book = cycles(last_year, RATHAUS, cycle, objectives=f"    | O-1 | C-1 | | Menschen kommen |\n    {objective}")
    assert check(book, select=["OKR302"]) == codes


def test_cycles_without_any_objective_are_not_judged():
    """Where the checked workbooks hold no objectives at all, those of the teams were probably not given."""
    book = "# Zyklen\n| ID | Team | Beginn | Ende |\n| C-1 | Rathaus | 2026-10-01 | 2026-12-31 |"
    assert silent(book, rule="OKR302") == ["1 cycle is set up, but the checked workbooks hold no objectives."]


def key_results(*rows: str) -> str:
    """Return two objectives with key results (id, objective, text, status)."""
    listed = "\n".join(f"    | {row} |" for row in rows)
    return f"""
    # Objectives
    | ID  | Objective                |
    | O-1 | Menschen erleben uns nah |
    | O-2 | Menschen helfen einander |
    # Key Results
    | ID  | Objective | Key Result | Status |
{listed}
"""


FIRST = ("R-1 | O-1 | 8 von 10 kommen |", "R-2 | O-1 | 9 von 10 kommen |")


def test_key_results_that_ended_do_not_count():
    """A dropped key result shows nothing any more."""
    dropped = key_results(*FIRST, "R-3 | O-2 | 5 kommen | verworfen")
    assert check(dropped, select=["OKR304"]) == ["OKR304 B3"]
    assert said(dropped, rule="OKR304") == [
        "The objective “Menschen helfen einander” has no key result left that is still open: the only one is done or"
        " dropped."
    ]
    one_left = key_results(*FIRST, "R-3 | O-2 | 5 kommen | verworfen", "R-4 | O-2 | 6 kommen |")
    assert check(one_left, select=["OKR305"]) == ["OKR305 B3"]


def test_a_profile_s_minimum_counts_what_still_counts():
    """Three key results of which one is dropped are two."""
    book = key_results(*FIRST, "R-3 | O-1 | 5 kommen | verworfen")
    assert said(book, rule="OKR312", profile="google")[-1].startswith(
        "The objective “Menschen erleben uns nah” has 2 key results"
    )


def test_a_mistyped_objective_is_one_mistake():
    """Where a key result's link leads nowhere but near an objective, that objective is not reported as well."""
    assert check(key_results(*FIRST, "R-3 | Z-99 | 5 kommen |"), select=["OKR304"]) == ["OKR304 B3"]
    assert check(key_results(*FIRST, "R-3 | O2 | 5 kommen |"), select=["OKR304", "OKR305"]) == []


@pytest.mark.parametrize(
    "dates, messages",
    [
        ("2026-10-01 | 2026-10-31 |", ["The cycle (no text) lasts 31 days; at least 80 are intended."]),
        ("2026-01-01 | 2026-12-31 |", ["The cycle (no text) lasts 365 days; at most 190 are intended."]),
        ("2026-10-01 | 2026-10-31 | abgeschlossen", []),
        ("2026-10-01 |            |", []),
    ],
)
def test_a_cycle_is_too_short_or_too_long(dates, messages):
    """The message names the limit that is broken; closed cycles are history."""
    book = cycles(f" | Rathaus | {dates}", objectives="    | O-1 | | Rathaus | Menschen kommen |")
    assert said(book, rule="OKR306") == messages


def test_says_where_the_days_of_a_cycle_are_missing():
    """Neither the length of a cycle, nor a due date, nor the cycle before can be judged without days."""
    objectives = "    | O-1 | C-1 | | Menschen kommen |\n    | O-2 | C-2 | | Menschen kommen |"
    book = cycles("C-1 | Rathaus | | | ", "C-2 | Rathaus | 2026-10-01 | 2026-12-31 |", objectives=objectives)
    due = "\n    # Key Results\n    | ID | Objective | Key Result | Fällig |\n    | R-1 | O-1 | 5 kommen | 2026-12-31 |"
    for rule in ("OKR306", "OKR307", "OKR308"):
        assert len(silent(book + due, rule=rule)) == 1, rule


def test_carried_over_by_the_team_that_pursues_it():
    """Teams that share cycles are told apart by the objective's own team."""
    shared = "C-1 |  | 2026-07-01 | 2026-09-30 | ", "C-2 |  | 2026-10-01 | 2026-12-31 |"
    row = "    | O-1 | C-1 | {} | Menschen kommen |\n    | O-2 | C-2 | {} | Menschen kommen |"
    assert check(cycles(*shared, objectives=row.format("Rathaus", "Bauhof")), select=["OKR308"]) == []
    assert check(cycles(*shared, objectives=row.format("Bauhof", "Bauhof")), select=["OKR308"]) == ["OKR308 D3"]


def test_carried_over_between_cycles_of_a_team_of_its_own():
    """A cycle row per team is no obstacle: the team is the same."""
    own = "C-1 | Rathaus | 2026-07-01 | 2026-09-30 | ", "C-2 |  | 2026-10-01 | 2026-12-31 |"
    row = "    | O-1 | C-1 | | Menschen kommen |\n    | O-2 | C-2 | Rathaus | Menschen kommen |"
    assert check(cycles(*own, objectives=row), select=["OKR308"]) == ["OKR308 D3"]


@pytest.mark.parametrize(
    "lang, cycle", [("de", "im Zyklus C-1; das Profil „google“"), ("en", "in cycle C-1; the profile “google”")]
)
def test_too_few_objectives_name_team_and_cycle(lang, cycle):
    """The reader learns whose cycle it is."""
    book = cycles(RATHAUS, objectives="    | O-1 | C-1 | | Menschen kommen |")
    assert cycle in said(book, rule="OKR312", lang=lang, profile="google")[0]
    nobody = "# Objectives\n| ID | Objective |\n| O-1 | Menschen kommen |"
    assert len(silent(nobody, rule="OKR312", profile="google")) == 1
