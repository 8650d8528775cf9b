"""The hidden names by which stimmig finds its own sheets and templates again, in any language and after renaming."""

from stimmig.language.text import Text

SHEET = "_stimmig_sheet"
"""sheet-scoped: this sheet was added by stimmig"""
TEMPLATE = "_stimmig_template"
"""workbook-wide: the workbook was made from a stimmig template; the name's text is its version"""

TABLE_PREFIX = "stimmig_"
"""how the names of the template's Excel tables begin; the name of the canonical table follows"""
CONVERSION = "_stimmig_conversion"
"""sheet-scoped: `stimmig convert` wrote this sheet beside the tables; its text is PROTOCOL or NOTES"""
PROTOCOL, NOTES = "protocol", "notes"

REPORT_NAMES = Text("stimmig Bericht", "stimmig Report")
"""What the sheet with the report is called at first"""

SHEET_PREFIX = "stimmig "
"""How the names of added sheets begin; the only sign left where a file format keeps no hidden names."""


def text_of(value: str) -> str:
    """Return the text that a defined name holds as a constant: ="1" gives 1."""
    return value.strip().lstrip("=").replace("&quot;", '"').strip().strip('"')
