"""The identity of what a finding is about: it stays when rows are sorted, inserted or moved.

Together with the code of the rule it is the key of an acceptance, and of "is this finding new?". Within a workbook
(whose name is no part of it) it is

    kpi:K-3                          a row: its kind and id
    kpi:Umsatzrendite                a row without an id: its kind and wording
    sheet:BSC#Warum                  several rows, or a column: the sheet and the heading
    sheet:BSC#Perspektive#Kunden     the same, where the rule speaks about one group of rows
    sheet:BSC                        a sheet
    workbook                         the workbook

Case, kinds of dash and runs of spaces do not count. Rows of one kind that are called alike share an identity, and so do
columns of one sheet with the same heading. Whoever renames a row without an id, or a sheet or heading, gets another
identity: the acceptance is reported as stale, and the finding is shown again. A rule that speaks about one row or
about several of a table changes the identity when the one becomes several.
"""

from collections.abc import Iterator
from functools import cached_property, lru_cache

from stimmig.cells import Area
from stimmig.findings import Finding
from stimmig.language.folding import fold, one_line
from stimmig.language.text import localise
from stimmig.model.entry import Entry
from stimmig.model.place import Block
from stimmig.model.strategy import Strategy

WORKBOOK, SHEET = "workbook", "sheet:"
_GROUPS = ("name", "team", "cycle")
"""the facts that tell which of several groups of rows a finding is about"""


class Identities:
    """The identities of the findings about one strategy; nothing is worked out before it is asked for."""

    def __init__(self, strategy: Strategy):
        self._strategy = strategy

    def of(self, finding: Finding) -> str:
        """Return the identity of what a finding is about."""
        entry = self._subject(finding)
        if entry is not None:
            return entry.identity
        place = finding.place
        if not place.sheet:
            return WORKBOOK
        parts = [place.sheet]
        if place.cell:
            heading = self._heading(finding)
            parts += [heading] if heading else []
            if text := self._group(finding, _GROUPS if heading else ("text", *_GROUPS)):
                parts += [text] if heading else ["", text]
        return SHEET + "#".join(map(one_line, parts))

    def names(self, finding: Finding) -> frozenset[str]:
        """Return all that an acceptance may call it, folded: the identity, and what readers take for it."""
        identity = self.of(finding)
        entry = self._subject(finding)
        called = [entry.id, entry.name] if entry is not None else [identity.removeprefix(SHEET)]
        return frozenset(fold(name) for name in (identity, *called) if name)

    def _subject(self, finding: Finding) -> Entry | None:
        """Return the row that a finding is about, if it is one row and has an id or a name."""
        entry = finding.about
        if entry is None and finding.rows == 1 and finding.place.cell:
            entry = self._at(finding)
        return entry if entry is not None and entry.kind and fold(entry.label) else None

    def _at(self, finding: Finding) -> Entry | None:
        """Return the row at a cell; where a row of the sheet tells of several things, the one whose column it is."""
        where = Area.named(finding.place.cell)
        here = self._rows.get((finding.place.workbook, finding.place.sheet, where.top), ())
        return next((entry for entry in here if (where.top, where.left) in _cells_of(entry)), None)

    @cached_property
    def _rows(self) -> dict[tuple, list[Entry]]:
        found: dict[tuple, list[Entry]] = {}
        for entry in (*self._strategy.linked, *self._strategy.cycles, *self._strategy.reviews):
            block = entry.row.block
            for row in dict.fromkeys(row for row, _ in _cells_of(entry)):
                found.setdefault((block.workbook, block.sheet, row), []).append(entry)
        return found

    def _heading(self, finding: Finding) -> str:
        """Return what stands above a cell; "" where it stands in no table."""
        where, place = Area.named(finding.place.cell), finding.place
        blocks = self._blocks.get((place.workbook, place.sheet), ())
        above = [
            block
            for block in blocks
            if block.origin is None and block.heading_row <= where.top and where.left in block.columns.values()
        ]
        nearest = max(above, key=lambda block: block.heading_row, default=None)
        if nearest:
            return str(nearest.cells[nearest.heading_row][where.left])
        shown = (_heading_of(block, (where.top, where.left)) for block in blocks if block.origin)
        return next(filter(None, shown), "")

    @cached_property
    def _blocks(self) -> dict[tuple, list[Block]]:
        found: dict[tuple, list[Block]] = {}
        for block in {id(block): block for block in self._all_blocks() if block.heading_row is not None}.values():
            found.setdefault((block.workbook, block.sheet), []).append(block)
        return found

    def _all_blocks(self) -> Iterator[Block]:
        strategy = self._strategy
        yield from (entry.row.block for entry in (*strategy.linked, *strategy.cycles, *strategy.reviews))
        yield from (one.row.block for one in (*strategy.settings, *strategy.acceptances, *strategy.register) if one.row)
        yield from (part.block for rows in (strategy.values, strategy.checkins) for part in getattr(rows, "parts", ()))
        yield from (one.block for one in (*strategy.observations, *strategy.references))

    def _group(self, finding: Finding, names: tuple[str, ...]) -> str:
        """Return which group of rows is meant, in the language of the workbook: that of the report may change."""
        lang = self._languages.get(finding.place.workbook) or "de"
        told = (localise(finding.facts[name], lang) for name in names if name in finding.facts)
        return " ".join(text for text in told if text)

    @cached_property
    def _languages(self) -> dict[str, str]:
        return {source.name: source.lang for source in self._strategy.sources}


def _cells_of(entry: Entry) -> list[tuple[int, int]]:
    """Return the cells of the sheet from which an entry was read."""
    block, index = entry.row.block, entry.row.index
    if index is None:
        return [(index, column) for column in block.columns.values()]
    return [block.on_sheet(index, column) for column in block.columns.values()]


def _heading_of(block: Block, cell: tuple[int, int]) -> str:
    """Return what heads a cell of the sheet in a block that was laid out anew; "" where it does not show it."""
    for column in block.columns.values():
        if any(block.on_sheet(row, column) == cell for row in range(block.heading_row, len(block.cells))):
            return str(block.cells[block.heading_row][column])
    return ""


@lru_cache(maxsize=1)
def identities_of(strategy: Strategy) -> Identities:
    """Return the identities of the findings about a strategy, the same at each call."""
    return Identities(strategy)
