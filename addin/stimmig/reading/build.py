"""Make one strategy out of one or several workbooks, and resolve its links, once."""

from collections.abc import Iterable, Sequence

from stimmig.model.entry import Entry, Link
from stimmig.model.mass import MassRows
from stimmig.model.okr import CheckIn
from stimmig.model.scorecard import Value
from stimmig.model.strategy import Reference, Resolved, Source, Strategy
from stimmig.reading import entries as make
from stimmig.reading.entries import Context, Entries
from stimmig.reading.links import fold, looks_like_id
from stimmig.reading.okr import add_key_results, add_objectives
from stimmig.reading.recognise import WorkbookReading
from stimmig.reading.scorecard import add_initiatives, add_kpis, add_strategic_objectives

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
_MASS = {"values": Value, "checkins": CheckIn}
_NEAR = 3
_ALIKE = 65
"""how alike, of 100, a known id must be to be offered for one that does not exist"""


def build_strategy(readings: Sequence[WorkbookReading]) -> Strategy:
    """Return the strategy that the workbooks state together."""
    known = set().union(*(make.known_words(reading.records) for reading in readings))
    made = [_entries(reading, known) for reading in readings]
    resolver = _Resolver([(reading.workbook.name, reading.workbook.alias, one) for reading, one in zip(readings, made)])
    links = {
        entry: tuple(resolver.link(reading.workbook.name, link) for link in entry.contributes_to)
        for reading, one in zip(readings, made)
        for entry in one.linked
    }
    by_book = [(reading.workbook.name, one) for reading, one in zip(readings, made)]
    references, targets = resolver.references(by_book)
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
        observations=tuple(noted for reading in readings for noted in reading.observations),
    )


def _by_name(resolver: "_Resolver", made: Sequence[tuple[str, Entries]], rows: str, field: str) -> dict:
    """Return (workbook, what mass rows call it) → the row that is meant."""
    wanted = {(book, to) for book, one in made for to in getattr(one, rows).distinct(field)}
    found = {(book, to): resolver.find(book, to).target for book, to in wanted if to}
    return {key: target for key, target in found.items() if target is not None}


def _entries(reading: WorkbookReading, known: set[str]) -> Entries:
    context = Context(reading.workbook.name, known, listed={layout.table for layout in reading.layouts})
    for table, maker in _MAKERS.items():
        for records in reading.of(table):
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


class _Resolver:
    """Find the row that an id means: in its own workbook, else in the others if it is unique there."""

    def __init__(self, books: Iterable[tuple[str, str, Entries]]):
        self.ids: dict[str, dict[str, list[Entry]]] = {}
        self.names: dict[str, dict[str, list[Entry]]] = {}
        self.aliases: dict[str, str] = {}
        self._found: dict[tuple[str, str], Resolved] = {}
        for name, alias, entries in books:
            self.aliases[fold(alias)] = self.aliases[fold(name)] = name
            ids, names = self.ids.setdefault(name, {}), self.names.setdefault(name, {})
            for entry in entries.linked:
                if entry.id:
                    ids.setdefault(fold(entry.id), []).append(entry)
                if entry.name:
                    names.setdefault(fold(entry.name), []).append(entry)

    def link(self, workbook: str, link: Link) -> Resolved:
        """Return where a purpose link leads."""
        if link.stands_in is not None:
            return Resolved(link.to, link.stands_in, link=link)
        return self.find(workbook, link.to)._replace(link=link)

    def find(self, workbook: str, to: str) -> Resolved:
        """Return the row that a text in a workbook means."""
        key = workbook, to
        if key not in self._found:
            self._found[key] = self._find(workbook, to)
        return self._found[key]

    def _find(self, workbook: str, to: str) -> Resolved:
        word = fold(to)
        if own := self.ids[workbook].get(word):
            return Resolved(to, own[0])
        alias, colon, rest = (part.strip() for part in to.partition(":"))
        if colon and (book := self.aliases.get(fold(alias))):
            return self._in_book(book, to, rest)
        for table in (self.ids, self.names):
            if table is self.names and len(own := self.names[workbook].get(word, ())) == 1:
                return Resolved(to, own[0])
            others = [
                (book, found[0]) for book, words in table.items() if book != workbook and (found := words.get(word))
            ]
            if len(others) == 1:
                return Resolved(to, others[0][1])
            if others:
                return Resolved(to, None, "ambiguous", tuple(f"{book}: {entry.label}" for book, entry in others))
        if colon and looks_like_id(rest) and alias and not looks_like_id(alias):
            return Resolved(to, None, "elsewhere", (alias,))
        return Resolved(to, None, "missing", self._near(workbook, word))

    def _in_book(self, book: str, to: str, rest: str) -> Resolved:
        word = fold(rest)
        found = self.ids[book].get(word) or self.names[book].get(word)
        return Resolved(to, found[0]) if found else Resolved(to, None, "missing", self._near(book, word))

    def _near(self, workbook: str, word: str) -> tuple[str, ...]:
        """Return the ids, else the names, that come nearest to one that does not exist."""
        from rapidfuzz import process, utils

        for table in (self.ids, self.names):
            near = process.extract(
                word, table[workbook].keys(), processor=utils.default_process, limit=_NEAR, score_cutoff=_ALIKE
            )
            if near:
                return tuple(table[workbook][key][0].label for key, *_ in near)
        return ()

    def references(self, made: Sequence[tuple[str, Entries]]):
        """Return all references beside the purpose links, and (row, field) → rows that are named."""
        references: list[Reference] = []
        targets: dict[tuple[Entry, str], tuple[Entry, ...]] = {}
        for book, entries in made:
            for field, rows in (
                ("drives", entries.strategic_objectives),
                ("kpi_to_move", entries.key_results),
                ("kpi", entries.reviews),
            ):
                for entry in rows:
                    found = [self.find(book, to) for to in getattr(entry, field)]
                    targets[entry, field] = tuple(one.target for one in found if one.target)
                    references += [Reference(entry.row.block, field, (entry.row.index,), one) for one in found]
            for field, rows in (("cycle", (*entries.objectives, *entries.reviews)), ("objective", entries.reviews)):
                for entry in rows:
                    if (to := getattr(entry, field)) and (field != "cycle" or entries.cycles):
                        found = self.find(book, to)
                        targets[entry, field] = (found.target,) if found.target else ()
                        references.append(Reference(entry.row.block, field, (entry.row.index,), found))
            references += self._of_many(book, "kpi", entries.values)
            references += self._of_many(book, "key_result", entries.checkins)
        return tuple(references), targets

    def _of_many(self, book: str, field: str, rows: MassRows) -> list[Reference]:
        """Return one reference for all rows of a block that name the same missing row."""
        lost = {to: found for to in rows.distinct(field) - {None} if (found := self.find(book, to)).trouble}
        found = rows.rows_with(field, set(lost)) if lost else ()
        return [Reference(block, field, tuple(at), lost[to]) for block, to, at in found]
