"""Write a compound file (MS-CFB, version 3): a small file system in one file, as Excel keeps VBA projects in."""

import struct
from collections.abc import Mapping

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_BLACK = 1
_ENTRY = struct.Struct("<64sHBBIII16sIQQIQ")


class _Entry:
    def __init__(self, name: str, kind: int, data: bytes = b""):
        self.name, self.kind, self.data = name, kind, data
        self.children: list[_Entry] = []
        self.left = self.right = self.child = _NONE
        self.start, self.number = 0, 0


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """Return the file that holds some streams; a path such as "VBA/dir" puts one into a storage."""
    root = _Entry("Root Entry", _ROOT)
    entries = [root]
    storages = {"": root}
    for path, data in streams.items():
        folder, _, name = path.rpartition("/")
        if folder not in storages:
            storages[folder] = _Entry(folder, _STORAGE)
            root.children.append(storages[folder])
            entries.append(storages[folder])
        stream = _Entry(name, _STREAM, data)
        storages[folder].children.append(stream)
        entries.append(stream)
    for number, entry in enumerate(entries):
        entry.number = number
    for entry in entries:
        entry.child = _tree(sorted(entry.children, key=lambda one: (len(one.name), one.name.upper())))
    return _laid_out(root, entries)


def _tree(entries: list[_Entry]) -> int:
    """Link siblings as a balanced tree, and return the number of its root."""
    if not entries:
        return _NONE
    middle = len(entries) // 2
    entries[middle].left, entries[middle].right = _tree(entries[:middle]), _tree(entries[middle + 1 :])
    return entries[middle].number


def _laid_out(root: _Entry, entries: list[_Entry]) -> bytes:
    mini, mini_fat = _mini_streams(entries)
    root.data = mini
    table: list[int] = []
    body = b""
    large = [root] + [one for one in entries if one.kind == _STREAM and len(one.data) >= _CUTOFF]
    for entry in large:
        entry.start = _append(table, len(entry.data)) if entry.data else _END
        body += _padded(entry.data)
    mini_table = b"".join(struct.pack("<I", one) for one in mini_fat)
    mini_start = _append(table, len(mini_table)) if mini_table else _END
    body += _padded(mini_table, b"\xff")
    directory = b"".join(map(_packed, entries))
    directory_start = _append(table, len(directory))
    body += _padded(directory, _packed(_Entry("", 0))[:0] or b"\0")
    sectors = 1
    while sectors * (_SECTOR // 4) < len(table) + sectors:
        sectors += 1
    fat_start = len(table)
    table += [_FAT] * sectors
    table += [_FREE] * (-len(table) % (_SECTOR // 4))
    fat = struct.pack(f"<{len(table)}I", *table)
    counts = (sectors, directory_start, 0, _CUTOFF, mini_start, len(mini_table + b"\0" * 511) // 512, _END, 0)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH6xI", 0x3E, 3, 0xFFFE, 9, 6, 0) + struct.pack("<8I", *counts)
    places = [fat_start + number for number in range(sectors)]
    header += struct.pack("<109I", *places, *[_FREE] * (109 - sectors))
    return header + body + fat


def _mini_streams(entries: list[_Entry]) -> tuple[bytes, list[int]]:
    """Return what the short streams are kept in, and how its pieces are chained."""
    kept, chain = b"", []
    for entry in entries:
        if entry.kind != _STREAM or len(entry.data) >= _CUTOFF:
            continue
        entry.start = len(chain) if entry.data else _END
        pieces = -(-len(entry.data) // _MINI)
        chain += [len(chain) + number + 1 for number in range(pieces - 1)] + [_END] * bool(pieces)
        kept += entry.data + b"\0" * (-len(entry.data) % _MINI)
    return kept, chain


def _append(table: list[int], size: int) -> int:
    """Chain as many sectors as a stream needs, and return the first."""
    first, sectors = len(table), -(-size // _SECTOR)
    table += [first + number + 1 for number in range(sectors - 1)] + [_END]
    return first


def _padded(data: bytes, filling: bytes = b"\0") -> bytes:
    return data + filling * (-len(data) % _SECTOR)


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0" if entry.name else b""
    return _ENTRY.pack(
        name, len(name), entry.kind, _BLACK, entry.left, entry.right, entry.child, b"\0" * 16, 0, 0, 0, entry.start,
        0 if entry.kind == _STORAGE else len(entry.data),
    )  # fmt: skip
