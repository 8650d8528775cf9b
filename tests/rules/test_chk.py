"""Check-ins: what the CHK rules report, and where they keep still."""

import datetime

import pytest

from sheets import check, said, silent


def cycle(start: str = "2026-10-01", end: str = "2026-12-31", state: str = "läuft") -> str:
    """Return a cycle with one objective and the key result R-1."""
    return f"""# Zyklen
| ID  | Team    | Beginn  | Ende  | Status  |
| C-1 | Rathaus | {start} | {end} | {state} |
# Objectives
| ID  | Zyklus | Objective                |
| O-1 | C-1    | Menschen erleben uns nah |
# Key Results
| ID  | Objective | Key Result      | Zielwert | Besser |
| R-1 | O-1       | 8 von 10 kommen | 8        | höher  |
"""


def checkins(*rows: tuple[str, ...], more: str = "", heading: str = "Zuversicht") -> str:
    """Return check-ins of R-1: date, value, confidence, and what happened."""
    head = f"# Check-ins\n| ID | Datum | Key Result | Wert | {heading} | Was ist passiert | {more} |\n"
    rows = [(*row, *[""] * (5 - len(row))) for row in rows]
    return head + "\n".join(
        f"| CI-{n} | {day} | R-1 | {value} | {confidence} | {what} | {last} |"
        for n, (day, value, confidence, what, last) in enumerate(rows, 1)
    )


@pytest.mark.parametrize(
    "days, codes",
    [
        (["2026-11-08"], []), (["2026-11-07"], ["CHK901 C2"]), (["2026-10-01", "2026-11-18"], []),
        (["2026-11-18", "2026-10-01"], []), (["2026-12-01"], []),
    ],
)  # fmt: skip
def test_a_running_key_result_has_a_check_in_within_a_week_and_another(days, codes):
    """7 + 7 days before 22 November 2026 is 8 November; the latest counts, wherever it stands."""
    assert check(cycle() + checkins(*((day, "4", "6") for day in days)), select=["CHK901"]) == codes


@pytest.mark.parametrize(
    "options, codes",
    [
        ({}, ["CHK901 C2"]), ({"start": "2026-11-10"}, []), ({"start": "2026-12-01"}, []), ({"state": "geplant"}, []),
        ({"state": "abgeschlossen"}, []), ({"state": "", "end": "2026-11-01"}, []),
        ({"state": "läuft", "end": "2026-11-01"}, ["CHK901 C2"]), ({"state": ""}, ["CHK901 C2"]),
    ],
)  # fmt: skip
def test_only_running_cycles_call_for_check_ins(options, codes):
    """Without any check-in the beginning of the cycle counts; what says that it runs is running."""
    other = checkins(("2026-11-18", "4", "6")).replace("R-1", "R-9")
    assert check(cycle(**options) + other, select=["CHK901"]) == codes


def test_says_since_when():
    """The last check-in with its age, or the beginning of the cycle."""
    assert said(cycle() + checkins(("2026-11-01", "4", "6")), rule="CHK901")[0].startswith(
        "The key result “8 von 10 kommen” had its last check-in on 1 Nov 2026, 21 days ago."
    )
    nothing = cycle() + checkins(("2026-11-18", "4", "6")).replace("R-1", "R-9")
    assert (
        "hat noch keinen Check-in; der Zyklus läuft seit dem 01.10.2026." in said(nothing, rule="CHK901", lang="de")[0]
    )


def test_a_week_counts_until_its_last_day():
    """Week 45 ends on 8 November, 14 days before the check; the order of the rows tells nothing."""
    assert check(cycle() + checkins(("KW 45", "4", "6"), ("KW 41", "4", "6")), select=["CHK901"]) == []
    assert check(cycle() + checkins(("KW 44", "4", "6")), select=["CHK901"]) == ["CHK901 C2"]


