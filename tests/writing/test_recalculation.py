"""The wish that formulas are calculated on opening."""

import pytest

from stimmig.writing.xlsx.recalculation import with_recalculation


@pytest.mark.parametrize(
    "before, after",
    [
        ("", '<calcPr calcId="191029" fullCalcOnLoad="1"/>'),
        ("<calcPr/>", '<calcPr calcId="191029" fullCalcOnLoad="1"/>'),
        ('<calcPr calcId="162913"/>', '<calcPr fullCalcOnLoad="1" calcId="162913"/>'),
        ('<calcPr calcId="162913" fullCalcOnLoad="0"/>', '<calcPr calcId="162913" fullCalcOnLoad="1"/>'),
    ],
)
def test_a_version_stands_beside_the_wish(before, after):
    """Without one, the zeros that are there would be read as placeholders of a library."""
    book = '<workbook><sheets><sheet name="A"/></sheets>{}<extLst/></workbook>'
    assert with_recalculation(book.format(before).encode()) == book.format(after).encode()
