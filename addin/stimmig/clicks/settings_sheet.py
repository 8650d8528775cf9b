"""The sheet of settings in an open workbook: find it, or add it."""

from typing import Any

from stimmig.clicks import words
from stimmig.model.canonical import SETTINGS
from stimmig.reading.recognise import read_workbook
from stimmig.template.settings_lines import setting_lines
from stimmig.workbook.live import open_live


def find_settings(book: Any) -> Any | None:
    """Return the heading of the first table of settings as an xlwings range, None where there is none."""
    for records in read_workbook(open_live(book)).of("settings"):
        layout = records.layout
        return book.sheets[layout.sheet].range((layout.area.top + 1, layout.area.left + 1))
    return None


def add_settings(book: Any, lang: str) -> Any:
    """Add a sheet with every setting and what holds without it, and return its first cell."""
    heads = [column.heading.to(lang) for column in SETTINGS.columns]
    lines = [heads, *(line[:3] for line in setting_lines(lang, ()))]
    taken = {sheet.name.lower() for sheet in book.sheets}
    sheet = book.sheets.add(after=book.sheets[len(book.sheets) - 1])
    name, number = words.SETTINGS.to(lang), 1
    while name.lower() in taken:
        number += 1
        name = f"{words.SETTINGS.to(lang)} {number}"
    sheet.name = name
    block = sheet.range((1, 1), (len(lines), len(heads)))
    block.number_format = "@"
    block.options(chunksize=None).value = lines
    sheet.range((1, 1), (1, len(heads))).font.bold = True
    for number, column in enumerate(SETTINGS.columns, 1):
        sheet.range((1, number)).column_width = column.width
    return sheet.range((1, 1))
