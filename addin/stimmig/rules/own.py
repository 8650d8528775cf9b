"""Rules that an organisation brings in a package of its own, announced as entry points of the group "stimmig.rules".

    [project.entry-points."stimmig.rules"]
    ACM901 = "acme_rules:ObjectiveWithoutOwner"

The name of the entry point is the code of the rule. So a code that is taken is refused before anything is loaded, and
a package that cannot be imported is a fault of that one rule.
"""

import os
import re
import string
import sys
from collections.abc import Collection, Iterator
from functools import partial

from stimmig.findings import Finding, NotChecked, Severity
from stimmig.language.text import Text
from stimmig.refusal import Refusal
from stimmig.rules.rule import Case, Rule

GROUP = "stimmig.rules"

NO_CODE = Text(
    "Das Paket „{package}“ meldet eine Regel unter dem Namen „{name}“ an. Der Name muss ihr Code sein: drei"
    " Großbuchstaben und drei Ziffern, wie ACM901.",
    "The package “{package}” announces a rule under the name “{name}”. The name must be its code: three capital"
    " letters and three digits, such as ACM901.",
)
TAKEN = Text(
    "Das Paket „{package}“ bringt eine Regel {name} mit; diesen Code gibt es schon. Geben Sie ihr dort einen anderen,"
    " am besten mit eigenen drei Buchstaben, wie ACM901, oder deinstallieren Sie das Paket.",
    "The package “{package}” brings a rule {name}, and that code exists already. Give it another one there, best with"
    " three letters of its own, such as ACM901, or uninstall the package.",
)
NO_RULE = Text(
    "Was das Paket „{package}“ unter {name} anmeldet, ist keine Regel mit diesem Code. Es muss eine Klasse sein, die"
    ' von stimmig.rules.rule.Rule abgeleitet ist, mit code = "{name}", severity, title und reason.',
    "What the package “{package}” announces as {name} is no rule of that code. It must be a class derived from"
    ' stimmig.rules.rule.Rule, with code = "{name}", severity, title and reason.',
)
_FROM = Text("Regel aus dem Paket „{package}“", "Rule of the package “{package}”")
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
_CELLS = re.compile(r"[A-Z]{1,3}[1-9][0-9]*(:[A-Z]{1,3}[1-9][0-9]*)?")


def own_rules(taken: Collection[str]) -> Iterator[Rule]:
    """Yield the rules of installed packages; Refusal where a code is `taken` or what is announced is no rule."""
    if not _any_announced():
        return
    from importlib.metadata import entry_points  # costs a fifth of a small check

    seen = set(taken)
    announced = {(_package(point), point.name, point.value): point for point in entry_points(group=GROUP)}
    for (package, name, _), point in sorted(announced.items()):
        if not _CODE.fullmatch(name):
            raise Refusal("own_rule_without_code", NO_CODE, package=package, name=name)
        if name in seen:
            raise Refusal("own_rule_taken", TAKEN, package=package, name=name)
        seen.add(name)
        yield _loaded(point, package)


def _any_announced() -> bool:
    """Say whether any installed package announces rules, without the machinery that would load them.

    Packages inside zip files are not looked at: nobody installs there.
    """
    return any(GROUP in announcement for folder in dict.fromkeys(sys.path) for announcement in _announcements(folder))


def _announcements(folder: str) -> Iterator[str]:
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return
    for name in names:
        if name.endswith((".dist-info", ".egg-info")):
            try:
                with open(os.path.join(folder, name, "entry_points.txt"), encoding="utf-8", errors="replace") as file:
                    yield file.read()
            except OSError:  # most packages have none
                continue


def _package(point) -> str:
    return point.dist.name if point.dist else point.module


def _loaded(point, package: str) -> Rule:
    """Return the rule; where its package cannot be imported, one that says so when it is asked."""
    try:
        found = point.load()
        rule = found() if isinstance(found, type) and issubclass(found, Rule) else None
        if rule:
            _prove_texts(rule)
    except (Exception, SystemExit) as error:  # whatever a package does wrong, the other rules run on
        return _Unloadable(point.name, package, error)
    if rule is None or not _is_complete(rule, point.name):
        raise Refusal("own_rule_is_none", NO_RULE, package=package, name=point.name)
    rule.package = package
    rule.check = partial(_proved, rule, rule.check)
    return rule


def _prove_texts(rule: Rule) -> None:
    """Raise an error where a text of a rule has a brace that is never closed: no format could show it."""
    cases = (Case(rule.message, rule.advice), *rule.cases.values())
    texts = [text for case in cases for text in (case.message, case.advice)]
    for text in (*texts, *rule.unchecked.values()):
        for wording in text:
            list(string.Formatter().parse(wording))


def _is_complete(rule: Rule, code: str) -> bool:
    texts = (getattr(rule, name, None) for name in ("title", "reason", "message", "advice"))
    severity = getattr(rule, "severity", None)
    return (
        getattr(rule, "code", "") == code
        and isinstance(severity, Severity)
        and all(isinstance(text, Text) for text in texts)
    )


def _proved(rule: Rule, check, strategy, limits) -> Iterator[Finding | NotChecked]:
    """Yield what a rule says, once it is certain that it can be said: the report must not fail over it."""
    known = {source.name for source in strategy.sources}
    for said in check(strategy, limits):
        if said.code != rule.code:
            raise ValueError(f"speaks as {said.code}")
        for lang in ("de", "en"):
            if isinstance(said, Finding):
                said.message(lang), said.advice(lang)
            else:
                said.reason(lang)
        if isinstance(said, Finding) and said.place.workbook not in known:
            raise ValueError(f"points at {said.place.workbook}, which was not checked")
        if isinstance(said, Finding) and not _CELLS.fullmatch(cells := said.range or said.place.cell or "A1"):
            raise ValueError(f"points at {cells}, which names no cells")
        yield said


class _Unloadable(Rule):
    """Stands for a rule that could not be loaded, so that its fault is reported like any other."""

    severity = Severity.HINT

    def __init__(self, code: str, package: str, error: BaseException):
        self.code, self.package, self.error = code, package, error
        self.title = self.reason = _FROM.filled(package=package)

    def check(self, strategy, limits):
        raise self.error
