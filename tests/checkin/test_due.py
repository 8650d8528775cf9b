"""Who owes which check-in, and the calendar entries about it."""

import datetime

import pytest

from rounds import DAY, TEAM, canonical
from stimmig.checkin.due import as_calendar, as_csv, as_text, due_in

LATE = DAY + datetime.timedelta(2)


@pytest.fixture
def owed(tmp_path):
    heads = TEAM.replace("| Besser    |\n    | R-1", "| Besser    | Verantwortlich |\n    | R-1")
    heads = heads.replace("Haushalte | höher     |", "Haushalte | höher     | Ö. Yıldız, Laden; \\ |")
    return due_in([canonical(tmp_path / "a.xlsx", heads), tmp_path / "nix.xlsx"], "", LATE, None)


def test_a_check_in_is_due_a_cadence_after_the_last_one(owed):
    """Or after the cycle began, where there was none; what cannot be read is told and stops nothing."""
    assert [(str(one.day), one.key_result) for one in owed.due] == [
        ("2026-10-08", "R-3"),
        ("2026-11-18", "R-2"),
        ("2026-11-18", "R-1"),
    ]
    assert [refusal.code for refusal in owed.refused] == ["missing"]


def test_the_text_names_who_is_asked(owed):
    lines = list(as_text(owed.due, LATE, "de"))
    assert lines[0] == "08.10.2026  Laden: R-3 (a.xlsx, überfällig)"
    assert list(as_text((), LATE, "en")) == ["No check-in is due."]


def test_the_table_is_made_for_excel(owed):
    """With byte order mark; what looks like a formula stays a text."""
    risky = owed.due[0]._replace(name="=1+1")
    assert as_csv([risky], "de").startswith("\ufeffFällig am;Team;") and ";'=1+1;" in as_csv([risky], "de")
    assert as_csv([risky], "en").splitlines()[0].count(",") == 6
    assert as_csv([risky], "en").splitlines()[1].startswith(f"{risky.day.isoformat()},")


def test_the_calendar_is_read_by_others(owed):
    """A day and a task for each person; long lines, commas and umlauts come through."""
    icalendar = pytest.importorskip("icalendar")
    text, count = as_calendar(owed.due, LATE, "de")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")) and "\n" not in text.replace("\r\n", "")
    found = icalendar.Calendar.from_ical(text)
    events = [one for one in found.walk() if one.name == "VEVENT"]
    tasks = [one for one in found.walk() if one.name == "VTODO"]
    assert len(events) == len(tasks) == count == 2
    assert {one.decoded("dtstart") for one in events} == {LATE} == {one.decoded("due") for one in tasks}
    assert any("Ö. Yıldız, Laden; \\" in str(one["summary"]) for one in events)
    assert any("Vierzig Haushalte bestellen vor" in str(one["description"]) for one in tasks)
    assert len({str(one["uid"]) for one in [*events, *tasks]}) == 4


def test_the_same_reminder_keeps_its_id(owed):
    """So that a calendar does not show it twice."""
    ids = [
        [line for line in as_calendar(owed.due, day, "de")[0].splitlines() if line.startswith("UID")]
        for day in (LATE, DAY)
    ]
    assert ids[0] == ids[1]
