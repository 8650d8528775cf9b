"""What `stimmig links` does: suggest what rows without a link may serve, and take what was accepted."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from stimmig.checking import open_all
from stimmig.language.detect import system_language
from stimmig.language.text import Text
from stimmig.linking import said
from stimmig.linking.deciding import decisions_in, links_of
from stimmig.linking.register import Builder
from stimmig.linking.rereading import reread, sheets_read_otherwise
from stimmig.linking.shown import json_lines, lines_about
from stimmig.linking.suggest import Suggestions
from stimmig.linking.taking import Fill, Taken, Wish, take, wishes
from stimmig.model.register import RegisterLine
from stimmig.model.strategy import Strategy
from stimmig.reading.build import build_strategy, known_words, resolver_of
from stimmig.reading.recognise import WorkbookReading
from stimmig.reading.register import uncalculated_in
from stimmig.refusal import Refusal
from stimmig.report.links import LinkRegister
from stimmig.rules.limits import Limits
from stimmig.rules.settings import limits_for
from stimmig.workbook import marks
from stimmig.writing.plan import Writing, plan_change, write_all
from stimmig.writing.xlsx.fill_empty import fill_cells

if TYPE_CHECKING:
    from stimmig.writing.xlsx.edit import NewSheet


class Answer(NamedTuple):
    """What a command prints, what it says beside that, and what it turned down; then nothing was written."""

    lines: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()
    lang: str = ""


def answer(paths: Sequence[Path], arguments) -> Answer:
    """Return what a command of the command line does."""
    options = {"write": arguments.write, "output": arguments.output, "profile": arguments.profile}
    if arguments.action == "suggest":
        return suggest(paths, arguments.lang, as_json=arguments.json, **options)
    return apply(paths, arguments.lang, **options)


def suggest(
    paths: Sequence[Path],
    lang: str | None,
    profile: str | None = None,
    as_json: bool = False,
    write: bool = False,
    output: Path | None = None,
) -> Answer:
    """Return what is suggested for the rows without a link, and write it into registers where that is asked for."""
    book = Books(paths, lang, profile)
    if against := book.against():
        return Answer(refused=against, lang=book.lang)
    registers = [book.register(reading) for reading in book.readings]
    writings, refused = _planned(
        (
            (reading, lambda data, copy, reading=reading, one=one: _with_register(data, reading, one, copy))
            for reading, one in zip(book.readings, registers)
        ),
        output,
        wanted=write or output is not None,
    )
    if refused:
        return Answer(refused=tuple(refused), lang=book.lang)
    told = [
        said.REGISTER_WRITTEN.to(book.lang, name=str(one.target), sheet=marks.LINKS_NAMES.to(book.lang))
        for one in write_all(writings)
    ]
    lines = json_lines(registers) if as_json else lines_about(registers, book.lang, offer=not writings)
    return Answer(tuple(lines), tuple(told), lang=book.lang)


def apply(
    paths: Sequence[Path],
    lang: str | None,
    profile: str | None = None,
    write: bool = False,
    output: Path | None = None,
) -> Answer:
    """Return what was accepted in the registers and taken: into the sheets' own cells, else it stays in the register."""
    book = Books(paths, lang, profile)
    against = list(book.against()) or [
        Refusal("no_register", said.NO_REGISTER, name=reading.workbook.name)
        for reading in book.readings
        if not any(sheet.kind == marks.LINKS for sheet in reading.workbook.reports)
    ]
    if against:
        return Answer(refused=tuple(against), lang=book.lang)
    planned = [book.wishes(reading) for reading in book.readings]
    if against := [refusal for _, refusals in planned for refusal in refusals]:
        return Answer(refused=tuple(against), lang=book.lang)
    taken: dict[str, Taken] = {}

    def change(data: bytes, copy: bool, reading: WorkbookReading, wanted: Sequence[Wish]) -> bytes:
        taken[reading.workbook.name] = new = book.take(reading, data, wanted)
        after = reread(reading, new.data)._replace(register=new.lines)
        return _with_register(new.data, reading, Books.of(book, reading, after).register(after), copy)

    writings, refused = _planned(
        (
            (reading, lambda data, copy, reading=reading, wanted=wanted: change(data, copy, reading, wanted))
            for reading, (wanted, _) in zip(book.readings, planned)
        ),
        output,
        wanted=True,
    )
    if refused:
        return Answer(refused=tuple(refused), lang=book.lang)
    told = [
        text.to(book.lang)
        for reading, (wanted, _) in zip(book.readings, planned)
        for text in about(reading, wanted, taken)
    ]
    if write or output is not None:
        told += [said.WRITTEN.to(book.lang, name=str(one.target)) for one in write_all(writings)]
    elif writings:
        told.append(said.ONLY_SHOWN.to(book.lang))
    return Answer(tuple(told), lang=book.lang)


