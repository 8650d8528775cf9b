"""Lock some rows of a sheet and leave all its other cells open, by a protection without password."""

import re
from collections.abc import Collection, Mapping

from stimmig.cells import MAX_COLUMNS
from stimmig.workbook.package import Package, to_utf8
from stimmig.writing.xlsx.archive import rewrite
from stimmig.writing.xlsx.book import Book
from stimmig.writing.xlsx.edit import BOM
from stimmig.writing.xlsx.splice import Edits, parse

_ALLOWED = "formatCells formatColumns formatRows insertColumns insertRows insertHyperlinks sort autoFilter"
_CELL = re.compile(rb'(<(?:\w+:)?c\s[^>]*?\br="[A-Z]+(\d+)"[^>]*?)(/?>)')
_STYLE = re.compile(rb'\ss="(\d+)"')


def lock_rows(data: bytes, name: str, rows: Mapping[str, Collection[int]]) -> bytes:
    """Return the workbook with these rows locked (sheet → rows from 0); sheets that are protected already stay as they are."""
    package = Package(data, name)
    book = Book(package)
    links = {link.id: link.target for link in package.relationships(book.main)}
    parts = {sheet.get("name"): package.actual_name(links[sheet.get("id")]) for sheet in book.sheets()}
    part = package.actual_name(package.related(book.main, "styles")[0])
    styles = _Styles(to_utf8(package.read(part)))
    changed = {}
    for sheet, found in rows.items():
        xml = to_utf8(package.read(parts[sheet]))
        theirs = re.search(rb"<(?:\w+:)?sheetProtection\b[^>]*>", xml)
        # Ours allows what `_ALLOWED` names and has no password; any other protection is the owner's.
        if theirs is None or theirs[0] == _protection(_prefix(xml)):
            changed[parts[sheet]] = _locked(xml, {row + 1 for row in found}, styles)
    changed[part] = styles.data()
    return rewrite(data, {one: BOM + new if package.read(one).startswith(BOM) else new for one, new in changed.items()})


def _prefix(xml: bytes) -> bytes:
    return re.search(rb"<(\w+:)?sheetData\b", xml)[1] or b""


def _protection(prefix: bytes) -> bytes:
    allowed = " ".join(f'{one}="0"' for one in _ALLOWED.split())
    return b'<%ssheetProtection sheet="1" %s/>' % (prefix, allowed.encode())


def _locked(xml: bytes, rows: set[int], styles: "_Styles") -> bytes:
    prefix = _prefix(xml)
    start, end = xml.index(b"<%ssheetData" % prefix), xml.rindex(b"</%ssheetData>" % prefix)

    def cell(match: re.Match) -> bytes:
        style = _STYLE.search(match[1])
        old = int(style[1]) if style else 0
        new = styles.variant(old, locked=int(match[2]) in rows)
        tag = _STYLE.sub(b"", match[1]).rstrip()
        return tag + b' s="%d"' % new + match[3] if new != old else match[0]

    head, cells, tail = xml[:start], _CELL.sub(cell, xml[start:end]), xml[end:]
    if not re.match(rb"</(?:\w+:)?sheetData>\s*(<(?:\w+:)?sheetCalcPr[^>]*>)?\s*<(?:\w+:)?sheetProtection", tail):
        at = len(b"</%ssheetData>" % prefix)
        calculation = re.match(rb"\s*<(?:\w+:)?sheetCalcPr[^>]*/>", tail[at:])
        at += calculation.end() if calculation else 0
        tail = tail[:at] + _protection(prefix) + tail[at:]
    return _open_columns(head, prefix, styles) + cells + tail


def _open_columns(head: bytes, prefix: bytes, styles: "_Styles") -> bytes:
    """Return the head of a sheet whose columns say that cells which do not exist yet are open."""
    open_ = styles.variant(0, locked=False)
    found = re.search(rb"<(?:\w+:)?cols>(.*?)</(?:\w+:)?cols>", head, re.DOTALL)
    columns, reached = b"", 0
    for tag in re.findall(rb"<(?:\w+:)?col\s[^>]*>", found[1]) if found else ():
        low, high = (int(re.search(rb'\b%s="(\d+)"' % key, tag)[1]) for key in (b"min", b"max"))
        style = re.search(rb'\bstyle="(\d+)"', tag)
        new = b'style="%d"' % styles.variant(int(style[1]) if style else 0, locked=False)
        if low > reached + 1:
            columns += b'<%scol min="%d" max="%d" width="9.14" style="%d"/>' % (prefix, reached + 1, low - 1, open_)
        plain = tag.rstrip(b"/>").rstrip()
        columns += (re.sub(rb'\bstyle="\d+"', new, plain) if style else plain + b" " + new) + b"/>"
        reached = high
    if reached < MAX_COLUMNS:
        columns += b'<%scol min="%d" max="%d" width="9.14" style="%d"/>' % (prefix, reached + 1, MAX_COLUMNS, open_)
    whole = b"<%scols>%s</%scols>" % (prefix, columns, prefix)
    return head[: found.start()] + whole + head[found.end() :] if found else head + whole


class _Styles:
    """The cell styles of a workbook, each with a locked and an open variant, appended when they are asked for."""

    def __init__(self, data: bytes):
        self._data, self._root = data, parse(data)
        self._list = self._root.child("cellXfs")
        self._texts = [data[one.start : one.end] for one in self._list.all("xf")]
        self._count = len(self._texts)
        self._known: dict[tuple[int, bool], int] = {}

    def variant(self, style: int, *, locked: bool) -> int:
        """Return the number of a style that looks alike and is locked, or open."""
        if (style, locked) not in self._known:
            text = self._texts[style]
            is_open = re.search(rb"<(?:\w+:)?protection\b[^>]*locked=\"(?:0|false)\"", text) is not None
            self._known[style, locked] = style if is_open != locked else self._number(_with_lock(text, locked))
        return self._known[style, locked]

    def _number(self, text: bytes) -> int:
        if text not in self._texts:
            self._texts.append(text)
        return self._texts.index(text)

    def data(self) -> bytes:
        """Return the styles part with what was appended."""
        new = self._texts[self._count :]
        if not new:
            return self._data
        edits = Edits(self._data)
        edits.append_child(self._list, b"".join(new))
        edits.set_attribute(self._list, "count", str(len(self._texts)))
        return edits.apply()


def _with_lock(text: bytes, locked: bool) -> bytes:
    text = re.sub(rb"<(?:\w+:)?protection\b[^>]*/>", b"", text)
    text = re.sub(rb'\sapplyProtection="[^"]*"', b"", text)
    name = re.match(rb"<((?:\w+:)?)xf", text)
    prefix = name[1]
    protection = b"" if locked else b'<%sprotection locked="0"/>' % prefix
    opening = re.match(rb"<(?:\w+:)?xf\b[^>]*?(/?)>", text)
    body = b"" if opening[1] else text[opening.end() : text.rindex(b"</")]
    tag = opening[0].rstrip(b"/>").rstrip() + (b"" if locked else b' applyProtection="1"')
    body += protection
    return tag + b">" + body + b"</%sxf>" % prefix if body else tag + b"/>"
