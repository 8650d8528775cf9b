"""A layout that has its own columns of weeks: a round goes into them as their owner would put it there."""

import datetime

import openpyxl
import pytest
import xlsxwriter

import live_rounds
import openpyxl_engine
from clicks.test_recording import everything
from rounds import contents, fill_round, opened, told
from sheets import write_xlsx
from stimmig.checkin import recording
from stimmig.checkin.course import courses
from stimmig.checkin.foreseen import foreseen
from stimmig.checkin.opened import open_for_check_ins, opened_from
from stimmig.checkin.starting import start_round
from stimmig.clicks.changing import change
from stimmig.clicks.taking_back import take_back
from stimmig.workbook.live import open_live
from stimmig.writing.xlsx.changing import changed

DAY = datetime.date(2026, 11, 18)  # in week 47
ROW = {"what_happened": "Regen", "why": "Telefon hilft", "next_step": "Weiter", "by": "A. Kern"}
WEEKS = """
    # Plan
    | OKR Q4 2026 | | | | | |
    | Objective                | Key Result                | Start | Ziel | KW 45 | KW 46 |
    | Nachbarn kommen gern her | Haushalte bestellen vor   | 10    | 40   | 18    | 20    |
    |                          | Gäste warten kaum noch    | 12    | 4    | 10    | 9     |
"""
VALUES = {"Haushalte bestellen vor": 24, "Gäste warten kaum noch": 8}


def test_the_course_knows_the_weeks(tmp_path):
    """A week counts on its last day, the one under way today; weeks to come tell nothing yet."""
    path = write_xlsx(WEEKS, tmp_path / "Plan.xlsx")
    told = {one.row.name: one for one in courses(opened(path), datetime.date(2026, 11, 11))}

    assert [(point.day.isoformat(), point.value) for point in told["Haushalte bestellen vor"].points] == [
        ("2026-11-08", 18),
        ("2026-11-11", 20),
    ]
    assert [point.value for point in courses(opened(path), datetime.date(2026, 11, 3))[0].points] == [18]


@pytest.fixture(params=[recording.record, live_rounds.record], ids=["file", "live"])
def record(request):
    """Return recording, in a file and in an open workbook."""
    return request.param


@pytest.fixture
def recorded(record):
    """Return a way to record a round in which every key result has a value; it returns what recording said."""

    def run(path, day=DAY, values=VALUES, confidence=7):
        start_round(path, "", day, day, None)
        fill_round(path, {name: ROW | {"value": value, "confidence": confidence} for name, value in values.items()})
        return record(path, day, None)

    return run


def cells(path, sheet, *names):
    page = openpyxl.load_workbook(path)[sheet]
    return [page[name].value for name in names]


def plan(path, record):
    """Return the owner's sheet: of a file its very bytes, of an open workbook its cells."""
    if record is recording.record:
        return contents(path.read_bytes())["xl/worksheets/sheet1.xml"]
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path)["Plan"].iter_rows()]


def states(path):
    """Return what all check-ins of a workbook say, by id."""
    return sorted(((one[0] or ""), str(one[1]), one[3], one[4]) for one in
                  told(path, "id", "date", "key_result", "value", "confidence"))  # fmt: skip


def test_a_new_week_becomes_the_next_column(tmp_path, recorded):
    """Its heading goes on counting; why, next step and name stand in the log, and nothing counts twice."""
    path = write_xlsx(WEEKS, tmp_path / "a.xlsx")
    done = recorded(path)
    assert cells(path, "Plan", "G2", "G3", "G4") == ["KW 47", 24, 8]
    assert states(path) == [
        ("", "2026-W45", 10, None), ("", "2026-W45", 18, None), ("", "2026-W46", 9, None), ("", "2026-W46", 20, None),
        ("CI-1", "2026-11-18", 24, 7), ("CI-2", "2026-11-18", 8, 7),
    ]  # fmt: skip
    assert "in Spalte KW 47" in done.notes[0].de and "in column KW 47" in done.notes[0].en
    assert {one.why for one in opened(path).strategy.checkins if one.id} == {"Telefon hilft"}


