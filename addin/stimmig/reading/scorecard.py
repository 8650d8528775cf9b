"""Make strategic objectives, KPIs and initiatives, from lists of their own and from tables that mix them."""

from functools import cached_property

from stimmig.model.entry import Link
from stimmig.model.place import Row
from stimmig.model.scorecard import KPI, Initiative, StrategicObjective
from stimmig.reading.context import part_of, perspectives
from stimmig.reading.entries import Context, rows_of
from stimmig.reading.grammar.lists import items_of
from stimmig.reading.link_reasons import links_to
from stimmig.reading.links import fold, looks_like_id, of_scope, split_ids
from stimmig.reading.quantities import Numbers
from stimmig.reading.records import Records
from stimmig.reading.series import units_in_names

_OF_LONE = ("owner", "status", "comment")
"""what a row without a KPI says of its objective"""


def add_strategic_objectives(context: Context, records: Records) -> None:
    """Add the rows of a scorecard sheet."""
    perspective_of, drives = perspectives(records), records.values("drives")
    more = rows_of(records, "owner", "status", "weight", "reviewed_on")
    for at, common in context.common(records):
        context.made.strategic_objectives.append(
            StrategicObjective(
                **common,
                perspective=perspective_of[at],
                drives=split_ids(drives[at], context.known),
                **more[at],
            )
        )


def add_kpis(context: Context, records: Records) -> None:
    """Add KPIs, and the objectives and initiatives that their table names beside them."""
    numbers = Numbers(records)
    above = _Above(context, records)
    more = rows_of(
        records, "better", "as_of", "formula", "scope", "frequency", "source", "lead_lag", "owner", "status", "weight",
        "baseline", "target", "actual", "yellow_limit", "red_limit",
    )  # fmt: skip
    definitions = records.values("definition")
    texts, initiatives = records.values("target_text"), _InitiativesBeside(context, records)
    in_names = units_in_names(records.values("name")) if "unit" not in records.layout.fields else []
    whole = set(records.repeats) == {at for at, name in enumerate(records.values("name")) if name}
    for at, common in context.common(records):
        parent = None if whole and common["name"] else above.move_to(at)  # where all is repeated, objectives are too
        if not (common["name"] or common["id"]):
            continue  # an objective without KPI
        if at in records.repeats:  # a KPI that another table has: what is to be done about it stands only here
            initiatives.add(at, parent or Link(common["name"] or common["id"]), more[at]["owner"], records.repeats[at])
            continue
        common["contributes_to"] = above.links(at, common["contributes_to"])
        common["comment"] = common["comment"] or definitions[at]
        kpi = KPI(
            **common,
            **more[at],
            perspective=above.perspective,
            unit=numbers.unit(at, "target", "actual", "baseline")
            or _unit_in_series(context, common, more[at]["scope"])
            or (in_names[at] if in_names else None),
            target_min=numbers.low(at, "target", "target_min"),
            target_max=numbers.high(at, "target", "target_max"),
            target_text=numbers.text(at, "target") or texts[at],
        )
        context.made.kpis.append(kpi)
        initiatives.add(at, parent or kpi)


class _InitiativesBeside:
    """The initiatives that stand in the rows of KPIs."""

    def __init__(self, context: Context, records: Records):
        self._made, self._rows = context.made.initiatives, records.layout.rows
        self._items, self._due = items_of(records.values("initiative")), records.values("due")
        self._block = part_of(records.block, name="initiative", due="due", owner="owner")

    def add(
        self, at: int, parent: StrategicObjective | KPI | Link, owner: str | None = None, again: Row | None = None
    ) -> None:
        """Add those of a row, which serve what is above them; but those that the row tells which it repeats."""
        link = parent if isinstance(parent, Link) else Link(parent.label, None, parent)
        there = str(again.raw("initiative")) if again else ""
        known = {fold(one) for one in (*items_of([there])[0], *there.split("\n"))}
        for name in (one for one in self._items[at] if fold(one) not in known):
            row = Row(self._block, self._rows[at])
            due = _moment(self._due[at])
            self._made.append(Initiative(row=row, name=name, contributes_to=(link,), due=due, owner=owner))


def _unit_in_series(context: Context, common: dict, scope: str | None) -> str | None:
    """Return the unit that stands with the values of a KPI, where the table tells none."""
    names = (common["id"], common["name"]) if context.units else ()
    if names and scope and common["name"]:
        names = (*names, of_scope(common["name"], scope))
    return next((unit for name in names if name and (unit := context.units.get(fold(name)))), None)


