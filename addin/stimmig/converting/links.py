"""Ids for rows that have none, and links that name them: a workbook with dropdowns needs an id in every row."""

import re
from collections import Counter
from typing import Any

from stimmig.converting.lines import MASS, Line, Lines
from stimmig.language.folding import fold
from stimmig.model.entry import Entry
from stimmig.model.place import Block
from stimmig.reading.link_reasons import in_one_cell

_BEGINS = {
    "strategic_objectives": "S",
    "kpis": "K",
    "initiatives": "A",
    "cycles": "C",
    "objectives": "O",
    "key_results": "R",
    "checkins": "CI",
}
_OF_LEVEL = {"purpose": "P", "vision": "V", "mission": "MI", "hed": "H", "med": "M", "moal": "Z"}
_OTHER_LEVEL = "D"
_JOINTS = re.compile(r"[;\n]")
"""between several links of one cell"""
_NAMING = ("drives", "kpi_to_move", "kpi", "objective")
"""fields beside the purpose link in which rows name others, of whichever kind they are"""


def give_ids(lines: Lines) -> None:
    """Give an id to each row that has none. No id that is taken, and no text that a link names, is given again."""
    taken = {fold(line.id) for table in lines.by_table.values() for line in table if line.id}
    taken |= _named(lines)
    numbers: Counter[str] = Counter()
    for name, table in lines.by_table.items():
        for line in table:
            if line.id or "id" not in line.table.by_field:
                continue
            begin = _BEGINS.get(name) or _OF_LEVEL.get(line.values.get("level"), _OTHER_LEVEL)
            numbers[begin] += 1
            while fold(f"{begin}-{numbers[begin]}") in taken:
                numbers[begin] += 1
            line.values["id"] = f"{begin}-{numbers[begin]}"
            line.made_id = True


def _named(lines: Lines) -> set[str]:
    """Return all that links name, folded: a link into the void must not find a row by our doing."""
    strategy = lines.strategy
    named = {fold(link.to) for links in strategy.links.values() for link in links}
    named |= {fold(one.resolved.to) for one in strategy.references}
    return named | {fold(to) for table, field in MASS.items() for to in getattr(strategy, table).distinct(field) if to}


class LinkWriter:
    """Writes links with the ids of the new workbook; what leads nowhere stays as it is written."""

    def __init__(self, lines: Lines):
        self.lines, self.strategy = lines, lines.strategy
        self._times = Counter(fold(line.id) for table in lines.by_table.values() for line in table if line.id)
        self._names = Counter(fold(entry.name) for entry in lines.of_entry if entry.name)
        self._found: dict[tuple[int, str, int, str], Entry] = {}
        for one in self.strategy.references:
            if one.resolved.target is not None:
                for row in one.rows:
                    self._found[id(one.block), one.field, row, one.resolved.to] = one.resolved.target

    def write(self) -> None:
        """Fill in all fields that name other rows."""
        for line in self.lines.of_entry.values():
            self._purpose_link(line)
            for field in _NAMING:
                if field in line.table.by_field and (field != "objective" or line.table.name == "reviews"):
                    self._named_in(line, field)
            if "cycle" in line.values and (cycles := self.strategy.targets.get((line.entry, "cycle"))):
                line.values["cycle"] = self._id(cycles[0]) or line.values["cycle"]
        for table, field in MASS.items():
            known = self.strategy.kpis_by_name if table == "values" else self.strategy.key_results_by_name
            for line in self.lines.by_table[table]:
                target = known.get((line.row.block.workbook, line.values.get(field)))
                line.values[field] = target and self._id(target) or line.values.get(field)

    def _purpose_link(self, line: Line) -> None:
        links = self.strategy.links.get(line.entry, ())
        told = [(link.target and self._id(link.target)) or link.to for link in links]
        field = "objective" if line.table.name == "key_results" else "contributes_to"
        if told:
            line.values[field] = "; ".join(dict.fromkeys(told))
        if field == "contributes_to":
            reasons = in_one_cell((to, link.link.reason if link.link else None) for to, link in zip(told, links))
            if reasons:
                line.values["reason"] = reasons

    def _named_in(self, line: Line, field: str) -> None:
        named: Any = getattr(line.entry, field)
        named = (named,) if isinstance(named, str) else named or ()
        told = [self._id(self._target(line.row.block, field, line.row.index, to)) or to for to in named]
        if told:
            line.values[field] = "; ".join(dict.fromkeys(told))

    def _target(self, block: Block, field: str, row: int | None, to: str) -> Entry | None:
        return self._found.get((id(block), field, row, to))

    def _id(self, target: Entry | None) -> str | None:
        """Return how a row can be named: by its id, by its wording where two rows share the id ("O1" of two cycles), and
        by nothing where they share both.
        """
        line = self.lines.of_entry.get(target) if target is not None else None
        if line is None or (line.id and self._times[fold(line.id)] == 1):
            return line and line.id
        name = target.name if target is not None else ""
        alone = name and self._names[fold(name)] == 1 and fold(name) not in self._times
        return name if alone and not _JOINTS.search(name) else None
