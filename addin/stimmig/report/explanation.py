"""What there is to say about a rule, without any workbook: what it finds, what to do, why it matters."""

import string
from textwrap import dedent
from typing import NamedTuple

from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Rule

_GAP = "…"
"""stands for what a workbook would fill in"""


class Explanation(NamedTuple):
    """A rule in one language. `says` holds its messages, each with its advice; gaps stand for what a workbook tells."""

    code: str
    title: str
    severities: tuple[Severity, ...]
    """the heaviest first; none where the rule only ever says that it could not check"""
    says: tuple[tuple[str, str], ...]
    reason: str
    unchecked: tuple[str, ...]
    """why it may be unable to speak"""
    holds: str
    breaks: str
    package: str


def explanation(rule: Rule, lang: str) -> Explanation:
    """Return what there is to say about a rule."""
    pairs = [(rule.message, rule.advice)] if rule.message.de else []
    pairs += [(case.message, case.advice) for case in rule.cases.values()]
    return Explanation(
        code=rule.code,
        title=rule.title.to(lang),
        severities=weights(rule),
        says=tuple((_outline(message, lang), _outline(advice, lang)) for message, advice in pairs),
        reason=rule.reason.to(lang),
        unchecked=tuple(_outline(text, lang) for text in rule.unchecked.values()),
        holds=dedent(rule.holds).strip(),
        breaks=dedent(rule.breaks).strip(),
        package=rule.package,
    )


def weights(rule: Rule) -> tuple[Severity, ...]:
    """Return how much the findings of a rule may weigh, the heaviest first; a rule may only say "not checked"."""
    found = {rule.severity} if rule.message.de else set()
    found |= {case.severity or rule.severity for case in rule.cases.values()}
    return tuple(sorted(found, reverse=True))


class _Outliner(string.Formatter):
    def get_value(self, key, args, kwargs):
        return _GAP

    def get_field(self, field_name, args, kwargs):
        return _GAP, field_name

    def format_field(self, value, spec: str) -> str:
        return spec.split("|")[-1] if "|" in spec else _GAP


def _outline(text: Text, lang: str) -> str:
    """Return a wording with gaps where facts would stand, and the plural where there are two forms."""
    return _Outliner().vformat(text.to(lang), (), {}).replace(f"{_GAP}.", _GAP)
