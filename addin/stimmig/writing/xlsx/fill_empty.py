"""Write texts into empty cells of a user's sheets: only these cells change, and their formats stay."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

from stimmig.cells import Area, column_index
from stimmig.workbook.package import Package, to_utf8
from stimmig.writing.xlsx.archive import rewrite
from stimmig.writing.xlsx.book import Book
from stimmig.writing.xlsx.cells import cell_text
from stimmig.writing.xlsx.recalculation import holds_formula, with_recalculation
from stimmig.writing.xlsx.splice import Edits, Span, parse

_TRUE = ("1", "true")
_BOM = b"\xef\xbb\xbf"
_LETTERS = re.compile(r"[A-Z]+")


class Filled(NamedTuple):
    """A workbook with texts in some of its cells, and the cells that were left: (sheet, cell) → why."""

    data: Any
    left: Mapping[tuple[str, str], str]
    """"protected", "formula", "filled" (something stands there, or a merged cell covers it)"""


def fill_cells(data: bytes, name: str, texts: Mapping[tuple[str, str], str]) -> Filled:
    """Return a workbook with texts written into cells that are empty; (sheet, cell) → text."""
    package = Package(data, name)
    book = Book(package)
    targets = {link.id: link.target for link in package.relationships(book.main)}
    parts = {sheet.get("name"): targets.get(sheet.get("id"), "") for sheet in book.sheets()}
    left: dict[tuple[str, str], str] = {}
    changed: dict[str, bytes] = {}
    for sheet in dict.fromkeys(sheet for sheet, _ in texts):
        part = package.actual_name(parts[sheet])
        wanted = {cell: text for (other, cell), text in texts.items() if other == sheet}
        old = to_utf8(package.read(part))
        new, refused = _filled(old, wanted)
        left |= {(sheet, cell): why for cell, why in refused.items()}
        if new != old:
            changed[part] = new
    if changed and holds_formula(package.xml(part) for part in parts.values() if part in package):
        changed[book.main] = with_recalculation(book.read(book.main))
    changed = {part: _BOM + new if package.read(part).startswith(_BOM) else new for part, new in changed.items()}
    return Filled(rewrite(data, changed) if changed else data, left)


def _filled(data: bytes, texts: Mapping[str, str]) -> tuple[bytes, dict[str, str]]:
    sheet = parse(data, 1)
    protection = sheet.child("sheetProtection")
    if protection is not None and protection.get("sheet") in _TRUE:
        return data, dict.fromkeys(texts, "protected")
    left, edits = {}, Edits(data)
    areas = {cell: Area.named(cell) for cell in texts}
    merged = [Area.named(one.get("ref")) for one in _merges(data, sheet)]
    covered = {cell for cell, at in areas.items() for area in merged if area[:2] != at[:2] and area.holds(*at[:2])}
    left |= dict.fromkeys(covered, "filled")
    by_row: dict[int, list[str]] = {}
    for cell in sorted(texts, key=lambda cell: areas[cell]):
        if cell not in covered:
            by_row.setdefault(areas[cell].top + 1, []).append(cell)
    styles = _column_styles(data, sheet)
    cells = sheet.child("sheetData")
    found = _rows(data, by_row)
    for number, wanted in by_row.items():
        row, start = found.get(number, (None, 0))
        if row is None:
            new = "".join(_cell(sheet.prefix, cell, texts[cell], styles.get(areas[cell].left, "")) for cell in wanted)
            element = f'<{sheet.prefix}row r="{number}">{new}</{sheet.prefix}row>'.encode()
            if start:
                edits.insert(start, element)
            else:
                edits.append_child(cells, element)
            continue
        for cell in wanted:
            left |= _into_row(edits, row, start, cell, texts[cell], styles)
    return edits.apply(), left


def _into_row(edits: Edits, row: Span, start: int, cell: str, text: str, styles: Mapping[int, str]) -> dict[str, str]:
    """Write a cell of a row that is there; `start` is where the row's own bytes begin. Return why it is left."""
    column, at = Area.named(cell).left, -1
    following = None
    for one in row.children:
        reference = one.get("r")
        at = column_index(_LETTERS.match(reference)[0]) if reference else at + 1
        if at == column:
            if why := _why_not(one):
                return {cell: why}
            new = _cell(row.prefix, cell if reference else "", text, one.get("s"), one.attributes)
            edits.replace(start + one.start, start + one.end, new.encode())
            return {}
        if at > column and following is None:
            following = one
    style = row.get("s") if row.get("customFormat") in _TRUE else styles.get(column, "")
    element = _cell(row.prefix, cell, text, style).encode()
    if following is not None:
        edits.insert(start + following.start, element)
    elif row.is_self_closed:
        tag = f"{row.prefix}row".encode()
        edits.replace(start + row.end - 2, start + row.end, b">" + element + b"</" + tag + b">")
    else:
        edits.insert(start + row.content_end, element)
    return {}


