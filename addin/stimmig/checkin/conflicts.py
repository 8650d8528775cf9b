"""Conflicting entries side by side on a sheet: drawn by merging, chosen by people, taken in by recording."""

import datetime
import io
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import xlsxwriter

from stimmig.cells import Cell
from stimmig.checkin import merge_words as words
from stimmig.checkin.drafts import CONTENT, Draft, Problem
from stimmig.checkin.heads import found_heads
from stimmig.checkin.opened import Opened
from stimmig.checkin.sheets import DATE, write
from stimmig.language.folding import fold
from stimmig.model.fingerprint import plain
from stimmig.model.okr import KeyResult
from stimmig.model.place import Place
from stimmig.workbook.workbook import Sheet
from stimmig.writing.heights import row_height
from stimmig.writing.xlsx.edit import NewSheet

KIND = "conflicts"
_HEAD_ROW = 3
_WIDTHS = (10, 34, 11, 9, 10, 26, 26, 22, 12, 24, 7, 18)
_COLUMNS = {name: index for index, name in enumerate(words.HEADS)}


class Conflict(NamedTuple):
    """One of several entries for a key result and day, as it stands on the sheet."""

    cells: Mapping[str, Cell]
    index: int = -1
    """its row on the sheet, -1 where it is new"""
    place: Place | None = None

    @property
    def key(self) -> tuple[str, str]:
        return fold(str(self.cells["key_result"])), plain(self.cells["date"])

    @property
    def content(self) -> tuple[str, ...]:
        return tuple(plain(self.cells[name]) for name in CONTENT)

    @property
    def is_open(self) -> bool:
        """Say whether nothing has been decided about it yet."""
        return not str(self.cells["state"]).strip()

    @property
    def is_chosen(self) -> bool:
        return bool(str(self.cells["choice"]).strip())


def conflicts_on(opened: Opened) -> list[Conflict]:
    """Return the rows of the sheet of conflicts."""
    found: list[Conflict] = []
    for sheet in opened.reading.workbook.own(KIND):
        head, columns = found_heads(sheet, words.HEADS)
        if set(words.HEADS) - set(columns):
            continue
        for index in range(head + 1, len(sheet.rows)):
            cells = {name: sheet.rows[index][at] for name, at in columns.items()}
            if cells["key_result"] != "":
                place = Place(opened.name, sheet.name, f"{chr(65 + columns['choice'])}{index + 1}")
                found.append(Conflict(cells, index, place))
    return found


def state_column(sheet: Sheet) -> int:
    """Return the column that says what became of a row."""
    return found_heads(sheet, words.HEADS)[1]["state"]


class Decided(NamedTuple):
    """What people chose: new drafts, what to write beside which row, and choices that contradict each other."""

    drafts: list[tuple[Draft, Conflict]]
    states: dict[int, str]
    problems: list[Problem]


def decided(opened: Opened, conflicts: Sequence[Conflict]) -> Decided:
    """Return what follows from the choices on the sheet of conflicts."""
    known = {fold(word): row for row in opened.strategy.key_results for word in (row.name, row.id) if word}
    groups: dict[tuple[str, str], list[Conflict]] = {}
    for one in conflicts:
        if one.is_open:
            groups.setdefault(one.key, []).append(one)
    found = Decided([], {}, [])
    for (name, _), group in groups.items():
        chosen, row = [one for one in group if one.is_chosen], known.get(name)
        facts = {"row": str(group[0].cells["key_result"]), "day": group[0].cells["date"]}
        if not chosen:
            found.problems.append(Problem(group[0].place, words.NONE_CHOSEN.filled(**facts)))
        elif len(chosen) > 1:
            found.problems.extend(Problem(one.place, words.TWO_CHOSEN.filled(**facts)) for one in chosen)
        elif row is not None:
            found.drafts.append((draft_of(chosen[0], row), chosen[0]))
            rest = (one for one in group if one is not chosen[0])
            found.states.update({one.index: words.NOT_CHOSEN.to(opened.lang) for one in rest})
    return found


def draft_of(one: Conflict, row: KeyResult) -> Draft:
    """Return a row of the sheet as a draft of a check-in."""
    cells = one.cells
    day = cells["date"].date() if isinstance(cells["date"], datetime.datetime) else cells["date"]
    numbers = {name: cells[name] if isinstance(cells[name], float) else None for name in ("value", "confidence")}
    texts = {name: str(cells[name]) for name in ("what_happened", "why", "next_step", "by")}
    return Draft(row, day, **numbers, **texts, place=one.place)


def draw_conflicts(opened: Opened, conflicts: Sequence[Conflict]) -> NewSheet:
    """Return the sheet of all conflicts, decided ones included; those of one key result and day stand together."""
    lang, out = opened.lang, io.BytesIO()
    name = next((sheet.name for sheet in opened.reading.workbook.own(KIND)), words.SHEET.to(lang))
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(name)
        base = {"font_name": "Calibri", "font_size": 10, "valign": "top", "align": "left"}
        styles = {
            (kind, shaded, open_): book.add_format(
                base
                | {"text_wrap": True, "bottom": 1, "bottom_color": "#CBD2D9", "locked": not open_}
                | ({"num_format": DATE[lang]} if kind == "date" else {})
                | ({"bg_color": "#FFF9E5"} if open_ else {"bg_color": "#EEF2F6"} if shaded else {})
            )
            for kind in ("date", "text")
            for shaded in (False, True)
            for open_ in (False, True)
        }
        head = base | {"bold": True, "font_color": "#FFFFFF", "bg_color": "#243B53", "text_wrap": True}
        sheet.write_string(0, 0, words.TITLE.to(lang), book.add_format(base | {"font_size": 16, "bold": True}))
        sheet.write_string(1, 0, words.GUIDE.to(lang), book.add_format(base | {"font_color": "#616E7C"}))
        for column, (heading, width) in enumerate(zip(words.HEADS.values(), _WIDTHS)):
            sheet.set_column(column, column, width)
            sheet.write_string(_HEAD_ROW, column, heading.to(lang), book.add_format(head))
        _lines(sheet, conflicts, styles, lang)
        sheet.set_row(0, 26)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, _HEAD_ROW)
        sheet.freeze_panes(_HEAD_ROW + 1, 0)
        sheet.hide_gridlines(2)
        sheet.protect("", {"format_rows": True, "format_columns": True})
    return NewSheet(KIND, name, out.getvalue())


def _lines(sheet, conflicts: Sequence[Conflict], styles: Mapping, lang: str) -> None:
    first = {}
    for one in conflicts:
        first.setdefault(one.key, len(first))
    ordered = sorted(conflicts, key=lambda one: first[one.key])
    for row, one in enumerate(ordered, _HEAD_ROW + 1):
        for name, column in _COLUMNS.items():
            value, open_ = one.cells[name], name == "choice" and one.is_open
            style = styles["date" if name == "date" else "text", first[one.key] % 2 == 1, open_]
            write(sheet, row, column, value, style)
        texts = ((str(one.cells[name]), _WIDTHS[column]) for name, column in _COLUMNS.items())
        sheet.set_row(row, row_height(texts))
        choices = {"validate": "list", "source": [words.CHOSEN.to(lang)]}
        sheet.data_validation(row, _COLUMNS["choice"], row, _COLUMNS["choice"], choices)
