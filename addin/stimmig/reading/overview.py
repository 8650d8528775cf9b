"""What was understood of a workbook, and why: for `read --why`, the layout sheet and the layout file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Area, cell_name
from stimmig.language.text import Text
from stimmig.model.canonical import BY_NAME
from stimmig.reading.arrangements.periods import SERIES
from stimmig.reading.blocks import FoundTable, LeftOut, SheetTables
from stimmig.reading.decisions import NOT_READ, Decided
from stimmig.reading.headings import Heading
from stimmig.reading.journals import OF_THE_SERIES
from stimmig.reading.layout import ColumnLayout, Layout
from stimmig.reading.misfits import what_is_lacking
from stimmig.reading.profile import Profile
from stimmig.reading.questions import doubts_about, questions_about
from stimmig.reading.reasons import reason_of_column, reason_of_table
from stimmig.reading.recognise import WorkbookReading
from stimmig.reading.unknown import likely_heading
from stimmig.workbook.workbook import Sheet


class ColumnView(NamedTuple):
    """A column of a table: its heading cell and what it was taken for; `field` is None where it is not read."""

    cell: str
    heading: str
    field: str | None
    certainty: float
    why: Text
    question: Text | None = None
    decided: bool = False
    """whether a person decided it"""
    year: str = ""
    """the year that somebody decided its periods lie in"""
    wanted: str | None = None
    """field that somebody decided for, where the table is not read all the same"""

    @property
    def in_series(self) -> bool:
        """Say whether it is read, as periods of the list of values that the table gives besides."""
        return self.field is None and self.why in (SERIES, OF_THE_SERIES)


class TableView(NamedTuple):
    """A table that was read, or something that looks like one; `table` is "" where it is not read."""

    sheet: str
    area: str
    cell: str
    """its first heading cell"""
    heading_row: int
    """counted from 0 on the sheet"""
    table: str
    certainty: float
    why: Text
    columns: tuple[ColumnView, ...]
    likely: str = ""
    """canonical table that it would have been read as"""
    rivals: tuple[tuple[str, float], ...] = ()
    """other tables that it may be, with their scores"""
    score: float = 0.0
    skipped: tuple[tuple[int, str], ...] = ()
    """rows of the sheet, counted from 0, that hold no data, and why"""
    questions: tuple[Text, ...] = ()
    decided: bool = False
    arranged: Text | None = None
    """how the sheet was read, where it is no plain list"""
    wanted: str = ""
    """canonical table that somebody decided for, where that does not suffice to read it"""


class SheetView(NamedTuple):
    """A sheet: its tables, the statements found on it, and why nothing was read where that is so."""

    name: str
    tables: tuple[TableView, ...]
    statements: tuple[str, ...] = ()
    why_not: Text | None = None


EMPTY = Text("leer", "empty")
NO_HEADINGS = Text("keine Zeile, die Überschriften enthält", "no row that holds headings")
UNKNOWN = Text(
    "keine Tabelle, die stimmig kennt; am ehesten Überschriften sind: {headings}",
    "no table that stimmig knows; likeliest to be headings: {headings}",
)
DECIDED_SO = Text("So ist es entschieden.", "It is decided so.")
NOT_FOLLOWED = Text("Was entschieden ist, reicht nicht aus.", "What is decided does not suffice.")
_SHOWN = 6
_FEWEST = 2
"""texts in a row that may be headings"""


def overview(reading: WorkbookReading) -> tuple[SheetView, ...]:
    """Return what was understood of each sheet of a workbook, in their order."""
    return tuple(_sheet(reading, sheet, seen) for sheet, seen in zip(reading.workbook.sheets, reading.seen))


def _sheet(reading: WorkbookReading, sheet: Sheet, seen: SheetTables) -> SheetView:
    years = {one.where: one.text for one in reading.questions if one.sheet == sheet.name}
    tables = [_found(table, years) for table in seen.tables]
    doubts = {one.where: one.text for one in doubts_about(sheet, seen)}
    told = {one.heading: one.decided for one in seen.left}
    tables += [_unread(sheet, heading, doubts, decided=told.get(heading)) for heading in seen.unread]
    tables += [_left(sheet, left) for left in seen.left if left.heading not in seen.unread]
    stated = tuple(one.level for one in reading.statements if one.snippet.sheet == sheet.name)
    why_not = None
    if not tables:
        guess = likely_heading(sheet)
        if guess and len(list(filter(None, guess.texts))) >= _FEWEST:
            shown = ", ".join([text for text in guess.texts if text][:_SHOWN])
            why_not = UNKNOWN.filled(headings=shown)
            tables = [_unread(sheet, guess, {}, why_not)]
        else:
            why_not = NO_HEADINGS if any(cell != "" for row in sheet.rows for cell in row) else EMPTY
    tables.sort(key=lambda table: (table.heading_row, Area.named(table.cell).left))
    return SheetView(sheet.name, tuple(tables), stated, why_not)


def _found(table: FoundTable, years: Mapping[str, Text]) -> TableView:
    layout, candidate = table.layout, table.candidate
    questions = questions_about([table]) if table.doubt is None else []
    asked = {one.where: one.text for one in questions}
    columns = tuple(_column(table, column, profile, asked) for column, profile in zip(layout.columns, table.profiles))
    columns = tuple(_with_year_asked(column, years) for column in columns if column)
    of_columns = {column.question for column in columns if column.question}
    row, left = _head(layout, layout.area.left)
    own = table.decided is not None and table.decided.own
    return TableView(
        sheet=layout.sheet,
        area=str(_area(table)),
        cell=cell_name(row, left),
        heading_row=row,
        table="" if table.doubt else layout.table,
        certainty=0.0
        if table.doubt
        else 1.0
        if own
        else min((one.certainty for one in columns if one.field), default=0.0),
        why=reason_of_table(table),
        columns=columns,
        likely=layout.table,
        rivals=tuple((rival.table.name, rival.score) for rival in table.rivals),
        score=candidate.score,
        skipped=tuple((layout.at(one.index, layout.area.left)[0], one.why) for one in layout.skipped),
        questions=(table.doubt,) if table.doubt else tuple(text for text in asked.values() if text not in of_columns),
        decided=own,
        arranged=layout.arranged.why if layout.arranged else None,
    )


def _with_year_asked(column: ColumnView, asked: Mapping[str, Text]) -> ColumnView:
    """Return a column of periods with the question in which year they lie, where that is open."""
    is_open = column.field == "period" and not column.decided and column.cell in asked
    return column._replace(question=asked[column.cell]) if is_open else column


def _area(table: FoundTable) -> Area:
    layout = table.layout
    if layout.arranged is None:
        return layout.area
    rows = (layout.arranged.cells[row] for row in (layout.heading_row, *layout.rows))
    places = [row[column.index][1:] for row in rows for column in layout.columns if row[column.index].row >= 0]
    return Area(*map(min, zip(*places)), *map(max, zip(*places)))


def _head(layout: Layout, column: int) -> tuple[int, int]:
    """Return row and column on the sheet of a heading; where there is none, of the first cell below it."""
    if layout.arranged is None:
        return layout.heading_row, column
    shown = (layout.arranged.cells[row][column] for row in (layout.heading_row, *layout.rows))
    return next((cell[1:] for cell in shown if cell.row >= 0), layout.at(layout.heading_row, column))


def _column(table: FoundTable, column: ColumnLayout, profile: Profile, asked: dict[str, Text]) -> ColumnView | None:
    """Return what is known of a column; None for one without heading and content."""
    layout, offset = table.layout, column.index - table.layout.area.left
    if not column.heading and profile.empty:
        return None
    cell = cell_name(*_head(layout, column.index))
    told = table.decided.by.get(offset) if table.decided else None
    return ColumnView(
        cell=cell,
        heading=column.heading,
        field=None if table.doubt else column.field,
        certainty=0.0 if table.doubt else column.certainty,
        why=reason_of_column(table.candidate.table, column, profile, told),
        question=asked.get(cell) if column.heading else None,
        decided=told is not None,
        year=told.year if told else "",
    )


def _unread(
    sheet: Sheet, heading: Heading, doubts: dict[str, Text], why: Text | None = None, decided: Decided | None = None
) -> TableView:
    """Return a table of which nobody knows what it lists, or of which too little is decided to read it."""
    area = Area(heading.row, heading.left, heading.row, heading.right)
    wanted = decided.table if decided and decided.table in BY_NAME else ""
    asked = what_is_lacking(decided) if decided and wanted else doubts.get(str(area))
    columns = _headings(sheet, heading, decided if wanted else None)
    return TableView(
        sheet.name, str(area), cell_name(*area[:2]), heading.row, "", 0.0, why or asked or NOT_FOLLOWED, columns,
        questions=(asked,) if asked else (), wanted=wanted,
    )  # fmt: skip


def _left(sheet: Sheet, left: LeftOut) -> TableView:
    """Return a table that is not read because somebody decided so."""
    return TableView(
        sheet.name,
        str(left.area),
        cell_name(*left.area[:2]),
        left.heading.row,
        NOT_READ,
        1.0,
        DECIDED_SO,
        _headings(sheet, left.heading, left.decided),
        decided=True,
    )


def _headings(sheet: Sheet, heading: Heading, decided: Decided | None) -> tuple[ColumnView, ...]:
    told = decided.told if decided else {}
    why = DECIDED_SO if decided and decided.is_out else Text("", "")
    return tuple(
        ColumnView(
            cell_name(heading.row, heading.left + offset), text, None, 0.0, DECIDED_SO if offset in told else why,
            decided=offset in told, wanted=told.get(offset),
        )
        for offset, text in enumerate(heading.texts)
        if text
    )  # fmt: skip


def by_table(sheets: Sequence[SheetView]) -> Iterator[TableView]:
    """Yield all tables of all sheets."""
    for sheet in sheets:
        yield from sheet.tables


def name_of(table: str) -> Text:
    """Return how the template calls a canonical table."""
    return BY_NAME[table].sheet
