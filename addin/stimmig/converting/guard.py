"""A file converted in a process of its own kind, which is killed when it takes too long or too much memory.

`convert_guarded` is a plain function of plain data, so any executor can run it: threads of this process, processes, the
machines of a cluster. Wherever it runs, it keeps one helper process, hands it one file after the other, and starts a new
one when that one had to be killed. A helper that hangs in C code or in a dead network drive is killed all the same.
"""

import contextlib
import multiprocessing
import os
import sys
import threading

from stimmig.converting import words
from stimmig.converting.job import FAILED, Job, Outcome, ended
from stimmig.refusal import Refusal

_START = 120
"""seconds that a helper may take to start, on a machine with much else to do"""
_GRACE = 3
"""seconds after which a helper that nobody watches any more ends itself"""
_FILES_EACH = 500
"""files after which a helper is replaced, so that nothing can pile up"""
_COLLECT_EVERY = 20

_mine = threading.local()
_all: set["_Helper"] = set()
_lock = threading.Lock()


def convert_guarded(job: Job) -> Outcome:
    """Convert one file in a helper process; return what became of it, never raise."""
    while True:
        helper = _helper(job.memory)
        fresh = helper.files == 0
        outcome = helper.convert(job)
        if outcome.get("reason") in ("memory", "broke_off"):
            helper.close()
            if not fresh:
                continue  # perhaps others before it had used up the memory
        return outcome


def close_all() -> None:
    """End all helpers of this process."""
    with _lock:
        helpers = [helper for helper in _all if helper.owner == os.getpid()]
    for helper in helpers:
        helper.close()


def can_limit_memory() -> bool:
    """Say whether this system lets the memory of a process be limited."""
    return sys.platform.startswith("linux")


def _helper(memory: int) -> "_Helper":
    helper = getattr(_mine, "helper", None)
    if helper is not None and helper.owner != os.getpid():
        helper = None  # a fork of the process that it belongs to
    if helper is None or helper.memory != memory or helper.files >= _FILES_EACH or not helper.process.is_alive():
        if helper is not None:
            helper.close()
        helper = _mine.helper = _Helper(memory)
    return helper


class _Helper:
    """A process that converts files, and this end of the line to it."""

    def __init__(self, memory: int):
        self.memory, self.files, self.owner = memory, 0, os.getpid()
        # Spawned on all systems alike: a fork would copy the threads' locks in whatever state they are.
        context = multiprocessing.get_context("spawn")
        self.line, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other, memory), daemon=True)
        self.process.start()
        other.close()
        with _lock:
            _all.add(self)
        self._is_ready = False

    def convert(self, job: Job) -> Outcome:
        """Return what became of a file; kill the process where it does not answer in time."""
        try:
            if not self._is_ready and self.line.poll(_START):
                self._is_ready = self.line.recv()
            self.files += 1
            self.line.send(job)
            if self.line.poll(job.timeout):
                return self.line.recv()
        except (EOFError, OSError):
            return self._broke_off(job)
        self.close()
        return ended(job, FAILED, Refusal("timeout", words.TIMEOUT, name=job.name, seconds=job.timeout))

    def _broke_off(self, job: Job) -> Outcome:
        self.process.join(_GRACE)
        signal = -(self.process.exitcode or 0)
        facts = {"name": job.name, "signal": str(signal), "megabytes": job.memory}
        return ended(job, FAILED, Refusal("broke_off", words.BROKE_OFF, **facts))

    def close(self) -> None:
        """End the process, whatever it is doing."""
        with _lock:
            _all.discard(self)
        with contextlib.suppress(OSError, ValueError):
            self.line.close()
        self.process.kill()
        self.process.join()


def _serve(line, memory: int) -> None:
    """Convert the files that come over the line until it is closed."""
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when it ends
    _limit_memory(memory)
    from stimmig.converting import convert  # noqa: F401 - loaded before the clock runs
    from stimmig.converting.job import convert_file

    gc.disable()
    gc.freeze()  # what is loaded stays loaded; looking at it again and again would cost more than it finds
    alarm = getattr(signal, "setitimer", lambda *_: None)
    with contextlib.suppress(OSError):  # the parent was killed meanwhile; `recv` ends it then
        line.send(True)
    for number in range(_FILES_EACH * 2):
        try:
            job = line.recv()
        except (EOFError, OSError):
            return
        # Left alone, it ends by the system's own hand, even inside C code: should the parent be killed meanwhile.
        alarm(getattr(signal, "ITIMER_REAL", 0), job.timeout + _GRACE)
        outcome = convert_file(job)
        alarm(getattr(signal, "ITIMER_REAL", 0), 0)
        with contextlib.suppress(BrokenPipeError):
            line.send(outcome)
        if number % _COLLECT_EVERY == 0:
            gc.collect()


def _limit_memory(megabytes: int) -> None:
    if can_limit_memory():
        import resource

        limit = megabytes * 2**20
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
