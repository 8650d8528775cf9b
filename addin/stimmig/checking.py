"""The whole way of the data, on one page: workbook → blocks → records → strategy → findings → report."""

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import WorkbookReading, read_workbook
from stimmig.reading.usable import refuse_unless_strategy
from stimmig.refusal import Refusal
from stimmig.report.check import Check
from stimmig.rules.catalogue import all_rules, chosen
from stimmig.rules.runner import run
from stimmig.rules.settings import limits_for
from stimmig.workbook.file import open_workbook

if TYPE_CHECKING:
    from stimmig.report.report import WorkbookReport


def open_all(paths: Sequence[Path]) -> tuple[list[WorkbookReading], list[tuple[Path, Refusal]]]:
    """Return what was understood of the usable files, and the others with the reason."""
    names = _distinct_names(paths)
    readings, refused = [], []
    for path, name in zip(paths, names):
        reading = None
        try:
            reading = read_workbook(open_workbook(path, name))
            refuse_unless_strategy(reading)
            readings.append(reading)
        except Refusal as refusal:
            refusal.lang = reading.lang if reading else ""
            refused.append((path, refusal))
    return readings, refused


def check_readings(
    readings: Sequence[WorkbookReading],
    *,
    refused: Sequence[tuple[Path, Refusal]] = (),
    profile: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    as_of: datetime.date | None = None,
) -> Check:
    """Check workbooks as one strategy; Refusal where a profile or a rule's code is unknown."""
    rules = chosen(select, ignore)
    strategy = build_strategy(readings)
    limits = limits_for(strategy.settings, profile, as_of or datetime.date.today())
    verdict = run(rules if readings else (), strategy, limits)
    questions = sum(len(reading.questions) for reading in readings)
    titles = {rule.code: rule.title for rule in all_rules()}
    left_out = tuple(rule.code for rule in all_rules() if rule not in rules)
    paths = {reading.workbook.name: reading.workbook.path for reading in readings if reading.workbook.path}
    return Check(strategy, limits, *verdict, titles, tuple(refused), questions, left_out, all_rules(), paths)


def report_on(check: Check, reading: WorkbookReading, lang: str) -> "WorkbookReport":
    """Return the report on one of the workbooks of a check."""
    from stimmig.report.report import make_report  # not every check writes one

    return make_report(reading.workbook.name, lang, check)


def _distinct_names(paths: Sequence[Path]) -> list[str]:
    """Return the file names; with as much of the folders as it takes to tell two of the same name apart."""
    names = [path.name for path in paths]
    return [name if names.count(name) == 1 else str(path) for name, path in zip(names, paths)]
