"""What a run keeps on disk comes back as it went there."""

import pytest

from stimmig.converting.on_disk import TextsOnDisk


def test_texts_come_back_in_the_order_in_which_they_came():
    texts = TextsOnDisk()
    for number, text in enumerate(("b", "a", "c")):
        assert texts.add(text, number)
    texts.tell("a", 7)
    texts.tell("d", "neu")
    assert list(texts) == [("b", 0), ("a", 7), ("c", 2), ("d", "neu")]
    assert len(texts) == 4 and texts.get("e") is None


def test_a_text_is_added_once():
    texts = TextsOnDisk()
    assert texts.add("Plan.xlsx", 1) and not texts.add("Plan.xlsx", 2)
    assert texts.get("Plan.xlsx") == 1 and texts.add("plan.xlsx")


@pytest.mark.parametrize("name", ["🎯.xlsx", "b\udce4r.xlsx", "\ud83d", "a\0b", "", "'; DROP TABLE texts"])
def test_any_name_of_a_file_can_be_kept(name):
    """Names on Linux need not be UTF-8, names on Windows may hold half a character."""
    texts = TextsOnDisk()
    texts.add(name, name)
    assert list(texts) == [(name, name)]


def test_two_tables_know_nothing_of_each_other():
    one, other = TextsOnDisk(), TextsOnDisk()
    one.add("a")
    assert list(other) == []


def test_texts_may_be_asked_for_while_they_are_listed():
    """The jobs of a run are made while its log is read and written."""
    texts = TextsOnDisk()
    for number in range(1000):
        texts.add(f"{number}", number)
    for text, number in texts:
        assert texts.get(text) == number
        texts.tell(text, number + 1)
    assert [number for _, number in texts] == list(range(1, 1001))