class Books:
    """The workbooks of a command as one strategy."""

    def __init__(self, paths: Sequence[Path], lang: str | None, profile: str | None):
        readings, refused = open_all(paths)
        self._set(readings, lang, profile)
        self.refused = [refusal for _, refusal in refused]

    @classmethod
    def read(cls, readings: Sequence[WorkbookReading], lang: str | None, profile: str | None) -> "Books":
        """Return workbooks that are read already."""
        books = cls.__new__(cls)
        books._set(readings, lang, profile)
        return books

    def _set(self, readings: Sequence[WorkbookReading], lang: str | None, profile: str | None) -> None:
        self.readings, self.chosen, self.profile, self.refused = list(readings), lang, profile, []
        self.lang = lang or next((one.lang for one in readings if one.lang), "") or system_language()
        self.strategy: Strategy = build_strategy(self.readings)
        self.limits: Limits = limits_for(self.strategy.settings, profile, datetime.date.today())
        self.suggestions = Suggestions(self.strategy)

    @classmethod
    def of(cls, before: "Books", old: WorkbookReading, new: WorkbookReading) -> "Books":
        """Return the same workbooks, one of them as it has become."""
        return cls.read([new if one is old else one for one in before.readings], before.chosen, before.profile)

    def against(self) -> tuple[Refusal, ...]:
        """Return why nothing can be done: a file that cannot be used, or a strategy without a purpose."""
        if self.refused or not self.readings:
            return tuple(self.refused)
        if uncalculated := [place for reading in self.readings for place in uncalculated_in(reading.workbook)]:
            return tuple(Refusal("uncalculated", said.UNCALCULATED, place=str(place)) for place in uncalculated)
        if any(row.name for row in self.strategy.level("purpose", "vision")):
            return ()
        names = ", ".join(reading.workbook.name for reading in self.readings)
        return (Refusal("no_purpose", said.NO_PURPOSE, name=names),)

    def register(self, reading: WorkbookReading) -> LinkRegister:
        """Return the register of a workbook."""
        lang = self.chosen or reading.lang or self.lang
        return Builder(self.strategy, self.suggestions, self.limits["reason"]).build(reading.workbook.name, lang)

    def wishes(self, reading: WorkbookReading) -> tuple[list[Wish], list[Refusal]]:
        """Return what the decisions of a register would write, and what stands against them."""
        decisions, against = decisions_in(self.strategy, reading.workbook.name)
        resolver, known = resolver_of(self.readings, self.strategy), known_words(self.readings)
        links, wrong = links_of(decisions, self.strategy, resolver, known)
        if against or wrong:
            return [], [*against, *wrong]
        return wishes(decisions, links, self.strategy, self.suggestions.parents), []

    def take(
        self,
        reading: WorkbookReading,
        data: Any,
        wanted: Sequence[Wish],
        fill: Fill = fill_cells,
        read: Callable[[WorkbookReading, Any], WorkbookReading] = reread,
    ) -> Taken:
        """Return a workbook with what can be written of its decisions; `fill` and `read` know what `data` is."""
        lines = self.lines(reading)

        def misread(new: Any) -> set[str]:
            after = read(reading, new)
            return sheets_read_otherwise(self.strategy, Books.of(self, reading, after).strategy, wanted)

        return take(data, reading.workbook.name, wanted, lines, misread, fill)

    def lines(self, reading: WorkbookReading) -> list[RegisterLine]:
        """Return the lines of a workbook's register, with what became of them."""
        return [one for one in self.strategy.register if one.row.block.workbook == reading.workbook.name]


def _with_register(data: bytes, reading: WorkbookReading, register: LinkRegister, copy: bool) -> bytes:
    from stimmig.writing.xlsx.edit import put_sheets

    return put_sheets(data, reading.workbook.name, [new_sheet(register)], as_copy=copy)


def new_sheet(register: LinkRegister) -> "NewSheet":
    """Return the register as the sheet that a workbook is to get."""
    from stimmig.writing.xlsx.edit import NewSheet
    from stimmig.writing.xlsx.register import draw_register

    return NewSheet(marks.LINKS, marks.LINKS_NAMES.to(register.lang), draw_register(register))


def _planned(changes: Iterable, output: Path | None, wanted: bool) -> tuple[list[Writing], list[Refusal]]:
    """Return what is to be written, and everything that stands against it; nothing where nothing is wanted."""
    writings, refused = [], []
    changes = list(changes) if wanted else []
    for reading, change in changes:
        try:
            writing = plan_change(reading.workbook, change, output, len(changes) > 1)
            writings += [writing] if writing else []
        except Refusal as refusal:
            refusal.lang = refusal.lang or reading.lang
            refused.append(refusal)
    return writings, refused


def about(reading: WorkbookReading, wanted: Sequence[Wish], taken: dict[str, Taken]) -> list[Text]:
    """Return what became of the decisions of a workbook."""
    name, new = reading.workbook.name, taken[reading.workbook.name]
    fresh = [wish for wish in wanted if wish.decision.accepted or any(cell in new.written for cell in wish.cells)]
    if not fresh and not new.left:
        return [said.NOTHING_TAKEN.filled(name=name)]
    written = [wish for wish in fresh if any(cell in new.written for cell in wish.cells)]
    sheets = {cell[0] for cell in new.written}
    staying = sum(bool(line.key and (line.to or line.reason) and not line.state) for line in new.lines)
    facts = {"count": len(fresh), "high": len(written), "low": len(sheets), "total": staying}
    texts = [(said.TAKEN if sheets or new.left else said.TAKEN_BY_REGISTER).filled(name=name, **facts)]
    kept: dict[tuple[str, str], list[str]] = {}
    for (sheet, cell), why in new.left.items():
        kept.setdefault((sheet, why), []).append(cell)
    for (sheet, why), cells in kept.items():
        texts.append(said.KEPT[why].filled(name=name, sheet=sheet, count=len(cells), cells=", ".join(cells)))
    return texts
