"""Make the parts of a sheet that was authored in a scratch workbook fit into a user's workbook."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from stimmig.workbook.package import Package, part_key
from stimmig.writing.xlsx.epoch import counts_from_1904, dated_styles, shifted
from stimmig.writing.xlsx.styles import StyleMap

_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = {
    _MAIN: b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    _RELS: b"http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_CELL_STYLE = re.compile(rb'(<(?:c|row|col)\b[^>]*? (?:s|style)=")(\d+)"')
_DIFFERENCE = re.compile(rb'((?:dxfId|[a-z]+DxfId)=")(\d+)"', re.IGNORECASE)
_SHARED = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*) t="s"><v>(\d+)</v></c>')
_ITEM = re.compile(rb"<si>(.*?)</si>", re.DOTALL)
_TABLE_ID = re.compile(rb'(<table\b[^>]*? id=")(\d+)"')
_RELATED = re.compile(rb'(<Relationship [^>]*?Target=")([^"]*)(")')


@dataclass(frozen=True)
class Transplant:
    """The parts that come into the user's package: name → content and type; the first is the sheet itself."""

    sheet: str
    parts: Mapping[str, bytes]
    types: Mapping[str, str]


def transplant(
    scratch: Package,
    sheet: str,
    folder: str,
    styles: StyleMap,
    *,
    first_table: int,
    taken: set[str],
    strict: bool,
    workbook: bytes,
) -> Transplant:
    """Return the parts of one scratch sheet under new names in `folder`, with the styles of the user's workbook.

    `first_table` is the first free table id; `taken` are the part names in use, folded; `workbook` is the workbook part
    into which the sheet comes.
    """
    names = _new_names(scratch, sheet, folder, taken)
    shared = _shared_strings(scratch)
    types = _types(scratch)
    parts: dict[str, bytes] = {}
    table = first_table
    for old, new in names.items():
        data = scratch.read(old)
        if old == sheet:
            data = shifted(data, dated_styles(scratch)) if counts_from_1904(workbook) else data
            data = _sheet(data, styles, shared)
        elif types.get(part_key(old), "").endswith("table+xml"):
            data = _TABLE_ID.sub(lambda match, number=table: match[1] + str(number).encode() + b'"', data, count=1)
            data = _with_differences(data, styles)
            table += 1
        elif old.endswith(".rels"):
            data = _relationships(data, old, names)
        parts[new] = _strict(data) if strict else data
    own_types = {new: types[part_key(old)] for old, new in names.items() if part_key(old) in types}
    relationships = {
        new: "application/vnd.openxmlformats-package.relationships+xml" for new in parts if new.endswith(".rels")
    }
    return Transplant(names[sheet], parts, own_types | relationships)


def _new_names(scratch: Package, sheet: str, folder: str, taken: set[str]) -> dict[str, str]:
    """Return old name → new name of the sheet and of everything that only it reaches, relationships included."""
    names: dict[str, str] = {}
    border = [sheet]
    while border:
        part = border.pop(0)
        if part in names:
            continue
        stem, ending = posixpath.splitext(posixpath.basename(part))
        kind = re.sub(r"\d+$", "", stem)
        names[part] = _free(posixpath.join(folder, _FOLDERS.get(kind, "stimmig"), f"stimmig-{kind}"), ending, taken)
        rels = posixpath.join(posixpath.dirname(part), "_rels", f"{posixpath.basename(part)}.rels")
        if rels in scratch:
            new = names[part]
            names[rels] = posixpath.join(posixpath.dirname(new), "_rels", f"{posixpath.basename(new)}.rels")
            taken.add(part_key(names[rels]))
            border += [link.target for link in scratch.relationships(part) if not link.external]
    return names


_FOLDERS = {"sheet": "worksheets", "table": "tables", "drawing": "drawings", "chart": "charts", "comments": ""}


def _free(base: str, ending: str, taken: set[str]) -> str:
    number = 1
    while part_key(f"{base}{number}{ending}") in taken:
        number += 1
    name = f"{base}{number}{ending}"
    taken.add(part_key(name))
    return name


def _sheet(data: bytes, styles: StyleMap, shared: list[bytes]) -> bytes:
    data = data.replace(b' tabSelected="1"', b"")  # two selected tabs are a group, and typing hits both
    data = _CELL_STYLE.sub(lambda match: match[1] + str(styles.cells[int(match[2])]).encode() + b'"', data)
    data = _with_differences(data, styles)
    # Texts come last: what they say is not to be taken for an attribute.
    return _SHARED.sub(
        lambda match: b'<c r="%s"%s t="inlineStr"><is>%s</is></c>' % (match[1], match[2], shared[int(match[3])]), data
    )


def _with_differences(data: bytes, styles: StyleMap) -> bytes:
    return _DIFFERENCE.sub(lambda match: match[1] + str(styles.differences[int(match[2])]).encode() + b'"', data)


def _relationships(data: bytes, part: str, names: Mapping[str, str]) -> bytes:
    """Return a relationships part whose targets are the new names, given from the root."""
    folder = posixpath.dirname(posixpath.dirname(part))

    def new(match: re.Match) -> bytes:
        target = posixpath.normpath(posixpath.join("/", folder, match[2].decode())).lstrip("/")
        return match[1] + (escape("/" + names[target]).encode() if target in names else match[2]) + match[3]

    return _RELATED.sub(new, data)


def _shared_strings(scratch: Package) -> list[bytes]:
    parts = scratch.related(scratch.main_part, "sharedStrings")
    return _ITEM.findall(scratch.read(parts[0])) if parts else []


def _types(scratch: Package) -> dict[str, str]:
    """Return part → content type of the scratch workbook, by override or by ending."""
    tree = scratch.tree("[Content_Types].xml")
    by_ending = {
        element.get("Extension", "").lower(): element.get("ContentType", "") for element in tree.iter("Default")
    }
    types = {part_key(name): by_ending.get(name.rpartition(".")[2].lower(), "") for name in scratch.names}
    types.update(
        {part_key(element.get("PartName", "")): element.get("ContentType", "") for element in tree.iter("Override")}
    )
    return {name: kind for name, kind in types.items() if kind and not name.endswith(".rels")}


def _strict(data: bytes) -> bytes:
    for usual, strict in _STRICT.items():
        data = data.replace(usual, strict)
    return data
