"""The hidden names by which stimmig finds its own sheets and templates again, in any language and after renaming."""

from stimmig.language.text import Text

NAME_PREFIX = "_stimmig_"
"""how all of them begin, and those that hold on to cells"""
SHEET = "_stimmig_sheet"
"""sheet-scoped: this sheet was added by stimmig"""
TEMPLATE = "_stimmig_template"
"""workbook-wide: the workbook was made from a stimmig template; the name's text is its version"""

DATA = frozenset({"log"})
"""kinds of added sheets that hold rows of the strategy, and are read like the owner's"""

WORKED_IN = frozenset({"log", "memory", "cells", "round", "conflicts", "review", "plan"})
"""kinds of added sheets that hold what people entered or decided, or what puts it back; `remove` leaves them"""

MEMORY_NAMES = Text("stimmig Fingerabdrücke", "stimmig Fingerprints")
"""What the hidden sheet is called that keeps the fingerprints of recorded rows"""
TABLE_PREFIX = "stimmig_"
"""how the names of the template's Excel tables begin; the name of the canonical table follows"""
CONVERSION = "_stimmig_conversion"
"""sheet-scoped: `stimmig convert` wrote this sheet beside the tables; its text is PROTOCOL or NOTES"""
PROTOCOL, NOTES = "protocol", "notes"

REPORT_NAMES = Text("stimmig Bericht", "stimmig Report")
"""What the sheet with the report is called at first"""

LINKS_NAMES = Text("stimmig Links", "stimmig Links")
"""What the link register is called at first"""
LAYOUT_NAME = "stimmig Layout"
"""What the layout sheet is called at first, in any language"""
USUAL_NAMES = frozenset((*REPORT_NAMES, *LINKS_NAMES, LAYOUT_NAME))

REPORT, LINKS, LAYOUT, MEMORY = "report", "links", "layout", "memory"
"""kinds of sheets that stimmig adds; the mark begins with it"""

SHEET_PREFIX = "stimmig "
"""How the names of added sheets begin; the only sign left where a file format keeps no hidden names."""

OWN_SHAPES = "stimmig "
"""How the names of the buttons begin that stand on the sheets of stimmig's templates"""


def text_of(value: str) -> str:
    """Return the text that a defined name holds as a constant: ="1" gives 1."""
    return value.strip().lstrip("=").replace("&quot;", '"').strip().strip('"')


def kind_of(name: str, mark: str = "") -> str:
    """Return what a sheet of stimmig's is for, by its mark; by its name where the file keeps no marks."""
    if mark:
        return mark.split(" ")[0]
    usual = {LINKS: LINKS_NAMES, LAYOUT: (LAYOUT_NAME,), MEMORY: MEMORY_NAMES}
    return next((kind for kind, names in usual.items() if name.startswith(tuple(names))), REPORT)
