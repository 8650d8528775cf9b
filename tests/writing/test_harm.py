"""What could harm a user's file, tried: other programs save in between, others' parts hang on ours, odd spellings."""

import io
import re
import zipfile

import openpyxl
import pytest
from openpyxl.styles import Font
from test_edit import scratch

from packages import plain
from stimmig.refusal import Refusal
from stimmig.workbook.package import Package
from stimmig.writing.xlsx.archive import rewrite
from stimmig.writing.xlsx.edit import NewSheet, is_untouched_copy, mark_alone, put_sheets, remove_sheets
from stimmig.writing.xlsx.guard import refuse_unless_writable, verify


def put(data: bytes, rows=(("Schwere", "Was"), ("Fehler", "x")), **more) -> bytes:
    new = put_sheets(data, "test.xlsx", [NewSheet("report", "stimmig Bericht", scratch(rows))], **more)
    verify(data, new, "test.xlsx")
    return new


def contents(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, **parts) -> bytes:
    """Return the package with parts edited: key "xl_workbook" is xl/workbook.xml, the value a pair old, new."""
    names = {name.replace("/", "_").rpartition(".")[0]: name for name in contents(data)}
    edits = {}
    for key, (old, new) in parts.items():
        content = contents(data)[names[key]]
        assert old in content
        edits[names[key]] = content.replace(old, new)
    return rewrite(data, edits)


@pytest.fixture
def book(tmp_path) -> bytes:
    return plain(tmp_path / "mappe.xlsx").read_bytes()


def resaved(data: bytes) -> bytes:
    """Save through a program that numbers all styles anew, after twenty cells got fonts of their own."""
    loaded = openpyxl.load_workbook(io.BytesIO(data))
    for row in range(1, 21):
        loaded["Kennzahlen"].cell(row + 30, 1, "x").font = Font(size=row + 20)
    out = io.BytesIO()
    loaded.save(out)
    return out.getvalue()


def test_styles_that_came_in_between_stay_when_the_report_goes(book):
    """Write, save elsewhere, write again, remove: every cell keeps its style."""
    after = remove_sheets(put(resaved(put(book))), "test.xlsx")
    loaded = openpyxl.load_workbook(io.BytesIO(after))
    assert [loaded["Kennzahlen"].cell(row + 30, 1).font.size for row in range(1, 21)] == [*range(21, 41)]


def test_a_picture_that_the_user_s_sheet_shows_too_stays(book):
    """Our sheet was given the user's logo; replacing or removing it leaves the logo where else it hangs."""
    drawing = b'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>'
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"'
        b' Target="%s"/></Relationships>'
    )
    data = put(book)
    ours = next(name for name in contents(data) if "stimmig-sheet" in name and name.endswith(".rels"))
    link = rels.split(b">", 1)[1].replace(b"</Relationships>", b"") % (b"drawing", b"/xl/drawings/drawing8.xml")
    data = rewrite(
        data,
        {ours: contents(data)[ours].replace(b"</Relationships>", link + b"</Relationships>")},
        added={
            "xl/drawings/drawing8.xml": drawing,
            "xl/drawings/_rels/drawing8.xml.rels": rels % (b"image", b"/xl/media/logo.png"),
            "xl/drawings/drawing9.xml": drawing,
            "xl/drawings/_rels/drawing9.xml.rels": rels % (b"image", b"/xl/media/logo.png"),
            "xl/worksheets/_rels/sheet1.xml.rels": rels % (b"drawing", b"/xl/drawings/drawing9.xml"),
            "xl/media/logo.png": b"png",
        },
    )
    for after in (put_sheets(data, "t", [NewSheet("report", "stimmig Bericht", scratch())]), remove_sheets(data, "t")):
        assert "xl/media/logo.png" in contents(after) and "xl/drawings/drawing8.xml" not in contents(after)


def test_a_copy_that_the_user_made_of_our_sheet_is_the_user_s(book):
    """Excel copies the hidden mark with the sheet; the copy has another number, and stays."""
    data = put(book)
    workbook = contents(data)["xl/workbook.xml"].decode()
    ours = re.search(r'<sheet name="stimmig Bericht" sheetId="(\d+)"[^>]*/>', workbook)
    copy = ours[0].replace("stimmig Bericht", "Archiv Q1").replace(f'sheetId="{ours[1]}"', 'sheetId="77"')
    mark = re.search(r'<definedName name="_stimmig_sheet" localSheetId="(\d+)"[^>]*>[^<]*</definedName>', workbook)
    second = mark[0].replace(f'localSheetId="{mark[1]}"', f'localSheetId="{int(mark[1]) + 1}"')
    workbook = workbook.replace(ours[0], ours[0] + copy).replace(mark[0], mark[0] + second)
    archived = rewrite(data, {"xl/workbook.xml": workbook.encode()})
    again = put_sheets(archived, "t", [NewSheet("report", "stimmig Bericht", scratch())])
    assert b'name="Archiv Q1"' in contents(again)["xl/workbook.xml"]
    after = contents(remove_sheets(archived, "t"))["xl/workbook.xml"]
    assert b"Archiv Q1" in after and b'name="stimmig Bericht"' not in after


def refusal(call) -> str:
    with pytest.raises(Refusal) as caught:
        call()
    return caught.value.code


