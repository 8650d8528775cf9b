"""Put values into cells of a sheet's XML by inserting and cutting bytes; every other cell keeps its very bytes."""

import datetime
import re
from functools import cached_property
from typing import NamedTuple
from xml.sax.saxutils import escape

from stimmig.cells import Cell, cell_name, column_index, column_name
from stimmig.writing.xlsx.splice import Edits

_LONGEST = 32_767
_EPOCH, _EPOCH_1904 = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)
# ECMA-376 part 1, 22.4.2.4: _x000D_ stands for a character, so a text that says so literally is escaped.
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NO_XML = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_POSITION = re.compile(rb'\br=["\']([A-Z]*)(\d+)["\']')
_STYLE = re.compile(rb'\bs=["\'](\d+)["\']')


class NotEditable(ValueError):
    """The XML of a sheet is in a form in which its rows cannot be told apart without rewriting it."""


class _Cell(NamedTuple):
    """Where a cell's element begins and ends, its column, and its style ("" where it has none)."""

    start: int
    end: int
    column: int
    style: str


class Cells:
    """The cells of one sheet, ready for changes: `put` notes them, `apply` returns the new XML."""

    def __init__(self, data: bytes, since_1904: bool = False):
        self.data = data
        self.epoch = _EPOCH_1904 if since_1904 else _EPOCH
        opening = re.search(rb"<(\w+:)?sheetData\b[^>]*?(/?)>", data)
        if opening is None or opening[2]:
            raise NotEditable("sheetData")
        self.prefix = (opening[1] or b"").decode()
        self.first, self.last = opening.end(), data.rfind(b"</" + (opening[1] or b"") + b"sheetData")
        self.changes: dict[int, dict[int, tuple[Cell, str | None]]] = {}
        self._places: dict[int, tuple[int, int, int] | None] = {}
        if self._odd_rows and re.search(rb"<(?:\w+:)?row(?:>|\s(?![^>]*?\br=))", data[self.first : self.last]):
            raise NotEditable("row")

    def put(self, row: int, column: int, value: Cell | None, style: str | None = None) -> None:
        """Note a value for a cell (None empties it). It keeps its style, or gets `style` where it has none."""
        self.changes.setdefault(row, {})[column] = (value, style)

    def style(self, row: int, column: int) -> str:
        """Return the style number of a cell as the file spells it; "" where it has none or does not exist."""
        place = self._row(row)
        if place is None:
            return ""
        return next((cell.style for cell in self._cells(*place[1:]) if cell.column == column), "")

    def apply(self) -> bytes:
        """Return the XML with the values put in."""
        edits = Edits(self.data)
        for row in sorted(self.changes):
            place = self._row(row)
            if place is None:
                edits.insert(self._before(row), self._new_row(row))
            else:
                self._change_row(edits, row, place)
        return self._with_dimension(edits.apply())

    def _row(self, row: int) -> tuple[int, int, int] | None:
        """Return where the tag of a row begins, where its content begins and where that ends."""
        if row not in self._places:
            self._places[row] = self._find(row)
        return self._places[row]

    def _find(self, row: int) -> tuple[int, int, int] | None:
        if row + 1 > self._last_row and not self._odd_rows:
            return None
        # From the end: what is written most comes last.
        start = self.data.rfind(b'<%srow r="%d"' % (self.prefix.encode(), row + 1), self.first, self.last)
        if start < 0 and self._odd_rows:
            pattern = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br=[\"']%d[\"']" % (row + 1))
            match = pattern.search(self.data, self.first, self.last)
            start = match.start() if match else -1
        if start < 0:
            return None
        content = self.data.index(b">", start) + 1
        if self.data[content - 2 : content] == b"/>":
            return start, content, content
        return start, content, self.data.index(b"</%srow" % self.prefix.encode(), content)

    @cached_property
    def _odd_rows(self) -> bool:
        """Say whether any row spells its number otherwise than first and in double quotes."""
        tag = b"<%srow" % self.prefix.encode()
        return self.data.count(tag, self.first, self.last) != self.data.count(tag + b' r="', self.first, self.last)

    @cached_property
    def _last_row(self) -> int:
        tail = self.data.rfind(b"<%srow" % self.prefix.encode(), self.first, self.last)
        found = _POSITION.search(self.data, tail) if tail >= 0 else None
        return int(found[2]) if found else 0

    def _before(self, row: int) -> int:
        """Return the place of a row that does not exist yet."""
        tail = self.data.rfind(b"<%srow" % self.prefix.encode(), self.first, self.last)
        if tail < 0 or int(_POSITION.search(self.data, tail)[2]) <= row:
            return self.last
        pattern = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br=[\"'](\d+)")
        found = pattern.finditer(self.data, self.first, self.last)
        return next(match.start() for match in found if int(match[1]) > row + 1)

    def _cells(self, content: int, end: int) -> list[_Cell]:
        found, at = [], content
        opening = re.compile(rb"<(?:\w+:)?c\b[^>]*>")
        closing = b"</%sc>" % self.prefix.encode()
        while match := opening.search(self.data, at, end):
            position = _POSITION.search(match[0])
            if position is None:
                raise NotEditable("c")
            style = _STYLE.search(match[0])
            at = match.end() if match[0].endswith(b"/>") else self.data.index(closing, match.end()) + len(closing)
            found.append(
                _Cell(match.start(), at, column_index(position[1].decode()), style[1].decode() if style else "")
            )
        return found

    def _change_row(self, edits: Edits, row: int, place: tuple[int, int, int]) -> None:
        start, content, end = place
        cells = self._cells(content, end)
        new, by_column = [], {cell.column: cell for cell in cells}
        for column, (value, style) in sorted(self.changes[row].items()):
            old = by_column.get(column)
            if old:
                edits.replace(old.start, old.end, self._element(row, column, value, style or old.style))
                continue
            following = next((cell.start for cell in cells if cell.column > column), end)
            new.append((following, self._element(row, column, value, style)))
        if new:  # the row may say how far its cells reach; that is optional, and would be wrong now
            tag = self.data[start:content]
            closed = tag.endswith(b"/>")
            bare = re.sub(rb"\sspans=(\"[^\"]*\"|'[^']*')", b"", tag)
            name = b"%srow" % self.prefix.encode()
            if closed:
                bare = bare[:-2].rstrip() + b">" + b"".join(text for _, text in new) + b"</" + name + b">"
            edits.replace(start, content, bare)
            for at, text in () if closed else new:
                edits.insert(at, text)

    def _new_row(self, row: int) -> bytes:
        cells = (self._element(row, at, *change) for at, change in sorted(self.changes[row].items()))
        name = b"%srow" % self.prefix.encode()
        return b'<%s r="%d">' % (name, row + 1) + b"".join(cells) + b"</" + name + b">"

    def _element(self, row: int, column: int, value: Cell | None, style: str | None) -> bytes:
        p = self.prefix
        start = f'<{p}c r="{cell_name(row, column)}"' + (f' s="{style}"' if style else "")
        if value is None or value == "":
            return f"{start}/>".encode()
        if isinstance(value, datetime.date):
            value = (value - self.epoch).days
        if isinstance(value, bool):
            return f'{start} t="b"><{p}v>{int(value)}</{p}v></{p}c>'.encode()
        if isinstance(value, int | float):
            return f"{start}><{p}v>{value:.17g}</{p}v></{p}c>".encode()
        text = f'<{p}is><{p}t xml:space="preserve">{escape(cell_text(str(value)))}</{p}t></{p}is>'
        return f'{start} t="inlineStr">{text}</{p}c>'.encode()

    def _with_dimension(self, data: bytes) -> bytes:
        match = re.search(rb'<(?:\w+:)?dimension ref="([A-Z]+\d+)(?::([A-Z]+)(\d+))?"', data[: self.first])
        if not match or not self.changes:
            return data
        corner = _POSITION.search(b'r="%s"' % match[1])
        right, bottom = (match[2], int(match[3])) if match[2] else (corner[1], int(corner[2]))
        low = max(bottom, max(self.changes) + 1)
        wide = max(column_index(right.decode()), *(max(cells) for cells in self.changes.values()))
        if (low, wide) == (bottom, column_index(right.decode())):
            return data
        reference = f"{match[1].decode()}:{column_name(wide)}{low}".encode()
        return data[: match.start(1)] + reference + data[match.end(3) if match[2] else match.end(1) :]


def cell_text(text: str) -> str:
    """Return a text as a cell can hold it."""
    return _LOOKS_ESCAPED.sub("_x005F_", _NO_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))[:_LONGEST]
