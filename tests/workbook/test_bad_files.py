"""What cannot be used is refused with a sentence that names the file; odd but sound files are read."""

import errno
import io
import re
import struct
import zipfile
from pathlib import Path

import pytest

from packages import ODD_FORMS, is_sheet, plain, rebuild
from sheets import write_xlsx
from stimmig.reading.recognise import read_workbook
from stimmig.refusal import Refusal
from stimmig.workbook import package
from stimmig.workbook.file import open_workbook
from xlsb import write_xlsb


def refusal(path) -> Refusal:
    """Return the refusal that opening (and reading) a file meets."""
    with pytest.raises(Refusal) as caught:
        read_workbook(open_workbook(path))
    for lang in ("de", "en"):
        assert path.name in caught.value.sentence(lang)
    return caught.value


_ODS = b"""<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet>
 <table:table table:name="Kennzahlen">%b</table:table></office:spreadsheet></office:body></office:document-content>"""
_MANIFEST = b"""<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="content.xml"/></manifest:manifest>"""


def _ods_row(before: bytes = b"") -> bytes:
    gap = b'<table:table-cell table:number-columns-repeated="%b"/>' % before if before else b""
    cell = b'<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>'
    return b"<table:table-row>" + gap + cell + b"</table:table-row>"


def write_ods(path: Path, rows: bytes = b"") -> Path:
    """Write an .ods file of these rows, given as XML."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", _ODS % rows)
    return path


@pytest.mark.parametrize("form", ODD_FORMS)
def test_reads_the_odd_forms_of_the_wild(form, tmp_path):
    """Strict, prefixed, UTF-16, without positions, with backslashes: all the same scorecard."""
    path = ODD_FORMS[form](plain(tmp_path / "odd.xlsx"))
    records = read_workbook(open_workbook(path)).records[0]
    assert (records.values("id"), records.values("target"), records.values("actual")) == (["K-1"], [5], [4])


def test_a_missing_file(tmp_path):
    assert refusal(tmp_path / "fehlt.xlsx").code == "missing"


def test_a_folder(tmp_path):
    assert refusal(tmp_path).code == "folder"


def test_an_empty_file(tmp_path):
    (tmp_path / "leer.xlsx").write_bytes(b"")
    assert refusal(tmp_path / "leer.xlsx").code == "corrupt"


@pytest.mark.parametrize(
    "content, found",
    [
        (b"Kennzahl;Ist\nUmsatz;5\n", "CSV"),
        ("Kennzahl\tIst\nUmsatz\t5\n".encode("utf-16"), "CSV"),
        (b"<html><table></table></html>", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_something_else_under_the_name_of_a_workbook(content, found, tmp_path):
    """The reader learns what the file is and what to do."""
    path = tmp_path / "kennzahlen.xlsx"
    path.write_bytes(content)
    caught = refusal(path)
    assert caught.code == "not_a_workbook"
    assert found in caught.sentence("de") and found in caught.sentence("en")


@pytest.mark.parametrize("content", [{}, {"liesmich.txt": b"Hallo"}])
def test_an_archive_with_other_content(content, tmp_path):
    """A zip without any part of a workbook is no damaged workbook."""
    path = tmp_path / "archiv.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    caught = refusal(path)
    assert caught.code == "not_a_workbook" and "Archiv mit anderem Inhalt" in caught.sentence("de")


def test_an_encrypted_ods_file(tmp_path):
    """OpenDocument encrypts part by part; the advice is for LibreOffice."""

    def change(name, content):
        if name == "META-INF/manifest.xml":
            return content.replace(b"/>", b"><manifest:encryption-data/></manifest:file-entry>", 1)
        return b"\x93\x12" * 20 if name == "content.xml" else content

    caught = refusal(rebuild(write_ods(tmp_path / "geheim.ods"), change))
    assert caught.code == "encrypted"
    assert "LibreOffice" in caught.sentence("de") and "Excel" not in caught.sentence("de")


def test_no_permission_is_said_in_the_reader_s_language(tmp_path, monkeypatch):
    """The words of the operating system come in its own language; ours do not."""

    def fail(_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", fail)
    caught = refusal(tmp_path / "gesperrt.xlsx")
    assert caught.code == "unreadable"
    assert "Berechtigung" in caught.sentence("de") and "permission" in caught.sentence("en")


def test_paths_that_cannot_be(tmp_path):
    """A name too long, a circle of links, a NUL: each is refused, none is a crash."""
    (tmp_path / "hin.xlsx").symlink_to(tmp_path / "her.xlsx")
    (tmp_path / "her.xlsx").symlink_to(tmp_path / "hin.xlsx")
    codes = []
    for name in ("a" * 300 + ".xlsx", "hin.xlsx", "a\0b.xlsx"):
        with pytest.raises(Refusal) as caught:
            open_workbook(tmp_path / name)
        codes.append(caught.value.code)
        assert "\0" not in caught.value.sentence("de")
    assert codes == ["unreadable", "unreadable", "missing"]


def test_a_lock_file_names_the_workbook_itself(tmp_path):
    path = tmp_path / "~$Scorecard.xlsx"
    path.write_bytes(b"\x05Kern")
    caught = refusal(path)
    assert (caught.code, caught.facts["owner"]) == ("lock_file", "Scorecard.xlsx")


@pytest.mark.parametrize("keep", [0.3, 0.9, 0.995])
def test_a_truncated_file(keep, tmp_path):
    path = plain(tmp_path / "halb.xlsx")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    assert refusal(path).code == "corrupt"


def test_a_flipped_bit_in_a_sheet(tmp_path):
    """Damage inside a part is damage, not an empty sheet."""
    path = plain(tmp_path / "bit.xlsx")
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    content[info.header_offset + 30 + len(info.filename) + info.compress_size // 2] ^= 0xFF
    path.write_bytes(content)
    assert refusal(path).code == "corrupt"


def test_an_encrypted_workbook(tmp_path):
    """Excel's own encryption is recognised without a password."""
    from msoffcrypto.format.ooxml import OOXMLFile

    path = plain(tmp_path / "geheim.xlsx")
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(path.read_bytes())).encrypt("geheim", out)
    path.write_bytes(out.getvalue())
    assert refusal(path).code == "encrypted"


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    """A gigabyte of nothing in a megabyte is no workbook."""
    path = plain(tmp_path / "bombe.xlsx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/big.bin", "w") as part:
        for _ in range(300):
            part.write(b"\0" * 2**20)
    caught = refusal(path)
    assert (caught.code, caught.facts["size"]) == ("too_large", 300)


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "docProps/app.xml", "xl/_rels/workbook.xml.rels"]
)
def test_entities_in_any_part(part, tmp_path):
    """A DOCTYPE is refused wherever it stands, also where nobody would read further."""
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'

    def change(name, content):
        return content.replace(b"?>", b"?>" + evil, 1) if name == part else content

    assert refusal(rebuild(plain(tmp_path / "xxe.xlsx"), change)).code == "entities"


