"""Make objectives and key results, from lists of their own and from tables that repeat the objective per row."""

from collections.abc import Sequence
from itertools import accumulate

from stimmig.model.entry import Link
from stimmig.model.okr import KeyResult, Objective
from stimmig.model.place import Row
from stimmig.model.scorecard import Initiative
from stimmig.reading.context import cycle_in_title, cycles_between, may_be_cycle, part_of
from stimmig.reading.entries import Context, rows_of
from stimmig.reading.grammar.courses import Course, course_in
from stimmig.reading.grammar.lists import items_of
from stimmig.reading.links import fold, looks_like_id, split_ids
from stimmig.reading.moals import with_links_to_moals
from stimmig.reading.quantities import Numbers
from stimmig.reading.records import Records
from stimmig.reading.series import units_in_names
from stimmig.reading.teams import team_around

_SEVERAL = 2
"""objectives that each stand once above others are no accident"""


def add_objectives(context: Context, records: Records) -> None:
    """Add the rows of an objectives sheet."""
    cycle, team = cycle_in_title(records) or context.cycle, _team_around(context, records)
    cycles, below = records.values("cycle"), records.values("key_results")
    more = rows_of(records, "team", "origin", "agreed_with", "agreed_on", "owner", "status")
    for at, common in context.common(records):
        more[at]["team"] = more[at]["team"] or team
        objective = Objective(**common, **more[at], cycle=cycles[at] or cycle)
        context.made.objectives.append(objective)
        for named in split_ids(below[at], context.known):
            context.holders.setdefault(fold(named), objective)


def add_key_results(context: Context, records: Records) -> None:
    """Add key results, and the objectives where the table itself lists them, unless it only repeats those of another."""
    if records.repeats:
        return
    numbers = Numbers(records)
    hypotheses, kpis = records.values("hypothesis"), records.values("kpi_to_move")
    more = rows_of(
        records, "better", "owner", "due", "verdict", "status", "baseline", "target", "current", "confidence"
    )
    initiatives, beside = items_of(records.values("initiative")), part_of(records.block, name="initiative")
    in_names = units_in_names(records.values("name")) if "unit" not in records.layout.fields else []
    commons = list(context.common(records))
    ids = _ids_of_objectives(records)
    for _, common in commons if ids else ():
        common["id"] = None
    above = _objectives_above(context, records, [common for _, common in commons], ids)
    for at, common in commons:
        hypothesis, objective = hypotheses[at], above[at] or context.holders.get(fold(common["id"] or common["name"]))
        heads_others = isinstance(objective, Objective) and objective.row.index == common["row"].index
        if not (common["name"] or (common["id"] and not heads_others)):
            continue
        to = objective.label if isinstance(objective, Objective) else objective
        stands_in = objective if isinstance(objective, Objective) else None
        course = _course(common["name"], more[at])
        if course:
            more[at] |= {"baseline": course.baseline, "target": course.target}
        common["contributes_to"] = (Link(to, hypothesis, stands_in),) if to else ()
        key_result = KeyResult(
            **common,
            **more[at],
            objective=to,
            hypothesis=hypothesis,
            kpi_to_move=split_ids(kpis[at], context.known),
            unit=numbers.unit(at, "target", "current", "baseline")
            or (in_names[at] if in_names else None)
            or (course and course.unit or None),
            target_text=numbers.text(at, "target"),
            target_is_change=numbers.is_change(at, "target"),
        )
        context.made.key_results.append(key_result)
        for name in initiatives[at]:
            link = Link(key_result.label, None, key_result)
            row = Row(beside, records.layout.rows[at])
            context.made.initiatives.append(Initiative(row=row, name=name, contributes_to=(link,)))


def _course(name: str, told: dict) -> Course | None:
    """Return start and target that a wording tells, where no column does."""
    return course_in(name) if told["baseline"] is None and told["target"] is None else None


