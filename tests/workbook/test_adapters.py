"""One contract for all ways to have a workbook: the same sheet gives the same strategy."""

import subprocess

import pytest

from conftest import find_program
from packages import rebuild
from sheets import strategy, workbook, write_xlsx
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.file import open_workbook
from xlsb import write_xlsb

SHEET = """
# Ziele
| Perspektive | Strategisches Ziel | Kennzahl     | Einheit | Plan | Ist  | Verantwortlich |
| Finanzen    | Milchgeld halten   | Preis        | Cent    | 34.5 | 33.2 | Leitung        |
|             |                    | Kostenquote  | %       | 6.5  | 7.1  | Leitung        |
| Kunden      | Handel beliefern   | Termintreue  | %       | 98   | 96.4 | Vertrieb       |
"""


def facts(read) -> list[tuple]:
    """Return what a strategy says about its KPIs."""
    return [
        (
            kpi.name,
            kpi.unit,
            kpi.target,
            kpi.actual,
            kpi.owner,
            read.parents(kpi)[0].name,
            read.parents(kpi)[0].perspective,
        )
        for kpi in read.kpis
    ]


EXPECTED = [
    ("Preis", "Cent", 34.5, 33.2, "Leitung", "Milchgeld halten", "finance"),
    ("Kostenquote", "%", 6.5, 7.1, "Leitung", "Milchgeld halten", "finance"),
    ("Termintreue", "%", 98, 96.4, "Vertrieb", "Handel beliefern", "customer"),
]


def rows() -> list[list]:
    return workbook(SHEET).sheets[0].rows


def write_xls(path):
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Ziele")
    for row, cells in enumerate(rows()):
        for column, cell in enumerate(cells):
            if cell != "":
                sheet.write(row, column, cell)
    book.save(str(path))
    return path


def write_ods(path):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="Ziele")
    for cells in rows():
        row = TableRow()
        for cell in cells:
            if isinstance(cell, float):
                made = TableCell(valuetype="float", value=str(cell))
                made.addElement(P(text=str(cell)))
            elif cell:
                made = TableCell(valuetype="string")
                made.addElement(P(text=cell))
            else:
                made = TableCell()
            row.addElement(made)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


WRITERS = {
    "xlsx": lambda path: write_xlsx(SHEET, path),
    "xlsb": lambda path: write_xlsb(rows(), path),
    "xls": write_xls,
    "ods": write_ods,
}


@pytest.mark.parametrize("kind", WRITERS)
def test_every_format_says_the_same(kind, tmp_path):
    """A scorecard reads alike from .xlsx, .xlsb, .xls and .ods, and from a Markdown table."""
    path = WRITERS[kind](tmp_path / f"ziele.{kind}")
    book = open_workbook(path)
    assert (book.format, book.alias) == (kind, "ziele")
    assert facts(build_strategy([read_workbook(book)])) == EXPECTED == facts(strategy(SHEET))


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_content_counts_not_the_ending(kind, tmp_path):
    """A file with a wrong ending is read for what it is."""
    path = WRITERS[kind](tmp_path / f"ziele.{kind}").rename(tmp_path / "ziele.dat")
    assert open_workbook(path).format == kind


def converted(path, kind):
    """Return the file as LibreOffice saves it in another format."""
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = [
        find_program("soffice"),
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(path.parent),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return path.with_suffix(f".{kind}")


@pytest.fixture(scope="module")
def rich(tmp_path_factory):
    """Return a workbook with a percent format, a hidden row, merged cells, an error and text boxes."""
    import xlsxwriter

    path = tmp_path_factory.mktemp("rich") / "rich.xlsx"
    with xlsxwriter.Workbook(path) as book:
        percent = book.add_format({"num_format": "0.0%"})
        red = book.add_format({"bg_color": "#FF0000"})
        sheet = book.add_worksheet("Ziele")
        sheet.write_row(0, 0, ["Ziel", "Kennzahl", "Plan", "Ist", "Ampel"])
        sheet.merge_range("A2:A3", "Marge heben")
        sheet.write_column(1, 1, ["DB", "Rendite", "Quote"])
        sheet.write_column(1, 2, [0.31, 0.05, 0.2], percent)
        sheet.write_column(1, 3, [0.284, 0.04], percent)
        sheet.write_formula("D4", "=1/0", None, "#DIV/0!")
        sheet.write_column(1, 4, ["", "", ""], red)
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.insert_textbox("G2", "Vision: Jedes Kind frühstückt.")
        sheet.insert_textbox("G8", "Nur wenn weniger verdirbt")
    return path


@pytest.mark.program("soffice")
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_formats_hidden_rows_merges_errors_and_shapes_of_every_format(rich, kind):
    """Beside the values, what changes their meaning is seen in each format."""
    path = rich if kind == "xlsx" else converted(rich, kind)
    sheet = open_workbook(path).sheets[0]
    read = read_workbook(open_workbook(path))
    assert read.records[0].values("target") == [31, 5, 20]
    assert read.records[0].block.hidden_rows == {2}
    assert [str(area) for area in sheet.details.merges] == ["A2:A3"]
    assert list(sheet.details.errors) == [(3, 3)]
    assert read.records[0].values("actual") == [28.4, 4, None]
    assert "formula_error" in {noted.kind for noted in read.observations}
    assert [statement.text for statement in read.statements] == ["Jedes Kind frühstückt."]
    assert "Nur wenn weniger verdirbt" in [note.text for note in read.notes]
    assert set(sheet.details.look_up_fills(4).values()) == {"FF0000"}


def test_a_formula_that_was_never_calculated_is_no_zero(tmp_path):
    """openpyxl and XlsxWriter leave formulas without result; what stands there is unread, not 0."""
    import openpyxl
    import xlsxwriter

    plain = openpyxl.Workbook()
    plain.active.append(["Kennzahl", "Ist"])
    plain.active.append(["Umsatz", "=2+3"])
    plain.save(tmp_path / "openpyxl.xlsx")
    with xlsxwriter.Workbook(tmp_path / "xlsxwriter.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Kennzahl", "Ist"])
        sheet.write("A2", "Umsatz")
        sheet.write_formula("B2", "=2+3")
    for name in ("openpyxl", "xlsxwriter"):
        read = read_workbook(open_workbook(tmp_path / f"{name}.xlsx"))
        assert read.records[0].values("actual") == [None]
        assert [noted.kind for noted in read.observations] == ["uncalculated"]


def formulas(path):
    """Write a column of three formulas: one without result, one with 0, one with 5."""
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Kennzahl", "Ist"])
        sheet.write_column(1, 0, ["Umsatz", "Rendite", "Kosten"])
        sheet.write_formula("B2", "=1+1")
        sheet.write_formula("B3", "=2-2", None, 0)
        sheet.write_formula("B4", "=2+3", None, 5)
    return path


def test_a_zero_is_no_result_where_the_file_asks_for_calculation(tmp_path):
    """A library may know some results and not others; its zeros cannot be told from placeholders."""
    read = read_workbook(open_workbook(formulas(tmp_path / "formeln.xlsx")))
    assert read.records[0].values("actual") == [None, None, 5]
    assert [(noted.kind, noted.rows) for noted in read.observations] == [("uncalculated", (1, 2))]


def test_a_calculated_zero_stays_zero(tmp_path):
    """Excel saves results, and asks for no calculation."""

    def change(name, content):
        return content.replace(b' fullCalcOnLoad="1"', b"")

    read = read_workbook(open_workbook(rebuild(formulas(tmp_path / "null.xlsx"), change)))
    assert read.records[0].values("actual") == [0, 0, 5]
