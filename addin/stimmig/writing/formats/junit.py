"""The result of a check as JUnit XML: one suite for each workbook, one case for each rule that was asked.

Errors are failures. Warnings and hints are the case's output: they ask people, and a build that fails over a question
is soon switched off. What was not checked is skipped, or output too where there are findings; a rule that crashed and a
file that could not be used are errors.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from stimmig.findings import Finding, Severity
from stimmig.language.text import Text
from stimmig.report.check import Check

_OPENING = Text("Datei öffnen", "Open the file")
_NOT_CHECKED = Text("Nicht geprüft", "Not checked")
_INVALID = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""what XML 1.0 cannot hold, however it is written"""


def lines(check: Check, lang: str) -> Iterator[str]:
    """Yield the lines of the document."""
    root = _element(None, "testsuites", name="stimmig")
    for source in check.strategy.sources:
        _workbook(root, source.name, check, lang)
    for path, refusal in check.refused:
        suite = _element(root, "testsuite", name=path.name)
        case = _element(suite, "testcase", classname="stimmig", name=_OPENING.to(lang))
        _element(case, "error", refusal.sentence(lang), type=refusal.code, message=refusal.sentence(lang))
        _count(suite)
    _count(root)
    indent(root, " ")
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield tostring(root, "unicode")


def _workbook(root: Element, workbook: str, check: Check, lang: str) -> None:
    suite = _element(root, "testsuite", name=workbook)
    found: dict[str, list[Finding]] = {}
    for finding in check.findings:
        if finding.place.workbook == workbook:
            found.setdefault(finding.code, []).append(finding)
    silent: dict[str, list[str]] = {}
    for one in check.not_checked:
        if one.workbook in (None, workbook):
            silent.setdefault(one.code, []).append(one.reason(lang))
    faults = {fault.code: fault.sentence(lang) for fault in check.faults}
    for code, title in check.titles.items():
        if code in check.left_out:
            continue
        case = _element(suite, "testcase", classname=f"stimmig.{code[:3]}", name=f"{code} {title.to(lang)}")
        said = found.get(code, [])
        if code in faults:
            _element(case, "error", faults[code], type=code, message=faults[code])
        elif errors := [finding for finding in said if finding.severity is Severity.ERROR]:
            _element(case, "failure", "\n".join(_told(errors, lang)), type=code, message=errors[0].message(lang))
        elif code in silent and not said:
            _element(case, "skipped", message=" ".join(silent.pop(code)))
        others = [finding for finding in said if finding.severity is not Severity.ERROR]
        told = [*_told(others, lang), *(f"{_NOT_CHECKED.to(lang)}: {reason}" for reason in silent.get(code, ()))]
        if told:
            _element(case, "system-out", "\n".join(told))
    _count(suite)


def _told(findings: Sequence[Finding], lang: str) -> list[str]:
    return [
        f"{finding.severity.word.to(lang)} {finding.extent}: {finding.message(lang)} {finding.advice(lang)}"
        for finding in findings
    ]


def _element(parent: Element | None, tag: str, text: str = "", **attributes: str) -> Element:
    clean: dict[str, Any] = {name: _INVALID.sub("", value) for name, value in attributes.items()}
    element = Element(tag, clean) if parent is None else SubElement(parent, tag, clean)
    element.text = _INVALID.sub("", text) or None
    return element


def _count(element: Element) -> None:
    for attribute, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(attribute, str(sum(1 for _ in element.iter(tag))))
