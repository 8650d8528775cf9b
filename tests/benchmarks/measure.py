"""Time whole processes against each other, in turn, and give ratios of medians."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """One finished process."""

    seconds: float
    """of the clock"""
    megabytes: float
    """at its peak"""


def run_once(command: Sequence[str]) -> Run:
    """Run a command and return how long it took and how much memory it needed.

    A small process in between starts it: a child begins with its parent's peak memory, and this one may be large.
    """
    words = [sys.executable, "-S", __file__, *map(str, command)]
    seconds, megabytes = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
    return Run(float(seconds), float(megabytes))


def _measure(command: Sequence[str]) -> None:
    with open(os.devnull, "w") as nothing:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=nothing, stderr=nothing)
        _, _, usage = os.wait4(process.pid, 0)
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    print(time.perf_counter() - start, usage.ru_maxrss * unit / 2**20)


def compare(name: str, ours: Sequence[str], theirs: Sequence[str], *, runs: int = 7, limit: str = "") -> None:
    """Run two commands in turn and print the ratio of their medians in time and memory."""
    run_once(ours), run_once(theirs)
    pairs = [(run_once(ours), run_once(theirs)) for _ in range(runs)]
    mine, other = ([one[side] for one in pairs] for side in (0, 1))
    times = statistics.median(run.seconds for run in mine), statistics.median(run.seconds for run in other)
    peaks = statistics.median(run.megabytes for run in mine), statistics.median(run.megabytes for run in other)
    ratios = sorted(one.seconds / two.seconds for one, two in pairs)
    print(f"{name}")
    print(
        f"  time    {times[0]:7.3f} s  : {times[1]:7.3f} s  = {times[0] / times[1]:6.3f}  (pairs {ratios[0]:.3f}–{ratios[-1]:.3f})"
    )
    print(f"  memory  {peaks[0]:7.1f} MB : {peaks[1]:7.1f} MB = {peaks[0] / peaks[1]:6.3f}   {limit}")


if __name__ == "__main__":
    _measure(sys.argv[1:])
