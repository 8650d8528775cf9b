"""Draw the layout sheet, with XlsxWriter, in a scratch workbook in memory."""

import io
from collections.abc import Sequence, Set
from itertools import groupby

import xlsxwriter
from xlsxwriter.utility import xl_range_abs

from stimmig.language import layout_words as words
from stimmig.language.text import Text
from stimmig.reading.kept import Kept
from stimmig.reading.overview import SheetView
from stimmig.writing.heights import row_height
from stimmig.writing.xlsx.layout_lines import Line, lines_of_layout, offers, table_offers
from stimmig.writing.xlsx.report_texts import cut

EXPLAINED = Text(
    "So versteht stimmig die Mappe „{workbook}“. Füllen Sie in der gelben Spalte, was offen ist, und ändern Sie, was nicht"
    " stimmt (Auswahlliste); es gilt ab dem nächsten Prüfen.",
    "This is how stimmig understands the workbook “{workbook}”. In the yellow column fill in what is open and change what is"
    " wrong (dropdown); it counts from the next check on.",
)
COUNTS = Text(
    "{open} {open:Frage|Fragen} offen (oben) · {decided} entschieden · {sure} erkannt · {unread} nicht gelesen",
    "{open} {open:question|questions} open (at the top) · {decided} decided · {sure} understood · {unread} not read",
)
NOTHING = Text(
    "Auf keinem Blatt steht etwas, das eine Tabelle sein könnte.", "No sheet holds anything that may be a table."
)
NOT_LISTED_TITLE = Text("Das steht nicht in der Liste", "This is not in the list")
NOT_LISTED = Text(
    "Ändern Sie zuerst, was die Tabelle auflistet, dann schreiben Sie das Blatt neu: Die Liste passt sich an.",
    "First change what the table lists, then write the sheet anew: the list follows.",
)
PAGE = Text("Seite &P von &N", "Page &P of &N")
_WIDTHS = (15, 20, 12, 8, 28, 24, 8, 60, 26, 13)
_DECISION, _HEADING_ROW = 8, 9
_LISTS = 3
"""first of the hidden rows that hold the lists to choose from"""
_MOST_LINKS = 60_000  # Excel takes 65,530 links on a sheet
_INK, _GREY, _LINE, _HEAD, _ASKED, _ENTRY = "#1F2933", "#616E7C", "#CBD2D9", "#243B53", "#FDF0D5", "#FFFBE6"


