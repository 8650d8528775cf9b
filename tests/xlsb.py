"""A binary workbook in a few records (MS-XLSB), since no library writes them."""

import struct
import zipfile
from pathlib import Path

_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>
<Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/></Types>"""
_RELS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>
</Relationships>"""


def write_xlsb(rows: list[list], path: Path, sheet: str = "Ziele") -> Path:
    """Write texts and numbers as the only sheet of an .xlsb file."""
    records = [(129, b""), (148, struct.pack("<4I", 0, len(rows) - 1, 0, len(rows[0]) - 1)), (145, b"")]
    for number, row in enumerate(rows):
        records.append((0, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0)))
        for column, cell in enumerate(row):
            if cell == "":
                continue
            head = struct.pack("<II", column, 0)
            if isinstance(cell, str):
                records.append((6, head + _text(cell)))
            else:
                records.append((5, head + struct.pack("<d", cell)))
    records += [(146, b""), (130, b"")]
    bundle = struct.pack("<II", 0, 1) + _text("rId1") + _text(sheet)
    book = [(131, b""), (143, b""), (156, bundle), (144, b""), (132, b"")]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS.format("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/workbook.bin", _records(book))
        archive.writestr("xl/_rels/workbook.bin.rels", _RELS.format("worksheet", "worksheets/sheet1.bin"))
        archive.writestr("xl/worksheets/sheet1.bin", _records(records))
    return path


def _records(records: list[tuple[int, bytes]]) -> bytes:
    out = b""
    for kind, body in records:
        out += bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        size = len(body)
        while True:
            out += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
            size >>= 7
            if not size:
                break
        out += body
    return out


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
