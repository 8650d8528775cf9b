"""Fill cells of a user's sheets and let their tables grow: the only place that writes beside stimmig's own sheets."""

import datetime
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from stimmig.cells import Area, Cell
from stimmig.refusal import Refusal
from stimmig.workbook.formats import is_date_format
from stimmig.workbook.package import Package, to_utf8
from stimmig.writing import refusals
from stimmig.writing.xlsx.archive import rewrite
from stimmig.writing.xlsx.book import Book
from stimmig.writing.xlsx.cells import Cells, NotEditable
from stimmig.writing.xlsx.edit import BOM
from stimmig.writing.xlsx.epoch import counts_from_1904
from stimmig.writing.xlsx.growing import grown_sheet, grown_table, widened_table
from stimmig.writing.xlsx.recalculation import holds_formula, with_recalculation
from stimmig.writing.xlsx.rightward import Rightward, widened_names, widened_sheet
from stimmig.writing.xlsx.splice import Edits, Span, parse

_DATE_FORMAT = 14
"""the built-in format that shows a day as the reader's Excel does"""


class Growth(NamedTuple):
    """A table that gets rows below: the area it had, headings included, and the last row that it is to have."""

    area: Area
    bottom: int


class Widening(NamedTuple):
    """A table that gets columns to the right: the area it had, and their headings; they look like its last column."""

    area: Area
    headings: tuple[str, ...]


class Filling(NamedTuple):
    """What comes into a sheet: (row, column) → value, which row new rows look like, how its tables grow.

    `looks` is (row, column) → the cell that one without a look of its own looks like.
    """

    cells: Mapping[tuple[int, int], Cell | None]
    like: int | None = None
    growth: Growth | None = None
    wider: Widening | None = None
    looks: Mapping[tuple[int, int], tuple[int, int]] = {}
    right: tuple[Rightward, ...] = ()


def fill_sheets(
    data: bytes, name: str, fillings: Mapping[str, Filling], main: Callable[[bytes], bytes] | None = None
) -> bytes:
    """Return the workbook with values in some cells of some sheets; Refusal where a sheet does not allow it.

    `main` changes the workbook part too.
    """
    return _Filler(data, name).fill(fillings, main) if fillings else data


