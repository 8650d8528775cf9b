"""Understand a workbook: find its tables and statements, read the rows, and say what stays open."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stimmig.language import lexicon
from stimmig.language.detect import chosen_language
from stimmig.model.acceptance import Acceptance
from stimmig.model.canonical import BY_NAME, OWN_TEXTS
from stimmig.model.place import Block, Row
from stimmig.model.strategy import Setting
from stimmig.reading.acceptances import acceptances_in
from stimmig.reading.blocks import FoundTable, find_tables
from stimmig.reading.columns import proven_mark
from stimmig.reading.layout import Layout, Question
from stimmig.reading.observations import Observation
from stimmig.reading.questions import doubts_about, questions_about
from stimmig.reading.records import Records, read_records
from stimmig.reading.rows import DOUBTFUL_TOTAL, texts_outside
from stimmig.reading.statements import Snippet, Statement, find_statements, noted_texts
from stimmig.workbook.workbook import Sheet, Workbook

_LOOKED_AT, _LONGEST_HEADING = 50, 40
"""rows of a sheet, and letters of a text, that may be a heading"""


class WorkbookReading(NamedTuple):
    """What a workbook says, before its rows are linked to each other."""

    workbook: Workbook
    lang: str
    """"de" or "en" as its settings or headings tell, "" where nothing tells"""
    records: tuple[Records, ...]
    statements: tuple[Statement, ...]
    notes: tuple[Snippet, ...]
    """texts outside the tables that are no statements"""
    observations: tuple[Observation, ...]
    questions: tuple[Question, ...]
    settings: tuple[Setting, ...] = ()
    doubts: tuple[Question, ...] = ()
    """questions about tables that were not read because they may be something else"""
    acceptances: tuple[Acceptance, ...] = ()

    @property
    def layouts(self) -> tuple[Layout, ...]:
        return tuple(records.layout for records in self.records)

    def of(self, table: str) -> list[Records]:
        """Return the records of one canonical table."""
        return [records for records in self.records if records.layout.table == table]


def read_workbook(workbook: Workbook) -> WorkbookReading:
    """Return what a workbook says."""
    seen = [(sheet, find_tables(sheet)) for sheet in workbook.sheets]
    found = [(sheet, [table for table in on_sheet.tables if table.doubt is None]) for sheet, on_sheet in seen]
    tables = [table for _, on_sheet in found for table in on_sheet]
    doubts = tuple(question for sheet, on_sheet in seen for question in doubts_about(sheet, on_sheet))
    lang = _language(tables) or _language_of_headings(workbook.sheets)
    mark = _decimal_mark(tables) or {"de": "?,", "en": "?."}.get(lang, "")  # a language is a hint, no proof
    records: list[Records] = []
    statements: list[Statement] = []
    notes: list[Snippet] = []
    observations: list[Observation] = []
    for sheet, on_sheet in found:
        records += [read_records(workbook.name, sheet, table.layout, lang, mark) for table in on_sheet]
        stated, rest = find_statements(_snippets(sheet, [table.layout for table in on_sheet]))
        statements += stated
        notes += rest
        observations += _unplaced_shapes(workbook.name, rest)
        observations += _doubtful_headings(workbook.name, sheet, on_sheet)
        observations += _doubtful_totals(workbook.name, sheet, on_sheet)
        if on_sheet or stated:
            observations += _unseen(workbook.name, sheet, on_sheet)
    notes += noted_texts(workbook)
    observations += [noted for one in records for noted in one.observations]
    settings = tuple(_settings(records))
    return WorkbookReading(
        workbook=workbook,
        lang=_chosen_language(settings) or lang,
        records=tuple(records),
        statements=tuple(statements),
        notes=tuple(notes),
        observations=tuple(observations),
        questions=(*questions_about(tables), *doubts),
        settings=settings,
        doubts=doubts,
        acceptances=tuple(acceptances_in(records)),
    )


def _language(tables: Iterable[FoundTable]) -> str:
    votes: Counter[str] = Counter()
    for table in tables:
        for column in table.layout.columns:
            if column.field:
                word = BY_NAME[table.layout.table].by_field[column.field].word
                votes.update(
                    meaning.lang
                    for meaning in lexicon.heading(column.heading)
                    if meaning.field == word and meaning.lang
                )
    return _majority(votes)


def _language_of_headings(sheets: Iterable[Sheet]) -> str:
    """Return the language of what looks like headings, for workbooks of which no table is known."""
    texts = {
        cell
        for sheet in sheets
        for row in sheet.rows[:_LOOKED_AT]
        for cell in row
        if isinstance(cell, str) and 0 < len(cell) <= _LONGEST_HEADING
    }
    return _majority(Counter(lang for text in texts for lang in {meaning.lang for meaning in lexicon.heading(text)}))


def _majority(votes: Counter[str]) -> str:
    german, english = votes["de"], votes["en"]
    return "" if german == english else "de" if german > english else "en"


def _chosen_language(settings: Iterable[Setting]) -> str:
    for setting in settings:
        if lexicon.normalise(setting.key) in ("sprache", "language"):
            return chosen_language(setting.value or "")
    return ""


def _settings(records: Iterable[Records]) -> Iterator[Setting]:
    for one in records:
        if one.layout.table == "settings":
            for row, key, value in zip(one.layout.rows, one.values("key"), one.values("value")):
                if key:
                    yield Setting(Row(one.block, row), key, value)


def _decimal_mark(tables: Iterable[FoundTable]) -> str:
    return proven_mark(
        text
        for table in tables
        for column in table.layout.columns
        if column.field and BY_NAME[table.layout.table].by_field[column.field].holds == "number"
        for text in table.profiles[column.index - table.layout.area.left].texts
    )


def _snippets(sheet: Sheet, layouts: list[Layout]) -> list[Snippet]:
    notes = {row.index for layout in layouts for row in layout.skipped if row.why == "note"}
    outside = texts_outside(sheet.rows, [layout.area for layout in layouts], notes)
    found = [Snippet(sheet.name, row, column, text) for row, column, text in outside if text not in OWN_TEXTS]
    return found + [Snippet(sheet.name, shape.row, shape.column, shape.text, True) for shape in sheet.details.shapes]


def _unplaced_shapes(workbook: str, rest: Iterable[Snippet]) -> list[Observation]:
    return [
        Observation(
            "shape_unplaced",
            Block(workbook, snippet.sheet, {} if snippet.column is None else {"text": snippet.column}),
            "text",
            () if snippet.row is None else (snippet.row,),
            snippet.text,
        )
        for snippet in rest
        if snippet.in_shape
    ]


def _doubtful_headings(workbook: str, sheet: Sheet, tables: Iterable[FoundTable]) -> list[Observation]:
    found = []
    for table in tables:
        layout, candidate = table.layout, table.candidate
        doubtful = {
            "heading_double": candidate.doubled,
            "heading_repeated": candidate.repeated,
            "heading_ambiguous": [offset for offset, _ in candidate.ambiguous],
        }
        for kind, offsets in doubtful.items():
            for column in (layout.columns[offset] for offset in offsets):
                block = Block(workbook, sheet.name, {"heading": column.index}, sheet.rows, layout.heading_row)
                found.append(Observation(kind, block, "heading", (layout.heading_row,), column.heading))
    return found


def _doubtful_totals(workbook: str, sheet: Sheet, tables: Iterable[FoundTable]) -> list[Observation]:
    found = []
    for layout in (table.layout for table in tables):
        for row in (skipped.index for skipped in layout.skipped if skipped.why == DOUBTFUL_TOTAL):
            name = next(cell for cell in sheet.rows[row][layout.area.left :] if cell != "")
            block = Block(workbook, sheet.name, layout.fields, sheet.rows, layout.heading_row)
            found.append(Observation("doubtful_total", block, "name", (row,), str(name)))
    return found


def _unseen(workbook: str, sheet: Sheet, tables: Iterable[FoundTable]) -> list[Observation]:
    """Return what readers of a sheet do not see, and what stimmig does not see of it."""
    block = Block(workbook, sheet.name)
    found = [Observation("unread", block, what=what) for what in sorted(sheet.details.unread)]
    if not sheet.visible:
        found.append(Observation("hidden_sheet", block))
    for layout in (table.layout for table in tables):
        hidden = [one for one in layout.columns if one.field and one.index in sheet.details.hidden_columns]
        if hidden:
            block = Block(workbook, sheet.name, {"heading": hidden[0].index}, sheet.rows, layout.heading_row)
            names = ", ".join(column.heading for column in hidden)
            found.append(Observation("hidden_columns", block, "heading", (layout.heading_row,), names))
    return found
