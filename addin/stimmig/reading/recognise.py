"""Understand a workbook: find its tables and statements, read the rows, and say what stays open."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stimmig.language import lexicon
from stimmig.language.detect import chosen_language
from stimmig.model.acceptance import Acceptance
from stimmig.model.canonical import OWN_TEXTS
from stimmig.model.place import Row
from stimmig.model.register import RegisterLine
from stimmig.model.strategy import Setting
from stimmig.reading.acceptances import acceptances_in
from stimmig.reading.blocks import FoundTable, SheetTables
from stimmig.reading.choosing import find_tables
from stimmig.reading.cover import cycle_on_cover
from stimmig.reading.decisions import NOTHING_DECIDED, Decisions, TableDecision, given_about
from stimmig.reading.journals import with_kpis_of_journals
from stimmig.reading.layout import Layout, Question
from stimmig.reading.logged import without_logged
from stimmig.reading.lone_names import with_doubts_about_lone_names
from stimmig.reading.noticed import doubtful_headings, doubtful_totals, unplaced_shapes, unseen
from stimmig.reading.observations import Observation
from stimmig.reading.outside import texts_outside
from stimmig.reading.own_perspectives import with_own_perspectives
from stimmig.reading.pay_formulas import pay_formulas
from stimmig.reading.perspectives_of_maps import with_perspectives_of_maps, without_repeated_maps
from stimmig.reading.questions import doubts_about, questions_about
from stimmig.reading.records import Records, read_records
from stimmig.reading.repeated_key_results import without_repeated_key_results
from stimmig.reading.repeats import without_repeats
from stimmig.reading.report_dates import with_years_of_reports
from stimmig.reading.scopes import with_scopes, with_scopes_of_series
from stimmig.reading.sheets_of_periods import Listed, lists_of_periods, of_latest_period, with_series
from stimmig.reading.spoken import decimal_mark, language_of_headings
from stimmig.reading.statements import Snippet, Statement, find_statements, noted_texts
from stimmig.reading.values_of_listed import with_values_of_listed
from stimmig.reading.weak_tables import with_doubts_about_weak_tables
from stimmig.reading.weeks import with_years
from stimmig.workbook import marks
from stimmig.workbook.workbook import Sheet, Workbook


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
    unfollowed: tuple[Question, ...] = ()
    """what people decided about the layout that has no effect, as questions"""
    acceptances: tuple[Acceptance, ...] = ()
    register: tuple[RegisterLine, ...] = ()
    """the lines of the link register that stimmig added, where it did"""
    seen: tuple[SheetTables, ...] = ()
    """what was recognised on each sheet of the workbook"""

    @property
    def layouts(self) -> tuple[Layout, ...]:
        return tuple(records.layout for records in self.records)

    def of(self, table: str) -> list[Records]:
        """Return the records of one canonical table."""
        return [records for records in self.records if records.layout.table == table]


def read_workbook(workbook: Workbook, layout: Sequence[TableDecision] = ()) -> WorkbookReading:
    """Return what a workbook says. `layout` is what a file decides; the workbook's own layout sheet counts before it."""
    given = given_about(workbook, layout)
    seen = _tables_on(workbook.sheets, given.decisions if given else NOTHING_DECIDED)
    seen = with_doubts_about_lone_names(with_doubts_about_weak_tables(seen, workbook.name), workbook.name)
    found, of_periods = _tables_to_read(seen)
    tables = [table for _, on_sheet in found for table in on_sheet]
    doubts = tuple(question for sheet, on_sheet in seen for question in doubts_about(sheet, on_sheet))
    lang = language_of_headings(tables, workbook.sheets)
    mark = decimal_mark(tables, lang)
    records: list[Records] = []
    statements: list[Statement] = []
    notes: list[Snippet] = []
    observations: list[Observation] = []
    for (sheet, on_sheet), (_, all_there) in zip(found, seen):
        records += [read_records(workbook.name, sheet, table.layout, lang, mark) for table in on_sheet]
        stated, rest = find_statements(_snippets(sheet, [table.layout for table in on_sheet], all_there))
        statements += stated
        notes += (*rest, *_cell_notes(sheet))
        observations += unplaced_shapes(workbook.name, rest, all_there)
        observations += doubtful_headings(workbook.name, sheet, on_sheet)
        observations += doubtful_totals(workbook.name, sheet, on_sheet)
        if on_sheet or stated:
            observations += unseen(workbook.name, sheet, on_sheet)
    notes += noted_texts(workbook)
    records = without_repeated_key_results(with_scopes_of_series(records))
    records, repeated = without_repeats(records, [sheet.name for sheet in workbook.sheets if not sheet.visible])
    records = with_own_perspectives(with_scopes(of_latest_period(records, of_periods)))
    records = with_perspectives_of_maps(records, workbook.sheets)
    records, undated = with_years(with_years_of_reports(records, notes, workbook.name), cycle_on_cover(notes))
    observations += [noted for one in records for noted in one.observations]
    observations += pay_formulas(workbook.name, workbook.sheets, [table.layout for table in tables], lang)
    ineffective, open_still = given.without_effect(workbook.name, [one for _, one in seen]) if given else ((), ())
    observations += ineffective
    settings = tuple(_settings(records))
    return WorkbookReading(
        workbook=workbook,
        lang=_chosen_language(settings) or lang,
        records=tuple(without_logged(records)),
        statements=tuple(statements),
        notes=tuple(notes),
        observations=tuple(observations),
        questions=(*questions_about(tables), *repeated, *undated, *doubts, *open_still),
        settings=settings,
        doubts=doubts,
        unfollowed=tuple(open_still),
        acceptances=tuple(acceptances_in(records)),
        register=_register(workbook),
        seen=tuple(on_sheet for _, on_sheet in seen),
    )


