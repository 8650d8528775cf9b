"""Fill links in an open workbook: what was accepted goes into the rows' own empty cells, the rest stays in the register.

Everything is tried on the workbook as it was read; only what is then read as it was decided is written into Excel.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from stimmig.cells import Area
from stimmig.clicks import memory, words
from stimmig.clicks.buttons import BUTTONS
from stimmig.clicks.click import Click
from stimmig.clicks.manners import is_protected
from stimmig.clicks.own_sheets import copy_in
from stimmig.language.text import Text
from stimmig.linking.commands import Books, about, new_sheet
from stimmig.linking.taking import Cell, Taken, Wish
from stimmig.reading.recognise import WorkbookReading, read_workbook
from stimmig.refusal import Refusal
from stimmig.workbook.workbook import Sheet, Workbook

PURPOSE = "links"


class SetUp(NamedTuple):
    """The register as it was set up: its sheet, and how many rows still lack a link or a reason."""

    sheet: str
    rows: int


class Links:
    """The links of an open workbook: what its register decides, and what is suggested for the rest."""

    def __init__(self, book: Any, reading: WorkbookReading):
        self.book, self.reading = book, reading
        self.books = Books.read([reading], None, None)
        self.taken: Taken | None = None
        self.wanted: list[Wish] = []

    def against(self) -> list[Refusal]:
        """Read what the register decides, and return everything that stands against it."""
        if against := self.books.against():
            return list(against)
        self.wanted, wrong = self.books.wishes(self.reading)
        return wrong

    def decided(self) -> bool:
        """Work out what is to be written of the decisions, and say whether anything is."""
        filler = _Filler(self.book)
        self.taken = self.books.take(
            self.reading, self.reading.workbook, self.wanted, filler.fill, lambda _, new: read_workbook(new)
        )
        return bool(self.taken.written)

    def write(self) -> None:
        """Write the decided cells, a stretch at a time; how they were is kept before."""
        runs = list(_runs(self.taken.written))
        cells = [self.book.sheets[run.sheet].range(*run.corners) for run in runs]
        memory.keep(self.book, [memory.Kept(cell, {"texts": run.texts}) for cell, run in zip(cells, runs)], PURPOSE)
        for cell, run in zip(cells, runs):
            # With an apostrophe, which Excel takes for "this is a text": MAR-1 is no day, and =1 no formula.
            cell.options(chunksize=None).value = [[f"'{text}"] for text in run.texts]

    def set_up_register(self) -> "SetUp":
        """Put the register in, with what still is to be decided."""
        after = read_workbook(self.taken.data)._replace(register=self.taken.lines)
        register = Books.of(self.books, self.reading, after).register(after)
        return SetUp(copy_in(self.book, new_sheet(register)), register.linkless + register.unreasoned)

    def said(self, lang: str) -> list[str]:
        """Return what became of the decisions, where there were any."""
        if not self.wanted:
            return []
        texts = about(self.reading, self.wanted, {self.reading.workbook.name: self.taken})
        return [text.to(lang) for text in texts]


def fill_links(book: Any, click: Click, reading: WorkbookReading) -> str:
    """Write what is decided after asking, set up the register with the rest, and return what is to be said."""
    lang = reading.lang or click.lang
    links = Links(book, reading)
    if against := links.against():
        return "\n\n".join(refusal.sentence(lang) for refusal in against)
    if links.decided():
        facts = {"count": len(links.taken.written), "sheets": sorted({sheet for sheet, _ in links.taken.written})}
        if not click.ask(words.LINKS_ASKED.to(lang, button=_label("take_links_back"), **facts)):
            return ""
        links.write()
    register = links.set_up_register()
    click.move_on()
    book.sheets[register.sheet].activate()
    said = words.REGISTER_SET_UP if register.rows else words.ALL_LINKED
    return "\n\n".join(
        [*links.said(lang), said.to(lang, sheet=register.sheet, count=register.rows, button=_label("fill_links"))]
    )


def _label(tag: str) -> Text:
    return next(button.label for button in BUTTONS if button.tag == tag)


def take_back(book: Any) -> int:
    """Empty the cells that were filled last and still say what was written, and return how many; the rest is the owner's.

    Refusal where one of their sheets is protected.
    """
    found = list(memory.kept(book, PURPOSE))
    if protected := sorted({kept.cell.sheet.name for kept in found if is_protected(kept.cell.sheet)}):
        raise Refusal("sheet_protected", words.NOT_TAKEN_BACK, sheets=protected)
    count = 0
    for kept in found:
        waiting = list(kept.before["texts"])
        for row, (content,) in enumerate(kept.cell.options(ndim=2, empty="").value):
            if content in waiting:
                del waiting[: waiting.index(content) + 1]
                kept.cell.sheet.range((kept.cell.row + row, kept.cell.column)).value = None
                count += 1
    memory.forget(book, PURPOSE)
    return count


class _Filled(NamedTuple):
    """A workbook as it would be with texts in some of its cells, and the cells that were left: cell → why."""

    data: Workbook
    left: Mapping[Cell, str]


class _Filler:
    """Fills empty cells of a workbook as it was read; Excel is only asked which sheets are protected."""

    def __init__(self, book: Any):
        self.protected = {sheet.name for sheet in book.sheets if is_protected(sheet)}

    def fill(self, workbook: Workbook, name: str, texts: Mapping[Cell, str]) -> _Filled:
        """Return the workbook with the texts; sheet and name of a cell → text."""
        by_sheet: dict[str, dict[Area, str]] = {}
        left: dict[Cell, str] = {}
        sheets = {sheet.name: sheet for sheet in workbook.sheets}
        for (sheet, cell), text in texts.items():
            area = Area.named(cell)
            if why := self._why_not(sheets[sheet], area):
                left[sheet, cell] = why
            else:
                by_sheet.setdefault(sheet, {})[area] = text
        new = tuple(
            _with(sheet, by_sheet[sheet.name]) if sheet.name in by_sheet else sheet for sheet in workbook.sheets
        )
        return _Filled(workbook._replace(sheets=new), left)

    def _why_not(self, sheet: Sheet, cell: Area) -> str:
        if sheet.name in self.protected:
            return "protected"
        if sheet.details.look_up_formulas(cell.left).get(cell.top):
            return "formula"
        covered = any(one.holds(cell.top, cell.left) and one[:2] != cell[:2] for one in sheet.details.merges)
        there = cell.top < len(sheet.rows) and cell.left < len(sheet.rows[0]) and sheet.rows[cell.top][cell.left] != ""
        return "filled" if covered or there else ""


def _with(sheet: Sheet, texts: Mapping[Area, str]) -> Sheet:
    rows = [list(row) for row in sheet.rows]
    width = max(len(rows[0]), *(cell.left + 1 for cell in texts))
    rows = [row + [""] * (width - len(row)) for row in rows]
    for cell, text in texts.items():
        rows[cell.top][cell.left] = text
    return Sheet(sheet.name, lambda: rows, visible=sheet.visible, details=lambda: sheet.details, kind=sheet.kind)


class _Run(NamedTuple):
    """Cells below each other that are filled at once; row and column counted from 0."""

    sheet: str
    top: int
    column: int
    texts: list[str]

    @property
    def corners(self) -> tuple[tuple[int, int], tuple[int, int]]:
        return (self.top + 1, self.column + 1), (self.top + len(self.texts), self.column + 1)


def _runs(texts: Mapping[Cell, str]) -> Iterator[_Run]:
    run: _Run | None = None
    for sheet, column, row, text in sorted(
        (one[0], (at := Area.named(one[1])).left, at.top, texts[one]) for one in texts
    ):
        if run and (run.sheet, run.column, run.top + len(run.texts)) == (sheet, column, row):
            run.texts.append(text)
            continue
        if run:
            yield run
        run = _Run(sheet, row, column, [text])
    if run:
        yield run
