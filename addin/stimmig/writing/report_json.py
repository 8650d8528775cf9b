"""The result of a check as the JSON document that `schema/report.json` describes."""

from typing import Any

from stimmig import __version__
from stimmig.findings import Finding
from stimmig.report.check import Check
from stimmig.report.report import count


def report_document(check: Check, lang: str) -> dict[str, Any]:
    """Return findings, what was not checked, faults and counts; texts in `lang`."""
    return {
        "stimmig": __version__,
        "lang": lang,
        "as_of": check.limits.today.isoformat(),
        "profile": check.limits.profile,
        "workbooks": [source.name for source in check.strategy.sources],
        "unusable": [
            {"workbook": path.name, "reason": refusal.code, "message": refusal.sentence(lang)}
            for path, refusal in check.refused
        ],
        "counts": count(check.strategy, check.findings)._asdict(),
        "findings": [_finding(finding, check, lang) for finding in check.findings],
        "accepted": [
            _finding(finding, check, lang)
            | {"reason": why.reason, "by": why.by, "until": why.until.isoformat() if why.until else None}
            for finding, why in check.accepted
        ],
        "not_checked": [
            {"code": silent.code, "reason": silent.reason(lang), "workbook": silent.workbook}
            for silent in check.not_checked
        ],
        "faults": [{"code": fault.code, "message": fault.message} for fault in check.faults],
    } | _compared(check)


def _compared(check: Check) -> dict[str, Any]:
    """Return what an earlier report told of already, so that this one can be compared with in its turn."""
    if check.known is None:
        return {}
    return {
        "known": [
            {
                "code": finding.code,
                "workbook": finding.place.workbook,
                "identity": check.identity(finding),
                "rows": finding.rows,
            }
            for finding in check.known
        ]
    }


def _finding(finding: Finding, check: Check, lang: str) -> dict[str, Any]:
    document = {
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "workbook": finding.place.workbook,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "identity": check.identity(finding),
        "message": finding.message(lang),
        "advice": finding.advice(lang),
    }
    if finding.rows > 1:
        document |= {"range": finding.range, "rows": finding.rows}
    return document
