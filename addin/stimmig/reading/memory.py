"""Read the fingerprints that recording keeps on a hidden sheet of a workbook."""

from collections.abc import Iterator

from stimmig.model.fingerprint import Recorded
from stimmig.workbook.workbook import Workbook

TABLE, LINES = 1, 2
"""columns: the table of the rows, and a line "fingerprint id" for each"""


def recorded_in(workbook: Workbook) -> Iterator[Recorded]:
    """Yield the fingerprints in the order in which they were kept; one that is unreadable is left out."""
    for sheet in workbook.own("memory"):
        for row in sheet.rows:
            for line in str(row[LINES]).splitlines() if len(row) > LINES else ():
                found, _, name = line.partition(" ")
                if name and row[TABLE]:
                    yield Recorded(workbook.name, str(row[TABLE]), name, found)
