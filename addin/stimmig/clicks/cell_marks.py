"""A coloured edge and a note on the cells that a finding names; and everything as it was when they are taken off."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from stimmig.cells import Area
from stimmig.clicks import memory
from stimmig.clicks.manners import is_protected
from stimmig.findings import Finding, Severity

MOST = 300
"""cells that are marked; each costs Excel a few dozen calls"""
_SIGN = "stimmig"
"""first line of each note: notes of other people are never touched"""
_SIDES = ("edge_top", "edge_bottom", "edge_left", "edge_right")
_COLOURS = {Severity.ERROR: (192, 57, 43), Severity.WARNING: (214, 137, 16), Severity.HINT: (46, 117, 182)}
_LOOKS = ("line_style", "weight", "color")


class Marked(NamedTuple):
    """How many cells were marked, how many there are, and the sheets left out because they are protected."""

    count: int
    of: int
    protected: tuple[str, ...]


def mark(book: Any, findings: Iterable[Finding], lang: str) -> Marked:
    """Mark the cells that findings name. First everything is looked at and noted, then it is changed."""
    wanted = _by_cell(findings)
    sheets = {sheet.name: sheet for sheet in book.sheets}
    protected = tuple(dict.fromkeys(name for name, _ in wanted if name in sheets and is_protected(sheets[name])))
    open_to_us = {place: found for place, found in wanted.items() if place[0] in sheets and place[0] not in protected}
    places = list(open_to_us)[:MOST]
    cells = [_anchor(sheets[name], cell) for name, cell in places]
    if cells:
        memory.keep(book, [memory.Kept(cell, _look(cell)) for cell in cells])
    for cell, place in zip(cells, places):
        _mark(cell, open_to_us[place], lang)
    return Marked(len(cells), len(open_to_us), protected)


def unmark(book: Any) -> tuple[str, ...]:
    """Put all marked cells back as they were; return the sheets that are protected, where nothing is changed then."""
    kept = list(memory.kept(book))
    protected = tuple(dict.fromkeys(one.cell.sheet.name for one in kept if is_protected(one.cell.sheet)))
    if protected:
        return protected
    for cell, before in kept:
        note = cell.note
        if not before["note"] and note is not None and note.text.startswith(_SIGN):
            note.delete()
        for side in _SIDES:
            _put_back(cell, side, before["edges"][side])
    memory.forget(book)
    return ()


def _by_cell(findings: Iterable[Finding]) -> dict[tuple[str, str], list[Finding]]:
    """Return (sheet, cell) → its findings, the heaviest first."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: -one.severity):
        if finding.place.sheet and finding.place.cell:
            found.setdefault((finding.place.sheet, finding.place.cell), []).append(finding)
    return found


def _anchor(sheet: Any, cell: str) -> Any:
    """Return the cell, or the merged area that it is part of."""
    area = Area.named(cell)
    here = sheet.range((area.top + 1, area.left + 1))
    return here.merge_area if here.merge_cells else here


def _look(cell: Any) -> dict[str, Any]:
    edges = {side: {look: getattr(cell.borders[side], look) for look in _LOOKS} for side in _SIDES}
    return {"note": cell.note is not None, "edges": edges}


def _mark(cell: Any, findings: Sequence[Finding], lang: str) -> None:
    for side in _SIDES:
        cell.borders.set(side, line_style="continuous", weight="medium", color=_COLOURS[findings[0].severity])
    if cell.note is None:
        lines = [
            f"{one.severity.symbol} {one.severity.word.to(lang)} {one.code}: {one.message(lang)}\n→ {one.advice(lang)}"
            for one in findings
        ]
        cell.add_note("\n".join([_SIGN, *lines]))


def _put_back(cell: Any, side: str, before: dict[str, Any]) -> None:
    if before["line_style"] in (None, "none"):
        cell.borders.set(side, line_style=None)
        return
    looks = {look: before[look] for look in _LOOKS if before[look] is not None}
    if isinstance(looks.get("color"), list):
        looks["color"] = tuple(looks["color"])
    cell.borders.set(side, **looks)
