"""Purpose, vision and mission as free text: on a cover, in a title row, in a text box."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.notes import is_about_the_sheet, is_stamp
from stimmig.language.placeholders import is_placeholder
from stimmig.workbook.workbook import Workbook

LEVELS = ("purpose", "vision", "mission", "hed", "med", "moal")
_OPEN = {"vision", "moal"}
_BESIDE_A_MOAL = frozenset({"vision", "hed", "med", "moal"})
_BEHIND_LABELS = (":", "\n", " – ", " - ")
NOTES_HEADING = "Text"
"""what stands above the notes of a converted workbook, in both languages"""
_FAR_BELOW, _FAR_RIGHT = 3, 3
_FEWEST_WORDS = 3


class Snippet(NamedTuple):
    """A text outside all tables. Row and column count from 0; None where a shape has no known cell."""

    sheet: str
    row: int | None
    column: int | None
    text: str
    in_shape: bool = False
    on_cell: bool = False
    """it is a note on the cell, and no part of it"""


class Statement(NamedTuple):
    """A text that its label makes the purpose, vision, mission or another level."""

    level: str
    text: str
    snippet: Snippet


def find_statements(snippets: Sequence[Snippet]) -> tuple[list[Statement], list[Snippet]]:
    """Return the statements among the texts of one sheet, and the texts that remain."""
    statements: list[Statement] = []
    open_still: list[tuple[Statement, Snippet]] = []
    used: set[int] = set()
    by_row: dict[int | None, list[Snippet]] = {}
    for snippet in snippets:
        by_row.setdefault(snippet.row, []).append(snippet)
    for snippet in snippets:
        label, text = ("", "") if id(snippet) in used else label_and_text(snippet.text)
        if not label:
            continue
        source = snippet
        if not text:
            source = _neighbour(snippet, by_row, used)
            if source is None or (label == "purpose" and is_about_the_sheet(source.text)):
                continue
            text = source.text
        elif is_placeholder(text):
            continue
        used |= {id(snippet), id(source)}
        stated = Statement(label, _unquoted(text), source)
        if _may_be_a_moal(snippet.text):
            open_still.append((stated, snippet))
        else:
            statements.append(stated)
    if len(open_still) == 1 and not any(one.level in _BESIDE_A_MOAL for one in statements):
        statements.append(open_still[0][0])
    else:
        used -= {id(text) for stated, label in open_still for text in (stated.snippet, label)}
    return statements, [snippet for snippet in snippets if id(snippet) not in used]


def noted_texts(workbook: Workbook) -> list[Snippet]:
    """Return the texts that a conversion kept with the notes; whatever they say, they are no statements."""
    found = []
    for sheet in workbook.noted:
        head = next((at for at, row in enumerate(sheet.rows) if NOTES_HEADING in row), None)
        if head is not None:
            column = sheet.rows[head].index(NOTES_HEADING)
            listed = enumerate(sheet.rows[head + 1 :], head + 1)
            found += [Snippet(sheet.name, at, column, str(row[column])) for at, row in listed if row[column] != ""]
    return found


def label_and_text(text: str) -> tuple[str, str]:
    """Return level and statement of "Vision: …"; the statement is empty where the text is the label alone."""
    if level := level_named(text):
        return level, ""
    for mark in _BEHIND_LABELS:
        label, found, rest = text.partition(mark)
        if found and (level := level_named(label)):
            return ("", "") if level == "purpose" and is_about_the_sheet(rest) else (level, rest.strip(" \n:–-"))
    return "", ""


def level_named(text: str) -> str:
    """Return the level that a text names; "" where it names none, or leaves open which."""
    levels = _levels_of(text)
    if levels == _OPEN:
        return "vision"  # "Zielbild" is what most houses call their vision
    return levels.pop() if len(levels) == 1 else ""


def _levels_of(text: str) -> set[str]:
    return {meaning.field for meaning in lexicon.heading(text.strip()) if meaning.field in LEVELS}


def _may_be_a_moal(text: str) -> bool:
    """Say whether the label of a text leaves open which: beside a vision, or where there are Moals, "Zielbild" does."""
    return any(_levels_of(label) == _OPEN for label in (text, *(text.partition(mark)[0] for mark in _BEHIND_LABELS)))


def _neighbour(label: Snippet, by_row: Mapping[int | None, Sequence[Snippet]], used: set[int]) -> Snippet | None:
    """Return the text that a label announces: the next one to its right, else the next one below it."""
    if label.row is None:
        return None  # where shapes stand is unknown, so their order means nothing
    right = [other for other in by_row[label.row] if 0 < other.column - label.column <= _FAR_RIGHT]
    aside = 2 if label.in_shape else 0
    below = [
        other
        for row in range(label.row + 1, label.row + 1 + _FAR_BELOW)
        for other in by_row.get(row, ())
        if abs(other.column - label.column) <= aside
    ]
    for near in (sorted(right, key=lambda other: other.column), below):
        same = [other for other in near if other.in_shape == label.in_shape]
        # Whatever stands next either is the statement, or the label announces nothing here.
        if same and id(same[0]) not in used and may_state(same[0].text):
            return same[0]
    return None


def may_state(text: Cell) -> bool:
    """Say whether a text may be a statement that a label beside or above it announces."""
    return (
        isinstance(text, str)
        and len(text.split()) >= _FEWEST_WORDS
        and not label_and_text(text)[0]
        and not is_stamp(text)
        and not is_placeholder(text.strip())
    )


def _unquoted(text: str) -> str:
    text = text.strip()
    pairs = ("„“", "„”", "“”", '""', "»«", "«»", "‚‘", "''")
    if len(text) > 2 and any(text[0] == pair[0] and text[-1] == pair[1] for pair in pairs):
        return text[1:-1].strip()
    return text
