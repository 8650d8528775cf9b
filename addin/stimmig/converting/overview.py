"""The overview of a run as a workbook: one row per file, with links to source and result."""

import io
import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

import xlsxwriter

from stimmig.converting.job import CONVERTED, COUNTED, FAILED, FAULT, REJECTED, Outcome
from stimmig.language.text import Text
from stimmig.model.canonical import BY_NAME
from stimmig.writing.heights import row_height

NAMES = Text("stimmig-uebersicht.xlsx", "stimmig-overview.xlsx")
_TITLE = Text("Umgesetzte Arbeitsmappen", "Converted workbooks")
_SHEET = Text("Übersicht", "Overview")
_STATES = {
    CONVERTED: Text("umgesetzt", "converted"),
    REJECTED: Text("abgelehnt", "rejected"),
    FAILED: Text("gescheitert", "failed"),
    FAULT: Text("Störung in stimmig", "fault in stimmig"),
}
_HEADS = (
    (Text("Datei", "File"), 40),
    (Text("Ergebnis", "Result"), 30),
    (Text("Stand", "State"), 13),
    (Text("Offene Fragen", "Open questions"), 10),
    (Text("Ohne Weg zum Purpose", "Without a way to the purpose"), 14),
    (Text("Sicherheit", "Certainty"), 11),
    (Text("Sprache", "Language"), 10),
    *((BY_NAME[name].sheet, 12) for name in COUNTED),
    (Text("Notizen", "Notes"), 10),
    (Text("Sekunden", "Seconds"), 10),
    (Text("Grund", "Reason"), 60),
)
_FIRST_NUMBER = 3
_BESIDE_NUMBERS = (6, len(_HEADS) - 1)
"""columns of text behind numbers, which stand at the right of their cells"""
_HEAD_ROW = 2
_LONGEST_LINK = 250
"""letters; a longer address is no link in Excel"""
_LINE_HEIGHT = row_height([("", 1)])
_CHUNK = 200
"""letters of one text within a formula; Excel takes 255"""


def draw_overview(outcomes: Iterable[Outcome], folder: Path, lang: str) -> bytes:
    """Return the workbook; `folder` is where it will stand, so that links can lead from there.

    Rows are written as they come, none is kept: there may be very many.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_urls": False}) as book:
        base = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
        head = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#243B53", "text_wrap": True, "valign": "vcenter"}
        boxed = base | {"bottom": 1, "bottom_color": "#CBD2D9", "text_wrap": True}
        cell = book.add_format(boxed)
        link = book.add_format(boxed | {"font_color": "#1F4E79", "underline": 1})
        share = book.add_format(boxed | {"num_format": "0%"})
        beside = book.add_format(boxed | {"align": "left", "indent": 1})
        tenths = book.add_format(boxed | {"num_format": "0.0"})
        sheet = book.add_worksheet(_SHEET.to(lang))
        for column, (_, width) in enumerate(_HEADS):
            sheet.set_column(column, column, width)
        sheet.set_default_row(_LINE_HEIGHT)
        sheet.set_row(0, 24)
        sheet.write_string(0, 0, _TITLE.to(lang), book.add_format(base | {"font_size": 14, "bold": True}))
        sheet.set_row(_HEAD_ROW, 42)
        heads = {
            "left": book.add_format(base | head),
            "indented": book.add_format(base | head | {"align": "left", "indent": 1}),
            "right": book.add_format(base | head | {"align": "right"}),
        }
        for column, (text, _) in enumerate(_HEADS):
            where = "left" if column < _FIRST_NUMBER else "indented" if column in _BESIDE_NUMBERS else "right"
            sheet.write_string(_HEAD_ROW, column, text.to(lang), heads[where])
        row = _HEAD_ROW
        for row, outcome in enumerate(outcomes, _HEAD_ROW + 1):
            _write(sheet, row, outcome, folder, lang, (cell, link, share, beside, tenths))
        sheet.autofilter(_HEAD_ROW, 0, row, len(_HEADS) - 1)
        sheet.freeze_panes(_HEAD_ROW + 1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.hide_gridlines(2)
    return out.getvalue()


def _write(sheet, row: int, outcome: Outcome, folder: Path, lang: str, formats) -> None:
    cell, link, share, beside, tenths = formats
    message = outcome.get("message", "")
    paths = [_relative(path, folder) if path else "" for path in (outcome["file"], outcome.get("result"))]
    widths = (_HEADS[0][1], _HEADS[1][1], _HEADS[-1][1])
    height = row_height(zip((*paths, message), widths))
    if height > _LINE_HEIGHT:  # the heights of all rows stay in memory
        sheet.set_row(row, height)  # before its cells: the row is written as it comes
    for column, path in enumerate((outcome["file"], outcome.get("result"))):
        _write_link(sheet, row, column, path, folder, link, cell)
    sheet.write_string(row, 2, _STATES[outcome["state"]].to(lang), cell)
    for column, name in ((3, "questions"), (4, "without_purpose"), (5, "certainty")):
        _write_number(sheet, row, column, outcome.get(name), share if name == "certainty" else cell)
    sheet.write_string(row, 6, outcome.get("lang", ""), beside)
    for column, name in enumerate(COUNTED, 7):
        _write_number(sheet, row, column, outcome.get("counts", {}).get(name), cell)
    for column, name in enumerate(("notes", "seconds"), 7 + len(COUNTED)):
        _write_number(sheet, row, column, outcome.get(name), tenths if name == "seconds" else cell)
    sheet.write_string(row, len(_HEADS) - 1, message, beside)


def _write_number(sheet, row: int, column: int, value, style) -> None:
    if value is None:
        sheet.write_blank(row, column, None, style)
    else:
        sheet.write_number(row, column, value, style)


def _write_link(sheet, row: int, column: int, path: str | None, folder: Path, link, cell) -> None:
    """Write a path as a link from the folder of the overview; as a formula, since Excel takes only 65,530 others."""
    if not path:
        sheet.write_blank(row, column, None, cell)
        return
    shown = _relative(path, folder)
    address = quote(os.fsencode(shown.replace(os.sep, "/")), safe="/:.-_~!$&'()+,;=@")
    shown = shown.encode("utf-8", "replace").decode()
    if len(address) > _LONGEST_LINK or len(shown) > _LONGEST_LINK:
        sheet.write_string(row, column, shown, cell)
    else:
        sheet.write_formula(row, column, f"=HYPERLINK({_quoted(address)},{_quoted(shown)})", link, shown)


def _relative(path: str, folder: Path) -> str:
    try:
        return os.path.relpath(path, folder)
    except ValueError:  # on another drive of Windows
        return path


def _quoted(text: str) -> str:
    """Return a text as it stands in a formula, in parts that Excel takes."""
    parts = [text[start : start + _CHUNK].replace('"', '""') for start in range(0, len(text), _CHUNK)]
    return "&".join(f'"{part}"' for part in parts)
