"""Recording: good rows come in by minimal edits, others stay and say why, and nothing comes in twice."""

import datetime
import re

import pytest

import live_rounds
from rounds import DAY, GOOD, TEAM, canonical, column, contents, currents, fill, fill_round, opened, told
from sheets import write_xlsx
from stimmig.checkin import recording
from stimmig.checkin.round import filled_rounds
from stimmig.checkin.starting import start_round
from stimmig.refusal import Refusal
from stimmig.writing.xlsx.archive import rewrite

HEADS = "| ID   | Datum      | Key Result | Wert | Zuversicht |"


@pytest.fixture(params=[recording.record, live_rounds.record], ids=["file", "live"])
def record(request):
    """Return how it is recorded: in the closed file, or in the workbook that is open in Excel."""
    return request.param


@pytest.fixture
def book(tmp_path):
    path = canonical(tmp_path / "Mappe.xlsx")
    start_round(path, "", DAY, DAY, None)
    return path


def test_an_entry_is_appended_and_the_current_value_follows(book, record):
    """Umlauts, day and numbers come back as they were typed."""
    fill_round(book, {"R-1": GOOD})
    done = record(book, DAY, None)
    assert ([one.id for one in done.additions], done.empty, done.problems) == (["CI-3"], 2, ())
    assert told(book, "id", "date", "key_result", "value", "confidence", "what_happened", "by")[2:] == [
        ("CI-3", DAY, "R-1", 24, 7, "Äpfel gab es", "Ö. Yıldız")
    ]
    assert currents(book) == [24, 50, 9]


def test_recording_twice_adds_nothing_twice(book, record):
    fill_round(book, {"R-1": GOOD})
    record(book, DAY, None)
    once = book.read_bytes()
    done = record(book, DAY, None)
    assert (done.additions, done.known) == ((), 1)
    assert book.read_bytes() == once


def test_a_corrected_row_becomes_a_new_entry_that_names_the_old_one(book, record):
    """The old row stays as it was."""
    fill_round(book, {"R-1": GOOD})
    record(book, DAY, None)
    fill_round(book, {"R-1": {"value": 26}})
    record(book, DAY, None)
    assert told(book)[2:] == [("CI-3", "R-1", 24, None), ("CI-4", "R-1", 26, "CI-3")]
    assert currents(book)[0] == 26


def test_every_other_part_stays_byte_for_byte(book):
    """Check-ins, Key Results and the round change; the first time a hidden sheet of fingerprints comes too."""
    fill_round(book, {"R-1": GOOD})
    recording.record(book, DAY, None)
    fill_round(book, {"R-2": GOOD | {"value": 55}})
    before = contents(book.read_bytes())
    recording.record(book, DAY, None)
    after = contents(book.read_bytes())
    sheets = {name for name in before if after.get(name) != before[name] and name.startswith("xl/worksheets/sheet")}
    assert {_title(before, name) for name in sheets} == {"Check-ins", "Key Results"}
    rest = {name for name in before if after.get(name) != before[name]} - sheets
    assert rest <= {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/styles.xml"} | {
        name for name in before if "stimmig-sheet" in name
    }


def _title(parts, name):
    number = re.search(r"sheet(\d+)\.xml", name)[1]
    names = re.findall(rb'<sheet name="([^"]*)"', parts["xl/workbook.xml"])
    return names[int(number) - 1].decode()


def test_the_table_grows_with_its_validations(tmp_path):
    """Its range, its dropdowns and its look reach further down; beside it nothing does."""
    rows = "".join(f"\n    | CI-{n} | 2026-11-0{n} | R-1        | {n}   | 6 |" for n in range(1, 3))
    text = TEAM.partition("    | CI-1")[0].rpartition("    | ID   |")[0] + f"    {HEADS}" + rows + "\n"
    path = canonical(tmp_path / "a.xlsx", text)
    start_round(path, "", DAY, DAY, None)
    sheet, table = _parts(path)
    last = int(re.search(rb'ref="A3:J(\d+)"', table)[1])
    assert last == 3 + 2 + 5
    for week in range(3):
        day = DAY + datetime.timedelta(7 * week)
        fill_round(path, {name: GOOD | {"value": 30 + week} for name in ("R-1", "R-2", "R-3")})
        recording.record(path, day, None)
        start_round(path, "", day + datetime.timedelta(7), day + datetime.timedelta(7), None)
    sheet, table = _parts(path)
    assert re.search(rb'ref="A3:J(\d+)"', table)[1] == b"14"
    assert {match.split(b":")[1] for match in re.findall(rb'sqref="([A-J]4:[A-J]\d+)"', sheet)} == {
        b"%c14" % letter for letter in b"ABCDEFGHIJ"
    }
    styles = [re.search(rb'<c r="B%d" s="(\d+)"' % row, sheet)[1] for row in (4, 12, 14)]
    assert len(set(styles)) == 1


