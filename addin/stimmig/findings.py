"""What a check yields: findings, what was not checked and why, and faults of our own."""

from enum import IntEnum
from typing import Any, NamedTuple

from stimmig.language.text import Text
from stimmig.model.acceptance import Acceptance
from stimmig.model.entry import Entry
from stimmig.model.place import Place


class Severity(IntEnum):
    """How much a finding weighs. Its JSON name is lower case."""

    ERROR = 3
    WARNING = 2
    HINT = 1

    @property
    def word(self) -> Text:
        """Return the word for readers."""
        return _WORDS[self]

    @property
    def symbol(self) -> str:
        """Return the sign that stands beside the word, so that no one depends on colours."""
        return {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.HINT: "●"}[self]


_WORDS = {
    Severity.ERROR: Text("Fehler", "Error"),
    Severity.WARNING: Text("Warnung", "Warning"),
    Severity.HINT: Text("Hinweis", "Hint"),
}


class Finding(NamedTuple):
    """A defect at a place. Where it stands for many rows, `range` and `rows` say which and how many."""

    code: str
    severity: Severity
    place: Place
    message_text: Text
    advice_text: Text
    facts: dict[str, Any]
    range: str | None = None
    rows: int = 1
    about: Entry | None = None
    """the row that it is about; None where it is about several, or where the rule knows a place only"""

    @property
    def extent(self) -> Place:
        """Return its place with all the cells that it is about: BSC!C2:C7."""
        return self.place._replace(cell=self.range or self.place.cell)

    def message(self, lang: str) -> str:
        """Return what is wrong, in "de" or "en"."""
        return self.message_text.to(lang, **self.facts)

    def advice(self, lang: str) -> str:
        """Return what the reader can do, in "de" or "en"."""
        return self.advice_text.to(lang, **self.facts)


class Accepted(NamedTuple):
    """A finding that does not count, and the acceptance that says why."""

    finding: Finding
    acceptance: Acceptance


class NotChecked(NamedTuple):
    """A rule that could not speak, and why; `workbook` where it concerns one only."""

    code: str
    reason_text: Text
    facts: dict[str, Any]
    workbook: str | None = None

    def reason(self, lang: str) -> str:
        """Return why the rule could not be checked, in "de" or "en"."""
        return self.reason_text.to(lang, **self.facts)


class Fault(NamedTuple):
    """A rule that crashed: a fault of stimmig, or of the package that brings the rule, not of the workbook."""

    code: str
    message: str
    package: str = ""
    """the package that brings the rule, "" where it is one of ours"""

    def sentence(self, lang: str) -> str:
        """Return what happened and whom to tell, in "de" or "en"."""
        return (_OF_THEIRS if self.package else _OF_OURS).to(lang, **self._asdict())


_OF_OURS = Text(
    "Störung in {code}: {message}. Das ist ein Fehler von stimmig; bitte melden Sie ihn.",
    "Fault in {code}: {message}. This is a fault in stimmig; please report it.",
)
_OF_THEIRS = Text(
    "Störung in {code}: {message}. Diese Regel stammt aus dem Paket „{package}“; bitte melden Sie es denen, die es"
    " pflegen. Alle anderen Regeln wurden geprüft.",
    "Fault in {code}: {message}. This rule comes from the package “{package}”; please tell those who maintain it. All"
    " other rules were checked.",
)
