"""Find the row that a text means: in its own workbook, else in the others if it is unique there."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stimmig.language import lexicon
from stimmig.model.entry import Entry, Link
from stimmig.model.okr import Cycle, KeyResult
from stimmig.model.reference import Resolved
from stimmig.reading.context import period_within
from stimmig.reading.entries import Entries
from stimmig.reading.links import code_before, fold, is_code, looks_like_id, of_scope

_DOWNWARD = ("direction", "strategic_objective", "kpi", "objective", "key_result", "initiative")
_ROWS = frozenset(_DOWNWARD)
KINDS = {
    "contributes_to": _ROWS,
    "drives": frozenset({"strategic_objective"}),
    "kpi_to_move": frozenset({"kpi"}),
    "kpi": frozenset({"kpi"}),
    "cycle": frozenset({"cycle"}),
    "objective": frozenset({"objective"}),
    "key_result": frozenset({"key_result"}),
}
"""field that names a row → the kinds of row that it may name"""
_LOOK_ALIKE = str.maketrans("lio", "110")
"""letters that are typed for digits"""
_NEAR = 3
_ALIKE = 65
"""how alike, of 100, a known id must be to be offered for one that does not exist"""
_MOST_OFFERS = 200
"""so many wrong ids get proposals; a file with more has another trouble than typing errors"""


class Book(NamedTuple):
    """A workbook whose rows can be named: folded id → rows, folded name → rows, and, once asked for, folded id with
    which a name begins → rows.
    """

    name: str
    alias: str
    ids: dict[str, list[Entry]]
    names: dict[str, list[Entry]]
    codes: dict[str, list[Entry]]


class Resolver:
    """Knows all rows of the workbooks by id and by name. A prefix as in "team-a:O-1" names the workbook."""

    def __init__(self, books: Iterable[tuple[str, str, Entries]]):
        self.books = {name: _book(name, alias, entries) for name, alias, entries in books}
        self.aliases: dict[str, list[Book]] = {}
        for book in self.books.values():
            for word in dict.fromkeys((fold(book.alias), fold(book.name))):
                self.aliases.setdefault(word, []).append(book)
        self._found: dict[tuple, Resolved] = {}
        self._known: dict[tuple, dict[str, str]] = {}
        self._offers = 0

    def link(self, workbook: str, entry: Entry, link: Link) -> Resolved:
        """Return where the purpose link of a row leads."""
        if link.stands_in is not None:
            return Resolved(link.to, link.stands_in, link=link)
        field = "objective" if isinstance(entry, KeyResult) else "contributes_to"
        return self.find(workbook, link.to, field, height_of(entry))._replace(link=link)

    def find(self, workbook: str, to: str, field: str, height: tuple[int, int] | None = None) -> Resolved:
        """Return the row that a field of a row in a workbook means; `height` is the place of that row in the order."""
        key = workbook, to, field, height
        if key not in self._found:
            self._found[key] = self._find(self.books[workbook], to, KINDS[field], height)
        return self._found[key]

    def _find(self, own: Book, to: str, kinds: frozenset[str], height: tuple[int, int] | None) -> Resolved:
        alias, colon, rest = (part.strip() for part in to.partition(":"))
        named = self.aliases.get(fold(alias), ()) if colon else ()
        if named and not own.ids.get(fold(to)):
            return self._choose(to, [_in_book(book, rest, kinds, height) for book in named], named, rest, kinds)
        if found := _in_book(own, to, kinds, height):
            return _only(to, found)
        others = [book for book in self.books.values() if book is not own]
        for table in ("ids", "names"):
            found = [getattr(book, table).get(fold(to), ()) for book in others]
            found = [[entry for entry in entries if entry.kind in kinds] for entries in found]
            if any(found):
                return self._choose(to, found, others, to, kinds)
        if wrong := own.ids.get(fold(to)) or own.names.get(fold(to)):
            return Resolved(to, None, "kind", instead=wrong[0])
        if colon and _names_a_workbook(alias, to, rest):
            return Resolved(to, None, "elsewhere", (alias,))
        return Resolved(to, None, "missing", self._near([own, *others], to, kinds))

    def _choose(self, to, found: Sequence[Sequence[Entry]], books: Sequence[Book], rest: str, kinds) -> Resolved:
        """Return the row if one workbook alone has it."""
        having = [(book, entries) for book, entries in zip(books, found) if entries]
        if len(having) == 1:
            return _only(to, having[0][1])
        if having:
            return Resolved(to, None, "ambiguous", tuple(self._called(book, entries[0]) for book, entries in having))
        wrong = [row for book in books for row in book.ids.get(fold(rest), ())]
        if wrong:
            return Resolved(to, None, "kind", instead=wrong[0])
        return Resolved(to, None, "missing", self._near(books, rest, kinds))

    def _called(self, book: Book, entry: Entry) -> str:
        """Return how a row of a workbook is named from outside of it."""
        alone = len(self.aliases[fold(book.alias)]) == 1
        return f"{book.alias if alone else book.name}:{entry.label}"

    def _near(self, books: Sequence[Book], to: str, kinds: frozenset[str]) -> tuple[str, ...]:
        """Return the ids, else the names, that come nearest to one that does not exist; none where many are as near."""
        from rapidfuzz import process

        if self._offers >= _MOST_OFFERS:
            return ()
        self._offers += 1
        for table in ("ids", "names"):
            known = self._offered(books, table, kinds)
            near = process.extract(_letters(to), known, processor=None, limit=_NEAR + 1, score_cutoff=_ALIKE)
            least = near[_NEAR][1] if len(near) > _NEAR else 0
            if offered := tuple(label for _, score, label in near if score > least):
                return offered
        return ()

    def _offered(self, books: Sequence[Book], table: str, kinds: frozenset[str]) -> dict[str, str]:
        """Return how the rows of some kinds are called → the letters that count in it."""
        key = table, kinds, tuple(book.name for book in books)
        if key not in self._known:
            self._known[key] = {
                entry.label if book is books[0] else self._called(book, entry): _letters(word)
                for book in reversed(books)
                for word, entries in getattr(book, table).items()
                for entry in entries
                if entry.kind in kinds
            }
        return self._known[key]


def _book(name: str, alias: str, entries: Entries) -> Book:
    book = Book(name, alias, {}, {}, {})
    for entry in entries.linked:
        if entry.id:
            book.ids.setdefault(fold(entry.id), []).append(entry)
        if entry.name:
            book.names.setdefault(fold(entry.name), []).append(entry)
            if scope := getattr(entry, "scope", None):
                book.names.setdefault(fold(of_scope(entry.name, scope)), []).append(entry)
    return book


def _in_book(book: Book, to: str, kinds: frozenset[str], height: tuple[int, int] | None) -> list[Entry]:
    """Return the rows of some kinds that a text means in a workbook: by id, by name, a cycle also by its period."""
    word = fold(to)
    if "direction" in kinds and (level := lexicon.choice("level", to)):
        # "Purpose" is what people write where there is but one.
        rows = {row: None for rows in book.names.values() for row in rows if getattr(row, "level", "") == level}
        if word not in book.ids and len(rows) == 1:
            return list(rows)
    # An id that stands twice is reported by itself (WBK004).
    if found := [entry for entry in book.ids.get(word, ()) if entry.kind in kinds]:
        return found[:1]
    found = [entry for entry in book.names.get(word, ()) if entry.kind in kinds]
    if len(found) > 1 and height is not None:
        # A KPI often bears the name of its objective; links lead upward.
        found = [entry for entry in found if height_of(entry) < height] or found
    if not found and is_code(to.strip()):
        found = [entry for entry in _by_code(book).get(word, ()) if entry.kind in kinds]
    if not found and "cycle" in kinds and (period := period_within(to)):
        cycles = (row for rows in (*book.ids.values(), *book.names.values()) for row in rows if isinstance(row, Cycle))
        found = [row for row in dict.fromkeys(cycles) if _period(row) == period.key]
    return found


def _by_code(book: Book) -> dict[str, list[Entry]]:
    """Return folded id with which a name begins → rows: "KR1.1" of "KR1.1 Kunden bleiben"."""
    if not book.codes:
        book.codes[""] = []
        for rows in book.names.values():
            for row in rows:
                book.codes.setdefault(fold(code_before(row.name)), []).append(row)
    return book.codes


def height_of(entry: Entry) -> tuple[int, int]:
    """Return what is smaller the higher a row stands in the order from the purpose down."""
    return entry.rank, _DOWNWARD.index(entry.kind)


def _period(cycle: Cycle) -> str | None:
    period = period_within(cycle.id or "") or period_within(cycle.name)
    return period.key if period else None


def _only(to: str, found: Sequence[Entry]) -> Resolved:
    if len(found) == 1:
        return Resolved(to, found[0])
    return Resolved(to, None, "ambiguous_here", tuple(str(entry.place("name")) for entry in found))


def _names_a_workbook(alias: str, to: str, rest: str) -> bool:
    """Say whether what stands before a colon is the name of a workbook, and not an id or a heading."""
    if not any(map(str.isalpha, alias)) or looks_like_id(alias) or not rest:
        return False
    return looks_like_id(rest) or (" " not in alias and f"{alias}:{rest}" == to)


def _letters(text: str) -> str:
    """Return what counts when ids are compared for likeness: S1 is as good as S-1, and M-l as M-1."""
    return "".join(filter(str.isalnum, fold(text))).translate(_LOOK_ALIKE)
