"""The wish that Excel calculates all formulas on opening: they may read cells that were written."""

import re
from collections.abc import Iterable

from stimmig.writing.xlsx.splice import Edits, parse

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_CALCULATED = ' calcId="191029"'
"""as Excel writes it: without a version, the results that are there would be taken for placeholders of a library"""
_AFTER_CALCULATION = frozenset(
    ("oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
     "fileRecoveryPr", "webPublishObjects", "extLst")
)  # fmt: skip


def holds_formula(sheets: Iterable[bytes]) -> bool:
    """Say whether any cell of some sheets, given as XML, holds a formula."""
    # The short search first: it takes a tenth of the time, and most long sheets hold not even that.
    return any((b"<f" in data or b":f" in data) and _FORMULA.search(data) for data in sheets)


def with_recalculation(workbook: bytes) -> bytes:
    """Return the workbook part with the request to calculate on opening: formulas may read what has changed."""
    root, edits = parse(workbook, 1), Edits(workbook)
    found = root.child("calcPr")
    if found is None:
        following = next((child for child in root.children if child.name in _AFTER_CALCULATION), None)
        element = f'<{root.prefix}calcPr{_CALCULATED} fullCalcOnLoad="1"/>'.encode()
        edits.insert(following.start if following else root.content_end, element)
    elif found.get("fullCalcOnLoad"):
        edits.set_attribute(found, "fullCalcOnLoad", "1")
    else:
        more = f'{"" if found.get("calcId") else _CALCULATED} fullCalcOnLoad="1"'
        edits.insert(found.start + len(f"<{found.prefix}calcPr"), more.encode())
    return edits.apply()
