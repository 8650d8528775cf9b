"""Excel's side: what is built from text holds that text, and works where no Excel runs to try it."""

import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from oletools.olevba import VBA_Parser

import build_addin
import pictures
import ribbon
from conftest import ROOT, find_program
from stimmig import excel
from stimmig.clicks import words
from stimmig.clicks.buttons import BUTTONS, GROUPS
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.file import open_workbook
from vba_project import Module, compressed, document, vba_project

HERE = Path(__file__).parent
ADD_IN = ROOT / "templates" / "stimmig.xlam"
MACRO_TEMPLATES = sorted((ROOT / "templates").glob("*.xlsm"))
UI = "{http://schemas.microsoft.com/office/2006/01/customui}"


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def modules(path):
    """Return name → source of the VBA modules in a file, as an independent reader finds them."""
    parser = VBA_Parser(str(path))
    try:
        return {name.rpartition(".")[0]: code for _, _, name, code in parser.extract_all_macros()}
    finally:
        parser.close()


def lines(source):
    return [line.rstrip() for line in source.replace("\r\n", "\n").strip().split("\n")]


@pytest.mark.parametrize("path", build_addin.built(), ids=lambda path: path.name)
def test_building_again_gives_the_committed_file_part_by_part(path):
    """When this fails, run: python addin/excel-ui/build_addin.py"""
    if path.suffix == ".applescript":
        assert build_addin.built()[path] == path.read_bytes()
        return
    new, old = parts(build_addin.built()[path]), parts(path.read_bytes())
    assert list(new) == list(old)
    assert [name for name in new if new[name] != old[name]] == []


def test_the_pictures_of_the_guide_are_those_of_the_table():
    """When this fails, run: python addin/excel-ui/pictures.py"""
    assert [path.name for path, content in pictures.drawn().items() if path.read_bytes() != content] == []


def test_the_guide_shows_every_button_in_both_languages():
    guide = (ROOT / "addin" / "excel-ui" / "README.md").read_text("utf-8")
    for button in BUTTONS:
        assert f"pictures/{button.tag}.svg" in guide
        assert f"**{button.label.de}**" in guide and f"**{button.label.en}**" in guide


def test_olevba_returns_the_source_as_it_lies_in_text():
    """The modules of the add-in are the text files, the generated texts, and xlwings' own."""
    found = modules(ADD_IN)
    assert lines(found["Stimmig"]) == lines((ROOT / "addin/excel-ui/vba/Stimmig.bas").read_text())
    assert lines(found["StimmigTexts"]) == lines(ribbon.texts_module())
    assert lines(found["xlwings"]) == lines(build_addin.xlwings_module())
    assert 'PROJECT_NAME As String = "stimmig"' in found["xlwings"]


def test_nothing_runs_by_itself_and_no_licence_key_is_there():
    for path in (ADD_IN, *MACRO_TEMPLATES):
        source = "\n".join(modules(path).values())
        assert not re.search(r"Sub (Auto_?Open|Workbook_Open|Auto_?Close)", source, re.IGNORECASE)
        assert 'LICENSE_KEY = "' not in source


@pytest.mark.parametrize("size", [0, 1, 3, 4096, 4097, 50_000])
@pytest.mark.parametrize("kind", ["same", "text", "noise"])
def test_what_is_compressed_comes_back(size, kind):
    """An independent reader unpacks what ours packs, whatever its size."""
    import random

    from oletools.olevba import decompress_stream

    noise = random.Random(1).randbytes(size)
    data = {"same": b"a" * size, "text": (b"Public Sub Test()\r\n" * 3000)[:size], "noise": noise}[kind]
    assert bytes(decompress_stream(bytearray(compressed(data)))) == data if data else compressed(data) == b"\x01"


def test_ids_are_unique_and_tags_are_functions():
    root = ElementTree.fromstring(ribbon.ribbon_xml())
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    tags = [one.get("tag") for one in root.iter(f"{UI}button")]
    assert tags == [button.tag for button in BUTTONS] and all(callable(getattr(excel, tag)) for tag in tags)


