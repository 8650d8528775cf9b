"""Put stimmig's sheets into a workbook, replace them, and take them away again."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from stimmig.refusal import Refusal
from stimmig.workbook import marks
from stimmig.workbook.package import Package, part_key, to_utf8
from stimmig.writing import refusals
from stimmig.writing.xlsx.archive import rewrite
from stimmig.writing.xlsx.book import Book, OwnSheet, ScopedName
from stimmig.writing.xlsx.leaving import detach, hanging_on, refuse_to_replace, without_sheets
from stimmig.writing.xlsx.mark import Mark, Origin
from stimmig.writing.xlsx.splice import Span, parse
from stimmig.writing.xlsx.styles import EMPTY, StyleMap, append_styles, fingerprint, restore_styles
from stimmig.writing.xlsx.tables import heads, with_free_name
from stimmig.writing.xlsx.transplant import Transplant, transplant

_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_LONGEST_NAME = 31
BOM = b"\xef\xbb\xbf"
_SHEET_IN_FORMULA = re.compile(r"(?:'(?:[^']|'')*'|[^'!,]+)!")


class NewSheet(NamedTuple):
    """A sheet to be put in: what it is for, and the scratch workbook that holds it as its only sheet."""

    kind: str
    name: str
    scratch: bytes
    hidden: bool = False


def put_sheets(data: bytes, name: str, sheets: Sequence[NewSheet], *, as_copy: bool = False) -> bytes:
    """Return the workbook with the sheets put in; a sheet of the same kind is replaced and keeps name and place.

    `as_copy` notes in the marks what else the copy holds, for `is_untouched_copy`.
    """
    return _Editor(data, name).put(sheets, as_copy)


def remove_sheets(data: bytes, name: str, kinds: Sequence[str] = ()) -> bytes:
    """Return the workbook without stimmig's sheets (of some kinds, where named), the package as it was before."""
    return _Editor(data, name).remove(kinds)


def mark_alone(kind: str, scratch: bytes) -> bytes:
    """Return a scratch workbook, whose only sheet is stimmig's, with the mark that says so."""
    return _Editor(scratch, "").mark_alone(kind)


def is_untouched_copy(data: bytes, name: str) -> bool:
    """Say whether a file is a copy that stimmig made and nobody has worked in since."""
    editor = _Editor(data, name)
    rest = editor.rest([own.part for own in editor.own])
    return any(own.mark.rest for own in editor.own) and all(own.mark.rest == rest for own in editor.own)


