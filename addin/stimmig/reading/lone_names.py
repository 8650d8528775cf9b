"""Lists that only one word speaks for: a sheet "Mitarbeiter" with a column "Ziel" may as well list people."""

from stimmig.language import lexicon
from stimmig.language.perspectives import perspective_within
from stimmig.language.spelling import normalise
from stimmig.reading.blocks import FoundTable, SheetTables
from stimmig.reading.doubts import speaks_of_strategy
from stimmig.reading.weak_tables import asked_about, texts_around
from stimmig.workbook.workbook import Sheet

_FEWEST = 2
"""so many perspectives are named in a workbook that is ordered by them"""
_SAY_SO = ("perspektive", "perspective")
_LISTS = frozenset({"kpis", "strategic_objectives"})

_Seen = list[tuple[Sheet, SheetTables]]


def with_doubts_about_lone_names(seen: _Seen, file_name: str) -> _Seen:
    """Return what was seen on the sheets; where all that speaks for it is the one perspective that a sheet or title
    seems to name, the lists are asked about.
    """
    sure = [(sheet, table) for sheet, on_sheet in seen for table in on_sheet.tables if table.doubt is None]
    if not sure or not all(_has_only_a_name(table) for _, table in sure):
        return seen
    names = {name for sheet, table in sure for name in (sheet.name, table.layout.title) if name}
    told = {known for name in names if (known := perspective_within(name))}
    if len(told) != _FEWEST - 1 or any(normalise(name).endswith(_SAY_SO) for name in names):
        return seen
    return seen if speaks_of_strategy(texts_around(seen, file_name)) else asked_about(seen)


def _has_only_a_name(table: FoundTable) -> bool:
    """Say whether no heading of a list belongs to a strategy alone."""
    if table.layout.table not in _LISTS or table.layout.arranged or (table.decided is not None and table.decided.own):
        return False
    columns = [column for column in table.candidate.columns if column.field]
    fields = table.candidate.table.by_field
    if any(column.field in table.candidate.table.tells for column in columns):
        return False
    names = [column.heading for column in columns if column.field == "name"]
    return not any(
        len(lexicon.heading(name)) == 1 and lexicon.same_heading(name, fields["name"].heading) for name in names
    )
