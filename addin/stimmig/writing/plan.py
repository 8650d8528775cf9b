"""Decide where reports go, prepare all of them, and only then write: either every file gets its report, or none."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from stimmig.refusal import Refusal
from stimmig.report.report import Report
from stimmig.workbook.file import read_bytes
from stimmig.workbook.package import Package
from stimmig.workbook.workbook import Workbook
from stimmig.writing import refusals
from stimmig.writing.files import refuse_unless_replaceable, replace_file
from stimmig.writing.xlsx.author import SHEET_NAMES, draw_report
from stimmig.writing.xlsx.edit import NewSheet, put_sheets, remove_sheets
from stimmig.writing.xlsx.guard import refuse_unless_writable, verify

REPORT = "report"
_EDITABLE = ("xlsx", "xlsm")
_ALONE = ".stimmig.xlsx"
"""ending of a report in a workbook of its own, beside a file that cannot be written into"""


class Writing(NamedTuple):
    """A file to be written: where, what, and what it must still hold (None for a new file)."""

    target: Path
    content: bytes
    expected: bytes | None


def plan_reports(books: Sequence[tuple[Workbook, Report]], output: Path | None) -> tuple[list[Writing], list[Refusal]]:
    """Return what is to be written, and everything that stands against it.

    Without `output` each report goes into its workbook; with it into a copy, a file for one workbook and a folder
    for several.
    """
    writings: list[Writing] = []
    refused: list[Refusal] = []
    if output is not None and len(books) > 1 and output.is_file():
        return [], [Refusal("folder_needed", refusals.FOLDER_NEEDED, name=str(output))]
    taken: set[Path] = set()
    for workbook, report in books:
        try:
            writing = _plan(workbook, report, output, len(books) > 1)
            if writing.target in taken:
                raise Refusal("same_name", refusals.SAME_NAME, name=workbook.name, target=writing.target.name)
            taken.add(writing.target)
            writings.append(writing)
        except Refusal as refusal:
            refused.append(refusal)
    return writings, refused


def write_all(writings: Sequence[Writing]) -> None:
    """Write the files."""
    for writing in writings:
        writing.target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(writing.target, writing.content, writing.target.name, writing.expected)


def plan_removal(path: Path) -> Writing | None:
    """Return the workbook without stimmig's sheets; None where it has none, Refusal where it cannot be written."""
    name = path.name
    data = read_bytes(path, name)
    if not data.startswith(b"PK"):
        raise Refusal("not_a_workbook", refusals.NOT_OURS, name=name)
    package = Package(data, name)
    content = remove_sheets(data, name)
    if content == data:
        return None
    refuse_unless_writable(package)
    refuse_unless_replaceable(path.resolve(), name)
    verify(data, content, name)
    return Writing(path, content, data)


def _plan(workbook: Workbook, report: Report, output: Path | None, several: bool) -> Writing:
    source = workbook.path
    package = Package(workbook.data, workbook.name) if workbook.format in _EDITABLE else None
    editable = package is not None
    if package and (output is None or _may_change(package)):
        refuse_unless_writable(package)
    elif package:
        editable = False  # the copy of a signed or protected workbook would be no copy of it
    target = _target(workbook, output, several, editable)
    if target == source:
        refuse_unless_replaceable(source.resolve(), workbook.name)
    else:
        _refuse_bad_target(workbook, target, editable)
    if not editable:
        return Writing(target, draw_report(report, _relative(source, target)), _present(target))
    sheet = NewSheet(REPORT, SHEET_NAMES.to(report.lang), draw_report(report))
    content = put_sheets(workbook.data, workbook.name, [sheet])
    verify(workbook.data, content, workbook.name)
    return Writing(target, content, workbook.data if target == source else _present(target))


def _may_change(package: Package) -> bool:
    try:
        refuse_unless_writable(package)
    except Refusal:
        return False
    return True


def _target(workbook: Workbook, output: Path | None, several: bool, editable: bool) -> Path:
    source = workbook.path
    if output is None:
        return source if editable else source.with_suffix(_ALONE)
    folder = several or output.is_dir() or not output.suffix
    return output / f"{source.stem}{source.suffix if editable else _ALONE}" if folder else output


def _refuse_bad_target(workbook: Workbook, target: Path, editable: bool) -> None:
    ending = workbook.path.suffix.lower() if editable else ".xlsx"
    if target.suffix.lower() != ending:
        raise Refusal("wrong_ending", refusals.WRONG_ENDING, name=target.name, source=workbook.name, ending=ending)
    refuse_unless_replaceable(target.resolve(), target.name)
    if not target.exists():
        return
    if target.resolve() == workbook.path.resolve():
        raise Refusal("same_file", refusals.SAME_FILE, name=target.name)
    if not _carries_report(target):
        raise Refusal("would_overwrite", refusals.WOULD_OVERWRITE, name=target.name)


def _carries_report(path: Path) -> bool:
    """Say whether a file carries a report of stimmig's, so that a new one may take its place."""
    from stimmig.workbook.file import open_workbook

    try:
        workbook = open_workbook(path)
    except Refusal:
        return False
    return bool(workbook.own_sheets) or all(sheet.name in SHEET_NAMES for sheet in workbook.sheets)


def _present(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _relative(source: Path, target: Path) -> str:
    try:
        return os.path.relpath(source.resolve(), target.resolve().parent)
    except ValueError:  # on another drive of Windows
        return str(source.resolve())
