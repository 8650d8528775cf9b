"""The coherence report on one workbook: counts, findings, what was not checked, and the chain of every row.

No grade and no score: it counts, and leaves the judgement to people.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stimmig.findings import Fault, Finding, NotChecked, Severity
from stimmig.language.text import Text
from stimmig.model.choices import LEVELS
from stimmig.model.direction import Direction
from stimmig.model.entry import Entry
from stimmig.model.place import Place
from stimmig.model.strategy import Strategy
from stimmig.report.check import Check
from stimmig.rules.limits import Limits
from stimmig.rules.naming import shortened

_KINDS = {
    "direction": Text("Zeile", "Row"),
    "strategic_objective": Text("Strategisches Ziel", "Strategic objective"),
    "kpi": Text("Kennzahl", "KPI"),
    "initiative": Text("Maßnahme", "Initiative"),
    "objective": Text("Objective", "Objective"),
    "key_result": Text("Key Result", "Key result"),
}
_STEP = 28
"""letters of a wording that a step of a chain shows"""
QUESTIONS = Text(
    "{count:Eine Spalte oder Tabelle ist|{count} Spalten und Tabellen sind} nicht eindeutig zu lesen; „stimmig read“ zeigt, welche.",
    "{count:One column or table|{count} columns and tables} cannot be read for certain; “stimmig read” shows which.",
)
_OPEN = Text("Was beim Lesen offen blieb", "What reading left open")
_LEFT_OUT = Text("Beim Prüfen weggelassen.", "Left out of this check.")
_INHERITED = Text("wie {row}", "as {row}")


class Counts(NamedTuple):
    """What was counted, over the whole strategy."""

    rows: int
    """active rows that must serve the purpose"""
    rows_reaching_purpose: int
    error: int
    warning: int
    hint: int


class FindingLine(NamedTuple):
    """A finding in the words of the reader; `place` is where its link leads."""

    severity: Severity
    code: str
    place: Place
    range: str | None
    message: str
    advice: str
    rows: int
    identity: str = ""
    """of what it is about: what accepts it, and by which a later check knows it again"""


class AcceptedLine(NamedTuple):
    """A finding that does not count, and who says so, why and until when (None: without end)."""

    code: str
    place: Place
    range: str | None
    message: str
    reason: str
    by: str
    until: datetime.date | None


class SilentLine(NamedTuple):
    """A rule that could not speak, and why."""

    code: str
    title: str
    reason: str
    workbook: str | None = None
    """the workbook concerned, None where it is all of them"""


class ChainLine(NamedTuple):
    """A row and the steps from the purpose down to it, itself left out; `reached` says whether there is a way."""

    level: str
    id: str
    name: str
    place: Place
    way: tuple[str, ...]
    reason: str
    reached: bool
    active: bool


class WorkbookReport(NamedTuple):
    """Everything that the report sheet of one workbook shows, in one language."""

    lang: str
    workbook: str
    others: tuple[str, ...]
    """names of the other workbooks of the same check"""
    day: datetime.date
    profile: str
    counts: Counts
    findings: tuple[FindingLine, ...]
    elsewhere: int
    """number of findings in the other workbooks"""
    silent: tuple[SilentLine, ...]
    faults: tuple[Fault, ...]
    chains: tuple[ChainLine, ...]
    accepted: tuple[AcceptedLine, ...] = ()


def count(strategy: Strategy, findings: Sequence[Finding]) -> Counts:
    """Return how many rows reach the purpose, and how many findings there are."""
    by_severity = [finding.severity for finding in findings]
    return Counts(
        rows=len(strategy.active),
        rows_reaching_purpose=sum(strategy.reaches_purpose(row) for row in strategy.active),
        error=by_severity.count(Severity.ERROR),
        warning=by_severity.count(Severity.WARNING),
        hint=by_severity.count(Severity.HINT),
    )


def make_report(workbook: str, lang: str, check: Check) -> WorkbookReport:
    """Return the report on one workbook of a check."""
    strategy, limits, findings = check.strategy, check.limits, check.findings
    mine = [finding for finding in findings if finding.place.workbook == workbook]
    return WorkbookReport(
        lang=lang,
        workbook=workbook,
        others=tuple(source.name for source in strategy.sources if source.name != workbook),
        day=limits.today,
        profile=limits.profile,
        counts=count(strategy, findings),
        findings=tuple(finding_line(finding, check, lang) for finding in mine),
        elsewhere=len(findings) - len(mine),
        silent=tuple(_silent(check, workbook, lang)),
        faults=check.faults,
        chains=tuple(
            _chain(row, strategy, limits, lang) for row in strategy.linked if row.place().workbook == workbook
        ),
        accepted=tuple(accepted_lines(check, lang, workbook)),
    )


def _silent(check: Check, workbook: str, lang: str) -> Iterator[SilentLine]:
    """Yield what the report is silent about: rules that could not speak, rules left out, files that were no use."""
    for silent in check.not_checked:
        if silent.workbook in (None, workbook):
            yield silent_line(silent, check, lang)
    if check.questions:
        yield SilentLine("–", _OPEN.to(lang), QUESTIONS.to(lang, count=check.questions))
    for code in check.left_out:
        yield SilentLine(code, check.titles[code].to(lang), _LEFT_OUT.to(lang))
    for path, refusal in check.refused:
        yield SilentLine("–", path.name, refusal.sentence(lang).removeprefix(f"{path.name}: "))


def accepted_lines(check: Check, lang: str, workbook: str | None = None) -> Iterator[AcceptedLine]:
    """Yield the accepted findings, those of one workbook or all."""
    for finding, why in check.accepted:
        if workbook in (None, finding.place.workbook):
            yield AcceptedLine(
                finding.code,
                finding.place,
                finding.range,
                finding.message(lang),
                why.reason or "",
                why.by or "",
                why.until,
            )


def silent_line(silent: NotChecked, check: Check, lang: str) -> SilentLine:
    """Return in one language which rule could not speak, and why."""
    return SilentLine(silent.code, check.titles[silent.code].to(lang), silent.reason(lang), silent.workbook)


def finding_line(finding: Finding, check: Check, lang: str) -> FindingLine:
    """Return a finding in one language."""
    return FindingLine(
        finding.severity,
        finding.code,
        finding.place,
        finding.range,
        finding.message(lang),
        finding.advice(lang),
        finding.rows,
        check.identity(finding),
    )


def _chain(row: Entry, strategy: Strategy, limits: Limits, lang: str) -> ChainLine:
    level = LEVELS.get(row.level) if isinstance(row, Direction) else None
    chain = strategy.chains.get(row, ())
    return ChainLine(
        level=(level or _KINDS[row.kind]).to(lang),
        id=row.id or "",
        name=row.name,
        place=row.place("name"),
        way=tuple(_step(step, row.place().workbook, strategy) for step in chain[:-1]),
        reason=_reason(row, strategy, limits, lang),
        reached=bool(chain),
        active=strategy.is_active(row),
    )


def _step(row: Entry, workbook: str, strategy: Strategy) -> str:
    """Return how a chain names a row: its id and wording, with the workbook in front where it is another one."""
    name = shortened(row.name, _STEP)
    label = f"{row.id} {name}" if row.id else name
    home = row.place().workbook
    alias = next((source.alias for source in strategy.sources if source.name == home), home)
    return label if home == workbook else f"{alias}: {label}"


def _reason(row: Entry, strategy: Strategy, limits: Limits, lang: str) -> str:
    """Return the reason of a row; one that it inherits is shown by reference, never copied."""
    links = strategy.links.get(row, ())
    own = " / ".join(dict.fromkeys(link.link.reason for link in links if link.link.reason))
    if own or limits["reason"] != "parent":
        return own
    above = next((link.target for link in links if link.target), None)
    return _INHERITED.to(lang, row=above.label) if above is not None else ""