def test_a_workbook_is_never_left_without_a_visible_sheet(book):
    """The user hid all others; removing ours would leave a file that Excel cannot open."""
    hidden = changed(put(book), xl_workbook=(b'<sheet name="Kennzahlen"', b'<sheet state="hidden" name="Kennzahlen"'))
    assert refusal(lambda: remove_sheets(hidden, "t")) == "last_sheet"


def test_a_name_that_refers_to_the_report_holds_it(book):
    """Anzahl = 'stimmig Bericht'!$A$3 would point into the void."""
    name = b"<definedNames><definedName name=\"Anzahl\">'stimmig Bericht'!$A$3</definedName>"
    held = changed(put(book), xl_workbook=(b"<definedNames>", name))
    assert refusal(lambda: remove_sheets(held, "t")) == "needed"


def test_the_calculation_chain_forgets_cells_of_a_sheet_that_goes(book):
    """A formula that somebody typed beside the findings is gone with the sheet, and so is its place in the chain."""
    data = put(book)
    number = re.search(rb'name="stimmig Bericht" sheetId="(\d+)"', contents(data)["xl/workbook.xml"])[1]
    chain = (
        b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A1" i="1"/>'
        b'<c r="H9" i="%s"/><c r="H8"/><c r="A2" i="1"/></calcChain>' % number
    )
    link = b'<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>'
    kind = b'<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>'
    data = changed(
        data, **{"xl__rels_workbook.xml": (b"</Relationships>", link), "[Content_Types]": (b"</Types>", kind)}
    )
    data = rewrite(data, {}, added={"xl/calcChain.xml": chain})
    for after in (put(data, (("Schwere", "Was"), ("Hinweis", "y"))), remove_sheets(data, "t")):
        assert re.findall(rb'r="(\w+)"', contents(after)["xl/calcChain.xml"]) == [b"A1", b"A2"]


@pytest.mark.parametrize("quote", [b'"', b"'"])
def test_a_table_in_a_part_of_any_name_keeps_its_id_for_itself(book, quote):
    """Tables are known by their type, not by what their part is called, and may be spelled with either quote."""
    table = (
        b"<table xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' id='1' name='stimmigFindings'"
        b" displayName='stimmigFindings' ref='A1:B2'/>"
    ).replace(b"'", quote)
    kind = b'<Override PartName="/xl/tables/liste1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/></Types>'
    data = rewrite(changed(book, **{"[Content_Types]": (b"</Types>", kind)}), {}, added={"xl/tables/liste1.xml": table})
    ours = contents(put(data))["xl/tables/stimmig-table1.xml"]
    assert re.search(rb' id="(\d+)"', ours)[1] != b"1"
    assert re.search(rb'displayName="(\w+)"', ours)[1] != b"stimmigFindings"


def test_a_text_that_looks_like_an_attribute_stays_a_text(book):
    """A cell may say dxfId="7"."""
    data = put(book, (("Schwere", "Was"), ("Fehler", 'Das Feld dxfId="7" pflegen')))
    assert b'dxfId="7"' in contents(data)["xl/worksheets/stimmig-sheet1.xml"].replace(b"&quot;", b'"')


def test_number_formats_may_be_spelled_with_single_quotes(book):
    """<numFmt numFmtId='164' formatCode='0.0" St"'/> is as good."""
    styles = contents(book)["xl/styles.xml"]
    odd = b"""<numFmts count='1'><numFmt numFmtId='190' formatCode='0.0" St"'/></numFmts><fonts"""
    data = rewrite(book, {"xl/styles.xml": re.sub(rb"<numFmts.*?</numFmts>", b"", styles).replace(b"<fonts", odd, 1)})
    before = contents(data)
    assert contents(remove_sheets(put(data), "t")) == before


def test_a_signature_is_known_by_its_relationship(book):
    """Its folder may be called anything."""
    link = b'<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="sigs/origin.sigs"/></Relationships>'
    signed = rewrite(changed(book, _rels_=(b"</Relationships>", link)), {}, added={"sigs/origin.sigs": b""})
    assert refusal(lambda: refuse_unless_writable(Package(signed, "t"))) == "signed"


def test_a_copy_counts_as_ours_until_somebody_works_in_it(book):
    """Only then may the next run write over it; a workbook that got its report in place never is a copy."""
    copy = put(book, as_copy=True)
    assert is_untouched_copy(copy, "t") and is_untouched_copy(put(copy, as_copy=True), "t")
    assert not is_untouched_copy(resaved(copy), "t")
    assert not is_untouched_copy(put(book), "t") and not is_untouched_copy(book, "t")


def test_a_report_in_a_file_of_its_own_is_known_as_one():
    """It may be replaced, and removing it would leave nothing."""
    alone = mark_alone("report", scratch())
    assert is_untouched_copy(alone, "t")
    assert refusal(lambda: remove_sheets(alone, "t")) == "only_a_report"


def test_byte_order_marks_stay(book):
    """Some programs begin each part with one."""
    bom = b"\xef\xbb\xbf"
    data = rewrite(
        book, {name: bom + part for name, part in contents(book).items() if name.endswith((".xml", ".rels"))}
    )
    assert contents(remove_sheets(put(data), "t")) == contents(data)
