"""Rules that an organisation brings in a package of its own."""

import json
import sys
import tomllib
from pathlib import Path

import pytest

from conftest import ROOT
from sheets import checked
from stimmig.explaining import explain
from stimmig.refusal import Refusal
from stimmig.rules import catalogue as rules
from stimmig.writing.formats import lines_in

EXAMPLE = ROOT / "tests" / "own_rules"
SHOUTED = """
# Objectives
| ID  | Objective                | Zahlt ein auf |
| O-1 | MENSCHEN ERLEBEN UNS NAH | S-1           |
"""


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Return what puts a package on the path as pip leaves it; the catalogue is read anew, then and afterwards."""

    def installed(module: str, source: str, points: dict[str, str], package: str = "acme-rules") -> None:
        (tmp_path / f"{module}.py").write_text(source, "utf-8")
        info = tmp_path / f"{package.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        lines = [f"{name} = {value}" for name, value in points.items()]
        (info / "entry_points.txt").write_text("\n".join(["[stimmig.rules]", *lines, ""]))
        rules.all_rules.cache_clear()

    monkeypatch.syspath_prepend(tmp_path)
    yield installed
    rules.all_rules.cache_clear()
    for module in ("acme_rules", "other_rules"):
        sys.modules.pop(module, None)


def install_example(install) -> None:
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text("utf-8"))["project"]
    source = (EXAMPLE / "acme_rules.py").read_text("utf-8")
    install("acme_rules", source, project["entry-points"]["stimmig.rules"])


def changed(old: str, new: str) -> str:
    """Return the example with one thing changed."""
    source = (EXAMPLE / "acme_rules.py").read_text("utf-8")
    assert old in source
    return source.replace(old, new)


def test_an_own_rule_speaks_like_any_other(install):
    """It finds, has its title in the report, can be selected, and comes after ours."""
    install_example(install)
    check = checked(SHOUTED, select=["ACM"])
    assert [(one.code, str(one.place)) for one in check.findings] == [("ACM901", "Objectives!B2")]
    assert check.findings[0].message("de") == "Das Objective „MENSCHEN ERLEBEN UNS NAH“ steht ganz in Großbuchstaben."
    assert check.titles["ACM901"].en == "Objective in capitals"
    assert rules.all_rules()[-1].code == "ACM901" and "ACM901" not in [one.code for one in rules.catalogue()]


def test_an_own_rule_can_be_explained(install):
    """`stimmig explain` shows it with its example and names the package."""
    install_example(install)
    lines, refused = explain(["acm901"], "en")
    assert not refused and "  From the package “acme-rules”" in lines
    assert any("is all in capitals." in line for line in lines[-4:])


@pytest.mark.parametrize("name", ["text", "json", "sarif", "junit", "csv", "markdown"])
def test_an_own_rule_comes_in_every_format(install, name):
    install_example(install)
    assert "ACM901" in "\n".join(lines_in(name, checked(SHOUTED), "de"))


@pytest.mark.parametrize(
    "old, new, told",
    [
        ("objective.name.isupper()", "1 / 0", "ZeroDivisionError"),
        ("row=objective)", "rows=1)", "KeyError"),
        ('"name", row=objective)', '"name", row=objective)._replace(code="PUR001")', "speaks as PUR001"),
        ('"""A rule', 'raise SystemExit("no licence")\n"""A rule', "SystemExit: no licence"),
        ("from stimmig.findings import", "from stimmig.nothing import", "ModuleNotFoundError"),
        ("is all in capitals.", "is all in {capitals.", "expected '}'"),
        ('"name", row=objective)', '"name", row=objective)._replace(range="B2-B4")', "B2-B4"),
    ],
    ids=["crashes", "cannot say it", "speaks as another", "leaves", "cannot be imported", "has a brace", "has no cell"],
)
def test_an_own_rule_that_crashes_is_a_fault_of_its_package_and_the_rest_runs(install, old, new, told):
    install("acme_rules", changed(old, new), {"ACM901": "acme_rules:ObjectiveInCapitals"})
    check = checked(SHOUTED)
    assert [(one.code, one.package) for one in check.faults] == [("ACM901", "acme-rules")]
    assert told in check.faults[0].message
    assert "PUR006" in [one.code for one in check.findings]
    assert "stammt aus dem Paket „acme-rules“" in check.faults[0].sentence("de")
    document = json.loads("\n".join(lines_in("json", check, "de")))
    assert json.loads("\n".join(lines_in("sarif", check, "de")))
    assert document["faults"] == [{"code": "ACM901", "message": check.faults[0].message}]


@pytest.mark.parametrize(
    "source, points, told",
    [
        (None, {"PUR001": "acme_rules:ObjectiveInCapitals"}, "brings a rule PUR001, and that code exists already"),
        (None, {"shouting": "acme_rules:ObjectiveInCapitals"}, "under the name “shouting”. The name must be its code"),
        (None, {"ACM902": "acme_rules:ObjectiveInCapitals"}, "announces as ACM902 is no rule of that code"),
        ("ObjectiveInCapitals = 5", {"ACM901": "acme_rules:ObjectiveInCapitals"}, "is no rule of that code"),
    ],
    ids=["code taken", "no code", "another code", "no rule"],
)
def test_an_own_rule_that_does_not_fit_is_refused_with_a_sentence(install, source, points, told):
    install("acme_rules", source or changed("Acme", "Acme"), points)
    with pytest.raises(Refusal) as refused:
        checked(SHOUTED)
    assert told in refused.value.sentence("en") and "acme-rules" in refused.value.sentence("de")


def test_two_packages_cannot_share_a_code(install):
    install_example(install)
    install("other_rules", changed("Acme", "Acme"), {"ACM901": "other_rules:ObjectiveInCapitals"}, "other-rules")
    with pytest.raises(Refusal, match="The package “other-rules” brings a rule ACM901"):
        checked(SHOUTED)


def test_the_example_can_be_installed_as_it_lies_there():
    """Its project file announces what its module holds."""
    points = tomllib.loads((EXAMPLE / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]["stimmig.rules"]
    for value in points.values():
        module, name = value.split(":")
        assert f"class {name}(" in Path(EXAMPLE, f"{module}.py").read_text("utf-8")
