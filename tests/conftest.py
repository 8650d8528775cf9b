"""What all tests share: programs that may be missing, the example data beside the checkout."""

import os
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

from stimmig.language.text import Text
from stimmig.wording import judgement

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
ALL_PROGRAMS = bool(os.environ.get("STIMMIG_ALL_PROGRAMS"))
VALIDATOR = ROOT / ".venv-tools" / "node_modules" / ".bin" / "ooxml-validator"

_NEEDS = "needs the program "

# How long an example takes says more about the other programs of the machine than about ours.
settings.register_profile("stimmig", deadline=None)
settings.load_profile("stimmig")


def find_program(name: str) -> str | None:
    """Return the path of a program that pip does not install."""
    if name == "ooxml-validator":
        return str(VALIDATOR) if VALIDATOR.exists() else shutil.which(name)
    return shutil.which(name)


def pytest_runtest_setup(item):
    for mark in item.iter_markers("program"):
        for name in mark.args:
            if find_program(name) is None:
                if ALL_PROGRAMS:
                    pytest.fail(f"the program {name} is missing, and STIMMIG_ALL_PROGRAMS forbids to skip")
                pytest.skip(f"{_NEEDS}{name}")


def pytest_terminal_summary(terminalreporter):
    skipped = terminalreporter.stats.get("skipped", [])
    for line in skipped_lines([str(report.longrepr[2]).removeprefix("Skipped: ") for report in skipped]):
        terminalreporter.write_line(line)


def skipped_lines(reasons: list[str]) -> list[str]:
    """Return what the summary says: how many tests want for which program, and why the others were skipped."""
    counts = sorted(Counter(reasons).items())
    wanting = [(reason.removeprefix(_NEEDS), count) for reason, count in counts if reason.startswith(_NEEDS)]
    others = [(reason, count) for reason, count in counts if not reason.startswith(_NEEDS)]
    return [f"skipped for want of {program}: {count}" for program, count in wanting] + [
        f"skipped, {reason}: {count}" for reason, count in others
    ]


@pytest.fixture(params=["file", "live"])
def open_workbook(request):
    """Return what opens a file: as a closed one, and as Excel would have it open. Both are to say the same."""
    from adapters import ADAPTERS

    return ADAPTERS[request.param]


@pytest.fixture
def shared() -> Path:
    """Return the folder of example workbooks; the tests that use it are skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip("needs the example data beside the checkout")
    return SHARED


# The rules are tested with a judgement that is simple enough to foresee; how good the real one is, tests/wording says.
_LED_BY = {"durchführen": "durchführen", "einführen": "einführen", "launch": "launch", "hold": "hold"}
_CHANGES = ("weil", "because", "empfehlen", "recommend", "sagen", "say")
_MOVES = ("erhöhen", "senken", "steigern", "increase", "reduce", "raise")
_LANGUAGES = {
    "de": {"der", "die", "das", "und", "um", "auf", "wir", "uns", "alle", "für", "von", "im", "ihren", *_MOVES[:3]},
    "en": {"the", "and", "by", "to", "we", "our", "us", "all", "for", "of", "in", "their", *_MOVES[3:]},
}


def _judge(text: str, lang: str) -> judgement.Judgement:
    words = re.findall(r"\w+", text.casefold())
    if any(word in words for word in _CHANGES):
        return judgement.Judgement(judgement.OUTCOME, Text("Menschen sagen es.", "People say so."), 1)
    for word in words:
        if word in _LED_BY:
            why = Text(f"angeführt vom Lieferverb „{_LED_BY[word]}“", f"led by the delivery verb “{_LED_BY[word]}”")
            return judgement.Judgement(judgement.OUTPUT, why, 1, word)
        if word in _MOVES:
            return judgement.Judgement(judgement.METRIC, Text("Nur eine Zahl.", "Only a figure."), 1)
    return judgement.Judgement(None, Text("Das bleibt offen.", "That is left open."))


def _restates(kpi: str, key_result: str, lang: str) -> judgement.Copy:
    copy = set(kpi.casefold().split()) <= set(key_result.casefold().split())
    return judgement.Copy(copy, Text("Der Name der Kennzahl steht darin.", "It holds the KPI's name."), 1)


def _language_of(*texts: str) -> str:
    words = re.findall(r"\w+", " ".join(texts).casefold())
    hits = {lang: sum(word in known for word in words) for lang, known in _LANGUAGES.items()}
    best = max(hits, key=hits.get)
    return best if hits[best] > min(hits.values()) else ""


@pytest.fixture
def judged(monkeypatch):
    """Let the wording be judged by a few words: led by a delivery verb, moving a number, or people who say something."""
    monkeypatch.setattr(judgement, "judge", _judge)
    monkeypatch.setattr(judgement, "restates", _restates)
    monkeypatch.setattr(judgement, "language_of", _language_of)
