"""A workbook file as a package of parts (ECMA-376 part 2): names, types and relationships, read without risk."""

import io
import posixpath
import re
import zipfile
from functools import cached_property
from typing import NamedTuple
from xml.etree import ElementTree

from stimmig.refusal import Refusal
from stimmig.workbook import unusable
from stimmig.workbook.damage import damage_in

# A real workbook packs about 1:10, a million formatted empty rows 1:100.
MAX_BYTES = 4 * 2**30
MAX_BYTES_BEFORE_RATIO = 256 * 2**20
MAX_RATIO = 200

XML_ENDINGS = (".xml", ".rels", ".vml")


class Relationship(NamedTuple):
    """A pointer from one part to another; `kind` is the last word of its type ("worksheet", "drawing")."""

    id: str
    kind: str
    target: str
    """name of the part, or the address of something outside"""
    external: bool


class Package:
    """The parts of one file. Reading a part never reads more than it declares, and no entity is expanded."""

    def __init__(self, data: bytes, name: str):
        self.data = data
        self.name = name
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
            self._entries = self.zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Refusal("corrupt", unusable.CORRUPT, name=name) from error
        self._refuse_unsafe()
        self.names = [entry.filename for entry in self._entries]
        self._by_key = {part_key(entry.filename): entry for entry in self._entries}

    def __contains__(self, part: str) -> bool:
        return part_key(part) in self._by_key

    def read(self, part: str) -> bytes:
        """Return the bytes of a part; Refusal where they are damaged."""
        try:
            return self.zip.read(self._by_key[part_key(part)])
        except KeyError as error:
            raise Refusal("corrupt", unusable.CORRUPT, name=self.name) from error
        except Exception as error:  # zlib, CRC, unknown compression: all say the same to the reader
            raise Refusal("corrupt", unusable.DAMAGED_PART, name=self.name, part=part) from error

    def xml(self, part: str) -> bytes:
        """Return a part that holds XML, in UTF-8; Refusal where it declares entities."""
        with damage_in(self.name, part):
            data = to_utf8(self.read(part))
        if has_doctype(data):
            raise Refusal("entities", unusable.ENTITIES, name=self.name)
        return data

    def tree(self, part: str) -> ElementTree.Element:
        """Return a small XML part as a tree whose names carry no namespace."""
        with damage_in(self.name, part):
            root = ElementTree.fromstring(self.xml(part))
        for element in root.iter():
            element.tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            for key in [key for key in element.attrib if "}" in key]:
                element.attrib[key.rpartition("}")[2]] = element.attrib.pop(key)
        return root

    def relationships(self, part: str = "") -> list[Relationship]:
        """Return what a part points to; those of the package itself for the empty name."""
        folder, _, name = part.replace("\\", "/").rpartition("/")
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if source not in self:
            return []
        return [
            Relationship(
                id=element.get("Id", ""),
                kind=element.get("Type", "").rpartition("/")[2],
                target=target if external else resolve(folder, target),
                external=external,
            )
            for element in self.tree(source)
            if element.tag == "Relationship"
            for target in [element.get("Target", "")]
            for external in [element.get("TargetMode") == "External"]
        ]

    def content_type(self, part: str) -> str:
        """Return the content type that is stated for a part by its name; empty where none is."""
        return self._stated_types.get(part_key(part), "")

    @cached_property
    def _stated_types(self) -> dict[str, str]:
        return {
            part_key(element.get("PartName", "")): element.get("ContentType", "")
            for element in self.tree("[Content_Types].xml").iter("Override")
        }

    def related(self, part: str, kind: str) -> list[str]:
        """Return the parts inside the package that a part points to with relationships of one kind."""
        return [
            link.target
            for link in self.relationships(part)
            if link.kind == kind and not link.external and link.target in self
        ]

    @cached_property
    def main_part(self) -> str:
        """Return the name of the workbook part; Refusal where there is none."""
        for link in self.relationships():
            if link.kind == "officeDocument" and link.target in self:
                return link.target
        raise Refusal("corrupt", unusable.CORRUPT, name=self.name)

    def actual_name(self, part: str) -> str:
        """Return the name of a part as the file spells it, perhaps in another case or with backslashes."""
        return self._by_key[part_key(part)].filename

    @cached_property
    def has_utf16_parts(self) -> bool:
        """Say whether any XML part is stored in UTF-16; Refusal where one declares entities.

        Looks at the head of every part, also of those that nobody reads further.
        """
        found = False
        for entry in self._entries:
            if entry.filename.lower().endswith(XML_ENDINGS):
                head = self._head(entry)
                with damage_in(self.name, entry.filename):
                    utf8 = to_utf8(head)
                if has_doctype(utf8):
                    raise Refusal("entities", unusable.ENTITIES, name=self.name)
                found |= b"\0" in head and b"\0" not in utf8
        return found

    def _head(self, entry: zipfile.ZipInfo) -> bytes:
        try:
            with self.zip.open(entry) as stream:
                return stream.read(4096)
        except Exception as error:  # as in `read`
            raise Refusal("corrupt", unusable.CORRUPT, name=self.name) from error

    def _refuse_unsafe(self) -> None:
        names = [part_key(entry.filename) for entry in self._entries]
        if any(".." in name.split("/") for name in names):
            raise Refusal("corrupt", unusable.CORRUPT, name=self.name)
        if len(set(names)) < len(names):
            raise Refusal("corrupt", unusable.DOUBLE_PARTS, name=self.name)
        if any(entry.flag_bits & 1 for entry in self._entries):
            raise Refusal("encrypted", unusable.ENCRYPTED, name=self.name)
        unpacked = sum(entry.file_size for entry in self._entries)
        ratio = unpacked / max(1, len(self.data))
        if unpacked > MAX_BYTES or (unpacked > MAX_BYTES_BEFORE_RATIO and ratio > MAX_RATIO):
            raise Refusal("too_large", unusable.BOMB, name=self.name, size=round(unpacked / 2**20))


def _unescaped(name: str) -> str:
    if "%" not in name:
        return name
    from urllib.parse import unquote  # rarely needed, and slow to import

    return unquote(name)


def part_key(name: str) -> str:
    """Return the form in which part names are compared: case, backslashes and %-escapes do not count."""
    return _unescaped(name.replace("\\", "/")).lstrip("/").lower()


def resolve(folder: str, target: str) -> str:
    """Return the part that a relationship's target names, seen from the folder of its source."""
    target = _unescaped(target.replace("\\", "/"))
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def to_utf8(data: bytes) -> bytes:
    """Return an XML part in UTF-8, whatever Unicode form it is stored in."""
    for mark, encoding in (
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
        (b"<\0", "utf-16-le"),
        (b"\0<", "utf-16-be"),
    ):
        if data.startswith(mark):
            text = data.decode(encoding)
            return re.sub(r"encoding=[\"'][^\"']*[\"']", 'encoding="UTF-8"', text, count=1).encode()
    return data.removeprefix(b"\xef\xbb\xbf")


_PROLOG = re.compile(rb"(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)


def has_doctype(data: bytes) -> bool:
    """Say whether an XML part declares a document type, and with it perhaps entities."""
    return data.startswith(b"<!DOCTYPE", _PROLOG.match(data).end())
