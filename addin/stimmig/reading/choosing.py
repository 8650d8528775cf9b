"""Choose how a sheet is read: its parts as plain lists, or laid out anew; what explains most of the cells wins.

All readings of a part of a sheet are candidates. Each is carried out, and the share of the part's cells that end up in
a known field is its score, lessened where the shape itself is uncertain. A cell that only heads others is no evidence
for either side. Readings that score alike and differ are asked about.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.perspectives import perspective_within
from stimmig.language.text import Text
from stimmig.model.canonical import BY_NAME
from stimmig.reading.blocks import FoundTable, LeftOut, SheetTables, arranged_tables, plain_tables
from stimmig.reading.completeness import leaves_nothing
from stimmig.reading.decisions import NOTHING_DECIDED, Decisions
from stimmig.reading.grammar.numbers import read_quantity
from stimmig.reading.headings import Heading
from stimmig.reading.layout import Layout
from stimmig.reading.links import looks_like_id
from stimmig.reading.rivals import differ, goes_on, reaches_farther
from stimmig.reading.rows import SECTION
from stimmig.workbook.workbook import Sheet

if TYPE_CHECKING:
    from stimmig.reading.arrangements.proposal import Proposal

_DEEPEST = 3
"""so often a part may be laid out anew: turned, its heading rows joined, its periods taken apart"""
_MARGIN = 0.02
"""by so much an arrangement must explain more than the plain list"""
_NEAR = 0.03
_MIN = 0.5
"""what explains less than this much of its own part has not understood it"""

TWO_READINGS = Text(
    "Diese Tabelle lässt sich auf zwei Arten lesen. Entweder: {one} Oder: {other} Gelesen wurde sie nicht.",
    "This table can be read in two ways. Either: {one} Or: {other} It was not read.",
)

Spot = tuple[int, int]


class Reading(NamedTuple):
    """A part of a sheet read in one way."""

    tables: tuple[FoundTable, ...]
    explained: frozenset[Spot]
    """cells that are read into a field"""
    heads: frozenset[Spot]
    """cells that head others, or that are rightly not read"""
    part: frozenset[Spot]
    """all cells of the sheet that it concerns"""
    proposal: "Proposal | None" = None

    @property
    def is_decided(self) -> bool:
        """Say whether a person decided what one of its tables is."""
        return any(table.decided is not None and table.decided.own for table in self.tables)

    @property
    def score(self) -> float:
        """Return the share of its cells that it explains, 0 to 1, weighed by how sure its shape is."""
        return self.share_of(self.part - self.heads)

    def share_of(self, cells: frozenset[Spot]) -> float:
        """Return the share of some cells that it explains, weighed likewise."""
        share = len(self.explained & cells) / len(cells) if cells else 0.0
        return share * (self.proposal.certainty if self.proposal else 1.0)


def find_tables(sheet: Sheet, decisions: Decisions = NOTHING_DECIDED) -> SheetTables:
    """Return the tables of a sheet. What somebody decided about a plain list keeps it one."""
    plain = plain_tables(sheet, decisions)
    if leaves_nothing(sheet, plain):
        return plain  # no arrangement can explain more than everything
    from stimmig.reading.proposing import proposals_for  # most workbooks hold plain lists and never need them

    proposals = list(proposals_for(sheet, _DEEPEST))
    if not proposals:
        return plain
    ways = [way for proposal in proposals if (way := _carried_out(sheet, proposal, decisions)) and way.score >= _MIN]
    lists = [_as_plain(sheet, table) for table in plain.tables]
    ways = [way for way in ways if way.is_decided or not _decided_otherwise(way, plain, lists)]
    chosen = list(_best(ways))
    for group in _overlapping(chosen, lists):
        anew = [way for way in group if way.proposal]
        as_is = [way for way in group if not way.proposal]
        loser = as_is if _explain_more(anew, as_is) else anew
        chosen = [way for way in chosen if way not in loser]
        lists = [way for way in lists if way not in loser]
    tables = [table for way in (*lists, *chosen) for table in way.tables]
    taken = frozenset().union(*(way.part for way in chosen))
    unread = tuple(heading for heading in plain.unread if (heading.row, heading.left) not in taken)
    out = [table for table in tables if table.decided and table.decided.is_out]
    left = tuple(LeftOut(_heading_of(table), table.layout.on_sheet, table.decided) for table in out)
    read = sorted((table for table in tables if table not in out), key=lambda table: table.layout.on_sheet)
    return SheetTables(tuple(read), unread, (*plain.left, *left))


def _decided_otherwise(way: Reading, plain: SheetTables, lists: Iterable[Reading]) -> bool:
    """Say whether an arrangement would take cells of a list about which a person decided."""
    decided = [one.part for one in lists if one.is_decided]
    if any(way.part & part for part in decided):
        return True
    return any(left.area.holds(*spot) for left in plain.left for spot in way.part)


def _heading_of(table: FoundTable) -> Heading:
    """Return the heading of a table as it is named on the layout sheet."""
    layout = table.layout
    row, left = layout.at(layout.heading_row, layout.area.left)
    return Heading(row, left, left + len(layout.columns) - 1, tuple(column.heading for column in layout.columns))


def _carried_out(sheet: Sheet, proposal: "Proposal", decisions: Decisions) -> Reading | None:
    """Return what a proposal makes of the sheet; None where one of its lists cannot be read."""
    tables: list[FoundTable] = []
    explained: set[Spot] = set()
    heads: set[Spot] = set()
    part: set[Spot] = set()
    doubt = None
    for arranged in proposal.lists:
        found = arranged_tables(arranged, decisions)
        if not found:
            return None
        for table in found:
            layout = table.layout
            part |= layout.shown
            heads |= layout.shown & arranged.known.keys()
            heads |= {cell[1:] for cell in arranged.cells[layout.heading_row]}
            heads |= {arranged.cells[row][column][1:] for row, column in _perspectives_in(layout, arranged.rows)}
            lines = arranged.cells[layout.area.top : layout.area.bottom + 1]
            heads |= {row[column][1:] for row in lines for column in arranged.left}
            doubt = doubt or table.doubt
            if doubt is None:
                shown = arranged.cells
                explained |= {shown[row][column][1:] for row, column in _read_cells(layout, arranged.rows)}
        asks = proposal.asks
        tables += [
            table._replace(doubt=asks) if asks and not (table.decided and table.decided.own) else table
            for table in found
        ]
    if doubt and not proposal.asks:
        explained = set()  # the values of KPIs that may be something else
        tables = [table._replace(doubt=doubt) for table in tables]
    filled = frozenset((row, column) for row, column in part | heads if row >= 0 and sheet.rows[row][column] != "")
    return Reading(tuple(tables), frozenset(explained) & filled, frozenset(heads - explained), filled, proposal)


def _read_cells(layout: Layout, rows: Sequence[Sequence[Cell]]) -> Iterator[Spot]:
    """Yield the cells of a table that are read into a field; a text where a number should stand is not."""
    for column in layout.columns:
        known = BY_NAME[layout.table].by_field.get(column.field or "")
        if known is not None:
            number = known.holds == "number"
            for row in layout.rows:
                cell = rows[row][column.index]
                if not (number and isinstance(cell, str)) or lexicon.is_blank(cell) or read_quantity(cell):
                    yield row, column.index


def _perspectives_in(layout: Layout, rows: Sequence[Sequence[Cell]]) -> Iterator[Spot]:
    """Yield the cells of rows that name a perspective for those below them; they are understood, if not read as rows."""
    for index in (row.index for row in layout.skipped if row.why == SECTION):
        filled = [at for at in range(layout.area.left, layout.area.right + 1) if rows[index][at] != ""]
        beside = [rows[index][at] for at in filled if not perspective_within(rows[index][at])]
        if len(beside) < len(filled) and all(looks_like_id(str(cell)) for cell in beside):
            yield from ((index, at) for at in filled)


def _of_two_things(table: FoundTable) -> set[Spot]:
    """Return the cells of the names where their heading names two things, "Objective / measure": a list tells only one."""
    layout = table.layout
    open_still = {layout.area.left + offset for offset, _ in table.candidate.ambiguous}
    name = layout.fields.get("name")
    return {(row, name) for row in layout.rows} if name in open_still else set()


def _as_plain(sheet: Sheet, table: FoundTable) -> Reading:
    area, rows = table.layout.area, sheet.rows
    part = frozenset(
        (row, column)
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
        if rows[row][column] != ""
    )
    sections = frozenset(_perspectives_in(table.layout, rows))
    heads = frozenset(spot for spot in part if spot[0] == area.top or spot in sections)
    explained = set(_read_cells(table.layout, rows)) - _of_two_things(table)
    return Reading((table,), part & explained if table.doubt is None else frozenset(), heads, part)


def _best(ways: Iterable[Reading]) -> Iterator[Reading]:
    """Yield the best readings that do not overlap; one that another equals in score, and not in outcome, as a doubt."""
    left = sorted(ways, key=lambda way: (-way.score, -len(way.part), way.proposal.upon is not None))
    while left:
        first = left[0]
        best = next((way for way in left[1:] if reaches_farther(way, first)), first)
        rivals = [way for way in left if way is not best and way.part & best.part]
        left = [way for way in left if way is not best and way not in rivals]
        others = (way for way in rivals if not (goes_on(way, best, rivals) or reaches_farther(best, way)))
        near = next((way for way in others if best.score - way.score < _NEAR and differ(best, way)), None)
        if near:
            doubt = TWO_READINGS.filled(one=best.proposal.why, other=near.proposal.why)
            best = best._replace(tables=tuple(table._replace(doubt=doubt) for table in best.tables))
        yield best


def _overlapping(chosen: Sequence[Reading], plain: Sequence[Reading]) -> Iterator[list[Reading]]:
    """Yield the groups of readings that share cells, directly or by way of others."""
    waiting = [*chosen, *plain]
    while waiting:
        group = [waiting.pop(0)]
        for member in group:
            near = [way for way in waiting if way.part & member.part]
            group += near
            waiting = [way for way in waiting if way not in near]
        if any(way.proposal for way in group) and not all(way.proposal for way in group):
            yield group


def _explain_more(anew: Sequence[Reading], plain: Sequence[Reading]) -> bool:
    """Say whether arrangements explain more of the cells concerned than the plain lists do."""
    heads = frozenset().union(*(way.heads for way in (*anew, *plain)))
    cells = frozenset().union(*(way.part for way in (*anew, *plain))) - heads
    return sum(way.share_of(cells) for way in anew) > sum(way.share_of(cells) for way in plain) + _MARGIN
