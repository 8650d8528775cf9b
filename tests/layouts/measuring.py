"""Reads generated workbooks as `stimmig read --json` does, in this process, and adds up how well."""

import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layouts.draft import Recipe
from layouts.recipe import write
from layouts.scoring import MAIN, Score
from stimmig.checking import open_all
from stimmig.reading.build import build_strategy
from stimmig.writing.strategy_json import rejected, strategy_document


@dataclass
class Outcome:
    """One workbook and how well it was read."""

    recipe: Recipe
    truth: dict[str, Any]
    found: dict[str, Any]
    score: Score
    fault: str = ""
    """an exception: what was read then counts as nothing"""


@dataclass
class Sums:
    """The figures of several workbooks."""

    files: int = 0
    main: float = 0.0
    decided: int = 0
    invented: int = 0
    faults: int = 0
    kinds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, outcome: Outcome) -> None:
        """Count one workbook in."""
        self.files += 1
        self.main += outcome.score.main
        self.decided += outcome.score.right
        self.invented += outcome.score.invented
        self.faults += bool(outcome.fault)
        for kind in MAIN:
            if outcome.score.counts[kind]:
                self.kinds[kind].append(outcome.score.counts[kind].f1)

    @property
    def mean(self) -> float:
        """Return the mean of the main scores."""
        return self.main / self.files if self.files else 1.0


def read(path: Path) -> dict[str, Any]:
    """Return the document of one workbook, in English, as the command prints it."""
    readings, refused = open_all([path])
    if refused:
        return rejected(refused[0][1], path.name, "en")
    return strategy_document(readings[0], build_strategy(readings), "en")


def measure(recipes: Iterable[Recipe]) -> Iterable[Outcome]:
    """Write, read and score workbooks, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        for recipe in recipes:
            path, truth = write(recipe, Path(folder))
            found, fault = {}, ""
            try:
                found = read(path)
            except Exception as error:  # a crash is a figure too
                fault = f"{type(error).__name__}: {error}"
            yield Outcome(recipe, truth, found, Score(truth, found), fault)
            path.unlink()