def add_initiatives(context: Context, records: Records) -> None:
    """Add initiatives."""
    above = _Above(context, records)
    more = rows_of(records, "owner", "status", "budget")
    for at, common in context.common(records):
        above.move_to(at)
        if not (common["name"] or common["id"]):
            continue
        common["contributes_to"] = above.links(at, common["contributes_to"])
        moments = {name: _moment(records.values(name)[at]) for name in ("start", "due")}
        context.made.initiatives.append(Initiative(**common, **moments, **more[at]))


class _Above:
    """What stands above the rows of a mixed table: perspective and objective, written once, meant for many rows."""

    def __init__(self, context: Context, records: Records):
        self.perspective: str | None = None
        self._context = context
        self._records = records
        self._perspectives = perspectives(records)
        self._cells = records.values("strategic_objective")
        self._made: dict[tuple[str | None, str], StrategicObjective] = {}
        self._reason: str | None = None
        self._current: StrategicObjective | Link | None = None
        # Objectives that have a list of their own are only pointed to here.
        self._are_links = "strategic_objectives" in context.listed or all(
            looks_like_id(text) for text in self._cells if text
        )
        same = ("perspective", "contributes_to", "reason")
        self._block = part_of(records.block, name="strategic_objective", **dict(zip(same, same)))
        # In a row without a KPI, what else it says is said of the objective.
        self._block_alone = part_of(
            records.block, name="strategic_objective", **dict(zip((*same, *_OF_LONE), (*same, *_OF_LONE)))
        )
        self._lone = rows_of(records, "name", "id", *_OF_LONE)
        self._by_name: dict[str, list[StrategicObjective]] = {}
        """the first objectives that were made, by name; a look at all for each would cost their square"""
        self._known = 0
        """how many these are"""

    def move_to(self, at: int) -> StrategicObjective | Link | None:
        """Go to a row and return the strategic objective above it, or the link to it."""
        text, perspective = self._cells[at], self._perspectives[at]
        if text:
            self._current = Link(text) if self._are_links else self._objective(at, perspective, text)
            self._reason = None
        elif perspective != self.perspective:
            self._current = None
        self.perspective = perspective
        self._reason = self._records.values("reason")[at] or self._reason
        return self._current

    def links(self, at: int, written: tuple[Link, ...]) -> tuple[Link, ...]:
        """Return the links of the row: those written in it, else the one that its place in the table makes."""
        if isinstance(self._current, StrategicObjective):
            return (Link(self._current.label, self._reason, self._current),)
        if self._current and not written:
            return (Link(self._current.to, self._records.values("reason")[at]),)
        return written

    @cached_property
    def _links(self) -> dict[tuple[str | None, str], dict[str, str | None]]:
        """Return (perspective, objective) → what its rows contribute to, and why; each of them may say something."""
        found: dict[tuple[str | None, str], dict[str, str | None]] = {}
        key, reasons = None, self._records.values("reason")
        for at, cell in enumerate(self._records.values("contributes_to")):
            key = (self._perspectives[at], fold(self._cells[at])) if self._cells[at] else key
            if key and cell:
                links = found.setdefault(key, {})
                for link in links_to(split_ids(cell, self._context.known), reasons[at]):
                    links[link.to] = links.get(link.to) or link.reason
        return found

    def _made_elsewhere(self, perspective: str | None, text: str) -> StrategicObjective | None:
        """Return the objective of another table that one names again; of two perspectives they are two."""
        known = self._context.made.strategic_objectives
        for one in known[self._known :]:
            self._by_name.setdefault(fold(one.name), []).append(one)
        self._known = len(known)
        same = [one for one in self._by_name.get(fold(text), ()) if perspective in (None, one.perspective)]
        return same[0] if len(same) == 1 else None

    def _objective(self, at: int, perspective: str | None, text: str) -> StrategicObjective:
        """Return the objective of a row. What the table says of links belongs to it; its KPIs are linked by place."""
        key = perspective, fold(text)
        if key not in self._made and (known := self._made_elsewhere(perspective, text)):
            self._made[key] = known
        if key not in self._made:
            said = self._lone[at]
            alone = not said["name"] and not said["id"]
            self._made[key] = StrategicObjective(
                row=Row(self._block_alone if alone else self._block, self._records.layout.rows[at]),
                name=text,
                perspective=perspective,
                contributes_to=tuple(Link(to, reason) for to, reason in self._links.get(key, {}).items()),
                **({name: said[name] for name in _OF_LONE} if alone else {}),
            )
            self._context.made.strategic_objectives.append(self._made[key])
        return self._made[key]


def _moment(value) -> str | None:
    return value if value is None or isinstance(value, str) else value.isoformat()
