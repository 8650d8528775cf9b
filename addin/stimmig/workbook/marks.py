"""The hidden names by which stimmig finds its own sheets and templates again, in any language and after renaming."""

from collections.abc import Callable

from stimmig.cells import Cell
from stimmig.language.text import Text
from stimmig.workbook.workbook import Sheet

SHEET = "_stimmig_sheet"
"""sheet-scoped: this sheet was added by stimmig"""
TEMPLATE = "_stimmig_template"
"""workbook-wide: the workbook was made from a stimmig template; the name's text is its version"""

REPORT_NAMES = Text("stimmig Bericht", "stimmig Report")
"""What the sheet with the report is called at first"""

LINKS_NAMES = Text("stimmig Links", "stimmig Links")
"""What the link register is called at first"""
USUAL_NAMES = frozenset((*REPORT_NAMES, *LINKS_NAMES))

REPORT, LINKS = "report", "links"
"""kinds of sheets that stimmig adds; the mark begins with it"""

SHEET_PREFIX = "stimmig "
"""How the names of added sheets begin; the only sign left where a file format keeps no hidden names."""


def text_of(value: str) -> str:
    """Return the text that a defined name holds as a constant: ="1" gives 1."""
    return value.strip().lstrip("=").replace("&quot;", '"').strip().strip('"')


def kind_of(name: str, mark: str = "") -> str:
    """Return what a sheet of stimmig's is for, by its mark; by its name where the file keeps no marks."""
    return mark.split(" ")[0] or (LINKS if name.startswith(LINKS_NAMES) else REPORT)


def registers(name: str, rows: Callable[[], list[list[Cell]]]) -> list[Sheet]:
    """Return a sheet of stimmig's if it is a link register, for files that keep no marks; else nothing."""
    return [Sheet(name, rows, kind=LINKS)] if kind_of(name) == LINKS else []