def test_says_what_keeps_it_from_speaking():
    """No check-ins at all, weeks of an unknown year, or no cycle."""
    assert silent(cycle(), rule="CHK901") == ["The checked workbooks hold no check-ins."]
    assert silent(cycle(start="", end="") + checkins(("KW 40", "4", "6")), rule="CHK901") == [
        "For 1 key result no check-in names a day."
    ]
    lone = "# Key Results\n| ID | Objective | Key Result |\n| R-2 | O-1 | 8 von 10 kommen |\n"
    assert silent(lone + checkins(("2026-11-18", "4", "6")), rule="CHK901") == [
        "For 1 key result without a check-in it is not known when the cycle began."
    ]
    assert silent("# Kennzahlen\n| ID | Kennzahl | Ist |\n| K-1 | Umsatz | 5 |", rule="CHK901") == []


def test_a_check_in_that_was_replaced_does_not_count():
    """CI-2 replaces CI-1, which was dated by mistake."""
    rows = checkins(("2026-11-18", "4", "6"), ("2026-10-18", "4", "6", "", "CI-1"), more="Ersetzt")
    assert check(cycle() + rows, select=["CHK901"]) == ["CHK901 C2"]


@pytest.mark.parametrize(
    "confidences, codes",
    [
        (["0", "10"], []), (["11"], ["CHK902 E2"]), (["-1"], ["CHK902 E2"]), (["6", ""], ["CHK902 E3"]), (["hoch"], []),
        (["60 %", "100 %"], []), (["60 %", "110 %"], ["CHK902 E3"]), (["0,6"], []), (["60"], ["CHK902 E2"]),
        (["", "12"], ["CHK902 E2", "CHK902 E3"]),
    ],
)  # fmt: skip
def test_a_confidence_lies_on_its_scale(confidences, codes):
    """0 to 10, or percent where the cells say so; a word is reported as unreadable (WBK011)."""
    rows = checkins(*(("2026-11-18", "4", one) for one in confidences))
    assert sorted(check(rows, select=["CHK902"])) == codes


def test_the_heading_or_the_settings_may_name_another_scale():
    """ "Zuversicht (%)" goes to 100, and the settings sheet may say 5."""
    assert check(checkins(("2026-11-18", "4", "60"), heading="Zuversicht (%)"), select=["CHK902"]) == []
    assert check(checkins(("2026-11-18", "4", "101"), heading="Zuversicht (%)"), select=["CHK902"]) == ["CHK902 E2"]
    setting = "# Einstellungen\n| Einstellung | Wert |\n| Skala der Zuversicht, bis | 5 |\n"
    assert check(setting + checkins(("2026-11-18", "4", "6")), select=["CHK902"]) == ["CHK902 E2"]


def test_many_rows_are_one_finding_with_their_range():
    """Whoever leaves a column empty is told once."""
    rows = checkins(*(("2026-11-18", "4", "") for _ in range(5)))
    assert said(rows, rule="CHK902")[0].startswith("5 check-ins state no confidence.")
    no_column = "# Check-ins\n| Datum | Key Result | Wert |\n| 2026-11-18 | R-1 | 4 |\n| 2026-11-18 | R-2 | 5 |"
    assert check(no_column, select=["CHK902"]) == ["CHK902 A2"]


def test_the_confidence_beside_a_key_result_has_the_same_scale():
    """It may be missing there, but not be 60."""
    rows = "# Key Results\n| ID | Objective | Key Result | Zuversicht |\n| R-1 | O-1 | 8 von 10 | {} |"
    assert check(rows.format("60"), select=["CHK902"]) == ["CHK902 D2"]
    assert check(rows.format("6"), select=["CHK902"]) == check(rows.format(""), select=["CHK902"]) == []


def weeks(*values: str, confidence: str = "7") -> str:
    """Return check-ins week by week, the last on 18 November 2026."""
    days = [datetime.date(2026, 11, 18) - datetime.timedelta(weeks=n) for n in reversed(range(len(values)))]
    return checkins(*((str(day), value, confidence) for day, value in zip(days, values)))


@pytest.mark.parametrize(
    "values, confidence, codes",
    [
        ("4444", "7", ["CHK903 C2"]), ("44444", "7", ["CHK903 C2"]), ("444", "7", []), ("4445", "7", []),
        ("5444", "7", []), ("8888", "7", []), ("9999", "7", []), ("4444", "5", []), ("4444", "", []),
        ("4444", "70 %", ["CHK903 C2"]), ("4444", "50 %", []),
    ],
)  # fmt: skip
def test_four_equal_values_and_still_confident(values, confidence, codes):
    """Below the target of 8, and with a confidence above the middle of its scale."""
    assert check(cycle() + weeks(*values, confidence=confidence), select=["CHK903"]) == codes