def test_the_same_part_twice(tmp_path):
    path = plain(tmp_path / "doppelt.xlsx")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning):
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    assert refusal(path).code == "corrupt"


def test_a_part_that_climbs_out_of_the_package(tmp_path):
    path = plain(tmp_path / "klettert.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/../../evil.xml", b"<a/>")
    assert refusal(path).code == "corrupt"


def test_a_package_without_workbook(tmp_path):
    path = rebuild(plain(tmp_path / "ohne.xlsx"), lambda name, content: None if name == "xl/workbook.xml" else content)
    assert refusal(path).code == "corrupt"


def test_a_word_document(tmp_path):
    """Excel does not open it: the advice is another."""
    path = tmp_path / "brief.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", b"<document/>")
    caught = refusal(path)
    assert caught.code == "not_a_workbook"
    assert "in Excel" not in caught.sentence("de") and "in Excel" not in caught.sentence("en")


@pytest.mark.parametrize(
    "part, old, new",
    [
        ("xl/styles.xml", b'numFmtId="0"', b'numFmtId="q"'),
        ("xl/workbook.xml", b"</sheets>", b'</sheets><definedNames><definedName name="_stimmig_sheet" localSheetId="z"/></definedNames>'),
        ("xl/worksheets/sheet1.xml", b"<sheetData>", b'<cols><col min="a" hidden="1"/></cols><sheetData>'),
        ("xl/worksheets/sheet1.xml", b'<c r="A1"', b'<c s="0" r="A1" r="A1"'),
    ],
)  # fmt: skip
def test_a_malformed_part_is_refused_by_its_name(part, old, new, tmp_path):
    """Whatever reading a part stumbles over, the reader learns which part is damaged."""

    def change(name, content):
        assert name != part or old in content
        return content.replace(old, new) if name == part else content

    caught = refusal(rebuild(plain(tmp_path / "krumm.xlsx"), change))
    assert (caught.code, caught.facts.get("part")) == ("corrupt", part)


