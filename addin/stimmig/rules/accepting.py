"""Set accepted findings apart, and say what became of each acceptance.

Nothing of this runs where nothing is accepted.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stimmig.findings import Accepted, Finding
from stimmig.identity import identities_of
from stimmig.language.folding import fold
from stimmig.model.acceptance import Acceptance
from stimmig.model.strategy import Strategy
from stimmig.rules.limits import Limits
from stimmig.rules.rule import Rule
from stimmig.rules.runner import Verdict, run


class Judged(NamedTuple):
    """What is left of the findings, what is accepted, and the acceptances with their state."""

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]
    acceptances: tuple[Acceptance, ...]


def run_accepting(
    rules: Sequence[Rule], strategy: Strategy, limits: Limits, every: Iterable[Rule]
) -> tuple[Verdict, tuple[Accepted, ...]]:
    """Return what the rules said without what is accepted, and that.

    Rules of `every` that an acceptance names are asked too, even if they are not to be heard: whether the cause of an
    acceptance is gone can only be told so.
    """
    every = list(every)
    strategy = strategy.replace(acceptances=tuple(_concerning(strategy)))
    late = [rule for rule in rules if rule.about_acceptances]
    heard = [rule for rule in rules if not rule.about_acceptances]
    named = {_code(one) for one in strategy.acceptances}
    asked = [rule for rule in every if rule.code in named and rule not in rules and not rule.about_acceptances]
    verdict, aside = run(heard, strategy, limits), run(asked if late else (), strategy, limits)
    spoken = {rule.code for rule in (*heard, *(asked if late else ()))}
    spoken -= {one.code for said in (verdict, aside) for one in (*said.not_checked, *said.faults)}
    judged = _judge((*verdict.findings, *aside.findings), strategy, limits.today, every, spoken)
    after = run(late, strategy.replace(acceptances=judged.acceptances), limits)
    unheard = {id(one) for one in aside.findings}
    findings = [one for one in (*judged.findings, *after.findings) if id(one) not in unheard]
    findings.sort(key=lambda finding: -finding.severity)
    accepted = tuple(one for one in judged.accepted if id(one.finding) not in unheard)
    silent, faults = (*verdict.not_checked, *after.not_checked), (*verdict.faults, *after.faults)
    return Verdict(tuple(findings), silent, faults), accepted


def _concerning(strategy: Strategy) -> Iterable[Acceptance]:
    """Yield the acceptances that concern the workbooks at hand; a file may hold those of others too."""
    names = {fold(word): source.name for source in strategy.sources for word in (source.alias, source.name)}
    for one in strategy.acceptances:
        if one.workbook is None:
            yield one
        elif fold(one.workbook) in names:
            yield one._replace(workbook=names[fold(one.workbook)])


def _judge(
    findings: Iterable[Finding], strategy: Strategy, today: datetime.date, every: Sequence[Rule], spoken: set[str]
) -> Judged:
    states = [_state(one, every) for one in strategy.acceptances]
    named: dict[tuple[str, str], list[int]] = {}
    for at, (one, state) in enumerate(zip(strategy.acceptances, states)):
        if not state:
            named.setdefault((_code(one), fold(one.to or "")), []).append(at)
    codes = {code for code, _ in named}
    identities = identities_of(strategy)
    left: list[Finding] = []
    accepted: list[Accepted] = []
    for finding in findings:
        names = identities.names(finding) if finding.code in codes else ()
        listed = sorted(at for name in names for at in named.get((finding.code, name), ()))
        meant = [at for at in listed if strategy.acceptances[at].workbook in (None, finding.place.workbook)]
        holding = [at for at in meant if not _is_over(strategy.acceptances[at], today)]
        for at in meant:  # one that is over has no more to say where another took its place
            states[at] = (states[at] or "holds") if holding else "ended"
        if holding:
            accepted.append(Accepted(finding, strategy.acceptances[holding[0]]))
        else:
            left.append(finding)
    judged = [
        one._replace(state=state or ("stale" if _code(one) in spoken else "open"))
        for one, state in zip(strategy.acceptances, states)
    ]
    return Judged(tuple(left), tuple(accepted), tuple(judged))


def _state(acceptance: Acceptance, every: Iterable[Rule]) -> str:
    """Return why an acceptance has no effect, whatever was found; "" where it may have."""
    if acceptance.missing:
        return "incomplete"
    rule = next((rule for rule in every if rule.code == _code(acceptance)), None)
    if rule is None or rule.about_acceptances:
        return "itself" if rule else "unknown"
    return "unread" if acceptance.unread else ""


def _is_over(acceptance: Acceptance, today: datetime.date) -> bool:
    return acceptance.until is not None and acceptance.until < today


def _code(acceptance: Acceptance) -> str:
    return (acceptance.rule or "").strip().upper()
