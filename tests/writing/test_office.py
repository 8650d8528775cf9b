"""Real programs take what was written: LibreOffice opens it, Microsoft's Open XML SDK finds no new error."""

import json
import subprocess

import openpyxl
import pytest

from conftest import ROOT, find_program
from converting.convertible import convert
from packages import parts, plain, rebuild
from programs import converted
from rich import rich_workbook
from sheets import TODAY, write_xlsx
from stimmig.checking import check_readings, open_all, report_on
from stimmig.template.build import build_workbook
from stimmig.writing.plan import plan_reports

BAD = """
# Strategie
| ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       |
| P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |
| H-1 | HED     | =1+1 ist kein Zufall        |               | Treue erhält das Dorfleben. |
"""


def with_report(path, lang="de"):
    """Write the report into a workbook and return its path."""
    readings, refused = open_all([path])
    assert not refused
    check = check_readings(readings, as_of=TODAY)
    writings, against = plan_reports([(readings[0].workbook, report_on(check, readings[0], lang))], None)
    assert not against
    path.write_bytes(writings[0].content)
    return path


def sdk_errors(path) -> list[str]:
    """Return what the Open XML SDK finds wrong."""
    run = subprocess.run([find_program("ooxml-validator"), str(path)], capture_output=True, text=True, check=False)
    errors = json.loads(run.stdout)["errors"]
    return sorted(f"{error['path']} {error['description']}" for error in errors)


def make_strategy(path):
    return write_xlsx(BAD, path)


def make_sample(path):
    path.write_bytes((ROOT / "samples" / "gefahr-4-zielsalat" / "zielsalat.xlsx").read_bytes())
    return path


@pytest.mark.program("ooxml-validator")
@pytest.mark.parametrize("make", [make_strategy, make_sample, rich_workbook, plain], ids=lambda make: make.__name__)
def test_the_sdk_finds_no_new_error(make, tmp_path):
    path = make(tmp_path / "mappe.xlsx")
    before = sdk_errors(path)
    assert sdk_errors(with_report(path)) == before


@pytest.mark.program("ooxml-validator")
@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_sdk_finds_no_error_in_the_template(lang, tmp_path):
    path = tmp_path / "vorlage.xlsx"
    path.write_bytes(build_workbook(lang))
    assert sdk_errors(path) == []


@pytest.mark.program("ooxml-validator")
def test_the_sdk_finds_no_error_in_what_was_converted(tmp_path):
    """With notes, dates, a text that looks like mark-up, and a name so long that it takes the width of the protocol."""
    text = """
        # BSC
        | Verabschiedet am 11.01.2026 |                    |           |          |            |
        |                             |                    |           |          |            |
        | Perspektive                 | Strategisches Ziel | Kennzahl  | Zielwert | Stand      |
        | Finanzen                    | Ertrag sichern     | <r>& mehr | 5        | 2026-03-31 |
        """
    result = convert(write_xlsx(text, tmp_path / f"{'lang' * 45}.xlsx"), tmp_path / "b.xlsx").result
    assert sdk_errors(result) == []
    book = openpyxl.load_workbook(result)
    assert "<r>& mehr" in texts_of(book["Kennzahlen"])
    assert [str(area) for area in book["stimmig Protokoll"].merged_cells.ranges] == ["A2:F2"]


@pytest.mark.program("ooxml-validator")
def test_the_sdk_does_see_errors(tmp_path):
    """The negative control: a table whose columns do not fit is found."""
    path = with_report(make_strategy(tmp_path / "mappe.xlsx"))

    def change(name, content):
        return content.replace(b'<tableColumns count="6">', b'<tableColumns count="6" wrong="1">')

    assert sdk_errors(rebuild(path, change))


@pytest.mark.program("soffice")
@pytest.mark.parametrize("lang, title", [("de", "Kohärenzbericht"), ("en", "Coherence report")])
def test_libreoffice_opens_it_and_keeps_the_report(lang, title, tmp_path):
    """What LibreOffice reads and saves again holds the same texts, and our mark still works."""
    path = with_report(make_strategy(tmp_path / "mappe.xlsx"), lang)
    texts = texts_of(openpyxl.load_workbook(path).worksheets[-1])
    (tmp_path / "out").mkdir()
    again = converted(path, "xlsx", tmp_path / "out")
    assert texts_of(openpyxl.load_workbook(again).worksheets[-1]) == texts
    assert texts[0] == title and any("=1+1 ist kein Zufall" in text for text in texts)
    readings, _ = open_all([again])
    assert readings[0].workbook.own_sheets == (openpyxl.load_workbook(path).sheetnames[-1],)
    with_report(again, lang)
    assert len(openpyxl.load_workbook(again).sheetnames) == 2


