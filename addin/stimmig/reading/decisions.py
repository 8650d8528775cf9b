"""What people decided about the layout of a workbook, and which headings on its sheets a decision is about.

A decision is found again by the name of the sheet, the texts of the headings, and which of several alike it is; where
the table stands does not count. It enters the scoring as a claim that no other outweighs (`scoring.candidates`), so
that a decided table is read like any other.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from stimmig.language.folding import fold
from stimmig.reading.headings import Heading
from stimmig.workbook.workbook import Sheet, Workbook

if TYPE_CHECKING:
    from stimmig.reading.deciding import Given

NOT_READ = "-"
"""instead of the name of a table: it is not to be read"""
_MOST = 0.5
"""more than this share of a table's headings must be there for it to be the same table still"""


class Written(NamedTuple):
    """Where a decision is written, and whether a person made it or it merely goes with one that a person made."""

    row: int | None = None
    """row of the layout sheet, counted from 0"""
    file: str = ""
    own: bool = True


class ColumnDecision(NamedTuple):
    """What the column under a heading holds; `field` is None where it is not to be read."""

    heading: str
    field: str | None
    occurrence: int = 1
    """which of several columns with this heading, counted from 1"""
    written: Written = Written()
    year: str = ""
    """the year in which the periods of the column lie, where they name none"""


class TableDecision(NamedTuple):
    """What is decided about a table, or about each table that fits."""

    sheet: str = ""
    """name of the sheet, in which * and ? stand for any letters; "" for any sheet"""
    headings: tuple[str, ...] = ()
    """texts of its headings; none for all tables of the sheet"""
    table: str = ""
    """canonical table, NOT_READ, or "" where only columns are decided"""
    columns: tuple[ColumnDecision, ...] = ()
    occurrence: int = 0
    """which of several tables on the sheet that fit, counted from 1; 0 for each of them"""
    whole: bool = True
    """whether all `headings` must be there; else more than half of them, because the list was complete"""
    step: int = 0
    """how many rows below the heading that was found the headings really stand"""
    written: Written = Written()

    @property
    def says(self) -> bool:
        """Say whether anything is decided; else it only tells which tables there were."""
        return bool(self.table or self.columns)

    def is_about(self, sheet: str) -> bool:
        """Say whether it may be about a table of this sheet."""
        from fnmatch import fnmatchcase

        return not self.sheet or fnmatchcase(fold(sheet), fold(self.sheet).replace("[", "[[]"))


class Decided(NamedTuple):
    """All that is decided about one table that was found."""

    table: str
    told: Mapping[int, str | None]
    """column, counted within the heading → field, None where it is not to be read"""
    by: Mapping[int, ColumnDecision]
    """column → the decision that told"""
    tables: tuple[TableDecision, ...]

    @property
    def is_out(self) -> bool:
        """Say whether the table is not to be read."""
        return self.table == NOT_READ

    @property
    def year(self) -> str:
        """Return the year in which its periods lie, "" where nothing is decided about that."""
        return next((column.year for column in self.by.values() if column.year), "")

    @property
    def own(self) -> bool:
        """Say whether a person decided what the table is."""
        return any(one.written.own for one in self.tables if one.table)


class Decisions(NamedTuple):
    """The decisions about a workbook; those of its own layout sheet come first and count before those of a file."""

    tables: tuple[TableDecision, ...] = ()

    def applied(self, sheet: Sheet, headings: Sequence[Heading]) -> list[tuple[Heading, Decided | None]]:
        """Return the headings of a sheet, those that only a decision tells included, with what is decided about each."""
        mine = [one for one in self.tables if one.is_about(sheet.name)]
        if not mine:
            return [(heading, None) for heading in headings]
        headings = _with_told(sheet, headings, mine)
        about: dict[Heading, list[TableDecision]] = {}
        for one in mine:
            for heading in _meant(one, headings, mine) if one.says else ():
                about.setdefault(heading, []).append(one)
        return [(heading, _decided(heading, about[heading]) if heading in about else None) for heading in headings]

    def about(self, sheet: str, heading: Heading) -> Decided | None:
        """Return what is decided about a heading that is not found by itself, such as that of an arrangement."""
        mine = [one for one in self.tables if one.is_about(sheet)]
        found = [one for one in mine if one.says and _meant(one._replace(occurrence=0), [heading], mine)]
        return _decided(heading, found) if found else None


