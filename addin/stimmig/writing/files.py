"""Put bytes into a file so that it is whole before or after, whatever happens in between."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from stimmig.refusal import Refusal
from stimmig.workbook.unusable import UNREADABLE, cause_of
from stimmig.writing import refusals


def refuse_unless_replaceable(path: Path, name: str) -> None:
    """Raise a Refusal where a file is open in another program, or it or its folder is read-only."""
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if lock.exists():
            raise Refusal("open_elsewhere", refusals.OPEN_ELSEWHERE, name=name, lock=lock.name)
    if not _writable(path) or not _writable(path.parent):
        raise Refusal("read_only", refusals.READ_ONLY, name=name)


def replace_file(path: Path, content: bytes, name: str, expected: bytes | None = None) -> None:
    """Put new content into a file at one stroke. `expected` is what it must still hold; None for a new file."""
    target = path.resolve()  # a link stays a link; what it points to is replaced
    refuse_unless_replaceable(target, name)
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".stimmig-", suffix=".tmp", delete=False) as file:
            temporary = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if temporary.read_bytes() != content:
            raise Refusal("not_verified", refusals.NOT_VERIFIED, name=name, what=temporary.name)
        if expected is not None:
            if target.read_bytes() != expected:
                raise Refusal("changed_meanwhile", refusals.CHANGED_MEANWHILE, name=name)
            _copy_rights(target, temporary)
        else:
            os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, target)
        temporary = None
        _flush_folder(target.parent)
    except PermissionError as error:
        raise Refusal("in_use", refusals.IN_USE, name=name) from error
    except OSError as error:
        raise Refusal("unreadable", UNREADABLE, name=name, cause=cause_of(error)) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def create_file(path: Path, content: bytes) -> None:
    """Write a new file; Refusal where there is one of that name, where the folder is missing or read-only."""
    if path.exists():
        raise Refusal("would_overwrite", refusals.EXISTS, name=str(path))
    if not path.absolute().parent.is_dir():
        raise Refusal("no_folder", refusals.NO_FOLDER, name=str(path.parent))
    replace_file(path, content, path.name)


def _writable(path: Path) -> bool:
    # The permission bits count even for an administrator, who could write all the same.
    return not path.exists() or (os.access(path, os.W_OK) and bool(path.stat().st_mode & 0o222))


def _copy_rights(source: Path, target: Path) -> None:
    shutil.copymode(source, target)
    if hasattr(os, "chown"):
        owner = source.stat()
        with contextlib.suppress(PermissionError):  # only the owner's own files can keep their owner
            os.chown(target, owner.st_uid, owner.st_gid)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows cannot open a folder for that
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
