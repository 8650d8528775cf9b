"""The result of a check as lines for a terminal."""

import os
import textwrap
from collections.abc import Iterator

from stimmig.findings import Finding
from stimmig.language.text import Text
from stimmig.report.check import Check
from stimmig.report.report import QUESTIONS, accepted_lines, count

_REACH = Text(
    "{reaching} von {rows} {rows:Zeile|Zeilen} {reaching:erreicht|erreichen} den Purpose.",
    "{reaching} of {rows} {rows:row|rows} {reaching:reaches|reach} the purpose.",
)
_NUMBERS = Text(
    "{error} Fehler, {warning} {warning:Warnung|Warnungen}, {hint} {hint:Hinweis|Hinweise}, {silent} nicht geprüft.",
    "{error} {error:error|errors}, {warning} {warning:warning|warnings}, {hint} {hint:hint|hints}, {silent} not checked.",
)
_SILENT = Text("Nicht geprüft:", "Not checked:")
_ACCEPTED = Text(
    "{count:Ein Befund ist|{count} Befunde sind} akzeptiert und {count:zählt|zählen} nicht:",
    "{count} {count:finding is|findings are} accepted and {count:does|do} not count:",
)
_BY = Text("{reason} ({by})", "{reason} ({by})")
_BY_UNTIL = Text("{reason} ({by}, bis {until})", "{reason} ({by}, until {until})")
_INDENT = 4
_WIDEST, _USUAL_WIDTH = 120, 100


def report_lines(check: Check, lang: str, width: int = 100) -> Iterator[str]:
    """Yield the report line by line, workbook by workbook."""
    by_workbook: dict[str, list[Finding]] = {source.name: [] for source in check.strategy.sources}
    for finding in check.findings:
        by_workbook[finding.place.workbook].append(finding)
    for workbook, findings in by_workbook.items():
        yield workbook
        for finding in findings:
            yield from finding_lines(finding, lang, width)
        yield ""
    yield from closing_lines(check, lang, width)


def closing_lines(check: Check, lang: str, width: int) -> Iterator[str]:
    """Yield what follows the findings: accepted ones, what was not checked, faults, open questions, the numbers."""
    yield from _accepted(check, lang, width)
    if check.not_checked:
        yield _SILENT.to(lang)
        for silent in check.not_checked:
            where = f" ({silent.workbook})" if silent.workbook and len(check.strategy.sources) > 1 else ""
            title = check.titles[silent.code].to(lang) if silent.code in check.titles else ""
            yield f"  ○ {silent.code}{where}  {title}".rstrip()
            yield from _wrapped(silent.reason(lang), width, _INDENT + 2)
        yield ""
    for fault in check.faults:
        yield from _wrapped(fault.sentence(lang), width, 0)
    if check.questions:
        yield from _wrapped(QUESTIONS.to(lang, count=check.questions), width, 0)
    yield from total_lines(check, lang)


def total_lines(check: Check, lang: str) -> Iterator[str]:
    """Yield how many rows reach the purpose, and how many findings there are."""
    counts = count(check.strategy, check.findings)
    yield _REACH.to(lang, reaching=counts.rows_reaching_purpose, rows=counts.rows)
    yield _NUMBERS.to(lang, error=counts.error, warning=counts.warning, hint=counts.hint, silent=len(check.not_checked))


def _accepted(check: Check, lang: str, width: int) -> Iterator[str]:
    if not check.accepted:
        return
    yield _ACCEPTED.to(lang, count=len(check.accepted))
    for line in accepted_lines(check, lang):
        book = f"{line.place.workbook}: " if len(check.strategy.sources) > 1 and line.place.sheet else ""
        where = f"{book}{line.place._replace(cell=line.range or line.place.cell)}"
        yield f"  ✓ {line.code}  {where}"
        yield from _wrapped(line.message, width, _INDENT + 2)
        said = _BY_UNTIL if line.until else _BY
        yield from _wrapped(f"→ {said.to(lang, reason=line.reason, by=line.by, until=line.until)}", width, _INDENT + 2)
    yield ""


def width() -> int:
    """Return how many letters a line of the terminal takes, where that is comfortable to read."""
    if columns := os.environ.get("COLUMNS", ""):
        return min(_WIDEST, int(columns)) if columns.isdecimal() else _USUAL_WIDTH
    try:
        return min(_WIDEST, os.get_terminal_size(1).columns)
    except OSError:  # no terminal
        return _USUAL_WIDTH


def finding_lines(finding: Finding, lang: str, width: int) -> Iterator[str]:
    """Yield a finding: where, what, what now."""
    where = str(finding.extent) if finding.place.sheet else ""
    yield f"  {finding.severity.symbol} {finding.severity.word.to(lang)} {finding.code}  {where}".rstrip()
    yield from _wrapped(finding.message(lang), width, _INDENT + 2)
    yield from _wrapped(f"→ {finding.advice(lang)}", width, _INDENT + 2)


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    space = " " * indent
    # An id such as S-1 stays in one piece.
    lines = textwrap.wrap(
        text, max(40, width), initial_indent=space, subsequent_indent=space + "  ", break_on_hyphens=False
    )
    return lines or [space]
