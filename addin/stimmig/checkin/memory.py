"""The hidden sheet that keeps the fingerprints of recorded rows, written anew with each recording."""

import datetime
import io
from collections.abc import Iterable, Mapping, Sequence

import xlsxwriter

from stimmig.cells import Cell
from stimmig.checkin.opened import Opened
from stimmig.language.text import Text
from stimmig.model.fingerprint import CHECKIN_FIELDS, fingerprint
from stimmig.reading.memory import LINES, TABLE
from stimmig.workbook import marks
from stimmig.writing.xlsx.cells import cell_text
from stimmig.writing.xlsx.edit import NewSheet

_KIND = "memory"
_LONGEST = 30_000
"""letters in a cell; Excel takes 32,767"""
_HEADS = Text("Erfasst am|Tabelle|Fingerabdruck und ID", "Recorded on|Table|Fingerprint and id")
_GUIDE = Text(
    "Hier hält stimmig fest, wie Einträge beim Erfassen lauteten, damit eine spätere Änderung auffällt.",
    "Here stimmig keeps how entries read when they were recorded, so that a later change is noticed.",
)


def fingerprint_of(entry: Mapping[str, Cell | None]) -> str:
    """Return the fingerprint of a check-in that is about to be written."""
    cells = (entry.get(field) for field in CHECKIN_FIELDS)
    return fingerprint(cell_text(cell) if isinstance(cell, str) else cell for cell in cells)


def memory_sheets(opened: Opened, day: datetime.date, new: Iterable[tuple[str, str, str]]) -> tuple[NewSheet, ...]:
    """Return the sheet that keeps more fingerprints: (table, id, fingerprint); none where there is nothing new.

    Nothing that is kept is lost.
    """
    sheets = opened.reading.workbook.own(_KIND)
    rows = [row for sheet in sheets for row in sheet.rows if len(row) > LINES and str(row[LINES]).strip()]
    rows = [row for row in rows if str(row[LINES]) not in {head.split("|")[LINES] for head in _HEADS}]
    by_table: dict[str, list[str]] = {}
    for table, name, found in new:
        by_table.setdefault(table, []).append(f"{found} {name}")
    more = [[day.isoformat(), table, chunk] for table, lines in by_table.items() for chunk in _chunks(lines)]
    if not more:
        return ()
    name = sheets[0].name if sheets else marks.MEMORY_NAMES.to(opened.lang)
    scratch = _draw(name, opened.lang, [*rows, *more])
    return (NewSheet(_KIND, name, scratch, hidden=True),)


def _chunks(lines: Sequence[str]) -> Iterable[str]:
    chunk: list[str] = []
    for line in lines:
        if chunk and sum(map(len, chunk)) + len(chunk) + len(line) > _LONGEST:
            yield "\n".join(chunk)
            chunk = []
        chunk.append(line)
    yield "\n".join(chunk)


def _draw(name: str, lang: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(name)
        sheet.write_string(0, 0, _GUIDE.to(lang))
        for column, head in enumerate(_HEADS.to(lang).split("|")):
            sheet.write_string(1, column, head)
        for at, row in enumerate(rows, 2):
            sheet.write_string(at, 0, str(row[0])[:10])
            sheet.write_string(at, TABLE, str(row[TABLE]))
            sheet.write_string(at, LINES, str(row[LINES]))
        sheet.protect("")
    return out.getvalue()
