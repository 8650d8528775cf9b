"""Draw the two sheets beside the tables of a converted workbook without their rows: the notes, and the protocol."""

from collections.abc import Iterator
from typing import NamedTuple

import xlsxwriter

from stimmig.language.text import Text
from stimmig.reading.statements import NOTES_HEADING
from stimmig.template.rows import FIRST_ROW
from stimmig.workbook import marks
from stimmig.writing.xlsx.frame import Drawn

NOTES_NAME = Text("Notizen", "Notes")
PROTOCOL_NAME = Text("stimmig Protokoll", "stimmig Protocol")
_NOTES_GUIDE = Text(
    "Texte der Quelle, die in keiner Tabelle standen. Sie gehören Ihnen; stimmig liest sie, prüft sie aber nicht.",
    "Texts of the source that stood in no table. They are yours; stimmig reads them but does not check them.",
)
_SHEET, _CELL, _TEXT = Text("Blatt", "Sheet"), Text("Zelle", "Cell"), Text(NOTES_HEADING, NOTES_HEADING)
_CONTENT, _WHAT = Text("Inhalt", "Content"), Text("Was daraus wurde", "What became of it")
_WHERE, _REMARK = Text("Wohin", "Where to"), Text("Bemerkung und offene Frage", "Remark and open question")
NOTES_HEADS = ((_SHEET, 24), (_CELL, 12), (_TEXT, 100))
PROTOCOL_HEADS = ((_SHEET, 20), (_CELL, 10), (_CONTENT, 44), (_WHAT, 46), (_WHERE, 26), (_REMARK, 52))
FIRST_LINE = 1
"""the row of the protocol where what is said above its list begins"""
CONTENT_COLUMN = 2
TEXT, NUMBER, DATE = 0, 1, 2
"""which drawn row of the protocol shows how a content looks that is a text, a number, or a date"""
_TAB = "#9AA5B1"


class BesideSheets(NamedTuple):
    """What the two sheets look like, whatever they list."""

    lang: str
    has_notes: bool
    wide: tuple[bool, ...]
    """for each line above the list of the protocol, whether it takes the whole width"""
    protocols: int = 1
    """sheets that the protocol takes"""

    def lists(self) -> dict[str, Drawn]:
        """Return the lists on the sheets."""
        notes = {NOTES_NAME.to(self.lang): Drawn(FIRST_ROW - 1, FIRST_ROW + 1)} if self.has_notes else {}
        return notes | {name: Drawn(self.head, self.head + 1 + DATE) for name in self.protocol_names()}

    @property
    def head(self) -> int:
        """Return the row of the protocol's headings."""
        return FIRST_LINE + len(self.wide) + 1

    def protocol_names(self) -> Iterator[str]:
        """Yield the names of the protocol's sheets."""
        name = PROTOCOL_NAME.to(self.lang)
        for number in range(1, self.protocols + 1):
            yield name if number == 1 else f"{name} {number}"

    def draw(self, book: xlsxwriter.Workbook) -> None:
        """Add the sheets."""
        _Drawing(book, self).draw()


class _Drawing:
    def __init__(self, book: xlsxwriter.Workbook, plan: BesideSheets):
        self.book, self.plan, self.lang = book, plan, plan.lang
        base = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
        boxed = base | {"text_wrap": True, "bottom": 1, "bottom_color": "#CBD2D9"}
        self.title = book.add_format(base | {"font_size": 14, "bold": True})
        self.guide = book.add_format(base | {"font_color": "#616E7C"})
        self.wrapped = book.add_format(base | {"font_color": "#616E7C", "text_wrap": True})
        head = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#243B53", "valign": "vcenter"}
        self.head = book.add_format(base | head)
        self.cell = book.add_format(boxed)
        self.number = book.add_format(boxed | {"align": "left"})
        self.date = book.add_format(boxed | {"num_format": "yyyy-mm-dd", "align": "left"})

    def draw(self) -> None:
        if self.plan.has_notes:
            sheet = self._sheet(NOTES_NAME.to(self.lang), NOTES_NAME, marks.NOTES, NOTES_HEADS)
            sheet.write_string(1, 0, _NOTES_GUIDE.to(self.lang), self.guide)
        for name in self.plan.protocol_names():
            sheet = self._sheet(name, PROTOCOL_NAME, marks.PROTOCOL, PROTOCOL_HEADS)
            for row, is_wide in enumerate(self.plan.wide, FIRST_LINE):
                if is_wide:
                    sheet.merge_range(row, 0, row, len(PROTOCOL_HEADS) - 1, "", self.wrapped)
                else:
                    sheet.write_blank(row, 0, None, self.guide)
            for kind, style in ((NUMBER, self.number), (DATE, self.date)):
                sheet.write_blank(self.plan.head + 1 + kind, CONTENT_COLUMN, None, style)

    def _sheet(self, name: str, title: Text, kind: str, heads):
        sheet = self.book.add_worksheet(name)
        self.book.define_name(f"'{name}'!{marks.CONVERSION}", f'="{kind}"')
        self.book.defined_names[-1][3] = True  # hidden; XlsxWriter has no word for it
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.set_footer("&L&8&A&R&8&P / &N")
        sheet.hide_gridlines(2)
        sheet.set_tab_color(_TAB)
        sheet.set_row(0, 24)
        sheet.write_string(0, 0, title.to(self.lang), self.title)
        head, last = self.plan.lists()[name]
        for column, (text, width) in enumerate(heads):
            sheet.set_column(column, column, width)
            sheet.write_string(head, column, text.to(self.lang), self.head)
            for row in range(head + 1, last + 1):
                sheet.write_blank(row, column, None, self.cell)
        sheet.freeze_panes(head + 1, 0)
        sheet.repeat_rows(head)
        sheet.autofilter(head, 0, last, len(heads) - 1)
        return sheet
