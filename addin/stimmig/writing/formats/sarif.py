"""The result of a check as SARIF 2.1.0, for code hosts and editors.

A cell is named twice. Its logical location says it as Excel does ("BSC!D6"). Its region counts rows as lines and
columns as columns: the standard means texts by that, but services refuse a location without a line, and a reader finds
the cell by it. What was not checked, rules that crashed, and files that could not be used are notifications, so that
nobody takes them for findings.
"""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from stimmig import __version__
from stimmig.cells import Area
from stimmig.findings import Finding, Severity
from stimmig.language.text import Text
from stimmig.model.place import Place
from stimmig.report.check import Check
from stimmig.report.explanation import Explanation, explanation

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_NOT_CHECKED = Text("Nicht geprüft: {title} {reason}", "Not checked: {title} {reason}")


def lines(check: Check, lang: str) -> list[str]:
    """Return the whole document."""
    return [json.dumps(document(check, lang), ensure_ascii=False, allow_nan=False, indent=1)]


def document(check: Check, lang: str) -> dict[str, Any]:
    """Return findings as results, and everything that was not checked as notifications; texts in `lang`."""
    rules = [rule for rule in check.rules if rule.code not in check.left_out]
    index = {rule.code: at for at, rule in enumerate(rules)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "stimmig",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "language": lang,
                        "rules": [_rule(explanation(rule, lang), type(rule).__name__) for rule in rules],
                    }
                },
                "language": lang,
                "invocations": [_invocation(check, lang, index)],
                "artifacts": [
                    {"location": {"uri": _uri(source.name, check)}, "roles": ["analysisTarget"]}
                    for source in check.strategy.sources
                ],
                "results": [_result(finding, check, lang, index) for finding in check.findings],
                "properties": {"asOf": check.limits.today.isoformat(), "profile": check.limits.profile},
            }
        ],
    }


def _rule(explained: Explanation, name: str) -> dict[str, Any]:
    described = {
        "id": explained.code,
        "name": name,
        "shortDescription": {"text": explained.title},
        "fullDescription": {"text": explained.reason},
        "help": {"text": _help(explained, "• {}\n  → {}"), "markdown": _help(explained, "- {}\n  → {}")},
        "properties": {"tags": [explained.code[:3]]},
    }
    if explained.severities:
        described["defaultConfiguration"] = {"level": _LEVELS[explained.severities[0]]}
    else:
        described["defaultConfiguration"] = {"level": "none"}
    return described


def _help(explained: Explanation, form: str) -> str:
    said = "\n".join(form.format(message, advice) for message, advice in explained.says)
    return f"{explained.reason}\n\n{said}".strip()


def _result(finding: Finding, check: Check, lang: str, index: dict[str, int]) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message(lang)}\n{finding.advice(lang)}"},
        "locations": [_location(finding.place, finding.range, check)],
        # Services know a finding again by it when rows were sorted or inserted.
        "partialFingerprints": {"stimmigIdentity/v1": f"{finding.code} {check.identity(finding)}"},
        "properties": {"rows": finding.rows},
    }


def _location(place: Place, area: str | None, check: Check) -> dict[str, Any]:
    cells = area or place.cell
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _uri(place.workbook, check)}}}
    if cells:
        spot = Area.named(cells)
        # Lines and columns count from 1, and the end column is the one behind.
        location["physicalLocation"]["region"] = {
            "startLine": spot.top + 1,
            "startColumn": spot.left + 1,
            "endLine": spot.bottom + 1,
            "endColumn": spot.right + 2,
        }
    if place.sheet:
        logical = {"name": cells or place.sheet, "kind": "cell" if cells else "sheet"}
        location["logicalLocations"] = [logical | {"fullyQualifiedName": str(place._replace(cell=cells))}]
    return location


def _invocation(check: Check, lang: str, index: dict[str, int]) -> dict[str, Any]:
    notes = []
    for silent in check.not_checked:
        title = check.titles[silent.code].to(lang)
        text = _NOT_CHECKED.to(lang, title=f"{title}.", reason=silent.reason(lang))
        note = _notification("note", text, silent.code, index)
        if silent.workbook:
            note["locations"] = [_location(Place(silent.workbook), None, check)]
        notes.append(note)
    notes += [_notification("error", fault.sentence(lang), fault.code, index) for fault in check.faults]
    for path, refusal in check.refused:
        note = _notification("error", refusal.sentence(lang))
        note["descriptor"] = {"id": refusal.code}
        note["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": _as_uri(path)}}}]
        notes.append(note)
    return {"executionSuccessful": not (check.faults or check.refused), "toolExecutionNotifications": notes}


def _notification(level: str, text: str, code: str = "", index: dict[str, int] | None = None) -> dict[str, Any]:
    note: dict[str, Any] = {"level": level, "message": {"text": text}}
    if index and code in index:
        note["associatedRule"] = {"id": code, "index": index[code]}
    return note


def _uri(workbook: str, check: Check) -> str:
    return _as_uri(check.paths.get(workbook) or Path(workbook))


def _as_uri(path: Path) -> str:
    """Return a path as it was given, so that a service finds the file in its checkout; absolute ones as file URIs."""
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix().encode("utf-8", "surrogateescape"))
