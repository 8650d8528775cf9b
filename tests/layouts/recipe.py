"""From a seed to a workbook: which layout, which disturbances, whose numbers; and what only held-back seeds get."""

import zlib
from pathlib import Path
from random import Random

from layouts import exports, flat, okr, pictures, rejects, series
from layouts.content import companies, draw_story, in_percent
from layouts.draft import Draft, Recipe
from layouts.extras import after
from layouts.number_styles import FITS, STYLES
from layouts.sheet import write_sheets

DRAW = {
    "L1": flat.flat, "L2": flat.merged, "L3": flat.blocks, "L4": flat.transposed, "L5": series.sheet_per_perspective,
    "L6": pictures.quadrants, "L7": series.months_across, "L8": series.two_head_rows, "L9": series.journal,
    "L10": okr.okr_flat, "L11": okr.card, "L12": okr.indented, "L13": okr.wide, "L14": exports.relational,
    "L15": exports.below_metadata, "L16": exports.okr_tool, "L17": exports.kpi_import, "L18": pictures.fact_sheets,
    "CELL": pictures.lists_in_cells, "SIDE": pictures.side_by_side, "PACK": exports.pack, "X": rejects.no_scorecard,
}  # fmt: skip
"""archetype, as the list of layouts counts them → what draws it; X is no scorecard"""
ARCHETYPES = tuple(DRAW)
_ORDER = (*ARCHETYPES, "X", "X")
"""an eighth of all workbooks is to be rejected"""
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
    "initiatives_sheet", "side_table", "stacked_table", "okr_sheet", "ranges", "year_in_heading", "more_columns",
    "lookup_sheet", "markets", "unit_in_heading", "kpi_codes",
)  # fmt: skip
FITTING = {
    **dict.fromkeys(("L1", "L2", "L3"), (*_ANYWHERE, *_LISTS)),
    "L4": (*_ANYWHERE, "codes", "unit_in_name", "okr_sheet"),
    "L5": ("cover", "footnote", "offset", "unit_in_name", "notes_sheet", "okr_sheet"),
    "L7": (*_ANYWHERE, "codes", "unit_in_name", "initiatives_sheet", "okr_sheet"),
    "L8": (
        *_ANYWHERE,
        "codes",
        "unit_in_name",
        "variance",
        "three_head_rows",
        "one_head_row",
        "kpi_codes",
        "initiatives_sheet",
        "okr_sheet",
    ),
    "L9": (*_ANYWHERE, "unit_in_name"),
    "L10": (*_ANYWHERE, "codes", "empty_rows", "initiatives_sheet", "log_sheet"),
    "L11": ("cover", "footnote", "offset", "notes_sheet", "stand"),
    "L12": ("cover", "footnote", "offset", "notes_sheet", "stand", "broken_headings", "statements"),
    "L6": (*_ANYWHERE, "codes", "unit_in_name", "initiatives_sheet"),
    "L13": (*_ANYWHERE,),
    "L14": ("title", "offset", "cover", "footnote", "notes_sheet"),
    "L15": ("title", "stand", "footnote", "section_rows", "total_row", "codes", "comments", "offset"),
    "L16": ("offset", "notes_sheet"),
    "L17": ("offset", "notes_sheet", "footnote"),
    "L18": ("title", "offset", "cover", "footnote", "codes", "initiatives_sheet"),
    "CELL": (*_ANYWHERE, "codes", "unit_in_name", "initiatives_sheet", "okr_sheet"),
    "SIDE": (*_ANYWHERE, "codes", "unit_in_name"),
    "PACK": (
        *_ANYWHERE,
        "section_rows",
        "total_row",
        "codes",
        "colour_status",
        "comments",
        "initiatives_sheet",
        "log_sheet",
        "dashboard",
    ),
    "X": ("offset", "metadata", "notes_sheet", "stand"),
}
"""archetype → the disturbances that go with it"""
_EXCLUDE = (
    ("colour_status", "status"),
    ("cover", "statements"),
    ("side_table", "stacked_table", "initiatives_sheet"),
    ("markets", "dashboard", "hidden_row"),
    ("unit_in_heading", "unit_in_name"),
    ("unit_in_heading", "markets"),
    ("kpi_codes", "unit_in_name"),
    ("three_head_rows", "one_head_row"),
)


def reserved(archetype: str, disturbance: str) -> bool:
    """Return whether a pair exists in held-back workbooks only; about a quarter of all pairs do."""
    if (archetype, disturbance) == ("L15", "metadata") or archetype == "X":
        return False  # what makes the layout cannot be held back from it
    return zlib.crc32(f"{archetype} {disturbance}".encode()) % 4 == 0


def recipe(seed: int, part: str = "development", archetype: str = "") -> Recipe:
    """Return the choices that a seed makes in a part."""
    rng = Random(f"{part} {seed}")
    archetype = archetype or _ORDER[seed % len(_ORDER)]
    held = part == "held_back"
    fitting = [one for one in FITTING[archetype] if held or not reserved(archetype, one)]
    chosen = set(rng.sample(fitting, min(len(fitting), rng.randint(0, 5))))
    if held:
        chosen |= set(rng.sample(alone := [one for one in fitting if reserved(archetype, one)], min(1, len(alone))))
    for group in _EXCLUDE:
        present = sorted((one for one in group if one in chosen), key=lambda one: not reserved(archetype, one))
        chosen -= set(present[1:])
    if archetype == "L15":
        chosen.add("metadata")
    number = rng.choice(range(len(companies(part))))
    styles = [one for one in STYLES[part] if one in FITS[companies(part)[number]["variant"]]]
    return Recipe(seed, part, archetype, frozenset(chosen), rng.choice(styles), number)


def draft(recipe: Recipe) -> Draft:
    """Return the sheets of a workbook and their truth."""
    rng = Random(f"{recipe.part} {recipe.seed} content")
    story = draw_story(companies(recipe.part)[recipe.company], rng)
    made = Draft(recipe, in_percent(story) if "unit_in_heading" in recipe.disturbances else story, rng)
    DRAW[recipe.archetype](made)
    after(made)
    return made


def write(recipe: Recipe, folder: Path) -> tuple[Path, dict]:
    """Write a workbook, and return its path and what it says."""
    made = draft(recipe)
    return write_sheets(made.sheets, folder / f"{recipe.name}.xlsx", made.names), made.truth.document()
