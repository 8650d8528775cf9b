"""Put stimmig's sheets into a workbook, replace them, and take them away again."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from stimmig.refusal import Refusal
from stimmig.workbook import marks
from stimmig.workbook.package import Package, part_key, to_utf8
from stimmig.writing import refusals
from stimmig.writing.xlsx.archive import rewrite
from stimmig.writing.xlsx.book import STRICT, Book, OwnSheet, ScopedName
from stimmig.writing.xlsx.mark import Mark, Origin
from stimmig.writing.xlsx.splice import parse
from stimmig.writing.xlsx.styles import StyleMap, append_styles, fingerprint, plain_map, restore_styles
from stimmig.writing.xlsx.transplant import Transplant, transplant

_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_LONGEST_NAME = 31
_TABLE = re.compile(rb'(<(?:\w+:)?table\b[^>]*? name=")([^"]*)(" displayName=")([^"]*)"')
_SHEET_IN_FORMULA = re.compile(r"(?:'(?:[^']|'')*'|[^'!,]+)!")


class NewSheet(NamedTuple):
    """A sheet to be put in: what it is for, and the scratch workbook that holds it as its only sheet."""

    kind: str
    name: str
    scratch: bytes


def put_sheets(data: bytes, name: str, sheets: Sequence[NewSheet]) -> bytes:
    """Return the workbook with the sheets put in; a sheet of the same kind is replaced and keeps name and place."""
    return _Editor(data, name).put(sheets)


def remove_sheets(data: bytes, name: str, kinds: Sequence[str] = ()) -> bytes:
    """Return the workbook without stimmig's sheets (of some kinds, where named), the package as it was before."""
    return _Editor(data, name).remove(kinds)


