"""A report comes into a workbook and goes again, and everything else stays byte for byte."""

import io
import re
import zipfile
from xml.etree import ElementTree

import openpyxl
import pytest
import xlsxwriter

from packages import ODD_FORMS, parts, plain, rebuild
from rich import raw_entries, rich_workbook
from stimmig.workbook.file import open_workbook
from stimmig.writing.xlsx.edit import NewSheet, put_sheets, remove_sheets
from stimmig.writing.xlsx.guard import verify

CHANGED = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


def scratch(rows=(("Schwere", "Was"), ("Fehler", "=1+1")), table="stimmigFindings") -> bytes:
    """Return a scratch workbook with a styled table, a link, print titles and a text that looks like a formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("stimmig Bericht")
        red = book.add_format({"bold": True, "font_color": "#9C1C1C", "bg_color": "#FBE3E1", "num_format": "0.00"})
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell, red)
        columns = [{"header": cell} for cell in rows[0]]
        sheet.add_table(0, 0, len(rows) - 1, 1, {"name": table, "columns": columns})
        sheet.write_url("D1", "internal:'Kennzahlen'!A1", string="Kennzahlen!A1")
        sheet.repeat_rows(0)
        sheet.conditional_format("A2:A9", {"type": "text", "criteria": "containing", "value": "Fehler", "format": red})
    return out.getvalue()


def put(data: bytes, name: str = "stimmig Bericht", **more) -> bytes:
    new = put_sheets(data, "test.xlsx", [NewSheet("report", name, scratch(**more))])
    verify(data, new, "test.xlsx")
    return new


@pytest.fixture(params=["rich.xlsx", "rich.xlsm"])
def rich(request, tmp_path) -> bytes:
    return rich_workbook(tmp_path / request.param).read_bytes()


def test_all_untouched_parts_stay_byte_for_byte_and_in_order(rich):
    """Charts, pivots, slicers, shapes, macros, comments, controls, connections: the very same compressed bytes."""
    before, after = raw_entries(rich), raw_entries(put(rich))
    assert {name for name in before if before[name] != after.get(name)} == CHANGED
    assert [name for name in after if name in before] == list(before)


def test_a_second_run_gives_the_identical_file(rich):
    """Nothing grows: not the styles, not the names, not the list of parts."""
    once = put(rich)
    assert put(once) == once


def test_a_changed_report_touches_only_its_own_parts(rich):
    """The second report replaces the first at its place; the four other parts stay as they are."""
    once, twice = put(rich), put(put(rich), rows=(("Schwere", "Was"), ("Hinweis", "anders"), ("Hinweis", "noch einer")))
    before, after = raw_entries(once), raw_entries(twice)
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert all("stimmig-" in name for name in changed), changed


def test_removing_leaves_the_package_as_it_was(rich):
    """Every part and the order of the parts are again what they were."""
    after = remove_sheets(put(rich), "test.xlsx")
    assert [*_contents(after).items()] == [*_contents(rich).items()]


def test_removing_what_is_not_there_changes_nothing(rich):
    assert remove_sheets(rich, "test.xlsx") == rich


def _contents(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_sheet_is_last_not_selected_and_marked(rich):
    """All other places stay true, typing hits one sheet only, and the sheet is found again by its hidden name."""
    contents = _contents(put(rich))
    book = contents["xl/workbook.xml"].decode()
    names = re.findall(r'<sheet name="([^"]*)"', book)
    assert names == ["Kennzahlen", "Notizen", "Rechnung", "stimmig Bericht"]
    assert 'name="_stimmig_sheet" localSheetId="3" hidden="1"' in book
    assert 'activeTab="1"' in book
    sheet = contents["xl/worksheets/stimmig-sheet1.xml"]
    assert b"tabSelected" not in sheet
    assert b'name="_xlnm.Print_Titles" localSheetId="3">\'stimmig Bericht\'!$1:$1<' in contents["xl/workbook.xml"]


def test_names_and_ids_of_tables_are_free_in_the_whole_workbook(rich):
    """The workbook has a table of our name already; ours takes another one."""
    contents = _contents(put(rich))
    tables = [
        ElementTree.fromstring(content)
        for name, content in contents.items()
        if "/tables/" in name and name.endswith(".xml")
    ]
    names, ids = ([table.get(key) for table in tables] for key in ("displayName", "id"))
    assert len(set(names)) == len(names) == 2 and len(set(ids)) == 2


def test_styles_are_appended_and_nothing_is_renumbered(rich):
    """The user's styles keep their numbers; ours come behind, and the cells of our sheet use them."""
    before = ElementTree.fromstring(_contents(rich)["xl/styles.xml"])
    contents = _contents(put(rich))
    after = ElementTree.fromstring(contents["xl/styles.xml"])
    for kind in ("numFmts", "fonts", "fills", "borders", "cellXfs", "dxfs"):
        old, new = (root.find(f"{{*}}{kind}") for root in (before, after))
        old_items = [ElementTree.tostring(item) for item in old]
        assert [ElementTree.tostring(item) for item in new][: len(old_items)] == old_items
        assert new.get("count") == str(len(new))
    used = {int(style) for style in re.findall(rb'<c r="A\d+" s="(\d+)"', contents["xl/worksheets/stimmig-sheet1.xml"])}
    assert used and min(used) >= len(before.find("{*}cellXfs"))


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path):
    """ "=1+1" arrives as text, in the file and in what other programs read from it."""
    new = put(plain(tmp_path / "plain.xlsx").read_bytes())
    cell = openpyxl.load_workbook(io.BytesIO(new))["stimmig Bericht"]["B2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")  # s is text, f would be a formula


