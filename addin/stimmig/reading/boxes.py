"""Text boxes that a perspective heads, and which of their lines are certain to be strategic objectives or KPIs.

In doubt a line is none: a guiding question, a value behind a name, a line that goes on in the next one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stimmig.language import lexicon
from stimmig.language.heading_fields import fields_of
from stimmig.language.notes import is_stamp
from stimmig.language.perspectives import perspective_within
from stimmig.language.units import unit_of
from stimmig.reading.grammar.lists import BULLET
from stimmig.reading.statements import label_and_text
from stimmig.workbook.workbook import ShapeText

KINDS = ("objective", "kpi")
_VALUE_BEHIND = re.compile(
    r"(?P<mark>[:=<>≥≤–-]\s*)?(?<!\d)(?<!\d/)(?!(?:19|20)\d\d(?:/\d\d)?$)\d[\d.,]*\s*(?P<unit>[^\s\d]*)$"
)
_LONGEST = 150
_FAR_BELOW, _FAR_ASIDE = 6, 1
"""rows and columns between a title in a box of its own and the box that it heads"""


class Line(NamedTuple):
    """A line of a box that is understood: "objective" or "kpi", and its words."""

    kind: str
    text: str


class Box(NamedTuple):
    """A box headed by a perspective: title and lines, where each stands, and the lines that are not understood."""

    title: str
    head: ShapeText
    body: ShapeText
    lines: tuple[Line, ...]
    rest: tuple[str, ...]
    labels: dict[str, str]
    """"objective" or "kpi" → the heading within it that says so of some of its lines"""

    @property
    def labelled(self) -> bool:
        """Say whether headings within it say what its lines are."""
        return bool(self.labels)


def boxes_of(shapes: Sequence[ShapeText]) -> list[Box]:
    """Return the boxes that a perspective heads and whose lines are understood."""
    found = []
    for head, body, lines in _headed(shapes):
        if box := _understood(head, body, lines):
            found.append(box)
    return found


def _headed(shapes: Sequence[ShapeText]) -> Iterator[tuple[ShapeText, ShapeText, list[str]]]:
    """Yield the shape of each perspective, the shape below it (or itself), and the lines there."""
    titles = [shape for shape in shapes if perspective_within(shape.text)]
    for shape in shapes:
        first, *lines = [line for line in shape.text.splitlines() if line.strip()] or [""]
        if lines and shape not in titles and perspective_within(first.rstrip(": ")):
            yield shape, shape, lines
    others = [shape for shape in shapes if shape not in titles and not label_and_text(shape.text)[0]]
    pairs = [(title, body) for title in titles for body in others if _stands_below(title, body)]
    for title, body in pairs:
        if sum(title is one for one, _ in pairs) == 1 == sum(body is other for _, other in pairs):
            yield title, body, [line for line in body.text.splitlines() if line.strip()]


def _stands_below(title: ShapeText, body: ShapeText) -> bool:
    if None in (title.row, title.column, body.row, body.column) or perspective_within(body.text.splitlines()[0]):
        return False
    return 0 < body.row - title.row <= _FAR_BELOW and abs(body.column - title.column) <= _FAR_ASIDE


def _understood(head: ShapeText, body: ShapeText, lines: Sequence[str]) -> Box | None:
    """Return a box of which some lines are certain; None where none is."""
    kind = "objective"
    labels: dict[str, str] = {}
    found: list[tuple[Line, str]] = []
    rest: list[str] = []
    for line in lines:
        bullet = BULLET.match(line)
        words = line[bullet.end() if bullet else 0 :].strip()
        label, colon, behind = words.partition(":")
        if lexicon.heading(words) or words.endswith(":"):
            kind = _kind_named(words)
            if kind:
                labels.setdefault(kind, words.rstrip(": "))
            else:
                rest.append(line)
        elif colon and lexicon.heading(label):
            own, name = _kind_named(label), behind.strip()
            kind = ""  # where one line is labelled, those without a label are none
            if own:
                labels.setdefault(own, label.strip())
            if own and _may_name(name, True):
                found.append((Line(own, name), line))
            else:
                rest.append(line)
        elif kind and _may_name(words, words != line.strip()):
            found.append((Line(kind, words), line))
        else:
            rest.append(line)
    if not found or any(not _alike([line for one, line in found if one.kind == each]) for each in KINDS):
        return None
    if not labels and any(map(_has_value_behind, rest)):
        return None  # some lines are KPIs with their values; then the others may be KPIs too
    title = next(line for line in head.text.splitlines() if line.strip()).strip()
    return Box(title.rstrip(": "), head, body, tuple(one for one, _ in found), tuple(rest), labels)


def _kind_named(words: str) -> str:
    """Return what a heading within a box announces: "KPIs:"; "" where the line is none."""
    fields = fields_of(words)
    if fields == {"kpi"}:
        return "kpi"
    return "objective" if "strategic_objective" in fields and "kpi" not in fields else ""


def _may_name(words: str, marked: bool) -> bool:
    """Say whether a line may be the name of an objective or KPI: no question or sentence that guides, no value behind it.

    `marked` lines have a bullet or label; with it a sentence is an item of a list.
    """
    if not any(map(str.isalpha, words)) or len(words) > _LONGEST or words.endswith("?"):
        return False
    return (marked or not words.endswith(".")) and not _has_value_behind(words) and not is_stamp(words)


def _has_value_behind(words: str) -> bool:
    """Say whether a number ends a line, alone or with its unit: "NPS: 50", "Umsatz 12 Mio. €"."""
    match = _VALUE_BEHIND.search(words)
    if match is None or _goes_on(words[: match.start()]):
        return False
    return bool(match["mark"] or not match["unit"] or unit_of(match["unit"]) is not None)


def _goes_on(before: str) -> bool:
    """Say whether the words before a number lead into it: "Answers in 20 days" is a sentence, "Waiting time 20 days" not."""
    last = before.split()[-1:]
    return bool(last) and last[0].casefold() in lexicon.word_list("lead_into_numbers")


def _alike(lines: Sequence[str]) -> bool:
    """Say whether lines are written alike: all with a bullet, or none; else some lie below others, or go on."""
    starts = [(BULLET.match(line) or [""])[0] for line in lines]
    kinds = {re.sub(r"\d+", "1", start.expandtabs()) for start in starts}
    indents = {len(line) - len(line.lstrip()) for line in lines}
    if len(kinds) > 1 or len(indents) > 1:
        return False
    return all(kinds) or not any(line.strip()[0].islower() for line in lines)
