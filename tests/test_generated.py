"""Generated files are what running the generator again would write."""

import pytest

from conftest import ROOT
from stimmig.generate import COMMAND, generated

FILES = generated()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_running_the_generator_again_changes_nothing(path):
    assert path.exists() and path.read_bytes() == FILES[path], f"run {COMMAND}"
