"""The parts of a user's workbook that change when a sheet comes or goes: workbook, relationships, content types."""

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from stimmig.workbook import marks
from stimmig.workbook.package import Package, part_key, to_utf8
from stimmig.writing.xlsx.mark import Mark
from stimmig.writing.xlsx.splice import Edits, Span, parse

CONTENT_TYPES = "[Content_Types].xml"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_USUAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")


@dataclass(frozen=True)
class OwnSheet:
    """A sheet that stimmig added earlier, and where it stands among the sheets of the workbook."""

    mark: Mark
    name: str
    number: int
    """its sheetId"""
    index: int
    relationship: str
    part: str


@dataclass(frozen=True)
class ScopedName:
    """A defined name of one sheet, such as its print titles."""

    name: str
    formula: str
    hidden: bool = False


@dataclass
class Book:
    """The workbook part with its neighbours, ready for changes; `changed` collects the new contents."""

    package: Package
    changed: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        main = self.package.main_part
        self.main = self.package.actual_name(main)
        self.folder = posixpath.dirname(main)
        rels = posixpath.join(self.folder, "_rels", f"{posixpath.basename(main)}.rels")
        self.relationships_part = self.package.actual_name(rels)
        self.types_part = self.package.actual_name(CONTENT_TYPES)

    def read(self, part: str) -> bytes:
        """Return a part as it stands after the changes so far."""
        return self.changed[part] if part in self.changed else to_utf8(self.package.read(part))

    @property
    def is_strict(self) -> bool:
        """Say whether the file uses the namespaces of strict Open XML."""
        return STRICT.encode() in self.read(self.relationships_part)

    @property
    def relationship_namespace(self) -> str:
        """Return the namespace of relationships."""
        return STRICT if self.is_strict else _USUAL

    def names_in_use(self) -> set[str]:
        """Return all part names, those that anything merely mentions included: a new part must not fill one by chance."""
        used = {part_key(name) for name in self.package.names}
        for part in self.package.names:
            if part.lower().endswith(".rels"):
                folder = posixpath.dirname(posixpath.dirname(part.replace("\\", "/")))
                for target in re.findall(rb'Target\s*=\s*["\']([^"\']*)', to_utf8(self.package.read(part))):
                    used.add(
                        part_key(posixpath.normpath(posixpath.join("/", folder, target.decode("utf-8", "replace"))))
                    )
        for name in re.findall(rb'PartName\s*=\s*["\']([^"\']*)', self.read(self.types_part)):
            used.add(part_key(name.decode("utf-8", "replace")))
        return used

    def sheets(self) -> list[Span]:
        """Return the sheet elements of the workbook part."""
        return parse(self.read(self.main)).child("sheets").all("sheet")

    def own_sheets(self, usual_names: Collection[str]) -> list[OwnSheet]:
        """Return the sheets that stimmig added, found by their mark; of one kind there is one.

        A copy that somebody made of such a sheet carries the mark too, and is theirs. Only the original has the
        number that the mark names; where another program counted all sheets anew, it has one of the usual names. What
        the add-in put into an open workbook names no number: it is ours where it is the only one of its kind.
        """
        found: dict[str, OwnSheet] = {}
        marked = self._marked()
        kinds = [own.mark.kind for own in marked]
        for own in sorted(marked, key=lambda own: own.number != own.mark.sheet):
            alone = not own.mark.sheet and kinds.count(own.mark.kind) == 1
            if own.number == own.mark.sheet or own.name in usual_names or alone:
                found.setdefault(own.mark.kind, own)
        return list(found.values())

    def _marked(self) -> list[OwnSheet]:
        data = self.read(self.main)
        root = parse(data)
        sheets = root.child("sheets").all("sheet")
        targets = {link.id: link.target for link in self.package.relationships(self.main)}
        found = []
        for defined in names_in(root):
            index = int(defined.get("localSheetId") or -1)
            if defined.get("name") == marks.SHEET and 0 <= index < len(sheets):
                mark = Mark.read(marks.text_of(data[defined.content : defined.content_end].decode()))
                sheet, link = sheets[index], sheets[index].get("id")
                number = int(sheet.get("sheetId") or 0)
                found.append(OwnSheet(mark, sheet.get("name"), number, index, link, targets.get(link, "")))
        return found

    def parts_of_type(self, ending: str) -> list[str]:
        """Return the parts whose content type ends so: "table+xml"."""
        root = parse(self.read(self.types_part), 1)
        named = (one.get("PartName") for one in root.all("Override") if one.get("ContentType").endswith(ending))
        return [self.package.actual_name(part) for part in named if part in self.package]

    def set_types(self, dropped: set[str], added: dict[str, str]) -> None:
        """Say what types new parts have, and no longer what parts had that are gone."""
        data = self.read(self.types_part)
        root, edits = parse(data, 1), Edits(data)
        keys, stated = {part_key(part) for part in dropped}, set()
        for element in root.children:
            key = part_key(element.get("PartName"))
            if element.name == "Override" and key in keys and not any(part_key(part) == key for part in added):
                edits.replace(element.start, element.end)
            stated.add(key)
        by_ending = {element.get("Extension").lower() for element in root.children if element.name == "Default"}
        overrides = "".join(
            f"<{root.prefix}Override PartName={quoteattr('/' + part)} ContentType={quoteattr(kind)}/>"
            for part, kind in added.items()
            if part_key(part) not in stated and not (part.endswith(".rels") and "rels" in by_ending)
        )
        if overrides:
            edits.append_child(root, overrides.encode())
        self.changed[self.types_part] = edits.apply()

    def point_to(self, kind: str, target: str, relationship: str = "") -> str:
        """Let the workbook point to a part, by an old relationship or a new one, and return its id."""
        data = self.read(self.relationships_part)
        root, edits = parse(data, 1), Edits(data)
        by_id = {element.get("Id"): element for element in root.children}
        if relationship in by_id:
            edits.set_attribute(by_id[relationship], "Target", "/" + target)
        else:
            number = 1
            while (relationship := f"rIdStimmig{number}") in by_id:
                number += 1
            where = f"Type={quoteattr(f'{self.relationship_namespace}/{kind}')} Target={quoteattr('/' + target)}"
            edits.append_child(root, f"<{root.prefix}Relationship Id={quoteattr(relationship)} {where}/>".encode())
        self.changed[self.relationships_part] = edits.apply()
        return relationship

    def drop_relationships(self, ids: set[str]) -> None:
        """Take relationships of the workbook away."""
        data = self.read(self.relationships_part)
        root, edits = parse(data, 1), Edits(data)
        for element in root.children:
            if element.get("Id") in ids:
                edits.replace(element.start, element.end)
        self.changed[self.relationships_part] = edits.apply()

    def list_sheet(self, name: str, relationship: str, *, hidden: bool = False) -> tuple[int, int]:
        """List a sheet behind the others, so that all other places stay true; return its place and its number."""
        data = self.read(self.main)
        root, edits = parse(data), Edits(data)
        sheets = root.child("sheets").all("sheet")
        number = max((int(sheet.get("sheetId") or 0) for sheet in sheets), default=0) + 1
        prefix = _declared_prefix(root, self.relationship_namespace)
        declared = "" if prefix else f" xmlns:r={quoteattr(self.relationship_namespace)}"
        declared += ' state="hidden"' if hidden else ""
        element = (
            f'<{root.prefix}sheet name={quoteattr(name)} sheetId="{number}"{declared}'
            f" {prefix or 'r:'}id={quoteattr(relationship)}/>"
        )
        edits.append_child(root.child("sheets"), element.encode())
        self.changed[self.main] = edits.apply()
        return len(sheets), number

    def set_names(self, index: int, names: list[ScopedName]) -> None:
        """Give a sheet these names and no others; nothing changes where it has just these."""
        data = self.read(self.main)
        root, edits = parse(data), Edits(data)
        present = [defined for defined in names_in(root) if defined.get("localSheetId") == str(index)]
        tag = f"{root.prefix}definedName"
        elements = "".join(
            f'<{tag} name={quoteattr(name.name)} localSheetId="{index}"{" hidden=" + quoteattr("1") if name.hidden else ""}>'
            f"{escape(name.formula)}</{tag}>"
            for name in names
        ).encode()
        if b"".join(data[defined.start : defined.end] for defined in present) == elements:
            return
        for defined in present:
            edits.replace(defined.start, defined.end)
        parent = root.child("definedNames")
        if parent is not None:
            edits.append_child(parent, elements)
        else:
            last = [child for child in root.children if child.name in _BEFORE_NAMES][-1]
            edits.insert(last.end, f"<{tag}s>".encode() + elements + f"</{tag}s>".encode())
        self.changed[self.main] = edits.apply()

    def unlist_sheet(self, index: int, names_before: str) -> None:
        """Take a sheet off the list with all names of its own, and count the places of later sheets anew."""
        data = self.read(self.main)
        root, edits = parse(data), Edits(data)
        sheet = root.child("sheets").all("sheet")[index]
        edits.replace(sheet.start, sheet.end)
        parent, names = root.child("definedNames"), names_in(root)
        if parent is not None and all(name.get("localSheetId") == str(index) for name in names):
            if names_before == "missing":
                edits.replace(parent.start, parent.end)
                names = []
            elif names_before == "closed" and not parent.is_self_closed:
                edits.close(parent)
                names = []
        for name in names:
            place = name.get("localSheetId")
            if place == str(index):
                edits.replace(name.start, name.end)
            elif place and int(place) > index:
                edits.set_attribute(name, "localSheetId", str(int(place) - 1))
        for view in (view for views in root.all("bookViews") for view in views.all("workbookView")):
            for attribute in ("activeTab", "firstSheet"):
                place = int(view.get(attribute) or 0)
                if place and place >= index:
                    edits.set_attribute(view, attribute, str(place - 1))
        self.changed[self.main] = edits.apply()


def names_in(root: Span) -> list[Span]:
    """Return the defined names of the workbook part."""
    parent = root.child("definedNames")
    return parent.all("definedName") if parent else []


def _declared_prefix(root: Span, namespace: str) -> str:
    """Return the prefix that the workbook part declares for relationships, "" where its root declares none."""
    for key, value in root.attributes.items():
        if value == namespace and key.startswith("xmlns:"):
            return key.removeprefix("xmlns:") + ":"
    return ""
