"""The list of the values that rows tell of periods side by side."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.period_headings import ACTUAL, PLAN, PeriodHeading
from stimmig.reading.groups import as_above, named_once
from stimmig.reading.layout import Layout
from stimmig.reading.links import of_scope
from stimmig.workbook.workbook import Sheet


def values_of(
    source: Sheet,
    heading: Sequence[Shown],
    named: Iterable[tuple[Shown, Sequence[Shown]]],
    series: Mapping[int, PeriodHeading],
    why: Text,
) -> Arranged:
    """Return the list of values of rows: each with the cell that names its KPI, and its other cells."""
    by_period: dict[str, dict[str, int]] = {}
    for column, found in series.items():
        by_period.setdefault(found.period, {})[found.kind] = column
    kinds = [kind for kind in (PLAN, ACTUAL) if any(kind in columns for columns in by_period.values())]
    rows = [[NOTHING, NOTHING, *(_head(heading, series, kind) for kind in kinds)]]
    for name, shown in named:
        for period, columns in by_period.items():
            cells = [shown[columns[kind]] if kind in columns else NOTHING for kind in kinds]
            if any(cell.value != "" for cell in cells):
                rows.append([name, heading[next(iter(columns.values()))]._replace(value=period), *cells])
    fields = dict(enumerate(("kpi", "period", *kinds)))
    return Arranged(source, rows, why, heading=Heading(0, 0, len(fields) - 1), table="values", fields=fields)


def _head(heading: Sequence[Shown], series: Mapping[int, PeriodHeading], kind: str) -> Shown:
    """Return how the numbers of a kind are headed: by the word beside the first period, else by that period."""
    column, found = next((column, found) for column, found in series.items() if found.kind == kind)
    return heading[column]._replace(value=found.word) if found.word else heading[column]


def names_of(layout: Layout, kpis: Arranged) -> list[Shown]:
    """Return the cells by which values name their KPIs: the id, else the name; with the unit where several have it."""
    found = [_name(layout, kpis, index) for index in layout.rows]
    if "scope" not in layout.fields or "name" not in layout.fields:
        return found
    scopes = [kpis.cells[index][layout.fields["scope"]].value for index in layout.rows]
    names = as_above([kpis.cells[index][layout.fields["name"]].value for index in layout.rows])
    names = named_once(names, scopes, names)
    often = Counter(names)
    return [
        shown._replace(value=of_scope(str(name).strip(), str(scope).strip()))
        if scope != "" and often[name] > 1
        else shown
        for shown, name, scope in zip(found, names, scopes)
    ]


def _name(layout: Layout, kpis: Arranged, index: int) -> Shown:
    """Return the cell by which a value names its KPI: its id, else its name."""
    cells = [kpis.cells[index][layout.fields[field]] for field in ("id", "name") if field in layout.fields]
    return next((cell for cell in cells if cell.value != ""), cells[-1])