def test_the_prepared_column_of_the_week_is_filled(tmp_path, recorded):
    text = WEEKS.replace("| KW 46 |", "| KW 46 | KW 47 | KW 48 |").replace("    |\n", "    | | |\n")
    path = write_xlsx(text, tmp_path / "a.xlsx")
    recorded(path)
    assert cells(path, "Plan", "G2", "G3", "G4", "H2", "H3") == ["KW 47", 24, 8, "KW 48", None]


def test_all_columns_may_still_be_empty(tmp_path, recorded):
    """The first round of a cycle finds nothing but headings."""
    text = WEEKS.replace("| 18    | 20    |", "| | |").replace("| 10    | 9     |", "| | |")
    text = text.replace("KW 45 | KW 46", "KW 47 | KW 48")
    path = write_xlsx(text, tmp_path / "a.xlsx")
    recorded(path)
    assert cells(path, "Plan", "E3", "E4", "F3") == [24, 8, None]
    assert len(states(path)) == 2


def test_recording_twice_adds_no_column_twice(tmp_path, record, recorded):
    path = write_xlsx(WEEKS, tmp_path / "a.xlsx")
    recorded(path)
    once = path.read_bytes()
    done = record(path, DAY, None)
    assert (done.additions, done.known) == ((), 2)
    assert path.read_bytes() == once


def test_the_next_weeks_follow(tmp_path, recorded):
    """Three rounds make three columns; the log grows on its sheet."""
    path = write_xlsx(WEEKS, tmp_path / "a.xlsx")
    for week in range(3):
        recorded(path, DAY + datetime.timedelta(7 * week), dict.fromkeys(VALUES, 20 + week))
    assert cells(path, "Plan", "G2", "H2", "I2", "G3", "H3", "I3") == ["KW 47", "KW 48", "KW 49", 20, 21, 22]
    assert len([one for one in states(path) if one[0]]) == 6 and len(states(path)) == 10


def test_a_correction_stands_in_the_column_and_both_stand_in_the_log(tmp_path, record, recorded):
    path = write_xlsx(WEEKS, tmp_path / "a.xlsx")
    recorded(path)
    fill_round(path, {"Haushalte bestellen vor": {"value": 26}})
    done = record(path, DAY, None)
    assert [(one.id, one.replaces) for one in done.additions] == [("CI-3", "CI-1")]
    assert cells(path, "Plan", "G3") == [26]
    assert [one for one in states(path) if one[2] in (24, 26)] == [
        ("CI-1", "2026-11-18", 24, 7),
        ("CI-3", "2026-11-18", 26, 7),
    ]


def test_what_somebody_typed_into_the_column_is_not_written_over(tmp_path, recorded):
    """Another value is a problem at its row; the same value only gets its why."""
    text = (
        WEEKS.replace("| KW 46 |", "| KW 46 | KW 47 |")
        .replace("| 20    |", "| 20 | 24 |")
        .replace("| 9     |", "| 9 | 7 |")
    )
    path = write_xlsx(text, tmp_path / "a.xlsx")
    done = recorded(path)
    assert [one.id for one in done.additions] == ["CI-1"]
    (problem,) = done.problems
    assert "Plan!G4" in problem.text.de and "steht für KW 47 schon 7, diese Zeile sagt 8" in problem.text.de
    assert "7 stands for KW 47 already" in problem.text.en
    assert cells(path, "Plan", "G3", "G4") == [24, 7]


def test_a_week_that_lies_between_columns_stays_in_the_log(tmp_path, record, recorded):
    """Columns are never moved; a sentence says why."""
    path = write_xlsx(WEEKS.replace("KW 46", "KW 48"), tmp_path / "a.xlsx")
    before = plan(path, record)
    done = recorded(path)
    assert plan(path, record) == before
    assert "CI-1 und CI-2 stehen nur auf dem Blatt „stimmig Check-ins“" in done.notes[-1].de
    assert "gibt es keine Spalte" in done.notes[-1].de and "There is no column for" in done.notes[-1].en


