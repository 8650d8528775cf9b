"""Closed .xlsx, .xlsm and .xlsb files: values through calamine, everything else from the parts of the package."""

import io
import zipfile
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from stimmig.cells import Area
from stimmig.refusal import Refusal
from stimmig.workbook import drawings, marks, sheet_xml, unusable, xlsb
from stimmig.workbook.cell_notes import cell_notes
from stimmig.workbook.damage import damage_in
from stimmig.workbook.package import XML_ENDINGS, Package, to_utf8
from stimmig.workbook.sheet_form import Canonical, canonical
from stimmig.workbook.styles import Styles
from stimmig.workbook.values import MAX_CELLS, read_values
from stimmig.workbook.workbook import ExcelTable, Sheet, SheetDetails, Workbook
from stimmig.workbook.xlsb_sheet import BinarySheet


def read_package(package: Package, alias: str, path: Path | None) -> Workbook:
    """Return the workbook in a package; Refusal where it cannot be read."""
    reader = _Reader(package)
    return Workbook(
        name=package.name,
        alias=alias,
        format=reader.format,
        sheets=reader.sheets(),
        path=path,
        data=package.data,
        own_sheets=tuple(reader.own_sheets),
        reports=tuple(reader.reports),
        noted=tuple(reader.noted),
        template_version=reader.template_version,
    )


_OF_LIBRARIES = ("", "124519")
"""what stands for the version of Excel that calculated where a library wrote the file, and nothing was calculated"""


