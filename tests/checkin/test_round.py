"""A round begins: the sheet asks for what must be filled, and for nothing else."""

import datetime
import io
import zipfile

import openpyxl
import pytest

from rounds import DAY, GOOD, TEAM, canonical, contents, fill_round, opened
from stimmig.checkin.recording import record
from stimmig.checkin.round import filled_rounds
from stimmig.checkin.starting import start_round
from stimmig.refusal import Refusal


@pytest.fixture
def book(tmp_path):
    return canonical(tmp_path / "Mappe.xlsx")


def start(path, day=DAY, team="", today=DAY):
    return start_round(path, team, day, today, None)


def sheet_of(path):
    return openpyxl.load_workbook(io.BytesIO(path.read_bytes()))["stimmig Check-in 18.11."]


def test_there_is_a_row_for_each_running_key_result_with_what_is_known(book):
    """Wording, way, last value and last confidence stand there; the last value is the check-in's, else the current one."""
    assert start(book).rows == 3
    rows = [[cell.value for cell in row] for row in sheet_of(book).iter_rows(min_row=5, max_row=7, max_col=7)]
    assert [(row[0], row[2], row[3], row[5]) for row in rows] == [
        ("R-1", "10 → 40 Haushalte", 20, 6),
        ("R-2", "20 → 80 %", 50, 7),
        ("R-3", "12 → 4 Minuten", 9, None),
    ]
    assert "Nachbarn kommen gern her" in rows[0][1] and "Hypothese: Wer bestellt, kommt" in rows[0][1]


