"""The records of binary workbooks (MS-XLSB), which part holds which sheet, and the styles."""

import struct
from collections.abc import Iterator
from xml.etree import ElementTree

from stimmig.workbook.package import Package

# MS-XLSB 2.3.2: record numbers
_SHEET, _SHARED_STRINGS = 156, 159
_FONT, _FORMAT, _FILL, _XF, _BEGIN_CELL_XFS, _END_CELL_XFS = 43, 44, 45, 47, 617, 618
_BOLD = 700
"""weight of a bold font; a plain one has 400"""
_SOLID = 1
_INDEXED, _RGB, _THEME = 1, 2, 3


def sheet_parts(package: Package) -> dict[str, str]:
    """Return sheet name → part."""
    targets = {link.id: link.target for link in package.relationships(package.main_part)}
    found = {}
    for kind, body in records(package.read(package.main_part)):
        if kind == _SHEET:
            relationship, at = _string(body, 8)
            name, _ = _string(body, at)
            if relationship in targets:
                found[name] = targets[relationship]
    return found


def check_shared_strings(data: bytes) -> None:
    """Raise ValueError where the table of texts claims more texts than fit into it: calamine makes room for all."""
    for kind, body in records(data):
        if kind == _SHARED_STRINGS and struct.unpack_from("<I", body, 4)[0] > len(data):
            raise ValueError("more texts than bytes")
        return


def styles_tree(data: bytes) -> ElementTree.Element:
    """Return a binary styles part as the XML that it stands for: number formats, fonts, fills and cell styles."""
    root = ElementTree.Element("styleSheet")
    parts = ("numFmts", "fonts", "fills", "cellXfs")
    formats, fonts, fills, styles = (ElementTree.SubElement(root, name) for name in parts)
    within = False
    for kind, body in records(data):
        if kind == _FORMAT:
            code, _ = _string(body, 2)
            number = struct.unpack_from("<H", body)[0]
            ElementTree.SubElement(formats, "numFmt", numFmtId=str(number), formatCode=code)
        elif kind == _FONT:
            font = ElementTree.SubElement(fonts, "font")
            if struct.unpack_from("<H", body, 4)[0] >= _BOLD:
                ElementTree.SubElement(font, "b")
        elif kind == _FILL:
            _add_fill(fills, body)
        elif kind in (_BEGIN_CELL_XFS, _END_CELL_XFS):
            within = kind == _BEGIN_CELL_XFS  # outside stand the styles that cell styles are made from
        elif kind == _XF and within:
            _, number, font, fill, _, _, indent = struct.unpack_from("<5H2B", body)
            style = ElementTree.SubElement(styles, "xf", numFmtId=str(number), fontId=str(font), fillId=str(fill))
            ElementTree.SubElement(style, "alignment", indent=str(indent))
    return root


def _add_fill(fills: ElementTree.Element, body: bytes) -> None:
    fill = ElementTree.SubElement(fills, "fill")
    pattern, kind, index, tint, *rgb = struct.unpack_from("<IBBh3B", body)
    if pattern != _SOLID:
        return
    colour = {
        _INDEXED: {"indexed": str(index)},
        _RGB: {"rgb": bytes(rgb).hex()},
        _THEME: {"theme": str(index), "tint": str(tint / 32767)},
    }.get(kind >> 1, {})
    solid = ElementTree.SubElement(fill, "patternFill", patternType="solid")
    ElementTree.SubElement(solid, "fgColor", colour)


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of each record."""
    at = 0
    while at < len(data):
        kind, at = number_at(data, at, 2)
        size, at = number_at(data, at, 4)
        yield kind, data[at : at + size]
        at += size


def number_at(data: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number stored seven bits a byte, and where the next thing starts."""
    value = 0
    for step in range(most):
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << (7 * step)
        if byte < 0x80:
            break
    return value, at


def _string(data: bytes, at: int) -> tuple[str, int]:
    length = struct.unpack_from("<I", data, at)[0]
    end = at + 4 + 2 * length
    return data[at + 4 : end].decode("utf-16-le"), end