def _parts(path):
    parts = contents(path.read_bytes())
    number = [_title(parts, f"sheet{n}.xml") for n in range(1, 13)].index("Check-ins") + 1
    table = next(part for name, part in parts.items() if "tables/" in name and b'name="stimmig_checkins"' in part)
    return parts[f"xl/worksheets/sheet{number}.xml"], table


BAD = [
    ("wrong unit", {"value": "24 %"}, "H5", "Der Wert steht in „%“, R-1 zählt in „Haushalte“", "The value is in “%”"),
    ("decimal mark", {"value": "1.500"}, "H5", "kann zweierlei heißen", "can mean two things"),
    ("a date for a value", {"value": datetime.date(2026, 5, 4)}, "H5", "Hier steht ein Datum", "A date"),
    ("words", {"value": "viele"}, "H5", "ist keine Zahl", "is not a number"),
    ("a change", {"value": "+10 %"}, "H5", "nennt eine Veränderung", "states a change"),
    ("future", {"date": datetime.date(2026, 11, 30)}, "G5", "liegt in der Zukunft", "lies in the future"),
    ("before the cycle", {"date": datetime.date(2026, 9, 1)}, "G5", "vor dem Beginn des Zyklus", "before the start of the cycle"),
    ("no date", {"date": None}, "G5", "Das Datum fehlt", "The date is missing"),
    ("text for a date", {"date": "gestern"}, "G5", "„gestern“ ist kein Datum", "“gestern” is not a date"),
    ("off the scale", {"confidence": 70}, "I5", "nicht auf der Skala", "not on the scale"),
    ("no confidence", {"confidence": None}, "I5", "Die Zuversicht fehlt", "The confidence is missing"),
    ("nobody", {"by": None}, "M5", "von wem der Eintrag ist", "whose entry this is"),
    ("deleted key result", {"key_result": "R-77"}, "A5", "gibt es in der Mappe nicht (mehr)", "There is no key result"),
    ("no key result", {"key_result": None}, "A5", "zu welchem Key Result", "which key result"),
    ("another key result", {"wording": "Etwas ganz und gar Neues"}, "A5", "gehört inzwischen zu einem anderen", "now belongs to another"),
]  # fmt: skip


