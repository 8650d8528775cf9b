"""Decide where reports go, prepare all of them, and only then write: either every file gets its report, or none."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from stimmig.refusal import Refusal
from stimmig.report.report import WorkbookReport
from stimmig.workbook import marks
from stimmig.workbook.file import read_bytes
from stimmig.workbook.package import Package
from stimmig.workbook.workbook import Workbook
from stimmig.writing import refusals
from stimmig.writing.files import ensure_folder, is_there, refuse_unless_replaceable, replace_file, resolved, writable
from stimmig.writing.xlsx.author import draw_report
from stimmig.writing.xlsx.edit import NewSheet, is_untouched_copy, mark_alone, put_sheets
from stimmig.writing.xlsx.guard import refuse_unless_writable, verify

REPORT = "report"
_EDITABLE = ("xlsx", "xlsm")
_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_ALONE = ".stimmig.xlsx"
"""ending of a report in a workbook of its own, beside a file that cannot be written into"""


class Writing(NamedTuple):
    """A file to be written: where, what, what it must still hold (None for a new file), and whose rights it gets."""

    target: Path
    content: bytes
    expected: bytes | None
    rights_of: Path


def plan_reports(
    books: Sequence[tuple[Workbook, WorkbookReport]], output: Path | None
) -> tuple[list[Writing], list[Refusal]]:
    """Return what is to be written, and everything that stands against it.

    Without `output` each report goes into its workbook; with it into a copy, a file for one workbook and a folder
    for several.
    """
    writings: list[Writing] = []
    refused: list[Refusal] = []
    several = len(books) > 1
    if output is not None and needs_folder(output, len(books)):
        return [], [Refusal("folder_needed", refusals.FOLDER_NEEDED, name=str(output))]
    taken: set[Path] = set()
    for workbook, report in books:
        try:
            writing = _plan(workbook, report, output, several)
            if writing.target in taken:
                raise Refusal("same_name", refusals.SAME_NAME, name=workbook.name, target=writing.target.name)
            taken.add(writing.target)
            writings.append(writing)
        except Refusal as refusal:
            refused.append(refusal)
    return writings, refused


def plan_change(
    workbook: Workbook, change: Callable[[bytes, bool], bytes], output: Path | None, several: bool
) -> Writing | None:
    """Return how a workbook is written that `change` makes of its bytes; None where nothing is different.

    `change` also gets whether the result is a copy. Refusal where the workbook cannot be written.
    """
    if workbook.format not in _EDITABLE:
        raise Refusal("not_editable", refusals.NOT_EDITABLE, name=workbook.name)
    refuse_unless_writable(Package(workbook.data, workbook.name))
    target = _target(workbook, output, several, True)
    if output is None:
        refuse_unless_replaceable(resolved(workbook.path), workbook.name)
    else:
        _refuse_bad_target(workbook, target, True)
    content = change(workbook.data, output is not None)
    if output is None and content == workbook.data:
        return None
    verify(workbook.data, content, workbook.name)
    return Writing(target, content, workbook.data if output is None else _present(target), workbook.path)


def needs_folder(output: Path, count: int) -> bool:
    """Say whether an output is a file although there are several workbooks."""
    return count > 1 and (output.is_file() or output.suffix.lower() in _ENDINGS)


def is_editable(workbook: Workbook) -> bool:
    """Say whether sheets can be put into files of this format."""
    return workbook.format in _EDITABLE


def write_all(writings: Sequence[Writing]) -> Iterator[Writing]:
    """Write the files, and yield each when it is written."""
    for writing in writings:
        ensure_folder(writing.target.parent)
        replace_file(writing.target, writing.content, writing.target.name, writing.expected, writing.rights_of)
        yield writing


def _plan(workbook: Workbook, report: WorkbookReport, output: Path | None, several: bool) -> Writing:
    # The copy of a signed or protected workbook would be no copy of it: its report stands alone then.
    if is_editable(workbook) and (output is None or _may_change(Package(workbook.data, workbook.name))):
        sheet = NewSheet(REPORT, marks.REPORT_NAMES.to(report.lang), draw_report(report))
        return plan_sheet(workbook, sheet, output, several)
    source = workbook.path
    target = _target(workbook, output, several, False)
    _refuse_bad_target(workbook, target, False)
    content = mark_alone(REPORT, draw_report(report, _relative(source, target)))
    return Writing(target, content, _present(target), source)


def plan_sheet(workbook: Workbook, sheet: NewSheet, output: Path | None, several: bool) -> Writing:
    """Return how a sheet of ours goes into a workbook, or into its copy; Refusal where that cannot be."""
    source = workbook.path
    refuse_unless_writable(Package(workbook.data, workbook.name))
    target = _target(workbook, output, several, True)
    if output is None:
        refuse_unless_replaceable(resolved(source), workbook.name)
    else:
        _refuse_bad_target(workbook, target, True)
    in_place = target == source
    expected = workbook.data if in_place else _present(target)
    content = put_sheets(workbook.data, workbook.name, [sheet], as_copy=not in_place)
    verify(workbook.data, content, workbook.name)
    return Writing(target, content, expected, source)


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
    if not is_there(target) and target.parent == workbook.path.parent and not writable(target.parent):
        raise Refusal("read_only", refusals.FOLDER_READ_ONLY, name=workbook.name, target=target.name)
    refuse_unless_replaceable(resolved(target), target.name)
    if not is_there(target):
        return
    if resolved(target) == resolved(workbook.path):
        raise Refusal("same_file", refusals.SAME_FILE, name=target.name)
    if not _is_ours(target):
        raise Refusal("would_overwrite", refusals.WOULD_OVERWRITE, name=target.name)


def _is_ours(path: Path) -> bool:
    """Say whether stimmig made a file and nobody has worked in it since, so that a new one may take its place."""
    try:
        return is_untouched_copy(read_bytes(path, path.name), path.name)
    except Refusal:
        return False


def _present(path: Path) -> bytes | None:
    return read_bytes(path, path.name) if is_there(path) else None


def _relative(source: Path, target: Path) -> str:
    try:
        return os.path.relpath(source.resolve(), target.resolve().parent)
    except ValueError:  # on another drive of Windows
        return str(source.resolve())
