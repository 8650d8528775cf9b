"""Take decisions into a workbook: into the row's own cells where its sheet has them, else they stay in the register."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from stimmig.linking.deciding import Decision
from stimmig.linking.parents import Parents
from stimmig.model.entry import Entry, Link
from stimmig.model.okr import KeyResult
from stimmig.model.register import RegisterLine
from stimmig.model.strategy import Strategy
from stimmig.writing.xlsx.fill_empty import Filled, fill_cells

Cell = tuple[str, str]
"""sheet and name of a cell"""
Fill = Callable[[Any, str, Mapping[Cell, str]], Filled]
"""writes texts into empty cells of a workbook, which it is given with its name"""


class Wish(NamedTuple):
    """What a decision would write: cell → text; None where the row's own sheet has no such cell, or it is filled."""

    decision: Decision
    link: tuple[Cell, str] | None
    reason: tuple[Cell, str] | None

    @property
    def cells(self) -> dict[Cell, str]:
        return dict(one for one in (self.link, self.reason) if one is not None)


class Taken(NamedTuple):
    """A workbook with decisions in its own cells, the lines that its register keeps, and the cells that were left."""

    data: Any
    """what `fill` made: bytes of a file, or a workbook that is open"""
    lines: tuple[RegisterLine, ...]
    written: Mapping[Cell, str]
    left: Mapping[Cell, str]
    """cell → why it was not written, see `fill_cells`; "layout" where the row would be read otherwise than decided"""


def wishes(
    decisions: Sequence[Decision], links: Mapping[Entry, tuple[Link, ...]], strategy: Strategy, words: Parents
) -> list[Wish]:
    """Return what the decisions would write; of two rows that share a cell the upper one in the order has it."""
    order = {entry: at for at, entry in enumerate(strategy.linked)}
    taken: set[Cell] = set()
    found = []
    for one in sorted(decisions, key=lambda one: order[one.entry]):
        entry, link, reason = one.entry, None, None
        if one.to and (cell := _free(entry, entry.link_field, taken)):
            link = cell, "; ".join(_written(entry, to, strategy, words) for to in links[entry])
        noted = entry.noted is not None and "contributes_to" in entry.noted.block.columns
        linked = bool(strategy.links.get(entry)) and not noted
        field = "hypothesis" if isinstance(entry, KeyResult) else "reason"
        if one.reason and (link or linked) and (cell := _free(entry, field, taken)):
            reason = cell, one.reason
        found.append(Wish(one, link, reason))
    return found


def take(
    data: Any,
    name: str,
    wanted: Sequence[Wish],
    lines: Sequence[RegisterLine],
    misread: Callable[[Any], set[str]],
    fill: Fill = fill_cells,
) -> Taken:
    """Return a workbook that holds what can be written.

    `misread` is asked which sheets of a new version say of a row what nobody decided; nothing is written there.
    """
    left: dict[Cell, str] = {}
    while True:
        cells = {cell: text for wish in wanted for cell, text in wish.cells.items() if cell not in left}
        # A reason beside a link that stays in the register would not be read.
        for wish in wanted:
            if wish.link and wish.reason and wish.link[0] in left:
                cells.pop(wish.reason[0], None)
        filled = fill(data, name, cells)
        if filled.left:
            left |= filled.left
            continue
        wrong = {sheet for sheet in misread(filled.data) if any(cell[0] == sheet for cell in cells)}
        if not wrong:
            return Taken(filled.data, tuple(_kept(lines, wanted, cells)), cells, left)
        left |= {cell: "layout" for cell in cells if cell[0] in wrong}


def _kept(lines: Sequence[RegisterLine], wanted: Sequence[Wish], cells: Mapping[Cell, str]) -> Iterator[RegisterLine]:
    """Yield the lines of the register with what it still has to say itself; groups have been filled."""
    by_key = {(wish.decision.line.key, wish.decision.line.sheet): wish for wish in wanted}
    for line in lines:
        wish = by_key.get((line.key, line.sheet))
        if line.state:
            yield line
        elif not line.key or wish is None:
            yield line._replace(to=None, reason=None, accept=None) if not line.key else line
        else:
            to = None if wish.link and wish.link[0] in cells else wish.decision.to
            reason = None if wish.reason and wish.reason[0] in cells else wish.decision.reason
            yield line._replace(to=to, reason=reason, accept=None)


def _free(entry: Entry, field: str, taken: set[Cell]) -> Cell | None:
    """Return the cell of a field if the row's own sheet has one, it is empty, and no other row has claimed it."""
    row = entry.row
    if row.index is None or field not in row.block.columns or str(row.raw(field)).strip():
        return None
    place = row.place(field)
    cell = place.sheet, place.cell
    if None in cell or cell in taken:
        return None
    taken.add(cell)
    return cell


def _written(entry: Entry, link: Link, strategy: Strategy, words: Parents) -> str:
    """Return how a cell names a parent: by its id rather than as it was chosen."""
    targets = {words.words(one, entry.row.block.workbook): one for one in words.of(entry)}
    known = {key.casefold(): key for key in targets} | {
        (one.id or "").casefold(): key for key, one in targets.items() if one.id
    }
    return known.get(link.to.casefold(), link.to)
