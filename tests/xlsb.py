"""A binary workbook in a few records (MS-XLSB), since no library writes them."""

import struct
import zipfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>
<Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/></Types>"""
_RELS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
{}</Relationships>"""
_REL = """<Relationship Id="rId{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"
 Target="{}"/>"""


def write_xlsb(
    rows: list[list],
    path: Path,
    sheet: str = "Ziele",
    *,
    styles: dict[tuple[int, int], int] | None = None,
    hidden_rows: Collection[int] = (),
    hidden_columns: Collection[int] = (),
    merges: Sequence[tuple[int, int, int, int]] = (),
    numbers: Sequence[int] | None = None,
    levels: Mapping[int, int] | None = None,
) -> Path:
    """Write texts, numbers and errors (#DIV/0!) as the only sheet of an .xlsb file.

    `styles` is (row, column) → 1 for percent, 2 for "0 T€", 3 for a red fill, 4 for an indent, 5 for bold; `merges` are
    first row, last row, first column, last column; `numbers` are other numbers for the rows than their own; `levels` is
    row → level of its group.
    """
    records = [(129, b""), (148, struct.pack("<4I", 0, len(rows) - 1, 0, len(rows[0]) - 1))]
    records += [(60, struct.pack("<4IH", column, column, 2000, 0, 1)) for column in hidden_columns]
    records.append((145, b""))
    for at, row in enumerate(rows):
        number = numbers[at] if numbers else at
        looks = (0x10 if at in hidden_rows else 0) | (levels or {}).get(at, 0)
        records.append((0, struct.pack("<IIHBBBI", number, 0, 300, 0, looks, 0, 0)))
        for column, cell in enumerate(row):
            style = (styles or {}).get((at, column), 0)
            if cell != "" or style:
                records.append(_cell(struct.pack("<II", column, style), cell))
    records.append((146, b""))
    records += [(176, struct.pack("<4I", *merge)) for merge in merges]
    records.append((130, b""))
    bundle = struct.pack("<II", 0, 1) + _text("rId1") + _text(sheet)
    book = [(131, b""), (143, b""), (156, bundle), (144, b""), (132, b"")]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _rels(("officeDocument", "xl/workbook.bin")))
        archive.writestr("xl/workbook.bin", _records(book))
        links = _rels(("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin"))
        archive.writestr("xl/_rels/workbook.bin.rels", links)
        archive.writestr("xl/worksheets/sheet1.bin", _records(records))
        archive.writestr("xl/styles.bin", _records(_styles()))
    return path


def _cell(head: bytes, cell) -> tuple[int, bytes]:
    if cell == "":
        return 1, head
    if cell == "#DIV/0!":
        return 3, head + b"\x07"
    return (6, head + _text(cell)) if isinstance(cell, str) else (5, head + struct.pack("<d", cell))


def _styles() -> list[tuple[int, bytes]]:
    """Return the records of six cell styles, behind one of another kind that must not count."""
    formats = [(44, struct.pack("<H", 170) + _text('0 "T€"'))]
    plain, red = struct.pack("<I8x", 0), struct.pack("<IBBh4B", 1, 2 << 1 | 1, 0, 0, 255, 0, 0, 255)
    fills = [(45, fill + bytes(48)) for fill in (plain, red)]
    parent = (47, struct.pack("<4H8x", 0xFFFF, 9, 0, 1))
    fonts = [(43, struct.pack("<3H", 220, 0, weight) + bytes(19)) for weight in (400, 700)]
    looks = ((0, 0, 0, 0), (9, 0, 0, 0), (170, 0, 0, 0), (0, 0, 1, 0), (0, 0, 0, 2), (0, 1, 0, 0))
    own = [(47, struct.pack("<5H2B4x", 0, number, font, fill, 0, 0, indent)) for number, font, fill, indent in looks]
    return [
        (278, b""), *_list(615, formats), *_list(611, fonts), *_list(603, fills), *_list(626, [parent]), *_list(617, own), (279, b"")
    ]  # fmt: skip


def _list(begin: int, items: list[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
    return [(begin, struct.pack("<I", len(items))), *items, (begin + 1, b"")]


def _rels(*links: tuple[str, str]) -> str:
    return _RELS.format(
        "".join(_REL.format(number, kind, target) for number, (kind, target) in enumerate(links, start=1))
    )


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
