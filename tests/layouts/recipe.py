"""From a seed to a workbook: which layout, which disturbances, whose numbers; and what only held-back seeds get."""

import zlib
from pathlib import Path
from random import Random

from layouts import flat, okr, rejects, series
from layouts.content import companies, draw_story
from layouts.draft import Draft, Recipe
from layouts.extras import after
from layouts.number_styles import FITS, STYLES
from layouts.sheet import write_sheets

DRAW = {
    "L1": flat.flat, "L2": flat.merged, "L3": flat.blocks, "L4": flat.transposed, "L5": series.sheet_per_perspective,
    "L7": series.months_across, "L8": series.two_head_rows, "L9": series.journal, "L10": okr.okr_flat,
    "L11": okr.card, "L12": okr.indented, "L13": okr.wide, "X": rejects.no_scorecard,
}  # fmt: skip
"""archetype, as the list of layouts counts them → what draws it; X is no scorecard"""
ARCHETYPES = tuple(DRAW)
_ANYWHERE = (
    "title",
    "metadata",
    "statements",
    "cover",
    "stand",
    "footnote",
    "offset",
    "broken_headings",
    "notes_sheet",
)
_LISTS = (
    "section_rows", "subtotals", "total_row", "empty_rows", "numbered", "previous", "variance", "status",
    "colour_status", "comments", "codes", "unit_in_name", "hidden_row", "empty_column", "dashboard",
    "initiatives_sheet", "side_table", "stacked_table", "okr_sheet",
)  # fmt: skip
FITTING = {
    **dict.fromkeys(("L1", "L2", "L3"), (*_ANYWHERE, *_LISTS)),
    "L4": (*_ANYWHERE, "codes", "unit_in_name", "okr_sheet"),
    "L5": ("cover", "footnote", "offset", "unit_in_name", "notes_sheet", "okr_sheet", "dashboard"),
    "L7": (*_ANYWHERE, "codes", "unit_in_name", "initiatives_sheet", "okr_sheet"),
    "L8": (*_ANYWHERE, "codes", "unit_in_name", "variance", "three_head_rows", "initiatives_sheet", "okr_sheet"),
    "L9": (*_ANYWHERE, "unit_in_name"),
    "L10": (*_ANYWHERE, "codes", "empty_rows", "initiatives_sheet"),
    "L11": ("cover", "footnote", "offset", "notes_sheet", "stand"),
    "L12": ("cover", "footnote", "offset", "notes_sheet", "stand", "broken_headings", "statements"),
    "L13": (*_ANYWHERE,),
    "X": ("offset", "footnote"),
}
"""archetype → the disturbances that go with it"""
_EXCLUDE = (("colour_status", "status"), ("cover", "statements"), ("side_table", "stacked_table", "initiatives_sheet"))


def reserved(archetype: str, disturbance: str) -> bool:
    """Return whether a pair exists in held-back workbooks only; about a quarter of all pairs do."""
    return archetype != "X" and zlib.crc32(f"{archetype} {disturbance}".encode()) % 4 == 0


def recipe(seed: int, part: str = "development", archetype: str = "") -> Recipe:
    """Return the choices that a seed makes in a part."""
    rng = Random(f"{part} {seed}")
    archetype = archetype or ARCHETYPES[seed % len(ARCHETYPES)]
    held = part == "held_back"
    fitting = [one for one in FITTING[archetype] if held or not reserved(archetype, one)]
    chosen = set(rng.sample(fitting, min(len(fitting), rng.randint(0, 5))))
    if held:
        chosen |= set(rng.sample(alone := [one for one in fitting if reserved(archetype, one)], min(1, len(alone))))
    for group in _EXCLUDE:
        present = sorted((one for one in group if one in chosen), key=lambda one: not reserved(archetype, one))
        chosen -= set(present[1:])
    numbers = range(len(companies(part)))
    number = rng.choice(numbers)
    styles = [one for one in STYLES[part] if one in FITS[companies(part)[number]["variant"]]]
    return Recipe(seed, part, archetype, frozenset(chosen), rng.choice(styles), number)


def draft(recipe: Recipe) -> Draft:
    """Return the sheets of a workbook and their truth."""
    rng = Random(f"{recipe.part} {recipe.seed} content")
    made = Draft(recipe, draw_story(companies(recipe.part)[recipe.company], rng), rng)
    DRAW[recipe.archetype](made)
    after(made)
    return made


def write(recipe: Recipe, folder: Path) -> tuple[Path, dict]:
    """Write a workbook, and return its path and what it says."""
    made = draft(recipe)
    return write_sheets(made.sheets, folder / f"{recipe.name}.xlsx", made.names), made.truth.document()
