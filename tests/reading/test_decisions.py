"""Decisions about the layout, as a layout sheet states them: what is then read, and what has no effect."""

import pytest

from sheets import checked, reading, workbook
from stimmig.reading.decisions import NOT_READ, ColumnDecision, TableDecision, Written
from stimmig.reading.recognise import read_workbook

HEADS = {
    "de": "| Stand | Blatt | Bereich | Zelle | Überschrift | Erkannt als | Sicher | Frage oder Grund | Entscheidung | Überschriften in Zeile |",
    "en": "| State | Sheet | Range | Cell | Heading | Understood as | Sure | Question or reason | Decision | Headings in row |",
}
KPIS = """
# Blatt A
| Nr | Messgröße X | Messwert | Wer |
| 1 | Wartezeit | 7 | A. Kern |
| 2 | Fehlerquote | 3 | B. Lang |
"""


def layout(*lines, lang="de"):
    """Return a layout sheet; a line is sheet, range, cell, heading, understood as, decision[, heading row]."""
    rows = []
    for line in lines:
        sheet, area, cell, heading, understood, decision, *row = (part.strip() for part in line.split("|"))
        rows.append(f"|  | {sheet} | {area} | {cell} | {heading} | {understood} |  |  | {decision} | {''.join(row)} |")
    return "\n".join(["# stimmig Layout", HEADS[lang], *rows, ""])


DECIDED = layout(
    "Blatt A | A1:D3 | A1 | (ganze Tabelle) | | Kennzahlen | 1",
    "Blatt A | A1:D3 | A1 | Nr | | ID",
    "Blatt A | A1:D3 | B1 | Messgröße X | | Kennzahl",
    "Blatt A | A1:D3 | C1 | Messwert | | Ist",
    "Blatt A | A1:D3 | D1 | Wer | | nicht lesen",
)


def fields(text, table="kpis"):
    """Return heading → field of the columns of a table that was read."""
    (found,) = [one for one in reading(text).layouts if one.table == table]
    return {column.heading: column.field for column in found.columns}


def said(text, lang="en"):
    result = checked(text, select=["WBK015"])
    assert not result.faults, result.faults
    return [(str(one.place), one.message(lang)) for one in result.findings]


def test_a_table_that_nobody_knows_is_read_as_decided():
    """None of its headings is known; the decisions say what it is, and the rows are read."""
    assert reading(KPIS).layouts == ()
    read = reading(KPIS + DECIDED)
    assert fields(KPIS + DECIDED) == {"Nr": "id", "Messgröße X": "name", "Messwert": "actual", "Wer": None}
    assert [records.values("name") for records in read.of("kpis")] == [["Wartezeit", "Fehlerquote"]]
    assert [records.values("actual") for records in read.of("kpis")] == [[7, 3]]
    assert (read.questions, said(KPIS + DECIDED)) == ((), [])


@pytest.mark.parametrize(
    "changed",
    [
        KPIS.replace("# Blatt A\n", "# Blatt A\n| Ein Titel |\n\n"),
        KPIS.replace("| Nr |", "| Neu | Nr |").replace("| 1 |", "| x | 1 |").replace("| 2 |", "| y | 2 |"),
        KPIS.replace("# Blatt A", "# Scorecard"),
        KPIS.replace("Messgröße X", "MESSGRÖSSE  x").replace("Messwert", "messwert"),
        "# Anderes\n| ID | Ort |\n| 1 | Hier |\n" + KPIS,
    ],
    ids=["rows above", "a column inserted", "the sheet renamed", "spelled otherwise", "another sheet"],
)
def test_decisions_follow_their_headings(changed):
    """Where a table stands does not count."""
    found = fields(changed + DECIDED)
    assert {"id", "name", "actual"} == {field for field in found.values() if field}
    assert said(changed + DECIDED) == []


