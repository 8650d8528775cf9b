"""The whole way of the data, on one page: workbook → blocks → records → strategy → findings → report."""

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stimmig.model.strategy import Strategy
from stimmig.reading.build import build_strategy
from stimmig.reading.decisions import TableDecision
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


def open_all(
    paths: Sequence[Path], layout: Sequence[TableDecision] = ()
) -> tuple[list[WorkbookReading], list[tuple[Path, Refusal]]]:
    """Return what was understood of the usable files, and the others with the reason.

    `layout` is what a layout file decides about each of them.
    """
    names = _distinct_names(paths)
    readings, refused = [], []
    for path, name in zip(paths, names):
        try:
            reading = read_workbook(open_workbook(path, name), layout)
            refuse_unless_strategy(reading)
            readings.append(reading)
        except Refusal as refusal:
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
    accepted: Path | None = None,
) -> Check:
    """Check workbooks as one strategy; Refusal where a profile or a rule's code is unknown.

    `accepted` is a file of accepted findings; those in the workbooks count anyway.
    """
    rules = chosen(select, ignore)
    strategy = build_strategy(readings)
    limits = limits_for(strategy.settings, profile, as_of or datetime.date.today())
    strategy = _with_accepted(strategy, accepted, profile)
    verdict, apart = run(rules if readings and not strategy.acceptances else (), strategy, limits), ()
    if readings and strategy.acceptances:
        from stimmig.rules.accepting import run_accepting  # most workbooks accept nothing

        verdict, apart = run_accepting(rules, strategy, limits, all_rules())
    questions = sum(len(reading.questions) for reading in readings)
    titles = {rule.code: rule.title for rule in all_rules()}
    left_out = tuple(rule.code for rule in all_rules() if rule not in rules)
    paths = {reading.workbook.name: reading.workbook.path for reading in readings if reading.workbook.path}
    return Check(
        strategy,
        limits,
        *verdict,
        titles,
        tuple(refused),
        questions,
        left_out,
        apart,
        rules=all_rules(),
        paths=paths,
    )


def _with_accepted(strategy: Strategy, file: Path | None, profile: str | None) -> Strategy:
    """Return the strategy with what is accepted in a file: the one that is named, else the one beside the profile."""
    beside = Path(profile).with_suffix(".accepted.json") if profile and profile.lower().endswith(".json") else None
    if file is None and (beside is None or not beside.is_file()):
        return strategy
    from stimmig.rules.acceptance_file import load_acceptances

    return strategy.replace(acceptances=(*strategy.acceptances, *load_acceptances(file or beside)))


def report_on(check: Check, reading: WorkbookReading, lang: str) -> "WorkbookReport":
    """Return the report on one of the workbooks of a check."""
    from stimmig.report.report import make_report  # not every check writes one

    return make_report(reading.workbook.name, lang, check)


def _distinct_names(paths: Sequence[Path]) -> list[str]:
    """Return the file names; with as much of the folders as it takes to tell two of the same name apart."""
    names = [path.name for path in paths]
    return [name if names.count(name) == 1 else str(path) for name, path in zip(names, paths)]
