"""What a check found, before it is put into anybody's language."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from stimmig.findings import Accepted, Fault, Finding, NotChecked
from stimmig.language.text import Text
from stimmig.model.record import NOTHING
from stimmig.model.strategy import Strategy
from stimmig.refusal import Refusal
from stimmig.rules.limits import Limits
from stimmig.rules.rule import Rule


class Check(NamedTuple):
    """What a check found. `refused` holds the files that could not be used, with the reason."""

    strategy: Strategy
    limits: Limits
    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    faults: tuple[Fault, ...]
    titles: Mapping[str, Text]
    """code of each rule → what it is called"""
    refused: tuple[tuple[Path, Refusal], ...] = ()
    questions: int = 0
    """how many columns and tables were not read, because nobody can tell what they mean"""
    left_out: tuple[str, ...] = ()
    """codes of the rules that the user left out"""
    accepted: tuple[Accepted, ...] = ()
    """findings that do not count because people have decided to live with them"""
    known: tuple[Finding, ...] | None = None
    """findings that an earlier report told of already and that are not shown; None where none was compared with"""
    rules: tuple[Rule, ...] = ()
    """every rule that there is, those left out included"""
    paths: Mapping[str, Path] = NOTHING
    """name of a workbook → its file"""

    def identity(self, finding: Finding) -> str:
        """Return the identity of what a finding is about."""
        from stimmig.identity import identities_of  # most checks that people read need none

        return identities_of(self.strategy).of(finding)
