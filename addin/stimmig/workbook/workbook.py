"""A workbook as plain data: what any of the adapters hands to the reading."""

from collections.abc import Callable, Mapping, Set
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from stimmig.cells import Area, Cell
from stimmig.workbook.formats import NumberFormat


class ExcelTable(NamedTuple):
    """A range that its owner declared a table ("Insert, Table")."""

    name: str
    area: Area
    header_rows: int
    total_rows: int


class ShapeText(NamedTuple):
    """The text of a text box or shape; row and column of its upper left corner where the file tells."""

    text: str
    row: int | None
    column: int | None


class SheetDetails(NamedTuple):
    """What a sheet holds beside its values. `unread` names what this file format does not let us see.

    In an open workbook it may grow when looks are looked up.
    """

    merges: tuple[Area, ...] = ()
    tables: tuple[ExcelTable, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formats: Mapping[int, Mapping[int, NumberFormat]] = {}
    """column → row → number format, only where it changes what a number means (percent, unit, scale)"""
    errors: Mapping[tuple[int, int], str] = {}
    """(row, column) → "#REF!" and its kin"""
    uncalculated: frozenset[tuple[int, int]] = frozenset()
    """cells with a formula whose result the file does not hold"""
    external: frozenset[tuple[int, int]] = frozenset()
    """cells with a formula that reads another workbook"""
    shapes: tuple[ShapeText, ...] = ()
    cell_notes: tuple[ShapeText, ...] = ()
    """the notes (comments) on cells, with the cell that each is about"""
    unread: Set[str] = frozenset()
    look_up_format: Callable[[int], Mapping[int, NumberFormat]] = lambda column: {}
    """column → (row → number format), for all cells of one column"""
    look_up_empty: Callable[[int, int], NumberFormat | None] = lambda row, column: None
    """row, column → number format of a cell that holds nothing, where `formats` tells of numbers only"""
    look_up_fills: Callable[[int], Mapping[int, str]] = lambda column: {}
    """column → (row → colour as RRGGBB), for all cells of one column with a fill of their own"""
    look_up_indents: Callable[[int], Mapping[int, int]] = lambda column: {}
    """column → (row → steps), for all cells of one column that are indented by format"""
    look_up_bold: Callable[[int], Mapping[int, bool]] = lambda column: {}
    """column → (row → True), for all cells of one column that are bold as a whole"""
    look_up_outline: Callable[[], Mapping[int, int]] = dict
    """row → level, for all rows that are grouped below another"""
    has_formulas: bool = False
    look_up_formulas: Callable[[int], Mapping[int, str]] = lambda column: {}
    """column → (row → formula as Excel writes it, with "=" in front), for one column"""


class Sheet:
    """One sheet: `rows` start at A1 and are equally long. Rows and details are fetched when first asked for.

    `kind` says what a sheet is for that stimmig added.
    """

    def __init__(
        self,
        name: str,
        rows: Callable[[], list[list[Cell]]],
        *,
        visible: bool = True,
        details: Callable[[], SheetDetails] = SheetDetails,
        kind: str = "",
    ):
        self.name = name
        self.kind = kind
        self.visible = visible
        self._fetch_rows = rows
        self._fetch_details = details

    @cached_property
    def rows(self) -> list[list[Cell]]:
        """Return the values of all cells; Refusal where the file is damaged."""
        return self._fetch_rows()

    @cached_property
    def details(self) -> SheetDetails:
        """Return what the sheet holds beside its values."""
        return self._fetch_details()


class Workbook(NamedTuple):
    """A workbook that could be opened. `name` is what messages call it, `alias` what links of others call it."""

    name: str
    alias: str
    format: str
    """"xlsx", "xlsm", "xlsb", "xls", "ods" or "table" """
    sheets: tuple[Sheet, ...]
    """without the sheets that stimmig added"""
    path: Path | None = None
    data: bytes = b""
    """the file as it was read; what is written later starts from these very bytes"""
    own_sheets: tuple[str, ...] = ()
    """names of the sheets that stimmig added"""
    reports: tuple[Sheet, ...] = ()
    """the sheets that stimmig added: what an earlier report told of"""
    noted: tuple[Sheet, ...] = ()
    """sheets with the texts that a conversion found no place for"""
    template_version: str | None = None
    """version of the stimmig template it was made from, "" where the mark is unreadable"""

    def own(self, kind: str) -> list[Sheet]:
        """Return the sheets that stimmig added for a purpose: "round" finds those of kind "round" and "round/1"."""
        return [sheet for sheet in self.reports if sheet.kind.partition("/")[0] == kind]
