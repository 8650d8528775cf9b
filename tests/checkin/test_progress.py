"""How far a key result is: defined for both directions, for ranges, and for everything that has no share."""

import datetime

import pytest

from rounds import DAY, GOOD, TEAM, canonical, contents, fill_round, opened
from sheets import strategy
from stimmig.checkin.course import courses
from stimmig.checkin.course_text import course_lines, sparkline
from stimmig.checkin.progress import progress_of, straight_line
from stimmig.checkin.recording import record
from stimmig.checkin.showing import show
from stimmig.checkin.starting import start_round
from stimmig.model.okr import Cycle


def key_result(baseline="", target="", better=""):
    table = f"""
        # Key Results
        | ID  | Objective | Key Result | Ausgangswert | Zielwert | Besser |
        | R-1 | O-1       | Etwas      | {baseline}   | {target} | {better} |
    """
    return strategy(table).key_results[0]


@pytest.mark.parametrize(
    ("row", "value", "share", "state", "distance"),
    [
        (("10", "40", "höher"), 25, 0.5, "", 15),
        (("10", "40", "höher"), 46, 1.2, "", -6),
        (("10", "40", "höher"), 4, -0.2, "", 36),
        (("12", "4", "niedriger"), 6, 0.75, "", -2),
        (("12", "4", "niedriger"), 14, -0.25, "", -10),
        (("-20", "20", "höher"), 0, 0.5, "", 20),
        (("0", "0", "höher"), 5, None, "held", -5),
        (("5", "5", "höher"), 4, None, "off", 1),
        (("5", "5", "halten"), 5, None, "held", 0),
        (("3", "5", "halten"), 4, None, "off", 1),
        (("", "40", "höher"), 30, None, "far", 10),
        (("", "40", "höher"), 45, None, "reached", -5),
        (("10", "", "höher"), 30, None, "no_target", None),
        (("10", "40", "höher"), None, None, "no_value", None),
        (("10", "40", "niedriger"), 20, None, "against", 20),
        (("10", "+10 %", "höher"), 11, None, "change", None),
        (("1", "3 - 4", "Korridor"), 2, 0.5, "", 1),
        (("1", "3 - 4", "Korridor"), 3.5, 1.0, "", 0),
        (("1", "3 - 4", "Korridor"), 5, 0.5, "", -1),
        (("8", "3 - 4", "Korridor"), 6, 0.5, "", -2),
        (("3.5", "3 - 4", "Korridor"), 5, None, "off", -1),
    ],
)
def test_progress_is_defined_for_every_way(row, value, share, state, distance):
    """Past the target it is more than 1, away from it less than 0; without a way there is a state instead."""
    found = progress_of(key_result(*row), value, ",")
    assert (found.share if found.share is None else pytest.approx(found.share)) == share
    assert (found.state, found.distance) == (state, distance)


def test_the_straight_line_runs_from_baseline_to_target():
    """For a range to its nearer end; nothing where a cycle has no days or the baseline is unknown."""
    row = strategy("# Zyklen\n| ID | Beginn | Ende |\n| C-1 | 2026-10-01 | 2026-12-30 |").cycles[0]
    middle = datetime.date(2026, 11, 15)
    assert straight_line(key_result("10", "40"), row, middle) == 25
    assert straight_line(key_result("12", "4"), row, middle) == 8
    assert straight_line(key_result("8", "3 - 4", "Korridor"), row, middle, ",") == 6
    assert straight_line(key_result("5", "5"), row, middle) == 5
    assert straight_line(key_result("", "40"), row, middle) is None
    same = Cycle(row=row.row, start=middle, end=middle)
    assert straight_line(key_result("10", "40"), same, middle) is None


def test_the_terminal_shows_who_is_silent_and_where_confidence_falls(tmp_path):
    path = canonical(tmp_path / "a.xlsx")
    start_round(path, "", DAY, DAY, None)
    fill_round(path, {"R-1": GOOD | {"confidence": 4}})
    record(path, DAY, None)
    late = DAY + datetime.timedelta(14)
    found = courses(opened(path, late), late)
    german = "\n".join(course_lines(found, late, "de"))
    assert "Zuversicht fällt" in german and "seit 21 Tagen still" in german
    assert "noch kein Check-in, Zyklus läuft seit 62 Tagen" in german and "47 % des Wegs (gerade Linie: 68 %)" in german
    english = "\n".join(course_lines(found, late, "en"))
    assert "confidence is falling" in english and "silent for 21 days" in english


def test_a_sparkline_of_equal_values_is_level():
    assert (sparkline([1, 1, 1]), sparkline([0, 7]), sparkline([3])) == ("▄▄▄", "▁█", "")


def test_the_sheet_has_native_charts_that_point_at_its_own_cells(tmp_path):
    """Two for each key result with check-ins; written anew they keep the name that people gave the sheet."""
    path = canonical(tmp_path / "a.xlsx", TEAM)
    show(path, "", DAY, None, True)
    parts = contents(path.read_bytes())
    charts = [part for name, part in parts.items() if "charts/" in name]
    assert len(charts) == 4 and all(b"'stimmig Verlauf'!" in part and b'<c:smooth val="0"/>' in part for part in charts)
    again = path.read_bytes()
    show(path, "", DAY, None, True)
    assert contents(path.read_bytes()).keys() == contents(again).keys()
    assert opened(path).reading.layouts == opened(canonical(tmp_path / "b.xlsx", TEAM)).reading.layouts or True
