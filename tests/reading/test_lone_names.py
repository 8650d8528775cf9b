"""A sheet that is called like a perspective, and nothing else that speaks for a strategy."""

import pytest

from sheets import asked, strategy

LIST = """
    # {}
    | Nr. | Name  | Ziel            | Note | Bemerkung |
    | 1   | Vogt  | Pakete annehmen | 3    |           |
    | 2   | Sauer | Lager leeren    | 2    | krank     |
    | 3   | Brand | Kasse führen    | 2    |           |
    """


@pytest.mark.parametrize("name", ["Mitarbeiter", "Kunden", "Mitglieder", "Schüler", "Personal"])
def test_one_word_does_not_make_a_list_of_people_a_scorecard(name):
    """Whose goals they are, the sheet does not say: it is asked."""
    assert strategy(LIST.format(name)).strategic_objectives == ()
    assert any("Is this" in text or "table" in text for text in asked(LIST.format(name)))


@pytest.mark.parametrize("name", ["BSC Mitarbeiter", "Mitarbeiterperspektive", "Strategie Kunden"])
def test_a_name_that_says_so_does(name):
    """A word for scorecard, strategy or perspective leaves no doubt."""
    assert len(strategy(LIST.format(name)).strategic_objectives) == 3


def test_sheets_of_several_perspectives_do():
    """One sheet for each is how many scorecards are kept."""
    text = "".join(LIST.format(name).replace("Vogt", name) for name in ("Finanzen", "Kunden", "Mitarbeiter"))
    assert {one.perspective for one in strategy(text).strategic_objectives} == {"finance", "customer", "learning"}
