"""The result of a check as Markdown, as code hosts and chats show it: one table for each workbook."""

import re
from collections.abc import Iterator, Sequence

from stimmig.findings import Finding
from stimmig.language.text import Text, localise
from stimmig.report.check import Check
from stimmig.report.report import QUESTIONS, accepted_lines
from stimmig.writing.report_text import total_lines

_HEADS = Text("Schwere|Regel|Wo|Befund|Was tun", "Severity|Rule|Where|Finding|What to do")
_NONE = Text(
    "Kein Befund: Alle geprüften Regeln sind eingehalten.", "No finding: all rules that were checked are kept."
)
_NOT_CHECKED = Text("Nicht geprüft", "Not checked")
_SILENT_HEADS = Text("Regel|Worum es geht|Warum nicht", "Rule|What it is about|Why not")
_ACCEPTED = Text("Akzeptiert", "Accepted")
_ACCEPTED_HEADS = Text("Regel|Mappe|Wo|Befund|Warum|Von|Bis", "Rule|Workbook|Where|Finding|Why|By|Until")
_UNUSABLE = Text("Nicht lesbar", "Not readable")
_MEANS = re.compile(r"([\\`*_{}\[\]<>|~#&$])")
"""what Markdown would take for a mark; a backslash makes it a letter"""


def lines(check: Check, lang: str) -> Iterator[str]:
    """Yield the document line by line."""
    for source in check.strategy.sources:
        found = [finding for finding in check.findings if finding.place.workbook == source.name]
        yield from (f"## {escaped(source.name)}", "")
        if found:
            yield from _table(_HEADS.to(lang).split("|"), [_row(finding, lang) for finding in found])
        else:
            yield _NONE.to(lang)
        yield ""
    if check.accepted:
        yield from (f"## {_ACCEPTED.to(lang)}", "")
        yield from _table(_ACCEPTED_HEADS.to(lang).split("|"), list(_accepted(check, lang)))
        yield ""
    if check.not_checked:
        yield from (f"## {_NOT_CHECKED.to(lang)}", "")
        yield from _table(_SILENT_HEADS.to(lang).split("|"), list(_silent(check, lang)))
        yield ""
    if check.refused:
        yield from (f"## {_UNUSABLE.to(lang)}", "")
        yield from (f"- {escaped(refusal.sentence(lang))}" for _, refusal in check.refused)
        yield ""
    for fault in check.faults:
        yield from (escaped(fault.sentence(lang)), "")
    if check.questions:
        yield from (escaped(QUESTIONS.to(lang, count=check.questions)), "")
    yield " ".join(total_lines(check, lang))


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it stands, in one line."""
    return _MEANS.sub(r"\\\1", " ".join(text.split()))


def _row(finding: Finding, lang: str) -> list[str]:
    place = finding.extent
    severity = f"{finding.severity.symbol} {finding.severity.word.to(lang)}"
    return [severity, finding.code, str(place) if place.sheet else "", finding.message(lang), finding.advice(lang)]


def _accepted(check: Check, lang: str) -> Iterator[list[str]]:
    for line in accepted_lines(check, lang):
        where = str(line.place._replace(cell=line.range or line.place.cell)) if line.place.sheet else ""
        until = localise(line.until, lang) if line.until else ""
        yield [line.code, line.place.workbook, where, line.message, line.reason, line.by, until]


def _silent(check: Check, lang: str) -> Iterator[list[str]]:
    several = len(check.strategy.sources) > 1
    for silent in check.not_checked:
        where = f"{silent.workbook}: " if silent.workbook and several else ""
        yield [silent.code, check.titles[silent.code].to(lang), where + silent.reason(lang)]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for row in rows:
        yield f"| {' | '.join(map(escaped, row))} |"
