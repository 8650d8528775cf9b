"""Read the decisions on the layout sheet of a workbook, in either language, whatever its lines were sorted by."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from stimmig.cells import Area, Cell
from stimmig.language import layout_words as words
from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.model.canonical import BY_NAME, TABLES, Table
from stimmig.reading.decisions import NOT_READ, ColumnDecision, TableDecision, Written
from stimmig.reading.grammar.years import is_year
from stimmig.reading.misfits import Misfit, heads_in, named
from stimmig.workbook.workbook import Sheet


class LayoutLine(NamedTuple):
    """A line of the sheet, its cells as texts in the order of `words.HEADS`."""

    row: int
    state: str
    sheet: str
    area: str
    cell: str
    heading: str
    understood: str
    sure: str
    why: str
    decision: str
    heading_row: str

    @property
    def place(self) -> Area:
        """Return where the heading stood when the sheet was written."""
        try:
            return Area.named(self.cell)
        except ValueError:
            return Area(0, 0, 0, 0)

    @property
    def order(self) -> tuple[int, int]:
        """Return what the columns of a table are sorted by: from left to right, those of turned tables downward."""
        return self.place.left, self.place.top

    @property
    def written(self) -> Written:
        """Return where the decision stands, and whether a person made it."""
        return Written(self.row, own=self.is_decided)

    @property
    def is_decided(self) -> bool:
        """Say whether a person decided; what stimmig filled in itself must not change what is read."""
        changed = self.state in (*words.DECIDED, *words.OPEN) or fold(self.decision) != fold(self.understood)
        return changed and bool(self.decision)

    @property
    def is_moved(self) -> bool:
        """Say whether a person entered another row for the headings of a table."""
        return bool(self.heading_row) and self.heading_row != str(self.place.top + 1)


class SheetDecisions(NamedTuple):
    """What a layout sheet says, and what of it has no effect."""

    tables: tuple[TableDecision, ...]
    misfits: tuple[Misfit, ...]


def is_layout_sheet(sheet: Sheet) -> bool:
    """Say whether one of stimmig's sheets is the layout sheet."""
    return bool(sheet.rows) and (words.TITLE in sheet.rows[0] or _lines(sheet.rows) is not None)


def decisions_in(sheet: Sheet) -> SheetDecisions:
    """Return what is decided on a layout sheet."""
    if _lines(sheet.rows) is None:
        return SheetDecisions((), (Misfit("damaged", Text("", ""), Written(0)),))
    misfits: list[Misfit] = []
    tables = [_table(group, misfits) for group in groups_on(sheet)]
    return SheetDecisions(tuple(_numbered(tables)), tuple(misfits))


def groups_on(sheet: Sheet) -> list[list[LayoutLine]]:
    """Return the lines of a layout sheet, table by table; a table is told by its sheet and range."""
    groups: dict[tuple[str, str], list[LayoutLine]] = {}
    for line in _lines(sheet.rows) or ():
        if line.sheet and line.heading:
            groups.setdefault((line.sheet, line.area), []).append(line)
    return sorted(groups.values(), key=_first)


def _first(group: Sequence[LayoutLine]) -> tuple[str, Area]:
    return group[0].sheet, min(line.place for line in group)


def _lines(rows: Sequence[Sequence[Cell]]) -> list[LayoutLine] | None:
    heads = heads_in(rows)
    if heads is None:
        return None
    at, columns = heads
    below = enumerate(rows[at + 1 :], at + 1)
    return [LayoutLine(index, *(_text(line[column]) for column in columns)) for index, line in below]


def _text(cell: Cell) -> str:
    return f"{cell:g}" if isinstance(cell, float) else str(cell).strip()


