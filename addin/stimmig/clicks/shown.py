"""The findings as the report sheet of an open workbook shows them: where each one leads, and what it says."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from stimmig.cells import Area
from stimmig.workbook.live import kind_of
from stimmig.workbook.live_sheet import LiveSheet
from stimmig.writing.xlsx import report_words


class Shown(NamedTuple):
    """A line of the report. `sheet` is "" where it is about the whole workbook, `area` None where about a sheet."""

    code: str
    sheet: str
    area: Area | None
    message: str
    advice: str
    row: int
    """row on the report sheet, counted from 0"""


class ReportShown(NamedTuple):
    """The report sheet's name, and its findings in order."""

    sheet: str
    findings: tuple[Shown, ...]


def report_in(book: Any) -> ReportShown | None:
    """Return the report that an open workbook holds, None where it holds none."""
    for sheet in book.sheets:
        if kind_of(sheet) == "report":
            return ReportShown(sheet.name, tuple(_findings(LiveSheet(sheet, book.name).rows())))
    return None


def _findings(rows: Sequence[Sequence[Any]]) -> list[Shown]:
    heads = [text.split("|") for text in report_words.FINDING_HEADS]
    start = next((at for at, row in enumerate(rows) if list(map(str, row[: len(heads[0])])) in heads), None)
    found: list[Shown] = []
    for at, row in enumerate(rows[start + 1 :] if start is not None else (), (start or 0) + 1):
        if not row[1]:
            break
        sheet, area = parted(str(row[2]))
        found.append(Shown(str(row[1]), sheet, area, str(row[3]), str(row[4]), at))
    return found


def parted(where: str) -> tuple[str, Area | None]:
    """Return sheet and area of a place as the report writes it: BSC!D14, 'Plan ''26'!B2:B9, or a sheet alone."""
    sheet, mark, cells = where.rpartition("!")
    try:
        area = Area.named(cells) if mark else None
    except ValueError:
        area = None
    name = sheet if area else where
    if len(name) > 1 and name[0] == name[-1] == "'":
        name = name[1:-1].replace("''", "'")
    return name, area