def _team_around(context: Context, records: Records) -> str | None:
    """Return the team that stands around a table, where neither a column nor a cycle tells it."""
    if "team" in records.columns or any(cycle.team for cycle in context.made.cycles):
        return None
    return team_around(records)


def _ids_of_objectives(records: Records) -> list[str | None]:
    """Return the ids of the table, if each objective has one of its own that all its key results repeat; else none."""
    objectives, ids, names = (records.values(name) for name in ("objective", "id", "name"))
    told = [(fold(one), fold(id_)) for one, id_, name in zip(objectives, ids, names) if one and id_ and name]
    pairs = set(told)
    repeat = len(pairs) < len(told) and len(pairs) == len({one for one, _ in pairs}) == len({id_ for _, id_ in pairs})
    return list(ids) if repeat else []


def _objectives_above(
    context: Context, records: Records, rows: list[dict], ids: Sequence[str | None] = ()
) -> list[Objective | str | None]:
    """Return the objective of each row: its id as written, or the objective itself where the table lists it."""
    # A list of key results without a column "Objective" says with "contributes to" which one it is.
    cells = records.values("objective" if "objective" in records.columns else "contributes_to")
    texts = [text for text in cells if text]
    cycle, between = cycle_in_title(records) or context.cycle, cycles_between(records)
    same = [
        row for row in context.made.objectives if not (_is_cycle(cycle) and _is_cycle(row.cycle) and row.cycle != cycle)
    ]
    listed = {fold(word) for row in same for word in (row.id, row.name) if word}
    if not texts or any(map(looks_like_id, texts)):
        return cells
    if any(fold(text) in listed for text in texts):
        return _written_once(cells)
    cycles, teams = records.values("cycle"), records.values("team")
    more, team = rows_of(records, "owner", "status"), _team_around(context, records)
    links = _links_of_objectives(cells, with_links_to_moals(context, records, rows))
    fields = {"name": "objective", "contributes_to": "contributes_to", "reason": "reason"}
    # On a row of its own, without a key result, the id is the objective's.
    alone = [bool(text) and not row["name"] for text, row in zip(cells, rows)]
    own = ("cycle", "team", *(("id",) if ids else ()), *(("id", "owner", "status", "comment") if any(alone) else ()))
    block = part_of(records.block, **fields, **{name: name for name in own})
    made: dict[tuple, Objective] = {}
    found: list[Objective | str | None] = []
    for at, text in enumerate(cells):
        key = fold(text or ""), between[at]
        if text and key not in made:
            made[key] = Objective(
                row=Row(block, records.layout.rows[at]),
                id=ids[at] if ids else rows[at]["id"] if alone[at] else None,
                name=text,
                contributes_to=links[fold(text)],
                cycle=cycles[at] or between[at] or cycle,
                team=teams[at] or team,
                **({**more[at], "comment": rows[at]["comment"]} if alone[at] else {}),
            )
        found.append(made[key] if text else found[-1] if found else None)
    context.made.objectives += made.values()
    return found


def _written_once(names: Sequence[str | None]) -> list[str | None]:
    """Return the objective of each row, where each is named only in the first of its rows; else what stands there."""
    texts = [fold(name) for name in names if name]
    if not names[0] or len(set(texts)) < len(texts) or len(texts) < _SEVERAL:
        return list(names)
    return list(accumulate(names, lambda above, name: name or above))


def _is_cycle(cycle: str | None) -> bool:
    return bool(cycle and may_be_cycle(cycle))


def _links_of_objectives(cells: list[str | None], rows: list[dict]) -> dict[str, tuple[Link, ...]]:
    """Return objective → what its rows say that it contributes to, each once."""
    found: dict[str, dict[str, Link]] = {}
    current: dict[str, Link] = {}
    for text, row in zip(cells, rows):
        current = found.setdefault(fold(text), {}) if text else current
        for link in row["contributes_to"]:
            if link.to not in current or not current[link.to].reason:
                current[link.to] = link
    return {objective: tuple(links.values()) for objective, links in found.items()}