def test_what_stands_to_the_right_is_never_moved(tmp_path, record, recorded):
    path = write_xlsx(
        WEEKS.replace("| KW 46 |", "| KW 46 | Bemerkung |").replace("    |\n", "    | gut |\n"), tmp_path / "a.xlsx"
    )
    before = plan(path, record)
    done = recorded(path)
    assert plan(path, record) == before
    assert "Rechts von Spalte F ist kein Platz (G2 ist belegt)" in done.notes[-1].de
    assert "no room to the right of column F (G2 is taken)" in done.notes[-1].en
    assert len([one for one in states(path) if one[0]]) == 2


def test_value_and_confidence_side_by_side(tmp_path, recorded):
    """A pair of columns below each week goes on as a pair."""
    text = """
        # Plan
        | OKR Q4 2026 | | | | | | | |
        |                          |                         |       |      | KW 45 |       | KW 46 |       |
        | Objective                | Key Result              | Start | Ziel | Wert  | Konf. | Wert  | Konf. |
        | Nachbarn kommen gern her | Haushalte bestellen vor | 10    | 40   | 18    | 6     | 20    | 7     |
        |                          | Gäste warten kaum noch  | 12    | 4    | 10    | 5     | 9     | 6     |
    """
    path = write_xlsx(text, tmp_path / "a.xlsx")
    recorded(path, confidence=8)
    assert cells(path, "Plan", "I2", "J2", "I3", "J3", "I4", "J4", "I5", "J5") == [
        "KW 47", None, "Wert", "Konf.", 24, 8, 8, 8,
    ]  # fmt: skip
    assert len(states(path)) == 6


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("| 04.11.2026 | 11.11.2026 |", "18.11.2026"),
        ("| Stand KW 45 | Stand KW 46 |", "Stand KW 47"),
        ("| 2026-W45 | 2026-W46 |", "2026-W47"),
        ("| Sep 2026 | Okt 2026 |", "Nov 2026"),
    ],
)
def test_headings_go_on_as_they_are_written(tmp_path, headings, expected, recorded):
    path = write_xlsx(WEEKS.replace("| KW 45 | KW 46 |", headings), tmp_path / "a.xlsx")
    assert recorded(path).problems == ()
    found = cells(path, "Plan", "G2", "G3")
    assert (f"{found[0]:%d.%m.%Y}" if isinstance(found[0], datetime.date) else found[0], found[1]) == (expected, 24)
    assert len(states(path)) == 6


def _cells_in(ranges):
    return {cell for one in ranges for area in one.sqref.ranges for cell in area.cells}


