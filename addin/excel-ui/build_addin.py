"""Build Excel's side of stimmig from text: the add-in, and the templates with buttons on their sheets.

    python addin/excel-ui/build_addin.py

The same input gives the same bytes. A test builds again and compares part by part.
"""

import io
import re
import sys
import zipfile
from importlib.metadata import distribution, version
from pathlib import Path

import xlsxwriter

from ribbon import NO_PYTHON, ribbon_xml, texts_module
from stimmig.clicks.buttons import BUTTONS
from stimmig.template.build import CREATED, build_workbook
from vba_project import Module, document, vba_project

HERE = Path(__file__).parent
TEMPLATES = HERE.parents[1] / "templates"
ADD_IN, SCRIPT = "stimmig.xlam", "stimmig.applescript"
_FILES = {"de": "stimmig-vorlage.xlsm", "en": "stimmig-template.xlsm"}
_WORKBOOK_BASE, _SHEET_BASE = "00020819-0000-0000-C000-000000000046", "00020820-0000-0000-C000-000000000046"
_CLASS_BASE = "FCFB3D2A-A0FA-1068-A738-08002B3371B5"
_MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_ADD_IN_TYPE = b"application/vnd.ms-excel.addin.macroEnabled.main+xml"
_UI_TYPE = "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility"
_DAY = (2026, 1, 1, 0, 0, 0)
_ON_SHEETS = ("check", "go_to_next")
_FIRST_COLUMN, _WIDTH = 4, 180
_LOOK = {
    "width": _WIDTH, "height": 24, "y_offset": 4, "object_position": 3,
    "fill": {"color": "#243B53"}, "line": {"none": True},
    "font": {"name": "Calibri", "size": 10, "bold": True, "color": "#FFFFFF"},
    "align": {"vertical": "middle", "horizontal": "center"},
}  # fmt: skip
_HIDE = "import sys;sys.modules.update(dict.fromkeys(['pandas','numpy','matplotlib','PIL','polars']));"
"""xlwings imports these where they are installed; no click needs them, and they cost half a second"""
_QUOTED = "quoted form of PythonInterpreter"
_START = re.compile(r"\tset ShellCommand to .*¬\n.*\n")
"""the statement of xlwings' script that puts the command line together"""
_CHANGES = (
    ('Public Const PROJECT_NAME As String = "myaddin"', 'Public Const PROJECT_NAME As String = "stimmig"'),
    ('-B -c ""import xlwings.utils;', f'-B -c ""{_HIDE}import xlwings.utils;'),
    ('AppleScriptTask("xlwings-" & XLWINGS_VERSION & ".applescript"', 'AppleScriptTask("stimmig.applescript"'),
    ("please run 'xlwings runpython install' in a terminal", "please run 'stimmig install' in a terminal"),
)


def built() -> dict[Path, bytes]:
    """Return path → content of every file that is built."""
    files = {TEMPLATES / ADD_IN: build_add_in(), TEMPLATES / SCRIPT: apple_script().encode()}
    return files | {TEMPLATES / name: build_template(lang) for lang, name in _FILES.items()}


def build_add_in() -> bytes:
    """Return the add-in: an empty sheet, the ribbon, and the macros with xlwings' own module embedded."""
    out = io.BytesIO()
    modules = [
        document("ThisWorkbook", _WORKBOOK_BASE),
        document("Sheet1", _SHEET_BASE),
        Module("Stimmig", (HERE / "vba" / "Stimmig.bas").read_text("ascii")),
        Module("StimmigTexts", texts_module()),
        Module("xlwings", xlwings_module()),
        Module("Dictionary", _dictionary(), "Class"),
    ]
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": "stimmig", "created": CREATED, "comments": f"xlwings {version('xlwings')}"})
        book.add_vba_project(io.BytesIO(vba_project("StimmigAddin", modules)), is_stream=True)
        book.set_vba_name("ThisWorkbook")
        book.add_worksheet("stimmig").set_vba_name("Sheet1")
    return _package(out.getvalue(), {"customUI/customUI.xml": ribbon_xml().encode()}, _as_add_in)


def build_template(lang: str) -> bytes:
    """Return the empty workbook with buttons on its sheets; their macros only call the add-in."""
    return _package(build_workbook(lang, more=lambda book: _add_buttons(book, lang)), {}, _as_buttons)


def _add_buttons(book: xlsxwriter.Workbook, lang: str) -> None:
    book.set_vba_name("ThisWorkbook")
    sheets = book.worksheets()
    for number, sheet in enumerate(sheets, 1):
        sheet.set_vba_name(f"Sheet{number}")
        for place, button in enumerate(one for one in BUTTONS if one.tag in _ON_SHEETS):
            options = {**_LOOK, "x_offset": 4 + place * (_WIDTH + 8), "description": f"stimmig {button.tag}"}
            sheet.insert_textbox(0, _FIRST_COLUMN, button.label.to(lang), options)
    book.add_vba_project(io.BytesIO(vba_project("StimmigTemplate", _thin_modules(len(sheets)))), is_stream=True)


