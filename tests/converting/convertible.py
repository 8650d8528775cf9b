"""Converting in tests: workbooks in and out, what they say, and what the protocol lists."""

from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import python_calamine

from sheets import write_xlsx
from stimmig.cells import Area
from stimmig.converting.convert import Converted, convert_workbook
from stimmig.language.folding import fold
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.file import open_workbook
from stimmig.writing.strategy_json import strategy_document

_LINKS = ("kpi", "drives", "kpi_to_move", "key_result", "objective", "okr_objective", "cycle")
_HEADS = ("Zelle", "Cell")


def converted(text: str, folder: Path, **formats: str) -> tuple[Path, Path]:
    """Write Markdown tables as a workbook, convert it, and return both."""
    source = write_xlsx(text, folder / "source.xlsx", **formats)
    return source, convert(source, folder / "result.xlsx").result


class Files:
    """A source, what it was converted into, and the conversion."""

    def __init__(self, source: Path, result: Path, conversion: Converted):
        self.source, self.result, self.conversion = source, result, conversion


def convert(source: Path, result: Path, lang: str = "de", password: str = "") -> Files:
    """Convert a file."""
    conversion = convert_workbook(open_workbook(source, password=password), lang)
    result.write_bytes(conversion.content)
    return Files(source, result, conversion)


def rows(path: Path, sheet: str) -> list[list]:
    """Return the rows of a sheet, from its first row on."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def table(path: Path, sheet: str) -> list[dict[str, Any]]:
    """Return the filled rows below the headings of a canonical sheet: heading → cell, empty ones left out."""
    head, *below = rows(path, sheet)[2:]
    return [{name: cell for name, cell in zip(head, row) if cell != ""} for row in below if any(row)]


def protocol(path: Path, sheet: str = "stimmig Protokoll") -> list[list]:
    """Return the lines of the protocol: sheet, cell, content, what, where, remark."""
    lines = rows(path, sheet)
    head = next(at for at, line in enumerate(lines) if line[1] in _HEADS)
    return lines[head + 1 :]


@lru_cache(maxsize=64)
def _rows(path: Path, changed: int, sheet: str) -> list[list]:
    return rows(path, sheet)


def cells_at(path: Path, where: str) -> list:
    """Return what stands in the cells that a protocol names: "Kennzahlen!H4, 'Key Results'!C4:C6"."""
    found = []
    for part in where.split(", "):
        sheet, _, area = part.rpartition("!")
        top, left, bottom, right = Area.named(area)
        cells = _rows(path, path.stat().st_mtime_ns, sheet.strip("'"))
        found += [cells[row][column] for row in range(top, bottom + 1) for column in range(left, right + 1)]
    return found


def filled_cells(path: Path) -> Counter[tuple[str, str]]:
    """Return sheet and name of all cells that hold a value, as calamine sees them; stimmig has no part in this."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    found: Counter[tuple[str, str]] = Counter()
    for sheet in book.sheets_metadata:
        ours = sheet.name.startswith("stimmig ")  # the protocol of an earlier conversion tells of another file
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet and not ours:
            for row, cells in enumerate(book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False), 1):
                found.update((sheet.name, f"{_letters(at)}{row}") for at, cell in enumerate(cells) if cell != "")
    return found


def _letters(index: int) -> str:
    return (chr(64 + index // 26) if index >= 26 else "") + chr(65 + index % 26)


def told(path: Path) -> dict[str, Any]:
    """Return what a workbook says, with rows named by their wording: ids may be new, where the source has none."""
    reading = read_workbook(open_workbook(path))
    document = strategy_document(reading, build_strategy([reading]), "en")
    lists = {
        key: value for key, value in document.items() if isinstance(value, list) and key not in ("questions", "notes")
    }
    names = {
        fold(entry["id"]): entry.get("name") or entry["id"]
        for entries in lists.values()
        for entry in entries
        if isinstance(entry, dict) and entry.get("id")
    }
    for entries in lists.values():
        for entry in filter(lambda entry: isinstance(entry, dict), entries):
            for link in entry.get("contributes_to", ()):
                link["to"] = names.get(fold(link["to"]), link["to"])
            for field in _LINKS:
                if isinstance(value := entry.get(field), str | list):
                    named = [names.get(fold(to), to) for to in ([value] if isinstance(value, str) else value)]
                    entry[field] = named[0] if isinstance(value, str) else named
    return {key: value for key, value in document.items() if key not in ("file", "sources", "questions")}


def without_ids_of_ours(source: dict[str, Any], result: dict[str, Any]) -> dict[str, Any]:
    """Return what the result says without the ids that the source does not have."""
    for key, entries in result.items():
        if isinstance(entries, list) and isinstance(source[key], list) and len(entries) == len(source[key]):
            for entry, of_source in zip(entries, source[key]):
                if isinstance(entry, dict) and of_source.get("id") is None:
                    entry.pop("id", None)
                    of_source.pop("id", None)
    return result
