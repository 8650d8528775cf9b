"""stimmig for other programs: check workbooks, and take what was found as values, as JSON or as data frames."""

import datetime
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stimmig.checking import check_readings, open_all
from stimmig.files_given import given_layout
from stimmig.findings import Fault
from stimmig.language.detect import LANGUAGES, system_language
from stimmig.language.text import Text
from stimmig.refusal import Refusal
from stimmig.report.check import Check
from stimmig.report.report import Counts, FindingLine, SilentLine, count, finding_line, silent_line
from stimmig.rules.naming import kind_of

if TYPE_CHECKING:
    import pandas

__all__ = ["Refusal", "Report", "check"]

_PathLike = str | os.PathLike[str]

NO_WORKBOOK = Text("Nennen Sie mindestens eine Arbeitsmappe.", "Name at least one workbook.")
NO_LANGUAGE = Text(
    "Die Sprache „{name}“ gibt es nicht; möglich sind „de“ und „en“.",
    "There is no language “{name}”; possible are “de” and “en”.",
)
SEVERAL = Text("{sentences}", "{sentences}")
NO_PANDAS = Text(
    "Für to_frames() wird pandas gebraucht. Installieren Sie es: pip install pandas",
    "to_frames() needs pandas. Install it: pip install pandas",
)
_FINDINGS = ("severity", "code", "title", "workbook", "sheet", "cell", "range", "rows", "message", "advice")
_NOT_CHECKED = ("code", "title", "workbook", "reason")
_ROWS = ("workbook", "sheet", "cell", "kind", "id", "name", "active", "reaches_purpose", "way")


class Report:
    """What a check found, in one language. It does not change; ask `check` again for a new one."""

    def __init__(self, check: Check, lang: str):
        self._check = check
        self.lang: str = lang
        self.as_of: datetime.date = check.limits.today
        self.profile: str = check.limits.profile
        self.workbooks: tuple[str, ...] = tuple(source.name for source in check.strategy.sources)
        self.counts: Counts = count(check.strategy, check.findings)
        """rows, rows_reaching_purpose, error, warning, hint"""
        self.findings: tuple[FindingLine, ...] = tuple(finding_line(finding, check, lang) for finding in check.findings)
        """the weightiest first; each with severity, code, place, range, message, advice and rows"""
        self.not_checked: tuple[SilentLine, ...] = tuple(silent_line(one, check, lang) for one in check.not_checked)
        """rules that could not speak: code, title, reason, workbook"""
        self.faults: tuple[Fault, ...] = check.faults
        """rules that crashed: code, message, package"""

    def to_json(self) -> str:
        """Return the report as JSON, as `schema/report.json` describes it."""
        from stimmig.writing.report_json import report_document

        return json.dumps(report_document(self._check, self.lang), ensure_ascii=False, allow_nan=False, indent=1)

    def to_frames(self) -> "dict[str, pandas.DataFrame]":
        """Return data frames: "findings", "not_checked", and "rows" with the way of each row from the purpose.

        Column names and kinds of rows are English and stay the same; texts are in the language of the report.
        """
        try:
            import pandas
        except ImportError as error:
            raise ImportError(NO_PANDAS.to(self.lang)) from error
        tables = {
            "findings": (_FINDINGS, self._finding_rows()),
            "not_checked": (
                _NOT_CHECKED,
                [{name: getattr(one, name) for name in _NOT_CHECKED} for one in self.not_checked],
            ),
            "rows": (_ROWS, self._strategy_rows()),
        }
        return {name: pandas.DataFrame(rows, columns=list(columns)) for name, (columns, rows) in tables.items()}

    def _finding_rows(self) -> list[dict[str, Any]]:
        return [
            {
                **finding._asdict(),
                **finding.place._asdict(),
                "severity": finding.severity.name.lower(),
                "title": self._check.titles[finding.code].to(self.lang),
            }
            for finding in self.findings
        ]

    def _strategy_rows(self) -> list[dict[str, Any]]:
        strategy = self._check.strategy
        return [
            {
                **row.place("name")._asdict(),
                "kind": kind_of(row),
                "id": row.id,
                "name": row.name,
                "active": strategy.is_active(row),
                "reaches_purpose": strategy.reaches_purpose(row),
                "way": " → ".join(step.label for step in strategy.chains.get(row, ())),
            }
            for row in strategy.linked
        ]

    def __repr__(self) -> str:
        counts = self.counts
        return (
            f"<stimmig.Report of {', '.join(self.workbooks)}: {counts.error} error, {counts.warning} warning,"
            f" {counts.hint} hint, {len(self.not_checked)} not checked>"
        )


def check(
    paths: _PathLike | Iterable[_PathLike],
    *,
    profile: _PathLike | None = None,
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    as_of: datetime.date | None = None,
    lang: str | None = None,
    layout: _PathLike | None = None,
) -> Report:
    """Check one workbook, or several as one strategy, and return the report. Nothing is written.

    `profile` names a set of limits or a JSON file; `select` and `ignore` take codes and families ("PUR001", "PUR");
    `as_of` counts as today; `layout` is a file of decisions about the layout; `lang` is "de" or "en", else the language of the first workbook that has one.

    Raises Refusal, whose text is a sentence for the reader, where a file, a profile or a code cannot be used. Unlike
    the command it then checks nothing: a program would not see that a workbook is missing from the figures.
    """
    if lang is not None and lang not in LANGUAGES:
        raise _said(Refusal("language_unknown", NO_LANGUAGE, name=lang), None)
    try:
        return _checked(_files(paths), profile, _codes(select), _codes(ignore), _day(as_of), lang, layout)
    except Refusal as refusal:
        raise _said(refusal, lang) from refusal.__cause__


def _checked(files: list[Path], profile, select, ignore, as_of, lang: str | None, layout) -> Report:
    readings, refused = open_all(files, given_layout(None if layout is None else Path(layout)))
    # A report that stimmig wrote is no workbook to check; whoever names a whole folder does not mean it.
    against = [refusal for _, refusal in refused if not (readings and refusal.code == "only_a_report")]
    if len(against) == 1:
        raise against[0]
    if against:
        lang = lang or next((one.lang for one in against if one.lang), "") or system_language()
        raise Refusal("several", SEVERAL, sentences="\n".join(one.sentence(lang) for one in against))
    profile = None if profile is None else os.fspath(profile)
    found = check_readings(readings, refused=refused, profile=profile, select=select, ignore=ignore, as_of=as_of)
    return Report(found, lang or next((one.lang for one in readings if one.lang), "") or system_language())


def _files(paths: _PathLike | Iterable[_PathLike]) -> list[Path]:
    """Return the files, each once."""
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    if not given:
        raise Refusal("no_workbook", NO_WORKBOOK)
    once: dict[str, Path] = {}
    for path in given:
        once.setdefault(os.path.realpath(path), Path(path))
    return list(once.values())


def _codes(words: str | Iterable[str]) -> list[str]:
    return [code for word in ([words] if isinstance(words, str) else words) for code in word.split(",")]


def _day(as_of: datetime.date | None) -> datetime.date | None:
    return as_of.date() if isinstance(as_of, datetime.datetime) else as_of


def _said(refusal: Refusal, lang: str | None) -> Refusal:
    """Return the refusal in the language that it will be read in."""
    refusal.lang = lang or refusal.lang or system_language()
    return refusal