def test_a_sheet_of_the_user_s_with_our_name_is_left_alone(tmp_path):
    """A sheet without our mark is the user's; ours takes another name."""
    path = tmp_path / "eigen.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("stimmig Bericht").write("A1", "meins")
    book = openpyxl.load_workbook(io.BytesIO(put(path.read_bytes())))
    assert book.sheetnames == ["stimmig Bericht", "stimmig Bericht (2)"]
    assert book["stimmig Bericht"]["A1"].value == "meins"


def test_our_sheet_is_found_again_after_renaming(rich):
    """Its name is the user's to choose; the next run replaces it under that name."""
    renamed = _edited(put(rich), "xl/workbook.xml", b'name="stimmig Bericht"', b'name="Pr&#252;fung"')
    again = put(renamed)
    assert re.findall(r'<sheet name="([^"]*)"', _contents(again)["xl/workbook.xml"].decode())[-1] == "Pr&#252;fung"
    assert "Prüfung" not in remove_sheets(again, "test.xlsx").decode("latin-1")


def _edited(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    from stimmig.writing.xlsx.archive import rewrite

    content = _contents(data)[part]
    assert old in content
    return rewrite(data, {part: content.replace(old, new)})


def test_taking_a_sheet_from_the_middle_counts_the_others_anew(rich):
    """If the user moved our sheet to the front, the names of the later sheets follow when it goes."""
    data = put(rich)
    book = _contents(data)["xl/workbook.xml"].decode()
    ours = re.search(r'<sheet name="stimmig Bericht"[^>]*/>', book)[0]
    moved = book.replace(ours, "").replace("<sheets>", "<sheets>" + ours)
    places = {"0": "1", "1": "2", "2": "3", "3": "0"}
    moved = re.sub(r'localSheetId="(\d)"', lambda match: f'localSheetId="{places[match[1]]}"', moved)
    moved = moved.replace('activeTab="1"', 'activeTab="2"')
    from stimmig.writing.xlsx.archive import rewrite

    after = _contents(remove_sheets(rewrite(data, {"xl/workbook.xml": moved.encode()}), "test.xlsx"))
    assert after["xl/workbook.xml"] == _contents(rich)["xl/workbook.xml"]


@pytest.mark.parametrize("form", ODD_FORMS)
def test_writes_into_the_odd_forms_of_the_wild(form, tmp_path):
    """Strict, prefixed, UTF-16, odd names: written, read back, and taken away again."""
    path = ODD_FORMS[form](plain(tmp_path / "odd.xlsx"))
    before = path.read_bytes()
    new = put(before)
    path.write_bytes(new)
    book = open_workbook(path)
    assert book.own_sheets == ("stimmig Bericht",)
    assert [sheet.name for sheet in book.sheets] == ["Kennzahlen"]
    assert put(new) == new
    after = remove_sheets(new, "odd.xlsx")
    if form == "utf16":  # the changed parts come back in UTF-8, with the same content
        assert list(_contents(after)) == list(_contents(before))
    else:
        assert _contents(after) == _contents(before)


def _styles(change):
    def edit(name, content):
        return change(content) if name == "xl/styles.xml" else content

    return edit


ODD_STYLES = {
    "closed lists": lambda styles: re.sub(rb"<dxfs[^>]*>.*?</dxfs>|<dxfs[^>]*/>", b'<dxfs count="0" />', styles),
    "no dxfs": lambda styles: re.sub(rb"<dxfs[^>]*>.*?</dxfs>|<dxfs[^>]*/>", b"", styles),
    "no cellStyleXfs": lambda styles: re.sub(rb"<cellStyleXfs.*?</cellStyleXfs>", b"", styles).replace(
        b' xfId="0"', b""
    ),
    "no counts": lambda styles: re.sub(rb' count="\d+"', b"", styles),
    "empty": lambda styles: b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
    "nothing inside": lambda styles: (
        b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></styleSheet>'
    ),
}


@pytest.mark.parametrize("form", ODD_STYLES)
def test_stylesheets_of_any_form(form, tmp_path):
    """Missing and empty lists are filled, and are missing and empty again afterwards."""
    path = rebuild(plain(tmp_path / "styles.xlsx"), _styles(ODD_STYLES[form]))
    before = path.read_bytes()
    new = put(before)
    root = ElementTree.fromstring(_contents(new)["xl/styles.xml"])
    xfs = root.find("{*}cellXfs")
    assert all(int(xf.get("fontId")) < len(root.find("{*}fonts")) for xf in xfs)
    assert root.find("{*}cellStyleXfs") is not None or all("xfId" not in xf.attrib for xf in xfs)
    after = _contents(remove_sheets(new, "styles.xlsx"))
    if form == "empty":  # opened, filled, cut: the root stays open
        after["xl/styles.xml"] = after["xl/styles.xml"].replace(b"></styleSheet>", b"/>")
    assert after == _contents(before)


def test_a_workbook_without_styles_gets_them_and_loses_them(tmp_path):
    """The new styles part is typed, related, and gone afterwards."""

    def change(name, content):
        if name == "xl/styles.xml":
            return None
        if name == "[Content_Types].xml":
            return re.sub(rb'<Override PartName="/xl/styles.xml"[^>]*/>', b"", content)
        if name == "xl/_rels/workbook.xml.rels":
            return re.sub(rb'<Relationship [^>]*styles.xml"/>', b"", content)
        return re.sub(rb' s="\d+"', b"", content) if "sheet" in name else content

    path = rebuild(plain(tmp_path / "nackt.xlsx"), change)
    before = path.read_bytes()
    new = put(before)
    assert put(new) == new
    assert "xl/styles.xml" in _contents(new)
    assert _contents(remove_sheets(new, "nackt.xlsx")) == _contents(before)


def test_a_package_without_a_type_for_relationships(tmp_path):
    """Old LibreOffice types each .rels by name; ours get their type too, else the tables would hang in the air."""
    overrides = {}

    def change(name, content):
        if name == "[Content_Types].xml":
            kind = "application/vnd.openxmlformats-package.relationships+xml"
            named = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part in overrides)
            return content.replace(f'<Default Extension="rels" ContentType="{kind}"/>'.encode(), named.encode())
        return content

    path = plain(tmp_path / "rels.xlsx")
    overrides = [name for name in parts(path) if name.endswith(".rels")]
    new = put(rebuild(path, change).read_bytes())
    assert b'PartName="/xl/worksheets/_rels/stimmig-sheet1.xml.rels"' in _contents(new)["[Content_Types].xml"]