def draw_layout(sheets: Sequence[SheetView], workbook: str, lang: str, kept: Sequence[Kept] = ()) -> bytes:
    """Return a scratch workbook whose only sheet is the layout sheet; `kept` are decisions that have no effect."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        _Drawing(book, lang, {sheet.name for sheet in sheets}).draw(workbook, *lines_of_layout(sheets, lang, kept))
    return out.getvalue()


class _Drawing:
    def __init__(self, book: xlsxwriter.Workbook, lang: str, there: Set[str]):
        self.lang, self.there = lang, there
        self.sheet = book.add_worksheet(words.TITLE)
        base = {"font_name": "Calibri", "font_size": 10, "font_color": _INK}
        base |= {"valign": "top", "align": "left", "indent": 1}
        boxed = base | {"text_wrap": True, "bottom": 1, "bottom_color": _LINE}
        self.title = book.add_format(base | {"font_size": 16, "bold": True})
        self.plain = book.add_format(base)
        self.strong = book.add_format(base | {"font_size": 11, "bold": True})
        heading = base | {"bold": True, "font_color": "#FFFFFF", "bg_color": _HEAD, "text_wrap": True}
        self.head = book.add_format(heading)
        percent = {"num_format": "0 %", "align": "right"}
        link = {"font_color": "#0B5CAD", "underline": 1}
        self.styles = {
            (kind, asking): book.add_format(boxed | more | ({"bg_color": _ASKED} if asking and kind != "entry" else {}))
            for asking in (False, True)
            for kind, more in (
                ("text", {}), ("bold", {"bold": True}), ("sure", percent), ("link", link),
                ("entry", {"bg_color": _ENTRY, "bold": True, "border": 1, "border_color": "#E0B94C"}),
            )
        }  # fmt: skip
        self.links = 0
        self.lists: dict[str, str] = {}

    def draw(self, workbook: str, asking: Sequence[Line], others: Sequence[Line]) -> None:
        """Draw the whole sheet."""
        lines = [*asking, *others]
        self.sheet.set_row(0, 26)
        self._text(0, 0, words.TITLE, self.title)
        self._text(1, 0, EXPLAINED.to(self.lang, workbook=workbook), self.plain)
        counts = {
            name: sum(line.state is state for line in lines)
            for name, state in (
                ("open", words.OPEN), ("decided", words.DECIDED), ("sure", words.SURE), ("unread", words.UNREAD),
            )
        }  # fmt: skip
        self.sheet.set_row(2, 20)
        self._text(2, 0, (COUNTS if lines else NOTHING).to(self.lang, **counts), self.strong)
        head = self._put_lists({line.table for line in lines})
        self._page(head, head + len(lines))
        self._heads(head, len(lines))
        for row, line in enumerate(lines, head + 1):
            self._line(row, line, row <= head + len(asking))
        self._offer(lines, head + 1)

    def _page(self, head: int, last: int) -> None:
        sheet = self.sheet
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, self.plain)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.repeat_rows(head)
        sheet.print_area(0, 0, max(head + 1, last), len(_WIDTHS) - 1)  # the lists beside are no part of it
        sheet.set_footer(f"&L&8stimmig&R&8{PAGE.to(self.lang)}")
        sheet.freeze_panes(head + 1, 0)

    def _put_lists(self, tables: set[str]) -> int:
        """Write the lists to choose from into hidden rows, and return the row below them.

        Rows, not columns: whoever deletes or sorts lines leaves them whole. And not in the rule itself, which takes 255
        letters.
        """
        row = _LISTS
        listed = {"tables": table_offers(self.lang), **offers(sorted(tables), self.lang)}
        for name, words_to_choose in listed.items():
            for column, word in enumerate(words_to_choose):
                self.sheet.write_string(row, column, word)
            self.sheet.set_row(row, None, None, {"hidden": True})
            self.lists[name] = f"={xl_range_abs(row, 0, row, len(words_to_choose) - 1)}"
            row += 1
        return row

    def _heads(self, row: int, count: int) -> None:
        titles = words.HEADS.to(self.lang).split("|")
        self.sheet.set_row(row, 30)
        columns = [{"header": title, "header_format": self.head} for title in titles]
        options = {"name": "stimmigLayout", "columns": columns, "style": None, "banded_rows": False}
        self.sheet.add_table(row, 0, row + max(1, count), len(titles) - 1, options)

    def _line(self, row: int, line: Line, asking: bool) -> None:
        style = {kind: format for (kind, asked), format in self.styles.items() if asked == asking}
        whole = line.heading_row is not None
        texts = [
            line.state.to(self.lang),
            line.sheet,
            line.area,
            line.cell,
            line.heading,
            line.understood,
            "",
            line.why,
        ]
        for column, text in enumerate(texts):
            self._text(row, column, text, style["bold" if whole and column == 4 else "text"])
        if self.links < _MOST_LINKS and line.sheet in self.there:
            self.links += 1
            target = f"internal:'{line.sheet.replace(chr(39), chr(39) * 2)}'!{line.cell}"
            self.sheet.write_url(row, 3, target, style["link"], line.cell)
        if line.certainty is not None:
            self.sheet.write_number(row, 6, line.certainty, style["sure"])
        self._text(row, _DECISION, line.decision, style["entry"])
        if whole:
            self.sheet.write_number(row, _HEADING_ROW, line.heading_row, style["entry"])
        else:
            self._text(row, _HEADING_ROW, "", style["text"])
        self.sheet.set_row(row, row_height(zip([*map(cut, texts), line.decision], _WIDTHS)))

    def _offer(self, lines: Sequence[Line], first: int) -> None:
        """Let each decision be chosen from its list: one rule for all neighbours that share it, Excel takes 65,534."""
        words_of_rule = {"error_title": NOT_LISTED_TITLE.to(self.lang), "error_message": NOT_LISTED.to(self.lang)}
        numbered = enumerate(lines, first)
        for source, some in groupby(numbered, key=lambda line: "tables" if line[1].heading_row else line[1].table):
            rows = [row for row, _ in some]
            # A field of another table may be typed: the table may be decided anew in the same go.
            rule = {"validate": "list", "source": self.lists[source]}
            rule |= words_of_rule | {"error_type": "stop" if source == "tables" else "warning"}
            self.sheet.data_validation(rows[0], _DECISION, rows[-1], _DECISION, rule)
        number = {"validate": "integer", "criteria": ">=", "value": 1}
        if lines:
            self.sheet.data_validation(first, _HEADING_ROW, first + len(lines) - 1, _HEADING_ROW, number)

    def _text(self, row: int, column: int, text: str, style) -> None:
        """Write a text, whatever it begins with; nothing is an empty cell, not an empty text."""
        if text:
            self.sheet.write_string(row, column, cut(text), style)
        else:
            self.sheet.write_blank(row, column, None, style)
