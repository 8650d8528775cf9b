"""From which cell a value of the strategy document was read."""

from stimmig.model.place import Place, Row

_FIELDS_OF = {
    "okr_objective": ("objective",),
    "objective": ("strategic_objective", "objective"),
    "week": ("date",),
    "target_min": ("target_min", "target"),
    "target_max": ("target_max", "target"),
    "target_text": ("target_text", "target"),
    "unit": ("unit", "target", "actual", "current", "baseline"),
}
"""key of the document → the fields in whose cells it may stand, where it is called otherwise"""
_CARRIED = ("perspective", "strategic_objective", "objective")
"""fields that are written once and count for the rows below"""


def source_of(row: Row, name: str) -> Place | None:
    """Return the cell from which a value of a row was read; `name` is its key in the document."""
    block = row.block
    for field in _FIELDS_OF.get(name, (name,)):
        index = row.index
        if field not in block.columns or index is None:
            continue
        if field in _CARRIED:
            while index > (block.heading_row or 0) and block.cells[index][block.columns[field]] == "":
                index -= 1
        if index != block.heading_row and (name == field or block.cells[index][block.columns[field]] != ""):
            return block.place(index, field)
    return None
