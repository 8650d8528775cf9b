"""OKR workbooks of teams: covers, cards, check-ins below a second heading row, exports of tools, empty templates."""

import pytest
from arrangements.okr_says import checkins, key_results

from sheets import asked, kpi_rows, reading, series, strategy
from stimmig.reading.usable import refuse_unless_strategy
from stimmig.refusal import Refusal


@pytest.mark.parametrize("heading", ["Stand 31.10.", "Stand KW 44", "Ist 31.10.2026", "Stand am 31.10.26"])
def test_the_only_dated_state_is_the_current_value(heading):
    """A day or week behind "Stand" says when it was looked at; one look is no series of check-ins."""
    text = f"""
        # OKR Q4 2026
        | Objective     | Key Result            | Start | Ziel | {heading} |
        | Gäste bleiben | Gäste, die wiederkommen | 12  | 40   | 21        |
        | Gäste bleiben | Tische vor 18 Uhr       | 3   | 9    | offen     |
        """
    assert [one[2:] for one in key_results(text)] == [(12, 40, 21), (3, 9, None)]
    assert checkins(text) == []
    assert asked(text) == []


def test_the_only_dated_state_below_marked_rows():
    """So it is where objectives and key results stand below each other, too."""
    text = """
        # OKR
        | Nr. | Objective / Key Result | Wer  | Start | Ziel | Stand 31.10. |
        | O1  | Gäste bleiben          |      |       |      |              |
        | KR1 | Wiederkehrer je Woche  | Ines | 12    | 40   | 21           |
        """
    assert key_results(text) == [("Gäste bleiben", "Wiederkehrer je Woche", 12, 40, 21)]
    assert checkins(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "| OKR-Zyklus: Q4 2026 (Oktober bis Dezember) |",
        "| Zyklus: | Q4 2026 |",
        "| OKR-Export, Zyklus Q4 2026, Stand 09.11.2026 |",
        "| Zyklus Q4/2026 |",
        "| Team workbook – cycle 2026-Q4 |",
    ],
)
def test_the_cover_names_the_cycle(line):
    """What a label on another sheet calls the cycle counts for tables that name none."""
    text = f"""
        # Start
        | Gasthof Lamm |

        {line}
        # Küche
        | Objective     | Key Result            | Start | Ziel |
        | Gäste bleiben | Wiederkehrer je Woche | 12    | 40   |
        """
    assert [one.cycle for one in strategy(text).objectives] == ["2026-Q4"]


def test_a_cover_with_two_cycles_names_none():
    """Nothing tells which of them counts."""
    text = """
        # Start
        | Zyklus: Q3 2026 |
        | Zyklus: Q4 2026 |
        # Küche
        | Objective     | Key Result            | Ziel |
        | Gäste bleiben | Wiederkehrer je Woche | 40   |
        """
    assert [one.cycle for one in strategy(text).objectives] == [None]


@pytest.mark.parametrize(
    ("title", "cycle"),
    [("OKRs May – August 2026", "2026-T2"), ("OKR Okt. bis Dez. 2026", "2026-Q4"), ("OKR März bis Juli 2026", None)],
)
def test_months_of_a_title_span_the_cycle(title, cycle):
    """The last of them alone is none."""
    text = f"# Plan\n| {title} |\n\n| Objective | Key Result | Target |\n| Guests stay | Returning guests | 40 |"
    assert [one.cycle for one in strategy(text).objectives] == [cycle]


VALUES_AND_CONFIDENCE = """
    # Tracker 2026
    | Objective   | Key result       | Baseline | Target | Week 41 |       | Week 44 |       | Comments |
    |             |                  |          |        | Value   | Conf. | Value   | Conf. |          |
    | Guests stay | Returning guests | 12       | 40     | 14      | 6     | 21      | 7     | harvest  |
    | Guests stay | Early tables     | 3        | 9      | n/a     |       | 5       | 4     |          |
    """


def test_what_is_measured_stands_below_the_weeks():
    """Value and confidence of a week are one check-in."""
    assert checkins(VALUES_AND_CONFIDENCE) == [
        ("Returning guests", "2026-W41", 14, 6), ("Returning guests", "2026-W44", 21, 7),
        ("Early tables", "2026-W44", 5, 4),
    ]  # fmt: skip


def test_days_below_a_heading_of_check_ins():
    """The names of the columns stand one row higher, merged over both."""
    text = """
        # T2 2026
        | OKR                  | Lead | From | To | Check-in   |            |
        |                      |      |      |    | 2026-05-11 | 2026-06-08 |
        | Guests stay          | Ines |      |    |            |            |
        |   Returning guests   | Ines | 12   | 40 | 14         | 21         |
        |   Early tables       | Paul | 3    | 9  |            | 5          |
        | The kitchen breathes | Paul |      |    |            |            |
        |   Evenings over time | Paul | 9    | 2  | 8          | 6          |
        """
    assert checkins(text) == [
        ("Returning guests", "2026-05-11", 14, None), ("Returning guests", "2026-06-08", 21, None),
        ("Early tables", "2026-06-08", 5, None),
        ("Evenings over time", "2026-05-11", 8, None), ("Evenings over time", "2026-06-08", 6, None),
    ]  # fmt: skip


