"""Moals in a column beside the objectives that serve them: "Moal 2026 | Team | Objective | Key Result"."""

from stimmig.language.folding import fold
from stimmig.model.direction import MidTermGoal
from stimmig.model.entry import Link
from stimmig.model.place import Row
from stimmig.reading.context import part_of
from stimmig.reading.entries import Context
from stimmig.reading.records import Records


def with_links_to_moals(context: Context, records: Records, rows: list[dict]) -> list[dict]:
    """Add the Moals of a table of key results, each once; return its rows with the links to them."""
    texts = records.values("moal")
    if not any(texts):
        return rows
    block = part_of(records.block, name="moal")
    known = {fold(one.name): one for one in context.made.directions if isinstance(one, MidTermGoal)}
    found: list[dict] = []
    for at, (text, row) in enumerate(zip(texts, rows)):
        if text and fold(text) not in known:
            known[fold(text)] = MidTermGoal(row=Row(block, records.layout.rows[at]), name=text)
            context.made.directions.append(known[fold(text)])
        link = (Link(text, None, known[fold(text)]),) if text else ()
        found.append({**row, "contributes_to": (*row["contributes_to"], *link)})
    return found