class _Filler:
    def __init__(self, data: bytes, name: str):
        self.data, self.name = data, name
        self.package = Package(data, name)
        self.book = Book(self.package)
        root = parse(self.book.read(self.book.main))
        links = {link.id: link.target for link in self.package.relationships(self.book.main)}
        sheets = root.child("sheets").all("sheet")
        self.parts = {one.get("name"): self.package.actual_name(links[one.get("id")]) for one in sheets}
        self.since_1904 = counts_from_1904(self.book.read(self.book.main))
        self.changed: dict[str, bytes] = {}

    def fill(self, fillings: Mapping[str, Filling], main: Callable[[bytes], bytes] | None = None) -> bytes:
        for sheet, filling in fillings.items():
            if filling.cells:
                self._fill(sheet, filling)
        sheets = (self.changed.get(part) or self.package.read(part) for part in self.parts.values())
        if self.changed and holds_formula(sheets):
            self.changed[self.book.main] = with_recalculation(self.book.read(self.book.main))
        for sheet, filling in fillings.items():
            for right in filling.right:
                part, at = self.book.main, list(self.parts).index(sheet)
                old = self.changed.get(part) or self.book.read(part)
                if (new := widened_names(old, at, right)) != old:
                    self.changed[part] = new
        if main:
            part = self.book.main
            self.changed[part] = main(self.changed.get(part) or self.book.read(part))
        changed = {part: BOM + new if self._begins_with_bom(part) else new for part, new in self.changed.items()}
        return rewrite(self.data, changed)

    def cells(self, sheet: str) -> Cells:
        """Return the cells of a sheet; Refusal where its XML cannot be edited in place."""
        try:
            return Cells(to_utf8(self.package.read(self.parts[sheet])), self.since_1904)
        except NotEditable as error:
            raise Refusal("not_editable", refusals.SHEET_NOT_EDITABLE, name=self.name, sheet=sheet) from error

    def _fill(self, sheet: str, filling: Filling) -> None:
        cells = self.cells(sheet)
        self._refuse_protected(sheet, cells.data[cells.last :])
        styles: dict[tuple[int, bool], str] = {}
        try:
            for (row, column), value in filling.cells.items():
                dated = isinstance(value, datetime.date)
                own = cells.style(row, column)
                if filling.wider and not own:
                    cells.put(row, column, value, cells.style(row, filling.wider.area.right))
                    continue
                if (row, column) in filling.looks and not own:
                    model = cells.style(*filling.looks[row, column])
                    cells.put(
                        row, column, value, self._with_date(model) if dated and not self._shows_date(model) else model
                    )
                    continue
                if own and not (dated and not self._shows_date(own)):
                    cells.put(row, column, value)
                    continue
                if (column, dated) not in styles:
                    model = own or ("" if filling.like is None else cells.style(filling.like, column))
                    styles[column, dated] = self._with_date(model) if dated and not self._shows_date(model) else model
                cells.put(row, column, value, styles[column, dated])
            data = cells.apply()
        except NotEditable as error:
            raise Refusal("not_editable", refusals.SHEET_NOT_EDITABLE, name=self.name, sheet=sheet) from error
        if filling.growth and filling.growth.bottom > filling.growth.area.bottom:
            data = grown_sheet(data, *filling.growth)
            self._grow_table(self.parts[sheet], filling.growth)
        if filling.wider:
            self._widen_table(self.parts[sheet], filling.wider)
        for right in filling.right:
            data = widened_sheet(data, right)
            if right.table:
                self._widen_table(self.parts[sheet], Widening(right.table, right.headings))
        self.changed[self.parts[sheet]] = data

    def _widen_table(self, sheet: str, wider: Widening) -> None:
        for target in self.package.related(sheet, "table"):
            part = self.package.actual_name(target)
            data = to_utf8(self.package.read(part))
            if Area.named(parse(data, 0).get("ref")) == wider.area:
                self.changed[part] = widened_table(data, *wider)

    def _grow_table(self, sheet: str, growth: Growth) -> None:
        for target in self.package.related(sheet, "table"):
            part = self.package.actual_name(target)
            data = self.changed.get(part) or to_utf8(self.package.read(part))
            if Area.named(parse(data, 0).get("ref")) == growth.area:
                self.changed[part] = grown_table(data, *growth)

    def _refuse_protected(self, sheet: str, tail: bytes) -> None:
        # A protection without password guards against slips of the hand; the command was given on purpose.
        match = re.search(rb"<(?:\w+:)?sheetProtection\b[^>]*>", tail)
        if match and re.search(rb"\b(?:password|hashValue)=", match[0]):
            raise Refusal("sheet_protected", refusals.SHEET_PROTECTED, name=self.name, sheet=sheet)

    @cached_property
    def _styles_part(self) -> str:
        return self.package.actual_name(self.package.related(self.book.main, "styles")[0])

    def _styles(self) -> bytes:
        return self.changed.get(self._styles_part) or to_utf8(self.package.read(self._styles_part))

    def _cell_styles(self) -> list[Span]:
        found = parse(self._styles()).child("cellXfs")
        return found.all("xf") if found else []

    def _shows_date(self, style: str) -> bool:
        xfs = self._cell_styles() if style else []
        if int(style or 0) >= len(xfs):
            return False
        number = int(xfs[int(style)].get("numFmtId") or 0)
        listed = parse(self._styles()).child("numFmts")
        codes = {int(one.get("numFmtId")): one.get("formatCode") for one in (listed.all("numFmt") if listed else ())}
        return is_date_format(number, codes.get(number, ""))

    def _with_date(self, style: str) -> str:
        """Return a style like another that shows a day, appended to the workbook's styles."""
        data, xfs = self._styles(), self._cell_styles()
        model = xfs[int(style or 0)] if xfs else None
        if model is None:
            return ""
        text = data[model.start : model.end]
        text = re.sub(rb'\s(numFmtId|applyNumberFormat)="[^"]*"', b"", text)
        mark = b' numFmtId="%d" applyNumberFormat="1"' % _DATE_FORMAT
        text = re.sub(rb"^<((?:\w+:)?xf)", rb"<\1" + mark, text)
        known = [data[one.start : one.end] for one in xfs]
        if text not in known:
            parent, edits = parse(data).child("cellXfs"), Edits(data)
            edits.append_child(parent, text)
            edits.set_attribute(parent, "count", str(len(xfs) + 1))
            self.changed[self._styles_part] = edits.apply()
            known.append(text)
        return str(known.index(text))

    def _begins_with_bom(self, part: str) -> bool:
        return self.package.read(part).startswith(BOM)
