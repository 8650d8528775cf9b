"""Link rows by the register, where their own sheet does not say what they serve, or why."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from stimmig.language import lexicon
from stimmig.model.entry import Entry, Link
from stimmig.model.okr import KeyResult
from stimmig.model.place import Block, Row
from stimmig.model.register import BEHIND_ID, RegisterLine
from stimmig.reading.entries import Entries
from stimmig.reading.link_reasons import links_to
from stimmig.reading.links import fold

_LISTS = ("directions", "strategic_objectives", "objectives", "kpis", "key_results", "initiatives")
"""from the top down: what stands in for a link is made before the rows that it links"""
_SEVERAL = re.compile(r"\s*[;\n]\s*")
_LINK_FIELDS = ("contributes_to", "strategic_objective", "objective")
_REASON_FIELDS = ("reason", "hypothesis")


class _Said(NamedTuple):
    """What the register says of a row: in its own line, else in that of its group."""

    line: RegisterLine
    to: str | None
    reason: str | None
    own: bool
    """whether the link stands in the line of the row itself"""


def link_by_register(entries: Entries, lines: Sequence[RegisterLine], known: Collection[str]) -> list[RegisterLine]:
    """Change the rows of a workbook that its register links, and return the lines with what became of them.

    `known` holds all ids and names, folded.
    """
    groups = {line.group: line for line in reversed(lines) if not line.key}
    placed, found = place_lines([entry for name in _LISTS for entry in getattr(entries, name)], lines)
    at_rows = {row: line for line in reversed(found) for row in line.found if not line.state}
    differing: set[Row] = set()
    changed: dict[Entry, Entry] = {}
    for name in _LISTS:
        rows = getattr(entries, name)
        for at, entry in enumerate(rows):
            links = tuple(_with_parent(link, changed) for link in entry.contributes_to)
            line = at_rows.get(entry.row) if entry in placed else None
            said = _said(line, groups.get(line.group)) if line else None
            new = _linked(entry, links, said, known, differing) if said else entry
            if new is entry and any(one is not other for one, other in zip(links, entry.contributes_to)):
                new = entry.replace(contributes_to=links)
            if new is not entry:
                changed[entry] = rows[at] = new
    return [line._replace(state="other") if line.row in differing else line for line in found]


def place_lines(rows: Iterable[Entry], lines: Sequence[RegisterLine]) -> tuple[set[Entry], list[RegisterLine]]:
    """Return the rows that lines are about, and the lines with the rows that they are about and what is wrong with them."""
    by_key: dict[str, list[Entry]] = {}
    for entry in rows:
        if entry.serves_purpose:
            by_key.setdefault(fold(entry.identity), []).append(entry)
    same: dict[tuple[str, str], list[RegisterLine]] = {}
    for line in lines:
        if line.key:
            here = {fold(entry.row.block.sheet or "") for entry in by_key.get(fold(line.key), ())}
            # One row of that identity: its sheet may be called otherwise by now.
            sheet = fold(line.sheet) if len(by_key.get(fold(line.key), ())) > 1 and fold(line.sheet) in here else ""
            same.setdefault((fold(line.key), sheet), []).append(line)
    states: dict[Row, RegisterLine] = {}
    placed: set[Entry] = set()
    for (key, sheet), alike in same.items():
        meant = [one for one in by_key.get(key, ()) if not sheet or fold(one.row.block.sheet or "") == sheet]
        state = _trouble(meant, alike)
        for line in alike:
            states[line.row] = line._replace(state=state, found=tuple(entry.row for entry in meant))
        placed.update(() if state else meant)
    alive = {line.group for line in states.values() if line.found}
    return placed, [states.get(line.row) or _of_group(line, alive) for line in lines]


def _of_group(line: RegisterLine, alive: Collection[str]) -> RegisterLine:
    """Return the line of a group; what it decides is lost where none of its rows is left."""
    return line._replace(state="gone") if line.decides and line.group not in alive else line


def _trouble(meant: Sequence[Entry], lines: Sequence[RegisterLine]) -> str:
    decisions = [line.decision for line in lines if line.decides]
    if not decisions:
        return ""
    if not meant:
        return "gone"
    differ = len(set(decisions)) > 1
    if len(meant) > 1:
        return "unclear" if differ or len(decisions) < len(meant) else ""
    return "double" if differ else ""


def targets_in(cell: str, known: Collection[str]) -> Iterator[str]:
    """Yield the ids or names that a cell of the register names; its dropdown shows the wording behind the id."""
    for part in filter(None, _SEVERAL.split(cell.strip())):
        head = part.partition(BEHIND_ID)[0]
        is_id = fold(head.rpartition(":")[2]) in known or lexicon.choice("level", head)
        yield head if fold(part) not in known and is_id else part


def _said(line: RegisterLine, group: RegisterLine | None) -> _Said:
    """Return what counts for a row. A line that waits for `links apply` decides for itself."""
    if group is None or line.accept:
        return _Said(line, line.to, line.reason, own=True)
    return _Said(line, line.to or group.to, line.reason or group.reason, own=bool(line.to))


def _linked(entry: Entry, links: tuple[Link, ...], said: _Said, known: Collection[str], differing: set[Row]) -> Entry:
    """Return a row with what the register says of it; its own sheet comes first."""
    reason_field = "hypothesis" if isinstance(entry, KeyResult) else "reason"
    targets = tuple(targets_in(said.to, known)) if said.to else ()
    if links:
        own = {fold(word) for link in links for word in (link.to, *_called(link.stands_in)) if word}
        if targets and not any(fold(one) in own for one in targets):
            differing.update({said.line.row} if said.own else ())
            return entry
        if not said.reason or all(link.reason for link in links):
            return entry
        links = tuple(link._replace(reason=link.reason or said.reason) for link in links)
        return _noted(entry, links, said.line.row, _REASON_FIELDS, said.reason)
    if not targets:
        return entry
    written = str(entry.row.raw(reason_field)).strip()
    reason = written or said.reason
    links = links_to(targets, reason)
    fields = _LINK_FIELDS if written else (*_LINK_FIELDS, *_REASON_FIELDS)
    return _noted(entry, links, said.line.row, fields, reason)


def _noted(entry: Entry, links: tuple[Link, ...], line: Row, fields: tuple[str, ...], reason: str | None) -> Entry:
    more = {}
    if isinstance(entry, KeyResult):
        more = {"objective": links[0].to, "hypothesis": entry.hypothesis or reason}
    return entry.replace(contributes_to=links, noted=Row(_cells(line.block, fields), line.index), **more)


@lru_cache(maxsize=64)
def _cells(register: Block, fields: tuple[str, ...]) -> Block:
    """Return the register as the place of some fields, whatever they are called in the rows' own tables."""
    at = register.columns
    return register.replace(
        columns={name: at["contributes_to" if name in _LINK_FIELDS else "reason"] for name in fields}
    )


def _called(entry: Entry | None) -> tuple[str, ...]:
    return () if entry is None else (entry.id or "", entry.name)


def _with_parent(link: Link, changed: dict[Entry, Entry]) -> Link:
    """Return a link that the layout makes with the row as it has become."""
    new = changed.get(link.stands_in) if link.stands_in is not None else None
    return link if new is None else link._replace(stands_in=new)
