"""Read a workbook again as it would be written: a decision counts as written only if it is read so."""

from collections.abc import Sequence

from stimmig.language.folding import fold
from stimmig.linking.taking import Wish
from stimmig.model.entry import Entry
from stimmig.model.strategy import Strategy
from stimmig.reading.recognise import WorkbookReading, read_workbook
from stimmig.workbook.package import Package
from stimmig.workbook.xlsx import read_package


def reread(reading: WorkbookReading, data: bytes) -> WorkbookReading:
    """Return what a new version of a workbook says."""
    old = reading.workbook
    return read_workbook(read_package(Package(data, old.name), old.alias, old.path))


def sheets_read_otherwise(before: Strategy, after: Strategy, wanted: Sequence[Wish]) -> set[str]:
    """Return the sheets with a row whose link or reason is neither what it was nor what was decided for it."""
    decided = {_spot(wish.decision.entry): wish for wish in wanted}
    read = {_spot(entry): entry for entry in after.linked}
    wrong: set[str] = set()
    for entry in before.linked:
        now = read.get(_spot(entry))
        if now is None or not _as_meant(_links(before, entry), _links(after, now), decided.get(_spot(entry))):
            wrong.add(entry.row.block.sheet or "")
    return wrong


def _as_meant(old: dict, new: dict, wish: Wish | None) -> bool:
    """Say whether the links of a row (parent → reason) are those of before, but for what was decided."""
    if wish is None or (not wish.link and not wish.reason):
        return wish is not None or old == new
    if not wish.link:
        return new.keys() == old.keys()
    # Of a link that had no reason yet, only the parent must be right; the reason may stand in either place.
    return bool(new) and (not old or new.keys() == old.keys())


def _links(strategy: Strategy, entry: Entry) -> dict[str, str | None]:
    return {
        link.target.identity if link.target is not None else fold(link.to): link.link.reason
        for link in strategy.links.get(entry, ())
    }


def _spot(entry: Entry) -> tuple:
    block = entry.row.block
    return block.workbook, block.sheet, entry.row.index, entry.kind, fold(entry.label)