def _table(group: Sequence[LayoutLine], misfits: list[Misfit]) -> TableDecision:
    whole = next((line for line in group if line.heading in words.WHOLE_TABLE), None)
    lines = sorted((line for line in group if line is not whole), key=lambda line: line.order)
    headings = tuple("" if line.heading in words.NO_HEADING else line.heading for line in lines)
    about = TableDecision(group[0].sheet, headings, whole=False)
    if whole:
        about = about._replace(written=whole.written)
        table = _table_named(whole, about, misfits)
        step = _step(whole, about, misfits)
        about = about._replace(
            table=table, step=step, written=whole.written._replace(own=whole.written.own or bool(step))
        )
    understood = _known(whole.understood, _tables()) if whole else None
    columns = tuple(_columns(lines, headings, about, about.table or understood, misfits))
    if understood and columns and not about.table:
        about = about._replace(
            table=understood
        )  # what is decided about a column is meant for the table as it was shown
    return about._replace(columns=columns)


def _tables() -> dict[str, str]:
    spellings = {fold(spelling): table.name for table in TABLES for spelling in (*table.sheet, table.name)}
    return spellings | {fold(word): NOT_READ for word in words.NOT_READ}


def _fields(table: Table) -> dict[str, str]:
    return {fold(spelling): field for field, column in table.by_field.items() for spelling in (field, *column.heading)}


def _known(text: str, spellings: dict[str, Any]) -> Any:
    return spellings.get(fold(text))


def _table_named(line: LayoutLine, about: TableDecision, misfits: list[Misfit]) -> str:
    if not line.is_decided:
        return ""
    table = _known(line.decision, _tables())
    if table is None:
        allowed = [*(one.sheet for one in TABLES), words.NOT_READ]
        misfits.append(_unknown(line, named(about), allowed))
    return table or ""


def _step(line: LayoutLine, about: TableDecision, misfits: list[Misfit]) -> int:
    """Return how many rows below the heading that was found the decided one stands."""
    if not line.heading_row:
        return 0
    if not line.heading_row.isdecimal() or not int(line.heading_row):
        misfits.append(Misfit("row", named(about), line.written, 1, {"value": line.heading_row}))
        return 0
    return int(line.heading_row) - 1 - line.place.top


def _columns(
    lines: Iterable[LayoutLine], headings: Sequence[str], about: TableDecision, table: str | None, misfits: list[Misfit]
) -> Iterator[ColumnDecision]:
    taken: set[str] = set()
    for at, line in enumerate(lines):
        if not line.is_decided or table == NOT_READ:
            continue
        heading, text = headings[at], named(about, line.heading)
        occurrence = 1 + sum(fold(before) == fold(heading) for before in headings[:at])
        if fold(line.decision) in map(fold, words.NOT_READ):
            yield ColumnDecision(heading, None, occurrence, line.written)
        elif table is None:
            misfits.append(Misfit("open", text, line.written))
        elif is_year(line.decision) and "period" in BY_NAME[table].by_field and "period" not in taken:
            taken.add("period")
            yield ColumnDecision(heading, "period", occurrence, line.written, line.decision)
        elif (field := _known(line.decision, _fields(BY_NAME[table]))) is None:
            columns = BY_NAME[table].by_field.values()
            misfits.append(_unknown(line, text, [*(one.heading for one in columns), words.NOT_READ]))
        elif field in taken:
            misfits.append(Misfit("twice", text, line.written))
        else:
            taken.add(field)
            yield ColumnDecision(heading, field, occurrence, line.written)


def _unknown(line: LayoutLine, text: Text, allowed: Sequence[Text]) -> Misfit:
    listed = Text(*(", ".join(f"{marks[0]}{one.to(lang)}{marks[1]}" for one in allowed) for lang, marks in _QUOTES))
    return Misfit("unknown", text, line.written, 1, {"value": line.decision, "allowed": listed})


_QUOTES = (("de", "„“"), ("en", "“”"))


def _numbered(tables: Iterable[TableDecision]) -> Iterator[TableDecision]:
    """Yield the tables, told apart where several on a sheet have the same headings."""
    seen: dict[tuple, int] = {}
    for one in tables:
        key = fold(one.sheet), tuple(map(fold, one.headings))
        seen[key] = seen.get(key, 0) + 1
        yield one._replace(occurrence=seen[key])