def _tables_on(sheets: Sequence[Sheet], decisions: Decisions) -> list[tuple[Sheet, SheetTables]]:
    seen = with_values_of_listed(without_repeated_maps([(sheet, find_tables(sheet, decisions)) for sheet in sheets]))
    if not any(sheet.details.shapes for sheet in sheets):
        return seen
    from stimmig.reading.boxed import with_boxes  # few workbooks have any

    return with_boxes(seen, decisions)


def _tables_to_read(
    seen: Iterable[tuple[Sheet, SheetTables]],
) -> tuple[list[tuple[Sheet, list[FoundTable]]], list[Listed]]:
    """Return sheets with the tables that leave no doubt and what they tell together, and the lists of several periods."""
    sure = [(sheet, [table for table in on_sheet.tables if table.doubt is None]) for sheet, on_sheet in seen]
    found = with_kpis_of_journals(sure)
    of_periods = lists_of_periods(found)
    return with_series(found, of_periods), of_periods


def _register(workbook: Workbook) -> tuple[RegisterLine, ...]:
    if not any(sheet.kind == marks.LINKS for sheet in workbook.reports):
        return ()
    from stimmig.reading.register import register_of  # few workbooks have one

    return tuple(register_of(workbook))


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


def _snippets(sheet: Sheet, layouts: list[Layout], seen: SheetTables) -> list[Snippet]:
    shapes = sheet.details.shapes
    if shapes:
        from stimmig.reading.boxed import is_in_boxes, unread_shapes  # few sheets have any

        shapes = unread_shapes(sheet, seen.tables)
        in_boxes = [table.layout for table in seen.tables if is_in_boxes(table)]
        layouts = [layout for layout in layouts if layout not in in_boxes]
    plain = [layout for layout in layouts if layout.arranged is None]
    notes = {row.index for layout in plain for row in layout.skipped if row.why == "note"}
    left_out = [left.area for left in seen.left if left.decided.is_out]  # decided: nothing there counts
    outside = texts_outside(sheet.rows, [*(layout.area for layout in plain), *left_out], notes)
    if arranged := [layout for layout in layouts if layout.arranged]:
        taken = set().union(*((layout.shown | layout.arranged.known.keys()) - _notes_in(layout) for layout in arranged))
        outside = [found for found in outside if found[:2] not in taken]
    found = [Snippet(sheet.name, row, column, text) for row, column, text in outside if text not in OWN_TEXTS]
    return found + [Snippet(sheet.name, shape.row, shape.column, shape.text, True) for shape in shapes]


def _cell_notes(sheet: Sheet) -> Iterator[Snippet]:
    """Yield the notes on the cells of a sheet; what they say is kept, and never taken for a fact."""
    for note in sheet.details.cell_notes:
        yield Snippet(sheet.name, note.row, note.column, note.text, on_cell=True)


def _notes_in(layout: Layout) -> set[tuple[int, int]]:
    """Return the cells of the sheet that stand in the rows of an arranged table and are notes."""
    rows = [layout.arranged.cells[row.index] for row in layout.skipped if row.why == "note"]
    return {cell[1:] for row in rows for cell in row}
