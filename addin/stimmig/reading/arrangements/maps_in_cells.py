"""A strategy map drawn in cells: each perspective with its objectives beside it, or below it, and arrows between.

Nothing heads the objectives, so the sheet or its title must speak of a strategy, and no number may stand among them.
"""

from collections.abc import Iterator, Sequence

from stimmig.cells import Cell
from stimmig.language.folding import fold
from stimmig.language.perspectives import people_among_perspectives, perspective_within
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.proposal import Proposal
from stimmig.reading.doubts import speaks_of_kpis
from stimmig.reading.grammar.lists import BULLET
from stimmig.reading.headings import find_headings
from stimmig.reading.own_sections import heads_rows
from stimmig.reading.profile import Profile
from stimmig.workbook.workbook import Sheet

_MOST_ROWS = 60
_FEWEST = 3
_LONGEST = 90
"""letters of an objective; more are a text about it"""

WHY = Text(
    "Neben oder unter jeder Perspektive stehen ihre strategischen Ziele, ohne Überschrift.",
    "Beside or below each perspective stand its strategic objectives, without a heading.",
)
ARROW = Text("Pfeil zwischen Zielen", "Arrow between objectives")


def maps_in_cells(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for a sheet that is a map of perspectives and objectives."""
    if isinstance(sheet, Arranged) or len(sheet.rows) > _MOST_ROWS:
        return
    labels = _labels(sheet.rows)
    known = {told for spot in labels if (told := perspective_within(sheet.rows[spot[0]][spot[1]]))}
    if len(known) < _FEWEST or not _is_told(sheet, min(labels)) or find_headings(sheet):
        return
    column = {at for _, at in labels}
    found = _beside(sheet, labels) if len(column) == 1 else _below(sheet, labels)
    arrows = {cell[1:] for cells in found.values() for cell in cells if _is_arrow(cell.value)}
    boxes = {spot: [cell for cell in cells if cell[1:] not in arrows] for spot, cells in found.items()}
    if not all(boxes.values()) or not _are_objectives(
        [cell.value for cells in boxes.values() for cell in cells], labels
    ):
        return
    rows = [
        [Shown(sheet.rows[row][at], row, at), cell._replace(value=_without_bullet(cell.value))]
        for (row, at), cells in boxes.items()
        for cell in cells
    ]
    arranged = Arranged(
        sheet,
        [[NOTHING, NOTHING], *rows],
        WHY,
        heading=Heading(0, 0, 1),
        table="strategic_objectives",
        fields={0: "perspective", 1: "name"},
        known=dict.fromkeys(arrows, ARROW),
        all_rows=True,
        implied=True,
        telling=True,
    )
    yield Proposal((arranged,), WHY)


def _labels(rows: Sequence[Sequence[Cell]]) -> list[tuple[int, int]]:
    """Return the cells that name perspectives; a word for people does where all others stand in its row or column."""
    spots = [(index, at) for index, row in enumerate(rows) for at, cell in enumerate(row) if isinstance(cell, str)]
    known = [(index, at) for index, at in spots if perspective_within(rows[index][at])]
    lines, columns = {index for index, _ in known}, {at for _, at in known}
    people = [
        (index, at)
        for index, at in spots
        if fold(rows[index][at]) in people_among_perspectives() and (index in lines or columns == {at})
    ]
    return sorted({*known, *people})


def _is_told(sheet: Sheet, first: tuple[int, int]) -> bool:
    """Say whether the sheet is called after a strategy, or a title above the first perspective speaks of one."""
    above = [[cell for cell in row if cell != ""] for row in sheet.rows[: first[0]]]
    titles = [cells[0] for cells in above if len(cells) == 1 and isinstance(cells[0], str)]
    return speaks_of_kpis(title for title in (sheet.name, *titles) if not perspective_within(title))


def _beside(sheet: Sheet, labels: Sequence[tuple[int, int]]) -> dict[tuple[int, int], list[Shown]]:
    """Return label → the cells right of it and below, down to the next label or a gap behind the last."""
    rows = sheet.rows
    end = next((at for at in range(labels[-1][0], len(rows)) if not any(cell != "" for cell in rows[at])), len(rows))
    stops = [row for row, _ in labels[1:]] + [end]
    return {
        (row, column): [
            Shown(cell, index, at)
            for index in range(row, stop)
            for at, cell in enumerate(rows[index])
            if (index, at) != (row, column) and cell != ""
        ]
        for (row, column), stop in zip(labels, stops)
    }


def _below(sheet: Sheet, labels: Sequence[tuple[int, int]]) -> dict[tuple[int, int], list[Shown]]:
    """Return label → the cells below it in its column, down to the next label or gap; none where they stand askew."""
    rows = sheet.rows
    found: dict[tuple[int, int], list[Shown]] = {}
    for row, column in labels:
        cells = found.setdefault((row, column), [])
        for index in range(row + 1, len(rows)):
            if rows[index][column] == "" or (index, column) in labels:
                break
            cells.append(Shown(rows[index][column], index, column))
    alone = any(sum(other == row for other, _ in labels) == 1 for row, _ in labels)
    return dict.fromkeys(found, []) if alone else found


def _without_bullet(text: str) -> str:
    bullet = BULLET.match(text)
    return text[bullet.end() :].strip() if bullet else text


def _is_arrow(cell: Cell) -> bool:
    return isinstance(cell, str) and not any(map(str.isalnum, cell))


def _are_objectives(texts: Sequence[Cell], labels: Sequence[tuple[int, int]]) -> bool:
    """Say whether all texts may be objectives: not one for each perspective, such as who is in charge, and no names."""
    if len(texts) <= len(labels) or not all(map(_may_be_objective, texts)):
        return False
    return 2 * sum(any(word[:1].islower() for word in text.split()) for text in texts) > len(texts)


def _may_be_objective(cell: Cell) -> bool:
    """Say whether a text may be an objective: some words, and no other perspective, question or note."""
    if not isinstance(cell, str) or len(cell) > _LONGEST or len(cell.split()) < 2:
        return False
    if len(cell.split()) == 2 and not Profile([cell]).prose:
        return False  # "9 Uhr", "Mai 2026"
    return heads_rows(cell.rstrip("!")) if len(cell) <= 60 else not cell.endswith((":", "?"))