def _why_not(cell: Span) -> str:
    """Return why a cell must not be written: it holds a formula or a value; "" where it is empty or holds no letter."""
    if cell.child("f") is not None:
        return "formula"
    value = cell.child("v") or cell.child("is")
    # An empty text is what the reader saw: whoever calls has looked at the value.
    return "filled" if value is not None and cell.get("t") not in ("s", "str", "inlineStr") else ""


def _cell(prefix: str, reference: str, text: str, style: str, attributes: Mapping[str, str] | None = None) -> str:
    shown = escape(cell_text(text))
    more = {key: value for key, value in (attributes or {}).items() if key not in ("r", "s", "t")}
    head = "".join(f' {key}="{escape(value)}"' for key, value in more.items())
    place = f' r="{reference}"' if reference else ""
    dressed = f' s="{style}"' if style else ""
    return (
        f'<{prefix}c{place}{dressed}{head} t="inlineStr"><{prefix}is><{prefix}t xml:space="preserve">{shown}'
        f"</{prefix}t></{prefix}is></{prefix}c>"
    )


def _rows(data: bytes, wanted: Mapping[int, object]) -> dict[int, tuple[Span | None, int]]:
    """Return number → the row and where it begins; for one that is not there None and where the next one begins."""
    starts: dict[int, tuple[int, int]] = {}
    after = dict.fromkeys(wanted, 0)
    level = number = begin = 0
    parser = expat.ParserCreate()

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal level, number, begin
        level += 1
        if level == 3 and name.rpartition(":")[2] == "row":
            number, begin = int(attributes.get("r") or number + 1), parser.CurrentByteIndex
            for one in wanted:
                if not after[one] and number > one:
                    after[one] = begin

    def on_end(name: str) -> None:
        nonlocal level
        if level == 3 and name.rpartition(":")[2] == "row" and number in wanted:
            end = data.index(b">", parser.CurrentByteIndex) + 1
            starts[number] = begin, end
        level -= 1

    parser.StartElementHandler, parser.EndElementHandler = on_start, on_end
    parser.Parse(data, True)
    return {
        one: (parse(data[slice(*starts[one])], 2), starts[one][0]) if one in starts else (None, after[one])
        for one in wanted
    }


def _merges(data: bytes, sheet: Span) -> list[Span]:
    found = sheet.child("mergeCells")
    return parse(data[found.start : found.end], 1).children if found is not None else []


def _column_styles(data: bytes, sheet: Span) -> dict[int, str]:
    """Return column → style of the cells that are not there yet."""
    found = sheet.child("cols")
    styles: dict[int, str] = {}
    for column in parse(data[found.start : found.end], 1).children if found is not None else ():
        if column.get("style") and int(column.get("max")) - int(column.get("min")) < 1_000:
            styles |= dict.fromkeys(range(int(column.get("min")) - 1, int(column.get("max"))), column.get("style"))
    return styles