@pytest.mark.parametrize(("bad", "cell", "german", "english"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_a_bad_row_stays_and_says_why_at_its_cell(book, bad, cell, german, english, record):
    """The good row beside it is taken."""
    fill_round(book, {"R-1": GOOD | bad, "R-3": GOOD | {"value": 8}})
    done = record(book, DAY, None)
    assert [one.place.cell for one in done.problems] == [cell]
    assert german in done.problems[0].sentence("de") and english in done.problems[0].sentence("en")
    assert [row[1] for row in told(book)[2:]] == ["R-3"]


def test_a_share_of_one_is_asked_back_where_percent_are_meant(book, record):
    """0.55 for a key result between 20 and 80 %."""
    fill_round(book, {"R-2": GOOD | {"value": 0.55}})
    (problem,) = record(book, DAY, None).problems
    assert "Tragen Sie 55 ein" in problem.sentence("de") and "Enter 55" in problem.sentence("en")


def test_all_errors_of_a_row_are_told_at_once(book, record):
    fill_round(book, {"R-1": {"value": "x", "confidence": 11, "date": None}})
    assert [one.place.cell for one in record(book, DAY, None).problems] == ["G5", "H5", "I5", "M5"]


def test_a_row_may_be_moved_deleted_or_added_by_hand(book, record):
    """What counts is the id that stands in it."""
    fill_round(book, {"R-1": {"key_result": "R-3", "wording": "Gäste warten kaum noch an der Kasse"} | GOOD | {"value": 8},
                      "R-3": {"key_result": None, "wording": None, "date": None}})  # fmt: skip
    sheet = filled_rounds(opened(book))[0].sheet
    added = {"key_result": "R-2", "date": DAY, "value": 55, "confidence": 6, "by": "B"}
    fill(book, sheet, {(9, column(field)): value for field, value in added.items()})
    assert record(book, DAY, None).problems == ()
    assert [row[1:3] for row in told(book)[2:]] == [("R-3", 8), ("R-2", 55)]


def test_two_rows_that_contradict_each_other_both_stay(book, record):
    fill_round(book, {"R-1": GOOD, "R-2": GOOD | {"key_result": "R-1", "wording": None, "value": 30}})
    done = record(book, DAY, None)
    assert [one.place.cell for one in done.problems] == ["H5", "H6"] and len(told(book)) == 2
    assert "noch einmal" in done.problems[0].sentence("de") and "once more" in done.problems[0].sentence("en")


def test_rows_of_two_open_rounds_are_taken_together(book, record):
    """A round of the team beside one of all: the same said twice counts once."""
    from stimmig.checkin import starting

    older = starting._older_rounds
    starting._older_rounds = lambda *_: []
    try:
        start_round(book, "Laden", DAY, DAY, None)
    finally:
        starting._older_rounds = older
    fill_round(book, {"R-1": GOOD}, 0)
    fill_round(book, {"R-1": GOOD, "R-2": GOOD | {"value": 60}}, 1)
    record(book, DAY, None)
    assert [row[1:3] for row in told(book)[2:]] == [("R-1", 24), ("R-2", 60)]


def test_another_entry_of_the_same_day_is_no_silent_correction(book, record):
    """Somebody typed it into the table; only --replace replaces it."""
    row = dict(enumerate(["CI-9", DAY, "R-1", 22, 5, "Von Hand", "", "", "C"]))
    fill(book, "Check-ins", {(5, at): value for at, value in row.items()})
    fill_round(book, {"R-1": GOOD})
    (problem,) = record(book, DAY, None).problems
    assert "--replace CI-9" in problem.sentence("de") and "--replace CI-9" in problem.sentence("en")
    record(book, DAY, None, ["CI-9"])
    assert told(book)[-1] == ("CI-10", "R-1", 24, "CI-9")


def test_an_entry_that_was_replaced_meanwhile_is_not_corrected_once_more(book, record):
    fill_round(book, {"R-1": GOOD})
    record(book, DAY, None)
    row = dict(enumerate(["CI-4", DAY, "R-1", 23, 5, "Anders", "", "", "C", "CI-3"]))
    fill(book, "Check-ins", {(6, at): value for at, value in row.items()})
    fill_round(book, {"R-1": {"value": 30}})
    (problem,) = record(book, DAY, None).problems
    assert "durch CI-4 ersetzt" in problem.sentence("de") and "replaced by CI-4" in problem.sentence("en")


def test_a_late_entry_does_not_set_the_current_value_back(book, record):
    fill_round(book, {"R-1": GOOD | {"date": datetime.date(2026, 11, 4), "value": 15}})
    record(book, DAY, None)
    assert told(book)[-1][:3] == ("CI-3", "R-1", 15) and currents(book)[0] == 20


def test_a_history_that_is_sorted_and_filtered_goes_on_at_its_end(book):
    """The highest number leads, wherever it stands; hidden rows stay hidden, new ones are seen."""
    rows = (["CI-8", datetime.date(2026, 11, 11), "R-1", 20, 6], ["CI-2", datetime.date(2026, 11, 4), "R-2", 50, 7])
    fill(book, "Check-ins", {(3 + at, c): value for at, row in enumerate(rows) for c, value in enumerate(row)})
    parts = contents(book.read_bytes())
    name = next(one for one, part in parts.items() if b">CI-8<" in part)
    hidden = parts[name].replace(b'<row r="5"', b'<row r="5" hidden="1"')
    book.write_bytes(rewrite(book.read_bytes(), {name: hidden}))
    fill_round(book, {"R-2": GOOD | {"value": 60}})
    recording.record(book, DAY, None)
    assert [row[0] for row in told(book)] == ["CI-8", "CI-2", "CI-9"] and currents(book)[1] == 60
    sheet = contents(book.read_bytes())[name]
    assert sheet.count(b'hidden="1"') == 1 and not re.search(rb'<row r="6"[^>]*hidden', sheet)


def test_a_formula_as_current_value_stays(book):
    parts = contents(book.read_bytes())
    name = next(
        one
        for one, part in parts.items()
        if one.startswith("xl/worksheets") and re.search(rb'<c r="H4"[^>]*><v>20</v>', part)
    )
    formula = re.sub(rb'(<c r="H4"[^>]*>)<v>20</v>', rb"\1<f>10+10</f><v>20</v>", parts[name])
    book.write_bytes(rewrite(book.read_bytes(), {name: formula}))
    fill_round(book, {"R-1": GOOD})
    done = recording.record(book, DAY, None)
    assert "Dort steht eine Formel" in done.notes[0].de and "a formula stands there" in done.notes[0].en
    after = contents(book.read_bytes())
    assert b"<f>10+10</f>" in after[name] and b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]


def test_a_workbook_of_its_own_layout_gets_a_log_of_its_own(tmp_path, record):
    """Its table has no place for the why; the log is a sheet that is read and grows like the others."""
    rows = [line.strip() for line in TEAM.partition("# Check-ins")[0].splitlines()]
    text = "\n".join(rows) + f"\n# Check-ins\n{HEADS}\n| 1 | 2026-11-11 | R-1 | 20 | 6 |\n"
    path = write_xlsx(text, tmp_path / "eigen.xlsx")
    start_round(path, "", DAY, DAY, None)
    fill_round(path, {"R-1": GOOD})
    done = record(path, DAY, None)
    assert "stimmig Check-ins" in done.notes[0].de
    assert told(path, "id", "value", "why") == [("1", 20, None), ("2", 24, "Wir riefen an")]
    fill_round(path, {"R-2": GOOD | {"value": 60}})
    record(path, DAY, None)
    assert told(path, "id", "value")[1:] == [("2", 24), ("3", 60)] and currents(path)[:2] == [24, 60]


@pytest.fixture
def full(tmp_path):
    """Return a workbook whose table of check-ins has no empty row left, with a filled round."""
    lines = "".join(f"\n    | CI-{n} | 2026-10-0{n % 9 + 1} | R-1 | {n} | 6 | a | b | c | d |" for n in range(3, 24))
    path = canonical(tmp_path / "a.xlsx", TEAM.rstrip() + lines + "\n")
    start_round(path, "", DAY, DAY, None)
    return path


def test_a_protection_with_password_is_respected(full):
    parts = contents(full.read_bytes())
    number = [_title(parts, f"sheet{n}.xml") for n in range(1, 13)].index("Check-ins") + 1
    name = f"xl/worksheets/sheet{number}.xml"
    locked = parts[name].replace(b"</sheetData>", b'</sheetData><sheetProtection password="CC1A" sheet="1"/>')
    full.write_bytes(rewrite(full.read_bytes(), {name: locked}))
    fill_round(full, {"R-1": GOOD})
    _refused(recording.record, full, "mit einem Kennwort geschützt", "protected with a password")


def test_what_stands_below_the_table_is_not_written_over(full, record):
    """The five empty rows of the table are used first; a note further down stops the sixth entry."""
    fill(full, "Check-ins", {(31, 2): "Hier nichts eintragen"})
    for week in range(2):
        day = datetime.date(2026, 11, 18) + datetime.timedelta(7 * week)
        fill_round(full, {name: GOOD | {"value": 30 + week} for name in ("R-1", "R-2", "R-3")})
        if week:
            _refused(record, full, "steht etwas im Weg (C32)", "stands in the way", day)
        else:
            record(full, day, None)
            start_round(full, "", day + datetime.timedelta(7), day + datetime.timedelta(7), None)


def _refused(record, path, german, english, day=DAY):
    before = path.read_bytes()
    with pytest.raises(Refusal) as caught:
        record(path, day, None)
    assert german in caught.value.sentence("de") and english in caught.value.sentence("en")
    assert path.read_bytes() == before


def test_without_a_round_there_is_nothing_to_record(tmp_path, record):
    path = canonical(tmp_path / "a.xlsx")
    with pytest.raises(Refusal) as caught:
        record(path, DAY, None)
    assert "keine Check-in-Runde offen" in caught.value.sentence("de")
    assert "no round of check-ins is open" in caught.value.sentence("en")


def test_rows_that_stay_behind_are_counted_not_their_troubles(book, record):
    """One row with two troubles is one row."""
    fill_round(book, {"R-1": GOOD | {"value": "viele", "confidence": 12}})
    done = record(book, DAY, None)
    assert (len(done.problems), done.left, done.empty) == (2, 1, 2)