@pytest.mark.parametrize(
    "status, codes", [("im Plan", ["CHK903 C2"]), ("gefährdet", []), ("kritisch", []), ("", ["CHK903 C2"])]
)
def test_a_status_counts_more_than_the_confidence(status, codes):
    """Whoever already says that it is at risk need not be asked."""
    rows = f"# Key Results\n| ID | Objective | Key Result | Status |\n| R-1 | O-1 | 8 von 10 kommen | {status} |\n"
    assert check(rows + weeks(*"4444"), select=["CHK903"]) == codes


def test_a_value_that_is_to_be_held_may_stand_still():
    """Nothing has to move there."""
    assert check(cycle().replace("| höher  |", "| halten |") + weeks(*"4444"), select=["CHK903"]) == []


@pytest.mark.parametrize(
    "confidences, codes",
    [
        (["7", "4"], ["CHK904 E3"]), (["7", "5"], []), (["3"], ["CHK904 E2"]), (["4"], []), (["4", "3"], ["CHK904 E3"]),
        (["9", "6", "6"], []), (["", "3"], ["CHK904 E3"]), (["3", ""], []), (["70 %", "50 %"], []),
        (["70 %", "40 %"], ["CHK904 E3"]), (["40 %", "30 %"], ["CHK904 E3"]), (["5 %"], ["CHK904 E2"]),
    ],
)  # fmt: skip
def test_a_drop_by_three_or_a_confidence_of_three_wants_a_word(confidences, codes):
    """Of the last check-in alone, on the scale of its column."""
    rows = cycle() + checkins(*((f"2026-11-{10 + n}", "4", one) for n, one in enumerate(confidences)))
    assert check(rows, select=["CHK904"]) == codes


@pytest.mark.parametrize(
    "row", [("2026-11-18", "4", "2", "Zwei sind krank"), ("2026-11-18", "4", "2", "", "Hilfe holen")]
)
def test_a_comment_or_a_next_step_is_a_word(row):
    """One of the two is enough."""
    assert check(cycle() + checkins(row, more="Nächster Schritt"), select=["CHK904"]) == []


def test_tells_from_where_to_where_confidence_fell():
    """Both values, and an offer of help."""
    rows = cycle() + checkins(("2026-11-11", "4", "8"), ("2026-11-18", "4", "4"))
    assert said(rows, rule="CHK904") == [
        "Confidence in the key result “8 von 10 kommen” fell from 8 to 4 in its last check-in, without a comment or a"
        " next step. Write in one sentence what has happened or what you will try next; perhaps somebody can help."
    ]


@pytest.mark.parametrize("rule", ["CHK901", "CHK903", "CHK904"])
def test_a_closed_cycle_is_left_alone(rule):
    """What is over is a matter for the review."""
    rows = cycle(end="2026-10-31", state="abgeschlossen") + weeks(*"4444", confidence="2")
    assert check(rows, select=[rule]) == []


def test_changes_afterwards_cannot_be_seen_and_that_is_said():
    """No fingerprint is kept: not checked, wherever there are check-ins."""
    assert len(silent(checkins(("2026-11-18", "4", "6")), rule="CHK905")) == 1
    assert silent(cycle(), rule="CHK905") == []


@pytest.mark.parametrize(
    "lang, one, two",
    [
        ("de", "Ein Wert der Zuversicht liegt außerhalb der Skala von 0 bis 10 (60).", "2 Werte der Zuversicht liegen"),
        ("en", "One value of confidence lies outside the scale from 0 to 10 (60).", "2 values of confidence lie"),
    ],
)
def test_a_single_value_off_the_scale_is_not_called_the_first(lang, one, two):
    """The first of several is named as such, a single one just stands there."""
    single = cycle() + checkins(("2026-11-11", "4", "8"), ("2026-11-18", "4", "60"))
    several = cycle() + checkins(("2026-11-11", "4", "80"), ("2026-11-18", "4", "60"))
    assert said(single, rule="CHK902", lang=lang)[0].startswith(one)
    assert said(several, rule="CHK902", lang=lang)[0].startswith(two)
