"""The table of accepted findings, as its rows are written."""

from collections.abc import Iterable, Iterator

from stimmig.model.acceptance import Acceptance
from stimmig.model.place import Row
from stimmig.reading.records import Records

_FIELDS = ("rule", "row", "reason", "by", "until")


def acceptances_in(tables: Iterable[Records]) -> Iterator[Acceptance]:
    """Yield the accepted findings that a workbook lists; they are about findings in that workbook."""
    for one in tables:
        if one.layout.table != "acceptances":
            continue
        for at, values in enumerate(zip(*map(one.values, _FIELDS))):
            if any(values) or one.unread(at):
                row = Row(one.block, one.layout.rows[at])
                yield Acceptance(*values, row=row, workbook=one.block.workbook, unread="until" in one.unread(at))
