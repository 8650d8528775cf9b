"""Bring the XML of a sheet to the one form that `sheet_xml` reads, where its writer chose another."""

import io
import re
from typing import NamedTuple
from xml.etree import ElementTree

from stimmig.cells import Area, cell_name

_SAMPLE = 50_000
"""bytes that show how the writer of a sheet spells tags"""
_BEYOND_Z99999 = re.compile(rb'<c(?! r="[A-Z]\d{1,5}")(?=[\s/>])')
"""a cell further out, or one whose position does not stand first or at all; one look at the sheet answers both"""
_CELL_WITHOUT_POSITION = re.compile(rb'<c(?! r="[A-Z])(?=[\s/>])')
_OTHER_SPELLING = re.compile(
    rb"""<(?:c|row) [^>]*?(?:='|\s[\s=>]|=\s)|<row(?:>| (?![^>]*?\br="))|<v[ ]|[ ]<(?:[vf][ >/]|is>|/c>)"""
)
_BROKEN_INSIDE = re.compile(rb"<(?:c|row|v)(?: [^>]*)?[\r\n\t]|[\r\n\t][ ]*<(?:[vf][\s>/]|is[\s>]|/c>)")


class Canonical(NamedTuple):
    """The XML of a sheet in the usual form; `near` says that all its cells lie within A1:Z99999."""

    data: bytes
    near: bool


def canonical(data: bytes) -> Canonical:
    """Return the sheet with unprefixed names and a position on every cell and row."""
    root = re.search(rb"<(\w+):worksheet\b", data[:4096])
    if root:
        data = re.sub(rb"<(/?)" + root[1] + rb":", rb"<\1", data)
    near = not _BEYOND_Z99999.search(data)
    if _is_spelled_otherwise(data) or (not near and _CELL_WITHOUT_POSITION.search(data)):
        return Canonical(_rewritten(data), near=False)
    return Canonical(data, near)


def _is_spelled_otherwise(data: bytes) -> bool:
    if b"!" in data and b"<!" in data:  # a comment or CDATA; looking for one character first is 40 times faster
        return True
    cells = data.find(b"<sheetData"), data.rfind(b"</sheetData")
    sample = data.rfind(b">", 0, min(cells[1], cells[0] + _SAMPLE)) + 1  # no tag cut in two
    if _OTHER_SPELLING.search(data, cells[0], sample):
        return True
    breaks = any(data.find(sign, *cells) >= 0 for sign in (b"\n", b"\r", b"\t"))
    return breaks and _BROKEN_INSIDE.search(data, *cells) is not None


def _rewritten(data: bytes) -> bytes:
    """Return rows, cells, formulas and values with their positions, which the file left out."""
    from xml.sax.saxutils import quoteattr  # its import costs 20 ms, and few files come here

    out = [b"<worksheet>"]
    row = column = -1
    for event, element in ElementTree.iterparse(io.BytesIO(data), events=("start", "end")):
        tag = element.tag.rpartition("}")[2]
        if tag == "row" and event == "start":
            row, column = int(element.get("r", row + 2)) - 1, -1
            out.append(f'<row r="{row + 1}" hidden={quoteattr(element.get("hidden", "0"))}>'.encode())
        elif tag == "row":
            out.append(b"</row>")
            element.clear()
        elif tag == "c" and event == "end":
            at_row, column = Area.named(element.get("r"))[:2] if element.get("r") else (row, column + 1)
            out.append(_cell(element, at_row, column))
        elif tag == "sheetData":
            out.append(b"<sheetData>" if event == "start" else b"</sheetData>")
        elif tag == "mergeCell" and event == "end":
            out.append(f'<mergeCell ref="{element.get("ref")}"/>'.encode())
        elif tag == "col" and event == "end":
            attributes = " ".join(f"{key}={quoteattr(value)}" for key, value in element.attrib.items())
            out.append(f"<col {attributes}/>".encode())
    return b"".join(out) + b"</worksheet>"


def _cell(element: ElementTree.Element, row: int, column: int) -> bytes:
    from xml.sax.saxutils import escape, quoteattr

    attributes = "".join(
        f" {name}={quoteattr(element.get(name))}" for name in ("s", "t") if element.get(name) is not None
    )
    inner = ""
    for child in element:
        tag = child.tag.rpartition("}")[2]
        if tag in ("f", "v"):
            inner += f"<{tag}>{escape(child.text or '')}</{tag}>"
        elif tag == "is":
            inner += "<is></is>"
    return f'<c r="{cell_name(row, column)}"{attributes}>{inner}</c>'.encode()