def texts_of(sheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.program("soffice")
@pytest.mark.program("pdftotext")
def test_the_report_prints_on_a4_landscape_without_cut_texts(tmp_path):
    """The printed report is A4 landscape, and every word of message and advice is on it."""
    path = with_report(make_sample(tmp_path / "zielsalat.xlsx"))
    pdf = converted(path, "pdf", tmp_path)
    size = subprocess.run(["pdfinfo", "-l", "99", str(pdf)], capture_output=True, text=True, check=True).stdout
    pages = [line for line in size.splitlines() if "size:" in line and line.startswith("Page")]
    width, _, height = pages[-1].split(":")[1].split("pts")[0].split()
    assert (round(float(width)), round(float(height))) == (842, 595)
    said = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    readings, _ = open_all([path])
    words = set(said.split())
    for finding in check_readings(readings, as_of=TODAY).findings:
        assert set(finding.message("de").split()) <= words
        assert set(finding.advice("de").split()) <= words


def test_the_report_sheet_is_what_the_reader_needs(tmp_path):
    """Counts, filterable tables, links, print titles, frozen heading, landscape A4; no grade and no score."""
    sheet = openpyxl.load_workbook(with_report(make_strategy(tmp_path / "mappe.xlsx"))).worksheets[-1]
    assert sheet["A3"].value.startswith("0 von 1 Zeile erreichen den Purpose · ✖ 1 Fehler")
    assert sorted(table.displayName for table in sheet.tables.values()) == ["stimmigChains", "stimmigFindings"]
    assert all(table.autoFilter is not None for table in sheet.tables.values())
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$1:$3")
    links = {cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert "'Strategie'!D3" in links
    assert not {"score", "note", "punkte"} & {text.lower() for text in texts_of(sheet)}


def test_the_headings_of_the_findings_fit_what_stands_below(tmp_path):
    """A hint is nothing wrong, and the number of rows stands to the right, under its heading."""
    sheet = openpyxl.load_workbook(with_report(make_strategy(tmp_path / "mappe.xlsx"))).worksheets[-1]
    heads = next(row for row in sheet.iter_rows() if row[1].value == "Regel")
    assert [cell.value for cell in heads] == [
        "Schwere",
        "Regel",
        "Wo",
        "Befund",
        "Was tun",
        "Zeilen betroffen",
        "Kennung",
    ]
    numbers = sheet.cell(heads[5].row + 1, 6)
    assert heads[5].alignment.horizontal == numbers.alignment.horizontal == "right"
    assert heads[5].alignment.indent == numbers.alignment.indent
    assert sheet.row_dimensions[heads[5].row].height == 30, "the last heading takes two lines in English too"


def test_every_colour_has_a_word_and_a_sign(tmp_path):
    """What is red, amber or blue also says so."""
    sheet = openpyxl.load_workbook(with_report(make_sample(tmp_path / "zielsalat.xlsx"))).worksheets[-1]
    signs = {"✖ Fehler", "▲ Warnung", "● Hinweis"}
    header = "FF243B53"
    coloured = [
        cell.value
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb != header
    ]
    assert coloured and set(coloured) <= signs | {"✖ nein"}


def test_a_report_with_70000_findings_stays_within_what_excel_takes(tmp_path):
    """Links stop before Excel's limit; every finding is still listed."""
    from stimmig.findings import Severity
    from stimmig.model.place import Place
    from stimmig.report.report import Counts, FindingLine, WorkbookReport
    from stimmig.writing.xlsx.author import draw_report

    place = Place("a.xlsx", "Werte", "B2")
    lines = tuple(
        FindingLine(Severity.HINT, "KPI206", place, None, "x" * 40_000 if not n else "x", "y", 1) for n in range(70_000)
    )
    report = WorkbookReport("de", "a.xlsx", (), TODAY, "die-agilen", Counts(1, 1, 0, 0, 70_000), lines, 0, (), (), ())
    (tmp_path / "viele.xlsx").write_bytes(draw_report(report))
    sheet = parts(tmp_path / "viele.xlsx")["xl/worksheets/sheet1.xml"]
    assert sheet.count(b"<hyperlink ") == 60_000 and sheet.count(b"<row ") > 70_000
