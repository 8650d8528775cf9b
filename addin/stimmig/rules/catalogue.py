"""All rules, found in their folders: a new rule is a new file, and nothing else."""

import importlib
import os
from collections.abc import Iterable
from functools import lru_cache

from stimmig.language.text import Text
from stimmig.refusal import Refusal
from stimmig.rules import bsc, cas, chk, kpi, kvr, lnk, okr, out, pdc, pur, tru, wbk
from stimmig.rules.naming import either
from stimmig.rules.own import own_rules
from stimmig.rules.rule import Rule

FAMILIES = (pur, bsc, kpi, okr, kvr, lnk, out, cas, tru, pdc, chk, wbk)

UNKNOWN = Text(
    "{names} Codes wie PUR001 oder Familien wie PUR sind möglich.",
    "{names} Codes such as PUR001 or families such as PUR are possible.",
)
_NO_SUCH_RULE = Text("Die Regel „{name}“ gibt es nicht.{near}", "There is no rule “{name}”.{near}")
NONE_NAMED = Text(
    "Hier fehlt die Angabe, welche Regeln gemeint sind. Nennen Sie Codes wie PUR001 oder Familien wie PUR.",
    "This does not say which rules are meant. Name codes such as PUR001 or families such as PUR.",
)


@lru_cache(maxsize=1)
def catalogue() -> tuple[Rule, ...]:
    """Return one instance of every rule, in the order of the families and codes."""
    found = [rule() for family in FAMILIES for rule in _rules_in(family)]
    return tuple(sorted(found, key=lambda rule: (_place_of_family(rule.code), rule.code)))


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Return the catalogue and, after it, the rules that installed packages bring; Refusal where those do not fit."""
    return (*catalogue(), *own_rules({rule.code for rule in catalogue()}))


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Return the rules that `select` names (all where it names none) and `ignore` does not; Refusal for unknown codes."""
    select, ignore = _codes(select), _codes(ignore)
    return tuple(
        rule
        for rule in all_rules()
        if (not select or rule.code.startswith(select)) and not (ignore and rule.code.startswith(ignore))
    )


def _codes(names: Iterable[str]) -> tuple[str, ...]:
    names = list(names)
    codes = tuple(name.strip().upper() for name in names if name.strip())
    if names and not codes:  # `--select ""` must not mean all rules
        raise Refusal("rule_missing", NONE_NAMED)
    if unknown := [code for code in dict.fromkeys(codes) if not _beginning_with(code)]:
        raise _refusal(unknown)
    return codes


def named(code: str) -> tuple[Rule, ...]:
    """Return the rules that a code or the beginning of one names; Refusal with near ones where there is none."""
    found = _beginning_with(code)
    if not found:
        raise _refusal([code])
    return found


def _beginning_with(code: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in all_rules() if rule.code.startswith(code))


def _refusal(codes: Iterable[str]) -> Refusal:
    """Return what is to be said of codes that name no rule, all at once."""
    told = [_NO_SUCH_RULE.filled(name=code, near=_near(code)) for code in codes]
    return Refusal(
        "rule_unknown", UNKNOWN, names=Text(*(" ".join(one.to(lang) for one in told) for lang in ("de", "en")))
    )


def _near(code: str) -> Text:
    from difflib import get_close_matches

    codes = [rule.code for rule in all_rules()]
    # Where no code is near, its family may be what was meant.
    near = either(get_close_matches(code, codes, 3) or get_close_matches(code[:3], {one[:3] for one in codes}, 1))
    return Text(
        f" Gemeint ist vielleicht {near.de}." if near.de else "", f" Did you mean {near.en}?" if near.en else ""
    )


def _rules_in(family) -> Iterable[type[Rule]]:
    # pkgutil would import half of the standard library for it.
    for module in sorted(
        name[:-3] for name in os.listdir(family.__path__[0]) if name.endswith(".py") and name[0] != "_"
    ):
        members = vars(importlib.import_module(f"{family.__name__}.{module}"))
        yield from (
            member
            for member in members.values()
            if isinstance(member, type) and issubclass(member, Rule) and member.__module__.endswith(module)
        )


def _place_of_family(code: str) -> int:
    return [family.__name__.rpartition(".")[2].upper() for family in FAMILIES].index(code[:3])
