"""What a dialog says about findings: message, advice, and why the rule matters."""

from collections.abc import Sequence

from stimmig.clicks import words
from stimmig.clicks.shown import ReportShown, Shown
from stimmig.rules.catalogue import all_rules
from stimmig.workbook import marks

_MOST = 3
"""findings that a dialog shows legibly"""


def explained(findings: Sequence[Shown], report: ReportShown, lang: str) -> str:
    """Return the text about findings, in the language of the report where its name tells it."""
    lang = "de" if report.sheet == marks.REPORT_NAMES.de else "en" if report.sheet == marks.REPORT_NAMES.en else lang
    rules = {rule.code: rule for rule in all_rules()}
    parts = []
    for finding in findings[:_MOST]:
        rule = rules.get(finding.code)
        title = rule.title.to(lang) if rule else ""
        lines = [f"{finding.code}  {title}", finding.message, f"→ {finding.advice}"]
        lines += [words.WHY.to(lang, reason=rule.reason)] if rule else []
        parts.append("\n".join(lines))
    return "\n\n".join(parts)
