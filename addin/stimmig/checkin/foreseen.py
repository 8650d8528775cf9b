"""What an open workbook will hold once it is changed as planned, so that it can be read before anything is written."""

import datetime
from collections.abc import Iterator

from stimmig.cells import Cell
from stimmig.workbook import marks
from stimmig.workbook.formats import NumberFormat
from stimmig.workbook.package import Package
from stimmig.workbook.workbook import ExcelTable, Sheet, SheetDetails, Workbook
from stimmig.workbook.xlsx import read_package
from stimmig.writing.xlsx.changing import Changes
from stimmig.writing.xlsx.edit import NewSheet
from stimmig.writing.xlsx.fill import Filling
from stimmig.writing.xlsx.rightward import Rightward


def foreseen(workbook: Workbook, changes: Changes) -> Workbook:
    """Return a workbook with the changes in it; of new sheets those that hold rows of the strategy."""
    sheets = [
        _filled(one, changes.fillings[one.name]) if one.name in changes.fillings else one for one in workbook.sheets
    ]
    new = [_drawn(one) for one in changes.sheets if one.kind in marks.DATA]
    return workbook._replace(sheets=(*(one for one in sheets if one.kind not in {sheet.kind for sheet in new}), *new))


def _drawn(new: NewSheet) -> Sheet:
    sheet = read_package(Package(new.scratch, new.name), new.name, None).sheets[0]
    return Sheet(new.name, lambda: sheet.rows, details=lambda: sheet.details, kind=new.kind)


def _filled(sheet: Sheet, filling: Filling) -> Sheet:
    return Sheet(
        sheet.name,
        lambda: _rows(sheet.rows, filling),
        visible=sheet.visible,
        details=lambda: _details(sheet.details, filling),
        kind=sheet.kind,
    )


def _rows(rows: list[list[Cell]], filling: Filling) -> list[list[Cell]]:
    height = max(len(rows), *(row + 1 for row, _ in filling.cells))
    width = max(len(rows[0]) if rows else 0, *(column + 1 for _, column in filling.cells))
    found = [[*row, *[""] * (width - len(row))] for row in (*rows, *[[]] * (height - len(rows)))]
    for (row, column), value in filling.cells.items():
        found[row][column] = _as_read(value)
    return found


def _as_read(value: Cell | None) -> Cell:
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date()
    return "" if value is None else value


def _details(details: SheetDetails, filling: Filling) -> SheetDetails:
    """Return what a sheet will hold beside its values; new columns look like those that they go on with."""
    like = {column: old for right in filling.right for column, old in _columns(right)}
    return details._replace(
        merges=(*details.merges, *(one for right in filling.right for one in right.repeated(details.merges))),
        tables=tuple(_grown(one, filling) for one in details.tables),
        formats=_formats(details, filling),
        look_up_format=lambda column: details.look_up_format(like.get(column, column)),
        look_up_fills=lambda column: details.look_up_fills(like.get(column, column)),
        look_up_indents=lambda column: details.look_up_indents(like.get(column, column)),
        look_up_bold=lambda column: details.look_up_bold(like.get(column, column)),
        look_up_formulas=lambda column: {} if column in like else details.look_up_formulas(column),
    )


def _columns(right: Rightward) -> Iterator[tuple[int, int]]:
    for at in range(right.more):
        yield right.group.right + 1 + at, right.group.left + at % right.width


def _grown(table: ExcelTable, filling: Filling) -> ExcelTable:
    area = table.area
    if filling.growth and filling.growth.area == area:
        area = area._replace(bottom=max(area.bottom, filling.growth.bottom))
    more = sum(right.more for right in filling.right if right.table == table.area)
    return table._replace(area=area._replace(right=area.right + more))


def _formats(details: SheetDetails, filling: Filling) -> dict[int, dict[int, NumberFormat]]:
    found = {column: dict(rows) for column, rows in details.formats.items()}
    for row, column in filling.cells:
        model = filling.looks.get((row, column), (row if filling.like is None else filling.like, column))
        shown = details.formats.get(model[1], {}).get(model[0])
        if shown is not None and row not in found.get(column, {}):
            found.setdefault(column, {})[row] = shown
    return found