def test_columns_end_where_excel_ends(tmp_path):
    """A range of ten milliard hidden columns is cut off, not counted out."""

    def change(name, content):
        columns = b'<cols><col min="5" max="9999999999" hidden="1"/></cols><sheetData>'
        return content.replace(b"<sheetData>", columns) if is_sheet(name) else content

    path = rebuild(plain(tmp_path / "spalten.xlsx"), change)
    assert max(open_workbook(path).sheets[0].details.hidden_columns) == 16_383


def test_a_colour_that_is_none(tmp_path):
    """A damaged colour is no fill."""

    def change(name, content):
        solid = b'<fill><patternFill patternType="solid"><fgColor rgb="FF.0FF00"/></patternFill></fill></fills>'
        content = content.replace(b"</fills>", solid) if name == "xl/styles.xml" else content
        return re.sub(rb'fillId="\d"', b'fillId="2"', content) if name == "xl/styles.xml" else content

    path = rebuild(write_xlsx("# K\n| KPI | Status |\n| A |  |", tmp_path / "farbe.xlsx", B2="0"), change)
    assert open_workbook(path).sheets[0].details.look_up_fills(1) == {}


@pytest.mark.parametrize("keep", [0.5, -1])
def test_a_binary_workbook_part_cut_short(keep, tmp_path):
    """Half a workbook part, or one byte less, is damage."""

    def change(name, content):
        end = keep if keep < 0 else int(len(content) * keep)
        return content[:end] if name == "xl/workbook.bin" else content

    caught = refusal(rebuild(write_xlsb([["Kennzahl", "Ist"], ["Umsatz", 5.0]], tmp_path / "halb.xlsb"), change))
    assert (caught.code, caught.facts["part"]) == ("corrupt", "xl/workbook.bin")


def test_a_cell_in_the_last_corner_does_not_fill_the_memory(tmp_path):
    """A stray value in XFD1048576 would make a grid of 17 billion cells; the reader is told which cell it is."""

    def change(name, content):
        stray = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        return content.replace(b"</sheetData>", stray) if is_sheet(name) else content

    caught = refusal(rebuild(plain(tmp_path / "weit.xlsx"), change))
    assert (caught.code, caught.facts["cell"]) == ("too_large", "XFD1048576")


