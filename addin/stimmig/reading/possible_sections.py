"""Rows of a list of KPIs that hold nothing but a name, again and again above fuller ones: they head a section."""

import re
from collections.abc import Collection, Sequence

from stimmig.cells import Cell, cell_name
from stimmig.language.perspectives import perspective_within
from stimmig.language.text import Text
from stimmig.reading.arranged import Arranged
from stimmig.reading.layout import Layout, Question, SkippedRow
from stimmig.reading.links import looks_like_id
from stimmig.reading.rows import SECTION, Rows
from stimmig.workbook.workbook import Sheet

_FEWEST, _MORE = 2, 2
"""so many sections, and so many more filled cells in the rows below them, are no accident"""
_SHOWN = 3
_DIGITS = re.compile(r"\d+")

HEADS_A_SECTION = Text(
    "Diese Zeilen nennen nur einen Namen, über gefüllten Zeilen ({names}). Sind es Abschnitte, strategische Ziele oder"
    " Kennzahlen ohne Werte? Gelesen wurden sie nicht.",
    "These rows hold nothing but a name, above fuller rows ({names}). Are they sections, strategic objectives, or KPIs"
    " without values? They were not read.",
)


def with_sections(rows: Rows, cells: Sequence[Sequence[Cell]], name: int, beside: Collection[int]) -> Rows:
    """Return the rows of a list without those that head sections. `beside` are columns that a section may fill, too."""
    if len(rows.data) <= _FEWEST or _filled(cells[rows.data[0]], name, beside):
        return rows
    filled = [_filled(cells[row], name, beside) for row in rows.data]
    numbered = {_id_form(cells[row], beside) for row, count in zip(rows.data, filled) if count} - {""}
    bare = [row for row, count in zip(rows.data, filled) if count == 0 and cells[row][name] != ""]
    bare = [row for row in bare if _id_form(cells[row], beside) not in numbered]  # K-1 is what K-2 is
    pairs = zip(filled, [*filled[1:], 0])
    usual = sum(filled) / (len(filled) - len(bare)) if len(filled) > len(bare) else 0
    if len(bare) < _FEWEST or 2 * len(bare) > len(filled) or (0, 0) in pairs or usual < _MORE:
        return rows
    skipped = sorted([*rows.skipped, *(SkippedRow(row, SECTION) for row in bare)])
    heads = set(bare)
    return Rows(tuple(row for row in rows.data if row not in heads), tuple(skipped))


def _id_form(row: Sequence[Cell], beside: Collection[int]) -> str:
    """Return the form of a row's id: "K-0" of "K-17"; "" where it has none."""
    ids = (f"{row[column]:g}" if isinstance(row[column], float) else str(row[column]) for column in beside)
    return next((_DIGITS.sub("0", text) for text in ids if looks_like_id(text)), "")


def _filled(row: Sequence[Cell], name: int, beside: Collection[int]) -> int:
    return sum(cell != "" for column, cell in enumerate(row) if column != name and column not in beside)


def questions_about_sections(sheet: Sheet, layout: Layout) -> tuple[Question, ...]:
    """Return the question what rows are that head others and name no perspective."""
    heads = [row.index for row in layout.skipped if row.why == SECTION]
    if not heads or "name" not in layout.fields:
        return ()
    name = layout.fields["name"]
    open_ones = [row for row in heads if sheet.rows[row][name] and not perspective_within(sheet.rows[row][name])]
    open_ones += _lone_perspective(sheet, layout, heads)
    if not open_ones:
        return ()
    at = sheet.origin(open_ones[0], name) if isinstance(sheet, Arranged) else (open_ones[0], name)
    shown = [sheet.rows[row][name] for row in open_ones[:_SHOWN]]
    names = Text(", ".join(f"„{one}“" for one in shown), ", ".join(f"“{one}”" for one in shown))
    return (Question(sheet.name, cell_name(*at), HEADS_A_SECTION.filled(names=names)),)


def _lone_perspective(sheet: Sheet, layout: Layout, heads: Sequence[int]) -> Sequence[int]:
    """Return the only row that names a perspective, if rows of none stand above it: "Guests" may be a KPI without values."""
    above = bool(layout.rows) and layout.rows[0] < heads[0]
    is_lone = len(heads) == 1 and above and not perspective_within(layout.title)
    return heads if is_lone and perspective_within(sheet.rows[heads[0]][layout.fields["name"]]) else ()