class _Editor:
    def __init__(self, data: bytes, name: str):
        self.data = data
        self.package = Package(data, name)
        try:
            self.book = Book(self.package)
            self.own = self.book.own_sheets(marks.USUAL_NAMES)
        except (ValueError, KeyError, AttributeError) as error:
            raise Refusal("damaged", refusals.DAMAGED, name=name, what="workbook.xml") from error
        styles = self.package.related(self.book.main, "styles")
        self.styles_part = self.package.actual_name(styles[0]) if styles else None
        self.added: dict[str, bytes] = {}
        self.gone: set[str] = set()

    def put(self, sheets: Sequence[NewSheet], as_copy: bool) -> bytes:
        origin = self._origin()
        rest = self.rest([own.part for own in self.own]) if as_copy else 0
        replaced = [own for own in self.own if own.mark.kind in {sheet.kind for sheet in sheets}]
        refuse_to_replace(self.package, replaced)
        self._take(replaced)
        before = {own.mark.kind: own for own in self.own}
        scratches = [Package(sheet.scratch, sheet.name) for sheet in sheets]
        for sheet, scratch, styles in zip(sheets, scratches, [*map(self._append_styles, scratches)]):
            mark = Mark(sheet.kind, origin, rest=rest).stamped(self._styles())
            self._put(sheet, scratch, styles, before.pop(sheet.kind, None), mark)
        for own in before.values():  # those that stay carry the new fingerprint too
            self._remark(own, replace(own.mark, origin=origin, rest=rest).stamped(self._styles()))
        return self._rewritten()

    def remove(self, kinds: Sequence[str]) -> bytes:
        doomed = [own for own in self.own if not kinds or own.mark.kind in kinds]
        if not doomed:
            return self.data
        detach(self.package, self.book, doomed)
        origin, untouched = self.own[0].mark.origin, self._styles_are_ours
        self._take(doomed)
        for own in sorted(doomed, key=lambda own: -own.index):
            self.book.drop_relationships({own.relationship})
            self.book.unlist_sheet(own.index, origin.names)
        if len(doomed) == len(self.own) and self.styles_part and untouched:
            self._restore_styles(origin)
        self.book.set_types(self.gone, {})
        return self._rewritten()

    def mark_alone(self, kind: str) -> bytes:
        sheet = self.book.sheets()[0]
        rest = self.rest(self.package.related(self.book.main, "worksheet"))
        mark = Mark(kind, self._origin(), int(sheet.get("sheetId")), rest=rest).stamped(self._styles())
        names = _scoped_names(self.package, sheet.get("name"))
        self.book.set_names(0, [ScopedName(marks.SHEET, mark.formula(), True), *names])
        return self._rewritten()

    def rest(self, own: Sequence[str]) -> int:
        """Return a fingerprint of all parts but stimmig's own sheets, and but those parts that change with them."""
        changing = {self.book.main, self.book.relationships_part, self.book.types_part, self.styles_part}
        changing |= hanging_on(self.package, own)
        infos = [info for info in self.package.zip.infolist() if info.filename not in changing]
        return zlib.crc32("".join(f"{info.filename} {info.CRC}\n" for info in infos).encode()) or 1

    def _put(self, sheet: NewSheet, scratch: Package, styles: StyleMap, before: OwnSheet | None, mark: Mark) -> None:
        source = scratch.related(scratch.main_part, "worksheet")[0]
        new = self._transplanted(scratch, source, styles)
        tables = self._tables()
        defined = parse(self.book.read(self.book.main)).child("definedNames")
        taken = {one.get("name").lower() for one in (defined.children if defined else ())}
        self.added |= {part: with_free_name(content, tables, taken) for part, content in new.parts.items()}
        self.book.set_types(self.gone, dict(new.types))
        relationship = before.relationship if before else ""
        if not before or part_key(before.part) != part_key(new.sheet):
            relationship = self.book.point_to("worksheet", new.sheet, relationship)
        if before:
            name, index, number = before.name, before.index, before.number
        else:
            name = _free_name(sheet.name, [other.get("name") for other in self.book.sheets()])
            index, number = self.book.list_sheet(name, relationship, hidden=sheet.hidden)
        formula = replace(mark, sheet=number).formula()
        self.book.set_names(index, [ScopedName(marks.SHEET, formula, True), *_scoped_names(scratch, name)])

    def _take(self, doomed: Sequence[OwnSheet]) -> None:
        """Let go all parts that hang on some sheets and on nothing else."""
        parts = [own.part for own in doomed]
        self.gone |= hanging_on(self.package, parts) - hanging_on(
            self.package, [""], without={part_key(part) for part in parts}
        )
        numbers = {own.number for own in doomed}
        for chain in self.package.related(self.book.main, "calcChain"):
            part = self.package.actual_name(chain)
            if left := without_sheets(self.book.read(part), numbers):
                self.book.changed[part] = left
            else:
                self.gone.add(part)
                links = self.package.relationships(self.book.main)
                self.book.drop_relationships({link.id for link in links if link.kind == "calcChain"})

    def _transplanted(self, scratch: Package, source: str, styles: StyleMap) -> Transplant:
        return transplant(
            scratch,
            source,
            self.book.folder,
            styles,
            first_table=max((int(table.get("id") or 0) for table in self._tables()), default=0) + 1,
            taken=(self.book.names_in_use() - set(map(part_key, self.gone))) | set(map(part_key, self.added)),
            strict=self.book.is_strict,
            workbook=self.book.read(self.book.main),
        )

    def _remark(self, own: OwnSheet, mark: Mark) -> None:
        part = self.book.main
        text = self.book.read(part)
        for quote in ('"', "&quot;"):
            text = text.replace(f"{quote}{own.mark.text()}{quote}".encode(), f"{quote}{mark.text()}{quote}".encode(), 1)
        self.book.changed[part] = text

    @property
    def _styles_are_ours(self) -> bool:
        """Say whether nobody has touched the styles since stimmig wrote them."""
        now = fingerprint(self._styles() or b"")
        return any(own.mark.fingerprint == now for own in self.own)

    def _origin(self) -> Origin:
        """Return how the package was before the first sheet of stimmig's came, as far as that can be restored."""
        now = Origin.of(self.book.read(self.book.main), self._styles())
        if not self.own:
            return now
        before = self.own[0].mark.origin
        # Another program may have numbered the styles anew; what stands there now is in use.
        return before if self._styles_are_ours else Origin(before.names, now.styles)

    def _styles(self) -> bytes | None:
        part = self.styles_part
        return None if part is None else self.added[part] if part in self.added else self.book.read(part)

    def _append_styles(self, scratch: Package) -> StyleMap:
        theirs = scratch.read(scratch.related(scratch.main_part, "styles")[0])
        if self.styles_part is None:
            # A workbook without styles gets a list of them; number 0 of ours is the plain style.
            usual = f"{self.book.folder}/styles.xml".lstrip("/")
            free = part_key(usual) not in self.book.names_in_use()
            self.styles_part = usual if free else usual.replace("styles.xml", "stimmig-styles.xml")
            self.added[self.styles_part] = EMPTY[self.book.is_strict]
            self.book.set_types(set(), {self.styles_part: _STYLES_TYPE})
            self.book.point_to("styles", self.styles_part)
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

    def _tables(self) -> list[Span]:
        """Return the heads of all tables in the workbook, those that are about to go left out."""
        stay = [part for part in self.book.parts_of_type("table+xml") if part not in self.gone | self.added.keys()]
        return heads([*map(self.package.xml, stay), *self.added.values()])

    def _rewritten(self) -> bytes:
        changed = {part: new for part, new in self.book.changed.items() if new != to_utf8(self.package.read(part))}
        changed = {part: BOM + new if self.package.read(part).startswith(BOM) else new for part, new in changed.items()}
        # A part that comes back under its old name stays at its place in the archive.
        back = {part: content for part, content in self.added.items() if part in self.gone}
        new = {part: content for part, content in self.added.items() if part not in back}
        return rewrite(self.data, changed | back, self.gone - set(back), new)


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
