"""Make one strategy out of one or several workbooks, and resolve its links, once."""

from collections.abc import Sequence

from stimmig.model.entry import Entry
from stimmig.model.mass import MassRows
from stimmig.model.okr import CheckIn
from stimmig.model.reference import Reference, Resolved
from stimmig.model.register import RegisterLine
from stimmig.model.scorecard import Value
from stimmig.model.strategy import Source, Strategy
from stimmig.reading import entries as make
from stimmig.reading.cover import cycle_on_cover
from stimmig.reading.entries import Context, Entries
from stimmig.reading.memory import recorded_in
from stimmig.reading.okr import add_key_results, add_objectives
from stimmig.reading.recognise import WorkbookReading
from stimmig.reading.records import Records
from stimmig.reading.resolve import Resolver
from stimmig.reading.scorecard import add_initiatives, add_kpis, add_strategic_objectives
from stimmig.reading.series import units_in_series

# Lists of their own come first: what a mixed table repeats of them is a link, not a second row.
_MAKERS = {
    "directions": make.add_directions,
    "strategic_objectives": add_strategic_objectives,
    "cycles": make.add_cycles,
    "objectives": add_objectives,
    "kpis": add_kpis,
    "key_results": add_key_results,
    "initiatives": add_initiatives,
    "values": make.add_values,
    "checkins": make.add_checkins,
    "reviews": make.add_reviews,
}
_LISTS = ("directions", "strategic_objectives", "kpis", "initiatives", "cycles", "objectives", "key_results")
_MASS = {"values": Value, "checkins": CheckIn}


def build_strategy(readings: Sequence[WorkbookReading]) -> Strategy:
    """Return the strategy that the workbooks state together."""
    known = known_words(readings)
    stated = [one for reading in readings for one in reading.of("kpis") if not _is_implied(one)]
    made = [_entries(reading, known, stated) for reading in readings]
    register = tuple(line for reading, one in zip(readings, made) for line in _registered(reading, one, known))
    resolver = _resolver(readings, made)
    links = {
        entry: tuple(resolver.link(reading.workbook.name, entry, link) for link in entry.contributes_to)
        for reading, one in zip(readings, made)
        for entry in one.linked
    }
    by_book = [(reading.workbook.name, one) for reading, one in zip(readings, made)]
    references, targets = _references(resolver, by_book)
    return Strategy(
        sources=tuple(_source(reading) for reading in readings),
        **{name: tuple(row for one in made for row in getattr(one, name)) for name in _MAKERS if name not in _MASS},
        **{name: sum((getattr(one, name) for one in made), MassRows(kind)) for name, kind in _MASS.items()},
        links=links,
        references=references,
        targets=targets,
        kpis_by_name=_by_name(resolver, by_book, "values", "kpi"),
        key_results_by_name=_by_name(resolver, by_book, "checkins", "key_result"),
        settings=tuple(setting for reading in readings for setting in reading.settings),
        acceptances=tuple(one for reading in readings for one in reading.acceptances),
        register=register,
        recorded=tuple(one for reading in readings for one in recorded_in(reading.workbook)),
        observations=tuple(noted for reading in readings for noted in reading.observations),
    )


def known_words(readings: Sequence[WorkbookReading]) -> set[str]:
    """Return all ids and names of the workbooks, folded: what a link may mean."""
    return set().union(*(make.known_words(reading.records) for reading in readings))


def resolver_of(readings: Sequence[WorkbookReading], strategy: Strategy) -> Resolver:
    """Return what finds the rows of a strategy by id and name."""
    made = {reading.workbook.name: Entries() for reading in readings}
    for name in _LISTS:
        for entry in getattr(strategy, name):
            getattr(made[entry.row.block.workbook], name).append(entry)
    return _resolver(readings, list(made.values()))


def _resolver(readings: Sequence[WorkbookReading], made: Sequence[Entries]) -> Resolver:
    return Resolver([(reading.workbook.name, reading.workbook.alias, one) for reading, one in zip(readings, made)])


