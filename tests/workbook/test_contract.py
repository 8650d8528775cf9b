"""Workbooks of every layout say the same when they are closed and when Excel has them open."""

import json

import pytest

from adapters import ADAPTERS
from conftest import ROOT
from layouts.recipe import ARCHETYPES, recipe, write
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import read_workbook
from stimmig.writing.strategy_json import strategy_document

SAMPLES = sorted((ROOT / "samples").glob("*/*.xlsx"))


def document(workbook):
    """Return all that is understood of a workbook, and all that was noticed about it."""
    read = read_workbook(workbook)
    noticed = [(one.kind, one.block.sheet, one.field, one.rows, one.what) for one in read.observations]
    return json.dumps([strategy_document(read, build_strategy([read]), "en"), noticed], default=str, indent=1)


@pytest.mark.parametrize("family", ARCHETYPES)
def test_every_layout_says_the_same(family, tmp_path):
    """Made-up workbooks: values, formats, hidden rows, merged cells, looks, text boxes."""
    for seed in (1, 2):
        path, _ = write(recipe(seed, "development", family), tmp_path)
        assert document(ADAPTERS["live"](path)) == document(ADAPTERS["file"](path))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_says_the_same(path):
    assert document(ADAPTERS["live"](path)) == document(ADAPTERS["file"](path))
