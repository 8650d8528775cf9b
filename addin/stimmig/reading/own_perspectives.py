"""Blocks below each other, each titled with a perspective: "Our finances", "Our homes". What most titles are, all are."""

from collections.abc import Iterable

from stimmig.language.perspectives import names_in_part, perspective_within
from stimmig.reading.blocks import FoundTable
from stimmig.reading.context import period_within

_LISTS = ("kpis", "strategic_objectives")
_FEWEST = 3
_LONGEST = 40
"""letters that the name of a perspective has at most"""


def with_own_perspectives(tables: Iterable[FoundTable]) -> list[FoundTable]:
    """Return the tables of a sheet; titles among those of perspectives are perspectives of the organisation's own."""
    tables = list(tables)
    titled = [one for one in tables if one.layout.table in _LISTS and "perspective" not in one.layout.fields]
    titles = {one.layout.title for one in titled}
    known = {title for title in titles if perspective_within(title)}
    if len(titles) < max(_FEWEST, len(titled)) or 2 * len(known) < len(titles):
        return tables
    short = {title for title in titles - known if 0 < len(title) <= _LONGEST}
    own = {title for title in short if not period_within(title) and not names_in_part(title)}
    return [
        table._replace(layout=table.layout._replace(titled_by_perspective=True))
        if table in titled and table.layout.title in own
        else table
        for table in tables
    ]
