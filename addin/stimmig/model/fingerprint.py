"""What is kept of a recorded row, so that a later change is seen: a short number worked out from its cells."""

import datetime
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from stimmig.cells import Cell

CHECKIN_FIELDS = ("date", "key_result", "value", "confidence", "what_happened", "why", "next_step", "by")
"""the fields of a check-in that its fingerprint covers; its id is the key under which it is kept"""
CLOSED_FIELDS: Mapping[str, tuple[str, ...]] = {
    "objectives": ("name", "cycle", "contributes_to", "reason"),
    "key_results": ("name", "objective", "hypothesis", "kpi_to_move", "baseline", "target", "current", "verdict"),
    "reviews": ("kpi", "learning", "decision", "date"),
}
"""table → the fields of a row of a closed cycle that its fingerprint covers"""


class Recorded(NamedTuple):
    """The fingerprint of a recorded row: in which workbook, of which table, under which id."""

    workbook: str
    table: str
    id: str
    fingerprint: str


def fingerprint(cells: Iterable[Cell | None]) -> str:
    """Return the fingerprint of some cells; how a number, a day or a space is stored does not count."""
    import hashlib  # most checks have nothing to compare

    text = "\x1f".join(map(plain, cells))
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()


def plain(cell: Cell | None) -> str:
    """Return a cell in the one form in which contents are compared."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, int | float):
        return f"{cell:.12g}"
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return " ".join(str(cell).split())
