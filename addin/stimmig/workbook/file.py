"""Open a closed file, whatever its ending says it is."""

import io
import os
from pathlib import Path

from stimmig.refusal import Refusal
from stimmig.workbook import unusable
from stimmig.workbook.package import Package, part_key
from stimmig.workbook.workbook import Workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OWN_TEXT = (".md", ".markdown")
_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_MANY = 5_000
"""workbooks of a folder among which a similar name is looked for; more would take too long"""
_PARTS_OF_A_WORKBOOK = ("[content_types].xml", "_rels/.rels", "xl/")


def open_workbook(path: str | Path, name: str | None = None, password: str = "") -> Workbook:
    """Return the workbook in a file (.xlsx, .xlsm, .xlsb, .xls, .ods, or Markdown tables); Refusal where there is none.

    `name` is what messages call it; its file name where nothing else is said. `password` opens what is encrypted.
    """
    path = Path(path)
    name = name or path.name
    data = read_bytes(path, name)
    try:
        return _open(data, name, path)
    except Refusal as refusal:
        if refusal.code != "encrypted" or not password:
            raise
    from stimmig.workbook.decrypting import decrypted  # few files are encrypted

    return _open(decrypted(data, name, password), name, path)


def _open(data: bytes, name: str, path: Path) -> Workbook:
    if data.startswith(b"PK"):
        return _open_zip(data, name, path)
    if data.startswith(_OLE):
        return _open_ole(data, name, path)
    if path.suffix.lower() in _OWN_TEXT:
        from stimmig.workbook.table import read_tables

        return read_tables(data.decode("utf-8", "replace"), name=name, alias=path.stem, path=path)
    raise _no_workbook(name, _guess(data))


def _no_workbook(name: str, kind: str) -> Refusal:
    found, advice = unusable.FOUND[kind]
    return Refusal("not_a_workbook", unusable.NO_WORKBOOK, name=name, found=found, advice=advice)


def read_bytes(path: Path, name: str) -> bytes:
    """Return a file's content as it is at this moment; Refusal where it cannot be had."""
    if path.name.startswith(("~$", ".~lock.")):
        owner = path.name.removeprefix("~$").removeprefix(".~lock.").rstrip("#")
        raise Refusal("lock_file", unusable.LOCK_FILE, name=name, owner=owner)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        near = _nearest(path)
        raise Refusal("missing", unusable.MISSING_NEAR if near else unusable.MISSING, name=name, near=near) from error
    except IsADirectoryError as error:
        raise Refusal("folder", unusable.FOLDER, name=name) from error
    except OSError as error:
        if os.path.isdir(path):  # what Windows answers when a folder is read
            raise Refusal("folder", unusable.FOLDER, name=name) from error
        raise Refusal("unreadable", unusable.UNREADABLE, name=name, cause=unusable.cause_of(error)) from error
    except (ValueError, RuntimeError) as error:  # a NUL in the path, on Windows also a name of no known form
        raise Refusal("missing", unusable.MISSING, name=name.replace("\0", "?")) from error
    if not data:
        raise Refusal("corrupt", unusable.EMPTY_FILE, name=name)
    return data


def _nearest(path: Path) -> str:
    """Return the workbook of the same folder that may be meant; "" where none has a similar name."""
    from difflib import get_close_matches

    try:
        names = [name for name in os.listdir(path.parent) if name.lower().endswith(_ENDINGS)]
    except (OSError, ValueError):
        return ""
    stems = {name.rpartition(".")[0].casefold(): name for name in names[:_MANY] if not name.startswith("~$")}
    wanted = path.stem if path.suffix.lower() in _ENDINGS else path.name
    near = get_close_matches(wanted.casefold(), stems, 1)
    return stems[near[0]] if near else ""


def _open_zip(data: bytes, name: str, path: Path) -> Workbook:
    package = Package(data, name)
    kind = package.read("mimetype").decode("ascii", "replace") if "mimetype" in package else ""
    if "spreadsheet" in kind:
        from stimmig.workbook.ods import read_ods

        return read_ods(package, path.stem, path)
    if kind or "word/document.xml" in package or "ppt/presentation.xml" in package:
        raise _no_workbook(name, "word")
    if not any(part_key(part).startswith(_PARTS_OF_A_WORKBOOK) for part in package.names):
        raise _no_workbook(name, "zip")
    from stimmig.workbook.xlsx import read_package

    return read_package(package, path.stem, path)


def _open_ole(data: bytes, name: str, path: Path) -> Workbook:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            streams = {entry[0].lower() for entry in container.listdir()}
    except Exception as error:  # olefile names no single base class for a broken container
        raise Refusal("corrupt", unusable.CORRUPT, name=name) from error
    if "encryptedpackage" in streams:
        raise Refusal("encrypted", unusable.ENCRYPTED, name=name)
    if not streams & {"workbook", "book"}:
        raise _no_workbook(name, "word")
    from stimmig.workbook.xls import read_xls

    return read_xls(data, name, path.stem, path)


def _guess(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # how Excel saves "Unicode text"
        data = data[:4096].decode("utf-16", "replace").encode()
    head = data[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    for start, kind in (
        (b"<!doctype html", "html"), (b"<html", "html"), (b"<?xml", "xml"), (b"%pdf", "pdf"),
        (b"\x89png", "picture"), (b"\xff\xd8", "picture"), (b"gif8", "picture"),
    ):  # fmt: skip
        if head.startswith(start):
            return kind
    return "other" if b"\0" in data[:2048] else "text"