def test_every_callback_is_there_with_the_signature_that_excel_calls():
    """onAction takes the control; get… takes the control and gives the value back by reference."""
    source = (ROOT / "addin/excel-ui/vba/Stimmig.bas").read_text()
    for element in ElementTree.fromstring(ribbon.ribbon_xml()).iter():
        for name, callback in element.attrib.items():
            if name == "onAction":
                assert f"Public Sub {callback}(control As IRibbonControl)\n" in source
            elif name.startswith("get"):
                assert f"Public Sub {callback}(control As IRibbonControl, ByRef returnedVal)\n" in source


def test_every_control_has_its_texts_in_both_languages():
    names = [f"{group.id}.label" for group in GROUPS]
    names += [f"{ribbon.control_id(button)}.{what}" for button in BUTTONS for what in ("label", "tip")]
    source = ribbon.texts_module()
    assert all(f'Case "{name}.{lang}"' in source for name in names for lang in ("de", "en"))


def test_every_icon_is_on_microsoft_s_list():
    known = (HERE / "image_mso.txt").read_text().split()
    assert [button.icon for button in BUTTONS if button.icon not in known] == []


def faults(path):
    """Return what Excel would stumble over and the validator of the SDK does not see."""
    content = parts(path.read_bytes())
    found = []
    kind = "addin" if path.suffix == ".xlam" else "sheet"
    if f"application/vnd.ms-excel.{kind}.macroEnabled.main+xml".encode() not in content["[Content_Types].xml"]:
        found.append("main type")
    try:
        sources = modules(path)
    except Exception:  # whatever the independent reader stumbles over
        sources = {}
    if not sources:
        found.append("project")
    pages = [content["xl/workbook.xml"], *(content[name] for name in content if name.startswith("xl/worksheets/sheet"))]
    if not {re.search(rb'codeName="(\w+)"', page)[1].decode() for page in pages} <= set(sources):
        found.append("code names")
    drawings = "".join(one.decode() for name, one in content.items() if name.startswith("xl/drawings/drawing"))
    called = re.findall(r'macro="([^"]*)"', drawings)
    buttons = sources.get("StimmigButtons", "")
    if not all(f"Public Sub {name.removeprefix('[0]!')}()" in buttons for name in called):
        found.append("macros of shapes")
    ribbon_part = content.get("customUI/customUI.xml", b"").decode()
    callbacks = re.findall(r'(?:onAction|get\w+)="(\w+)"', ribbon_part)
    if not all(f"Public Sub {name}(" in sources.get("Stimmig", "") for name in callbacks):
        found.append("callbacks")
    return found


@pytest.mark.parametrize("path", [ADD_IN, *MACRO_TEMPLATES], ids=lambda path: path.name)
def test_types_names_and_macros_fit_together(path):
    """What the SDK's validator is blind to is looked at here."""
    assert faults(path) == []


def test_the_buttons_on_sheets_are_rounded_and_hand_over_to_the_add_in():
    for path in MACRO_TEMPLATES:
        drawings = "".join(one.decode() for name, one in parts(path.read_bytes()).items() if "/drawing" in name)
        assert 'prst="roundRect"' in drawings and 'prst="rect"' not in drawings
        assert len(re.findall(r'macro="\[0\]!\w+"', drawings)) == drawings.count("<xdr:sp ")
        assert 'Application.Run "stimmig.xlam!StimmigRun"' in modules(path)["StimmigButtons"]


def test_the_captions_of_buttons_are_no_text_of_the_workbook(tmp_path):
    """A check of the template does not take „Prüfen“ for a text that could not be placed."""
    for path in MACRO_TEMPLATES:
        book = open_workbook(path)
        assert book.template_version is not None
        assert [sheet.details.shapes for sheet in book.sheets if sheet.details.shapes] == []
        assert not read_workbook(book).statements


def sdk_errors(path):
    import json

    run = subprocess.run([find_program("ooxml-validator"), str(path)], capture_output=True, text=True, check=False)
    return json.loads(run.stdout)["errors"]


@pytest.mark.program("ooxml-validator")
@pytest.mark.parametrize("path", [ADD_IN, *MACRO_TEMPLATES], ids=lambda path: path.name)
def test_the_sdk_finds_no_error(path):
    assert sdk_errors(path) == []


