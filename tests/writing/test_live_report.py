"""The report in a workbook that is open in Excel: the same sheet as in a file, with few calls."""

import openpyxl
import pytest

import openpyxl_engine
from openpyxl_engine import Meter
from sheets import TODAY, write_xlsx
from stimmig.checking import check_readings, open_all, report_on
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.live import open_live
from stimmig.writing.live import put_sheet
from stimmig.writing.plan import plan_reports
from stimmig.writing.removal import plan_removal
from stimmig.writing.report_plan import plan_report

BAD = """
# Strategie
| ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       |
| P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |
| H-1 | HED     | =1+1 ist kein Zufall        |               | Treue erhält das Dorfleben. |
| H-2 | HED     | 'Apostroph am Anfang        | P-1           | 1.2                         |
"""


def report_of(book, **options):
    reading = read_workbook(open_live(book))
    return plan_report(report_on(check_readings([reading], as_of=TODAY, **options), reading, "de"))


def texts(sheet):
    """Return what the cells of a sheet show, links by their text."""
    shown = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [[str(one).rpartition(',"')[2].removesuffix('")') if _is_link(one) else one for one in row] for row in shown]


def _is_link(value):
    return isinstance(value, str) and value.startswith("=HYPERLINK(")


def test_the_sheet_says_what_the_one_in_a_file_says(tmp_path):
    """Cell by cell, texts that begin with an equals sign and ids that look like dates included."""
    path = write_xlsx(BAD, tmp_path / "mappe.xlsx")
    book = openpyxl_engine.opened(path)
    name = put_sheet(book, report_of(book), "report")
    book.save(tmp_path / "live.xlsx")
    readings, _ = open_all([path])
    check = check_readings(readings, as_of=TODAY)
    writings, _ = plan_reports([(readings[0].workbook, report_on(check, readings[0], "de"))], None)
    path.write_bytes(writings[0].content)
    live, file = (openpyxl.load_workbook(one)[name] for one in (tmp_path / "live.xlsx", path))
    assert texts(live) == texts(file)
    assert {(table.name, table.ref) for table in live.tables.values()} == {
        (table.name, table.ref) for table in file.tables.values()
    }


def test_the_number_of_calls_does_not_grow_with_the_rows(tmp_path):
    """A report of ten rows, a thousand and ten thousand takes the same calls."""
    calls = []
    for rows in (10, 1_000, 10_000):
        table = "\n".join(f"| K-{row} | Kennzahl {row} | {row} |" for row in range(rows))
        path = write_xlsx(f"# Kennzahlen\n| ID | Kennzahl | Ist |\n{table}", tmp_path / f"{rows}.xlsx")
        book = openpyxl_engine.opened(path)
        plan = report_of(book, select=["PUR", "KPI"])
        assert len(plan.cells) > 6 * rows
        Meter.calls.clear()
        put_sheet(book, plan, "report")
        calls.append(len(Meter.calls))
    assert len(set(calls)) == 1, calls


def test_a_second_report_takes_the_place_of_the_first(tmp_path):
    """It keeps the name that the owner gave it, and its place; there is one."""
    book = openpyxl_engine.opened(write_xlsx(BAD, tmp_path / "mappe.xlsx"))
    put_sheet(book, report_of(book), "report")
    book.sheets[1].name = "Befunde"
    book.sheets.add("Danach", after=book.sheets[1])
    put_sheet(book, report_of(book), "report")
    assert [sheet.name for sheet in book.sheets] == ["Strategie", "Befunde", "Danach"]
    assert [table.name for table in book.sheets["Befunde"].tables] == ["stimmigFindings", "stimmigChains"]


def test_a_sheet_of_the_owner_s_with_that_name_stays(tmp_path):
    """The report is then called “stimmig Bericht 2”."""
    book = openpyxl_engine.opened(write_xlsx(BAD, tmp_path / "mappe.xlsx"))
    book.sheets.add("stimmig Bericht", after=book.sheets[0]).range("A1").value = "meins"
    assert put_sheet(book, report_of(book), "report") == "stimmig Bericht 2"
    assert book.sheets["stimmig Bericht"].range("A1").value == "meins"


def test_what_fails_halfway_leaves_the_earlier_report(tmp_path, monkeypatch):
    """The old sheet goes only when the new one is complete."""
    book = openpyxl_engine.opened(write_xlsx(BAD, tmp_path / "mappe.xlsx"))
    put_sheet(book, report_of(book), "report")
    before = texts(book.sheets[1].impl.ws)
    plan = report_of(book)

    def fail(self, **_):
        raise openpyxl_engine.Refused("out of memory")

    monkeypatch.setattr(openpyxl_engine.Tables, "add", fail)
    with pytest.raises(openpyxl_engine.Refused):
        put_sheet(book, plan, "report")
    assert [sheet.name for sheet in book.sheets] == ["Strategie", "stimmig Bericht"]
    assert texts(book.sheets[1].impl.ws) == before


def test_the_command_line_takes_the_sheet_away_again(tmp_path):
    """What the add-in wrote, `stimmig remove` finds in the saved file."""
    book = openpyxl_engine.opened(write_xlsx(BAD, tmp_path / "mappe.xlsx"))
    put_sheet(book, report_of(book), "report")
    book.save(tmp_path / "mappe.xlsx")
    removal = plan_removal(tmp_path / "mappe.xlsx")
    assert removal.sheets == ("stimmig Bericht",)
    (tmp_path / "ohne.xlsx").write_bytes(removal.writing.content)
    assert openpyxl.load_workbook(tmp_path / "ohne.xlsx").sheetnames == ["Strategie"]
