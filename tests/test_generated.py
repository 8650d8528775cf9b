"""Generated files are what running the generator again would write."""

import pytest

from conftest import ROOT
from stimmig.generate import COMMAND, generated, severities
from stimmig.rules.catalogue import catalogue

FILES = generated()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_running_the_generator_again_changes_nothing(path):
    assert path.exists() and path.read_bytes() == FILES[path], f"run {COMMAND}"


def test_the_readme_names_every_severity_that_a_rule_may_have():
    """Cases may weigh less than their rule, and one rule never finds anything: it only says "not checked"."""
    said = {rule.code: severities(rule) for rule in catalogue()}
    assert (said["PUR001"], said["PUR006"], said["LNK457"]) == ("error", "error / hint", "not checked")
