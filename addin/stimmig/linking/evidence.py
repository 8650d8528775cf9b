"""What speaks for a row as the parent of another, beside their wording: neighbours, perspective, owner, ids, KPIs."""

import re
from collections import Counter
from functools import cached_property

from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.model.entry import Entry
from stimmig.model.okr import KeyResult, Objective
from stimmig.model.strategy import Strategy

ABOVE = Text("die Zeile darüber dient ihm", "the row above serves it")
BELOW = Text("die Zeile darunter dient ihm", "the row below serves it")
AROUND = Text("die Zeilen darüber und darunter dienen ihm", "the rows above and below serve it")
PERSPECTIVE = Text("gleiche Perspektive", "same perspective")
OWNER = Text("gleich verantwortlich: {name}", "same owner: {name}")
UNSERVED = Text("bisher dient ihm keine solche Zeile", "no such row serves it yet")
ID = Text("die ID beginnt wie seine", "the id begins with its id")
MOVED = Text("seine Kennzahl soll sich bewegen: {name}", "its KPI is meant to move: {name}")
ONLY = Text("die einzige Zeile der Ebene darüber", "the only row on the level above")
ONE_OF_FEW = Text("eine der {count} Zeilen der Ebene darüber", "one of the {count} rows on the level above")
_FEW = 3
"""so few rows on the level above are worth being suggested for that alone"""
_PARTS = re.compile(r"[^\W\d_]+|\d+")

WEIGHTS = {"above": 0.35, "below": 0.35, "perspective": 1.0, "owner": 0.5, "unserved": 0.7, "id": 1.5, "moved": 1.4,
           "level": 1.0, "only": 0.3}  # fmt: skip
"""how much each of it counts, against 3 for the wording"""


class Evidence:
    """What a strategy tells about possible parents; worked out when it is asked for."""

    def __init__(self, strategy: Strategy):
        self._strategy = strategy

    def about(self, entry: Entry, parent: Entry, peers: int, nearest: bool) -> list[tuple[str, Text | None]]:
        """Return what speaks for a parent: the name of its weight and the words for it, None where it needs none.

        `peers` is how many possible parents are of the same kind and level; `nearest` says whether that level is the
        next one above the row.
        """
        found: list[tuple[str, Text | None]] = []
        above, below = (parent in self._parents_of(row) for row in self._beside.get(entry, (None, None)))
        if above and below:
            found += [("above", AROUND), ("below", None)]
        elif above or below:
            found.append(("above", ABOVE) if above else ("below", BELOW))
        perspective = getattr(entry, "perspective", None)
        if perspective and perspective == getattr(parent, "perspective", None):
            found.append(("perspective", PERSPECTIVE))
        owner = getattr(entry, "owner", None)
        if owner and fold(owner) == fold(getattr(parent, "owner", None) or ""):
            found.append(("owner", OWNER.filled(name=owner)))
        others_are = bool(self._levels.get(_level(entry)))  # where none serves anything yet, this tells nothing
        if others_are and entry.kind not in self._kinds_serving.get(parent, ()):
            found.append(("unserved", UNSERVED if peers > 1 else None))
        if _begins_like(entry.id, parent.id):
            found.append(("id", ID))
        if names := self._moved(entry, parent):
            found.append(("moved", MOVED.filled(name=names[0])))
        if nearest and peers <= _FEW:
            found.append(("only", ONLY if peers == 1 else ONE_OF_FEW.filled(count=peers)))
        return found

    def level(self, entry: Entry, parent: Entry, nearest: bool) -> float:
        """Return how usual the level of a parent is for rows of this kind, 0 to 1."""
        counts = self._levels.get(_level(entry))
        if counts:
            return counts[_level(parent)] / counts.total()
        return 0.5 if nearest else 0.0

    @cached_property
    def _kinds_serving(self) -> dict[Entry, set[str]]:
        return {parent: {child.kind for child in rows} for parent, rows in self._strategy.children.items()}

    @cached_property
    def _levels(self) -> dict[tuple, Counter]:
        """Return kind and rank of rows → how often they contribute to which."""
        found: dict[tuple, Counter] = {}
        for entry in self._strategy.linked:
            for parent in self._strategy.parents(entry):
                found.setdefault(_level(entry), Counter())[_level(parent)] += 1
        return found

    def _parents_of(self, entry: Entry | None) -> tuple[Entry, ...]:
        return () if entry is None else self._strategy.parents(entry)

    @cached_property
    def _beside(self) -> dict[Entry, tuple[Entry | None, Entry | None]]:
        """Return row → the next linked rows of its kind above and below in the same table."""
        tables: dict[tuple, list[Entry]] = {}
        for entry in self._strategy.linked:
            if entry.row.index is not None:
                tables.setdefault((id(entry.row.block.cells), entry.kind), []).append(entry)
        above: dict[Entry, Entry | None] = {}
        below: dict[Entry, Entry | None] = {}
        for rows in tables.values():
            rows.sort(key=lambda entry: entry.row.index)
            for found, ordered in ((above, rows), (below, reversed(rows))):
                last = None
                for entry in ordered:
                    found[entry] = last
                    last = entry if self._strategy.parents(entry) else last
        return {entry: (above[entry], below[entry]) for entry in above}

    def _moved(self, entry: Entry, parent: Entry) -> list[str]:
        """Return the KPIs that an objective's key results, or a key result, are to move, and that serve the parent."""
        strategy = self._strategy
        if isinstance(entry, Objective):
            moving = strategy.of(entry, KeyResult)
            return [kpi.label for row in moving for kpi in self._kpis(row) if parent in strategy.parents(kpi)]
        if isinstance(entry, KeyResult):
            served = set(strategy.parents(parent))
            return [kpi.label for kpi in self._kpis(entry) if served & set(strategy.parents(kpi))]
        return []

    def _kpis(self, key_result: Entry) -> tuple[Entry, ...]:
        return self._strategy.targets.get((key_result, "kpi_to_move"), ())


def _level(entry: Entry) -> tuple[str, int]:
    return entry.kind, entry.rank


def _begins_like(own: str | None, parent: str | None) -> bool:
    """Say whether the numbers of an id go on where those of the parent's end: K-1.2 under S-1, O1-KR2 under O1."""
    if not own or not parent:
        return False
    mine, theirs = (tuple(filter(str.isdigit, _PARTS.findall(one))) for one in (own, parent))
    return bool(theirs) and len(mine) > len(theirs) and mine[: len(theirs)] == theirs