def test_what_was_filled_in_by_stimmig_is_no_complaint_when_it_goes():
    """Only what a person decided is missed."""
    sheet = layout(
        "KPIs | A1:C2 | A1 | (whole table) | KPIs | KPIs | 1",
        "KPIs | A1:C2 | A1 | KPI | KPI | KPI",
        "KPIs | A1:C2 | B1 | Target | Target | Target",
        "KPIs | A1:C2 | C1 | Now | Actual | do not read",
        lang="en",
    )
    assert said("# KPIs\n| KPI | Target | Actual |\n| NPS | 5 | 4 |\n" + sheet) == [
        (
            "stimmig Layout!I5",
            "Something is decided for “Now” on the sheet “KPIs”; this workbook no longer has it, and the decision has no"
            " effect.",
        )
    ]
    without = sheet.replace("| do not read |", "| Actual |")
    for text in ("# KPIs\n| KPI | Unit |\n| NPS | % |\n", "# Notes\n| What | Who |\n| Tea | Ann |\n"):
        assert (len(said(text + sheet)), said(text + without)) == (1, [])


def test_one_of_two_tables_with_the_same_headings_is_left_out():
    """They are told apart by their order on the sheet."""
    text = "# A\n| Kennzahl | Ziel | Ist |\n| NPS | 5 | 3 |\n\n\n| Kennzahl | Ziel | Ist |\n| Umsatz | 9 | 8 |\n"
    columns = [
        f"A | {{}} | {cell}{{}} | {name} | {name} | {name}"
        for cell, name in zip("ABC", ("Kennzahl", "Zielwert", "Ist"))
    ]
    columns[1] = "A | {} | B{} | Ziel | Zielwert | Zielwert"
    lines = [
        "A | A1:C2 | A1 | (ganze Tabelle) | Kennzahlen | nicht lesen | 1",
        *(line.format("A1:C2", 1) for line in columns),
        "A | A5:C6 | A5 | (ganze Tabelle) | Kennzahlen | Kennzahlen | 5",
        *(line.format("A5:C6", 5) for line in columns),
    ]
    for some in (lines, lines[::-1]):  # however the sheet was sorted
        read = reading(text + layout(*some))
        assert [records.values("name") for records in read.of("kpis")] == [["Umsatz"]]
        assert read.notes == ()


def test_of_two_columns_with_the_same_heading_the_decided_one_counts():
    text = "# KPIs\n| KPI | Actual | Actual |\n| NPS | 3 | 5 |\n"
    sheet = layout(
        "KPIs | A1:C2 | A1 | (whole table) | KPIs | KPIs | 1",
        "KPIs | A1:C2 | A1 | KPI | KPI | KPI",
        "KPIs | A1:C2 | B1 | Actual | Actual | do not read",
        "KPIs | A1:C2 | C1 | Actual | | Actual",
        lang="en",
    )
    (kpis,) = reading(text + sheet).of("kpis")
    assert kpis.values("actual") == [5]
    assert checked(text, select=["WBK001"]).findings
    assert checked(text + sheet, select=["WBK001"]).findings == ()


def test_the_headings_stand_in_another_row():
    """A row number is meant as it was when the sheet was written: rows inserted above move it along."""
    text = "# KPIs\n| Target | Actual | Unit |\n| KPI | Soll | Haben |\n| NPS | 9 | 8 |\n| Churn | 3 | 4 |\n"
    sheet = layout(
        "KPIs | A1:C1 | A1 | (whole table) | | KPIs | 2",
        "KPIs | A1:C1 | A1 | Target | |",
        "KPIs | A1:C1 | B1 | Actual | |",
        "KPIs | A1:C1 | C1 | Unit | |",
        lang="en",
    )
    for begin in ("# KPIs\n", "# KPIs\n| A title |\n\n"):
        (kpis,) = reading(text.replace("# KPIs\n", begin) + sheet).of("kpis")
        assert kpis.values("name") == ["NPS", "Churn"]
        assert kpis.layout.heading_row == (1 if begin == "# KPIs\n" else 3)


@pytest.mark.parametrize(
    "line, message",
    [
        ("Blatt A | A1:D3 | C1 | Messwert | | Istwertt", "says “Istwertt”, which stimmig does not know there"),
        ("Blatt A | A1:D3 | C1 | Messwert | | ID", "The decision on “Messwert” on the sheet “Blatt A” is the same as"),
    ],
)
def test_a_decision_that_cannot_be_followed_is_said_at_its_cell(line, message):
    lines = [one for one in DECIDED.splitlines() if one and "Messwert" not in one]
    lines.append(layout(line).splitlines()[-1])
    ((place, said_there),) = said(KPIS + "\n".join(lines))
    assert (place, message in said_there) == ("stimmig Layout!I6", True), said_there


