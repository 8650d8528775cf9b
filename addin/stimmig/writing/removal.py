"""Take stimmig's own sheets out of a workbook, and leave those that people enter things into."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from stimmig.reading.kept import decisions_on
from stimmig.reading.layout_sheet import is_layout_sheet
from stimmig.reading.recognise import read_workbook
from stimmig.reading.register import register_of
from stimmig.refusal import Refusal
from stimmig.workbook import marks
from stimmig.workbook.file import open_workbook
from stimmig.workbook.package import Package
from stimmig.workbook.workbook import Sheet, Workbook
from stimmig.writing import refusals
from stimmig.writing.files import refuse_unless_replaceable, resolved
from stimmig.writing.plan import Writing, is_editable
from stimmig.writing.xlsx.edit import remove_sheets
from stimmig.writing.xlsx.guard import refuse_unless_writable, verify


class Removal(NamedTuple):
    """A workbook that is to lose stimmig's sheets: its name, its language ("" where unknown), and what will be said."""

    name: str
    lang: str
    sheets: tuple[str, ...]
    """names of the sheets; none where there are none"""
    writing: Writing | None
    kept: int = 0
    """how many decisions stand in the link register, which stays because of them"""
    told: int = 0
    """how many decisions stand on the layout sheet, which stays because of them"""
    worked_in: tuple[str, ...] = ()
    """names of the sheets that stay because people enter things there"""
    memory: tuple[str, ...] = ()
    """names of the hidden sheets of fingerprints, which stay with the entries"""


def plan_removal(path: Path) -> Removal:
    """Return how a workbook loses stimmig's sheets; Refusal where it cannot be written."""
    workbook = open_workbook(path)
    lang = _language_of(workbook)
    decided = decided_in(workbook)
    kept, told = decided[marks.LINKS], decided[marks.LAYOUT]
    going = [sheet for sheet in workbook.reports if not (_is_worked_in(sheet) or decided.get(sheet.kind))]
    try:
        # No kinds means all: where sheets stay, those that go are named.
        stays = len(going) < len(workbook.reports)
        kinds = sorted({sheet.kind for sheet in going}) if stays else ()
        writing = None if stays and not going else _removal(workbook, kinds)
    except Refusal as refusal:
        refusal.lang = lang
        raise
    names = tuple(sheet.name for sheet in going) if writing else ()
    return Removal(
        workbook.name, lang, names, writing, kept, told,
        tuple(sheet.name for sheet in workbook.reports if _is_worked_in(sheet) and _kind(sheet) != marks.MEMORY),
        tuple(sheet.name for sheet in workbook.reports if _kind(sheet) == marks.MEMORY),
    )  # fmt: skip


def decided_in(workbook: Workbook) -> dict[str, int]:
    """Return kind of sheet → how many decisions people made on it, for the register and the layout sheet."""
    told = sum(map(decisions_on, filter(is_layout_sheet, workbook.reports)))
    return {marks.LINKS: sum(line.decides for line in register_of(workbook)), marks.LAYOUT: told}


def _is_worked_in(sheet: Sheet) -> bool:
    """Say whether people enter things into a sheet of stimmig's."""
    return _kind(sheet) in marks.WORKED_IN


def _kind(sheet: Sheet) -> str:
    return sheet.kind.partition("/")[0]


def _language_of(workbook: Workbook) -> str:
    """Return the language of the report sheet as it is called at first, else that of the workbook's headings."""
    for name, lang in zip(marks.REPORT_NAMES, marks.REPORT_NAMES._fields):
        if name in workbook.own_sheets:
            return lang
    try:
        return read_workbook(workbook).lang
    except Refusal:  # a damaged sheet does not keep ours from going
        return ""


def _removal(workbook: Workbook, kinds: Sequence[str]) -> Writing | None:
    """Return how the sheets of some kinds go, of all where none is named."""
    name, data, path = workbook.name, workbook.data, workbook.path
    if not is_editable(workbook):
        raise Refusal("not_a_workbook", refusals.NOT_OURS, name=name)
    content = remove_sheets(data, name, kinds)
    if content == data:
        return None
    refuse_unless_writable(Package(data, name))
    refuse_unless_replaceable(resolved(path), name)
    verify(data, content, name)
    return Writing(path, content, data, path)
