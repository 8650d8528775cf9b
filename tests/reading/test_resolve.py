"""What a text in a link column means: which row, in which workbook, and of which kind."""

import pytest

from sheets import check, checked, strategy
from stimmig.reading.links import looks_like_id, split_ids

CARD = "# BSC\n| ID | Perspektive | Strategisches Ziel |\n| S-1 | Kunden | Nähe schaffen |\n"
KPIS = "# Kennzahlen\n| ID | Kennzahl | Strategisches Ziel |\n| K-1 | Besuche | S-1 |\n"
TEAM = "# Objectives\n| ID | Objective | Zahlt ein auf |\n| O-1 | Menschen kommen | {} |\n"


def purpose_link(*texts):
    read = strategy(*texts)
    return read.links[read.objectives[0]][0]


def test_a_row_of_the_wrong_kind_is_not_taken():
    """A key result that names a strategic objective as its KPI moves no KPI; the message says what the row is."""
    text = CARD + "# Key Results\n| ID | Objective | Key Result | Bewegt KPI |\n| R-1 | O-1 | 5 kommen | S-1 |\n"
    text += "# Objectives\n| ID | Objective |\n| O-1 | Menschen kommen |"
    read = strategy(text)
    assert read.targets[read.key_results[0], "kpi_to_move"] == ()
    found = [one for one in checked(text).findings if one.code == "PUR002"]
    assert [one.message("de") for one in found] == [
        "Das Key Result „5 kommen“ nennt unter „Bewegt KPI“ „S-1“; das ist ein strategisches Ziel, hierher gehört aber eine Kennzahl."
    ]
    assert checked(text).faults == ()


@pytest.mark.parametrize(
    "sheet",
    [
        "# Key Results\n| ID | Objective | Key Result |\n| R-1 | S-1 | 5 kommen |",
        "# Objectives\n| ID | Objective | Zyklus |\n| O-1 | Menschen kommen | S-1 |\n"
        "# Zyklen\n| ID | Zyklus | Start | Ende |\n| Z-4 | Herbst | 2026-10-01 | 2026-12-31 |",
        "# Werte\n| Kennzahl | Periode | Ist |\n| S-1 | 2026-01 | 5 |",
        "# Check-ins\n| Key Result | Datum | Wert |\n| S-1 | 2026-11-02 | 5 |",
    ],
)
def test_no_rule_meets_a_row_of_a_kind_that_it_does_not_know(sheet):
    """Whatever is named in the wrong column is one finding, never a fault."""
    found = checked(CARD + KPIS + sheet)
    assert found.faults == ()
    assert sum(one.code == "PUR002" for one in found.findings) == 1


def test_two_rows_of_a_name_in_one_workbook_are_ambiguous():
    """Nothing tells which KPI is meant; both places are named."""
    read = strategy(
        CARD
        + "# Kennzahlen\n| ID | Kennzahl |\n| K-1 | Besuche |\n| K-2 | Besuche |\n"
        + "# Werte\n| Kennzahl | Periode | Ist |\n| Besuche | 2026-01 | 5 |"
    )
    assert [(one.resolved.trouble, one.resolved.near) for one in read.references] == [
        ("ambiguous_here", ("Kennzahlen!B2", "Kennzahlen!B3"))
    ]


def test_a_kpi_with_the_name_of_its_objective_is_linked_upward():
    """In many scorecards both are called customer satisfaction."""
    read = strategy(
        "# BSC\n| ID | Perspektive | Strategisches Ziel |\n| S-1 | Kunden | Zufriedenheit |\n"
        "# Kennzahlen\n| ID | Kennzahl | Strategisches Ziel |\n| K-1 | Zufriedenheit | Zufriedenheit |"
    )
    assert [row.id for row in read.parents(read.kpis[0])] == ["S-1"]


def test_a_prefix_names_one_of_the_given_workbooks():
    """b:S-1 is the row of b.md, whatever a.md calls S-1."""
    other = CARD.replace("Nähe", "Wege")
    assert purpose_link(CARD + TEAM.format("b:S-1"), other).target.name == "Wege schaffen"


@pytest.mark.parametrize("to", ["konzern:Z-9", "konzern: Z-9", "konzern:Nähe", "team-b:OBJ-KD-1"])
def test_an_unknown_prefix_names_a_workbook_that_was_not_given(to):
    """The link is neither fine nor broken."""
    link = purpose_link(CARD + TEAM.format(to))
    assert (link.trouble, link.near) == ("elsewhere", (to.partition(":")[0],))


@pytest.mark.parametrize("to", ["S-9: Nähe schaffen", "Ziel: Nähe schaffen", "12:30"])
def test_an_id_or_a_heading_before_a_colon_is_no_workbook(to):
    """Such a link is simply missing."""
    assert purpose_link(CARD + TEAM.format(to)).trouble == "missing"