@pytest.mark.parametrize(
    "far, where",
    [
        (b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "first"),
        (b'<row r="1048576"><c r="XFD1048576"><v xml:space="preserve">1</v></c></row>', "last"),
        (b'<row r="1048576"><c r="XFD1048576"><v >1</v></c></row>', "last"),
        (b'<row r="9"><c r="XFD1048576"><v>1</v></c></row>', "last"),
        (b'<row r="1048576"><c t="str" r="XFD1048576"><v>1</v></c></row>', "last"),
        (b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>', "last"),
    ],
)
def test_a_far_cell_is_found_wherever_and_however_it_is_written(far, where, tmp_path):
    """First in the file, in a row of another number, with attributes at its value: never does it reach the memory."""

    def change(name, content):
        around = (
            (b"<sheetData>", b"<sheetData>" + far) if where == "first" else (b"</sheetData>", far + b"</sheetData>")
        )
        return content.replace(*around) if is_sheet(name) else content

    caught = refusal(rebuild(plain(tmp_path / "weit.xlsx"), change))
    assert (caught.code, caught.facts["cell"]) == ("too_large", "XFD1048576")


@pytest.mark.parametrize(
    "far, named",
    [
        (b'<row r="3"><c r="XFD3"><v>1</v></c></row><row r="2000"><c r="A2000"><v>1</v></c></row>', "XFD3"),
        (b'<row r="3"><c r="AB3"><v>1</v></c></row><row r="1000000"><c r="B1000000"><v>1</v></c></row>', "B1000000"),
    ],
)
def test_the_cell_that_is_named_exists(far, named, tmp_path):
    """The reader finds a value there, not an empty corner of the grid."""

    def change(name, content):
        return content.replace(b"</sheetData>", far + b"</sheetData>") if is_sheet(name) else content

    assert refusal(rebuild(plain(tmp_path / "weit.xlsx"), change)).facts["cell"] == named


def test_a_value_below_a_narrow_table_is_no_reason_to_refuse(tmp_path):
    """Four columns down to the last row of Excel are four million cells, not a hundred million."""

    def change(name, content):
        low = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
        return content.replace(b"</sheetData>", low) if is_sheet(name) else content

    path = rebuild(plain(tmp_path / "tief.xlsx"), change)
    assert len(open_workbook(path).sheets[0].rows) == 1_048_576


def test_a_far_cell_in_an_ods_file(tmp_path):
    """A value behind a million empty rows is named; the grid between is never made."""
    path = write_ods(
        tmp_path / "weit.ods", b'<table:table-row table:number-rows-repeated="1048570"/>' + _ods_row(b"16383")
    )
    caught = refusal(path)
    assert (caught.code, caught.facts["cell"]) == ("too_large", "XFD1048571")


def test_a_far_cell_in_an_xlsb_file(tmp_path):
    """A stray value in AX1000000 of a binary workbook is named too."""
    rows = [["ID", "Kennzahl", "Ist"], ["K-1", "Umsatz", 5.0], [""] * 49 + [1.0]]
    caught = refusal(write_xlsb(rows, tmp_path / "weit.xlsb", numbers=[0, 1, 999_999]))
    assert (caught.code, caught.facts["cell"]) == ("too_large", "AX1000000")


def test_rows_out_of_order_in_an_xlsb_file(tmp_path):
    """The value reader counts on their order, and would ask for more memory than there is."""
    rows = [["ID", "Kennzahl", "Ist"], ["K-1", "Umsatz", 5.0]]
    assert refusal(write_xlsb(rows, tmp_path / "kopf.xlsb", numbers=[5, 0])).code == "corrupt"


@pytest.mark.parametrize("top, bottom", [(0x00A30000, 21), (0, 0x00A30000), (5, 2)])
def test_dimensions_of_an_xls_sheet_that_cannot_be(top, bottom, tmp_path):
    """The value reader makes room for what they claim, before it has seen a cell."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Kennzahlen")
    sheet.write(0, 0, "Kennzahl")
    sheet.write(0, 1, "Ist")
    path = tmp_path / "masse.xls"
    book.save(str(path))
    stored = struct.pack("<HHIIHH", 0x200, 14, 0, 1, 0, 2)
    content = path.read_bytes()
    assert content.count(stored) == 1
    path.write_bytes(content.replace(stored, struct.pack("<HHIIHH", 0x200, 14, top, bottom, 0, 2)))
    assert refusal(path).code == "corrupt"


def test_a_million_formatted_empty_rows_are_no_trouble(tmp_path):
    """Formats without values take no room."""

    def change(name, content):
        rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (row, row) for row in range(3, 200_000))
        return content.replace(b"</sheetData>", rows + b"</sheetData>") if is_sheet(name) else content

    path = rebuild(plain(tmp_path / "formatiert.xlsx"), change)
    assert len(open_workbook(path).sheets[0].rows) == 2


def test_the_limit_stands_above_real_workbooks():
    """A ratio that workbooks reach is no reason to refuse."""
    assert package.MAX_RATIO >= 200 and package.MAX_BYTES_BEFORE_RATIO >= 2**28


def test_a_workbook_that_is_no_scorecard_says_what_was_seen(tmp_path):
    """A maintenance plan is refused with its headings and those that come near."""
    from stimmig.reading.usable import refuse_unless_strategy

    path = write_xlsx(
        """
        # Plan
        | Anlage | Bauteil | Stunden | Kenzahl | Prüfer |
        | BHKW 1 | Brenner | 4       | 2       | Hofer  |
        """,
        tmp_path / "wartung.xlsx",
    )
    with pytest.raises(Refusal) as caught:
        refuse_unless_strategy(read_workbook(open_workbook(path)))
    assert caught.value.code == "not_a_scorecard"
    said = caught.value.sentence("de")
    assert "„Anlage“, „Bauteil“, „Stunden“" in said and "„Kenzahl“ ≈ „Kennzahl“" in said
    assert "“Kenzahl” ≈ “Kennzahl”" in caught.value.sentence("en")
