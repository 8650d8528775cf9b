"""One contract for all ways to have a workbook: the same sheet gives the same strategy."""

import pytest

import openpyxl_engine
from packages import rebuild
from programs import converted
from sheets import strategy, workbook, write_xlsx
from stimmig.checking import check_readings
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.file import open_workbook
from stimmig.workbook.live import open_live
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


def opened(path, live):
    """Return the workbook in a file, or as Excel would have it open."""
    return open_live(openpyxl_engine.opened(path)) if live else open_workbook(path)


@pytest.mark.parametrize("kind", WRITERS)
def test_every_format_says_the_same(kind, tmp_path):
    """A scorecard reads alike from .xlsx, .xlsb, .xls and .ods, and from a Markdown table."""
    path = WRITERS[kind](tmp_path / f"ziele.{kind}")
    book = open_workbook(path)
    assert (book.format, book.alias) == (kind, "ziele")
    assert facts(build_strategy([read_workbook(book)])) == EXPECTED == facts(strategy(SHEET))


def test_an_open_workbook_says_the_same(tmp_path):
    """Read through xlwings, the scorecard is that of the file."""
    book = opened(WRITERS["xlsx"](tmp_path / "ziele.xlsx"), live=True)
    assert (book.format, book.alias, book.name) == ("xlsx", "ziele", "ziele.xlsx")
    assert facts(build_strategy([read_workbook(book)])) == EXPECTED


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_content_counts_not_the_ending(kind, tmp_path):
    """A file with a wrong ending is read for what it is."""
    path = WRITERS[kind](tmp_path / f"ziele.{kind}").rename(tmp_path / "ziele.dat")
    assert open_workbook(path).format == kind


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
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "live"])
def test_formats_hidden_rows_merges_errors_and_shapes_of_every_format(rich, kind):
    """Beside the values, what changes their meaning is seen in each format, and in an open workbook."""
    path = rich if kind in ("xlsx", "live") else converted(rich, kind)
    book = opened(path, kind == "live")
    sheet, read = book.sheets[0], read_workbook(book)
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


def test_a_binary_workbook_tells_what_changes_the_meaning_of_its_values(tmp_path):
    """Percent, unit, hidden row and column, merged cells, error and fill are seen in .xlsb too."""
    rows = [["Ziel", "Kennzahl", "Plan", "Ist", "Status"], ["Marge heben", "DB", 0.31, 5.0, ""], ["", "Rendite", 0.05]]
    rows[2] += ["#DIV/0!", ""]
    styles = {(1, 2): 1, (2, 2): 1, (1, 3): 2, (1, 4): 3}
    path = write_xlsb(
        rows, tmp_path / "rich.xlsb", styles=styles, hidden_rows=[2], hidden_columns=[1], merges=[(1, 2, 0, 0)]
    )
    details = open_workbook(path).sheets[0].details
    read = read_workbook(open_workbook(path))
    assert read.records[0].values("target") == [31, 5]
    assert read.records[0].columns["actual"].units == {0: "T€"}
    assert (details.hidden_rows, details.hidden_columns, details.errors) == ({2}, {1}, {(2, 3): "#DIV/0!"})
    assert [str(area) for area in details.merges] == ["A2:A3"]
    assert details.look_up_fills(4) == {1: "FF0000"}


