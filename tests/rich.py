"""A workbook with what controllers' files hold and what libraries lose when they load and save.

XlsxWriter writes charts, pictures, comments, form controls, sparklines, conditional formats and macros. Pivot tables,
slicers, connections, query tables, custom XML, threaded comments and printer settings come in by hand, as parts with the
names and relationships that Excel gives them.
"""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import xlsxwriter

from packages import rebuild

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."

FOREIGN = {
    "xl/pivotCache/pivotCacheDefinition1.xml": (
        b'<pivotCacheDefinition xmlns="%s" refreshedBy="Kern" recordCount="0"><cacheSource type="worksheet">'
        b'<worksheetSource ref="A1:D3" sheet="Kennzahlen"/></cacheSource><cacheFields count="0"/></pivotCacheDefinition>'
        % _MAIN,
        _TYPE + "pivotCacheDefinition+xml",
    ),
    "xl/connections.xml": (
        b'<connections xmlns="%s"><connection id="1" name="DWH" type="5" refreshedVersion="6"/></connections>' % _MAIN,
        _TYPE + "connections+xml",
    ),
    "xl/slicerCaches/slicerCache1.xml": (
        b'<slicerCacheDefinition xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" name="Slicer_Region"'
        b' sourceName="Region"/>',
        "application/vnd.ms-excel.slicerCache+xml",
    ),
    "xl/persons/person.xml": (
        b'<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"/>',
        "application/vnd.ms-excel.person+xml",
    ),
    "customXml/item1.xml": (b'<data xmlns="urn:kern"><budget>12,5 \xe2\x82\xac</budget></data>', "application/xml"),
    "xl/externalLinks/externalLink1.xml": (b'<externalLink xmlns="%s"/>' % _MAIN, _TYPE + "externalLink+xml"),
    "xl/printerSettings/printerSettings1.bin": (bytes(range(256)), _TYPE + "printerSettings"),
}
_LINKED = {
    "xl/pivotCache/pivotCacheDefinition1.xml": "pivotCacheDefinition",
    "xl/connections.xml": "connections",
    "xl/externalLinks/externalLink1.xml": "externalLink",
}


def rich_workbook(path: Path) -> Path:
    """Write the workbook; an .xlsm has macros."""
    with xlsxwriter.Workbook(path) as book:
        if path.suffix == ".xlsm":
            book.add_vba_project(
                io.BytesIO(b"\xd0\xcf\x11\xe0 not a real project, but bytes that must not change"), is_stream=True
            )
        bold = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1})
        percent = book.add_format({"num_format": '0.0 "%-Punkte"'})
        sheet = book.add_worksheet("Kennzahlen")
        sheet.write_row(0, 0, ["ID", "Kennzahl", "Zielwert", "Ist"], bold)
        for row in range(1, 4):
            sheet.write_row(row, 0, [f"K-{row}", f"Kennzahl {row}", 5 + row])
            sheet.write_number(row, 3, 4.25, percent)
        sheet.write_comment("B2", "Geprüft von Frau Lutz", {"author": "Lutz"})
        sheet.write_rich_string("F1", "halb ", bold, "fett")
        sheet.conditional_format("D2:D4", {"type": "3_color_scale"})
        sheet.conditional_format("C2:C4", {"type": "data_bar", "data_bar_2010": True})
        sheet.data_validation("B2:B4", {"validate": "length", "criteria": ">", "value": 2})
        sheet.add_sparkline("G2", {"range": "Kennzahlen!C2:D2"})
        sheet.insert_textbox("H8", "Nur zur Ansicht")
        sheet.insert_button("H2", {"macro": "Aktualisieren", "caption": "Aktualisieren"})
        sheet.insert_checkbox("E2", True)
        sheet.insert_image("J2", "pixel.png", {"image_data": io.BytesIO(_png())})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Kennzahlen!$D$2:$D$4", "categories": "=Kennzahlen!$B$2:$B$4"})
        sheet.insert_chart("A8", chart)
        sheet.autofilter("A1:D4")
        notes = book.add_worksheet("Notizen")
        notes.add_table("A1:B3", {"name": "stimmigFindings", "columns": [{"header": "Wer"}, {"header": "Was"}]})
        notes.activate()
        book.define_name("Zinssatz", "=0.03")
        hidden = book.add_worksheet("Rechnung")
        hidden.very_hidden()
    return _with_foreign_parts(path)


def _with_foreign_parts(path: Path) -> Path:
    def change(name: str, content: bytes) -> bytes:
        if name == "[Content_Types].xml":
            overrides = "".join(
                f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, (_, kind) in FOREIGN.items()
            )
            return content.replace(b"</Types>", overrides.encode() + b"</Types>")
        if name == "xl/_rels/workbook.xml.rels":
            links = "".join(
                f'<Relationship Id="rIdX{number}" Type="{_REL}{kind}" Target="{part.removeprefix("xl/")}"/>'
                for number, (part, kind) in enumerate(_LINKED.items())
            )
            return content.replace(b"</Relationships>", links.encode() + b"</Relationships>")
        if name == "xl/workbook.xml":
            pivots = b'<pivotCaches><pivotCache cacheId="1" r:id="rIdX0"/></pivotCaches></workbook>'
            links = b'</sheets><externalReferences><externalReference r:id="rIdX2"/></externalReferences>'
            return content.replace(b"</workbook>", pivots).replace(b"</sheets>", links)
        return content

    return rebuild(
        path,
        change,
        **{part: _HEAD + content if part.endswith(".xml") else content for part, (content, _) in FOREIGN.items()},
    )


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = zlib.compress(b"\0\xff\0\0")
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )


def raw_entries(data: bytes) -> dict[str, bytes]:
    """Return name → the compressed bytes of each entry as they lie in the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {}
        for info in archive.infolist():
            name_length, extra_length = struct.unpack_from("<2H", data, info.header_offset + 26)
            start = info.header_offset + 30 + name_length + extra_length
            found[info.filename] = data[start : start + info.compress_size]
        return found
