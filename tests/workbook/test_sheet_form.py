"""Sheet XML of any spelling reads like the usual one."""

import re

import pytest

from packages import is_sheet, parts, plain, rebuild
from stimmig.reading.recognise import read_workbook
from stimmig.workbook import sheet_form
from stimmig.workbook.file import open_workbook

_TARGET = re.compile(rb"<c r=\"C2\"[^>]*><v>5</v></c>")


def observed(path, cell: bytes) -> list[tuple[str, str, str]]:
    """Return what is noticed where the target of the only KPI is written in this way."""

    def change(name, content):
        return _TARGET.sub(lambda _: cell, content) if is_sheet(name) else content

    read = read_workbook(open_workbook(rebuild(plain(path), change)))
    assert read.records[0].values("target") == [None]
    return [(noted.kind, str(noted.place), noted.what) for noted in read.observations]


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="C2" t="e"><f>A1/0</f><v>#DIV/0!</v></c>',
        b'<c r="C2" t="e">\n  <f>A1/0</f>\n  <v>#DIV/0!</v>\n</c>',
        b'<c r="C2" t="e"> <f>A1/0</f> <v>#DIV/0!</v> </c>',
        b'<c\nr="C2"\nt="e"><v>#DIV/0!</v></c>',
        b'<c r="C2"\tt="e"><v>#DIV/0!</v></c>',
        b'<c t="e" r="C2"><v>#DIV/0!</v></c>',
        b"<c r='C2' t='e'><v>#DIV/0!</v></c>",
        b"<c r=\"C2\" t='e'><v>#DIV/0!</v></c>",
        b'<c r="C2" t = "e"><v>#DIV/0!</v></c>',
        b'<c r="C2" t="e"><v xml:space="preserve">#DIV/0!</v></c>',
        b'<c r="C2" t="e"><v >#DIV/0!</v></c>',
        b'<c r="C2" t="e"><f>A1/0</f><!-- why --><v>#DIV/0!</v></c>',
        b'<c r="C2" t="e"><f><![CDATA[A1/0]]></f><v><![CDATA[#DIV/0!]]></v></c>',
        b'<c r="C2" s="0" t="e" ><v>#DIV/0!</v></c>',
    ],
)
def test_an_error_is_seen_however_its_cell_is_written(cell, tmp_path):
    """Line breaks, other quotes, another order of attributes, comments: the error is the same."""
    assert observed(tmp_path / "fehler.xlsx", cell) == [("formula_error", "Kennzahlen!C2", "#DIV/0!")]


@pytest.mark.parametrize("cell", [b'<c r="C2"><f>1+1</f></c>', b'<c r="C2">\n<f>1+1</f>\n</c>'])
def test_a_formula_without_result_is_seen_however_its_cell_is_written(cell, tmp_path):
    assert observed(tmp_path / "formel.xlsx", cell) == [("uncalculated", "Kennzahlen!C2", "")]


def test_a_cell_within_a_comment_is_none(tmp_path):
    """What is commented out says nothing."""

    def change(name, content):
        comment = b'<!-- <c r="C2" t="e"><v>#REF!</v></c> -->'
        return content.replace(b"<sheetData>", comment + b"<sheetData>") if is_sheet(name) else content

    read = read_workbook(open_workbook(rebuild(plain(tmp_path / "kommentar.xlsx"), change)))
    assert (read.records[0].values("target"), read.observations) == ([5], ())


def test_hidden_rows_and_columns_are_seen_in_pretty_printed_xml(tmp_path):
    """Every tag on a line of its own: what is hidden stays hidden, also where rows have no number."""

    def change(name, content):
        if not is_sheet(name):
            return content
        content = re.sub(rb'<row r="2"[^>]*>', b'<row hidden="1">', content)
        content = content.replace(b"<sheetData>", b'<cols><col min="3" max="3" hidden="1"/></cols><sheetData>')
        return content.replace(b"><", b">\n  <")

    details = open_workbook(rebuild(plain(tmp_path / "schoen.xlsx"), change)).sheets[0].details
    assert (details.hidden_rows, details.hidden_columns) == ({1}, {2})


@pytest.mark.parametrize(
    "usual",
    [
        lambda content: content,
        lambda content: content.replace(b"<row", b"\n<row").replace(b"</sheetData>", b"\n</sheetData>"),
        lambda content: content.replace(b"</v>", b"</v>").replace(b'"/>', b'" />'),
        lambda content: content.replace(b"<v>5</v>", b"<f>IF('A b'!A1=\"x y\",1,\n2)</f><v>5</v>"),
    ],
)
def test_the_usual_forms_take_the_fast_way(usual, tmp_path, monkeypatch):
    """A line for each row, blanks before "/>", formulas over several lines: nothing is parsed anew."""

    def fail(_):
        raise AssertionError("rewritten")

    monkeypatch.setattr(sheet_form, "_rewritten", fail)
    path = rebuild(
        plain(tmp_path / "ueblich.xlsx"), lambda name, content: usual(content) if is_sheet(name) else content
    )
    assert read_workbook(open_workbook(path)).records[0].values("target") == [5]


def test_a_large_sheet_takes_the_fast_way_wherever_the_sample_ends(tmp_path, monkeypatch):
    """The sample of a sheet may end within a tag; half a tag is no other spelling."""
    path = plain(tmp_path / "gross.xlsx")
    rows = b"".join(b'<row r="%d" spans="1:4"><c r="A%d" s="0"><v>1</v></c></row>' % (row, row) for row in range(3, 60))
    content = parts(path)["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", rows + b"</sheetData>")
    monkeypatch.setattr(sheet_form, "_rewritten", lambda _: None)
    for size in range(1, len(content)):
        monkeypatch.setattr(sheet_form, "_SAMPLE", size)
        assert sheet_form.canonical(content).near