def _as_buttons(name: str, content: bytes) -> bytes:
    """Turn the text boxes of the drawings into rounded buttons that call their macros."""
    if not name.startswith("xl/drawings/drawing"):
        return content
    shapes = content.decode().split("<xdr:sp ")
    for at, shape in enumerate(shapes[1:], 1):
        tag = re.search(r'descr="stimmig (\w+)"', shape)[1]
        shape = shape.replace('macro=""', f'macro="[0]!Stimmig_{tag}"', 1).replace('prst="rect"', 'prst="roundRect"', 1)
        shapes[at] = re.sub(r'name="[^"]*"', f'name="stimmig {tag}"', shape, count=1)
    return "<xdr:sp ".join(shapes).encode()


def xlwings_module() -> str:
    """Return xlwings' VBA module for add-ins of one's own, of the installed version, with our names in it.

    ValueError where a place that we change is not there once: then xlwings has changed, and so must this.
    """
    source = _packaged("xlwings_custom_addin.bas")
    for old, new in _CHANGES:
        if source.count(old) != 1:
            raise ValueError(f"xlwings_custom_addin.bas: expected once: {old}")
        source = source.replace(old, new)
    return source


def apple_script() -> str:
    """Return the script through which Excel for Mac starts Python, with the same libraries hidden.

    Each word is quoted for the shell: in xlwings' own, a gap in a path ends it, and a workbook's name could be a command.
    ValueError where the statement that is changed is not there once.
    """
    name = next(one.name for one in distribution("xlwings").files or () if one.name.endswith(".applescript"))
    source = _packaged(name)
    if len(_START.findall(source)) != 1:
        raise ValueError(f"{name}: expected once: set ShellCommand to …")
    code = f"{_HIDE}import xlwings.utils;xlwings.utils.prepare_sys_path('"
    start = (
        f'\tset ShellCommand to {_QUOTED} & " -B -u -W ignore -c " & ¬\n'
        f'\t\tquoted form of ("{code}" & PYTHONPATH & "\');" & PythonCommand) & " " & ¬\n'
        '\t\tquoted form of ("--wb=" & WorkbookName) & " --from_xl=1 " & ¬\n'
        '\t\tquoted form of ("--app=" & ApplicationFullName) & " > /dev/null 2>" & quoted form of LOG_FILE & " & "\n'
    )
    return _START.sub(lambda _: _python_is_there() + start, source)


def _python_is_there() -> str:
    """Return the lines that say so where Python is gone: the sandbox lets only the script look. Its text is ASCII."""
    return (
        f'\tset NoPython to "{NO_PYTHON.en}"\n'
        f'\tif PythonCommand contains "\'de\'" then set NoPython to "{NO_PYTHON.de}"\n'
        "\ttry\n"
        f'\t\tdo shell script "test -x " & {_QUOTED}\n'
        "\ton error\n"
        '\t\tdo shell script "echo " & quoted form of NoPython & " > " & quoted form of LOG_FILE\n'
        "\t\treturn 1\n"
        "\tend try\n"
    )


def _packaged(name: str) -> str:
    return Path(str(distribution("xlwings").locate_file(f"xlwings/{name}"))).read_text("utf-8").replace("\r\n", "\n")


def _thin_modules(sheets: int) -> list[Module]:
    subs = "\n".join(
        f'Public Sub Stimmig_{button.tag}()\n    StimmigInAddIn "{button.tag}"\nEnd Sub\n' for button in BUTTONS
    )
    source = (HERE / "vba" / "StimmigButtons.bas").read_text("ascii")
    names = [document(f"Sheet{number}", _SHEET_BASE) for number in range(1, sheets + 1)]
    modules = [Module("StimmigButtons", f"{source}\n{subs}"), Module("StimmigTexts", texts_module())]
    return [document("ThisWorkbook", _WORKBOOK_BASE), *names, *modules]


def _dictionary() -> str:
    """Return the class that takes the place of Windows' dictionary on a Mac, as a project holds it."""
    source = _packaged("addin/Dictionary.cls").partition("\nEND\n")[2]
    head, first, rest = source.partition('Attribute VB_Name = "Dictionary"\n')
    return f'{head}{first}Attribute VB_Base = "0{{{_CLASS_BASE}}}"\n{rest}'


def _as_add_in(name: str, content: bytes) -> bytes:
    if name == "[Content_Types].xml":
        return content.replace(_MACRO_TYPE, _ADD_IN_TYPE)
    if name == "_rels/.rels":
        link = f'<Relationship Id="rIdUI" Type="{_UI_TYPE}" Target="customUI/customUI.xml"/></Relationships>'
        return content.replace(b"</Relationships>", link.encode())
    return content


def _package(data: bytes, more: dict[str, bytes], change) -> bytes:
    """Return a package with parts changed and added, its entries dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: change(name, old.read(name)) for name in old.namelist()} | more
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return out.getvalue()


def main() -> None:
    """Write the files that have changed."""
    for path, content in built().items():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
            print(path.name, file=sys.stdout)


if __name__ == "__main__":
    main()
