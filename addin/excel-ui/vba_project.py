"""Write a VBA project from source text alone (MS-OVBA): no compiled code, which Excel makes itself on opening."""

import struct
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from compound_file import compound_file

_CODE_PAGE, _LANGUAGE, _SYSTEM = 1252, 0x409, 1
_CHUNK = 4096
_OFFICE = (
    r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL"
    "#Microsoft Office 16.0 Object Library"
)
_STDOLE = r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation"
_ID = "{5B1E7A4C-3D60-4F0E-9C56-7E2D1A90C3B4}"
_SEED = 0x5D
"""a project's protection is stored scrambled; the seed is free, and fixed here so that the same input gives the same bytes"""
_PROCEDURAL, _DOCUMENT = 0x21, 0x22


class Module(NamedTuple):
    """A module: `kind` is "Module", "Class" or "Document"; the source with its attributes, lines ended by LF or CRLF."""

    name: str
    source: str
    kind: str = "Module"


def document(name: str, base: str) -> Module:
    """Return the module that belongs to the workbook or a sheet; `base` is the class behind it."""
    lines = (
        f'VB_Name = "{name}"', f'VB_Base = "0{{{base}}}"', "VB_GlobalNameSpace = False", "VB_Creatable = False",
        "VB_PredeclaredId = True", "VB_Exposed = True", "VB_TemplateDerived = False", "VB_Customizable = True",
    )  # fmt: skip
    return Module(name, "".join(f"Attribute {line}\n" for line in lines), "Document")


def vba_project(name: str, modules: Sequence[Module]) -> bytes:
    """Return the part vbaProject.bin. The source must be ASCII, since Macs and PCs disagree about the rest."""
    sources = {one.name: _lines(one.source).encode("ascii") for one in modules}
    streams = {f"VBA/{one}": compressed(source) for one, source in sources.items()}
    streams["VBA/_VBA_PROJECT"] = b"\xcc\x61\xff\xff\x00\x01\x00"
    streams["VBA/dir"] = compressed(_directory(name, modules))
    streams["PROJECT"] = _project(name, modules).encode("ascii")
    streams["PROJECTwm"] = b"".join(_named(one.name) for one in modules) + b"\0\0"
    return compound_file(streams)


def _lines(source: str) -> str:
    return "\r\n".join(source.replace("\r\n", "\n").rstrip("\n").split("\n")) + "\r\n"


def _named(name: str) -> bytes:
    return name.encode("ascii") + b"\0" + name.encode("utf-16-le") + b"\0\0"


def _record(number: int, data: bytes) -> bytes:
    return struct.pack("<HI", number, len(data)) + data


def _both(number: int, wide: int, text: str) -> bytes:
    return _record(number, text.encode("ascii")) + _record(wide, text.encode("utf-16-le"))


def _directory(name: str, modules: Sequence[Module]) -> bytes:
    """Return the stream "dir" before compression."""
    numbers = ((1, _SYSTEM), (2, _LANGUAGE), (0x14, _LANGUAGE))
    out = b"".join(_record(number, struct.pack("<I", value)) for number, value in numbers)
    out += _record(3, struct.pack("<H", _CODE_PAGE)) + _record(4, name.encode("ascii"))
    out += _both(5, 0x40, "") + _record(6, b"") + _record(0x3D, b"")
    out += _record(7, b"\0" * 4) + _record(8, b"\0" * 4) + struct.pack("<HIIH", 9, 4, 1, 1) + _both(0x0C, 0x3C, "")
    for label, library in (("stdole", _STDOLE), ("Office", _OFFICE)):
        text = library.encode("ascii")
        out += _both(0x16, 0x3E, label) + _record(0x0D, struct.pack("<I", len(text)) + text + b"\0" * 6)
    out += _record(0x0F, struct.pack("<H", len(modules))) + _record(0x13, b"\xff\xff")
    for one in modules:
        kind = _PROCEDURAL if one.kind == "Module" else _DOCUMENT
        out += _both(0x19, 0x47, one.name) + _both(0x1A, 0x32, one.name) + _both(0x1C, 0x48, "")
        out += _record(0x31, b"\0" * 4) + _record(0x1E, b"\0" * 4) + _record(0x2C, b"\xff\xff")
        out += _record(kind, b"") + _record(0x2B, b"")
    return out + _record(0x10, b"")


def _project(name: str, modules: Sequence[Module]) -> str:
    lines = [f'ID="{_ID}"']
    lines += [f"{one.kind}={one.name}{'/&H00000000' if one.kind == 'Document' else ''}" for one in modules]
    lines += [f'Name="{name}"', 'HelpContextID="0"', 'VersionCompatible32="393222000"']
    lines += [f'CMG="{_scrambled(bytes(4))}"', f'DPB="{_scrambled(bytes(1))}"', f'GC="{_scrambled(bytes([0xFF]))}"']
    lines += ["", "[Host Extender Info]", "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"]
    lines += ["", "[Workspace]", *(f"{one.name}=0, 0, 0, 0, C" for one in modules)]
    return "\r\n".join(lines) + "\r\n"


def _scrambled(data: bytes) -> str:
    """Return data as 2.4.3.2 of MS-OVBA scrambles it."""
    key = sum(_ID.encode()) & 0xFF
    first, second, plain = _SEED ^ key, _SEED ^ 2, key
    out = [_SEED, second, first]
    for byte in bytes((_SEED & 6) // 2) + struct.pack("<I", len(data)) + data:
        new = byte ^ ((second + plain) & 0xFF)
        out.append(new)
        second, first, plain = first, new, byte
    return bytes(out).hex().upper()


def compressed(data: bytes) -> bytes:
    """Return data as 2.4.1 of MS-OVBA compresses it."""
    chunks = (data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK))
    return b"\x01" + b"".join(_chunk(chunk) for chunk in chunks)


def _chunk(data: bytes) -> bytes:
    packed = b"".join(_tokens(data))
    if len(packed) > _CHUNK:  # it would grow: stored as it is, which takes a full chunk
        if len(data) < _CHUNK:
            raise ValueError("the last piece cannot be compressed; source text always can")
        return struct.pack("<H", 0x3FFF) + data
    return struct.pack("<H", 0xB000 | (len(packed) - 1)) + packed


def _tokens(data: bytes) -> Iterable[bytes]:
    """Yield groups of eight tokens: single bytes, and copies of what came before within the chunk."""
    at = 0
    while at < len(data):
        flags, group = 0, b""
        for bit in range(8):
            if at >= len(data):
                break
            offset, length = _longest(data, at)
            if length >= 3:
                bits = _offset_bits(at)
                group += struct.pack("<H", (offset - 1) << (16 - bits) | (length - 3))
                flags |= 1 << bit
                at += length
            else:
                group += data[at : at + 1]
                at += 1
        yield bytes([flags]) + group


def _offset_bits(at: int) -> int:
    """Return how many bits of a copy token hold the distance, which depends on how far it may reach."""
    return max(4, (at - 1).bit_length())


def _longest(data: bytes, at: int) -> tuple[int, int]:
    """Return distance and length of the longest earlier occurrence of what follows."""
    most = min((0xFFFF >> _offset_bits(at)) + 3, len(data) - at) if at else 0
    distance, length = 0, 0
    # Each time something longer is found, only what is longer still is looked for.
    while length < most:
        found = data.rfind(data[at : at + max(length + 1, 3)], 0, at + max(length + 1, 3) - 1)
        if found < 0 or at + max(length + 1, 3) > len(data):
            break
        distance, length = at - found, max(length + 1, 3)
        while length < most and data[found + length] == data[at + length]:
            length += 1
    return distance, min(length, most)
