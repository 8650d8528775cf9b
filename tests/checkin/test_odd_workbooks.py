"""Workbooks as they are found: the 1904 date system, totals, filters, other languages, copies that OneDrive named."""

import datetime
import re
import shutil

import openpyxl
import pytest
import xlsxwriter

from rounds import DAY, GOOD, TEAM, canonical, column, contents, fill, fill_round, opened, told
from sheets import workbook
from stimmig.checkin.merging import merge
from stimmig.checkin.recording import record
from stimmig.checkin.reviewing import start_review
from stimmig.checkin.round import filled_rounds
from stimmig.checkin.showing import show
from stimmig.checkin.starting import start_round
from stimmig.cli import main
from stimmig.refusal import Refusal
from stimmig.writing.xlsx.archive import rewrite


def plain(path, text=TEAM, *, total=False, **options):
    """Write Markdown tables as a workbook, its check-ins as an Excel table; `options` are those of XlsxWriter."""
    with xlsxwriter.Workbook(path, options) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for sheet in workbook(text).sheets:
            page = book.add_worksheet(sheet.name)
            for row, cells in enumerate(sheet.rows):
                for at, cell in enumerate(cells):
                    if isinstance(cell, datetime.date):
                        page.write_datetime(row, at, datetime.datetime.combine(cell, datetime.time()), day)
                    elif cell != "":
                        page.write(row, at, cell)
            if sheet.name == "Check-ins":
                heads = [{"header": head} for head in sheet.rows[0]]
                heads[3] |= {"total_function": "count"}
                page.add_table(
                    0, 0, len(sheet.rows) - 1 + total, len(heads) - 1, {"columns": heads, "total_row": total}
                )
    return path


@pytest.fixture
def of_1904(tmp_path):
    return plain(tmp_path / "Mac.xlsx", date_1904=True)


def test_days_of_a_workbook_that_counts_from_1904_stay_what_they_are(of_1904):
    """On the sheet of the round, in the table, and in the log."""
    start_round(of_1904, "", DAY, DAY, None)
    (round_,) = filled_rounds(opened(of_1904))
    assert {row.cells["date"] for row in round_.rows} == {DAY}
    fill_round(of_1904, {"R-1": GOOD})
    assert record(of_1904, DAY, None).problems == ()
    assert told(of_1904, "id", "date", "value")[-1] == ("CI-3", DAY, 24)
    found = openpyxl.load_workbook(of_1904)["Check-ins"]
    assert [found.cell(row, 2).value.date() for row in (2, 4)] == [datetime.date(2026, 11, 11), DAY]


def test_so_do_those_of_courses_reviews_and_logs(tmp_path):
    text = TEAM.partition("# Check-ins")[0]
    path = plain(tmp_path / "Mac.xlsx", text, date_1904=True)
    start_round(path, "", DAY, DAY, None)
    fill_round(path, {"R-1": GOOD})
    record(path, DAY, None)
    assert told(path, "date", "value") == [(DAY, 24)]
    show(path, "", DAY, None, True)
    start_review(path, "", DAY, None)
    book = openpyxl.load_workbook(path)
    days = [cell.value.date() for sheet in book for row in sheet.iter_rows() for cell in row
            if isinstance(cell.value, datetime.datetime)]  # fmt: skip
    assert days and all(datetime.date(2026, 9, 1) <= day <= datetime.date(2026, 12, 31) for day in days)


@pytest.mark.parametrize("spare", [0, 2])
def test_a_row_of_totals_is_never_written_over(tmp_path, spare):
    """Empty rows above it are used; where there are none, a sentence says what to do."""
    text = TEAM.replace("| Von     |", "| Von     | Ersetzt |")
    path = plain(tmp_path / "Summe.xlsx", text + "    | | | | | | | | | | |\n" * spare, total=True)
    start_round(path, "", DAY, DAY, None)
    fill_round(path, {"R-1": GOOD})
    if spare:
        record(path, DAY, None)
        assert told(path)[-1][:3] == ("CI-3", "R-1", 24)
        (table,) = openpyxl.load_workbook(path)["Check-ins"].tables.values()
        assert (table.ref, table.totalsRowCount) == ("A1:J6", 1)
        return
    before = path.read_bytes()
    with pytest.raises(Refusal) as caught:
        record(path, DAY, None)
    assert "Ergebniszeile" in caught.value.sentence("de") and "total row" in caught.value.sentence("en")
    assert path.read_bytes() == before


