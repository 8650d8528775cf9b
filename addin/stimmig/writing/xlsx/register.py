"""Draw the link register as a sheet of its own, with XlsxWriter, in a scratch workbook in memory."""

import io

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from stimmig.language.text import Text
from stimmig.model.register import HEADS
from stimmig.report.links import LinkGroup, LinkRegister, LinkRow
from stimmig.workbook import marks
from stimmig.writing.heights import row_height
from stimmig.writing.xlsx.report_texts import cut

TITLE = Text("Verknüpfungsregister", "Link register")
SUBTITLE = Text(
    "{workbook} · {count:eine Zeile|{count} Zeilen} ohne Verknüpfung, {total:eine|{total}} mit Verknüpfung, aber ohne Begründung",
    "{workbook} · {count:one row|{count} rows} without a link, {total:one|{total}} with a link but without a reason",
)
GUIDE = (
    Text(
        "Wählen Sie unter „Zahlt ein auf“, oder nehmen Sie mit 1, 2 oder 3 einen Vorschlag an; schreiben Sie unter „Warum“"
        " einen Satz. Die Zeile einer Gruppe gilt für alle ihre Zeilen, die selbst nichts sagen.",
        "Choose under “Contributes to”, or accept a suggestion with 1, 2 or 3; write one sentence under “Why”. The line of"
        " a group holds for all its rows that say nothing themselves.",
    ),
    Text(
        "Danach: „stimmig links apply“ trägt ein, was die Blätter selbst aufnehmen können. Alles andere gilt von hier aus.",
        "Then: “stimmig links apply” enters what the sheets themselves can take. Everything else counts from here.",
    ),
)
NOTHING = Text("Hier ist nichts zu entscheiden.", "There is nothing to decide here.")
YES = Text("ja", "yes")
_PAGE = Text("Seite &P von &N", "Page &P of &N")
_CHOOSE = Text("Wählen Sie, worauf die Zeile einzahlt.", "Choose what the row contributes to.")
_NUMBER = Text("1, 2 oder 3: dieser Vorschlag; ja: der erste.", "1, 2 or 3: this suggestion; yes: the first.")
_WIDTHS = (36, 14, 16, 13, 27, 32, 10, 27, 27, 27)
_INPUTS = ("contributes_to", "reason", "accept")
_HEAD_ROW, _LISTS = 5, 15
"""where the table begins; the first of the hidden columns that feed the dropdowns"""
_MOST_LINKS = 60_000
_LONGEST, _LONGEST_ASK = 32_767, 250
"""letters that a cell takes, and the message beside one"""
_INK, _GREY, _LINE, _HEAD, _GROUP, _INPUT = "#1F2933", "#616E7C", "#CBD2D9", "#243B53", "#E4E7EB", "#FFFBEA"


