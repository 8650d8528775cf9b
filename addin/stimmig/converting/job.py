"""One file of a run: what is to be done with it, and doing it. Both sides of the way are plain data."""

import hashlib
import os
import time
from pathlib import Path
from typing import Any, NamedTuple

from stimmig.converting import words
from stimmig.refusal import Refusal
from stimmig.workbook.workbook import Workbook

CONVERTED, REJECTED, FAILED, FAULT = "converted", "rejected", "failed", "fault"
"""how it can end for a file: done; no scorecard, or unusable; too slow or too large; stimmig's own fault"""
_TRIES = 3
_PAUSE, _FRESH = 0.2, 2.0
"""seconds to wait before another look, and within which a file may still be being written"""
COUNTED = (
    "directions", "strategic_objectives", "kpis", "values", "initiatives", "cycles", "objectives", "key_results",
    "checkins", "reviews",
)  # fmt: skip

Outcome = dict[str, Any]
"""what became of a file, as a line of the log holds it"""


class Job(NamedTuple):
    """A file to be converted; all of it may cross to another process or machine."""

    source: str
    target: str
    lang: str
    """of the messages, and of the result where the source tells none"""
    timeout: float
    """seconds"""
    memory: int
    """MB"""
    password: str = ""
    replaces: str = ""
    """fingerprint of the result of an earlier run, which may be replaced"""
    chosen: bool = False
    """whether messages are wanted in `lang` even about files in the other language"""
    folder: str = ""
    """where the file stands below the folder that was named: of two files of one name, messages tell which is meant"""

    @property
    def name(self) -> str:
        """Return the name of the file; signs that are no Unicode show as question marks."""
        return os.path.basename(self.source).encode("utf-8", "replace").decode()

    @property
    def shown(self) -> str:
        """Return what messages call the file."""
        return os.path.join(self.folder.encode("utf-8", "replace").decode(), self.name)


def convert_file(job: Job) -> Outcome:
    """Convert one file and write its result; whatever happens, return what became of it."""
    begun = time.perf_counter()
    try:
        outcome = _converted(job)
    except Refusal as refusal:
        # Damaged files ask for absurd amounts of memory; whole ones that are too large look the same from inside.
        outcome = _out_of_memory(job) if isinstance(refusal.__cause__, MemoryError) else ended(job, REJECTED, refusal)
    except MemoryError:
        outcome = _out_of_memory(job)
    except Exception as error:  # one bad file must not stop the rest
        import traceback

        last = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"
        outcome = ended(job, FAULT, Refusal("fault", words.FAULT, name=job.name, what=what))
    return outcome | {"seconds": round(time.perf_counter() - begun, 3)}


def ended(job: Job, state: str, refusal: Refusal) -> Outcome:
    """Return the outcome of a file that was not converted."""
    lang = job.lang if job.chosen else refusal.lang or job.lang
    from stimmig.workbook import unusable

    if refusal.text is unusable.ENCRYPTED and not job.password:  # other commands take no password
        refusal = Refusal(refusal.code, words.ENCRYPTED, **refusal.facts)
    facts = refusal.facts | ({"name": job.shown} if refusal.facts.get("name") == job.name else {})
    message = refusal.text.to(lang, **facts)
    return {"file": job.source, "state": state, "reason": refusal.code, "message": message}


def _out_of_memory(job: Job) -> Outcome:
    return ended(job, FAILED, Refusal("memory", words.MEMORY, name=job.name, megabytes=job.memory))


def fingerprint(data: bytes) -> str:
    """Return what tells a content from all others."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _converted(job: Job) -> Outcome:
    from stimmig.converting.convert import convert_workbook

    workbook = _opened(job)
    try:
        converted = convert_workbook(workbook, job.lang)
        _write(job, converted.content)
    except Refusal as refusal:
        refusal.lang = refusal.lang or job.lang
        raise
    reading, strategy = converted.reading, converted.strategy
    return {
        "file": job.source,
        "state": CONVERTED,
        "result": job.target,
        "content": fingerprint(converted.content),
        "lang": reading.lang or job.lang,
        "counts": {name: count for name in COUNTED if (count := len(getattr(strategy, name)))},
        "notes": len(reading.notes),
        "certainty": round(min((layout.certainty for layout in reading.layouts), default=0.0), 2),
        "questions": len(reading.questions),
        "without_purpose": sum(not strategy.reaches_purpose(row) for row in strategy.active),
    }


def _opened(job: Job) -> Workbook:
    """Return the workbook in the file; Refusal where another program keeps changing it."""
    from stimmig.workbook.file import open_workbook

    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_PAUSE)
        before = _state(job.source)
        try:
            workbook, refusal = open_workbook(job.source, job.name, job.password), None
        except Refusal as error:  # half a file looks damaged; whether it changes, tells another look
            workbook, refusal = None, error
        if refusal and before and time.time() - before[1] / 1e9 < _FRESH:
            time.sleep(_PAUSE)  # clocks of file systems are coarse: what is still being written shows in a moment
        if _state(job.source) == before:
            if refusal:
                raise refusal
            return workbook
    raise Refusal("changing", words.CHANGING, name=job.name)


def _state(path: str) -> tuple | None:
    try:
        stat = os.stat(path)
    except (OSError, ValueError):
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def _write(job: Job, content: bytes) -> None:
    from stimmig.writing.files import ensure_folder, is_there, replace_file

    target = Path(job.target)
    ensure_folder(target.parent)
    present = target.read_bytes() if is_there(target) else None
    if present == content:
        return  # a run was killed between writing and noting it
    if present and fingerprint(present) != job.replaces:  # an empty one is what a power failure leaves
        raise Refusal("would_overwrite", words.IN_THE_WAY, name=job.name, target=str(target))
    replace_file(target, content, target.name, present, flush=False)
