"""A canonical workbook of one team, and hands that fill in the sheets that stimmig puts into it."""

import datetime
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from sheets import workbook
from stimmig.cells import Cell
from stimmig.checkin import round_words
from stimmig.checkin.opened import open_for_check_ins
from stimmig.checkin.round import filled_rounds
from stimmig.generate import _rows as rows_of
from stimmig.reading.recognise import read_workbook
from stimmig.template.build import build_workbook
from stimmig.writing.xlsx.fill import Filling, fill_sheets

DAY = datetime.date(2026, 11, 18)
TEAM = """
    # Strategie
    | ID  | Ebene   | Aussage                        | Zahlt ein auf | Warum                       |
    | P-1 | Purpose | Damit der Ort lebendig bleibt. |               |                             |
    | Z-1 | Moal    | Alle finden, was sie brauchen. | P-1           | Das Bild zeigt den Alltag.  |
    # Kennzahlen
    | ID  | Kennzahl         | Zahlt ein auf | Warum            | Einheit | Besser | Ausgangswert | Zielwert | Ist | Stand      |
    | K-1 | Haushalte am Ort | Z-1           | Wer kommt, bleibt | %      | höher  | 30           | 60       | 40  | 2026-10-31 |
    # Zyklen
    | ID  | Team  | Beginn     | Ende       | Status |
    | C-1 | Laden | 2026-10-01 | 2026-12-31 | läuft  |
    # Objectives
    | ID  | Zyklus | Objective                | Zahlt ein auf | Warum              |
    | O-1 | C-1    | Nachbarn kommen gern her | Z-1           | Wer kommt, bleibt. |
    # Key Results
    | ID  | Objective | Key Result                          | Hypothese              | Bewegt Kennzahl | Ausgangswert | Zielwert | Aktuell | Einheit   | Besser    |
    | R-1 | O-1       | Vierzig Haushalte bestellen vor     | Wer bestellt, kommt    | K-1             | 10           | 40       | 20      | Haushalte | höher     |
    | R-2 | O-1       | Acht von zehn empfehlen uns weiter  | Wer empfiehlt, kommt   | K-1             | 20           | 80       | 50      | %         | höher     |
    | R-3 | O-1       | Gäste warten kaum noch an der Kasse | Wer wartet, geht       | K-1             | 12           | 4        | 9       | Minuten   | niedriger |
    # Check-ins
    | ID   | Datum      | Key Result | Wert | Zuversicht | Was ist passiert | Warum          | Nächster Schritt | Von     |
    | CI-1 | 2026-11-11 | R-1        | 20   | 6          | Es regnete viel  | Telefon hilft  | Zettel verteilen | A. Kern |
    | CI-2 | 2026-11-11 | R-2        | 50   | 7          | Viel Lob         | Der Kaffee     | Mehr Kaffee      | A. Kern |
"""
GOOD = {
    "value": 24,
    "confidence": 7,
    "what_happened": "Äpfel gab es",
    "why": "Wir riefen an",
    "next_step": "Weiter",
    "by": "Ö. Yıldız",
}


def canonical(path: Path, text: str = TEAM, lang: str = "de") -> Path:
    """Write Markdown tables as the canonical workbook: with Excel tables, dropdowns and all."""
    path.write_bytes(build_workbook(lang, rows_of(read_workbook(workbook(text)))))
    return path


def fill(path: Path, sheet: str, cells: Mapping[tuple[int, int], Cell | None]) -> None:
    """Type values into cells of a sheet, as somebody with Excel does."""
    path.write_bytes(fill_sheets(path.read_bytes(), path.name, {sheet: Filling(dict(cells))}))


def fill_round(path: Path, rows: Mapping[str, Mapping[str, Cell]], at: int = 0) -> None:
    """Type values into the open round: key result → field → value."""
    found = filled_rounds(opened(path))[at]
    by_name = {str(row.key_result): row for row in found.rows}
    cells = {
        (by_name[name].index, found.columns[field]): value for name, one in rows.items() for field, value in one.items()
    }
    fill(path, found.sheet, cells)


def opened(path: Path, day: datetime.date = DAY):
    """Return what a workbook says."""
    return open_for_check_ins(path, day, None)


def told(path: Path, *fields: str) -> list[tuple]:
    """Return fields of all check-ins of a workbook."""
    fields = fields or ("id", "key_result", "value", "replaces")
    return [tuple(getattr(one, field) for field in fields) for one in opened(path).strategy.checkins]


def currents(path: Path) -> list[float | None]:
    """Return the current values of all key results."""
    return [row.current for row in opened(path).strategy.key_results]


def contents(data: bytes) -> dict[str, bytes]:
    """Return part → content of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def column(field: str) -> int:
    """Return the column of a field on the sheet of a round."""
    return list(round_words.HEADS).index(field)
