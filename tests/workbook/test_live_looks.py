"""Looks that tell rows apart, in a workbook that is open in Excel: read as from the file, and with few calls."""

import pytest
import xlsxwriter

import openpyxl_engine
from openpyxl_engine import Api, Meter
from stimmig.checking import check_readings
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.live import open_live

LOOKS = {
    "indent": ({}, {"indent": 1}, 0),
    "bold": ({"bold": True}, {}, 0),
    "outline": ({}, {}, 1),
}


def okrs(path, look, objectives=2, results=2):
    """Write objectives and key results in one column, told apart by looks alone."""
    of_objective, of_result, level = LOOKS[look]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("OKR Q3 2026")
        looks = book.add_format(of_objective), book.add_format(of_result)
        sheet.write_row(0, 0, ["OKRs", "Ziel", "Aktuell"])
        row = 0
        for objective in range(objectives):
            row += 1
            sheet.write(row, 0, f"Kunden kommen wieder {objective}", looks[0])
            for result in range(results):
                row += 1
                sheet.write(row, 0, f"Käufe {objective}.{result}", looks[1])
                sheet.write_row(row, 1, [30, 14])
                sheet.set_row(row, None, None, {"level": level})
    return path


def opened(path, how="windows"):
    """Return the book as an Excel that can save a copy, as one that has it unchanged since saving, or as neither."""
    book = openpyxl_engine.opened(path)
    if how != "windows":
        book.impl.can_copy = False
    book.impl.says_saved = how == "saved"
    return book


def said(book):
    """Return objective and key result of each key result, in the order of the sheet."""
    read = build_strategy([read_workbook(open_live(book))])
    return [(one.objective, one.name) for one in read.key_results]


def expected(objectives=2, results=2):
    return [
        (f"Kunden kommen wieder {objective}", f"Käufe {objective}.{result}")
        for objective in range(objectives)
        for result in range(results)
    ]


@pytest.mark.parametrize("how", ["windows", "saved", "neither"])
@pytest.mark.parametrize("look", LOOKS)
def test_looks_tell_key_results_from_objectives(look, how, tmp_path):
    """From a copy that Excel saves; on a Mac from the unchanged file, and cell by cell where there is neither."""
    book = opened(okrs(tmp_path / "okr.xlsx", look), how)
    assert said(book) == expected()
    assert book.impl.copies == (how == "windows" and look != "bold")


@pytest.mark.parametrize("look", LOOKS)
def test_the_number_of_calls_does_not_grow_with_the_rows(look, tmp_path):
    """Thirty rows, a thousand and nearly five thousand, which is as long as such lists are read."""
    calls = []
    for objectives in (10, 300, 1_500):
        book = opened(okrs(tmp_path / f"{objectives}.xlsx", look, objectives))
        Meter.calls.clear()
        assert said(book) == expected(objectives)
        calls.append(len(Meter.calls))
    assert calls[0] <= calls[1] == calls[2] < 260, calls


@pytest.mark.parametrize("look", ["indent", "outline"])
def test_what_nobody_tells_is_said_to_be_unseen(look, tmp_path):
    """On a Mac, not saved since the last change, with too many rows to ask: no key result is guessed."""
    live = open_live(opened(okrs(tmp_path / "okr.xlsx", look, 60), "neither"))
    read = build_strategy([read_workbook(live)])
    assert "looks" in live.sheets[0].details.unread
    assert "looks" in [noted.what for noted in read.observations if noted.kind == "unread"]


def test_a_workbook_without_looks_is_not_copied(tmp_path):
    """A table of key results with headings of its own is asked for a look or two, and nothing is saved."""
    with xlsxwriter.Workbook(tmp_path / "tabelle.xlsx") as made:
        sheet = made.add_worksheet("Key Results")
        sheet.write_row(0, 0, ["ID", "Objective", "Key Result", "Zielwert"], made.add_format({"bold": True}))
        for row in range(1, 300):
            sheet.write_row(row, 0, [f"R-{row}", f"O-{row % 5}", f"Käufe {row}", row])
    book = opened(tmp_path / "tabelle.xlsx")
    read_workbook(open_live(book))
    assert book.impl.copies == 0


def test_a_file_that_says_other_things_than_excel_is_not_used(tmp_path):
    """A synchronised file may be another than the one that is open: its rows would be taken for others."""
    book = opened(okrs(tmp_path / "okr.xlsx", "indent"), "saved")
    okrs(tmp_path / "okr.xlsx", "outline", 2, 3)
    live = open_live(book)
    assert live.sheets[0].details.look_up_indents(0) == {2: 1, 3: 1, 5: 1, 6: 1}, "asked cell by cell"