EXPORT = """
    # Export
    | Type       | ID  | Parent ID | Title                | Owner | Start Value | Target Value | Current Value | Due Date   | Last Update |
    | Objective  | 301 |           | Guests stay          | Ines  |             |              |               | 2026-12-31 | 2026-11-02  |
    | Objective  | 302 |           | The kitchen breathes | Paul  |             |              |               | 2026-12-31 | 2026-11-09  |
    | Key Result | 311 | 301       | Returning guests     | Ines  | 12          | 40           | 21            | 2026-12-31 | 2026-11-02  |
    | Key Result | 312 | 302       | Evenings over time   | Paul  | 9           | 2            | 6             | 2026-12-31 | 2026-11-09  |
    | Key Result | 313 | 301       | Early tables         | Paul  | 3           | 9            | 5             | 2026-12-31 | 2026-11-02  |
    | Initiative | 321 | 311       | A card for regulars  | Mara  |             |              |               | 2026-11-30 | 2026-11-02  |
    """


def test_an_export_tells_the_kind_first_and_the_parent_by_id():
    """Rows belong to their parents, wherever they stand."""
    assert key_results(EXPORT) == [
        ("Guests stay", "Returning guests", 12, 40, 21),
        ("Guests stay", "Early tables", 3, 9, 5),
        ("The kitchen breathes", "Evenings over time", 9, 2, 6),
    ]
    assert [(one.name, one.owner, one.due) for one in strategy(EXPORT).initiatives] == [
        ("A card for regulars", "Mara", "2026-11-30")
    ]


def test_an_export_may_list_a_parent_below():
    """As one sorted by its last update does."""
    heading, *rows = EXPORT.strip().splitlines()[1:]
    upside_down = "\n".join(["# Export", heading, *reversed(rows)])
    assert sorted(key_results(upside_down)) == sorted(key_results(EXPORT))


def test_a_parent_that_the_export_does_not_hold():
    """Nothing is made up: such a list is not read as if its rows belonged to those above."""
    assert key_results(EXPORT.replace("| 302       |", "| 399       |")) == []


CARDS = """
    # Karten
    | OKR Q4 2026 |

    | Objective 1: Gäste bleiben |              |      |     |  | Objective 2: Die Küche atmet auf |       |      |     |
    | Verantwortlich             | Ines         |      |     |  | Verantwortlich                   | Paul  |      |     |
    | Key Result                 | Start        | Ziel | Ist |  | Key Result                       | Start | Ziel | Ist |
    | Wiederkehrer je Woche      | 12           | 40   | 21  |  | Abende mit Überstunden           | 9     | 2    | 6   |
    | Tische vor 18 Uhr          | 3            | 9    | 5   |  | Gerichte auf der Karte           | 31    | 18   | 24  |
    | Nächster Schritt           | Stammkarte   |      |     |  | Nächster Schritt                 | Karte |      |     |

    | Objective 3: Wir kochen mit dem Dorf |       |      |     |
    | Verantwortlich                       | Mara  |      |     |
    | Key Result                           | Start | Ziel | Ist |
    | Höfe, die uns beliefern              | 2     | 7    | 4   |
    | Nächster Schritt                     | Markt |      |     |
    """


def test_cards_in_rows_and_columns_keep_their_objectives():
    """A label and its text on a card are no key result."""
    assert sorted(key_results(CARDS)) == [
        ("Die Küche atmet auf", "Abende mit Überstunden", 9, 2, 6),
        ("Die Küche atmet auf", "Gerichte auf der Karte", 31, 18, 24),
        ("Gäste bleiben", "Tische vor 18 Uhr", 3, 9, 5),
        ("Gäste bleiben", "Wiederkehrer je Woche", 12, 40, 21),
        ("Wir kochen mit dem Dorf", "Höfe, die uns beliefern", 2, 7, 4),
    ]
    assert {"Stammkarte", "Karte", "Markt"} <= {note.text for note in reading(CARDS).notes}


