"""What `stimmig explain` says: a rule with its examples, and what it says about the one that breaks it."""

from collections.abc import Iterable, Iterator

from stimmig.findings import Finding
from stimmig.refusal import Refusal
from stimmig.report.explanation import explanation
from stimmig.rules.catalogue import all_rules, named
from stimmig.rules.rule import Rule
from stimmig.writing.explanation_text import explanation_lines, list_lines
from stimmig.writing.report_text import width


def explain(codes: Iterable[str], lang: str) -> tuple[list[str], list[Refusal]]:
    """Return the lines about rules, and what is to be said of codes that name none.

    A family or the beginning of a code lists its rules; no code at all lists every rule.
    """
    words = list(dict.fromkeys(code.strip().upper() for word in codes for code in word.split(",") if code.strip()))
    lines: list[str] = []
    refused: list[Refusal] = []
    for word in words or [""]:
        try:
            rules = named(word) if word else all_rules()
        except Refusal as refusal:
            refused.append(refusal)
            continue
        lines += ["", ""] if lines else []
        lines += _about(word, rules, lang)
    return lines, refused


def _about(word: str, rules: tuple[Rule, ...], lang: str) -> Iterator[str]:
    explained = [explanation(rule, lang) for rule in rules]
    if rules[0].code != word:
        return list_lines(explained, lang)
    return explanation_lines(explained[0], _said(rules[0]), lang, width())


def _said(rule: Rule) -> list[Finding]:
    """Return what a rule says about the example that breaks it; nothing where it has none, or crashes there."""
    if not rule.breaks:
        return []
    from textwrap import dedent

    from stimmig.checking import check_readings
    from stimmig.reading.recognise import read_workbook
    from stimmig.workbook.table import read_tables

    reading = read_workbook(read_tables(dedent(rule.breaks), name="", alias=""))
    return list(check_readings([reading], select=[rule.code], as_of=rule.example_date).findings)
