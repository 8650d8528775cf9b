"""What cannot be used is refused with a sentence that names the file; odd but sound files are read."""

import io
import zipfile

import pytest

from packages import ODD_FORMS, is_sheet, plain, rebuild
from sheets import write_xlsx
from stimmig.reading.recognise import read_workbook
from stimmig.refusal import Refusal
from stimmig.workbook import package
from stimmig.workbook.file import open_workbook


def refusal(path) -> Refusal:
    """Return the refusal that opening (and reading) a file meets."""
    with pytest.raises(Refusal) as caught:
        read_workbook(open_workbook(path))
    for lang in ("de", "en"):
        assert path.name in caught.value.sentence(lang)
    return caught.value


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
    path = tmp_path / "brief.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", b"<document/>")
    assert refusal(path).code == "not_a_workbook"


def test_a_cell_in_the_last_corner_does_not_fill_the_memory(tmp_path):
    """A stray value in XFD1048576 would make a grid of 17 billion cells; the reader is told which cell it is."""

    def change(name, content):
        stray = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        return content.replace(b"</sheetData>", stray) if is_sheet(name) else content

    caught = refusal(rebuild(plain(tmp_path / "weit.xlsx"), change))
    assert (caught.code, caught.facts["cell"]) == ("too_large", "XFD1048576")


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
    assert "Anlage, Bauteil, Stunden" in said and "„Kenzahl“ ≈ „Kennzahl“" in said
    assert "“Kenzahl” ≈ “Kennzahl”" in caught.value.sentence("en")
