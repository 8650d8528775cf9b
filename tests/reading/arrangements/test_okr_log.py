"""The export of a tool: one row per check-in, with all that is known of its key result."""

from okr_says import checkins, key_results

from sheets import asked, strategy

EXPORT = """
    # Export
    | Team    | Objective            | Key Result | Startwert | Zielwert | Datum      | Stand | Zuversicht | Notiz        |
    | Service | Kunden kommen wieder | Besuche    | 10        | 30       | 2026-01-12 | 10    | 6          |              |
    | Service | Kunden kommen wieder | Besuche    | 10        | 30       | 2026-02-09 | 16    | 7          | neue Vorlage |
    | Service | Kunden kommen wieder | Lob        | 2         | 9        | 2026-02-09 | 3     | 5          |              |
    | Service | Kunden kommen wieder | Lob        | 2         | 9        | 2026-01-12 | 2     | 5          |              |
    """


def test_each_row_is_a_checkin_and_each_key_result_counts_once():
    """What is current is said by the latest row, wherever it stands."""
    goal = "Kunden kommen wieder"
    assert key_results(EXPORT) == [(goal, "Besuche", 10, 30, 16), (goal, "Lob", 2, 9, 3)]
    assert checkins(EXPORT) == [
        ("Besuche", "2026-01-12", 10, 6), ("Besuche", "2026-02-09", 16, 7),
        ("Lob", "2026-02-09", 3, 5), ("Lob", "2026-01-12", 2, 5),
    ]  # fmt: skip
    assert [row.team for row in strategy(EXPORT).objectives] == ["Service"]
    assert asked(EXPORT) == []


def test_rows_that_contradict_each_other_are_asked_about():
    """Two targets of one key result: nothing is read."""
    text = EXPORT.replace("| 30       | 2026-02-09", "| 40       | 2026-02-09")
    assert key_results(text) == []
    assert any("Zielwert" in question for question in asked(text))


def test_weeks_with_a_year():
    """They are called alike, however the export writes them."""
    text = EXPORT.replace("2026-01-12", "KW 03/2026").replace("2026-02-09", "KW 7/2026").replace("Datum", "KW")
    assert [when for _, when, *_ in checkins(text)] == ["2026-W03", "2026-W07", "2026-W07", "2026-W03"]