def test_only_what_is_to_be_filled_is_open(book):
    """The sheet is protected without a password; seven fields of each row are not locked."""
    start(book)
    sheet = sheet_of(book)
    assert sheet.protection.sheet and not sheet.protection.password
    open_ = [cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
    assert open_ == [f"{letter}{row}" for row in (5, 6, 7) for letter in "GHIJKLM"]


def test_the_fields_have_limits_and_the_page_is_one_a4_sheet(book):
    """A list for confidence, a number for the value, a day between the start of the cycle and today."""
    start(book)
    sheet = sheet_of(book)
    kinds = {str(one.sqref): (one.type, one.formula1) for one in sheet.data_validations.dataValidation}
    assert kinds["I5"] == ("list", '"0,1,2,3,4,5,6,7,8,9,10"')
    assert kinds["H5"][0] == "decimal" and kinds["G5"] == ("date", "46296")
    setup = sheet.page_setup
    assert (setup.orientation, str(setup.paperSize), setup.fitToWidth or 1, setup.fitToHeight or 1) == (
        "landscape",
        "9",
        1,
        1,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and "$A$1:$N$7" in sheet.print_area


def test_the_course_so_far_is_a_sparkline_on_cells_of_the_sheet_itself(book):
    """The formula names the sheet as it is called in the workbook."""
    start(book)
    sheet = next(part for name, part in contents(book.read_bytes()).items() if "stimmig-sheet" in name)
    assert sheet.count(b"<x14:sparkline>") == 2 and b"<xm:f>'stimmig Check-in 18.11.'!U5:V5</xm:f>" in sheet


def test_nothing_else_in_the_workbook_changes(book):
    """Only the list of sheets, its relationships, the types and the styles."""
    before = contents(book.read_bytes())
    start(book)
    after = contents(book.read_bytes())
    changed = {name for name in before if after.get(name) != before[name]}
    assert changed <= {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


@pytest.mark.parametrize(
    ("call", "german", "english"),
    [
        ({"day": datetime.date(2026, 12, 1)}, "liegt in der Zukunft", "lies in the future"),
        ({"day": datetime.date(2025, 1, 1)}, "läuft kein Key Result", "no key result is running"),
        ({"team": "Rathaus"}, "die Teams sind Laden", "the teams are Laden"),
    ],
)
def test_a_round_that_asks_nothing_is_refused(book, call, german, english):
    before = book.read_bytes()
    with pytest.raises(Refusal) as caught:
        start(book, **call)
    assert german in caught.value.sentence("de") and english in caught.value.sentence("en")
    assert book.read_bytes() == before


def test_a_second_round_waits_until_the_first_is_recorded(book):
    """What somebody filled in is never thrown away; a recorded round makes room for the next."""
    start(book)
    fill_round(book, {"R-1": GOOD})
    later = DAY + datetime.timedelta(7)
    with pytest.raises(Refusal) as caught:
        start(book, later, today=later)
    assert "1 Zeile, die noch nicht erfasst ist" in caught.value.sentence("de")
    assert "1 row not yet recorded" in caught.value.sentence("en")
    record(book, later, None)
    assert start(book, later, today=later).replaced == ("stimmig Check-in 18.11.",)
    assert [one.sheet for one in filled_rounds(opened(book))] == ["stimmig Check-in 25.11."]


@pytest.mark.parametrize("called", ["_stimmig_cell_record0", "Meine_Runde"])
def test_a_name_of_stimmig_s_own_does_not_keep_an_older_round(book, called):
    """It goes with the sheet, so that none leads nowhere; a name that somebody gave does keep it, and is named."""
    start(book)
    name = f'<definedName name="{called}" hidden="1">\'stimmig Check-in 18.11.\'!$A$1:$B$2</definedName></definedNames>'
    with zipfile.ZipFile(io.BytesIO(book.read_bytes())) as package:
        parts = {one: package.read(one) for one in package.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</definedNames>", name.encode())
    with zipfile.ZipFile(book, "w") as package:
        for one, data in parts.items():
            package.writestr(one, data)
    if called.startswith("_"):
        start(book, day=DAY.replace(day=17))
        assert called.encode() not in contents(book.read_bytes())["xl/workbook.xml"]
    else:
        with pytest.raises(Refusal, match="relies on the sheet"):
            start(book, day=DAY.replace(day=17))


def test_remove_leaves_what_people_filled_in(book):
    """`stimmig remove` takes the report; a round with somebody's entries is no report."""
    from stimmig.writing.removal import plan_removal

    start(book)
    assert plan_removal(book).writing is None


def test_remove_says_which_sheets_stay_and_why(book, capsys):
    """Whoever asks for removal is told of the round that stays, in both languages, and never that there is no sheet."""
    from stimmig.cli import main

    sheet = start(book).sheet
    for lang, sentence in {
        "de": f"Das Blatt „{sheet}“ bleibt: Dort tragen Menschen etwas ein",
        "en": f"the sheet “{sheet}” stays: people enter things there",
    }.items():
        assert main(["remove", str(book), "--lang", lang]) == 0
        said = capsys.readouterr().out
        assert sentence in said
        assert "kein Blatt" not in said and "no stimmig sheet" not in said


def test_remove_says_what_went_and_what_stays(book, capsys):
    """The report goes, the recorded round and the hidden fingerprints stay, and each is named."""
    from stimmig.cli import main

    start(book)
    fill_round(book, {"R-1": GOOD})
    record(book, DAY, None)
    main(["check", str(book), "--write", "--lang", "de"])
    capsys.readouterr()
    main(["remove", str(book), "--lang", "de"])
    gone, round_, memory = capsys.readouterr().out.splitlines()
    assert "„stimmig Bericht“ ist entfernt" in gone
    assert "„stimmig Check-in 18.11.“ bleibt" in round_
    assert "„stimmig Fingerabdrücke“ bleibt" in memory


def test_a_workbook_without_key_results_says_so(tmp_path):
    """A scorecard alone has nothing to check in on."""
    path = canonical(tmp_path / "a.xlsx", TEAM.partition("    # Zyklen")[0])
    with pytest.raises(Refusal) as caught:
        start_round(path, "", DAY, DAY, None)
    assert "kein Key Result zu finden" in caught.value.sentence("de") and "no key result" in caught.value.sentence("en")
