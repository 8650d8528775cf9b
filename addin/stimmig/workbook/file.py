"""Open a closed file, whatever its ending says it is."""

import io
from pathlib import Path

from stimmig.refusal import Refusal
from stimmig.workbook import unusable
from stimmig.workbook.package import Package
from stimmig.workbook.workbook import Workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OWN_TEXT = (".md", ".markdown")


def open_workbook(path: str | Path, name: str | None = None) -> Workbook:
    """Return the workbook in a file (.xlsx, .xlsm, .xlsb, .xls, .ods, or Markdown tables); Refusal where there is none.

    `name` is what messages call it; its file name where nothing else is said.
    """
    path = Path(path)
    name = name or path.name
    data = read_bytes(path, name)
    if data.startswith(b"PK"):
        return _open_zip(data, name, path)
    if data.startswith(_OLE):
        return _open_ole(data, name, path)
    if path.suffix.lower() in _OWN_TEXT:
        from stimmig.workbook.table import read_tables

        return read_tables(data.decode("utf-8", "replace"), name=name, alias=path.stem, path=path)
    raise Refusal("not_a_workbook", unusable.NO_WORKBOOK, name=name, found=unusable.FOUND[_guess(data)])


def read_bytes(path: Path, name: str) -> bytes:
    """Return a file's content as it is at this moment; Refusal where it cannot be had."""
    if path.name.startswith(("~$", ".~lock.")):
        owner = path.name.removeprefix("~$").removeprefix(".~lock.").rstrip("#")
        raise Refusal("lock_file", unusable.LOCK_FILE, name=name, owner=owner)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Refusal("missing", unusable.MISSING, name=name) from error
    except IsADirectoryError as error:
        raise Refusal("folder", unusable.FOLDER, name=name) from error
    except OSError as error:
        if path.is_dir():  # what Windows answers when a folder is read
            raise Refusal("folder", unusable.FOLDER, name=name) from error
        raise Refusal("unreadable", unusable.UNREADABLE, name=name, cause=error.strerror or str(error)) from error
    if not data:
        raise Refusal("corrupt", unusable.EMPTY_FILE, name=name)
    return data


def _open_zip(data: bytes, name: str, path: Path) -> Workbook:
    package = Package(data, name)
    kind = package.read("mimetype").decode("ascii", "replace") if "mimetype" in package else ""
    if "spreadsheet" in kind:
        from stimmig.workbook.ods import read_ods

        return read_ods(package, path.stem, path)
    if kind or "word/document.xml" in package or "ppt/presentation.xml" in package:
        raise Refusal("not_a_workbook", unusable.NO_WORKBOOK, name=name, found=unusable.FOUND["word"])
    if "[Content_Types].xml" not in package and path.suffix.lower() not in (".xlsx", ".xlsm", ".xlsb"):
        raise Refusal("not_a_workbook", unusable.NO_WORKBOOK, name=name, found=unusable.FOUND["zip"])
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
        raise Refusal("not_a_workbook", unusable.NO_WORKBOOK, name=name, found=unusable.FOUND["word"])
    from stimmig.workbook.xls import read_xls

    return read_xls(data, name, path.stem, path)


def _guess(data: bytes) -> str:
    head = data[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    for start, kind in (
        (b"<!doctype html", "html"), (b"<html", "html"), (b"<?xml", "xml"), (b"%pdf", "pdf"),
        (b"\x89png", "picture"), (b"\xff\xd8", "picture"), (b"gif8", "picture"),
    ):  # fmt: skip
        if head.startswith(start):
            return kind
    return "other" if b"\0" in data[:2048] else "text"
