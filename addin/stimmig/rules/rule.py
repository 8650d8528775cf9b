"""What every rule is made of: code, texts in both languages, two examples, and the check itself."""

import datetime
from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from stimmig.findings import Finding, NotChecked, Severity
from stimmig.language.text import Text
from stimmig.model.entry import Entry
from stimmig.model.place import Place
from stimmig.model.strategy import Strategy
from stimmig.rules.limits import Limits
from stimmig.rules.naming import named


class Case(NamedTuple):
    """One way in which a rule can be broken, with words of its own."""

    message: Text
    advice: Text
    severity: Severity | None = None


class Rule:
    """A defect that can be recognised. Subclasses state the texts and yield findings from `check`.

    Placeholders in the texts are facts that `finding` fills in; their names come from `rules/vocabulary.py`.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity]
    title: ClassVar[Text]
    """the defect in a few words"""
    message: ClassVar[Text] = Text("", "")
    """where and what"""
    advice: ClassVar[Text] = Text("", "")
    """what now"""
    reason: ClassVar[Text]
    """why it matters, and who says so"""
    cases: ClassVar[dict[str, Case]] = {}
    """further wordings, for rules that can be broken in several ways"""
    unchecked: ClassVar[dict[str, Text]] = {}
    """reasons why the rule may be unable to speak"""
    holds: ClassVar[str] = ""
    """sheets as Markdown tables that the rule accepts"""
    breaks: ClassVar[str] = ""
    """the same sheets with the defect"""
    example_date: ClassVar[datetime.date] = datetime.date(2026, 11, 22)
    """today, in the examples"""
    judges_wording: ClassVar[bool] = False
    """whether the rule is decided from the wording of a text"""
    about_acceptances: ClassVar[bool] = False
    """whether the rule speaks about accepted findings: it is asked when the others have spoken"""
    package: str = ""
    """the package that brings the rule, "" where it is one of ours"""

    def check(self, strategy: Strategy, limits: Limits) -> Iterator[Finding | NotChecked]:
        """Yield what is wrong with the strategy, or why that cannot be said."""
        raise NotImplementedError

    def finding(
        self,
        where: Entry | Place,
        field: str | None = None,
        case: str = "",
        *,
        rows: int = 1,
        range: str | None = None,
        **facts,
    ) -> Finding:
        """Return a finding at the field of a row, or at a place. Facts that are rows are named in the message."""
        texts = self.cases[case] if case else Case(self.message, self.advice)
        place = where if isinstance(where, Place) else where.place(field)
        severity = texts.severity or self.severity
        about = next((one for one in (facts.get("row"), where) if isinstance(one, Entry)), None)
        if range and about is where:  # the first of several rows, and the next time another may be the first
            about = None
        facts = {name: named(fact) if isinstance(fact, Entry) else fact for name, fact in facts.items()}
        facts = {"rows": rows, **facts}
        return Finding(self.code, severity, place, texts.message, texts.advice, facts, range, rows, about)

    def finding_for(self, entries: Sequence[Entry], field: str | None = None, case: str = "", **facts) -> Finding:
        """Return one finding that stands for several rows, at the first of them."""
        return self.finding_among(entries, entries[0], field, case, **facts)

    def finding_among(
        self, entries: Sequence[Entry], where: Entry, field: str | None = None, case: str = "", **facts
    ) -> Finding:
        """Return one finding that stands for several rows, at one of them; its range is that of the rows beside it."""
        count = len(entries)
        facts = {"count": count} | facts
        return self.finding(where, field, case, rows=count, range=_range_beside(where, entries, field), **facts)

    def not_checked(self, why: str, workbook: str | None = None, **facts) -> NotChecked:
        """Return that the rule could not speak, for one of the reasons in `unchecked`."""
        return NotChecked(self.code, self.unchecked[why], facts, workbook)


def _range_beside(where: Entry, entries: Sequence[Entry], field: str | None) -> str | None:
    """Return the range of the rows on the sheet of one of them; None where that is a single row."""
    block = where.row_of(field).block
    here = [entry.row_of(field) for entry in entries]
    here = [row for row in here if (row.block.workbook, row.block.sheet) == (block.workbook, block.sheet)]
    indexes = {row.index for row in here}
    return block.area(sorted(indexes), field) if len(indexes) > 1 and None not in indexes else None


def by_block(entries: Sequence[Entry], field: str | None = None) -> list[list[Entry]]:
    """Return the rows grouped by the block in which they stand, or in which a field of theirs does."""
    groups: dict[int, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(id(entry.row_of(field).block), []).append(entry)
    return list(groups.values())
