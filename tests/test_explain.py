"""`stimmig explain`: a rule, a family, a code that is nearly right."""

import pytest

from stimmig.cli import main
from stimmig.explaining import explain
from stimmig.language.text import Text
from stimmig.rules.catalogue import catalogue


def explained(*codes: str, lang: str = "en") -> str:
    lines, refused = explain(codes, lang)
    assert not refused
    return "\n".join(lines)


def test_a_rule_is_explained_with_everything_there_is(monkeypatch):
    """Title, severity, what it finds, advice, reason, both examples, and what it says about the breaking one."""
    monkeypatch.setenv("COLUMNS", "110")
    said = explained("pur012")
    for part in (
        "PUR012  Link without a reason\n  Severity: ✖ Error",
        "contributes to … without saying why",
        "→ Write under “Why” in one sentence",
        "Why it matters",
        "A sheet that passes\n    # Strategie\n    | ID ",
        "The same with the defect\n    # Strategie\n    | ID ",
        "stimmig says:\n    ✖ Error PUR012  Strategie!E3",
    ):
        assert part in said, said


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_rule_can_be_explained(rule, lang):
    """Nothing of the machinery is left over, and the title comes first."""
    said = explained(rule.code, lang=lang)
    assert said.startswith(f"{rule.code}  {rule.title.to(lang)}\n")
    assert not set("{}") & set(said)


def test_a_rule_with_several_severities_names_them():
    assert "Schwere: ✖ Fehler / ● Hinweis" in explained("PUR006", lang="de")


def test_a_family_lists_its_rules_and_no_code_lists_all():
    lines = explained("LNK", lang="de").splitlines()
    family = [rule.code for rule in catalogue() if rule.code.startswith("LNK")]
    assert [line[:6] for line in lines[: len(family)]] == family
    assert lines[-1] == f"Mehr über eine davon: stimmig explain {family[0]}"
    assert len(explained().splitlines()) == len(catalogue()) + 2


def test_several_codes_are_explained_in_turn():
    said = explained("PUR001,bsc103", "PUR001")
    assert said.count("Severity:") == 2 and said.index("PUR001  Row") < said.index("BSC103  Strategic")


@pytest.mark.parametrize(
    "code, german, english",
    [
        ("PUR0O1", "Gemeint ist vielleicht PUR", "Did you mean PUR"),
        ("KPI999", "Gemeint ist vielleicht KPI209.", "Did you mean KPI209?"),
        ("ZZZ", "Die Regel „ZZZ“ gibt es nicht. Codes wie", "There is no rule “ZZZ”. Codes such as"),
    ],
)
def test_a_code_that_names_no_rule_is_answered_with_near_ones(code, german, english, capsys):
    """The others are explained all the same, and the exit code is 2."""
    for lang, told in (("de", german), ("en", english)):
        assert main(["explain", code, "PUR001", "--lang", lang]) == 2
        out, err = capsys.readouterr()
        assert told in err and "PUR001  " in out


def test_select_and_ignore_offer_near_codes_too(capsys, tmp_path):
    """The same answer wherever a code is asked for."""
    from sheets import write_xlsx

    path = write_xlsx("# Kennzahlen\n| ID | Kennzahl | Ist |\n| K-1 | Umsatz | 5 |", tmp_path / "a.xlsx")
    for option in ("--select", "--ignore"):
        assert main(["check", str(path), option, "PUR102", "--lang", "de"]) == 2
        assert "Gemeint ist vielleicht PUR0" in capsys.readouterr().err


def test_gaps_stand_for_what_a_workbook_would_fill_in():
    """Plural forms come out as the plural, and no full stop follows a gap."""
    from stimmig.report.explanation import _outline

    text = Text("{row} hat {count} {count:Ziel|Ziele}{below}.", "{row} has {count} {count:goal|goals}{below}.")
    assert [_outline(text, lang) for lang in ("de", "en")] == ["… hat … Ziele…", "… has … goals…"]
