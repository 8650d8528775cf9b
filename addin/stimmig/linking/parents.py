"""Which rows a row may contribute to, and what they are called in the register."""

from collections.abc import Iterator
from functools import cached_property

from stimmig.language.folding import fold
from stimmig.model.direction import Direction
from stimmig.model.entry import Entry
from stimmig.model.okr import KeyResult
from stimmig.model.register import BEHIND_ID
from stimmig.model.strategy import Strategy
from stimmig.rules.naming import shortened

_SHORT = 48
"""letters of a wording behind its id"""
_LEVEL_NAMES = {"purpose": "Purpose", "vision": "Vision", "hed": "HED", "med": "MED", "moal": "Moal"}
_ABOVE = {
    "direction": ("direction",),
    "strategic_objective": ("direction",),
    "kpi": ("strategic_objective", "direction"),
    "objective": ("strategic_objective", "direction"),
    "key_result": ("objective",),
    "initiative": ("strategic_objective", "objective", "direction"),
}
"""kind of row → kinds that it may contribute to, the usual one first; the order of levels counts besides"""
PARENT_KINDS = frozenset(kind for kinds in _ABOVE.values() for kind in kinds)


class Parents:
    """The rows of a strategy that others may contribute to."""

    def __init__(self, strategy: Strategy):
        self._strategy = strategy
        self._known: dict[tuple[str, int], list[Entry]] = {}
        self._labels: dict[tuple[Entry, str], str] = {}

    @cached_property
    def _rows(self) -> list[Entry]:
        rows = [row for row in self._strategy.linked if row.name or row.id]
        rows = [row for row in rows if self._strategy.is_active(row) and getattr(row, "level", "row") != "mission"]
        return [row for row in rows if not isinstance(row, Direction) or row.rank >= 0]

    def of(self, entry: Entry) -> list[Entry]:
        """Return the rows that a row may contribute to by the order from purpose to OKR, the usual kind first."""
        below = self._strategy.descendants(entry)
        return [row for row in self._allowed(entry.kind, entry.rank) if row is not entry and row not in below]

    def _allowed(self, kind: str, own_rank: int) -> list[Entry]:
        if (kind, own_rank) in self._known:
            return self._known[kind, own_rank]
        kinds = _ABOVE.get(kind, ())
        rank = own_rank if own_rank > 0 else 1  # a statement of unknown level may at least serve the purpose
        # A KPI may stand beside its objective in the order; what serves a row of its own kind stands below it.
        found = [row for row in self._rows if row.kind in kinds and (row.rank < rank or row.kind != kind)]
        found = sorted((row for row in found if row.rank <= rank), key=lambda row: (kinds.index(row.kind), -row.rank))
        self._known[kind, own_rank] = found
        return found

    def words(self, parent: Entry, workbook: str) -> str:
        """Return how a row of a workbook names a parent: by its id, its level where it is alone on it, or its wording."""
        own = parent.row.block.workbook == workbook
        name = parent.id or self._level(parent) or " ".join(parent.name.split())
        return name if own else f"{self._alias(parent.row.block.workbook)}:{name}"

    def label(self, parent: Entry, workbook: str) -> str:
        """Return what the register shows for a parent: its id and the beginning of its wording."""
        if (parent, workbook) not in self._labels:
            self._labels[parent, workbook] = self._label(parent, workbook)
        return self._labels[parent, workbook]

    def _label(self, parent: Entry, workbook: str) -> str:
        words = self.words(parent, workbook)
        short = shortened(parent.name, _SHORT)
        return words if not short or words.endswith(parent.name.strip()) else f"{words}{BEHIND_ID}{short}"

    def _level(self, parent: Entry) -> str:
        level = getattr(parent, "level", "")
        alone = level in _LEVEL_NAMES and len(self._strategy.level(level)) == 1
        return _LEVEL_NAMES[level] if alone else ""

    def _alias(self, workbook: str) -> str:
        sources = self._strategy.sources
        alias = next(source.alias for source in sources if source.name == workbook)
        return alias if [fold(source.alias) for source in sources].count(fold(alias)) == 1 else workbook


def linkless(strategy: Strategy, reason: str) -> Iterator[Entry]:
    """Yield the active rows without a link, or without a reason of their own (`reason` "parent": without any above)."""
    for entry in strategy.active:
        if not strategy.links.get(entry) or lacks_reason(strategy, entry, reason):
            yield entry


def lacks_reason(strategy: Strategy, entry: Entry, reason: str) -> bool:
    """Say whether a linked row does not say why; that of a key result is its hypothesis."""
    if isinstance(entry, KeyResult):
        return not entry.hypothesis and "hypothesis" not in entry.unread and reason == "row"
    links = strategy.links.get(entry, ())
    if not any(not link.link.reason for link in links):
        return False
    return reason == "row" or not _inherits(strategy, entry)


def _inherits(strategy: Strategy, entry: Entry) -> bool:
    return any(link.link.reason for row in strategy.chains.get(entry, ()) for link in strategy.links.get(row, ()))
