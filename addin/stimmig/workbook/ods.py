"""Closed .ods files: values through calamine; formats, hidden rows, merges, errors and shapes from content.xml."""

from pathlib import Path
from xml.etree import ElementTree

from stimmig.refusal import Refusal
from stimmig.workbook import marks, unusable
from stimmig.workbook.damage import damage_in
from stimmig.workbook.ods_styles import OdsStyles
from stimmig.workbook.ods_table import OdsTable
from stimmig.workbook.package import Package
from stimmig.workbook.values import MAX_CELLS, read_values
from stimmig.workbook.workbook import Sheet, SheetDetails, Workbook

_MANIFEST, _CONTENT, _STYLES = "META-INF/manifest.xml", "content.xml", "styles.xml"


def read_ods(package: Package, alias: str, path: Path | None) -> Workbook:
    """Return the workbook in an OpenDocument file; Refusal where it cannot be read."""
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise Refusal("encrypted", unusable.ENCRYPTED_ODS, name=package.name)
    tables = _tables(package)
    sheets, own = [], []
    for name, visible, rows in read_values(package.data, package.name):
        if name.startswith(marks.SHEET_PREFIX):
            own.append(Sheet(name, rows, visible=visible, kind=marks.kind_of(name)))
        else:
            sheets.append(Sheet(name, rows, visible=visible, details=_details_of(package.name, tables.get(name))))
    return Workbook(
        name=package.name,
        alias=alias,
        format="ods",
        sheets=tuple(sheets),
        path=path,
        data=package.data,
        own_sheets=tuple(sheet.name for sheet in own),
        reports=tuple(own),
    )


def _tables(package: Package) -> dict[str, OdsTable]:
    """Return the tables by their names; Refusal where one spans more cells than fit into memory."""
    content = package.tree(_CONTENT)
    with damage_in(package.name, _STYLES):
        styles = OdsStyles(content, package.tree(_STYLES) if _STYLES in package else ElementTree.Element("styles"))
    with damage_in(package.name, _CONTENT):
        tables = {
            table.get("name", ""): OdsTable(table, styles) for table in content.iterfind("body/spreadsheet/table")
        }
    for name, table in tables.items():
        if cell := table.far_cell(MAX_CELLS):
            facts = {"name": package.name, "sheet": name, "cell": cell, "limit": MAX_CELLS}
            raise Refusal("too_large", unusable.FAR_CELL, **facts)
    return tables


def _details_of(name: str, table: OdsTable | None):
    def details() -> SheetDetails:
        if table is None:
            return SheetDetails()
        with damage_in(name, _CONTENT):
            return table.details()

    return details
