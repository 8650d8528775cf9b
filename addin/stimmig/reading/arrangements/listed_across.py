"""Values of KPIs that another sheet lists, below their names: "Monat | Umsatz | Retouren", a row for each period."""

from collections.abc import Collection, Iterator, Mapping

from stimmig.cells import Cell
from stimmig.language.folding import fold
from stimmig.language.spelling import without_brackets
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.figures_across import Figures, figures_below
from stimmig.reading.arrangements.period_headings import ACTUAL, PLAN, by_month, period_heading
from stimmig.workbook.workbook import Sheet

_KINDS = (PLAN, ACTUAL)
_FIELDS = ("kpi", "period", *_KINDS)

WHY = Text(
    "Jede Spalte nennt eine Kennzahl, die auf einem anderen Blatt steht; darunter ihre Werte, je Zeitraum eine Zeile.",
    "Each column names a KPI that another sheet lists; below it stand its values, one row for each period.",
)


def listed_across(sheet: Sheet, names: Collection[str]) -> Arranged | None:
    """Return the first list of values on a sheet of which all columns are called like KPIs."""
    for index in range(len(sheet.rows) - 2):
        found = figures_below(sheet.rows, index)
        if found and all(_called(sheet.rows[index][at], names) for at in found.columns[1:]):
            series = _series(sheet, found)
            if not series:
                return None
            rows = list(_rows(sheet, found, series, names))
            heading = Heading(0, 0, len(_FIELDS) - 1)
            fields = dict(enumerate(_FIELDS))
            known = {(index, found.columns[0]): WHY}
            return Arranged(
                sheet,
                [[NOTHING] * len(_FIELDS), *rows],
                WHY,
                heading=heading,
                table="values",
                fields=fields,
                known=known,
            )
    return None


def _called(cell: Cell, names: Collection[str]) -> str:
    """Return what a heading calls a KPI, without the unit behind it; "" where there is no such KPI."""
    return next((one for one in (str(cell), without_brackets(str(cell)).strip()) if fold(one) in names), "")


def _series(sheet: Sheet, found: Figures) -> dict[str, dict[str, int]] | None:
    """Return period → kind → its row; None where a period has several rows of a kind. Sums and targets have no rows."""
    labels = {row: sheet.rows[row][found.columns[0]] for row in found.labels}
    told = {row: one for row, cell in labels.items() if (one := period_heading(cell)) and one.period}
    series: dict[str, dict[str, int]] = {}
    for row, one in by_month(told).items():
        if one.kind in _KINDS and series.setdefault(one.period, {}).setdefault(one.kind, row) != row:
            return None
    return series


def _rows(
    sheet: Sheet, found: Figures, series: Mapping[str, Mapping[str, int]], names: Collection[str]
) -> Iterator[list[Shown]]:
    """Yield KPI, period, plan and actual."""
    first, *others = found.columns
    for at in others:
        name = Shown(_called(sheet.rows[found.row][at], names), found.row, at)
        for period, rows in series.items():
            values = [Shown(sheet.rows[rows[kind]][at], rows[kind], at) if kind in rows else NOTHING for kind in _KINDS]
            yield [name, Shown(period, min(rows.values()), first), *values]
