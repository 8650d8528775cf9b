"""Put new entries into the columns of weeks of a layout: the prepared column of the week, or a new one behind the last."""

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Area, Cell, cell_name, column_name
from stimmig.checkin import week_words as words
from stimmig.checkin.opened import Opened
from stimmig.checkin.shown import formulas_among, shown_at, stored
from stimmig.checkin.week_columns import Weeks, weeks_of
from stimmig.checkin.week_formulas import about_formulas
from stimmig.checkin.week_headings import heading_for
from stimmig.checkin.week_states import cell_at, differing_cells, logged
from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.reading.moments import days_of_column
from stimmig.writing.xlsx.fill import Filling
from stimmig.writing.xlsx.rightward import Rightward

_Spot = tuple[int, int]


class Placed(NamedTuple):
    """What comes into the sheets, and what is to be said about it; `seen` are the headings of the columns by sheet."""

    fillings: dict[str, Filling]
    notes: list[Text]
    seen: dict[str, list[str]]


def in_weeks(opened: Opened, additions: Sequence, log: str) -> Placed:
    """Return what new entries bring into columns of weeks; `log` is the sheet that keeps them whole."""
    placed = Placed({}, [], {})
    for weeks in weeks_of(opened):
        mine = [one for one in additions if one.draft.row in weeks.rows]
        if mine:
            _Placing(opened, weeks, mine, log, placed).place()
    return placed