def test_new_rows_that_a_filter_hides_are_told(tmp_path):
    """The empty rows of a filtered table are hidden too."""
    path = canonical(tmp_path / "a.xlsx")
    start_round(path, "", DAY, DAY, None)
    parts = contents(path.read_bytes())
    name = _sheet(parts, "Check-ins")
    hidden = re.sub(rb'<row r="(6|7|8)"', rb'<row r="\1" hidden="1"', parts[name])
    assert hidden.count(b'hidden="1"') == 3
    path.write_bytes(rewrite(path.read_bytes(), {name: hidden}))
    fill_round(path, {"R-1": GOOD})
    (note,) = record(path, DAY, None).notes
    assert "ausgeblendet" in note.de and "Filter" in note.de and "hidden" in note.en
    assert told(path)[-1][:3] == ("CI-3", "R-1", 24)


def _sheet(parts, title):
    names = re.findall(rb'<sheet name="([^"]*)"', parts["xl/workbook.xml"])
    return f"xl/worksheets/sheet{names.index(title.encode()) + 1}.xml"


TWO_TEAMS = TEAM.replace("    # Objectives", "    | C-2 | Lager | 2026-10-01 | 2026-12-31 | läuft  |\n    # Objectives").replace(
    "    # Key Results", "    | O-2 | C-2 | Regale sind voll | Z-1 | Wer findet, kauft. |\n    # Key Results"
).replace("    # Check-ins", "    | R-9 | O-2 | Kaum noch leere Regale | Wer findet, kauft | K-1 | 30 | 5 | 20 | Regale | niedriger |\n    # Check-ins")  # fmt: skip


def test_rounds_of_two_teams_are_open_at_once(tmp_path):
    """Each team has its sheet; both are recorded in one go, and each can be started anew by itself."""
    path = canonical(tmp_path / "a.xlsx", TWO_TEAMS)
    start_round(path, "Laden", DAY, DAY, None)
    start_round(path, "Lager", DAY, DAY, None)
    assert [len(one.rows) for one in filled_rounds(opened(path))] == [3, 1]
    by_sheet = {one.sheet: at for at, one in enumerate(filled_rounds(opened(path)))}
    for sheet, at in by_sheet.items():
        fill_round(path, {"R-9" if "Lager" in sheet else "R-1": GOOD}, at)
    assert [one.draft.row.id for one in record(path, DAY, None).additions] == ["R-1", "R-9"]
    later = DAY + datetime.timedelta(7)
    assert start_round(path, "Lager", later, later, None).replaced == ("stimmig Check-in 18.11. Lager",)
    assert [len(one.rows) for one in filled_rounds(opened(path))] == [3, 1]


def test_sheets_speak_the_language_of_the_workbook_and_messages_that_of_the_reader(tmp_path, capsys):
    """A German reader of an English workbook reads German sentences about English sheets and headings."""
    path = canonical(tmp_path / "a.xlsx", TEAM, "en")
    main(["check-in", "start", str(path), "--lang", "de", "--as-of", str(DAY)])
    assert "Begonnen: Blatt „stimmig Check-in 18 Nov“" in capsys.readouterr().out
    (round_,) = filled_rounds(opened(path))
    fill_round(path, {"R-1": GOOD | {"by": None}})
    main(["check-in", "record", str(path), "--lang", "de", "--as-of", str(DAY)])
    assert "Tragen Sie unter „By“ einen Namen ein" in capsys.readouterr().err
    fill(path, round_.sheet, {(3, column("value")): None, (3, column("by")): None})
    main(["check-in", "record", str(path), "--lang", "de", "--as-of", str(DAY)])
    said = capsys.readouterr().err
    assert "Auf dem Blatt „stimmig Check-in 18 Nov“ fehlt" in said and "Value today und By" in said


