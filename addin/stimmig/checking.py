"""The whole way of the data, on one page: workbook → blocks → records → strategy → findings → report."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from stimmig.findings import Fault, Finding, NotChecked
from stimmig.model.strategy import Strategy
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import WorkbookReading, read_workbook
from stimmig.refusal import Refusal
from stimmig.rules.catalogue import chosen
from stimmig.rules.limits import Limits
from stimmig.rules.profiles import limits_for
from stimmig.rules.runner import run
from stimmig.workbook.file import open_workbook
from stimmig.workbook.workbook import Workbook


@dataclass(frozen=True)
class Check:
    """What a check found. `refused` holds the files that could not be used, with the reason."""

    strategy: Strategy
    readings: tuple[WorkbookReading, ...]
    limits: Limits
    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    faults: tuple[Fault, ...]
    refused: tuple[tuple[Path, Refusal], ...] = ()


def check_workbooks(
    workbooks: Sequence[Workbook],
    *,
    profile: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    as_of: datetime.date | None = None,
) -> Check:
    """Check open workbooks as one strategy; Refusal where a profile or a rule's code is unknown."""
    rules = chosen(select, ignore)
    readings = tuple(read_workbook(workbook) for workbook in workbooks)
    strategy = build_strategy(readings)
    limits = limits_for(strategy.settings, profile, as_of or datetime.date.today())
    verdict = run(rules, strategy, limits)
    return Check(strategy, readings, limits, verdict.findings, verdict.not_checked, verdict.faults)