def test_marked_rows_below_a_heading_are_no_objectives_side_by_side():
    """The owner beside an objective is none, even where confidence is told in words."""
    text = """
        # OKRs Q4 2026
        | Ref | Objective / key result | Team or owner | Start    | Target   | Current  | Confidence |
        | O1  | Guests stay with us    | Front of House |         |          |          |            |
        | KR1 | Returning guests       | Ines          | 12       | 40       | 21       | High       |
        | KR2 | Tables before six      | Ines          | 3 / week | 9 / week | 5 / week | Medium     |
        | O2  | The kitchen breathes   | Kitchen       |          |          |          |            |
        | KR1 | Evenings over time     | Paul          | 9        | 2        | 6        | Low        |
        """
    assert key_results(text) == [
        ("Guests stay with us", "Returning guests", 12, 40, 21),
        ("Guests stay with us", "Tables before six", 3, 9, 5),
        ("The kitchen breathes", "Evenings over time", 9, 2, 6),
    ]


def test_a_template_with_placeholders_is_empty():
    """Numbers of rows and what formulas make of nothing say nothing either."""
    text = """
        # Q4 2026
        | Ref         | Objective / Key Result | Start | Target | Current | Progress |
        | Objective 1 | <enter objective>      |       |        |         |          |
        | KR 1.1      | <enter key result>     |       |        |         | 0        |
        | KR 1.2      | <enter key result>     |       |        |         | 0        |
        """
    with pytest.raises(Refusal) as refused:
        refuse_unless_strategy(reading(text))
    assert refused.value.code == "empty_template"


def test_the_only_item_of_a_cell_is_numbered_too():
    """The other cells of the column hold lists."""
    text = "\n".join(
        (
            "# OKR",
            "| Objective       | Key Results                                            | Start     | Ziel       |",
            "| Gäste bleiben   | 1. Wiederkehrer je Woche<br>2. Tische vor 18 Uhr       | 12<br>3   | 40<br>9    |",
            "| Die Küche atmet | 1. Abende mit Überstunden                              | 9         | 2          |",
        )
    )
    assert [one[1] for one in key_results(text)] == [
        "Wiederkehrer je Woche", "Tische vor 18 Uhr", "Abende mit Überstunden",
    ]  # fmt: skip


def test_what_was_learned_is_the_comment_of_a_key_result():
    """And the update that of an initiative; where a column of comments stands beside, that one counts."""
    text = """
        # OKR
        | Objective     | Key Result            | Ziel | Ergebnis | Learnings            |
        | Gäste bleiben | Wiederkehrer je Woche | 40   | 21       | Stammkarte kam spät  |
        # Initiativen
        | Initiative | Owner | Due        | Update            |
        | Stammkarte | Mara  | 2026-11-30 | Druckerei im Verzug |
        """
    read = strategy(text)
    assert [one.comment for one in (*read.key_results, *read.initiatives)] == [
        "Stammkarte kam spät", "Druckerei im Verzug",
    ]  # fmt: skip


def test_the_target_of_a_year_beside_its_quarters():
    """It is no value of the series."""
    text = """
        # Scorecard
        | Kennzahl | Ziel 2026 | Q1 2026 | Q2 2026 |
        | Gäste    | 900       | 180     | 240     |
        """
    assert kpi_rows(text) == [("Gäste", None, 900, None)]
    assert series(text) == {"Gäste": {"2026-Q1": (None, 180), "2026-Q2": (None, 240)}}


def test_the_target_of_a_year_with_one_state_and_the_year_before():
    """The only value within the year is the actual; a range stays one."""
    text = """
        # Scorecard
        | Kennzahl  | Ist 2025 | Ziel 2026 | Ist 06/2026 |
        | Gäste     | 850      | 900       | 420         |
        | Wartezeit | 14       | 8 - 10    | 11          |
        """
    read = strategy(text)
    assert kpi_rows(text) == [("Gäste", None, 900, 420), ("Wartezeit", None, None, 11)]
    assert [(one.target_min, one.target_max) for one in read.kpis] == [(None, None), (8, 10)]
    assert series(text) == {"Gäste": {"2025": (None, 850)}, "Wartezeit": {"2025": (None, 14)}}


FORMS = """
    # Bögen
    | OKR-Bögen der Teams |

    | Team:           | Service       |
    | Zeitraum:       | Q4 2026       |
    | Objective:      | Gäste bleiben |
    | Verantwortlich: | Ines          |

    | Nr. | Key Result            | Start | Ziel | Stand |
    | 1   | Wiederkehrer je Woche | 12    | 40   | 21    |
    | 2   | Tische vor 18 Uhr     | 3     | 9    | 5     |

    | Team:           | Küche               |
    | Zeitraum:       | Q4 2026             |
    | Objective:      | Die Küche atmet auf |
    | Verantwortlich: | Paul                |

    | Nr. | Key Result             | Start | Ziel | Stand |
    | 1   | Abende mit Überstunden | 9     | 2    | 6     |
    | 2   | Gerichte auf der Karte | 31    | 18   | offen |
    """