class _Reader:
    def __init__(self, package: Package):
        self.package = package
        self.binary = package.main_part.lower().endswith(".bin")
        self.own_sheets: list[str] = []
        self.kinds: dict[str, str] = {}
        self.reports: list[Sheet] = []
        self.noted: list[Sheet] = []
        self.conversion: dict[str, str] = {}
        self.template_version: str | None = None
        self.never_calculated = False
        self.parts: dict[str, str] = {}
        self._xml: dict[str, Canonical] = {}
        self._records: dict[str, BinarySheet] = {}
        with damage_in(package.name, package.main_part):
            if self.binary:
                self._read_binary_workbook_part()
            else:
                self._read_workbook_part()

    @property
    def format(self) -> str:
        if self.binary:
            return "xlsb"
        return "xlsm" if b"macroEnabled.main+xml" in self.package.read("[Content_Types].xml") else "xlsx"

    def sheets(self) -> tuple[Sheet, ...]:
        found = []
        for name, visible, rows in read_values(self._data_for_values(), self.package.name, self._check_extent):
            if self.binary and name.startswith(marks.SHEET_PREFIX):
                self.own_sheets.append(name)
                self.kinds[name] = marks.kind_of(name)
                self.reports.append(self._sheet(name, visible, rows))
            elif name in self.own_sheets:
                self.reports.append(self._sheet(name, visible, rows))
            elif self.conversion.get(name) == marks.NOTES:
                self.noted.append(Sheet(name, rows, visible=visible))
            elif name in self.conversion:
                continue  # the protocol tells of another file
            else:
                found.append(self._sheet(name, visible, rows))
        return tuple(found)

    def _sheet(self, name: str, visible: bool, rows: Callable[[], list]) -> Sheet:
        kind = self.kinds.get(name, "")
        return Sheet(name, rows, visible=visible, details=lambda: self._details(name), kind=kind)

    @cached_property
    def styles(self) -> Styles:
        return Styles(self.package)

    def _read_binary_workbook_part(self) -> None:
        self.parts = xlsb.sheet_parts(self.package)
        for part in self.package.related(self.package.main_part, "sharedStrings"):
            xlsb.check_shared_strings(self.package.read(part))

    def _read_workbook_part(self) -> None:
        tree = self.package.tree(self.package.main_part)
        targets = {link.id: link.target for link in self.package.relationships(self.package.main_part)}
        names = []
        for sheet in tree.iterfind("sheets/sheet"):
            names.append(sheet.get("name", ""))
            part = targets.get(sheet.get("id", ""))
            if part and part in self.package:
                self.parts[names[-1]] = part
        for defined in tree.iterfind("definedNames/definedName"):
            scope = defined.get("localSheetId")
            if defined.get("name") == marks.SHEET and scope is not None and 0 <= int(scope) < len(names):
                name = names[int(scope)]
                self.kinds[name] = marks.kind_of(name, marks.text_of(defined.text or ""))
                if self.kinds[name] not in marks.DATA:
                    self.own_sheets.append(name)
            elif defined.get("name") == marks.CONVERSION and scope is not None and 0 <= int(scope) < len(names):
                self.conversion[names[int(scope)]] = marks.text_of(defined.text or "")
            elif defined.get("name") == marks.TEMPLATE:
                self.template_version = marks.text_of(defined.text or "")
        calculation = tree.find("calcPr")
        if calculation is not None:
            asked = calculation.get("fullCalcOnLoad") in ("1", "true")
            self.never_calculated = asked and calculation.get("calcId", "") in _OF_LIBRARIES

    def _details(self, name: str) -> SheetDetails:
        part = self.parts.get(name)
        if part is None:
            return SheetDetails()
        with damage_in(self.package.name, part):
            return self._binary_details(part) if self.binary else self._xml_details(part)

    def _binary_details(self, part: str) -> SheetDetails:
        sheet = self._sheet_records(part)
        return SheetDetails(
            merges=tuple(sheet.merges),
            hidden_rows=frozenset(sheet.hidden_rows),
            hidden_columns=frozenset(sheet.hidden_columns),
            formats=sheet.formats,
            errors=sheet.errors,
            shapes=drawings.shape_texts(self.package, part),
            unread=frozenset({"formulas"}),
            look_up_format=lambda column: self._look_up(part, column, self.styles.formats),
            look_up_fills=lambda column: self._look_up(part, column, self.styles.fills),
            look_up_indents=lambda column: self._look_up(part, column, self.styles.indents),
            look_up_bold=lambda column: self._look_up(part, column, self.styles.bold),
            look_up_outline=lambda: sheet.outline,
        )

    def _outline(self, part: str) -> dict[int, int]:
        with damage_in(self.package.name, part):
            return sheet_xml.outline(canonical(self.package.xml(part)).data)

    def _xml_details(self, part: str) -> SheetDetails:
        data = self._sheet_xml(part).data
        formulas = sheet_xml.formulas(data, self.never_calculated)
        details = SheetDetails(
            merges=sheet_xml.merges(data),
            tables=self._tables(part),
            hidden_rows=sheet_xml.hidden_rows(data),
            hidden_columns=sheet_xml.hidden_columns(data),
            formats=sheet_xml.styled(data, self.styles.changing),
            errors=sheet_xml.errors(data),
            uncalculated=formulas.uncalculated,
            external=formulas.external,
            shapes=drawings.shape_texts(self.package, part),
            cell_notes=cell_notes(self.package, part),
            look_up_format=lambda column: self._look_up(part, column, self.styles.formats),
            look_up_fills=lambda column: self._look_up(part, column, self.styles.fills),
            look_up_indents=lambda column: self._look_up(part, column, self.styles.indents),
            look_up_bold=lambda column: self._look_up(part, column, self.styles.bold),
            look_up_outline=lambda: self._outline(part),
            has_formulas=sheet_xml.has_formulas(data),
            look_up_formulas=lambda column: self._formulas(part, column),
        )
        del self._xml[part]  # a large sheet is not kept for the rare look-up
        return details

    def _look_up(self, part: str, column: int, meanings: list) -> dict:
        with damage_in(self.package.name, part):
            if self.binary:
                styles = self._sheet_records(part).column_styles(column)
            else:
                styles = sheet_xml.column_styles(canonical(self.package.xml(part)).data, column)
        return {row: meanings[style] for row, style in styles.items() if style < len(meanings) and meanings[style]}

    def _formulas(self, part: str, column: int) -> dict[int, str]:
        from stimmig.workbook.formulas import column_formulas  # few workbooks need the text of a formula

        with damage_in(self.package.name, part):
            return column_formulas(canonical(self.package.xml(part)).data, column)

    def _tables(self, part: str) -> tuple[ExcelTable, ...]:
        trees = (self.package.tree(table) for table in self.package.related(part, "table"))
        return tuple(
            ExcelTable(
                name=tree.get("displayName", ""),
                area=Area.named(tree.get("ref", "A1")),
                header_rows=int(tree.get("headerRowCount", 1)),
                total_rows=int(tree.get("totalsRowCount", 0)),
            )
            for tree in trees
        )

    def _sheet_xml(self, part: str) -> Canonical:
        if part not in self._xml:
            self._xml[part] = canonical(self.package.xml(part))
        return self._xml[part]

    def _sheet_records(self, part: str) -> BinarySheet:
        if part not in self._records:
            self._records[part] = BinarySheet(self.package.read(part), self.styles.changing)
        return self._records[part]

    def _check_extent(self, name: str) -> None:
        """Refuse a sheet whose cells lie so far apart that a full grid of them would not fit into memory."""
        if (part := self.parts.get(name)) is None:
            return
        with damage_in(self.package.name, part):
            if self.binary:
                cell = self._sheet_records(part).far_cell(MAX_CELLS)
            else:
                sheet = self._sheet_xml(part)
                cell = None if sheet.near else sheet_xml.far_cell(sheet.data, MAX_CELLS)
        if cell:
            facts = {"name": self.package.name, "sheet": name, "cell": cell, "limit": MAX_CELLS}
            raise Refusal("too_large", unusable.FAR_CELL, **facts)

    def _data_for_values(self) -> bytes:
        """Return the file for the value reader, which takes UTF-16 parts for empty ones."""
        if not self.package.has_utf16_parts:
            return self.package.data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as copy:
            for name in self.package.names:
                data = self.package.read(name)
                copy.writestr(name, to_utf8(data) if name.lower().endswith(XML_ENDINGS) else data)
        return out.getvalue()
