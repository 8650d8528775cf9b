"""The texts in text boxes and shapes of a sheet that is open in Excel."""

import contextlib
from collections.abc import Callable
from typing import Any

from stimmig.workbook import marks
from stimmig.workbook.workbook import ShapeText, SheetDetails

_OWN = "button of a template"
_SILENT = {_OWN, "comment", "form_control", "ole_control_object", "chart", "picture", "linked_picture", "slicer"}
"""kinds whose text is none of the sheet's: captions of buttons, notes of cells"""


def shape_texts(sheet: Any, copied: Callable[[], SheetDetails | None], unread: set[str]) -> tuple[ShapeText, ...]:
    """Return the texts of the shapes on an `xlwings.Sheet`, in drawing order.

    Within a group Excel shows only the group; what it holds the file behind the workbook tells, else it is unread.
    """
    shapes = [(shape, _kind(shape)) for shape in sheet.shapes]
    if any(kind == "group" for _, kind in shapes):
        if copy := copied():
            return copy.shapes
        unread.add("shapes")
    return tuple(
        ShapeText(text, *_corner(shape)) for shape, kind in shapes if kind not in _SILENT and (text := _text(shape))
    )


def _kind(shape: Any) -> str:
    with contextlib.suppress(Exception):  # xlwings has no word for the newest kinds
        return _OWN if shape.name.startswith(marks.OWN_SHAPES) else shape.type or ""
    return ""


def _text(shape: Any) -> str:
    with contextlib.suppress(Exception):  # what can have no text says so in its own way
        # Windows ends paragraphs with a return, and lines with a vertical tab.
        return (shape.text or "").replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").strip()
    return ""


def _corner(shape: Any) -> tuple[int | None, int | None]:
    """Return row and column under the upper left corner of a shape, where the system tells."""
    try:
        cell = shape.api.TopLeftCell
        return cell.Row - 1, cell.Column - 1
    except Exception:  # macOS calls it otherwise, and a group has none
        return None, None
