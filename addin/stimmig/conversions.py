"""What `stimmig convert` does, from the paths that are named to the sentences that are said."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from stimmig import batch
from stimmig.converting import words
from stimmig.converting.found import LEFT_OUT, FoundFiles, find_files
from stimmig.converting.guard import can_limit_memory
from stimmig.converting.job import CONVERTED, FAILED, FAULT, REJECTED, Job, Outcome
from stimmig.converting.log import Log
from stimmig.converting.overview import NAMES, draw_overview
from stimmig.language.detect import system_language
from stimmig.refusal import Refusal
from stimmig.writing.files import ensure_folder, is_there, replace_file

_SAID = 20
"""files of which the command says itself what became of them; the overview tells of all"""
_PASSWORD = "STIMMIG_PASSWORD"
"""where a password may stand, so that no list of processes shows it"""
_MEGABYTES = 2000
_INTERRUPTED = 130
"""what shells expect of a command that was stopped by hand"""


def convert(arguments) -> int:
    """Convert what is named, say how it went, and return the exit code."""
    gc.enable()  # a run may be long; other commands end before it would pay
    lang = arguments.lang or system_language()
    out = Path(os.path.abspath(arguments.out))
    found = find_files(arguments.files, out)
    against = found.refusals
    for refusal in against.values():
        print(refusal.sentence(lang), file=sys.stderr)
    if len(against) == len(found):
        return 2
    if arguments.memory and not can_limit_memory():
        print(words.NO_MEMORY_LIMIT.to(lang), file=sys.stderr)
    ensure_folder(out)
    log = Log(out)
    try:
        tally = _run(found, log, out, arguments, lang)
        overview = _write_overview(found, log, out, lang)
    except KeyboardInterrupt:
        print(words.STOPPED.to(lang), file=sys.stderr)
        return _INTERRUPTED
    finally:
        log.close()
    _say(tally, overview, lang)
    return _exit_code(tally, any(one.code != LEFT_OUT for one in against.values()))


def _run(found: FoundFiles, log: Log, out: Path, arguments, lang: str) -> batch.Tally:
    count = len(found) - len(found.refusals)
    password = arguments.password or os.environ.get(_PASSWORD, "")
    limits = {"timeout": arguments.timeout, "memory": arguments.memory or _MEGABYTES}
    said = {"lang": lang, "chosen": bool(arguments.lang), "password": password}
    jobs = (
        Job(one.source, str(out / one.result), folder=os.path.dirname(one.result), **said, **limits)
        for one in found
        if not one.refusal
    )
    progress = batch.progress(count, lang)
    told = 0

    def done(outcome: Outcome) -> None:
        nonlocal told
        progress.step()
        if outcome["state"] != CONVERTED:
            told += 1
            if told <= _SAID:
                progress.say(outcome["message"])

    at_once = max(1, min(arguments.jobs or os.cpu_count() or 1, count))
    tally = batch.run(jobs, log, at_once, done=done)
    if told > _SAID:
        print(words.AND_MORE.to(lang, count=told - _SAID), file=sys.stderr)
    return tally


def _write_overview(found: FoundFiles, log: Log, out: Path, lang: str) -> Path:
    # A later run in another language goes on with the one overview; else two would differ.
    names = (NAMES.to(lang), *NAMES)
    path = next((there for name in names if is_there(there := out / name)), out / names[0])
    content = draw_overview(_outcomes(found, log, lang), out, lang)
    replace_file(path, content, path.name, path.read_bytes() if is_there(path) else None)
    return path


def _outcomes(found: FoundFiles, log: Log, lang: str) -> Iterator[Outcome]:
    for one in found:
        if isinstance(one.refusal, Refusal):
            yield {
                "file": one.source,
                "state": REJECTED,
                "reason": one.refusal.code,
                "message": one.refusal.sentence(lang),
            }
        elif outcome := log.of(one.source):
            yield outcome


def _say(tally: batch.Tally, overview: Path, lang: str) -> None:
    states = tally.states
    before = words.BEFORE.to(lang, count=tally.before) if tally.before else ""
    failed = states[FAILED] + states[FAULT]
    print(words.DONE.to(lang, converted=states[CONVERTED], rejected=states[REJECTED], failed=failed, before=before))
    if tally.questions or tally.without_purpose:
        print(words.LEFT_OPEN.to(lang, questions=tally.questions, rows=tally.without_purpose))
    print(words.WHERE.to(lang, name=str(overview)))


def _exit_code(tally: batch.Tally, against: bool) -> int:
    if tally.states[FAULT]:
        return 3
    if against or tally.states[REJECTED] or tally.states[FAILED]:
        return 2
    return 1 if tally.questions or tally.without_purpose else 0
