"""Rewrite a zip archive so that every untouched entry keeps its very bytes and its place (APPNOTE 4.3)."""

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping
from typing import NamedTuple

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64 = struct.Struct("<4sLQL")
_ZIP64_EXTRA = 0x0001
_LARGE = 4_000_000
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF
# New entries carry the oldest date that zip knows: the same input gives the same bytes.
_DATE, _TIME = (0 << 9) | (1 << 5) | 1, 0


class Entry(NamedTuple):
    """An entry of the old archive: its name, its central record, and where its bytes begin and end."""

    name: str
    central: bytes
    start: int
    end: int


def rewrite(
    data: bytes, replaced: Mapping[str, bytes], removed: Collection[str] = (), added: Mapping[str, bytes] | None = None
) -> bytes:
    """Return the archive with some entries replaced at their place, some removed, and some added at the end."""
    out = io.BytesIO()
    central: list[bytes] = []
    entries, comment = read_entries(data)
    out.write(data[: min((entry.start for entry in entries), default=0)])
    placed: dict[str, bytes] = {}
    for entry in sorted(entries, key=lambda entry: entry.start):
        if entry.name in removed:
            continue
        if entry.name in replaced:
            placed[entry.name] = _write_entry(out, entry.name, replaced[entry.name], entry.central)
        else:
            placed[entry.name] = _moved(entry.central, out.tell())
            out.write(data[entry.start : entry.end])
    central = [placed[entry.name] for entry in entries if entry.name in placed]
    for name, content in (added or {}).items():
        central.append(_write_entry(out, name, content))
    _write_end(out, central, comment)
    return out.getvalue()


def read_entries(data: bytes) -> tuple[list[Entry], bytes]:
    """Return the entries in the order of the central directory, and the archive's comment."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos, comment, directory = archive.infolist(), archive.comment, archive.start_dir
    ends = sorted({info.header_offset for info in infos} | {directory})
    following = dict(zip(ends, ends[1:]))
    # zipfile moves all offsets where something stands before the archive; the records still hold the old ones.
    entries, at = [], directory
    for info in infos:
        fields = _CENTRAL.unpack_from(data, at)
        size = _CENTRAL.size + fields[10] + fields[11] + fields[12]
        start = info.header_offset
        entries.append(Entry(info.filename, data[at : at + size], start, following[start]))
        at += size
    return entries, comment


def _write_entry(out: io.BytesIO, name: str, content: bytes, old: bytes = b"") -> bytes:
    """Write a deflated entry and return its central record; dates and attributes of an old record stay."""
    # A large part is packed as Excel packs it: three times as fast, and somewhat larger.
    packer = zlib.compressobj(6 if len(content) < _LARGE else 2, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    raw_name = name.encode("utf-8")
    made_by, needed, flags, time, date, internal, external = 20, 20, 0 if name.isascii() else 0x800, _TIME, _DATE, 0, 0
    if old:
        fields = _CENTRAL.unpack_from(old)
        made_by, needed, time, date, internal, external = *fields[1:3], *fields[5:7], *fields[14:16]
        raw_name = old[_CENTRAL.size : _CENTRAL.size + fields[10]]
        flags = fields[3] & 0x800
    offset = out.tell()
    sizes = zlib.crc32(content), len(packed), len(content)
    out.write(_LOCAL.pack(b"PK\x03\x04", needed, flags, 8, time, date, *sizes, len(raw_name), 0))
    out.write(raw_name)
    out.write(packed)
    record = _CENTRAL.pack(
        b"PK\x01\x02", made_by, needed, flags, 8, time, date, *sizes, len(raw_name), 0, 0, 0, internal, external, 0
    )
    return _moved(record + raw_name, offset)


def _moved(record: bytes, offset: int) -> bytes:
    """Return a central record that points to another offset, in zip64 form where it must."""
    fields = list(_CENTRAL.unpack_from(record))
    name_end = _CENTRAL.size + fields[10]
    extra_end = name_end + fields[11]
    extra = record[name_end:extra_end]
    if fields[16] != _FULL32 and offset < _FULL32:
        fields[16] = offset
    else:
        extra = _with_offset64(extra, fields, offset)
        fields[16], fields[11] = _FULL32, len(extra)
        fields[2] = max(fields[2], 45)
    return _CENTRAL.pack(*fields) + record[_CENTRAL.size : name_end] + extra + record[extra_end:]


def _with_offset64(extra: bytes, fields: list[int], offset: int) -> bytes:
    """Return the extra field with the offset in its zip64 block; sizes that stand there stay."""
    sizes = 8 * ((fields[9] == _FULL32) + (fields[8] == _FULL32))
    rest, block, at = b"", b"", 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, at)
        body = extra[at + 4 : at + 4 + size]
        if kind == _ZIP64_EXTRA:
            block = body[:sizes]
        else:
            rest += extra[at : at + 4 + size]
        at += 4 + size
    block += struct.pack("<Q", offset)
    return struct.pack("<2H", _ZIP64_EXTRA, len(block)) + block + rest


def _write_end(out: io.BytesIO, central: list[bytes], comment: bytes) -> None:
    start, count = out.tell(), len(central)
    for record in central:
        out.write(record)
    size = out.tell() - start
    if start >= _FULL32 or count >= _FULL16 or size >= _FULL32:
        end64 = out.tell()
        out.write(_END64.pack(b"PK\x06\x06", _END64.size - 12, 45, 45, 0, 0, count, count, size, start))
        out.write(_LOCATOR64.pack(b"PK\x06\x07", 0, end64, 1))
    short = min(count, _FULL16)
    out.write(
        _END.pack(b"PK\x05\x06", 0, 0, short, short, min(size, _FULL32), min(start, _FULL32), len(comment)) + comment
    )