def test_forms_below_each_other():
    """Numbers of key results are none of objectives; labels behind a gap speak of the objective that follows."""
    assert key_results(FORMS) == [
        ("Gäste bleiben", "Wiederkehrer je Woche", 12, 40, 21),
        ("Gäste bleiben", "Tische vor 18 Uhr", 3, 9, 5),
        ("Die Küche atmet auf", "Abende mit Überstunden", 9, 2, 6),
        ("Die Küche atmet auf", "Gerichte auf der Karte", 31, 18, None),
    ]
    assert [(one.team, one.cycle, one.owner) for one in strategy(FORMS).objectives] == [
        ("Service", "Q4 2026", "Ines"), ("Küche", "Q4 2026", "Paul"),
    ]  # fmt: skip


def test_key_results_side_by_side_with_what_and_numbers_below():
    """A note below the table is no objective without key results."""
    text = """
        # Matrix
        | Objective           | Pate | KR 1                   |       |      | KR 2                   |       |      |
        |                     |      | Was                    | Start | Ziel | Was                    | Start | Ziel |
        | Gäste bleiben       | Ines | Wiederkehrer je Woche  | 12    | 40   | Tische vor 18 Uhr      | 3     | 9    |
        | Die Küche atmet auf | Paul | Abende mit Überstunden | 9     | 2    | Gerichte auf der Karte | 31    | 18   |

        | Ohne geschlossene Gesellschaften |
        """
    assert [one[:4] for one in key_results(text)] == [
        ("Gäste bleiben", "Wiederkehrer je Woche", 12, 40), ("Gäste bleiben", "Tische vor 18 Uhr", 3, 9),
        ("Die Küche atmet auf", "Abende mit Überstunden", 9, 2), ("Die Küche atmet auf", "Gerichte auf der Karte", 31, 18),
    ]  # fmt: skip
    assert [note.text for note in reading(text).notes] == ["Ohne geschlossene Gesellschaften"]


def test_months_behind_a_word_for_the_value_are_check_ins():
    """So they are where a month has no number: "Ist Okt." """
    text = """
        # OKR H2 2026
        | Objective     | Key Result            | von | auf | Ist Okt. | Ist Dez. |
        | Gäste bleiben | Wiederkehrer je Woche | 12  | 40  | 19       | 27       |
        """
    assert checkins(text) == [
        ("Wiederkehrer je Woche", "2026-10", 19, None), ("Wiederkehrer je Woche", "2026-12", 27, None),
    ]  # fmt: skip


def test_by_heads_the_day_until_which_something_is_done():
    """Persons stand below "Who"."""
    text = "# Actions\n| Action | Who | By |\n| A card for regulars | Mara | 2026-11-30 |"
    assert [(one.owner, one.due) for one in strategy(text).initiatives] == [("Mara", "2026-11-30")]


def test_key_results_as_columns_of_boards():
    """The objective stands above each board, its owner between."""
    text = """
        # Board Q4 2026
        | O1         | Gäste bleiben         |                   |
        | Pate       | Ines                  |                   |
        |            | KR 1                  | KR 2              |
        | Key Result | Wiederkehrer je Woche | Tische vor 18 Uhr |
        | Start      | 12                    | 3                 |
        | Ziel       | 40                    | 9                 |
        | Ist        | 21                    | offen             |

        | O2         | Die Küche atmet auf    |                        |
        | Pate       | Paul                   |                        |
        |            | KR 1                   | KR 2                   |
        | Key Result | Abende mit Überstunden | Gerichte auf der Karte |
        | Start      | 9                      | 31                     |
        | Ziel       | 2                      | 18                     |
        | Ist        | 6                      | 24                     |
        """
    assert key_results(text) == [
        ("Gäste bleiben", "Wiederkehrer je Woche", 12, 40, 21),
        ("Gäste bleiben", "Tische vor 18 Uhr", 3, 9, None),
        ("Die Küche atmet auf", "Abende mit Überstunden", 9, 2, 6),
        ("Die Küche atmet auf", "Gerichte auf der Karte", 31, 18, 24),
    ]
    assert [(one.owner, one.cycle) for one in strategy(text).objectives] == [("Ines", "2026-Q4"), ("Paul", "2026-Q4")]
    assert [one.owner for one in strategy(text).key_results] == [None] * 4


def test_the_target_of_a_year_beside_an_objective_called_ziel():
    """Texts below "Ziel" are no targets."""
    text = """
        # Scorecard
        | Perspektive | Ziel          | Kennzahl | Ziel 2026 | Q1 2026 | Q2 2026 |
        | Kunden      | Gäste bleiben | Gäste    | 900       | 180     | 240     |
        | Finanzen    | Wirt bleiben  | Gewinn   | 40        | 9       | 12      |
        """
    assert kpi_rows(text) == [("Gäste", None, 900, None), ("Gewinn", None, 40, None)]
