"""Which files a run converts, and what their results are called."""

import glob
import os
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from stimmig.converting import words
from stimmig.converting.log import NAME as LOG_NAME
from stimmig.converting.on_disk import TextsOnDisk
from stimmig.refusal import Refusal
from stimmig.workbook.unusable import cause_of

ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
LEFT_OUT = "earlier_results"
"""the code of a folder that is left out because it holds results, which nobody means"""
_NOT_MEANT = ("~$", ".~lock.", "._", ".stimmig-")
"""how the names of lock files, of macOS' own files and of our half-written ones begin"""
_MAGIC = "*?["
_LONGEST = 240
"""bytes of a result's name; most file systems take 255"""


class Found(NamedTuple):
    """A file to be converted, where its result goes below the output folder, and what stands against a folder."""

    source: str
    result: str
    refusal: Refusal | None = None


class FoundFiles:
    """What was found, in this order; on disk, but for what stands against folders."""

    def __init__(self) -> None:
        self._results = TextsOnDisk()
        self.refusals: dict[str, Refusal] = {}
        """folder or pattern → what stands against it"""

    def add(self, found: Found) -> None:
        """Add a file; one that is there stays as it is."""
        if self._results.add(found.source, found.result) and found.refusal:
            self.refusals[found.source] = found.refusal

    def __len__(self) -> int:
        return len(self._results)

    def __iter__(self) -> Iterator[Found]:
        return (Found(source, str(result), self.refusals.get(source)) for source, result in self._results)


def find_files(paths: Iterable[Path], out: Path) -> FoundFiles:
    """Return the files that paths name: files, folders with all below them, patterns; each file once.

    A folder or pattern without a workbook is among them, with the reason; so is the folder `out` itself.
    """
    hidden = os.path.realpath(out)
    given = [(str(path), *_expanded(path)) for path in paths]
    several = sum(os.path.isdir(path) for _, _, expanded in given for path in expanded) > 1
    seen, found = TextsOnDisk(), FoundFiles()
    names = _Names()
    for name, base, expanded in given:
        met = False
        for path in expanded:
            if not os.path.isdir(path):
                walked = ((path, _below("", path, base), None),)
            elif os.path.realpath(path) == hidden:
                walked = ((path, "", Refusal("same_folder", words.SAME_FOLDER, name=path)),)
            else:
                prefix = os.path.basename(os.path.abspath(path)) if several else ""
                walked = ((file, _below(prefix, file, path), why) for file, why in _walk(path, hidden))
            for file, result, refusal in walked:
                met = True
                if seen.add(_real(file)):
                    found.add(Found(os.path.abspath(file), "" if refusal else names.free(result), refusal))
        if not met:
            text = words.NO_WORKBOOK_HERE if expanded else words.NO_MATCH
            found.add(Found(name, "", Refusal("no_workbook", text, name=name)))
    return found


def _expanded(path: Path) -> tuple[str, list[str]]:
    """Return the folder that a pattern starts from, and the paths that fit it; a plain path is its own."""
    text = str(path)
    if os.path.lexists(text) or not any(sign in text for sign in _MAGIC):
        return os.path.dirname(text), [text]
    base = text
    while any(sign in base for sign in _MAGIC):
        base = os.path.dirname(base)
    fitting = sorted(glob.glob(text, recursive=True))
    folders = "**" not in text  # that pattern reaches into them by itself
    return base, [one for one in fitting if (folders if os.path.isdir(one) else one.lower().endswith(ENDINGS))]


def _below(prefix: str, file: str, folder: str) -> str:
    return os.path.join(prefix, os.path.relpath(file, folder or "."))


def _real(file: str) -> str:
    try:
        return os.path.realpath(file)
    except (OSError, ValueError):
        return file


def _walk(folder: str, hidden: str) -> Iterator[tuple[str, Refusal | None]]:
    """Yield the workbooks below a folder; of links in a circle each folder is visited once, the hidden one never."""
    visited: set[str] = set()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        real = os.path.realpath(here)
        if real in visited or real == hidden:
            continue
        visited.add(real)
        try:
            folders, files = _listed(here)
        except OSError as error:
            name = here.encode("utf-8", "replace").decode()
            yield here, Refusal("unreadable", words.FOLDER_CLOSED, name=name, cause=cause_of(error))
            continue
        if here != folder and os.path.exists(os.path.join(here, LOG_NAME)):
            name = here.encode("utf-8", "replace").decode()
            yield here, Refusal(LEFT_OUT, words.EARLIER_RESULTS, name=name)
            continue
        waiting += (os.path.join(here, name) for name in reversed(folders))
        yield from ((os.path.join(here, name), None) for name in files)


def _listed(folder: str) -> tuple[list[str], list[str]]:
    """Return the names of the folders and of the workbooks in a folder, each in order."""
    folders, files = [], []
    with os.scandir(folder) as entries:
        for entry in entries:
            if _is_folder(entry):
                folders.append(entry.name)
            elif _is_workbook(entry.name.lower()):
                files.append(entry.name)
    return sorted(folders), sorted(files)


def _is_folder(entry: os.DirEntry) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_workbook(name: str) -> bool:
    """Say whether a name is that of a workbook; a link that leads nowhere is one too, so that it is reported."""
    return name.endswith(ENDINGS) and not name.startswith(_NOT_MEANT)


class _Names:
    """Gives out names of results, none of them twice; most systems do not tell upper from lower case."""

    def __init__(self):
        self._taken = TextsOnDisk()

    def free(self, path: str) -> str:
        """Return where the result of a source goes: plan.xlsx, else plan.xls.xlsx, else plan-2.xlsx."""
        parts = [part for part in os.path.splitdrive(path)[1].split(os.sep) if part not in ("", "..")]
        folder, name = os.path.join("", *parts[:-1]), parts[-1]
        stem = _short(name.rpartition(".")[0] or name)
        candidates = chain((stem, _short(name)), (f"{stem}-{number}" for number in count(2)))
        while True:
            candidate = next(candidates)
            result = os.path.join(folder, f"{candidate}.xlsx")
            if self._taken.add(unicodedata.normalize("NFC", result).casefold()):
                return result


def _short(stem: str) -> str:
    """Return a name that file systems take; a very long one by its beginning."""
    encoded = stem.encode("utf-8", "surrogateescape")
    return stem if len(encoded) <= _LONGEST else encoded[:_LONGEST].decode("utf-8", "ignore")
