"""Purpose, vision and mission as free text."""

from sheets import reading, strategy


def stated(text: str) -> dict[str, str]:
    return {statement.level: statement.text for statement in reading(text).statements}


def test_a_label_and_its_text_in_one_cell():
    """ "Vision: …" on a title row is the vision."""
    assert stated("| Vision: Jedes Kind frühstückt. |\n\n| Kennzahl | Ist |\n| A | 1 |") == {
        "vision": "Jedes Kind frühstückt."
    }


def test_a_label_above_or_beside_its_text():
    """A cover states purpose and mission below and beside their labels."""
    text = """
        # Cover
        | Our purpose                     |                               |
        | Clean water for every family.   |                               |
        |                                 |                               |
        | Our mission                     | We treat every drop with care. |
    """
    assert stated(text) == {"purpose": "Clean water for every family.", "mission": "We treat every drop with care."}


def test_a_question_may_label_the_purpose():
    """„Wofür wir da sind:“ announces the purpose."""
    assert stated("| Wofür wir da sind: |\n| Damit alle zuhause alt werden können. |") == {
        "purpose": "Damit alle zuhause alt werden können."
    }


def test_a_colon_inside_a_word_is_no_label():
    """Kund:innen is one word."""
    read = reading("| Kund:innen vertrauen uns. |\n\n| Kennzahl | Ist |\n| A | 1 |")
    assert read.statements == ()
    assert [note.text for note in read.notes] == ["Kund:innen vertrauen uns."]


def test_an_ambiguous_label_is_not_guessed():
    """„Zielbild“ heads the vision; where another one is stated, or a Moal, nobody can tell, and the text stays a note."""
    assert stated("| Zielbild: Alle kommen gern. |") == {"vision": "Alle kommen gern."}
    assert stated("| Zielbild: Alle kommen gern. |\n\n| Vision: Wir sind da. |") == {"vision": "Wir sind da."}
    assert stated("| Zielbild: Alle kommen gern. |\n\n| Moal: Alle finden alles. |") == {"moal": "Alle finden alles."}


def test_the_same_purpose_twice_is_one():
    """A cover that repeats the strategy sheet adds no second purpose."""
    read = strategy(
        """
        # Deckblatt
        | Purpose: Damit Dörfer lebendig sind. |
        # Strategie
        | ID  | Ebene   | Aussage                     |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |
        """
    )
    assert [row.id for row in read.level("purpose")] == ["P-1"]