def draw_register(register: LinkRegister) -> bytes:
    """Return a scratch workbook whose only sheet is the register."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        _Drawing(book, register).draw()
    return out.getvalue()


class _Drawing:
    def __init__(self, book: xlsxwriter.Workbook, register: LinkRegister):
        self.register, self.lang = register, register.lang
        self.sheet = book.add_worksheet(marks.LINKS_NAMES.to(self.lang))
        self.columns = {name: at for at, name in enumerate(HEADS)}
        self.lists: dict[str, str] = {}
        self.row, self.links = _HEAD_ROW, 0
        base = {
            "font_name": "Calibri",
            "font_size": 10,
            "font_color": _INK,
            "valign": "top",
            "align": "left",
            "indent": 1,
        }
        boxed = base | {"text_wrap": True, "bottom": 1, "bottom_color": _LINE}
        self.plain = book.add_format(base)
        self.title = book.add_format(base | {"font_size": 16, "bold": True})
        self.grey = book.add_format(base | {"font_color": _GREY})
        self.head = book.add_format(
            base | {"bold": True, "font_color": "#FFFFFF", "bg_color": _HEAD, "text_wrap": True}
        )
        self.cell = book.add_format(boxed)
        self.input = book.add_format(boxed | {"bg_color": _INPUT, "num_format": "@"})
        self.link = book.add_format(boxed | {"font_color": "#0B5CAD", "underline": 1})
        self.group = book.add_format(boxed | {"bold": True, "bg_color": _GROUP})
        self.group_input = book.add_format(
            boxed | {"bg_color": _INPUT, "num_format": "@", "top": 1, "top_color": _GREY}
        )

        self.inputs = (self.input, self.group_input)

    def draw(self) -> None:
        self._page()
        register = self.register
        subtitle = SUBTITLE.to(
            self.lang, workbook=register.workbook, count=register.linkless, total=register.unreasoned
        )
        self.sheet.set_row(0, 26)
        self._text(0, 0, TITLE.to(self.lang), self.title)
        self._text(1, 0, subtitle, self.grey)
        for row, text in enumerate(GUIDE, 2):
            self._text(row, 0, text.to(self.lang), self.plain)
        if not register.groups:
            self._text(4, 0, NOTHING.to(self.lang), self.plain)
        self._choices()
        lines = sum(len(group.rows) + 1 for group in register.groups)
        heads = [{"header": head.to(self.lang), "header_format": self.head} for head in HEADS.values()]
        options = {"name": "stimmigLinks", "columns": heads, "style": None, "banded_rows": False}
        self.sheet.add_table(_HEAD_ROW, 0, _HEAD_ROW + max(1, lines), len(heads) - 1, options)
        self.sheet.set_row(_HEAD_ROW, 30)  # the longest heading takes two lines
        for group in register.groups:
            self._group(group)

    def _page(self) -> None:
        sheet = self.sheet
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, self.plain)
        last = _LISTS + max(1, len(self.register.choices)) - 1
        sheet.set_column(len(_WIDTHS), last, None, self.plain, {"hidden": True})
        sheet.hide_gridlines(2)
        sheet.outline_settings(symbols_below=False)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.print_area(0, 0, max(_HEAD_ROW + 1, self._last), len(_WIDTHS) - 1)
        sheet.set_footer(f"&L&8stimmig&R&8{_PAGE.to(self.lang)}")
        sheet.freeze_panes(_HEAD_ROW + 1, 1)

    @property
    def _last(self) -> int:
        return _HEAD_ROW + sum(len(group.rows) + 1 for group in self.register.groups)

    def _choices(self) -> None:
        """Write the lists that the dropdowns offer into hidden columns."""
        for column, (name, labels) in enumerate(self.register.choices.items(), _LISTS):
            for row, label in enumerate(labels):
                self.sheet.write_string(row, column, label)
            letter = xl_col_to_name(column)
            if labels:
                self.lists[name] = f"=${letter}$1:${letter}${len(labels)}"

    def _group(self, group: LinkGroup) -> None:
        self.row += 1
        line = group.line
        for name, column in self.columns.items():
            style = self.group_input if line is not None and name in _INPUTS else self.group
            self._text(self.row, column, getattr(line, _FIELDS.get(name, name), "") if line else "", style)
        label = group.title if line is None else f"{group.title}\n{line.label}"
        self._text(self.row, 0, label, self.group)
        if line is not None:
            self._dropdowns(line)
        texts = [(label, _WIDTHS[0])] + ([(line.to, _WIDTHS[4]), (line.reason, _WIDTHS[5])] if line else [])
        self.sheet.set_row(self.row, row_height(texts))
        for row in group.rows:
            self._line(row)

    def _line(self, line: LinkRow) -> None:
        self.row += 1
        texts = [getattr(line, _FIELDS.get(name, name), "") for name in list(HEADS)]
        offers = [*line.offers, "", "", ""][:3]
        for name, column in self.columns.items():
            text = offers[int(name[-1]) - 1] if name.startswith("offer") else texts[column]
            self._text(
                self.row, column, text if isinstance(text, str) else "", self.input if name in _INPUTS else self.cell
            )
        where = str(line.place) if line.place else ""
        self._place(line, where)
        self._dropdowns(line)
        shown = [line.label, line.kind, where, line.current, line.to, line.reason, line.accept, *offers]
        self.sheet.set_row(self.row, row_height(zip(map(cut, shown), _WIDTHS)), None, {"level": 1})

    def _dropdowns(self, line: LinkRow) -> None:
        to, reason, accept = (self.columns[name] for name in _INPUTS)
        if line.choices in self.lists:
            rule = {"validate": "list", "source": self.lists[line.choices], "show_error": False}
            rule |= {"input_message": _CHOOSE.to(self.lang)}
            self.sheet.data_validation(self.row, to, self.row, to, rule)
        if line.ask:
            rule = {"validate": "any", "input_message": line.ask.to(self.lang)[:_LONGEST_ASK]}
            self.sheet.data_validation(self.row, reason, self.row, reason, rule)
        numbers = [str(number) for number in range(1, len(line.offers) + 1)] if line.key else ["1", "2", "3"]
        if numbers and line.choices:
            rule = {"validate": "list", "source": [*numbers, YES.to(self.lang)], "show_error": False}
            rule |= {"input_message": _NUMBER.to(self.lang)}
            self.sheet.data_validation(self.row, accept, self.row, accept, rule)

    def _place(self, line: LinkRow, where: str) -> None:
        if line.place is None or not line.place.sheet or self.links >= _MOST_LINKS:
            return
        self.links += 1
        target = f"'{line.place.sheet.replace(chr(39), chr(39) * 2)}'!{line.place.cell or 'A1'}"
        self.sheet.write_url(self.row, self.columns["where"], f"internal:{target}", self.link, cut(where))

    def _text(self, row: int, column: int, text: str, style) -> None:
        """Write a text, whatever it begins with; nothing is an empty cell, not an empty text."""
        if text:
            self.sheet.write_string(row, column, text[:_LONGEST] if style in self.inputs else cut(text), style)
        else:
            self.sheet.write_blank(row, column, None, style)


_FIELDS = {"contributes_to": "to", "where": "", "offer1": "", "offer2": "", "offer3": ""}
"""column → attribute of a row, where it is called otherwise; "" for those that are written apart"""
