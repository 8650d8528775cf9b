"""What goes on to the right with new columns stays in the order that Excel asks for."""

import re

from stimmig.cells import Area
from stimmig.writing.xlsx.rightward import Rightward, widened_sheet

SHEET = (
    b"<worksheet><cols>"
    b'<col min="7" max="7" width="9" customWidth="1"/><col min="9" max="9" width="30" customWidth="1"/>'
    b"</cols><sheetData></sheetData></worksheet>"
)


def test_new_widths_stand_around_a_column_that_has_one():
    """G goes on with H to J, and I has a width of its owner's."""
    widened = widened_sheet(SHEET, Rightward(Area(0, 6, 4, 6), 3))
    found = re.findall(rb'min="(\d+)" max="(\d+)" width="(\d+)"', widened)
    assert found == [(b"7", b"7", b"9"), (b"8", b"8", b"9"), (b"9", b"9", b"30"), (b"10", b"10", b"9")]