def test_a_table_of_which_only_columns_are_decided():
    """It is asked what the table lists."""
    sheet = layout("Blatt A | A1:D3 | A1 | (ganze Tabelle) | | | 1", "Blatt A | A1:D3 | B1 | Messgröße X | | Kennzahl")
    assert said(KPIS + sheet)[0][1].startswith("For “Messgröße X” on the sheet “Blatt A” it is decided what the column")


def test_a_decided_table_without_the_column_that_it_needs():
    """It is not read as something else instead, and it is said what is missing."""
    text = "# A\n| ID | Perspektive | Wer |\n| 1 | Kunden | Kern |\n"
    sheet = layout(
        "A | A1:C2 | A1 | (ganze Tabelle) | | Kennzahlen | 1",
        "A | A1:C2 | A1 | ID | |",
        "A | A1:C2 | B1 | Perspektive | |",
        "A | A1:C2 | C1 | Wer | |",
    )
    assert reading(text + sheet).layouts == ()
    assert "“KPIs” is decided, but the column “KPI” is missing; the table was not read." in said(text + sheet)[0][1]


def test_a_layout_sheet_without_its_heads_is_said():
    text = KPIS + DECIDED.replace("| Entscheidung |", "| Beschluss |").replace(
        "# stimmig Layout\n", "# stimmig Layout\n| stimmig Layout |\n"
    )
    assert "has lost the row with its column heads" in said(text)[0][1]


def test_two_renamed_sheets_alike_are_not_mixed_up():
    """Which is which cannot be told, and that is said; where only one is renamed, it can."""
    both = KPIS + KPIS.replace("Blatt A", "Blatt B").replace("Wartezeit", "Umsatz")
    decided = DECIDED + DECIDED.replace("Blatt A", "Blatt B").partition(HEADS["de"])[2].replace(
        "| Ist |", "| Zielwert |"
    )
    one = both.replace("# Blatt A", "# Neu")
    assert [(read.layout.sheet, "target" in read.layout.fields) for read in reading(one + decided).of("kpis")] == [
        ("Neu", False),
        ("Blatt B", True),
    ]
    two = one.replace("# Blatt B", "# Auch neu")
    assert reading(two + decided).layouts == ()
    assert ["several others may be meant" in message for _, message in said(two + decided)] == [True, True]


def test_of_two_layout_sheets_one_is_obeyed_and_the_other_is_named():
    """Somebody copied the sheet: the one with the usual name counts."""
    copy = DECIDED.replace("# stimmig Layout", "# stimmig Layout (2)").replace("| Ist |", "| Zielwert |")
    for text in (KPIS + DECIDED + copy, KPIS + copy + DECIDED):
        assert fields(text)["Messwert"] == "actual"
        assert said(text)[0][1].startswith("There are several layout sheets; “stimmig Layout” is obeyed, and what")


def test_decisions_of_a_file_serve_each_sheet_that_fits():
    """A pattern for sheets, some of the headings, and any number of tables."""
    text = KPIS.replace("Blatt A", "Team 1") + KPIS.replace("Blatt A", "Team 2") + KPIS.replace("Blatt A", "Archiv")
    file = Written(file="ours.json")
    columns = (
        ColumnDecision("Messgröße X", "name", written=file),
        ColumnDecision("Messwert", "actual", written=file),
        ColumnDecision("Prognose X", "forecast", written=file),
    )
    told = (
        TableDecision("team *", ("Messgröße X",), "kpis", columns, written=file),
        TableDecision("", ("Gibt es nicht",), NOT_READ, written=file),
    )
    read = read_workbook(workbook(text), told)
    assert [(one.sheet, one.table) for one in read.layouts] == [("Team 1", "kpis"), ("Team 2", "kpis")]
    misfits = [one for one in read.observations if one.kind == "layout_file"]
    assert [one.what.en for one in misfits] == ["“Prognose X” on the sheet “team *”", "the table “Gibt es nicht”"]


def test_the_layout_sheet_counts_before_a_file():
    file = Written(file="ours.json")
    told = (
        TableDecision(
            "", ("Messgröße X",), "objectives", (ColumnDecision("Messgröße X", "name", written=file),), written=file
        ),
    )
    assert [one.table for one in read_workbook(workbook(KPIS + DECIDED), told).layouts] == ["kpis"]
