"""Many workbooks converted: handed out, watched, noted as soon as they are done, and told of in an overview.

Work leaves here through the `concurrent.futures.Executor` interface and nothing else. `convert_guarded` and what goes to
and comes from it are plain data, so an executor of a cluster (dask.distributed's `Client.get_executor()`, for one) takes
the place of `local_executor` without a change to the conversion, as long as its machines see the same folders:

    run(jobs, log, jobs_at_once, executor=lambda at_once: client.get_executor())

Memory stays flat: a few files more than can be worked on are handed out at a time, and results are noted, not kept.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import NamedTuple

from stimmig.converting import words
from stimmig.converting.guard import close_all, convert_guarded
from stimmig.converting.job import FAILED, Job, Outcome, ended
from stimmig.converting.log import Log, is_done, noted, source_state
from stimmig.refusal import Refusal

ExecutorFactory = Callable[[int], Executor]
"""number of files to be worked on at once → what does the work"""
_AHEAD = 2
"""files handed out for each that is being worked on, so that nobody waits"""


class Tally(NamedTuple):
    """How a run went: files by state, how many of them an earlier run had done, and what is left open."""

    states: Counter[str]
    before: int = 0
    questions: int = 0
    without_purpose: int = 0


def local_executor(at_once: int) -> Executor:
    """Return threads of this process; each of them waits for a helper process, where the work is done."""
    return ThreadPoolExecutor(at_once, thread_name_prefix="stimmig")


def run(
    jobs: Iterable[Job],
    log: Log,
    at_once: int,
    *,
    executor: ExecutorFactory = local_executor,
    done: Callable[[Outcome], None] = lambda outcome: None,
) -> Tally:
    """Convert the files that the log does not know as done; note each, then call `done` with what became of it."""
    states: Counter[str] = Counter()
    before = questions = without_purpose = 0
    for outcome, is_new in _outcomes(jobs, log, at_once, executor):
        states[outcome["state"]] += 1
        before += not is_new
        questions += outcome.get("questions", 0)
        without_purpose += outcome.get("without_purpose", 0)
        done(outcome)
    return Tally(states, before, questions, without_purpose)


def _outcomes(jobs: Iterable[Job], log: Log, at_once: int, executor: ExecutorFactory) -> Iterator[tuple[Outcome, bool]]:
    """Yield what became of each file, and whether this run found out; new outcomes are noted first."""
    waiting: dict[Future, tuple[Job, str | None]] = {}
    left = iter(jobs)
    workers = executor(at_once)
    try:
        while True:
            for job in islice(left, at_once * _AHEAD - len(waiting)):
                known = log.of(job.source)
                if is_done(known, job):
                    yield known, False
                    continue
                if known and known.get("content"):
                    job = job._replace(target=known["result"], replaces=known["content"])
                waiting[workers.submit(convert_guarded, job)] = job, source_state(job.source)
            if not waiting:
                if (job := next(left, None)) is None:
                    return
                left = _before(job, left)
                continue
            finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in finished:
                job, source = waiting.pop(future)
                outcome = noted(_result(future, job), job, source)
                log.add(outcome)
                yield outcome, True
    except BaseException:
        workers.shutdown(wait=False, cancel_futures=True)
        close_all()  # or the threads would wait for files that nobody wants any more
        raise
    finally:
        workers.shutdown(wait=True, cancel_futures=True)
        close_all()


def _before(first: Job, rest: Iterator[Job]) -> Iterator[Job]:
    yield first
    yield from rest


def _result(future: Future, job: Job) -> Outcome:
    """Return what a worker found out; a worker that is lost took the file with it."""
    try:
        return future.result()
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        return ended(job, FAILED, Refusal("worker_lost", words.LOST, name=job.name, what=what))


class Progress(NamedTuple):
    """What to call after each file, and what says a sentence without tearing the bar apart."""

    step: Callable[[], None]
    say: Callable[[str], None]


def progress(total: int, lang: str) -> Progress:
    """Return a bar that shows how far a run is and the time left; at a terminal only, elsewhere it shows nothing."""
    if not sys.stderr.isatty():
        return Progress(lambda: None, lambda sentence: print(sentence, file=sys.stderr))
    from tqdm import tqdm  # nobody else needs it

    bar = tqdm(total=total, unit=words.PROGRESS.to(lang), file=sys.stderr, dynamic_ncols=True, leave=False)

    def step() -> None:
        bar.update()
        if bar.n >= total:
            bar.close()

    return Progress(step, lambda sentence: bar.write(sentence, file=sys.stderr))