def test_widths_formats_and_ranges_go_on(tmp_path, record, recorded):
    """The table, its filter, conditional formats, dropdowns and the print area reach over the new column."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page, two = book.add_worksheet("Plan"), book.add_format({"num_format": "0.00", "bg_color": "#FFEECC"})
        page.write(0, 0, "OKR Q4 2026")
        heads = ["Objective", "Key Result", "Start", "Ziel", "KW 45", "KW 46"]
        rows = [["Nachbarn kommen gern her", "Haushalte bestellen vor", 10, 40, 18, 20],
                ["Nachbarn kommen gern her", "Gäste warten kaum noch", 12, 4, 10, 9]]  # fmt: skip
        page.add_table(1, 0, 3, 5, {"columns": [{"header": head} for head in heads], "data": rows, "name": "OKR"})
        for row, cell in enumerate(rows, 2):
            page.write(row, 4, cell[4], two)
            page.write(row, 5, cell[5], two)
        page.set_column(5, 5, 23)
        page.conditional_format("E3:F4", {"type": "3_color_scale"})
        page.data_validation("F3:F4", {"validate": "decimal", "criteria": ">=", "value": 0})
        page.print_area("A1:F4")
        page.write_formula("B8", "=SUM(E3:F3)")
        other = book.add_worksheet("Anderes")
        other.write_formula("A1", "=SUM(Plan!E3:F4)")
    before = contents(path.read_bytes())
    done = recorded(path)
    sheet = openpyxl.load_workbook(path)["Plan"]
    (table,) = sheet.tables.values()
    assert (table.ref, table.autoFilter.ref, table.tableColumns[-1].name) == ("A2:G4", "A2:G4", "KW 47")
    assert _cells_in(sheet.conditional_formatting) == {(row, at) for row in (3, 4) for at in (5, 6, 7)}
    assert _cells_in(sheet.data_validations.dataValidation) == {(row, at) for row in (3, 4) for at in (6, 7)}
    assert sheet.print_area == "'Plan'!$A$1:$G$4"
    assert (sheet.column_dimensions["G"].width, sheet["G3"].number_format) == (
        sheet.column_dimensions["F"].width,
        "0.00",
    )
    assert sheet["B8"].value == "=SUM(E3:F3)"
    assert "B8: Die Formel reicht bis Spalte F; die neue Spalte G zählt sie nicht mit" in done.notes[-1].de
    after = contents(path.read_bytes())
    if record is not recording.record:
        return  # another program wrote the file
    same = {name for name in before if after.get(name) == before[name]}
    assert {"xl/worksheets/sheet2.xml", "xl/theme/theme1.xml", "xl/sharedStrings.xml"} <= same


def test_a_merged_week_goes_on_merged_and_a_total_is_not_copied_silently(tmp_path, recorded):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page, bold = book.add_worksheet("Plan"), book.add_format({"bold": True, "align": "center"})
        page.write(0, 0, "OKR Q4 2026")
        page.merge_range("E2:F2", "KW 45", bold)
        page.merge_range("G2:H2", "KW 46", bold)
        for at, head in enumerate(["Objective", "Key Result", "Start", "Ziel", "Wert", "Konf.", "Wert", "Konf."]):
            page.write(2, at, head, bold)
        page.write_row(3, 0, ["Nachbarn kommen gern her", "Haushalte bestellen vor", 10, 40, 18, 6, 20, 7])
        page.write_row(4, 0, ["", "Gäste warten kaum noch", 12, 4, 10, 5, 9, 6])
        page.write(5, 0, "Mittelwert")
        page.write_formula("F6", "=AVERAGE(F4:F5)", None, 5.5)
        page.write_formula("H6", "=AVERAGE(H4:H5)", None, 6.5)
    done = recorded(path)
    sheet = openpyxl.load_workbook(path)["Plan"]
    assert {str(one) for one in sheet.merged_cells.ranges} == {"E2:F2", "G2:H2", "I2:J2"}
    assert [sheet[name].value for name in ("I2", "I3", "J3", "I4", "J4")] == ["KW 47", "Wert", "Konf.", 24, 7]
    assert "J6: Über die anderen Wochen steht hier eine Formel" in done.notes[-1].de
    assert len(states(path)) == 6


def test_key_results_below_their_objective(tmp_path, record):
    """The objective's own row gets the look of its neighbour, and no value."""
    text = """
        # Plan
        | OKR Q4 2026 | | | | |
        |      | Objective / Key Result      | Start | Ziel | KW 45 | KW 46 |
        | O 1  | Nachbarn kommen gern her    |       |      |       |       |
        | KR 1 | Haushalte bestellen vor     | 10    | 40   | 18    | 20    |
        | KR 2 | Gäste warten kaum noch      | 12    | 4    | 10    | 9     |
    """
    path = write_xlsx(text, tmp_path / "a.xlsx")
    start_round(path, "", DAY, DAY, None)
    names = [row.label for row in opened(path).strategy.key_results]
    fill_round(path, {name: ROW | {"value": 24 - at, "confidence": 7} for at, name in enumerate(names)})
    done = record(path, DAY, None)
    assert cells(path, "Plan", "G2", "G3", "G4", "G5") == ["KW 47", None, 24, 23], done.notes
    assert len(states(path)) == 6


def test_an_english_layout_goes_on_in_english(tmp_path, recorded):
    text = WEEKS.replace("KW 4", "Week 4").replace("Ziel", "Target").replace("Start", "Baseline")
    path = write_xlsx(text, tmp_path / "a.xlsx")
    recorded(path)
    assert cells(path, "Plan", "G2") == ["Week 47"]


def test_two_entries_of_one_week_leave_the_later_in_the_column(tmp_path, recorded):
    """Both stand in the log, whichever was recorded first."""
    path = write_xlsx(WEEKS, tmp_path / "a.xlsx")
    recorded(path, DAY, dict.fromkeys(VALUES, 24))
    recorded(path, DAY + datetime.timedelta(2), dict.fromkeys(VALUES, 25))
    recorded(path, DAY + datetime.timedelta(1), dict.fromkeys(VALUES, 23))
    assert cells(path, "Plan", "G2", "G3", "H2") == ["KW 47", 25, None]
    assert len([one for one in states(path) if one[0]]) == 6


