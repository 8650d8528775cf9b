"""Append the styles of our sheets to a workbook's own; nothing that is there is changed or renumbered."""

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stimmig.writing.xlsx.splice import Edits, Span, parse

# ECMA-376 part 1, 18.8.39: the order in which the lists of a stylesheet stand.
_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
    "extLst",
)  # fmt: skip
_LISTS = {"numFmts": "numFmt", "fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf", "dxfs": "dxf"}
_FIRST_OWN_FORMAT = 164
"""number formats below are built in"""
_MISSING, _CLOSED = -1, -2
"""instead of a count: there is no such list, or it is an empty element closed at once"""


EMPTY = {
    strict: f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{space}"></styleSheet>'.encode()
    for strict, space in (
        (False, "http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
        (True, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    )
}
"""a stylesheet without any style, by whether it is strict"""


@dataclass(frozen=True)
class StyleMap:
    """What the style numbers of the scratch workbook became in the user's."""

    cells: Mapping[int, int] = field(default_factory=dict)
    differences: Mapping[int, int] = field(default_factory=dict)
    """dxfs: the styles of conditional formats and tables"""


def item_counts(styles: bytes) -> dict[str, int]:
    """Return how each list stands: how many items it holds, or that it is missing or closed at once."""
    root = parse(styles)

    def state(found: Span | None, item: str) -> int:
        if found is None:
            return _MISSING
        return _CLOSED if found.is_self_closed else len(found.all(item))

    return {name: state(root.child(name), item) for name, item in _LISTS.items()}


def fingerprint(styles: bytes) -> int:
    """Return a number that tells whether a stylesheet was touched since."""
    return zlib.crc32(styles)


def append_styles(styles: bytes, scratch: bytes) -> tuple[bytes, StyleMap]:
    """Return the user's stylesheet with the styles of `scratch` appended, each only once, and their new numbers."""
    appender = _Appender(styles, scratch)
    return appender.run()


def restore_styles(styles: bytes, counts: Mapping[str, int]) -> bytes:
    """Return a stylesheet cut back to the number of items that it had before ours were appended."""
    root, edits = parse(styles), Edits(styles)
    for name, count in counts.items():
        found = root.child(name)
        if found is None:
            continue
        items = found.all(_LISTS[name])
        if count == _MISSING:
            edits.replace(found.start, found.end)
        elif count == _CLOSED and not found.is_self_closed:
            edits.set_attribute(found, "count", "0")
            edits.close(found)
        elif len(items) > count >= 0:
            edits.replace(items[count].start, items[-1].end)
            edits.set_attribute(found, "count", str(count))
    return edits.apply()


class _Appender:
    def __init__(self, styles: bytes, scratch: bytes):
        self.styles, self.scratch = styles, scratch
        self.root, self.theirs = parse(styles), parse(scratch)
        self.prefix = self.root.prefix
        self.known = {name: self._texts(styles, self.root, name) for name in _LISTS}
        self.added: dict[str, list[bytes]] = {name: [] for name in _LISTS}

    def run(self) -> tuple[bytes, StyleMap]:
        formats = self._number_formats()
        fonts, fills, borders = (self._plain(name) for name in ("fonts", "fills", "borders"))
        cells = {}
        for number, xf in enumerate(self._items("cellXfs")):
            text = self._remapped(xf, "numFmtId", formats)
            for attribute, numbers in (("fontId", fonts), ("fillId", fills), ("borderId", borders)):
                text = self._remapped(text, attribute, dict(enumerate(numbers)))
            # Our cells hang on no named style, whatever the user's file calls its own.
            plain = b"" if self.root.child("cellStyleXfs") is None else b' xfId="0"'
            text = re.sub(rb' xfId="\d+"', plain, text)
            cells[number] = self._number_of("cellXfs", text)
        differences = {}
        for number, dxf in enumerate(self._items("dxfs")):
            differences[number] = self._number_of("dxfs", self._remapped(dxf, "numFmtId", formats))
        return self._spliced(), StyleMap(cells, differences)

    def _texts(self, data: bytes, root: Span, name: str) -> list[bytes]:
        found = root.child(name)
        return [data[item.start : item.end] for item in found.all(_LISTS[name])] if found else []

    def _items(self, name: str) -> list[bytes]:
        """Return the items of a list of the scratch workbook, under the prefix that the user's file uses."""
        return [prefixed(text, self.prefix) for text in self._texts(self.scratch, self.theirs, name)]

    def _plain(self, name: str) -> list[int]:
        return [self._number_of(name, text) for text in self._items(name)]

    def _number_of(self, name: str, text: bytes) -> int:
        """Return the number of an item, appending it where the list does not hold it yet."""
        everything = self.known[name]
        if text not in everything:
            everything.append(text)
            self.added[name].append(text)
        return everything.index(text)

    def _number_formats(self) -> dict[int, int]:
        taken = dict(map(_number_format, self.known["numFmts"]))
        numbers = {}
        for text in self._items("numFmts"):
            old, code = _number_format(text)
            new = next((number for number, known in taken.items() if known == code), None)
            if new is None:
                new = max([_FIRST_OWN_FORMAT - 1, *taken]) + 1
                taken[new] = code
                self._number_of("numFmts", self._remapped(text, "numFmtId", {old: new}))
            numbers[old] = new
        return numbers

    @staticmethod
    def _remapped(text: bytes, attribute: str, numbers: Mapping[int, int] | Sequence[int]) -> bytes:
        def new(match: re.Match) -> bytes:
            old = int(match[2])
            return match[1] + str(numbers.get(old, old)).encode() + b'"'

        return re.sub(rb"(\b" + attribute.encode() + rb'=")(\d+)"', new, text)

    def _spliced(self) -> bytes:
        edits = Edits(self.styles)
        missing: list[tuple[str, bytes]] = []
        for name, texts in self.added.items():
            found = self.root.child(name)
            if texts and found is not None:
                edits.append_child(found, b"".join(texts))
                edits.set_attribute(found, "count", str(len(self.known[name])))
            elif texts:
                tag = f"{self.prefix}{name}".encode()
                missing.append((name, b'<%s count="%d">%s</%s>' % (tag, len(texts), b"".join(texts), tag)))
        missing.sort(key=lambda one: _ORDER.index(one[0]))
        if self.root.is_self_closed:
            edits.append_child(self.root, b"".join(whole for _, whole in missing))
        else:
            for name, whole in missing:
                edits.insert(self._place_of(name), whole)
        return edits.apply()

    def _place_of(self, name: str) -> int:
        """Return where a list must begin that the stylesheet does not have yet."""
        later = _ORDER[_ORDER.index(name) + 1 :]
        following = next((child for child in self.root.children if child.name in later), None)
        return following.start if following else self.root.content_end


def prefixed(text: bytes, prefix: str) -> bytes:
    """Return XML written without prefix under the prefix that a file uses for the main namespace."""
    return re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1" + prefix.encode(), text) if prefix else text


def _number_format(text: bytes) -> tuple[int, str]:
    """Return number and code of a number format."""
    attributes = parse(text, 0).attributes
    return int(attributes["numFmtId"]), attributes["formatCode"]