class _Editor:
    def __init__(self, data: bytes, name: str):
        self.data = data
        self.package = Package(data, name)
        try:
            self.book = Book(self.package)
            self.own = self.book.own_sheets()
        except (ValueError, KeyError, AttributeError) as error:
            raise Refusal("damaged", refusals.DAMAGED, name=name, what="workbook.xml") from error
        styles = self.package.related(self.book.main, "styles")
        self.styles_part = self.package.actual_name(styles[0]) if styles else None
        self.added: dict[str, bytes] = {}
        self.gone: set[str] = set()

    def put(self, sheets: Sequence[NewSheet]) -> bytes:
        origin = self.own[0].mark.origin if self.own else self._origin()
        scratches = [Package(sheet.scratch, sheet.name) for sheet in sheets]
        numbers = [self._append_styles(scratch) for scratch in scratches]
        replaced = {own.mark.kind: own for own in self.own}
        for sheet, scratch, styles in zip(sheets, scratches, numbers):
            mark = Mark(sheet.kind, origin).stamped(self._styles())
            self._put(sheet, scratch, styles, replaced.pop(sheet.kind, None), mark)
        for own in replaced.values():  # those that stay carry the new fingerprint too
            self._remark(own)
        return self._rewritten()

    def remove(self, kinds: Sequence[str]) -> bytes:
        doomed = [own for own in self.own if not kinds or own.mark.kind in kinds]
        if not doomed:
            return self.data
        origin = self.own[0].mark.origin
        untouched = any(own.mark.fingerprint == fingerprint(self._styles() or b"") for own in self.own)
        for own in sorted(doomed, key=lambda own: -own.index):
            self.gone |= self._reached_from(own.part)
            self.book.drop_relationships({own.relationship})
            self.book.unlist_sheet(own.index, origin.names)
        if len(doomed) == len(self.own) and self.styles_part and untouched:
            self._restore_styles(origin)
        self.book.set_types(self.gone, {})
        return self._rewritten()

    def _put(self, sheet: NewSheet, scratch: Package, styles: StyleMap, before: OwnSheet | None, mark: Mark) -> None:
        gone = self._reached_from(before.part) if before else set()
        self.gone |= gone
        source = scratch.related(scratch.main_part, "worksheet")[0]
        new = self._transplanted(scratch, source, styles)
        self.added |= {part: self._with_free_name(content) for part, content in new.parts.items()}
        self.book.set_types(gone, dict(new.types))
        relationship = before.relationship if before else ""
        if not before or part_key(before.part) != part_key(new.sheet):
            relationship = self.book.point_to("worksheet", new.sheet, relationship)
        listed = [other.get("name") for other in self.book.sheets()]
        name = before.name if before else _free_name(sheet.name, listed)
        index = before.index if before else self.book.list_sheet(name, relationship)
        self.book.set_names(index, [ScopedName(marks.SHEET, mark.formula(), True), *_scoped_names(scratch, name)])

    def _transplanted(self, scratch: Package, source: str, styles: StyleMap) -> Transplant:
        gone = {part_key(part) for part in self.gone}
        return transplant(
            scratch,
            source,
            self.book.folder,
            styles,
            first_table=max(self._table_ids(), default=0) + 1,
            taken=(self.book.names_in_use() - gone) | {part_key(part) for part in self.added},
            strict=self.book.relationship_namespace == STRICT,
        )

    def _remark(self, own: OwnSheet) -> None:
        part, old = self.book.main, own.mark
        new = old.stamped(self._styles())
        text = self.book.read(part)
        for quote in ('"', "&quot;"):
            text = text.replace(f"{quote}{old.text()}{quote}".encode(), f"{quote}{new.text()}{quote}".encode(), 1)
        self.book.changed[part] = text

    def _reached_from(self, part: str) -> set[str]:
        """Return the parts that hang on a sheet of ours, relationships included."""
        found: set[str] = set()
        border = [part]
        while border:
            name = border.pop()
            if name not in self.package or self.package.actual_name(name) in found:
                continue
            found.add(self.package.actual_name(name))
            folder, _, base = name.rpartition("/")
            rels = f"{folder}/_rels/{base}.rels".lstrip("/")
            if rels in self.package:
                found.add(self.package.actual_name(rels))
                border += [link.target for link in self.package.relationships(name) if not link.external]
        return found

    def _origin(self) -> Origin:
        return Origin.of(self.book.read(self.book.main), self._styles())

    def _styles(self) -> bytes | None:
        part = self.styles_part
        return None if part is None else self.added[part] if part in self.added else self.book.read(part)

    def _append_styles(self, scratch: Package) -> StyleMap:
        theirs = scratch.read(scratch.related(scratch.main_part, "styles")[0])
        if self.styles_part is None:
            # A workbook without styles gets those of the scratch workbook, whose number 0 is the plain style.
            self.styles_part = f"{self.book.folder}/stimmig-styles.xml".lstrip("/")
            self.added[self.styles_part] = theirs
            self.book.set_types(set(), {self.styles_part: _STYLES_TYPE})
            self.book.point_to("styles", self.styles_part)
            return plain_map(theirs)
        styles, numbers = append_styles(self._styles(), theirs)
        (self.added if self.styles_part in self.added else self.book.changed)[self.styles_part] = styles
        return numbers

    def _restore_styles(self, origin: Origin) -> None:
        if origin.styles:
            self.book.changed[self.styles_part] = restore_styles(self._styles(), origin.styles)
            return
        self.gone.add(self.styles_part)
        links = self.package.relationships(self.book.main)
        self.book.drop_relationships({link.id for link in links if link.kind == "styles"})

    def _tables(self) -> list[bytes]:
        """Return the beginnings of all tables in the workbook, those that are about to go left out."""
        stay = [
            self.package.read(part)[:4096] for part in self.package.names if _is_table(part) and part not in self.gone
        ]
        return stay + [content[:4096] for part, content in self.added.items() if _is_table(part)]

    def _table_ids(self) -> list[int]:
        return [
            int(match[1])
            for start in self._tables()
            if (match := re.search(rb'<(?:\w+:)?table\b[^>]*? id="(\d+)"', start))
        ]

    def _with_free_name(self, content: bytes) -> bytes:
        """Give a table of ours another name where the workbook uses it already."""
        taken = {match[1].lower() for start in self._tables() if (match := re.search(rb'displayName="([^"]*)"', start))}
        defined = parse(self.book.read(self.book.main)).child("definedNames")
        taken |= {one.get("name").lower().encode() for one in (defined.children if defined else ())}

        def free(match: re.Match) -> bytes:
            name, number = match[4], 2
            while name.lower() in taken:
                name, number = match[4] + str(number).encode(), number + 1
            return match[1] + name + match[3] + name + b'"'

        return _TABLE.sub(free, content, count=1) if b"<table" in content[:512] else content

    def _rewritten(self) -> bytes:
        changed = {part: new for part, new in self.book.changed.items() if new != to_utf8(self.package.read(part))}
        # A part that comes back under its old name stays at its place in the archive.
        back = {part: content for part, content in self.added.items() if part in self.gone}
        new = {part: content for part, content in self.added.items() if part not in back}
        return rewrite(self.data, changed | back, self.gone - set(back), new)


def _is_table(part: str) -> bool:
    return "table" in part.rpartition("/")[2].lower() and part.lower().endswith(".xml")


def _scoped_names(scratch: Package, name: str) -> list[ScopedName]:
    """Return the names of a scratch sheet (its print titles) under the name that the sheet has here."""
    quoted = "'" + name.replace("'", "''") + "'!"
    return [
        ScopedName(
            defined.get("name"),
            _SHEET_IN_FORMULA.sub(lambda match: quoted, defined.text or ""),
            defined.get("hidden") == "1",
        )
        for defined in scratch.tree(scratch.main_part).iterfind("definedNames/definedName")
    ]


def _free_name(wanted: str, taken: Sequence[str]) -> str:
    """Return a sheet name that no other sheet has, at most 31 characters long."""
    used = {name.casefold() for name in taken}
    name, number = wanted[:_LONGEST_NAME], 2
    while name.casefold() in used:
        ending = f" ({number})"
        name, number = wanted[: _LONGEST_NAME - len(ending)] + ending, number + 1
    return name