def _registered(reading: WorkbookReading, entries: Entries, known: set[str]) -> Sequence[RegisterLine]:
    if not reading.register:
        return ()
    from stimmig.reading.registered import link_by_register  # few workbooks have a register

    return link_by_register(entries, reading.register, known)


def _by_name(resolver: Resolver, made: Sequence[tuple[str, Entries]], rows: str, field: str) -> dict:
    """Return (workbook, what mass rows call it) → the row that is meant."""
    wanted = {(book, to) for book, one in made for to in getattr(one, rows).distinct(field)}
    found = {(book, to): resolver.find(book, to, field).target for book, to in wanted if to}
    return {key: target for key, target in found.items() if target is not None}


def _is_implied(records: Records) -> bool:
    """Say whether KPIs are only named by a journal; the lists of other workbooks come first."""
    arranged = records.layout.arranged
    return records.layout.table == "kpis" and arranged is not None and arranged.implied


def _is_stated(records: Records, stated: Sequence[Records]) -> bool:
    """Say whether other lists have the KPIs that a journal names; those of branches only a list of branches has."""
    return any("scope" not in records.columns or "scope" in one.columns for one in stated)


def _entries(reading: WorkbookReading, known: set[str], stated: Sequence[Records]) -> Entries:
    listed = {layout.table for layout in reading.layouts}
    units = units_in_series(reading.of("values"), not stated)
    context = Context(reading.workbook.name, known, listed, units, cycle_on_cover(reading.notes))
    for table, maker in _MAKERS.items():
        for records in reading.of(table):
            if not (_is_implied(records) and _is_stated(records, stated)):
                maker(context, records)
    for statement in reading.statements:
        make.add_statement(context, statement)
    return context.made


def _source(reading: WorkbookReading) -> Source:
    tables: dict[str, int] = {}
    for records in reading.records:
        tables[records.layout.table] = tables.get(records.layout.table, 0) + len(records.layout.rows)
    book = reading.workbook
    return Source(book.name, book.alias, reading.lang, book.format, book.template_version, tables)


def _references(resolver: Resolver, made: Sequence[tuple[str, Entries]]):
    """Return all references beside the purpose links, and (row, field) → rows that are named."""
    references: list[Reference] = []
    targets: dict[tuple[Entry, str], tuple[Entry, ...]] = {}
    for book, entries in made:
        for field, rows in (
            ("drives", entries.strategic_objectives),
            ("kpi_to_move", entries.key_results),
            ("kpi", entries.reviews),
            ("objective", entries.reviews),
            ("cycle", entries.objectives),
            ("cycle", entries.reviews),
        ):
            for entry in rows:
                named = getattr(entry, field)
                found = [resolver.find(book, to, field) for to in ([named] if isinstance(named, str) else named or ())]
                targets[entry, field] = tuple(one.target for one in found if one.target)
                references += [
                    Reference(entry.row.block, field, (entry.row.index,), one)
                    for one in found
                    if field != "cycle" or not _is_only_a_date(entry, one, entries)
                ]
        references += _of_many(resolver, book, "kpi", entries.values)
        references += _of_many(resolver, book, "key_result", entries.checkins)
    return tuple(references), targets


def _is_only_a_date(entry: Entry, cycle: Resolved, entries: Entries) -> bool:
    """Say whether a cycle that no list holds is no more than a period, or comes from a title."""
    if cycle.trouble != "missing":
        return False
    return "cycle" not in entry.row.block.columns or not entries.cycles


def _of_many(resolver: Resolver, book: str, field: str, rows: MassRows) -> list[Reference]:
    """Return one reference for all rows of a block that name the same missing row."""
    lost = {to: found for to in rows.distinct(field) - {None} if (found := resolver.find(book, to, field)).trouble}
    found = rows.rows_with(field, set(lost)) if lost else ()
    return [Reference(block, field, tuple(at), lost[to]) for block, to, at in found]
