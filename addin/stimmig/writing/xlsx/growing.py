"""Let what covers the last row of a table reach further down: the table itself, validations, formats, filters."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from stimmig.cells import Area
from stimmig.writing.xlsx.splice import Edits, parse

_FOLLOWING = ("dataValidation", "conditionalFormatting", "ignoredError")


def grown_sheet(data: bytes, table: Area, bottom: int) -> bytes:
    """Return a sheet's XML in which validations, formats and filters that end with a table end at row `bottom`."""
    head, tail = data[: data.rfind(b"sheetData")], data[data.rfind(b"sheetData") :]

    def attribute(match: re.Match) -> bytes:
        return match[1] + _grown(match[2].decode(), table, bottom).encode() + match[3]

    names = "|".join(_FOLLOWING).encode()
    tail = re.sub(rb"(<(?:\w+:)?(?:" + names + rb")\b[^>]*?\ssqref=[\"'])([^\"']*)([\"'])", attribute, tail)
    tail = re.sub(rb"(<(?:\w+:)?autoFilter\b[^>]*?\sref=[\"'])([^\"']*)([\"'])", attribute, tail)
    # Rules and lists of later versions stand in an extension, with their range as a text.
    return head + re.sub(rb"(<xm:sqref>)([^<]*)(</xm:sqref>)", attribute, tail)


def grown_table(data: bytes, table: Area, bottom: int) -> bytes:
    """Return a table's part with its range and filter ending at row `bottom`."""
    root, edits = parse(data, 1), Edits(data)
    for span in (root, root.child("autoFilter")):
        if span is not None and span.get("ref"):
            edits.set_attribute(span, "ref", _grown(span.get("ref"), table, bottom))
    return edits.apply()


def widened_table(data: bytes, table: Area, headings: Sequence[str]) -> bytes:
    """Return a table's part with further columns at its right end."""
    root, edits = parse(data, 2), Edits(data)
    wide = str(table._replace(right=table.right + len(headings)))
    for span in (root, root.child("autoFilter")):
        if span is not None and span.get("ref"):
            edits.set_attribute(span, "ref", wide)
    columns = root.child("tableColumns")
    first = max(int(one.get("id")) for one in columns.children) + 1
    for number, heading in enumerate(headings, first):
        edits.append_child(columns, f'<{root.prefix}tableColumn id="{number}" name={quoteattr(heading)}/>'.encode())
    edits.set_attribute(columns, "count", str(len(columns.children) + len(headings)))
    return edits.apply()


def _grown(references: str, table: Area, bottom: int) -> str:
    return " ".join(_one(reference, table, bottom) for reference in references.split())


def _one(reference: str, table: Area, bottom: int) -> str:
    try:
        area = Area.named(reference)
    except ValueError:  # a whole column reaches far enough
        return reference
    beside = area.right < table.left or area.left > table.right
    if beside or area.bottom != table.bottom or area.top < table.top:
        return reference
    return str(area._replace(bottom=bottom))