@pytest.mark.parametrize(
    "name",
    ["Mappe-DESKTOP-7Q1AB2C.xlsx", "Mappe-Ömers MacBook Pro.xlsx", "Mappe (1).xlsx", "Mappe (Konflikt Kern 2026-11-18).xlsx",
     "Mappe - Kopie [Team 1].xlsx", "Mappe'.xlsx"],
)  # fmt: skip
def test_conflict_copies_are_taken_by_any_name(tmp_path, capsys, name):
    """What OneDrive, browsers and people make of a name; each source is named as it is."""
    path = canonical(tmp_path / "Mappe.xlsx")
    start_round(path, "", DAY, DAY, None)
    copy = shutil.copy(path, tmp_path / name)
    fill_round(copy, {"R-1": GOOD, "R-2": GOOD | {"value": "viel"}})
    assert main(["check-in", "merge", str(path), str(copy), "--as-of", str(DAY)]) == 1
    said = capsys.readouterr()
    assert name in said.out and f"{name}: stimmig Check-in" in said.err.replace("''", "'")
    assert told(path)[-1][:3] == ("CI-3", "R-1", 24)


def test_a_copy_of_the_same_name_in_another_folder(tmp_path):
    path = canonical(tmp_path / "Mappe.xlsx")
    start_round(path, "", DAY, DAY, None)
    (tmp_path / "b").mkdir()
    copy = shutil.copy(path, tmp_path / "b" / "Mappe.xlsx")
    fill_round(copy, {"R-1": GOOD})
    assert [one.id for one in merge(path, [copy], DAY, None).additions] == ["CI-3"]


def test_a_key_result_that_was_renamed_meanwhile_is_asked_back(tmp_path):
    """In a layout without ids the wording is all there is; with an id a small change does not matter."""
    path = canonical(tmp_path / "a.xlsx")
    start_round(path, "", DAY, DAY, None)
    fill(path, "Key Results", {(3, 2): "Vierzig Haushalte bestellen jede Woche vor", (4, 2): "Der Umsatz steigt"})
    fill_round(path, {"R-1": GOOD, "R-2": GOOD | {"value": 60}})
    done = record(path, DAY, None)
    assert [one.draft.row.id for one in done.additions] == ["R-1"]
    (problem,) = done.problems
    assert problem.place.cell == "A6" and "Der Umsatz steigt" in problem.sentence("de")


def test_a_key_result_that_was_deleted_meanwhile_names_those_like_it(tmp_path):
    path = canonical(tmp_path / "a.xlsx")
    start_round(path, "", DAY, DAY, None)
    fill(path, "Key Results", {(3, at): None for at in range(16)})
    fill_round(path, {"R-1": GOOD, "R-3": GOOD | {"value": 8}})
    done = record(path, DAY, None)
    assert [one.draft.row.id for one in done.additions] == ["R-3"]
    assert done.problems[0].place.cell == "A5" and "gibt es in der Mappe nicht (mehr)" in done.problems[0].sentence(
        "de"
    )


def test_a_review_of_another_workbook_language(tmp_path, capsys):
    """Choices are named as the sheet offers them."""
    path = canonical(tmp_path / "a.xlsx", TEAM, "en")
    main(["review", "start", str(path), "--lang", "de", "--as-of", str(DAY)])
    assert "danach nimmt „stimmig review record“ sie auf" in capsys.readouterr().out
    assert main(["review", "record", str(path), "--lang", "de", "--as-of", str(DAY)]) == 1
    said = capsys.readouterr()
    assert "Zur Wahl stehen confirmed, rejected und open" in said.err and "Der Zyklus bleibt offen" in said.out
