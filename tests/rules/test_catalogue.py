"""What the catalogue promises is tested for all rules at once."""

import datetime
import inspect
import itertools
import re
import string

import pytest

from sheets import check, checked
from stimmig.language.text import Text
from stimmig.refusal import Refusal
from stimmig.rules.catalogue import catalogue, chosen
from stimmig.rules.vocabulary import FACTS

RULES = catalogue()
EXAMPLES = [rule for rule in RULES if rule.holds]
BY_CODE = {rule.code: rule for rule in RULES}


def codes_of(text, rule):
    """Return what a rule says about an example: its findings and what it left unchecked."""
    result = checked(text, as_of=rule.example_date, select=[rule.code])
    assert not result.faults, result.faults
    own = [finding.code for finding in result.findings if finding.code == rule.code]
    speechless = not rule.message.de and not rule.cases  # all it ever says is what it could not check
    return own + [silent.code for silent in result.not_checked if silent.code == rule.code and speechless]


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_accepts_the_example_that_holds(rule):
    """A rule says nothing about its own good example."""
    assert codes_of(rule.holds, rule) == [], f"{rule.code} speaks although the example holds"


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_reports_the_example_that_breaks(rule):
    """A rule speaks about its own bad example."""
    assert codes_of(rule.breaks, rule), f"{rule.code} is silent although the example breaks it"


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_examples_differ_where_the_point_is(rule):
    """The two examples differ, and in few lines only."""
    good, bad = ([" ".join(line.split()) for line in text.strip().splitlines()] for text in (rule.holds, rule.breaks))
    changed = set(good) ^ set(bad)
    assert 1 <= len(changed) <= 4, f"{rule.code}: {changed}"


def test_codes_are_unique_and_well_formed():
    """Each code stands once, as family and number."""
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in codes)


def texts_of(rule) -> dict[str, Text]:
    """Return all texts of a rule by what they are for."""
    found = {"title": rule.title, "reason": rule.reason}
    if rule.message.de:
        found |= {"message": rule.message, "advice": rule.advice}
    for name, case in rule.cases.items():
        found |= {f"{name} message": case.message, f"{name} advice": case.advice}
    return found | {f"unchecked {name}": text for name, text in rule.unchecked.items()}


def facts_in(wording: str) -> set[str]:
    """Return the names of the facts that a wording fills in, those inside its plural forms included."""
    fields = [(name, spec) for _, name, spec, _ in string.Formatter().parse(wording) if name]
    return {name for name, _ in fields}.union(*(facts_in(spec) for _, spec in fields))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_both_languages_state_the_same_facts(rule):
    """German and English fill in the same facts, and both are there."""
    for purpose, text in texts_of(rule).items():
        assert text.de and text.en, f"{rule.code}: {purpose} is missing in a language"
        assert facts_in(text.de) == facts_in(text.en), f"{rule.code}: {purpose} fills in different facts"


def test_facts_come_from_one_sorted_list():
    """Every placeholder is in the vocabulary, every word of the vocabulary is used, and the list is sorted."""
    used = {
        fact for rule in RULES for text in texts_of(rule).values() for wording in text for fact in facts_in(wording)
    }
    assert used == set(FACTS)
    assert list(FACTS) == sorted(FACTS)


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_message_can_be_said(rule, lang):
    """Messages and advice come out in both languages, without a brace left over."""
    for finding in checked(rule.breaks, as_of=rule.example_date).findings:
        said = finding.message(lang) + finding.advice(lang)
        assert said.strip() and "{" not in said and "}" not in said


COUNTS = {"below", "count", "days", "high", "limit", "low", "missing", "rows", "share", "sum", "total"}
DATES = {"date", "end", "later", "since", "start"}
KINDS = [Text(f"{article} {kind} „Nähe“", f"The {kind} “Nähe”") for article, kind in (("Der", "Moal"), ("Der", "Purpose"), ("Die", "HED"), ("Das", "Objective"))]  # fmt: skip


