"""Whose OKRs a table holds, as told by what stands around it: "Team: Vertrieb" above it, "OKR Team Vertrieb" as a title."""

import re
from collections.abc import Iterator, Sequence

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.heading_fields import fields_of
from stimmig.reading.grammar.dates import read_period
from stimmig.reading.records import Records

_ABOVE = 15
_FAR_RIGHT = 3
_LONGEST = 40
_IN_NAME = re.compile(r"\bTeam[\s:]+(.+)", re.IGNORECASE)
_SEVERAL = re.compile(r"[,;/\n]|\s(?:und|and)\s")
_APART = re.compile(r"[\s_()|–—]+|\s-\s")


def team_around(records: Records) -> str | None:
    """Return the team that a label above a table, its title or the name of its sheet tells; None where none does."""
    layout = records.layout
    rows = layout.arranged.source.rows if layout.arranged else records.block.cells
    area = layout.on_sheet
    for row in reversed(rows[max(0, area.top - _ABOVE) : area.top]):
        labelled = list(_labelled(row))
        if labelled:
            own = [team for column, team in labelled if area.left <= column <= area.right]
            told = own if len(labelled) > 1 else [team for _, team in labelled]
            return told[0] if len(told) == 1 else None
    return _in_name(layout.title) or _in_name(layout.sheet)


def _labelled(row: Sequence[Cell]) -> Iterator[tuple[int, str | None]]:
    """Yield column and team of each label "Team: …" in a row; None where what stands there is no single team."""
    for column, cell in enumerate(row):
        if not isinstance(cell, str) or not cell or len(cell) > 2 * _LONGEST:
            continue
        label, _, text = cell.partition(":")
        if fields_of(label) != {"team"}:
            continue
        beside = [one for one in row[column + 1 : column + 1 + _FAR_RIGHT] if one != ""]
        if ":" in cell or (len(beside) == 1 and sum(one != "" for one in row) == 2):  # else it may head a column
            yield column, _team(text.strip() or (beside[0] if beside else ""))


def _team(text: Cell) -> str | None:
    """Return a text that names one team; the names of its members are none."""
    if not isinstance(text, str) or _SEVERAL.search(text.strip()) or len(text) > _LONGEST or ":" in text:
        return None
    return text.strip() if any(map(str.isalpha, text)) and not lexicon.is_blank(text.strip()) else None


def _in_name(text: str) -> str | None:
    """Return the team that a title or sheet names: "OKR Team Vertrieb Q1/2024"; "Team-OKR" and "Team Overview" name none."""
    match = _IN_NAME.search(text)
    if not match:
        return None
    words: list[str] = []
    general = lexicon.word_list("beside_team")
    for word in _APART.split(match[1]):
        if not word or word.casefold().strip(".:–-") in general or read_period(word.strip(".:–-,")):
            break
        words.append(word)
    return _team(" ".join(words).strip(" -–:,"))
