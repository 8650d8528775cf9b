"""Rank the rows that another may contribute to, with what speaks for each."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from stimmig.language.text import Text
from stimmig.linking.evidence import WEIGHTS, Evidence
from stimmig.linking.parents import PARENT_KINDS, Parents
from stimmig.linking.words import Shared
from stimmig.model.entry import Entry
from stimmig.model.okr import KeyResult, Objective
from stimmig.model.strategy import Strategy
from stimmig.wording.judgement import language_of

WORDING = Text("gemeinsame Wörter: {names}", "shared words: {names}")
MOST = 3
"""so many suggestions are made"""
_WORDS = 3.0
"""how much the wording counts, against the weights of the rest"""
_NAMED = 3
_LOOSE = ("objective", "initiative")
"""kinds of rows that may as well serve one kind of parent as another"""
_SAMPLE = 100
_LEAST_SHARED = 0.12
"""a smaller part of shared words is not worth naming"""


class Suggestion(NamedTuple):
    """A row that another may contribute to, how much speaks for it, and what."""

    parent: Entry
    score: float
    why: tuple[Text, ...]


class Suggestions:
    """The suggestions for the rows of one strategy."""

    def __init__(self, strategy: Strategy):
        self.parents = Parents(strategy)
        self._strategy = strategy
        self._evidence = Evidence(strategy)

    def of(self, entry: Entry) -> list[Suggestion]:
        """Return the likeliest parents of a row, the best first; none where nothing at all speaks for one."""
        parents = self.parents.of(entry)
        shared = self._shared.with_text(self._said_by(entry))
        peers = Counter((parent.kind, parent.rank) for parent in parents)
        # The order of the parents is that of the kinds, the usual one first; of each kind the lowest level counts.
        tops = {parent.kind: parent.rank for parent in reversed(parents)}
        usual = list(dict.fromkeys(one.kind for one in parents))[: 2 if entry.kind in _LOOSE else 1]
        found = [
            self._judged(
                entry, one, shared, peers[one.kind, one.rank], one.kind in usual and one.rank == tops[one.kind]
            )
            for one in parents
        ]
        found = [one for one in found if one.why]
        # The order of the sheets decides between equals, so that two runs say the same.
        return sorted(found, key=lambda one: -one.score)[:MOST]

    def _judged(self, entry: Entry, parent: Entry, shared: dict, peers: int, nearest: bool) -> Suggestion:
        part, words = shared.get(parent, (0.0, ()))
        evidence = self._evidence.about(entry, parent, peers, nearest)
        parts = [(WEIGHTS[name], why) for name, why in evidence]
        if part >= _LEAST_SHARED:
            parts.append((_WORDS * part, WORDING.filled(names=", ".join(words[:_NAMED]))))
        score = _WORDS * part * (part < _LEAST_SHARED) + WEIGHTS["level"] * self._evidence.level(entry, parent, nearest)
        score += sum(weight for weight, _ in parts)
        told = sorted((one for one in parts if one[1] is not None), key=lambda one: -one[0])
        return Suggestion(parent, score, tuple(why for _, why in told))

    @cached_property
    def _lang(self) -> str:
        names = [row.name for row in self._strategy.linked if row.name][:_SAMPLE]
        stated = [source.lang for source in self._strategy.sources if source.lang]
        return language_of(*names) or (stated or ["en"])[0]

    @cached_property
    def _shared(self) -> Shared:
        rows = [row for row in self._strategy.linked if row.name]
        texts = {row: self._said_about(row) for row in rows if row.kind in PARENT_KINDS}
        return Shared(texts, [row.name for row in rows], self._lang)

    def _said_by(self, entry: Entry) -> list[tuple[str, float]]:
        """Return what a row says for itself, and how much each text counts."""
        said = [(entry.name, 1.0), (entry.comment or "", 0.3), (getattr(entry, "hypothesis", None) or "", 0.5)]
        if isinstance(entry, Objective):
            key_results = self._strategy.of(entry, KeyResult)
            said += [(text or "", 0.4) for row in key_results for text in (row.name, row.hypothesis)]
        kpis: Sequence[Entry] = self._strategy.targets.get((entry, "kpi_to_move"), ())
        return said + [(kpi.name, 0.5) for kpi in kpis]

    def _said_about(self, parent: Entry) -> list[tuple[str, float]]:
        """Return what a row and those that serve it say, and how much each text counts."""
        links = self._strategy.links
        said = [(parent.name, 1.0), (parent.comment or "", 0.3)]
        said += [(link.link.reason or "", 0.5) for link in links.get(parent, ())]
        said += [(getattr(parent, name, None) or "", 0.6) for name in ("north_star", "health_metric", "trade_off")]
        for child in self._strategy.children.get(parent, ()):
            said.append((child.name, 0.6))
            said += [(link.link.reason or "", 0.5) for link in links.get(child, ()) if link.target is parent]
        return said
