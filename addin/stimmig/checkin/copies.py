"""Read what copies of a workbook tell beside it; of a long history only the rows that differ are looked at."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.checkin.opened import Opened, opened_from
from stimmig.workbook.file import open_workbook
from stimmig.workbook.workbook import Sheet, SheetDetails, Workbook

_LARGE = 20_000_000
"""bytes of all copies together from which a process for each core is worth its start"""
_known: dict[str, tuple[int, list[list[Cell]]]] = {}
"""sheet of check-ins → its heading row, and all rows of the workbook into which is merged"""
_sets: dict[str, frozenset] = {}
"""the same rows for looking up, made when a copy has moved rows"""


class Told(NamedTuple):
    """The sheets of a copy as plain rows, so that they can come from another process."""

    name: str
    path: Path
    sheets: tuple[tuple[str, list[list[Cell]]], ...]
    rounds: tuple[tuple[str, str, list[list[Cell]], Mapping], ...]
    """name, kind, rows and number formats of each"""


def read_copies(main: Opened, paths: Sequence[Path]) -> Iterator[Opened]:
    """Yield each copy, read as far as it differs; Refusal where one cannot be read."""
    known = _rows_of(main)
    files = [(path, path.name if path.name != main.name else str(path)) for path in paths]
    workers = min(os.cpu_count() or 1, len(files))
    if workers > 1 and sum(path.stat().st_size for path in paths if path.is_file()) > _LARGE:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(workers, initializer=_known.update, initargs=(known,)) as pool:
            for told in pool.map(_told, files):
                yield opened_from(_workbook(told), main.limits.today, main.lang)
        return
    _known.clear()
    _sets.clear()
    _known.update(known)
    for file in files:
        yield opened_from(_workbook(_told(file)), main.limits.today, main.lang)


def _rows_of(main: Opened) -> dict[str, tuple[int, list[list[Cell]]]]:
    """Return the rows of the sheets that hold nothing but check-ins whose cells mean what they hold."""
    found = {}
    for sheet in main.reading.workbook.sheets:
        layouts = [one for one in main.reading.layouts if one.sheet == sheet.name]
        if [one.table for one in layouts] == ["checkins"] and not layouts[0].arranged and not sheet.details.formats:
            found[sheet.name] = layouts[0].heading_row, sheet.rows
    return found


def _told(file: tuple[Path, str]) -> Told:
    path, name = file
    workbook = open_workbook(path, name)
    sheets = tuple((sheet.name, _differing(sheet)) for sheet in workbook.sheets)
    rounds = tuple((sheet.name, sheet.kind, sheet.rows, sheet.details.formats) for sheet in workbook.own("round"))
    return Told(workbook.name, path, sheets, rounds)


def _differing(sheet: Sheet) -> list[list[Cell]]:
    """Return a sheet's rows; of the check-ins those up to the heading, and those that the main workbook lacks."""
    if sheet.name not in _known:
        return sheet.rows
    heading, known = _known[sheet.name]
    rows = sheet.rows
    # Most copies only add rows at the end: what stands where it stood is not looked up.
    other = [row for row, mine in zip(rows, known) if row != mine] + rows[len(known) :]
    if other and sheet.name not in _sets:
        _sets[sheet.name] = frozenset(map(tuple, known))
    new = [row for row in other if tuple(row) not in _sets[sheet.name]]
    return rows[: heading + 1] + [row for row in new if row not in rows[: heading + 1]]


def _workbook(told: Told) -> Workbook:
    rounds = [
        Sheet(name, lambda rows=rows: rows, details=lambda formats=formats: SheetDetails(formats=formats), kind=kind)
        for name, kind, rows, formats in told.rounds
    ]
    return Workbook(
        name=told.name,
        alias=told.path.stem,
        format="xlsx",
        sheets=tuple(Sheet(name, lambda rows=rows: rows) for name, rows in told.sheets),
        path=told.path,
        own_sheets=tuple(sheet.name for sheet in rounds),
        reports=tuple(rounds),
    )
