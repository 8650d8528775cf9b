"""Dots of a traffic light in coloured cells."""

import xlsxwriter

from sheets import TODAY
from stimmig.checking import check_readings
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.file import open_workbook


def test_a_dot_in_a_coloured_cell_tells_its_status_by_colour_alone(tmp_path):
    """It is no word that nobody knows (WBK011); that only the colour tells is said once."""
    path = tmp_path / "Cockpit.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Cockpit")
    sheet.write_row(0, 0, ["Ziel", "Kennzahl", "Soll", "Ist", "Ampel"])
    for row, colour in enumerate(("#FF0000", "#00B050"), 1):
        sheet.write_row(row, 0, [f"Ziel {row}", f"Zahl {row}", 5, 4])
        sheet.write(row, 4, "●", book.add_format({"bg_color": colour}))
    book.close()
    found = check_readings([read_workbook(open_workbook(path))], as_of=TODAY).findings
    assert not [one for one in found if one.code == "WBK011"]
    assert [str(one.range) for one in found if one.code == "WBK007"] == ["E2:E3"]