def test_a_formula_without_result_in_an_xls_file(tmp_path):
    """xlwt writes formulas with an empty result; that is uncalculated, not an empty cell."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Kennzahlen")
    for column, text in enumerate(("Kennzahl", "Ist")):
        sheet.write(0, column, text)
    sheet.write(1, 0, "Umsatz")
    sheet.write(1, 1, xlwt.Formula("1+1"))
    book.save(str(tmp_path / "formel.xls"))
    read = read_workbook(open_workbook(tmp_path / "formel.xls"))
    assert [(noted.kind, noted.rows) for noted in read.observations if noted.kind != "unread"] == [
        ("uncalculated", (1,))
    ]


def test_what_a_format_does_not_show_is_said(tmp_path):
    """Links to other files go unseen in .xls and .xlsb: the rule says so, once for each workbook."""
    for kind in ("xls", "xlsb"):
        readings = [read_workbook(open_workbook(WRITERS[kind](tmp_path / f"ziele.{kind}")))]
        silent = check_readings(readings, select=["WBK"]).not_checked
        assert [(one.code, one.workbook) for one in silent] == [("WBK005", f"ziele.{kind}")]


def test_an_xls_file_that_xlrd_cannot_open_says_what_went_unseen(tmp_path, monkeypatch):
    """Percent, hidden rows, merges and colours are then not checked, each by the rule that needs them."""
    import xlrd

    def fail(**_):
        raise AssertionError("too strict")

    path = write_xls(tmp_path / "ziele.xls")
    monkeypatch.setattr(xlrd, "open_workbook", fail)
    silent = check_readings([read_workbook(open_workbook(path))], select=["WBK"]).not_checked
    assert {one.code for one in silent} == {"WBK003", "WBK005", "WBK006", "WBK007", "WBK009", "WBK011"}


@pytest.mark.program("soffice")
def test_units_of_number_formats_in_libreoffice_s_own_files(tmp_path):
    """LibreOffice keeps number styles in another part, and writes the style of a whole column at the column."""
    import xlsxwriter

    path = tmp_path / "einheiten.xlsx"
    shown = {
        '#,##0.00\\ "T€"': (1234.5, "T€"),
        '_-* #,##0.00\\ "€"_-': (1234.5, "€"),
        "0.0\\%": (1234.5, "%"),
        '#,##0, "T€"': (1.2345, "T€"),
        "#,##0.00\\ _€": (1234.5, None),
    }
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Kennzahlen")
        days = book.add_format({"num_format": '0 "Tage"'})
        sheet.set_column("C:C", None, days)
        sheet.write_row(0, 0, ["Kennzahl", "Zielwert", "Ist"])
        for row, code in enumerate(shown, start=1):
            sheet.write_row(row, 0, [f"Kennzahl {row}"])
            sheet.write_number(row, 1, 1234.5, book.add_format({"num_format": code}))
            sheet.write_number(row, 2, 5)
    for file in (path, converted(path, "ods")):
        columns = read_workbook(open_workbook(file)).records[0].columns
        target = columns["target"]
        assert [(value, target.units.get(at)) for at, value in enumerate(target.values)] == list(shown.values())
    assert set(columns["actual"].units.values()) == {"Tage"}


def test_a_sheet_that_libreoffice_repeats_to_its_end_is_read_at_once(tmp_path):
    """Each row ends with 16,000 empty, styled cells and the sheet with a million such rows."""

    def change(name, content):
        if name != "content.xml":
            return content
        rest = b'<table:table-cell table:style-name="rot" table:number-columns-repeated="16371"/></table:table-row>'
        end = b'<table:table-row table:number-rows-repeated="99999">' + rest
        rows = content.replace(b"</table:table-row>", rest).replace(b"</table:table>", end * 10 + b"</table:table>")
        space = b"urn:oasis:names:tc:opendocument:xmlns:"
        style = b'<style:style xmlns:style="%sstyle:1.0" style:name="rot" style:family="table-cell">' % space
        style += (
            b'<style:table-cell-properties xmlns:fo="%sxsl-fo-compatible:1.0" fo:background-color="#ff0000"/>' % space
        )
        return rows.replace(
            b"<office:automatic-styles/>",
            b"<office:automatic-styles>" + style + b"</style:style></office:automatic-styles>",
        )

    path = rebuild(write_ods(tmp_path / "breit.ods"), change)
    sheet = open_workbook(path).sheets[0]
    assert (len(sheet.rows), len(sheet.rows[0])) == (4, 7)
    assert sheet.details.look_up_fills(7) == {}


@pytest.mark.parametrize("live", [False, True], ids=["file", "live"])
@pytest.mark.parametrize("hidden", ["hide", "very_hidden"])
def test_a_hidden_sheet_that_counts_is_a_hint(hidden, live, tmp_path):
    """What stands on a hidden sheet is read, and the reader is told."""
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "versteckt.xlsx") as book:
        book.add_worksheet("Deckblatt").write("A1", "Scorecard 2026")
        getattr(book.add_worksheet("Leer"), hidden)()
        sheet = book.add_worksheet("Kennzahlen")
        sheet.write_row(0, 0, ["ID", "Kennzahl", "Zielwert"])
        sheet.write_row(1, 0, ["K-1", "Umsatz", 5])
        getattr(sheet, hidden)()
    check = check_readings([read_workbook(opened(tmp_path / "versteckt.xlsx", live))], select=["WBK006"])
    assert [(str(one.place), one.severity.name) for one in check.findings] == [("Kennzahlen", "HINT")]
    assert "„Kennzahlen“" in check.findings[0].message("de") and "“Kennzahlen”" in check.findings[0].message("en")


@pytest.mark.parametrize("live", [False, True], ids=["file", "live"])
def test_hidden_columns_that_count_are_a_hint(live, tmp_path):
    """Columns that were read are named; a hidden column that no field has is nobody's business."""
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "spalten.xlsx") as book:
        sheet = book.add_worksheet("Kennzahlen")
        sheet.write_row(0, 0, ["ID", "Kennzahl", "Zielwert", "Ist", "Merkhilfe"])
        sheet.write_row(1, 0, ["K-1", "Umsatz", 5, 4, "x"])
        sheet.set_column("C:E", None, None, {"hidden": True})
    check = check_readings([read_workbook(opened(tmp_path / "spalten.xlsx", live))], select=["WBK006"])
    assert [(one.place.cell, one.facts["text"]) for one in check.findings] == [("C1", "Zielwert, Ist")]
