"""Objectives that head columns, each with its key results below."""

from sheets import reading, strategy


def told(text: str) -> list[tuple[str, list[str]]]:
    """Return objective and key results of a workbook."""
    found = strategy(text)
    return [
        (one.name, [row.name for row in found.key_results if found.objective_of(row) is one])
        for one in found.objectives
    ]


def test_objectives_side_by_side_as_headings():
    """Nothing but wordings stands below them."""
    text = """
        # Spring term
        | Objective 1: Pupils read for pleasure | Objective 2: Teachers go home by five |
        | Half of Year 8 name an author         | Nobody writes an e-mail after 7pm     |
        | Parents read aloud twice a week       |                                       |
        """
    assert told(text) == [
        ("Pupils read for pleasure", ["Half of Year 8 name an author", "Parents read aloud twice a week"]),
        ("Teachers go home by five", ["Nobody writes an e-mail after 7pm"]),
    ]


def test_numbers_below_objectives_are_no_key_results():
    """A table of votes is read as no list of key results."""
    text = """
        # Votes
        | Objective 1: Pupils read for pleasure | Objective 2: Teachers go home by five |
        | 4                                     | 7                                     |
        """
    assert not reading(text).of("key_results")