DAMAGE = {
    "a sheet against the schema": ("xl/worksheets/sheet1.xml", (b"<sheetData", b"<wrong/><sheetData"), True, []),
    "no project": ("xl/vbaProject.bin", None, False, ["project", "code names", "callbacks"]),
    "the type of a workbook": (
        "[Content_Types].xml",
        (b"ms-excel.addin.macro", b"ms-excel.sheet.macro"),
        False,
        ["main type"],
    ),
    "another code name": (
        "xl/worksheets/sheet1.xml",
        (b'codeName="Sheet1"', b'codeName="Tabelle1"'),
        False,
        ["code names"],
    ),
    "an unknown callback": ("customUI/customUI.xml", (b'="StimmigClick"', b'="StimmigKlick"'), False, ["callbacks"]),
    "an unknown macro": (
        "xl/drawings/drawing1.xml",
        (b"[0]!Stimmig_check", b"[0]!Stimmig_chek"),
        False,
        ["macros of shapes"],
    ),
}
"""what is done to a file → part, change, whether the validator sees it, what our own look finds"""


def damaged(what, folder):
    part, change, *_ = DAMAGE[what]
    path = folder / ("damaged.xlam" if part in parts(ADD_IN.read_bytes()) else "damaged.xlsm")
    content = parts((ADD_IN if path.suffix == ".xlam" else MACRO_TEMPLATES[0]).read_bytes())
    before = content[part]
    content[part] = before.replace(*change) if change else b"\0" * len(before)
    assert content[part] != before
    with zipfile.ZipFile(path, "w") as package:
        for name, data in content.items():
            package.writestr(name, data)
    return path


@pytest.mark.parametrize("what", DAMAGE)
def test_what_is_damaged_is_found(what, tmp_path):
    """Negative controls of our own look: each damage is found, and nothing else."""
    found = faults(damaged(what, tmp_path))
    assert sorted(found) == sorted(DAMAGE[what][3])


@pytest.mark.program("ooxml-validator")
@pytest.mark.parametrize("what", DAMAGE)
def test_what_the_sdk_sees_and_what_it_is_blind_to(what, tmp_path):
    """Negative controls of the validator: it sees a broken schema, and nothing of what only Excel puts together."""
    assert bool(sdk_errors(damaged(what, tmp_path))) is DAMAGE[what][2]


STUBS = """
Public Function RunPython(command As String)
    Dim row As Long
    row = 1
    Do While ThisWorkbook.Worksheets(1).Cells(row, 1).Value <> ""
        row = row + 1
    Loop
    ThisWorkbook.Worksheets(1).Cells(row, 1).Value = command
End Function
Public Function GetConfig(configKey As String, Optional default As String = "", Optional source As String = "") As Variant
    GetConfig = IIf(configKey = "LANGUAGE", "{lang}", "{python}")
End Function
"""
SHOW = """
Public Sub StimmigShow(said As String, kind As Long, title As String)
    Dim row As Long
    row = 1
    Do While ThisWorkbook.Worksheets(1).Cells(row, 4).Value <> ""
        row = row + 1
    Loop
    ThisWorkbook.Worksheets(1).Cells(row, 4).Value = said
End Sub
"""
CONTROL = "Public ID As String\nPublic Tag As String\n"
_HEAD = """Attribute VB_Name = "StimmigControl"
Attribute VB_Base = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"
Attribute VB_GlobalNameSpace = False
Attribute VB_Creatable = False
Attribute VB_PredeclaredId = False
Attribute VB_Exposed = False
Attribute VB_TemplateDerived = False
Attribute VB_Customizable = False
"""