NOTHING_DECIDED = Decisions()


def similarity(one: TableDecision, texts: Iterable[str]) -> float:
    """Return the share of a decision's headings that stand among some texts; 2 where these are all there are."""
    wanted, there = (Counter(fold(text) for text in side if text) for side in (one.headings, texts))
    if not one.headings:
        return 1.0
    if not wanted:  # a list that was made of cells without headings
        return 0.0 if there else 2.0
    return 2.0 if wanted == there else (wanted & there).total() / wanted.total()


def _fits(one: TableDecision, texts: Iterable[str]) -> bool:
    share = similarity(one, texts)
    return share >= 1 if one.whole else share > _MOST


def _meant(one: TableDecision, headings: Sequence[Heading], all_here: Sequence[TableDecision]) -> list[Heading]:
    """Return the headings that a decision is about: those it names exactly, else those that fit it and no other exactly."""
    fitting = [heading for heading in headings if _fits(one, heading.texts)]
    if one.headings and not one.whole:
        exact = [heading for heading in fitting if similarity(one, heading.texts) == 2]
        others = [other for other in all_here if other is not one and not other.whole]
        fitting = exact or [
            heading for heading in fitting if all(similarity(other, heading.texts) < 2 for other in others)
        ]
    return fitting[one.occurrence - 1 : one.occurrence] if one.occurrence else fitting


def _with_told(sheet: Sheet, headings: Sequence[Heading], mine: Iterable[TableDecision]) -> list[Heading]:
    """Return the headings with those that nobody would have taken for headings, had they not been decided about."""
    found = list(headings)
    for one in mine:
        if not one.headings or not one.says or any(_fits(one, heading.texts) for heading in found):
            continue
        wanted = {fold(text) for text in one.headings if text}
        for index, row in enumerate(sheet.rows):
            there = wanted.intersection(fold(str(cell)) for cell in row if cell != "")
            told = heading_in(sheet, index) if len(there) > _MOST * len(wanted) else None
            if told and _fits(one, told.texts):
                found = [other for other in found if other.row != told.row] + [told]
    return sorted(found)


def heading_in(sheet: Sheet, row: int, near: Heading | None = None) -> Heading | None:
    """Return the heading that a row of a sheet is, if it is to be one; beneath or above another, where given."""
    cells = sheet.rows[row] if 0 <= row < len(sheet.rows) else []
    filled = [column for column, cell in enumerate(cells) if cell != ""]
    if near:
        left, right = near.left, near.right
        while left - 1 in filled:
            left -= 1
        while right + 1 in filled:
            right += 1
        filled = [column for column in filled if left <= column <= right]
    if not filled:
        return None
    texts = tuple(str(cell).strip() for cell in cells[filled[0] : filled[-1] + 1])
    return Heading(row, filled[0], filled[-1], texts)


def offset_of(texts: Sequence[str], heading: str, occurrence: int) -> int | None:
    """Return the column, counted within a heading, that bears some text for the so-manieth time."""
    alike = [offset for offset, text in enumerate(texts) if fold(text) == fold(heading)]
    return alike[occurrence - 1] if occurrence <= len(alike) else None


def _decided(heading: Heading, about: Sequence[TableDecision]) -> Decided:
    by: dict[int, ColumnDecision] = {}
    for one in about:
        for column in one.columns:
            offset = offset_of(heading.texts, column.heading, column.occurrence)
            if offset is not None:
                by.setdefault(offset, column)
    table = next((one.table for one in about if one.table), "")
    return Decided(table, {offset: column.field for offset, column in by.items()}, by, tuple(about))


def given_about(workbook: Workbook, layout: Sequence[TableDecision]) -> "Given | None":
    """Return what is decided about a workbook, by its layout sheet and by a file; None where nothing can be."""
    if not layout and not workbook.reports:
        return None
    from stimmig.reading.deciding import decisions_about  # most workbooks need none of it

    return decisions_about(workbook, layout)
