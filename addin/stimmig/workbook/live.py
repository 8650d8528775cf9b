"""A workbook that is open in Excel, through xlwings: few questions about many cells, and none that changes anything."""

from typing import Any

from stimmig.workbook import marks
from stimmig.workbook.live_copy import Copy
from stimmig.workbook.live_sheet import LiveSheet
from stimmig.workbook.workbook import Sheet, Workbook

_VISIBLE = (True, -1)
"""what xlwings says of a visible sheet on macOS, and on Windows"""


def open_live(book: Any) -> Workbook:
    """Return the workbook behind an `xlwings.Book`; Refusal where a sheet is too large."""
    name = book.name
    stem, dot, ending = name.rpartition(".")
    sheets, own, reports, noted = [], [], [], []
    copy = Copy(book)
    for sheet in book.sheets:
        reader = LiveSheet(sheet, name, copy)
        kind = kind_of(sheet)
        made = Sheet(reader.name, reader.rows, visible=sheet.visible in _VISIBLE, details=reader.details, kind=kind)
        told = _mark(sheet, marks.CONVERSION)
        if told is not None:  # the protocol tells of another file
            noted += [made] if told == marks.NOTES else []
            continue
        if kind and kind not in marks.DATA:
            own.append(reader.name)
        (sheets if kind in ("", *marks.DATA) else reports).append(made)
    return Workbook(
        name=name,
        alias=stem if dot else name,
        format=ending.lower() if dot else "xlsx",
        sheets=tuple(sheets),
        own_sheets=tuple(own),
        reports=tuple(reports),
        noted=tuple(noted),
        template_version=_template_version(book),
    )


def kind_of(sheet: Any) -> str:
    """Return what a sheet of stimmig's is for, "" where it is none; `sheet` is an `xlwings.Sheet`."""
    mark = _mark(sheet, marks.SHEET)
    return "" if mark is None else marks.kind_of(sheet.name, mark)


def _mark(sheet: Any, name: str) -> str | None:
    """Return the text of a hidden name of a sheet, None where it has none."""
    return marks.text_of(sheet.names[name].refers_to or "") if name in sheet.names else None


def _template_version(book: Any) -> str | None:
    if marks.TEMPLATE not in book.names:
        return None
    return marks.text_of(book.names[marks.TEMPLATE].refers_to or "")
