"""The lines of the layout sheet: open questions first, then what is decided and understood, table by table."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stimmig.language import layout_words as words
from stimmig.language.text import Text
from stimmig.model.canonical import BY_NAME
from stimmig.reading.decisions import NOT_READ
from stimmig.reading.kept import Kept
from stimmig.reading.overview import ColumnView, SheetView, TableView

OUT_OF = Text(
    "Die Tabelle wird nicht gelesen. Soll sie gelesen werden, wählen Sie oben, was sie auflistet.",
    "The table is not read. If it should be, choose above what it lists.",
)
CONFLICT = Text("{reason}. {question}", "{reason}. {question}")


class Line(NamedTuple):
    """One line: a table as a whole, or one of its columns. Texts are in the reader's language."""

    state: Text
    sheet: str
    area: str
    cell: str
    heading: str
    understood: str
    certainty: float | None
    """None where nothing was understood"""
    why: str
    decision: str
    heading_row: int | None
    """as Excel counts; None for a column"""
    table: str
    """canonical table whose fields are offered, "" for all"""


def lines_of_layout(sheets: Sequence[SheetView], lang: str, kept: Sequence[Kept] = ()) -> tuple[list[Line], list[Line]]:
    """Return the lines that ask something, those of the columns of a table in question included, and all others.

    `kept` are the decisions on the sheet that has been there so far which have no effect.
    """
    asking: list[Line] = []
    others: list[Line] = []
    tables = list(_told_apart(list(_lines(table, lang)) for sheet in sheets for table in sheet.tables))
    if kept:
        from stimmig.writing.xlsx.layout_kept import with_kept  # seldom: most decisions are followed

        tables = with_kept(tables, kept, lang)
    for lines in tables:
        open_throughout = lines[0].state is words.OPEN and not lines[0].understood
        for line in lines:
            (asking if open_throughout or line.state is words.OPEN else others).append(line)
    return asking, others


def _told_apart(tables: Iterable[list[Line]]) -> Iterator[list[Line]]:
    """Yield the lines of each table; of several in one place, such as the lists of a text box, each has a number.

    The range tells which lines belong together, however the sheet is sorted.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for lines in tables:
        key = lines[0].sheet, lines[0].area
        seen[key] += 1
        number = f" ({seen[key]})" if seen[key] > 1 else ""
        yield [line._replace(area=line.area + number) for line in lines]


def _lines(table: TableView, lang: str) -> Iterator[Line]:
    yield _whole(table, lang)
    for column in table.columns:
        yield _of_column(table, column, lang)


def _whole(table: TableView, lang: str) -> Line:
    understood = BY_NAME[table.table].sheet.to(lang) if table.table in BY_NAME else ""
    decided = table.decided
    state = (
        words.DECIDED if decided
        else words.OPEN if table.questions
        else words.SURE if table.table
        else words.UNREAD
    )  # fmt: skip
    why = table.arranged.to(lang) if table.arranged else table.why.to(lang)
    asked = " ".join(question.to(lang) for question in table.questions)
    decision = (
        words.NOT_READ.to(lang) if table.table == NOT_READ
        else BY_NAME[table.wanted].sheet.to(lang) if table.wanted
        else understood if decided or state is words.SURE
        else ""
    )  # fmt: skip
    return Line(
        state, table.sheet, table.area, table.cell, words.WHOLE_TABLE.to(lang), understood,
        table.certainty if understood else None, asked or why, decision, table.heading_row + 1, _offered(table),
    )  # fmt: skip


def _of_column(table: TableView, column: ColumnView, lang: str) -> Line:
    fields = BY_NAME[_offered(table)].by_field if _offered(table) else {}
    understood = fields[column.field].heading.to(lang) if column.field in fields else ""
    state = (
        words.DECIDED if column.decided
        else words.OPEN if column.question
        else words.SURE if understood or column.in_series
        else words.UNREAD
    )  # fmt: skip
    left_out = column.decided and column.field is None
    decision = (
        column.year if column.year
        else fields[column.wanted].heading.to(lang) if column.wanted in fields
        else words.NOT_READ.to(lang) if left_out
        else understood if state in (words.DECIDED, words.SURE)
        else ""
    )  # fmt: skip
    why = column.question or (OUT_OF if table.table == NOT_READ else column.why)
    return Line(
        state, table.sheet, table.area, column.cell, " ".join(column.heading.split()) or words.NO_HEADING.to(lang),
        understood, column.certainty if understood else None, why.to(lang), decision, None, _offered(table),
    )  # fmt: skip


def _offered(table: TableView) -> str:
    return next((name for name in (table.table, table.wanted) if name in BY_NAME), "")


def offers(tables: Iterable[str], lang: str) -> dict[str, list[str]]:
    """Return canonical table → what can be decided about its columns; "" stands for a table that nobody knows yet."""
    found: dict[str, list[str]] = {}
    for name in tables:
        known = [BY_NAME[name]] if name else list(BY_NAME.values())
        headings = dict.fromkeys(column.heading.to(lang) for table in known for column in table.by_field.values())
        found[name] = [words.NOT_READ.to(lang), *(sorted(headings, key=str.casefold) if not name else headings)]
    return found


def table_offers(lang: str) -> list[str]:
    """Return what can be decided about a table."""
    return [words.NOT_READ.to(lang), *(table.sheet.to(lang) for table in BY_NAME.values())]
