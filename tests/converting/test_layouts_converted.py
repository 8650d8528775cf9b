"""Made-up workbooks of every layout, converted: each cell accounted for, truly, and what is read back is the same."""

import math
import re

import pytest

from converting.convertible import cells_at, convert, protocol, told, without_ids_of_ours
from converting.test_account import assert_each_once
from layouts.recipe import ARCHETYPES, recipe, write
from stimmig.refusal import Refusal

EACH = 4
"""workbooks of each layout"""
ALL = len(ARCHETYPES) + 2
"""layouts follow each other in the seeds; those to be rejected come three times"""
LEFT = re.compile("nicht |not |left out|wiederholt|repeats|Summe|total")
"""how the protocol begins where a cell was left"""


@pytest.mark.parametrize("place", range(len(ARCHETYPES) - 1), ids=ARCHETYPES[:-1])
def test_every_layout_is_converted_without_loss(place, tmp_path):
    for seed in range(place, place + EACH * ALL, ALL):
        source, _ = write(recipe(seed), tmp_path)
        try:
            files = convert(source, tmp_path / "result.xlsx")
        except Refusal:
            continue  # whether rightly is measured in tests/layouts
        german = (files.conversion.reading.lang or "de") == "de"
        sheet = "stimmig Protokoll" if german else "stimmig Protocol"
        assert_each_once(source, files.result, sheet)
        assert_true(files.result, sheet)
        assert_reads_the_same(source, files.result)


def assert_true(result, sheet):
    """What went somewhere is there, numbers as they were or in another scale; what did not says why."""
    for _, cell, content, what, where, _ in protocol(result, sheet):
        assert what, cell
        assert not (where and LEFT.match(what)) or what.startswith(("nicht lesbar", "could not")), (cell, what, where)
        found = cells_at(result, where) if where else []
        assert all(there != "" for there in found), (cell, where)
        numbers = [there for there in found if isinstance(there, int | float)]
        if isinstance(content, int | float) and numbers:
            assert any(same_but_for_scale(content, there) for there in numbers), (cell, content, where, numbers)


def same_but_for_scale(one, other):
    if not one or not other:
        return one == other
    power = math.log10(abs(one / other))
    return one * other > 0 and abs(power - round(power)) < 1e-6


def assert_reads_the_same(source, result):
    before, after = told(source), told(result)
    after = without_ids_of_ours(before, after)
    if before["lang"] is None:  # nothing tells it; the new workbook has to have one
        after["lang"] = None
    for key in before:
        assert after[key] == before[key], (source.name, key)
