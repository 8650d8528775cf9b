"""Run rules over a strategy. A rule that crashes is a fault of ours; the others run on."""

from collections.abc import Iterable
from typing import NamedTuple

from stimmig.findings import Fault, Finding, NotChecked
from stimmig.model.strategy import Strategy
from stimmig.rules.limits import Limits
from stimmig.rules.rule import Rule


class Verdict(NamedTuple):
    """What the rules said."""

    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    faults: tuple[Fault, ...]


def run(rules: Iterable[Rule], strategy: Strategy, limits: Limits) -> Verdict:
    """Return the findings, what was not checked, and faults.

    The weightiest findings come first; among equals the order is that of the rules, and of what each said.
    """
    findings: list[Finding] = []
    silent: list[NotChecked] = []
    faults: list[Fault] = []
    for rule in rules:
        try:
            said = list(rule.check(strategy, limits))
        except (Exception, SystemExit) as error:  # whatever a rule does wrong, the reader gets the other rules' answers
            faults.append(Fault(rule.code, f"{type(error).__name__}: {error}", rule.package))
            continue
        findings += [one for one in said if isinstance(one, Finding)]
        silent += [one for one in said if isinstance(one, NotChecked)]
    findings.sort(key=lambda finding: -finding.severity)
    return Verdict(tuple(findings), tuple(silent), tuple(faults))