class _Placing:
    """The entries that go into the columns below one heading."""

    def __init__(self, opened: Opened, weeks: Weeks, additions: Sequence, log: str, placed: Placed):
        self.opened, self.weeks, self.additions, self.log, self.placed = opened, weeks, additions, log, placed
        self.cells: dict[_Spot, Cell | None] = {}
        self.looks: dict[_Spot, _Spot] = {}
        self.new: list[tuple[datetime.date, dict[str, int], tuple[str, ...]]] = []
        """first day, columns by measure and headings of each new week"""
        self.left: dict[Text, list[str]] = {}

    def place(self) -> None:
        """Note what comes where; what finds no place stays in the log, with the reason."""
        for addition in sorted(self.additions, key=lambda one: one.draft.date):
            columns = self._columns(addition.draft.date)
            if isinstance(columns, Text):
                self.left.setdefault(columns, []).append(addition.id)
            else:
                self._fill(addition, columns)
        self._without_formulas()
        right = self._right()
        if self.cells:
            sheet, old = self.weeks.sheet.name, self.placed.fillings.get(self.weeks.sheet.name, Filling({}))
            self.placed.fillings[sheet] = old._replace(
                cells={**old.cells, **self.cells}, looks={**old.looks, **self.looks}, right=(*old.right, *right)
            )
        for why, ids in self.left.items():
            facts = {"ids": ids, "count": len(ids), "log": self.log, "sheet": self.weeks.sheet.name, "why": why}
            self.placed.notes.append(words.ONLY_IN_LOG.filled(**facts))
        if right:
            self.placed.notes.extend(about_formulas(self.weeks, right[0]))

    def _columns(self, day: datetime.date) -> dict[str, int] | Text:
        """Return what is measured → its column for a day, a new one where there is none yet; else why there is none."""
        found = self.weeks.of(day)
        doubled = [at for there in found.values() if len(there) > 1 for at in there]
        if doubled:
            cells = [cell_name(self.weeks.columns[at].when.row, at) for at in doubled]
            return words.SEVERAL.filled(day=day, cells=cells)
        if found:
            return {measure: there[0] for measure, there in found.items()}
        for first, columns, _ in self.new:
            if first <= day <= self._until(first):
                return columns
        spans = self.weeks.spans(day)
        return words.BETWEEN.filled(day=day) if any(last > day for _, last in spans.values()) else self._next(day)

    def _until(self, first: datetime.date) -> datetime.date:
        """Return the last day for which a new column stands that was made for a day."""
        begin, end = next(iter(self.weeks.spans(first).values()))
        if begin == end:
            return first
        if (end - begin).days == 6:
            return days_of_column(first, (), first)[1]
        following = (first.replace(day=1) + datetime.timedelta(32)).replace(day=1)
        return following - datetime.timedelta(1)

    def _next(self, day: datetime.date) -> dict[str, int] | Text:
        """Return the columns of a new week behind the last ones; why there are none where that cannot be."""
        group = self.weeks.last
        shift = len(group) * (len(self.new) + 1)
        if taken := self._taken(group, shift):
            return words.NO_ROOM.filled(last=column_name(group[-1]), cell=cell_name(*taken))
        if self.opened.is_live and not self.weeks.is_copied_whole:
            return words.NOT_COPIED
        headings = self._headings(group, day)
        if headings is None or self._doubled(group, headings):
            return words.NO_HEADING.filled(heading=str(self.weeks.columns[group[-1]].when.value))
        for (row, column), text in headings.items():
            self.cells[row, column + shift], self.looks[row, column + shift] = text, (row, column)
        for row in range(self.weeks.top, self.weeks.bottom + 1):
            for column in group:
                self.cells.setdefault((row, column + shift), None)
                self.looks[row, column + shift] = row, column
        columns = {self.weeks.columns[at].measure: at + shift for at in group}
        names = tuple(str(headings.get((self.weeks.heading, at), "")) for at in group)
        self.new.append((day, columns, names))
        self._see(str(next(iter(headings.values()))))
        return columns

    def _taken(self, group: Sequence[int], shift: int) -> _Spot | None:
        """Return a cell that is in the way of new columns."""
        columns = [column + shift for column in group]
        spots = [(row, at) for row in range(self.weeks.top, self.weeks.bottom + 1) for at in columns]
        merges = self.weeks.sheet.details.merges
        full = next(
            (one for one in spots if cell_at(self.weeks, *one) != "" or any(m.holds(*one) for m in merges)), None
        )
        if full is None:
            full = min(formulas_among(self.weeks.sheet, spots), default=None)
        table = self._table(group)
        if full is None and table and (table.right != group[-1] or self.weeks.top != table.top):
            return self.weeks.heading, group[-1] + 1
        return full

    def _table(self, group: Sequence[int]) -> Area | None:
        tables = self.weeks.sheet.details.tables
        return next((one.area for one in tables if one.area.holds(self.weeks.heading, group[-1])), None)

    def _doubled(self, group: Sequence[int], headings: Mapping[_Spot, Cell]) -> bool:
        """Say whether an Excel table would have two columns of one name."""
        if (table := self._table(group)) is None:
            return False
        there = {fold(str(cell_at(self.weeks, table.top, at))) for at in range(table.left, table.right + 1)}
        return any(fold(str(headings.get((table.top, at), ""))) in there for at in group)

    def _headings(self, group: Sequence[int], day: datetime.date) -> dict[_Spot, Cell] | None:
        """Return cell of the last week's headings → what it says for a day; None where that is not certain."""
        found: dict[_Spot, Cell] = {}
        for column in group:
            when = self.weeks.columns[column].when
            new = self._moment(when.value, day)
            text = self.weeks.sheet.rows[when.row][when.column]
            if new is None or (isinstance(text, str) and str(when.value) not in " ".join(text.split())):
                return None
            words_of = " ".join(text.split()).replace(str(when.value), str(new)) if isinstance(text, str) else new
            found[when.row, when.column] = words_of
            if self.weeks.heading != when.row:
                found[self.weeks.heading, column] = self.weeks.sheet.rows[self.weeks.heading][column]
        return found

    def _moment(self, when: Cell, day: datetime.date) -> Cell | None:
        if isinstance(when, datetime.date):
            return day
        last = max(span[0] for span in self.weeks.spans(day).values())
        return heading_for(day, str(when), last, self.opened.lang)

    def _fill(self, addition, columns: Mapping[str, int]) -> None:
        draft, row = addition.draft, self.weeks.rows[addition.draft.row]
        there = {measure: [at] for measure, at in columns.items() if at in self.weeks.columns}
        other = differing_cells(self.opened, self.weeks, draft, there)
        for one in other:
            facts = {
                "place": f"{self.weeks.sheet.name}!{cell_name(*one.cell)}",
                "heading": one.heading,
                "there": one.there,
            }
            self.placed.notes.append(words.LEFT_AS_IS.filled(**facts, id=addition.id, log=self.log))
        taken = {one.cell for one in other}
        for measure, column in columns.items():
            value, like = getattr(draft, measure), self._like(column)
            if value in (None, "") or (row, column) in taken or self._is_old(addition, column, measure):
                continue
            shown = shown_at(self.weeks.sheet, row, column) or shown_at(self.weeks.sheet, row, like)
            self.cells[row, column] = stored(value, shown)
            self.looks.setdefault((row, column), (row, like))
            if column in self.weeks.columns:
                self._see(
                    str(
                        self.weeks.sheet.rows[self.weeks.columns[column].when.row][
                            self.weeks.columns[column].when.column
                        ]
                    )
                )

    def _like(self, column: int) -> int:
        """Return the column whose look a cell takes that has none: the same one of the week before."""
        group = self.weeks.last
        if column > group[-1]:
            return group[(column - group[0]) % len(group)]
        before = column - len(group)
        return before if before in self.weeks.columns else column

    def _is_old(self, addition, column: int, measure: str) -> bool:
        """Say whether a later entry of the same time is there already: the column shows the latest."""
        if column not in self.weeks.columns:
            return False
        told = logged(self.opened, addition.draft.row, self.weeks, column, measure)
        return any(day > addition.draft.date and value is not None for day, value in told)

    def _without_formulas(self) -> None:
        """Take out cells that hold a formula, which nothing is written over."""
        spots = [spot for spot in self.cells if spot[1] in self.weeks.columns]
        for spot in formulas_among(self.weeks.sheet, spots):
            del self.cells[spot]
            row = next(one for one, at in self.weeks.rows.items() if at == spot[0])
            ids = [one.id for one in self.additions if one.draft.row is row]
            self.left.setdefault(words.A_FORMULA.filled(cell=cell_name(*spot)), []).extend(ids)

    def _see(self, heading: str) -> None:
        seen = self.placed.seen.setdefault(self.weeks.sheet.name, [])
        if heading not in seen:
            seen.append(heading)

    def _right(self) -> list[Rightward]:
        if not self.new:
            return []
        group = self.weeks.last
        area = Area(self.weeks.top, group[0], self.weeks.bottom, group[-1])
        headings = tuple(text for _, _, texts in self.new for text in texts)
        return [Rightward(area, len(self.new), self._table(group), headings)]
