"""The log of a run: one JSON line per file, added as soon as the file is done; what a later run goes on from."""

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from stimmig import __version__
from stimmig.converting import words
from stimmig.converting.job import CONVERTED, FAILED, FAULT, REJECTED, Job, Outcome
from stimmig.converting.on_disk import TextsOnDisk
from stimmig.refusal import Refusal

NAME = "stimmig-log.jsonl"


class Log:
    """The log in an output folder, locked for one run. Of each file the last line counts."""

    def __init__(self, folder: Path):
        self.path = folder / NAME
        self._at = TextsOnDisk()
        """file → where its last line begins"""
        try:
            self._file = open(self.path, "a+b")  # noqa: SIM115 - stays open, and locked, as long as the run
        except OSError as error:
            from stimmig.writing import refusals

            raise Refusal("in_use", refusals.IN_USE, name=str(self.path)) from error
        if not _lock(self._file):
            self._file.close()
            raise Refusal("running", words.RUNNING_ALREADY, name=str(folder))
        self._find_lines()

    def close(self) -> None:
        """Let other runs write into the folder."""
        self._file.close()

    def add(self, outcome: Outcome) -> None:
        """Note what became of a file."""
        self._at.tell(outcome["file"], self._file.seek(0, os.SEEK_END))
        # ASCII: names that are no Unicode can be written, too.
        self._file.write(json.dumps(outcome, ensure_ascii=True, allow_nan=False).encode() + b"\n")
        self._file.flush()

    def of(self, file: str) -> Outcome | None:
        """Return what the log says of a file; None where it says nothing."""
        at = self._at.get(file)
        if at is None:
            return None
        self._file.seek(at)
        return json.loads(self._file.readline())

    def _find_lines(self) -> None:
        """Note where lines begin; half a line, as a killed run leaves it, is cut off."""
        self._file.seek(0)
        end = 0
        for line in iter(self._file.readline, b""):
            outcome = _outcome(line)
            if outcome is None and not line.endswith(b"\n"):
                self._file.truncate(end)
                return
            if outcome is not None:
                self._at.tell(outcome["file"], end)
            end += len(line)


def is_done(before: Outcome | None, job: Job) -> bool:
    """Say whether an earlier run did all that this one would do with a file.

    Whatever went wrong in stimmig is tried again, what was too slow or too large where it gets more of that, what was
    encrypted where there is a password, everything where stimmig is a newer one.
    """
    if before is None or before.get("version") != __version__ or before.get("source") != source_state(job.source):
        return False
    if before["state"] == CONVERTED:
        return _is_whole(before["result"])
    if before["state"] == REJECTED:
        return before["reason"] != "encrypted" or not job.password
    limits = (before.get("timeout", 0), before.get("memory", 0))
    return before["state"] == FAILED and job.timeout <= limits[0] and job.memory <= limits[1]


def _is_whole(path: str) -> bool:
    """Say whether a result is there, and not as a power failure leaves it."""
    try:
        return os.path.getsize(path) > 0
    except OSError:
        return False


def noted(outcome: Outcome, job: Job, source: str | None) -> Outcome:
    """Return an outcome with what a later run needs to know: the state of the source, the version, the limits."""
    more: dict[str, Any] = {"source": source, "version": __version__}
    if outcome["state"] in (FAILED, FAULT):
        more |= {"timeout": job.timeout, "memory": job.memory}
    return outcome | more


def source_state(path: str) -> str | None:
    """Return what changes whenever a file does; None where it cannot be told. The file is not opened: it may hang."""
    try:
        stat = os.stat(path)
    except (OSError, ValueError):
        return None
    return f"{stat.st_size}-{stat.st_mtime_ns}-{stat.st_ctime_ns}"


def _outcome(line: bytes) -> Outcome | None:
    with contextlib.suppress(ValueError):
        outcome = json.loads(line)
        if isinstance(outcome, dict) and isinstance(outcome.get("file"), str) and "state" in outcome:
            return outcome
    return None


def _lock(file) -> bool:
    """Lock a file for this process until it is closed; return whether that could be done."""
    try:
        import fcntl
    except ImportError:
        import msvcrt

        try:
            file.seek(1 << 30)  # far behind the content: Windows also keeps others from reading what is locked
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a network drive without locks: better no lock than no run
    return True
