"""What was accepted in a register, as decisions about rows; everything that stands against one is said at once."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from stimmig.language.text import Text
from stimmig.linking import said
from stimmig.model.entry import Entry, Link
from stimmig.model.register import RegisterLine
from stimmig.model.strategy import Strategy
from stimmig.reading.registered import targets_in
from stimmig.reading.resolve import Resolver, height_of
from stimmig.refusal import Refusal
from stimmig.rules.naming import either, named

_YES = frozenset(("ja", "yes", "j", "y", "x", "✓", "true", "wahr"))
_MOST = 3
_NAMED = 6


class Decision(NamedTuple):
    """What a row is to contribute to, and why; texts as the register has them, None where it says nothing."""

    entry: Entry
    line: RegisterLine
    to: str | None
    reason: str | None
    accepted: bool
    """whether a suggestion is accepted that was not taken yet"""


def decisions_in(strategy: Strategy, workbook: str) -> tuple[list[Decision], list[Refusal]]:
    """Return the decisions of a workbook's register about rows that exist, and what is wrong with those accepted."""
    lines = [line for line in strategy.register if line.row.block.workbook == workbook]
    groups = {line.group: line for line in lines if not line.key}
    entries = {entry.row: entry for entry in strategy.linked}
    found: list[Decision] = []
    against = [_not_placed(line) for line in lines if line.state and line.accept]
    seen: set[Entry] = set()
    asked = {line.group for line in groups.values() if line.accept and not line.state}
    for line in lines:
        for entry in (entries[row] for row in line.found if not line.state and row in entries):
            if entry in seen:
                continue
            seen.add(entry)
            try:
                if decision := _decided(strategy, entry, line, groups.get(line.group)):
                    found.append(decision)
                    asked.discard(line.group if decision.accepted and not line.accept else "")
            except Refusal as refusal:
                against.append(refusal)
    # An acceptance that found no row to fill would be gone unnoticed.
    against += [_nobody(groups[group]) for group in sorted(asked) if not against]
    return found, against


def _nobody(line: RegisterLine) -> Refusal:
    row = Text(f"„{' '.join(line.label.split())}“", f"“{' '.join(line.label.split())}”")
    return Refusal("none_offered", said.NONE_OFFERED, place=str(line.row.place("accept")), row=row)


def _decided(strategy: Strategy, entry: Entry, line: RegisterLine, group: RegisterLine | None) -> Decision | None:
    to, accept, by = line.to, line.accept, line
    reason = line.reason or (group.reason if group else None)
    written = entry.noted is None or "contributes_to" not in entry.noted.block.columns
    on_sheet = bool(strategy.links.get(entry)) and written
    if group is not None and not to and not accept:
        to, accept, by = group.to, group.accept, group
        if accept and (on_sheet or not line.offers):
            accept = None  # a group is asked as a whole; this row has nothing to accept
    if accept:
        offer = _accepted(entry, line, by, accept)
        if to and to != offer:
            raise _against("two_decisions", said.TWO_DECISIONS, by, entry, to=to, offer=offer)
        to = offer
    if on_sheet:
        own = "; ".join(link.to for link in strategy.links[entry])
        if accept and to.partition(" ")[0] != own and to != own:
            raise Refusal(
                "linked_already", said.LINKED_ALREADY, place=str(by.row.place("accept")), row=named(entry), to=own
            )
        if entry.noted is None and not line.reason:
            reason = None  # the group decides about another parent
        to = None
    return Decision(entry, line, to, reason, bool(accept)) if to or reason else None


def _accepted(entry: Entry, line: RegisterLine, by: RegisterLine, accept: str) -> str:
    """Return the parent of the suggestion that is accepted, as the register shows it."""
    word = accept.strip().casefold().rstrip(".")
    number = 1 if word in _YES else int(word) if word.isascii() and word.isdigit() and len(word) < _MOST else None
    if number is None:
        raise _against("accept_unknown", said.NO_SUCH_WORD, by, entry, value=accept)
    offers = [offer for offer in line.offers if "\n" in offer]
    if not offers:
        raise _against("none_offered", said.NONE_OFFERED, by, entry)
    if not 1 <= number <= len(offers):
        raise _against("no_such_offer", said.NO_SUCH_OFFER, by, entry, value=str(number), count=len(offers))
    return offers[number - 1].partition("\n")[0]


def _not_placed(line: RegisterLine) -> Refusal:
    why = said.WHY_NOT_PLACED[line.state]
    row = Text(f"„{line.label}“", f"“{line.label}”")
    return Refusal("not_placed", said.NOT_PLACED, place=str(line.row.place("accept")), row=row, why=why)


def _against(code: str, text: Text, line: RegisterLine, entry: Entry, **facts) -> Refusal:
    return Refusal(code, text, place=str(line.row.place("accept")), row=named(entry), **facts)


def links_of(
    decisions: Collection[Decision], strategy: Strategy, resolver: Resolver, known: Collection[str]
) -> tuple[dict[Entry, tuple[Link, ...]], list[Refusal]]:
    """Return row → the links that are decided, and what is wrong with them: no such row, against the order, a circle."""
    links: dict[Entry, tuple[Link, ...]] = {}
    against: list[Refusal] = []
    parents: dict[Entry, tuple[Entry, ...]] = {}
    for one in decisions:
        if not one.to:
            continue
        links[one.entry] = tuple(Link(to, one.reason) for to in targets_in(one.to, known))
        found = [resolver.link(one.entry.row.block.workbook, one.entry, link) for link in links[one.entry]]
        parents[one.entry] = tuple(link.target for link in found if link.target is not None)
        place = str(one.line.row.place("contributes_to"))
        for link in found:
            if refusal := _wrong(one.entry, link, place):
                against.append(refusal)
    against += _circles(strategy, parents, {one.entry: one.line for one in decisions})
    return links, against


def _wrong(entry: Entry, link, place: str) -> Refusal | None:
    facts = {"place": place, "row": named(entry), "to": link.to}
    if link.target is not None and height_of(link.target) > height_of(entry) and entry.rank >= 0:
        return Refusal("wrong_order", said.WRONG_ORDER, **facts | {"parent": named(link.target)})
    if link.target is not None or link.trouble == "elsewhere":  # a workbook that is not given is checked when it is
        return None
    if link.trouble.startswith("ambiguous"):
        return Refusal("several_parents", said.SEVERAL_PARENTS, **facts, near=either(link.near))
    if link.trouble == "kind" and link.instead is not None:
        return Refusal("wrong_order", said.WRONG_ORDER, **facts | {"parent": named(link.instead)})
    near = said.NEAR.filled(near=either(link.near)) if link.near else ""
    return Refusal("no_parent", said.NO_PARENT, **facts, near=near)


def _circles(
    strategy: Strategy, parents: Mapping[Entry, tuple[Entry, ...]], lines: Mapping[Entry, RegisterLine]
) -> Iterator[Refusal]:
    from stimmig.model.circles import circles

    def upward(entry: Entry) -> tuple[Entry, ...]:
        return parents.get(entry) or strategy.parents(entry)

    for circle in circles(strategy.linked, upward):
        if entry := next((one for one in circle if one in parents), None):
            names = " → ".join(one.label for one in (*circle[:_NAMED], circle[0]))
            place = str(lines[entry].row.place("contributes_to"))
            yield Refusal("in_a_circle", said.IN_A_CIRCLE, place=place, row=named(entry), circle=names)