@pytest.mark.parametrize("to", ["Q4 2026", "OKR Q4/2026", "2026-Q4"])
def test_a_cycle_is_also_known_by_its_period(to):
    """The objective says Q4 2026, the list 2026-Q4."""
    read = strategy(
        "# Zyklen\n| ID | Start | Ende |\n| 2026-Q4 | 2026-10-01 | 2026-12-31 |\n"
        f"# Objectives\n| ID | Objective | Zyklus |\n| O-1 | Menschen kommen | {to} |"
    )
    assert read.cycle_of(read.objectives[0]) is read.cycles[0]


def test_a_cycle_may_be_listed_in_another_workbook():
    """The scorecard holds the calendar, the teams name the cycle."""
    read = strategy(
        "# Zyklen\n| ID | Zyklus | Start | Ende |\n| Z-4 | Herbst | 2026-10-01 | 2026-12-31 |",
        "# Objectives\n| ID | Objective | Zyklus |\n| O-1 | Menschen kommen | Z-4 |",
    )
    assert read.cycle_of(read.objectives[0]).id == "Z-4"


def test_a_period_without_a_list_of_cycles_is_no_broken_link():
    """A team that lists no cycles just says when."""
    assert "PUR002" not in " ".join(
        check("# Objectives\n| ID | Objective | Zyklus |\n| O-1 | Menschen kommen | Q4 2026 |")
    )


def test_workbooks_of_the_same_name_are_told_apart():
    """Two folders hold a file team; the prefix alone says too little."""
    from sheets import reading
    from stimmig.reading.build import build_strategy

    readings = [reading(CARD, "a/team.md"), reading(CARD, "b/team.md"), reading(TEAM.format("team:S-1"), "c.md")]
    read = build_strategy(readings)
    link = read.links[read.objectives[0]][0]
    assert (link.trouble, link.near) == ("ambiguous", ("a/team.md:S-1", "b/team.md:S-1"))


def test_proposals_also_come_from_other_workbooks_but_not_where_many_are_as_near():
    """S-11 … S-15 are all as near to S-1x; none of them is offered."""
    rows = "".join(f"| S-{number} | Kunden | Ziel {number} |\n" for number in (21, 22))
    near = purpose_link(CARD + rows, TEAM.format("S1"))
    assert near.near[0] == "a:S-1"
    rows = "".join(f"| S-1{number} | Kunden | Ziel {number} |\n" for number in range(1, 6))
    assert purpose_link(CARD.replace("S-1", "S-20") + rows, TEAM.format("S-1x")).near == ()


@pytest.mark.parametrize("text", ["S-1", "KPI 07", "1.2", "OBJ-KD-1", "K-1a", "Ziel 3", "2026-Q4-1"])
def test_forms_of_ids(text):
    """Letters, digits and separators."""
    assert looks_like_id(text)


@pytest.mark.parametrize("text", ["Wachstum 2026", "Go-live 2026", "Nähe", "5 von 10", "B2B stärken", ""])
def test_wordings_that_are_no_ids(text):
    """A name with a year is no id."""
    assert not looks_like_id(text)


@pytest.mark.parametrize(
    "text, ids",
    [
        ("pharmacy:O-3, S-1", ("pharmacy:O-3", "S-1")),
        ("S-1 Nähe schaffen, S-2 Wege ebnen", ("S-1", "S-2")),
        ("OBJ-KD-1, OBJ-KD-2", ("OBJ-KD-1", "OBJ-KD-2")),
    ],
)
def test_lists_of_ids_with_prefix_or_wording(text, ids):
    """Dropdowns offer ids with their wording; people paste several of them."""
    assert split_ids(text, {"s-1", "s-2"}) == ids


@pytest.mark.parametrize("to", ["Purpose", "purpose", "Zweck"])
def test_the_only_purpose_is_known_by_its_level(to):
    """ "Purpose" is what a controller types first; with two of them nobody could tell."""
    top = "# Strategie\n| ID | Ebene | Aussage |\n| P-1 | Purpose | Dörfer leben. |\n"
    read = strategy(top + TEAM.format(to))
    assert [row.id for row in read.parents(read.objectives[0])] == ["P-1"]
    assert purpose_link(top + "| P-2 | Purpose | Städte leben. |\n" + TEAM.format(to)).target is None


def test_letters_typed_for_digits_are_recognised():
    """S-l with the letter l is offered S-1."""
    assert purpose_link(CARD + TEAM.format("S-l")).near == ("S-1",)


def test_a_log_may_call_key_results_by_the_number_in_their_names():
    """The list has no column of ids: "KR2.1 Familien kommen wieder" is what "KR2.1" means."""
    text = """
        # OKR Q1 2025
        | Objective   | Key Result                   | Start | Ziel |
        | Bad beleben | KR1.1 Kinder schwimmen früh  | 38    | 60   |
        | Bad beleben | KR2.1 Familien kommen wieder | 20    | 50   |

        # Log
        | Datum      | Key Result | Wert | Zuversicht |
        | 13.01.2025 | KR2.1      | 24   | 6          |
        | 27.01.2025 | KR3.1      | 25   | 6          |
        """
    read = strategy(text)
    assert [getattr(read.key_result_of(one), "name", None) for one in read.checkins] == [
        "KR2.1 Familien kommen wieder",
        None,
    ]
