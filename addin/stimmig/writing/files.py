"""Put bytes into a file so that it is whole before or after, whatever happens in between."""

import contextlib
import errno
import os
import shutil
import tempfile
from pathlib import Path

from stimmig.refusal import Refusal
from stimmig.writing import refusals


def refuse_unless_replaceable(path: Path, name: str) -> None:
    """Raise a Refusal where a file is open in another program, it or its folder is read-only, or it has two names."""
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if is_there(lock):
            raise Refusal("open_elsewhere", refusals.OPEN_ELSEWHERE, name=name, lock=lock.name)
    with _refusing(name):
        if not writable(path) or not writable(path.parent):
            raise Refusal("read_only", refusals.READ_ONLY, name=name)
        if path.exists() and path.stat().st_nlink > 1:
            raise Refusal("linked", refusals.LINKED, name=name)


def replace_file(
    path: Path,
    content: bytes,
    name: str,
    expected: bytes | None = None,
    rights_of: Path | None = None,
    flush: bool = True,
) -> None:
    """Put new content into a file at one stroke. `expected` is what it must still hold; None for a new file.

    It gets the access rights of `rights_of`, else those of the old file, else the usual ones. Without `flush` a power
    failure may leave it empty: for files that can be made again, where waiting for the disk would take most of the time.
    """
    target = resolved(path)  # a link stays a link; what it points to is replaced
    refuse_unless_replaceable(target, name)
    temporary = None
    try:
        with _refusing(name):
            with tempfile.NamedTemporaryFile(
                dir=target.parent, prefix=".stimmig-", suffix=".tmp", delete=False
            ) as file:
                temporary = Path(file.name)
                file.write(content)
                file.flush()
                if flush:
                    os.fsync(file.fileno())
            if temporary.read_bytes() != content:
                raise Refusal("not_verified", refusals.NOT_VERIFIED, name=name, what=temporary.name)
            _give_rights(rights_of or (None if expected is None else target), temporary)
            if expected is None:
                _move_to_new(temporary, target, name)
            else:
                if target.read_bytes() != expected:
                    raise Refusal("changed_meanwhile", refusals.CHANGED_MEANWHILE, name=name)
                os.replace(temporary, target)
            temporary = None
            if flush:
                _flush_folder(target.parent)
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def create_workbook(path: Path, content: bytes) -> None:
    """Write a new .xlsx file; Refusal where there is one of that name, or where the folder is missing or read-only."""
    if path.suffix.lower() != ".xlsx":
        raise Refusal("wrong_ending", refusals.ONLY_XLSX, name=str(path), ending=path.suffix)
    if is_there(path):
        raise Refusal("would_overwrite", refusals.EXISTS, name=str(path))
    if not is_there(path.absolute().parent):
        raise Refusal("no_folder", refusals.NO_FOLDER, name=str(path.parent))
    replace_file(path, content, path.name)


def write_document(path: Path, text: str) -> None:
    """Write a text, over one that is there; a name that is no Unicode is spelled so that it can be written."""
    content = text.encode("utf-8", "backslashreplace")
    replace_file(path, content, path.name, path.read_bytes() if is_there(path) else None)


def ensure_folder(path: Path) -> None:
    """Create a folder where it is missing; Refusal where that cannot be done."""
    with _refusing(str(path)):
        path.mkdir(parents=True, exist_ok=True)


def is_there(path: Path) -> bool:
    """Say whether there is a file or folder; Refusal where that cannot be told."""
    with _refusing(str(path)):
        return path.exists()


def resolved(path: Path) -> Path:
    """Return the path without links; Refusal where links lead in a circle."""
    with _refusing(str(path)):
        return path.resolve()


@contextlib.contextmanager
def _refusing(name: str):
    """Turn what the operating system has against a path into a Refusal."""
    try:
        yield
    except PermissionError as error:
        raise Refusal("in_use", refusals.IN_USE, name=name) from error
    except (FileExistsError, NotADirectoryError) as error:
        raise Refusal("no_folder", refusals.NOT_A_FOLDER, name=name) from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise Refusal("not_written", refusals.NO_SPACE if full else refusals.BAD_PATH, name=name) from error
    except (RuntimeError, ValueError) as error:
        raise Refusal("not_written", refusals.BAD_PATH, name=name) from error


def _move_to_new(temporary: Path, target: Path, name: str) -> None:
    """Give a file its name; Refusal where somebody else took it meanwhile."""
    try:
        os.link(temporary, target)
    except FileExistsError as error:
        raise Refusal("would_overwrite", refusals.EXISTS, name=name) from error
    except OSError:  # a file system without second names
        if target.exists():
            raise Refusal("would_overwrite", refusals.EXISTS, name=name) from None
        os.replace(temporary, target)
    else:
        temporary.unlink()


def writable(path: Path) -> bool:
    """Say whether a file or folder may be changed, or is not there yet."""
    # The permission bits count even for an administrator, who could write all the same.
    return not path.exists() or (os.access(path, os.W_OK) and bool(path.stat().st_mode & 0o222))


def _give_rights(source: Path | None, target: Path) -> None:
    """Give a file owner, group, mode and extended attributes of another, as far as one may; else the usual mode."""
    if source is None:
        os.chmod(target, 0o666 & ~_umask())
        return
    if hasattr(os, "chown"):
        owner = source.stat()
        for user, group in ((-1, owner.st_gid), (owner.st_uid, -1)):
            with contextlib.suppress(PermissionError):  # only one's own files and groups can be given
                os.chown(target, user, group)
    shutil.copystat(source, target)
    os.utime(target)


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
