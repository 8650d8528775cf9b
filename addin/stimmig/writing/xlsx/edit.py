"""Put stimmig's sheets into a workbook, replace them, and take them away again."""

import re
import zlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple
from xml.sax.saxutils import escape

from stimmig.refusal import Refusal
from stimmig.workbook import marks
from stimmig.workbook.package import Package, part_key, to_utf8
from stimmig.writing import refusals
from stimmig.writing.xlsx.archive import rewrite
from stimmig.writing.xlsx.book import STRICT, Book, OwnSheet, ScopedName, names_cut, without_sheets
from stimmig.writing.xlsx.mark import Mark, Origin
from stimmig.writing.xlsx.splice import Span, parse
from stimmig.writing.xlsx.styles import StyleMap, append_styles, fingerprint, plain_map, restore_styles
from stimmig.writing.xlsx.transplant import Transplant, transplant

_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_LONGEST_NAME = 31
BOM = b"\xef\xbb\xbf"
_TABLE = re.compile(rb'(<(?:\w+:)?table\b[^>]*? name=")([^"]*)(" displayName=")([^"]*)"')
_SHEET_IN_FORMULA = re.compile(r"(?:'(?:[^']|'')*'|[^'!,]+)!")


class NewSheet(NamedTuple):
    """A sheet to be put in: what it is for, and the scratch workbook that holds it as its only sheet."""

    kind: str
    name: str
    scratch: bytes


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
            self.own = self.book.own_sheets(marks.REPORT_NAMES)
        except (ValueError, KeyError, AttributeError) as error:
            raise Refusal("damaged", refusals.DAMAGED, name=name, what="workbook.xml") from error
        styles = self.package.related(self.book.main, "styles")
        self.styles_part = self.package.actual_name(styles[0]) if styles else None
        self.added: dict[str, bytes] = {}
        self.gone: set[str] = set()

    def put(self, sheets: Sequence[NewSheet], as_copy: bool) -> bytes:
        origin = self._origin()
        rest = self.rest([own.part for own in self.own]) if as_copy else 0
        self._take([own for own in self.own if own.mark.kind in {sheet.kind for sheet in sheets}])
        scratches = [Package(sheet.scratch, sheet.name) for sheet in sheets]
        numbers = [self._append_styles(scratch) for scratch in scratches]
        before = {own.mark.kind: own for own in self.own}
        for sheet, scratch, styles in zip(sheets, scratches, numbers):
            mark = Mark(sheet.kind, origin, rest=rest).stamped(self._styles())
            self._put(sheet, scratch, styles, before.pop(sheet.kind, None), mark)
        for own in before.values():  # those that stay carry the new fingerprint too
            self._remark(own, replace(own.mark, origin=origin, rest=rest).stamped(self._styles()))
        return self._rewritten()

    def remove(self, kinds: Sequence[str]) -> bytes:
        doomed = [own for own in self.own if not kinds or own.mark.kind in kinds]
        if not doomed:
            return self.data
        self._refuse_if_needed(doomed)
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
        changing |= self._hanging_on(own)
        infos = [info for info in self.package.zip.infolist() if info.filename not in changing]
        return zlib.crc32("".join(f"{info.filename} {info.CRC}\n" for info in infos).encode()) or 1

    def _put(self, sheet: NewSheet, scratch: Package, styles: StyleMap, before: OwnSheet | None, mark: Mark) -> None:
        source = scratch.related(scratch.main_part, "worksheet")[0]
        new = self._transplanted(scratch, source, styles)
        self.added |= {part: self._with_free_name(content) for part, content in new.parts.items()}
        self.book.set_types(self.gone, dict(new.types))
        relationship = before.relationship if before else ""
        if not before or part_key(before.part) != part_key(new.sheet):
            relationship = self.book.point_to("worksheet", new.sheet, relationship)
        if before:
            name, index, number = before.name, before.index, before.number
        else:
            name = _free_name(sheet.name, [other.get("name") for other in self.book.sheets()])
            index, number = self.book.list_sheet(name, relationship)
        formula = replace(mark, sheet=number).formula()
        self.book.set_names(index, [ScopedName(marks.SHEET, formula, True), *_scoped_names(scratch, name)])

    def _take(self, doomed: Sequence[OwnSheet]) -> None:
        """Let go all parts that hang on some sheets and on nothing else."""
        parts = [own.part for own in doomed]
        self.gone |= self._hanging_on(parts) - self._hanging_on([""], without={part_key(part) for part in parts})
        numbers = {own.number for own in doomed}
        for chain in self.package.related(self.book.main, "calcChain"):
            part = self.package.actual_name(chain)
            self.book.changed[part] = without_sheets(self.book.read(part), numbers)

    def _refuse_if_needed(self, doomed: Sequence[OwnSheet]) -> None:
        """Raise a Refusal where the workbook would be left without a visible sheet, or with something that refers to none."""
        name = self.package.name
        going = {own.index for own in doomed}
        stay = [sheet for index, sheet in enumerate(self.book.sheets()) if index not in going]
        if not any(sheet.get("state", "visible") == "visible" for sheet in stay):
            raise Refusal("last_sheet", refusals.LAST_SHEET, name=name)
        hanging = self._hanging_on([own.part for own in doomed])
        for own in doomed:
            said = re.compile(re.escape(escape(own.name.replace("'", "''"))).encode() + rb"(?:'|&apos;|&#39;)?!")
            for part in self.package.names:
                if part.lower().endswith(".xml") and part not in hanging and said.search(self._others(part, own.index)):
                    raise Refusal("needed", refusals.NEEDED, name=name, sheet=own.name, what=part)
        if kinds := {"pivotTable", "slicer", "timeline"} & {
            link.kind for part in hanging if not part.endswith(".rels") for link in self.package.relationships(part)
        }:
            raise Refusal("needed", refusals.NEEDED, name=name, sheet=doomed[0].name, what=", ".join(sorted(kinds)))

    def _others(self, part: str, index: int) -> bytes:
        """Return a part as others wrote it: the workbook part without the names of one sheet."""
        data = to_utf8(self.package.read(part))
        return names_cut(data, index) if part == self.book.main else data

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

    def _remark(self, own: OwnSheet, mark: Mark) -> None:
        part = self.book.main
        text = self.book.read(part)
        for quote in ('"', "&quot;"):
            text = text.replace(f"{quote}{own.mark.text()}{quote}".encode(), f"{quote}{mark.text()}{quote}".encode(), 1)
        self.book.changed[part] = text

    def _hanging_on(self, parts: Sequence[str], without: Collection[str] = ()) -> set[str]:
        """Return the parts that some parts reach, themselves and relationships included ("" is the package)."""
        found: set[str] = set()
        border, seen = list(parts), set(without)
        while border:
            name = border.pop()
            if part_key(name) in seen or (name and name not in self.package):
                continue
            seen.add(part_key(name))
            folder, _, base = name.rpartition("/")
            rels = f"{folder}/_rels/{base}.rels".lstrip("/")
            found |= {self.package.actual_name(part) for part in (name, rels) if part in self.package}
            border += [link.target for link in self.package.relationships(name) if not link.external]
        return found

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
            # A workbook without styles gets those of the scratch workbook, whose number 0 is the plain style.
            usual = f"{self.book.folder}/styles.xml".lstrip("/")
            free = part_key(usual) not in self.book.names_in_use()
            self.styles_part = usual if free else f"{self.book.folder}/stimmig-styles.xml".lstrip("/")
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

    def _tables(self) -> list[Span]:
        """Return the heads of all tables in the workbook, those that are about to go left out."""
        stay = [self.package.xml(part) for part in self.book.parts_of_type("table+xml") if self._stays(part)]
        own = [content for content in self.added.values() if _TABLE.search(content[:4096])]
        return [parse(content, 0) for content in stay + own]

    def _stays(self, part: str) -> bool:
        return part not in self.gone and part not in self.added

    def _table_ids(self) -> list[int]:
        return [int(table.get("id") or 0) for table in self._tables()]

    def _with_free_name(self, content: bytes) -> bytes:
        """Give a table of ours another name where the workbook uses it already."""
        if not _TABLE.search(content[:4096]):
            return content
        taken = {table.get("displayName").lower() for table in self._tables()}
        defined = parse(self.book.read(self.book.main)).child("definedNames")
        taken |= {one.get("name").lower() for one in (defined.children if defined else ())}

        def free(match: re.Match) -> bytes:
            name, number = match[4].decode(), 2
            while name.lower() in taken:
                name, number = match[4].decode() + str(number), number + 1
            return match[1] + name.encode() + match[3] + name.encode() + b'"'

        return _TABLE.sub(free, content, count=1)

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
