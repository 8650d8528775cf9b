"""What a number format says about a number."""

import pytest

from stimmig.workbook.formats import read_format


@pytest.mark.parametrize(
    "code, percent, unit, scale, decimals",
    [
        ("0%", True, "", 1, 0),
        ("0.00%", True, "", 1, 2),
        ("General", False, "", 1, None),
        ("0.00", False, "", 1, 2),
        ('#,##0 "TEUR"', False, "TEUR", 1, 0),
        ("#,##0.00 [$€-407]", False, "€", 1, 2),
        ("[$£-809]#,##0", False, "£", 1, 0),
        ("#,##0\\ \\T\\€", False, "T€", 1, 0),
        ('0.0,,"M€"', False, "M€", 1e6, 1),
        ('0 "Tage";[Red]-0 "Tage"', False, "Tage", 1, 0),
        ('"KW" 0', False, "", 1, 0),
        ("dd.mm.yyyy", False, "", 1, None),
        ("[h]:mm", False, "", 1, None),
        ("[>=1000]#,##0;0", False, "", 1, 0),
        ('_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-', False, "€", 1, 2),
        ("_-* #,##0.00 [$€-407]_-;-* #,##0.00 [$€-407]_-", False, "€", 1, 2),
        ("_([$$-409]* #,##0.00_);_([$$-409]* (#,##0.00)", False, "$", 1, 2),
        ("#,##0.00\\ _€;-#,##0.00\\ _€", False, "", 1, 2),
        ("0.0\\%", False, "%", 1, 1),
        ('0"%"', False, "%", 1, 0),
        ('General" %"', False, "%", 1, None),
        ('General" Tage"', False, "Tage", 1, None),
        ("0.00%_)", True, "", 1, 2),
        ("0\\ %", True, "", 1, 0),
        ("0.00E+00", False, "", 1, 2),
        ('0.0E+0" W"', False, "W", 1, 1),
        ('0" a;b"', False, "a;b", 1, 0),
    ],
)
def test_reads_percent_unit_scale_and_decimals(code, percent, unit, scale, decimals):
    """Percent, units behind the number and money before it, division by thousands, decimals."""
    assert read_format(code) == (percent, unit, scale, decimals)
