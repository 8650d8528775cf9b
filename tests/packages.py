"""Change the parts of a package, to make the odd files that are met in the wild."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from sheets import write_xlsx

PLAIN = """
# Kennzahlen
| ID  | Kennzahl | Zielwert | Ist |
| K-1 | Umsatz   | 5        | 4   |
"""
_USUAL = "http://schemas.openxmlformats.org/"


def plain(path: Path) -> Path:
    """Write a small workbook."""
    return write_xlsx(PLAIN, path)


def parts(path: Path) -> dict[str, bytes]:
    """Return name → content of all parts, in order."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rebuild(path: Path, change: Callable[[str, bytes], bytes | None], rename=lambda name: name, **more: bytes) -> Path:
    """Rewrite a package: `change` gives each part's new content, None to drop it; `more` are new parts."""
    old = parts(path)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in old.items():
            if (new := change(name, content)) is not None:
                info = zipfile.ZipInfo("x")
                info.filename, info.compress_type = rename(name), zipfile.ZIP_DEFLATED
                archive.writestr(info, new)
        for name, content in more.items():
            archive.writestr(name, content)
    path.write_bytes(out.getvalue())
    return path


def is_sheet(name: str) -> bool:
    return "worksheets/sheet" in name and name.endswith(".xml")


def strict(path: Path) -> Path:
    """Turn a workbook into strict OOXML, as "Strict Open XML Spreadsheet" saves it."""

    def change(name, content):
        return content.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
        )

    return rebuild(path, change)


def prefixed(path: Path) -> Path:
    """Put the main namespace under a prefix, as some exporters do."""

    def change(name, content):
        if not (is_sheet(name) or name in ("xl/workbook.xml", "xl/styles.xml")):
            return content
        return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", content).replace(b" xmlns=", b" xmlns:x=")

    return rebuild(path, change)


def utf16(path: Path) -> Path:
    """Store all XML in UTF-16."""

    def change(name, content):
        if not name.endswith((".xml", ".rels")):
            return content
        return content.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")

    return rebuild(path, change)


def without_positions(path: Path) -> Path:
    """Leave out the positions of rows and cells, which are optional."""
    return rebuild(
        path, lambda name, content: re.sub(rb'<(row|c) r="[^"]*"', rb"<\1", content) if is_sheet(name) else content
    )


def backslashes(path: Path) -> Path:
    """Name the parts with backslashes, as some Windows libraries do."""
    return rebuild(path, lambda name, content: content, rename=lambda name: name.replace("/", "\\"))


def odd_case(path: Path) -> Path:
    """Name the parts in another case than the relationships do."""
    return rebuild(path, lambda name, content: content, rename=lambda name: name.replace("worksheets", "Worksheets"))


ODD_FORMS = {form.__name__: form for form in (strict, prefixed, utf16, without_positions, backslashes, odd_case)}
