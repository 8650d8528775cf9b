"""Say which workbooks are not written into, and check every new version before it replaces the old one."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.parsers import expat

from stimmig.refusal import Refusal
from stimmig.workbook.package import Package, part_key, to_utf8
from stimmig.writing import refusals
from stimmig.writing.xlsx.archive import read_entries

_TRUE = ("1", "true")
_CELL_STYLE = re.compile(rb'<(?:\w+:)?c [^>]*?\bs="(\d+)"')
_ANY_STYLE = re.compile(rb's="(\d+)"')
_SIGNATURE = b"package.digital-signature"
_STYLES = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}
"""what a cell style refers to, and the list of the stylesheet that it counts in"""


def refuse_unless_writable(package: Package) -> None:
    """Raise a Refusal where a change would void a signature, break a log, or go against the owner's protection."""
    name = package.name
    keys = {part_key(part) for part in package.names}
    types = package.read("[Content_Types].xml")
    if b"addin.macroEnabled.main+xml" in types:
        raise Refusal("add_in", refusals.ADD_IN, name=name)
    if (
        any(link.kind == "origin" for link in package.relationships())
        or _SIGNATURE in types
        or any(key.startswith("_xmlsignatures/") for key in keys)
    ):
        raise Refusal("signed", refusals.SIGNED, name=name)
    if any(link.kind == "revisionHeaders" for link in package.relationships(package.main_part)):
        raise Refusal("shared", refusals.SHARED, name=name)
    workbook = package.tree(package.main_part)
    protection, sharing = workbook.find("workbookProtection"), workbook.find("fileSharing")
    if protection is not None and protection.get("lockStructure") in _TRUE:
        raise Refusal("protected", refusals.PROTECTED, name=name)
    if sharing is not None and (sharing.get("readOnlyRecommended") in _TRUE or _asks_for_password(sharing)):
        raise Refusal("read_only_recommended", refusals.READ_ONLY_RECOMMENDED, name=name)
    if "docprops/custom.xml" in keys and b"_MarkAsFinal" in package.read("docProps/custom.xml"):
        raise Refusal("read_only_recommended", refusals.READ_ONLY_RECOMMENDED, name=name)


def verify(old: bytes, new: bytes, name: str) -> None:
    """Raise a Refusal unless the new version is sound and every part that stayed has its very bytes."""
    try:
        problem = _problem(old, new, name)
    except (zipfile.BadZipFile, expat.ExpatError, KeyError, ValueError) as error:
        problem = str(error)
    if problem:
        raise Refusal("not_verified", refusals.NOT_VERIFIED, name=name, what=problem)


def _problem(old: bytes, new: bytes, name: str) -> str:
    before = {entry.name: old[entry.start : entry.end] for entry in read_entries(old)[0]}
    after = {entry.name: new[entry.start : entry.end] for entry in read_entries(new)[0]}
    changed = [part for part in after if before.get(part) != after[part]]
    order = [part for part in after if part in before]
    if order != [part for part in before if part in after]:
        return "order"
    package = Package(new, name)
    sheets: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(new)) as archive:
        for part in changed:
            content = archive.read(part)  # checks length and CRC
            if part.lower().endswith((".xml", ".rels")):
                expat.ParserCreate().Parse(to_utf8(content), True)
            if package.content_type(part).endswith("worksheet+xml"):
                sheets[part] = content
    before = Package(old, name)
    return (
        _dangling(package, before)
        or _untyped(package, changed)
        or _invisible(package)
        or _double_tables(package, before)
        or next(iter(set(_beyond_styles(package, sheets)) - set(_beyond_styles(before, {}))), "")
    )


def _invisible(package: Package) -> str:
    """Return what is wrong where no sheet would be visible, "" else."""
    sheets = package.tree(package.main_part).findall("sheets/sheet")
    return "" if any(sheet.get("state", "visible") == "visible" for sheet in sheets) else "no visible sheet"


def _double_tables(package: Package, before: Package) -> str:
    """Return an id or name that two tables have now and did not have before, "" where there is none."""
    now, then = (Counter(_table_names(one)) for one in (package, before))
    return next((f"table {key}" for key, count in now.items() if count > max(1, then[key])), "")


def _table_names(package: Package) -> Iterator[tuple[str, str]]:
    for part in package.names:
        if package.content_type(part).endswith("table+xml"):
            table = package.tree(part)
            yield "id", table.get("id", "")
            yield "name", table.get("displayName", "").lower()


def _beyond_styles(package: Package, sheets: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what cell styles, and some sheets, refer to that is not in the stylesheet."""
    parts = package.related(package.main_part, "styles")
    styles = package.tree(parts[0]) if parts else ElementTree.Element("styleSheet")
    count = {child.tag: len(child) for child in styles}
    for xf in styles.iterfind("cellXfs/xf"):
        for attribute, name in _STYLES.items():
            if int(xf.get(attribute, 0)) >= max(1, count.get(name, 0)):
                yield f"{attribute} {xf.get(attribute)}"
    most = max(1, count.get("cellXfs", 0))
    for data in sheets.values():
        if all(int(number) < most for number in set(_ANY_STYLE.findall(data))):
            continue  # what looks like a style includes all that are
        used = map(int, _CELL_STYLE.findall(data))
        yield from (f"style {number}" for number in used if number >= most)


def _dangling(package: Package, before: Package) -> str:
    """Return a relationship that leads nowhere and did not do so before, "" where there is none."""
    for part in package.names:
        if part.endswith(".rels"):
            folder, _, base = part.replace("\\", "/").removesuffix(".rels").rpartition("_rels/")
            old = {(link.id, link.target) for link in before.relationships(f"{folder}{base}")}
            for link in package.relationships(f"{folder}{base}"):
                if not link.external and link.target not in package and (link.id, link.target) not in old:
                    return f"{part}: {link.target}"
    return ""


def _untyped(package: Package, changed: list[str]) -> str:
    """Return a changed part without content type, "" where there is none."""
    types = package.tree("[Content_Types].xml")
    endings = {element.get("Extension", "").lower() for element in types.iter("Default")}
    named = {part_key(element.get("PartName", "")) for element in types.iter("Override")}
    for part in changed:
        if (
            part != "[Content_Types].xml"
            and part.rpartition(".")[2].lower() not in endings
            and part_key(part) not in named
        ):
            return part
    return ""


def _asks_for_password(sharing) -> bool:
    return bool(sharing.get("reservationPassword") or sharing.get("hashValue"))
