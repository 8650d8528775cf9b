"""What is to change in a workbook beside stimmig's report, as one value, and how a closed file is changed so.

`clicks/changing.py` carries the same value out in a workbook that is open in Excel.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from stimmig.writing.xlsx.edit import NewSheet, put_sheets
from stimmig.writing.xlsx.fill import Filling, fill_sheets
from stimmig.writing.xlsx.locking import lock_rows


class Changes(NamedTuple):
    """Sheet → what comes into its cells; sheets of stimmig's; sheet → rows (from 0) that are locked, its others open."""

    fillings: Mapping[str, Filling] = {}
    sheets: tuple[NewSheet, ...] = ()
    locks: Mapping[str, Collection[int]] = {}


def changed(data: bytes, name: str, changes: Changes) -> bytes:
    """Return a workbook with the changes in it, the very same bytes where there are none; Refusal where it takes them not."""
    data = fill_sheets(data, name, changes.fillings)
    if changes.sheets:
        data = put_sheets(data, name, changes.sheets)
    return lock_rows(data, name, changes.locks) if changes.locks else data
