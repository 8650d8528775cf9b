"""Find the tables of a sheet: headings, the table each one heads, and the rows below it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stimmig.cells import Area, Cell
from stimmig.language import lexicon
from stimmig.language.text import Text
from stimmig.model.canonical import Table
from stimmig.reading.arranged import Arranged
from stimmig.reading.decisions import NOTHING_DECIDED, Decided, Decisions
from stimmig.reading.doubts import doubt_about, doubt_about_arranged, speaks_of_kpis
from stimmig.reading.headings import Heading, find_headings
from stimmig.reading.layout import Layout, Question
from stimmig.reading.legends import without_legend
from stimmig.reading.possible_sections import questions_about_sections, with_sections
from stimmig.reading.profile import Profile
from stimmig.reading.rows import Rows, RowSplitter
from stimmig.reading.scoring import Candidate, candidates
from stimmig.reading.titles import title_of, title_of_same_section, title_row
from stimmig.reading.unheaded import with_names, with_perspectives
from stimmig.workbook.workbook import Sheet

CARRIED = {
    "strategic_objectives": ("perspective",),
    "kpis": ("perspective", "strategic_objective"),
    "initiatives": ("perspective", "strategic_objective"),
    "key_results": ("objective",),
}
"""table → fields whose cell counts for the rows below it, outermost first"""

_PROFILED_ROWS = 400
_TELLING = 3
"""so many known headings are no accident"""


class FoundTable(NamedTuple):
    """A table on a sheet, and the other tables that its heading might have meant."""

    layout: Layout
    candidate: Candidate
    profiles: tuple[Profile, ...]
    """one per column, from a sample of its cells"""
    rivals: tuple[Candidate, ...]
    doubt: Text | None = None
    """what to ask before the table can be read"""
    decided: Decided | None = None
    asks: tuple[Question, ...] = ()
    """what is open about its rows"""


class LeftOut(NamedTuple):
    """A table that is not read because somebody decided so, or decided what cannot be followed."""

    heading: Heading
    area: Area
    decided: Decided


class SheetTables(NamedTuple):
    """The tables that were recognised on a sheet, from top to bottom, and headings of which nobody knows the list."""

    tables: tuple[FoundTable, ...]
    unread: tuple[Heading, ...]
    left: tuple[LeftOut, ...] = ()


def plain_tables(sheet: Sheet, decisions: Decisions = NOTHING_DECIDED) -> SheetTables:
    """Return the tables of a sheet that are plain lists: a heading, and a row for each thing below it."""
    found_headings = find_headings(sheet)
    begun = [with_names(with_perspectives(one, found_headings, sheet.rows), sheet) for one in found_headings]
    applied = decisions.applied(sheet, begun)
    headings = [heading for heading, _ in applied]
    found: list[FoundTable] = []
    unread: list[Heading] = []
    left: list[LeftOut] = []
    for position, (heading, decided) in enumerate(applied):
        stop = end_of(heading, headings[position + 1 :], sheet.rows)
        profiles = _profiles(sheet, heading, stop)
        title = title_of(sheet, heading)
        if ranked := _candidates(heading, profiles, (sheet.name, title), decided):
            title = title or title_of_same_section(heading, [table.layout for table in found])
            found.append(_found(sheet, heading, stop, profiles, ranked, title, decided))
            continue
        if decided:
            left.append(LeftOut(heading, Area(heading.row, heading.left, stop - 1, heading.right), decided))
            known = not decided.is_out
        else:
            known = len({lexicon.heading(text) for text in heading.texts if text} - {()}) >= _TELLING
        if known:
            unread.append(heading)
    return SheetTables(tuple(found), tuple(unread), tuple(left))


def _candidates(
    heading: Heading, profiles: Sequence[Profile], names: tuple[str, str], decided: Decided | None
) -> list[Candidate]:
    """Return the tables that a heading may be; what somebody decided is the only one, and certain."""
    if decided is None:
        return candidates(heading, profiles, names[0], called_so=speaks_of_kpis(names))
    return candidates(heading, profiles, names[0], decided.told, decided.table)


def arranged_tables(arranged: Arranged, decisions: Decisions = NOTHING_DECIDED) -> tuple[FoundTable, ...]:
    """Return the tables of an arrangement: the one that it says it is, else what is found in it."""
    if arranged.heading is None:
        return tuple(_in_arrangement(table, arranged) for table in plain_tables(arranged, decisions).tables)
    row, left, right = arranged.heading
    shown = [arranged.rows[row][column] for column in range(left, right + 1)]
    texts = tuple(
        "" if column in arranged.left or column in arranged.fields else str(cell).strip()
        for column, cell in enumerate(shown, left)
    )
    heading = Heading(row, left, right, texts)
    stop = len(arranged.rows)
    profiles = _profiles(arranged, heading, stop)
    told = {column - left: field for column, field in arranged.fields.items()}
    decided = decisions.about(arranged.name, heading._replace(texts=tuple(str(cell).strip() for cell in shown)))
    only = ""
    if decided and not decided.is_out:
        told, only = told | dict(decided.told), decided.table
    ranked = candidates(heading, profiles, arranged.name, told, only)
    if arranged.table and not only:
        ranked = [candidate for candidate in ranked if candidate.table.name == arranged.table]
    if not ranked:
        return ()
    found = _in_arrangement(
        _found(arranged, heading, stop, profiles, ranked, title_of(arranged, heading), decided), arranged
    )
    if arranged.table and not only:
        asked = heading._replace(texts=tuple(column.heading for column in found.layout.columns))
        named = arranged.name, found.layout.title
        found = found._replace(doubt=doubt_about_arranged(named, asked, found.candidate, profiles, arranged.telling))
    return (found,)


def _found(
    sheet: Sheet,
    heading: Heading,
    stop: int,
    profiles: tuple[Profile, ...],
    ranked: Sequence[Candidate],
    title: str,
    decided: Decided | None = None,
) -> FoundTable:
    """Return the table that a heading is best read as."""
    told = decided is not None and bool(decided.table)
    doubts = [None if told else doubt_about(sheet, heading, candidate, profiles, title) for candidate in ranked]
    # A table that explains much less than one that is asked about is no way out of the question.
    likely = (at for at, one in enumerate(ranked) if doubts[at] is None and 2 * one.score >= ranked[0].score)
    best = next(likely, 0)
    layout = _layout(sheet, heading, ranked[best], stop, title)._replace(year=decided.year if decided else "")
    asks = questions_about_sections(sheet, layout)
    return FoundTable(layout, ranked[best], profiles, tuple(ranked[best + 1 :]), doubts[best], decided, asks)


def _in_arrangement(table: FoundTable, arranged: Arranged) -> FoundTable:
    """Return a table with what its arrangement knows: where it comes from, and why some columns are not read."""
    columns = tuple(
        column._replace(
            heading=column.heading or str(arranged.rows[table.layout.heading_row][column.index]).strip(),
            reason=arranged.left.get(column.index),
        )
        for column in table.layout.columns
    )
    doubt = None if arranged.table else table.doubt
    return table._replace(layout=table.layout._replace(columns=columns, arranged=arranged), doubt=doubt)


def name_field(table: Table, fields: dict[str, int]) -> str:
    """Return the field of what a table lists: a KPI's name, a value's KPI."""
    order = ("name", *(field for group in table.needs for field in group))
    return next(field for field in order if field in fields)


def _layout(sheet: Sheet, heading: Heading, candidate: Candidate, stop: int, title: str) -> Layout:
    columns = candidate.columns
    fields = {column.field: column.index for column in columns if column.field}
    splitter = RowSplitter(
        cells=sheet.rows,
        left=heading.left,
        right=heading.right,
        name_column=fields[name_field(candidate.table, fields)],
        known_columns=frozenset(fields.values()),
        id_column=fields.get("id"),
        carried_columns=[fields[name] for name in CARRIED.get(candidate.table.name, ()) if name in fields],
        perspective_column=fields.get("perspective"),
        scope_column=fields.get("scope") if candidate.table.name == "kpis" else None,
        all_rows_count=heading.excel_table is not None,
        statements_count=candidate.table.name in ("directions", "settings"),
        objectives_count=candidate.table.name in ("strategic_objectives", "objectives"),
    )
    totals = heading.excel_table.total_rows if heading.excel_table else 0
    if isinstance(sheet, Arranged) and sheet.all_rows:
        rows = Rows(tuple(range(heading.row + 1, stop)), ())
    else:
        rows = splitter.split(heading.row + 1, stop, totals)
        if candidate.table.name == "kpis" and heading.excel_table is None:
            beside = {fields[field] for field in ("id", "perspective") if field in fields}
            rows = with_sections(rows, sheet.rows, fields["name"], beside)
            rows = without_legend(rows, sheet.rows, range(heading.left, heading.right + 1))
    bottom = max([heading.row, *rows.data[-1:], *(row.index for row in rows.skipped)])
    return Layout(
        sheet=sheet.name,
        table=candidate.table.name,
        area=Area(heading.row, heading.left, bottom, heading.right),
        heading_row=heading.row,
        columns=columns,
        rows=rows.data,
        skipped=rows.skipped,
        certainty=min((column.certainty for column in columns if column.field), default=0.0),
        title=title,
        excel_table=heading.excel_table.name if heading.excel_table else "",
    )


def end_of(heading: Heading, later: Iterable[Heading], rows: Sequence[Sequence[Cell]]) -> int:
    """Return the row before which the table must end: the next heading in its columns, or its own border.

    Rows typed directly beneath the border of an Excel table are meant to belong to it.
    """
    below = (
        other
        for other in later
        if other.row > heading.row and other.left <= heading.right and heading.left <= other.right
    )
    following = next(below, None)
    end = len(rows) if following is None else title_row(rows, following) or following.row
    if heading.excel_table is None:
        return max(heading.row + 1, end)
    stop = min(heading.excel_table.area.bottom + 1, len(rows))
    while stop < end and not heading.excel_table.total_rows and _is_full(rows[stop], heading):
        stop += 1
    return stop


def _is_full(row: Sequence[Cell], heading: Heading) -> bool:
    """Say whether a row has as much as the rows of a table have, and not just a note."""
    cells = row[heading.left : heading.right + 1]
    return len(cells) - cells.count("") >= max(2, 0.5 * len(cells))


def _profiles(sheet: Sheet, heading: Heading, stop: int) -> tuple[Profile, ...]:
    step = max(1, (stop - heading.row) // _PROFILED_ROWS)
    rows = sheet.rows[heading.row + 1 : stop : step]
    return tuple(Profile(row[column] for row in rows) for column in range(heading.left, heading.right + 1))
