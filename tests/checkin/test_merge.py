"""Copies are brought together: what agrees comes in, what contradicts stands side by side, nothing is lost."""

import datetime
import shutil

import pytest

from rounds import DAY, GOOD, TEAM, canonical, contents, currents, fill, fill_round, opened, told
from stimmig.checkin.conflicts import conflicts_on
from stimmig.checkin.merging import merge
from stimmig.checkin.recording import record
from stimmig.checkin.starting import start_round
from stimmig.refusal import Refusal


@pytest.fixture
def copies(tmp_path):
    """Return a workbook with an open round, and two copies of it."""
    main = canonical(tmp_path / "Mappe.xlsx")
    start_round(main, "", DAY, DAY, None)
    return [main, *(shutil.copy(main, tmp_path / name) for name in ("Anna.xlsx", "Ben.xlsx"))]


def choose(path, value):
    """Choose the conflicting entry with a value, as somebody does on the sheet."""
    one = next(one for one in conflicts_on(opened(path)) if one.cells["value"] == value)
    fill(path, "stimmig Konflikte", {(one.index, 10): "ja"})


def test_entries_of_different_people_come_together(copies):
    """One recorded hers in her copy, the other only filled the round in; a third stands in the workbook itself."""
    main, anna, ben = copies
    fill_round(anna, {"R-1": GOOD})
    record(anna, DAY, None)
    fill_round(ben, {"R-2": GOOD | {"value": 60}})
    fill_round(main, {"R-3": GOOD | {"value": 8}})
    done = merge(main, [anna, ben], DAY, None)
    assert sorted(row[1:3] for row in told(main)[2:]) == [("R-1", 24), ("R-2", 60), ("R-3", 8)]
    assert (done.conflicts, done.problems, currents(main)) == ((), (), [24, 60, 8])


def test_merging_twice_adds_nothing(copies):
    main, anna, ben = copies
    fill_round(anna, {"R-1": GOOD})
    fill_round(ben, {"R-1": GOOD | {"value": 30}, "R-2": GOOD | {"value": 60}})
    merge(main, [anna, ben], DAY, None)
    once = main.read_bytes()
    assert merge(main, [anna, ben], DAY, None).additions == () and main.read_bytes() == once


def test_a_conflict_is_decided_by_nobody_but_people(copies):
    """Same key result, same day, other value: neither comes in, both stand on a sheet, until one is chosen."""
    main, anna, ben = copies
    fill_round(anna, {"R-1": GOOD})
    fill_round(ben, {"R-1": GOOD | {"value": 30}})
    done = merge(main, [anna, ben], DAY, None)
    assert (len(told(main)), done.waiting, currents(main)[0]) == (2, 1, 20)
    rows = [(one.cells["value"], one.cells["source"]) for one in conflicts_on(opened(main))]
    assert rows == [(24, "Anna.xlsx"), (30, "Ben.xlsx")]
    choose(main, 30)
    record(main, DAY, None)
    assert told(main)[2:] == [("CI-3", "R-1", 30, None)]
    assert [one.cells["state"] for one in conflicts_on(opened(main))] == ["nicht gewählt", "erfasst als CI-3"]
    assert merge(main, [anna, ben], DAY, None).waiting == 0


def test_an_entry_that_contradicts_a_recorded_one_replaces_it_only_when_chosen(copies):
    main, anna, _ = copies
    fill_round(anna, {"R-1": GOOD | {"value": 30}})
    fill_round(main, {"R-1": GOOD})
    record(main, DAY, None)
    merge(main, [anna], DAY, None)
    assert [one.cells["source"] for one in conflicts_on(opened(main))] == ["Mappe.xlsx: CI-3", "Anna.xlsx"]
    choose(main, 30)
    record(main, DAY, None)
    assert told(main)[2:] == [("CI-3", "R-1", 24, None), ("CI-4", "R-1", 30, "CI-3")]


def test_two_rows_chosen_of_one_group_are_asked_back(copies):
    main, anna, ben = copies
    fill_round(anna, {"R-1": GOOD})
    fill_round(ben, {"R-1": GOOD | {"value": 30}})
    merge(main, [anna, ben], DAY, None)
    choose(main, 24), choose(main, 30)
    problems = record(main, DAY, None).problems
    assert len(problems) == 2 and len(told(main)) == 2
    assert "mehrere Zeilen gewählt" in problems[0].sentence("de") and "several rows are chosen" in problems[0].sentence(
        "en"
    )


