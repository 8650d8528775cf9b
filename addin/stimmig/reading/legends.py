"""A short list below a table, behind an empty row, that tells what its abbreviations mean: "MD | Medical Director"."""

from collections.abc import Iterator, Sequence

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.reading.layout import SkippedRow
from stimmig.reading.rows import Rows

_FEWEST = 2
_MOST = 0.5
"""of what a row of the table fills, a row of its legend fills at most so much"""


def without_legend(rows: Rows, cells: Sequence[Sequence[Cell]], columns: range) -> Rows:
    """Return the rows of a table without those of the legend below it."""
    if len(rows.data) <= _FEWEST or rows.data[-1] - rows.data[0] < len(rows.data):
        return rows  # nothing stands between them
    below = {index for run in _apart(rows, cells, columns) if _is_legend(run, rows, cells, columns) for index in run}
    told = {row.index for row in rows.skipped}
    skipped = (*rows.skipped, *(SkippedRow(index, "note") for index in below - told))
    return Rows(tuple(index for index in rows.data if index not in below), tuple(sorted(skipped)))


def _apart(rows: Rows, cells: Sequence[Sequence[Cell]], columns: range) -> Iterator[list[int]]:
    """Yield the runs of filled rows that an empty one sets apart from the first."""
    run: list[int] = []
    gaps = 0
    for index in range(rows.data[0], rows.data[-1] + 1):
        if _filled(cells[index], columns):
            run.append(index)
            continue
        if gaps and run:
            yield run
        gaps, run = gaps + 1, []
    if gaps and run:
        yield run


def _filled(row: Sequence[Cell], columns: range) -> list[Cell]:
    return [cell for cell in row[columns.start : columns.stop] if cell != ""]


def _is_legend(run: Sequence[int], rows: Rows, cells: Sequence[Sequence[Cell]], columns: range) -> bool:
    """Say whether rows hold a few texts each, below a heading of their own, or explain what stands above."""
    above = [cells[index] for index in rows.data if index < run[0]]
    if len(run) < _FEWEST or len(above) < _FEWEST:
        return False
    usual = sum(len(_filled(row, columns)) for row in above) / len(above)
    texts = [_filled(cells[index], columns) for index in run]
    if not all(1 < len(row) <= _MOST * usual and all(isinstance(cell, str) for cell in row) for row in texts):
        return False
    known = sum(bool(lexicon.heading(cell.strip())) for cell in texts[0])
    told = [[cells[index][column] for index in run] for column in columns]
    return 2 * known >= len(texts[0]) or any(
        _explains([text for text in texts if text != ""], above, columns, column)
        for column, texts in zip(columns, told)
    )


def _explains(texts: Sequence[Cell], above: Sequence[Sequence[Cell]], columns: range, own: int) -> bool:
    """Say whether most texts of a column stand in others above: "MD" as the owner, "C" as the perspective."""
    used = {row[column] for row in above for column in columns if column != own} - {""}
    return len(texts) >= _FEWEST and 2 * sum(one in used for one in texts) > len(texts)