def sample(number: int, row: Text) -> dict:
    """Return a value for every fact: this number where it counts, this row where it is a text."""
    counted = dict.fromkeys(COUNTS, number) | dict.fromkeys(DATES, datetime.date(2026, 11, 22))
    return dict.fromkeys(FACTS, row) | counted


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("number", [1, 5])
def test_every_case_of_a_rule_can_be_filled_in(rule, number):
    """Whatever the count and whatever the row, nothing of the machinery is left over."""
    for purpose, text in texts_of(rule).items():
        for row, lang in itertools.product(KINDS, ("de", "en")):
            said = text.to(lang, **sample(number, row))
            assert not set("{}|") & set(said), f"{rule.code}: {purpose} leaves machinery in: {said}"
            assert "  " not in said, f"{rule.code}: {purpose} leaves a gap in: {said}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_plural_forms_go_by_counts(rule):
    """A cell's text may hold a bar, which would break a plural form; a number never does."""
    for purpose, text in texts_of(rule).items():
        for wording in text:
            for _, name, spec, _ in string.Formatter().parse(wording):
                if spec and "|" in spec:
                    assert {name, *facts_in(spec)} <= COUNTS, f"{rule.code}: {purpose} makes a plural of {name}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_german_prepositions_get_their_case(rule):
    """„auf den Purpose“, never „auf der Purpose“: write {row:accusative} there."""
    for purpose, text in texts_of(rule).items():
        for row in KINDS:
            said = text.to("de", **sample(1, row))
            wrong = re.search(r"\b(auf|für|gegen|ohne|durch|um|misst|messen|treibt|treiben) der (Moal|Purpose)", said)
            assert not wrong, f"{rule.code}: {purpose} says: {said}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_case_is_used(rule):
    """A case that nothing chooses is dead: the rule's module names it beside its definition, or its kinds do."""
    source = inspect.getsource(inspect.getmodule(type(rule)))
    by_kind = set(getattr(rule, "kinds", {}).values())
    by_kind |= {f"{case}_many" if case else "many" for case in by_kind}
    unused = [case for case in rule.cases if case not in by_kind and source.count(f'"{case}"') < 2]
    assert not unused, f"{rule.code}: {unused}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_messages_are_sentences_in_the_reader_s_language(rule):
    """A message ends like a sentence; German ones use „…“ and English ones “…”."""
    for purpose, text in texts_of(rule).items():
        if purpose == "title":
            continue
        assert text.de[-1] in ".?}" and text.en[-1] in ".?}", f"{rule.code}: {purpose} is no sentence"
        assert "“" not in text.de.replace("“", "", text.de.count("„")), (
            f"{rule.code}: {purpose} quotes in the English way"
        )
        assert "„" not in text.en, f"{rule.code}: {purpose} quotes in the German way"


def test_a_rule_that_crashes_is_a_fault_and_the_others_run_on(monkeypatch):
    """One broken rule does not silence the rest."""

    def crash(*_):
        raise RuntimeError("boom")

    monkeypatch.setattr(type(BY_CODE["PUR006"]), "check", crash)
    result = checked(BY_CODE["PUR001"].breaks)
    assert [(fault.code, fault.message) for fault in result.faults] == [("PUR006", "RuntimeError: boom")]
    assert "PUR001" in [finding.code for finding in result.findings]


def test_select_takes_families_and_codes():
    """--select takes a family or a code, --ignore takes it away again."""
    text = BY_CODE["PUR001"].breaks
    assert {line[:6] for line in check(text, select=["PUR"])} == {"PUR001", "PUR007"}
    assert {line[:6] for line in check(text, select=["PUR"], ignore=["pur007"])} == {"PUR001"}


def test_all_unknown_codes_are_said_at_once():
    with pytest.raises(Refusal) as caught:
        chosen(["PUR099", "PUR001", "KVX", "pur099"])
    said = caught.value.sentence("en")
    assert said.count("There is no rule") == 2 and "“PUR099”" in said and "“KVX”. Did you mean KVR?" in said
