"""What must be looked at before a sheet goes: what hangs on it, what relies on it, where its cells are counted."""

import posixpath
import re
from collections.abc import Collection, Sequence
from xml.sax.saxutils import escape

from stimmig.refusal import Refusal
from stimmig.workbook import marks
from stimmig.workbook.package import Package, part_key, to_utf8
from stimmig.writing import refusals
from stimmig.writing.xlsx.book import Book, OwnSheet, names_in
from stimmig.writing.xlsx.splice import Edits, parse


def hanging_on(package: Package, parts: Sequence[str], without: Collection[str] = ()) -> set[str]:
    """Return the parts that some parts reach, themselves and relationships included ("" is the package)."""
    found: set[str] = set()
    border, seen = list(parts), set(without)
    while border:
        name = border.pop()
        if part_key(name) in seen or (name and name not in package):
            continue
        seen.add(part_key(name))
        folder, _, base = name.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels".lstrip("/")
        found |= {package.actual_name(part) for part in (name, rels) if part in package}
        border += [link.target for link in package.relationships(name) if not link.external]
    return found


def refuse_to_replace(package: Package, doomed: Sequence[OwnSheet]) -> None:
    """Raise a Refusal where something was built on a sheet of ours that would hang in the air without it."""
    hanging = hanging_on(package, [own.part for own in doomed])
    kinds = {link.kind for part in hanging if not part.endswith(".rels") for link in package.relationships(part)}
    if built := kinds & {"pivotTable", "slicer", "timeline"}:
        what = ", ".join(sorted(built))
        raise Refusal("needed", refusals.NEEDED, name=package.name, sheet=doomed[0].name, what=what)


def detach(package: Package, book: Book, doomed: Sequence[OwnSheet]) -> None:
    """Take away stimmig's own names that lead to sheets which are to go; Refusal where something else needs these."""
    _refuse_to_remove(package, book, doomed)
    book.changed[book.main] = _without_ways_to(book.read(book.main), doomed)


def _refuse_to_remove(package: Package, book: Book, doomed: Sequence[OwnSheet]) -> None:
    """Raise a Refusal where no visible sheet would be left, or formulas or names that refer to one that is gone."""
    refuse_to_replace(package, doomed)
    going = {own.index for own in doomed}
    sheets = book.sheets()
    stay = [sheet for index, sheet in enumerate(sheets) if index not in going]
    if not stay:
        raise Refusal("only_a_report", refusals.ONLY_THE_REPORT, name=package.name)
    if not any(sheet.get("state", "visible") == "visible" for sheet in stay):
        raise Refusal("last_sheet", refusals.LAST_SHEET, name=package.name)
    hanging = hanging_on(package, [own.part for own in doomed])
    targets = {link.id: part_key(link.target) for link in package.relationships(book.main)}
    called = {targets.get(sheet.get("id")): sheet.get("name") for sheet in sheets}
    for own in doomed:
        said = _leads_to(own)
        for part in package.names:
            if not part.lower().endswith(".xml") or part in hanging:
                continue
            if said.search(_others(package, book, part, own)):
                what = called.get(part_key(part)) or posixpath.basename(part)
                raise Refusal("needed", refusals.NEEDED, name=package.name, sheet=own.name, what=what)


def _leads_to(own: OwnSheet) -> re.Pattern[bytes]:
    return re.compile(re.escape(escape(own.name.replace("'", "''"))).encode() + rb"(?:'|&apos;|&#39;)?!")


def _others(package: Package, book: Book, part: str, own: OwnSheet) -> bytes:
    """Return a part as others wrote it: the workbook part without the names of one sheet, and stimmig's that lead there."""
    data = to_utf8(package.read(part))
    return _without_ways_to(names_cut(data, own.index), [own]) if part == book.main else data


def names_cut(data: bytes, index: int) -> bytes:
    """Return the workbook part without the names of one sheet."""
    edits = Edits(data)
    for name in names_in(parse(data)):
        if name.get("localSheetId") == str(index):
            edits.replace(name.start, name.end)
    return edits.apply()


def _without_ways_to(data: bytes, doomed: Sequence[OwnSheet]) -> bytes:
    """Return the workbook part without the hidden names of the whole workbook by which stimmig found cells of sheets."""
    edits, ways = Edits(data), [_leads_to(own) for own in doomed]
    for name in names_in(parse(data)):
        ours = (name.get("name") or "").startswith(marks.NAME_PREFIX) and not name.get("localSheetId")
        if ours and any(way.search(data[name.start : name.end]) for way in ways):
            edits.replace(name.start, name.end)
    return edits.apply()


def without_sheets(chain: bytes, numbers: Collection[int]) -> bytes:
    """Return the calculation chain without the cells of some sheets; empty where none is left.

    A cell without a number is on the sheet of the cell before.
    """
    edits, number, left = Edits(chain), 0, 0
    for cell in parse(chain, 1).children:
        number = int(cell.get("i") or number)
        if number in numbers:
            edits.replace(cell.start, cell.end)
        else:
            left += 1
    return edits.apply() if left else b""