def test_a_dangling_reference_of_the_user_s_is_not_filled(tmp_path):
    """A relationship and a type that name a part which is not there must not suddenly find ours."""

    def change(name, content):
        if name == "[Content_Types].xml":
            return content.replace(
                b"</Types>", b'<Override PartName="/xl/tables/stimmig-table1.xml" ContentType="x/y"/></Types>'
            )
        if name == "xl/_rels/workbook.xml.rels":
            return content.replace(
                b"</Relationships>",
                b'<Relationship Id="d" Type="x/worksheet" Target="worksheets/stimmig-sheet1.xml"/></Relationships>',
            )
        return content

    path = rebuild(plain(tmp_path / "faden.xlsx"), change)
    new = set(_contents(put(path.read_bytes()))) - set(parts(path))
    assert "xl/tables/stimmig-table1.xml" not in new and "xl/worksheets/stimmig-sheet1.xml" not in new


def test_the_mark_survives_libreoffice_s_spelling():
    """LibreOffice writes the quotes of the hidden name's text as &quot;."""
    from stimmig.workbook import marks
    from stimmig.writing.xlsx.mark import Mark

    mark = Mark.read(marks.text_of("&quot;report 3 7 0 missing fonts=2,dxfs=-2&quot;"))
    assert (mark.kind, mark.sheet, mark.fingerprint, mark.origin.names, mark.origin.styles) == (
        "report",
        3,
        7,
        "missing",
        {"fonts": 2, "dxfs": -2},
    )


def test_touched_styles_are_not_cut(rich):
    """If another program appended styles since, they are in use; ours stay then."""
    data = put(rich)
    styles = _contents(data)["xl/styles.xml"]
    touched = _edited(
        data, "xl/styles.xml", b"</cellXfs>", b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs>'
    )
    after = _contents(remove_sheets(touched, "test.xlsx"))["xl/styles.xml"]
    assert after == styles.replace(b"</cellXfs>", b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs>')
