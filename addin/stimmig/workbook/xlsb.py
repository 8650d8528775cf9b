"""The little that is read from binary workbooks beside their values: which part holds which sheet (MS-XLSB 2.4.304)."""

import struct
from collections.abc import Iterator

from stimmig.workbook.package import Package

_SHEET = 156


def sheet_parts(package: Package) -> dict[str, str]:
    """Return sheet name → part."""
    targets = {link.id: link.target for link in package.relationships(package.main_part)}
    found = {}
    for kind, body in _records(package.read(package.main_part)):
        if kind == _SHEET:
            relationship, at = _string(body, 8)
            name, _ = _string(body, at)
            if relationship in targets:
                found[name] = targets[relationship]
    return found


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        kind, at = _number(data, at, 2)
        size, at = _number(data, at, 4)
        yield kind, data[at : at + size]
        at += size


def _number(data: bytes, at: int, most: int) -> tuple[int, int]:
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
