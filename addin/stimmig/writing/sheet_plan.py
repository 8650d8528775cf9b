"""A sheet as it is to look, for whoever writes it: into a closed file, or into a workbook that is open in Excel."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Style(NamedTuple):
    """How a cell looks; colours are RRGGBB, "" for none."""

    size: float = 10
    bold: bool = False
    ink: str = "1F2933"
    fill: str = ""
    wrap: bool = False
    line_below: str = ""
    right: bool = False
    """numbers and their headings stand at the right"""
    underline: bool = False
    by_text: bool = False
    """the look follows from what the cell says, as with the severity of a finding"""


class Written(NamedTuple):
    """A cell: its text or number ("" leaves it empty), the name of its style, and what else it shows."""

    value: str | float
    style: str
    link: str = ""
    """the area that a click leads to: 'Sheet 1'!B4"""
    below: str = ""
    """a second line in grey"""


class TablePlan(NamedTuple):
    """A range that can be filtered; its headings are the cells of its first row. Edges included, counted from 0."""

    name: str
    top: int
    bottom: int
    columns: int


class SheetPlan(NamedTuple):
    """A sheet of stimmig's: rows and columns count from 0."""

    name: str
    """what it is called at first"""
    widths: Sequence[float]
    """of the columns, in Excel's units"""
    cells: Mapping[tuple[int, int], Written]
    heights: Mapping[int, float]
    """row → height in points, where it is not the usual one"""
    tables: Sequence[TablePlan]
    styles: Mapping[str, Style]
    base: str
    """style of the columns, for cells that are not written"""
    frozen_rows: int = 0
    breaks: Sequence[int] = ()
    """rows before which a new page begins"""
    footer: str = ""