def test_the_current_value_of_such_a_layout_follows(tmp_path, recorded):
    """Where it has a column for it, also an empty one."""
    text = (
        WEEKS.replace("| Ziel |", "| Ziel | Aktuell |")
        .replace("| 40   |", "| 40 | 20 |")
        .replace("| 4    |", "| 4 | |")
    )
    path = write_xlsx(text, tmp_path / "a.xlsx")
    recorded(path)
    assert cells(path, "Plan", "E2", "E3", "E4", "H3") == ["Aktuell", 24, 8, 24]


def test_a_formula_in_the_prepared_column_stays(tmp_path, recorded):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Plan")
        page.write_row(0, 0, ["OKR Q4 2026"])
        page.write_row(1, 0, ["Objective", "Key Result", "Start", "Ziel", "KW 45", "KW 46", "KW 47"])
        page.write_row(2, 0, ["Nachbarn kommen gern her", "Haushalte bestellen vor", 10, 40, 18, 20])
        page.write_row(3, 0, ["Nachbarn kommen gern her", "Gäste warten kaum noch", 12, 4, 10, 9])
        page.write_formula("G3", "=Quelle!A1", None, "")
        book.add_worksheet("Quelle")
    done = recorded(path)
    assert cells(path, "Plan", "G3", "G4") == ["=Quelle!A1", 8]
    assert "CI-1 steht nur auf dem Blatt" in done.notes[-1].de and "In G3 steht eine Formel" in done.notes[-1].de


def test_values_in_percent_are_stored_as_the_column_shows_them(tmp_path, recorded):
    path = write_xlsx(WEEKS.replace("| 18    | 20    |", "| 0.18 | 0.20 |").replace("| 10    | 40 ", "| 0.1 | 0.4 "),
                      tmp_path / "a.xlsx", **{f"{column}3": "0%" for column in "CDEF"})  # fmt: skip
    recorded(path, values={"Haushalte bestellen vor": 24})
    sheet = openpyxl.load_workbook(path)["Plan"]
    assert (sheet["G3"].value, sheet["G3"].number_format) == (0.24, "0%")
    assert [one for one in states(path) if one[0]] == [("CI-1", "2026-11-18", 24, 7)]
    assert len(states(path)) == 5


def test_copies_that_share_the_columns_bring_nothing_twice(tmp_path, recorded):
    """What the columns of a copy say that the workbook says too is no trouble; new entries find their column."""
    import shutil

    from stimmig.checkin.merging import merge

    path = write_xlsx(WEEKS, tmp_path / "a.xlsx")
    copy = tmp_path / "a-PC.xlsx"
    shutil.copy(path, copy)
    recorded(copy)
    done = merge(path, [copy], DAY, None)
    assert ([one.id for one in done.additions], done.problems, done.conflicts) == (["CI-1", "CI-2"], (), ())
    assert cells(path, "Plan", "G2", "G3", "G4") == ["KW 47", 24, 8]
    again = merge(path, [copy], DAY, None)
    assert (again.additions, again.problems) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        WEEKS,
        WEEKS.replace("KW 45 | KW 46", "04.11.2026 | 11.11.2026"),
        WEEKS.replace("| KW 46 |", "| KW 46 | KW 47 |"),
        WEEKS.replace("| Ziel |", "| Ziel | Aktuell |")
        .replace("| 40   |", "| 40 | 20 |")
        .replace("| 4    |", "| 4 | |"),
    ],
)
@pytest.mark.parametrize("formats", [{}, {f"{column}3": "0%" for column in "CDEF"}])
def test_what_is_foreseen_is_what_the_file_says_then(tmp_path, text, formats):
    """In Excel nothing can be read before it is written; what is read instead agrees with it in every cell."""
    path = write_xlsx(text, tmp_path / "a.xlsx", **formats)
    for day in (DAY, DAY + datetime.timedelta(7)):  # the second time the log is there
        start_round(path, "", day, day, None)
        fill_round(path, {name: ROW | {"value": value, "confidence": 7} for name, value in VALUES.items()})
        before = open_for_check_ins(path, day, None).reading.workbook
        _, changes = recording.plan_record(opened_from(before, day, None))
        path.write_bytes(changed(before.data, before.name, changes))
        after = open_for_check_ins(path, day, None).reading.workbook
        found = foreseen(before, changes)
        assert [one.name for one in found.sheets] == [one.name for one in after.sheets]
        for one, other in zip(found.sheets, after.sheets):
            assert one.rows == other.rows
            for name in ("merges", "tables"):
                assert set(getattr(one.details, name)) == set(getattr(other.details, name))
            numbers = {(row, at) for row, cells in enumerate(one.rows) for at, cell in enumerate(cells) if cell != ""}
            shown = [{(row, at): look for at, rows in sheet.details.formats.items() for row, look in rows.items()
                      if (row, at) in numbers} for sheet in (one, other)]  # fmt: skip
            assert shown[0] == shown[1]


