"""The findings as a table for spreadsheets, one line each.

A byte order mark leads, since Excel takes a file without it for an old code page. German Excel expects semicolons,
English Excel commas.
"""

import csv
import io
from collections.abc import Iterator

from stimmig.findings import Finding
from stimmig.language.text import Text
from stimmig.report.check import Check

_HEADS = Text(
    "Schwere|Regel|Titel|Mappe|Blatt|Zelle|Zeilen betroffen|Befund|Was tun",
    "Severity|Rule|Title|Workbook|Sheet|Cell|Rows concerned|Finding|What to do",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""what a spreadsheet may take for the beginning of a formula"""


def lines(check: Check, lang: str) -> Iterator[str]:
    """Yield the lines of the table, its heading first."""
    yield "\ufeff" + _line(_HEADS.to(lang).split("|"), lang)
    for finding in check.findings:
        yield _line(_cells(finding, check, lang), lang)


def _cells(finding: Finding, check: Check, lang: str) -> list[str | int]:
    place = finding.place
    texts = [
        finding.severity.word.to(lang),
        finding.code,
        check.titles[finding.code].to(lang),
        place.workbook,
        place.sheet or "",
        finding.range or place.cell or "",
        finding.message(lang),
        finding.advice(lang),
    ]
    told: list[str | int] = [as_text(text) for text in texts]
    return [*told[:6], finding.rows, *told[6:]]


def as_text(value: str) -> str:
    """Return a text so that no spreadsheet calculates with it: an apostrophe leads where it looks like a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value


def _line(cells: list, lang: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";" if lang == "de" else ",", lineterminator="").writerow(cells)
    return out.getvalue()
