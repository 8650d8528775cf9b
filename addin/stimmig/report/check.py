"""What a check found, before it is put into anybody's language."""

from pathlib import Path
from typing import NamedTuple

from stimmig.findings import Fault, Finding, NotChecked
from stimmig.model.strategy import Strategy
from stimmig.refusal import Refusal
from stimmig.rules.limits import Limits


class Check(NamedTuple):
    """What a check found. `refused` holds the files that could not be used, with the reason."""

    strategy: Strategy
    limits: Limits
    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    faults: tuple[Fault, ...]
    refused: tuple[tuple[Path, Refusal], ...] = ()
    left_out: tuple[str, ...] = ()
    """codes of the rules that the user left out"""