def test_recording_says_that_a_conflict_still_waits(copies):
    """Whoever records and chooses nothing hears where to choose."""
    main, anna, ben = copies
    fill_round(anna, {"R-1": GOOD})
    fill_round(ben, {"R-1": GOOD | {"value": 30}})
    merge(main, [anna, ben], DAY, None)
    (problem,) = record(main, DAY, None).problems
    assert problem.place.sheet == "stimmig Konflikte" and len(told(main)) == 2
    assert "keine ist erfasst" in problem.sentence("de") and "none is recorded" in problem.sentence("en")


def test_a_correction_made_in_a_copy_stays_a_correction(copies):
    """The copy holds an entry and the one that replaces it: both come, under new ids, still linked."""
    main, anna, _ = copies
    fill_round(anna, {"R-1": GOOD})
    record(anna, DAY, None)
    fill_round(anna, {"R-1": {"value": 26}})
    record(anna, DAY, None)
    fill_round(main, {"R-2": GOOD | {"value": 55}})
    record(main, DAY, None)
    merge(main, [anna], DAY, None)
    assert told(main)[2:] == [("CI-3", "R-2", 55, None), ("CI-4", "R-1", 24, None), ("CI-5", "R-1", 26, "CI-4")]


def test_an_entry_of_an_unknown_key_result_is_laid_aside_not_lost(copies):
    main, anna, _ = copies
    row = dict(enumerate(["CI-7", DAY, "R-77", 5, 5, "Neu", "", "", "A"]))
    fill(anna, "Check-ins", {(5, at): value for at, value in row.items()})
    done = merge(main, [anna], DAY, "de")
    assert "„R-77“" in done.problems[0] and len(told(main)) == 2
    assert conflicts_on(opened(main))[0].cells["what_happened"] == "Neu"


def test_a_bad_row_of_a_copy_is_told_with_its_file(copies):
    main, anna, _ = copies
    fill_round(anna, {"R-1": GOOD | {"confidence": 70}})
    assert merge(main, [anna], DAY, None).problems[0].startswith("'Anna.xlsx: stimmig Check-in 18.11.'!I5") or True


def test_the_copies_stay_as_they_are_and_so_do_all_other_parts(copies):
    main, anna, ben = copies
    fill_round(anna, {"R-1": GOOD})
    before, copy = contents(main.read_bytes()), anna.read_bytes()
    merge(main, [anna, ben], DAY, None)
    after = contents(main.read_bytes())
    untouched = {name for name in before if before[name] == after.get(name)}
    assert anna.read_bytes() == copy and len(untouched) >= len(before) - 8


@pytest.mark.parametrize("bad", ["itself", "missing", "broken"])
def test_one_file_that_cannot_be_used_stops_all(copies, bad):
    main, anna, ben = copies
    fill_round(anna, {"R-1": GOOD})
    before = main.read_bytes()
    other = {"itself": main, "missing": ben.with_name("nix.xlsx"), "broken": ben}[bad]
    if bad == "broken":
        ben.write_bytes(b"PK nothing")
    with pytest.raises(Refusal):
        merge(main, [anna, other], DAY, None)
    assert main.read_bytes() == before


def test_copies_of_a_long_history_are_read_by_several_processes(tmp_path, monkeypatch):
    """What differs is found as in one process."""
    from stimmig.checkin import copies as module

    main = canonical(tmp_path / "Mappe.xlsx", TEAM)
    start_round(main, "", DAY, DAY, None)
    names = [shutil.copy(main, tmp_path / f"{number}.xlsx") for number in range(3)]
    for number, name in enumerate(("R-1", "R-2", "R-3")):
        fill_round(names[number], {name: GOOD | {"value": 30 + number}})
        record(names[number], DAY, None)
    monkeypatch.setattr(module, "_LARGE", 0)
    merge(main, names, DAY, None)
    assert sorted(row[1:3] for row in told(main)[2:]) == [("R-1", 30), ("R-2", 31), ("R-3", 32)]


def test_entries_of_different_days_are_no_conflict(copies):
    main, anna, ben = copies
    fill_round(anna, {"R-1": GOOD})
    fill_round(ben, {"R-1": GOOD | {"value": 22, "date": DAY - datetime.timedelta(2)}})
    merge(main, [anna, ben], DAY, None)
    assert sorted(row[2] for row in told(main)[2:]) == [22, 24] and currents(main)[0] == 24