@pytest.mark.parametrize("address", ["https://contoso-my.sharepoint.com/personal/okr.xlsx", "Mappe1"])
def test_a_web_address_or_a_name_alone_is_no_file(address, tmp_path, monkeypatch):
    """On OneDrive, on SharePoint and before the first saving there is no path: the copy tells."""
    book = opened(okrs(tmp_path / "okr.xlsx", "indent"))
    book.impl.says_saved = True
    monkeypatch.setattr(openpyxl_engine.Book, "fullname", address)
    assert said(book) == expected() and book.impl.copies == 1


def test_excel_does_not_calculate_for_the_copy_and_is_as_before(tmp_path):
    """Where its owner calculates by hand, saving would calculate; the engine refuses a copy with that switched on."""
    book = opened(okrs(tmp_path / "okr.xlsx", "indent"))
    assert said(book) == expected() and book.app.impl.api.CalculateBeforeSave is True


def test_a_copy_that_is_refused_stops_nothing(tmp_path, monkeypatch):
    """A protected label or a full disk: small columns are then asked cell by cell."""
    book = opened(okrs(tmp_path / "okr.xlsx", "indent"))

    def refuse(*_):
        raise openpyxl_engine.Refused("not allowed by your organisation")

    monkeypatch.setattr(openpyxl_engine.Book, "_save_copy", refuse)
    assert said(book) == expected() and book.app.impl.api.CalculateBeforeSave is True


class OfMac:
    """What appscript gives: values behind `get()`, and Windows' words unknown."""

    def __init__(self, **facts):
        self.__dict__.update({name: Api(get=lambda value=value: value) for name, value in facts.items()})


def test_excel_for_mac_is_asked_in_its_own_words(tmp_path, monkeypatch):
    """It has no SaveCopyAs; indents and outline levels are called otherwise."""
    book = opened(okrs(tmp_path / "okr.xlsx", "indent"))
    windows = openpyxl_engine.Range.api.fget

    def api(cells):
        told = windows(cells)
        mac = OfMac(indent_level=told.IndentLevel)
        mac.entire_row = OfMac(outline_level=told.EntireRow.OutlineLevel)
        return mac

    monkeypatch.setattr(openpyxl_engine.Range, "api", property(api))
    monkeypatch.setattr(openpyxl_engine.Book, "api", property(lambda self: OfMac(saved=False)))
    assert said(book) == expected()
    monkeypatch.setattr(openpyxl_engine.Book, "api", property(lambda self: OfMac(saved=True)))
    monkeypatch.setattr(openpyxl_engine.Range, "api", property(lambda self: OfMac()))
    assert said(book) == expected()


def test_texts_in_grouped_shapes_come_from_the_file(tmp_path):
    """Excel shows a group, and not what stands in it; without a file that is unread, and said."""
    from packages import rebuild

    with xlsxwriter.Workbook(tmp_path / "gruppe.xlsx") as made:
        sheet = made.add_worksheet("Kennzahlen")
        sheet.write_column(0, 0, ["Kennzahl", "Umsatz"])
        sheet.write_column(0, 1, ["Ist", 5])
        sheet.insert_textbox("D2", "Vision: Jedes Kind frühstückt.\nIn jeder Schule.")

    def grouped(name, content):
        if "drawings/drawing" not in name:
            return content
        head = b'<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="9" name="Gruppe"/><xdr:cNvGrpSpPr/></xdr:nvGrpSpPr><xdr:grpSpPr/>'
        return content.replace(b"<xdr:sp ", head + b"<xdr:sp ").replace(b"</xdr:sp>", b"</xdr:sp></xdr:grpSp>")

    path = rebuild(tmp_path / "gruppe.xlsx", grouped)
    shapes = open_live(opened(path)).sheets[0].details.shapes
    assert [(one.text, one.row, one.column) for one in shapes] == [
        ("Vision: Jedes Kind frühstückt.\nIn jeder Schule.", 1, 3)
    ]
    silent = check_readings([read_workbook(open_live(opened(path, "neither")))], select=["WBK009"]).not_checked
    assert [one.code for one in silent] == ["WBK009"]


def test_ids_that_are_numbers_are_read_as_they_are_shown(tmp_path):
    """1.10 and 1.1 are two ids where the format shows two decimals."""
    with xlsxwriter.Workbook(tmp_path / "ids.xlsx") as made:
        sheet = made.add_worksheet("Kennzahlen")
        two = made.add_format({"num_format": "0.00"})
        sheet.write_row(0, 0, ["ID", "Kennzahl", "Ist"])
        for row, number in enumerate((1.1, 1.01), 1):
            sheet.write_number(row, 0, number, two)
            sheet.write_row(row, 1, [f"Umsatz {row}", 5])
    read = build_strategy([read_workbook(open_live(opened(tmp_path / "ids.xlsx")))])
    assert [kpi.id for kpi in read.kpis] == ["1.10", "1.01"]