def workbook_for_libreoffice(path, lang, python, no_workbook):
    """Write a workbook with our modules as they are, RunPython stubbed, and one that presses every button."""
    presses = []
    for row, button in enumerate(BUTTONS, 1):
        presses.append(f'    control.ID = "{ribbon.control_id(button)}": control.Tag = "{button.tag}"')
        presses.append("    StimmigClick control")
        for column, callback in ((2, "StimmigLabel"), (3, "StimmigTip")):
            presses.append(f"    {callback} control, said")
            presses.append(f"    ThisWorkbook.Worksheets(1).Cells({row}, {column}).Value = said")
    body = "\n".join(
        ["Public Sub PressAll()", "    Dim control As New StimmigControl, said As Variant", *presses, "End Sub"]
    )
    source = (ROOT / "addin/excel-ui/vba/Stimmig.bas").read_text().replace("As IRibbonControl", "As Object")
    source = source.replace("MsgBox ", "StimmigShow ") + SHOW
    if no_workbook:  # LibreOffice has no window without a document
        source = source.replace("If ActiveWorkbook Is Nothing Then", "If True Then")
    made = [
        document("ThisWorkbook", "00020819-0000-0000-C000-000000000046"),
        document("Sheet1", "00020820-0000-0000-C000-000000000046"),
        Module("Stimmig", source),
        Module("StimmigTexts", ribbon.texts_module()),
        Module(
            "xlwings",
            'Attribute VB_Name = "xlwings"\n' + STUBS.replace("{lang}", lang).replace("{python}", str(python)),
        ),
        Module("StimmigControl", _HEAD + CONTROL, "Class"),
        Module("Press", f'Attribute VB_Name = "Press"\n{body}\n'),
    ]
    with xlsxwriter.Workbook(path) as book:
        book.add_vba_project(io.BytesIO(vba_project("VBAProject", made)), is_stream=True)
        book.set_vba_name("ThisWorkbook")
        book.add_worksheet("Sheet1").set_vba_name("Sheet1")
    return path


BASIC = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Main
    Dim how(1) As New com.sun.star.beans.PropertyValue, saved(0) As New com.sun.star.beans.PropertyValue
    how(0).Name = "MacroExecutionMode": how(0).Value = 4
    how(1).Name = "FilterName": how(1).Value = "Calc MS Excel 2007 VBA XML"
    doc = StarDesktop.loadComponentFromURL("{url}", "_blank", 0, how())
    script = "vnd.sun.star.script:VBAProject.Press.PressAll?language=Basic&amp;location=document"
    doc.getScriptProvider().getScript(script).invoke(Array(), Array(), Array())
    saved(0).Name = "FilterName": saved(0).Value = "Calc MS Excel 2007 XML"
    doc.storeToURL("{out}", saved())
    doc.close(True)
    StarDesktop.terminate()
End Sub
</script:module>
"""


def pressed(folder, lang, python, no_workbook=False):
    """Let LibreOffice press every button, and return the rows that this wrote."""
    import openpyxl

    path, out = workbook_for_libreoffice(folder / "press.xlsm", lang, python, no_workbook), folder / "out.xlsx"
    office = [find_program("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    # The first start writes a Module1 of its own into a new profile; ours takes its place.
    subprocess.run([*office, "--terminate_after_init"], capture_output=True, timeout=180, check=False)
    basic = folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    basic.write_text(BASIC.replace("{url}", path.as_uri()).replace("{out}", out.as_uri()))
    subprocess.run([*office, "macro:///Standard.Module1.Main"], capture_output=True, timeout=180, check=False)
    sheet = openpyxl.load_workbook(out)["Sheet1"]
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_col=1, max_col=4)]


@pytest.mark.program("soffice")
@pytest.mark.parametrize("lang", ["de", "en"])
def test_libreoffice_runs_every_callback(lang, tmp_path):
    """Each click issues its command, each label and tip is the one of the table: read from the cells they wrote."""
    rows = pressed(tmp_path, lang, sys.executable)
    assert rows == [
        (f"import stimmig.excel;stimmig.excel.run('{one.tag}','{lang}')", one.label.to(lang), one.tip.to(lang), None)
        for one in BUTTONS
    ]


@pytest.mark.program("soffice")
@pytest.mark.parametrize("lang", ["de", "en"])
def test_where_python_is_gone_nothing_is_called(lang, tmp_path):
    """Each click ends in a sentence that VBA itself shows; labels and tips are there all the same."""
    rows = pressed(tmp_path, lang, tmp_path / "gone" / "python.exe")
    assert [(row[0], row[1], row[3]) for row in rows] == [
        (None, button.label.to(lang), ribbon.NO_PYTHON.to(lang)) for button in BUTTONS
    ]


@pytest.mark.program("soffice")
def test_without_a_workbook_or_in_protected_view_vba_says_so(tmp_path):
    """Excel then has no active workbook: the sentence comes before Python is started."""
    rows = pressed(tmp_path, "de", sys.executable, no_workbook=True)
    assert [(row[0], row[3]) for row in rows] == [(None, words.NO_WORKBOOK.de)] * len(BUTTONS)