def test_a_new_column_in_excel_can_be_taken_back(tmp_path):
    """Headings, looks, merged cells, the table, widths and what is printed are as before."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page, share = book.add_worksheet("Plan"), book.add_format({"num_format": "0%", "bg_color": "#FFEECC"})
        page.write(0, 0, "OKR Q4 2026")
        page.merge_range("E2:F2", "KW 45")
        page.merge_range("G2:H2", "KW 46")
        page.write_row(2, 0, ["Objective", "Key Result", "Start", "Ziel", "Wert", "Konf.", "Wert", "Konf."])
        page.write_row(3, 0, ["Nachbarn kommen gern her", "Haushalte bestellen vor"])
        page.write_row(3, 2, [0.1, 0.4, 0.18], share)
        page.write(3, 5, 6)
        page.write(3, 6, 0.2, share)
        page.write(3, 7, 7)
        page.set_column(6, 7, 23)
        page.print_area("A1:H4")
    start_round(path, "", DAY, DAY, None)
    fill_round(path, {"Haushalte bestellen vor": ROW | {"value": 24, "confidence": 7}})
    book = openpyxl_engine.opened(path)
    before = everything(book), _page(book)
    _, changes = recording.plan_record(opened_from(open_live(book), DAY, None))
    change(book, changes)
    ws = book.impl.wb["Plan"]
    assert [ws[name].value for name in ("I2", "I3", "J3", "I4", "J4")] == ["KW 47", "Wert", "Konf.", 0.24, 7]
    assert (ws["I4"].number_format, ws["I4"].fill.fgColor.rgb) == ("0%", "FFFFEECC")
    assert "I2:J2" in ws.merged_cells and ws.print_area == "'Plan'!$A$1:$J$4"
    assert ws.column_dimensions["I"].width == ws.column_dimensions["G"].width > 20
    take_back(book)
    assert (everything(book), _page(book)) == before


def _page(book):
    ws = book.impl.wb["Plan"]
    merged = sorted(one.coord for one in ws.merged_cells.ranges)
    return merged, ws.print_area, [ws.column_dimensions[one].width for one in "GHIJ"]


@pytest.mark.parametrize("where", ["filter", "merged"])
def test_what_excel_would_copy_otherwise_stays_in_the_log(tmp_path, where):
    """A filter hides a row, a title reaches over two weeks: a copied column would look different."""
    path = write_xlsx(WEEKS.rstrip() + "\n    | Mittel | | | | | |\n", tmp_path / "a.xlsx")
    start_round(path, "", DAY, DAY, None)
    fill_round(path, {name: ROW | {"value": value, "confidence": 7} for name, value in VALUES.items()})
    book = openpyxl_engine.opened(path)
    ws = book.impl.wb["Plan"]
    if where == "filter":
        ws.row_dimensions[4].hidden = True
    else:
        ws.merge_cells("A5:F5")
    done, changes = recording.plan_record(opened_from(open_live(book), DAY, None))
    assert "Plan" not in changes.fillings and len(done.additions) == 2
    assert "„Erfassen zurücknehmen“, dann alles einblenden" in done.notes[-1].de
    assert "“Take recording back”, then show everything" in done.notes[-1].en
