"""Tables are found wherever they stand, and their rows are told from what is around them."""

import datetime

import pytest

from adapters import ADAPTERS
from packages import is_sheet, plain, rebuild
from sheets import asked, kpi_rows, reading, strategy, write_xlsx
from stimmig.language.text import localise
from stimmig.reading.grammar.lists import items_of
from stimmig.reading.recognise import read_workbook


def tables(text: str) -> list[tuple[str, str, int]]:
    """Return (table, range, number of rows) of all tables that were found."""
    return [(layout.table, str(layout.area), len(layout.rows)) for layout in reading(text).layouts]


def test_finds_a_heading_in_any_row_and_column():
    """Title, subtitle and empty cells before a table do not matter."""
    assert tables(
        """
        |  | Strategiebericht 2026 |          |      |
        |  | Stand: Oktober        |          |      |
        |  |                       |          |      |
        |  | Kennzahl              | Zielwert | Ist  |
        |  | Umsatzrendite         | 5        | 4    |
        """
    ) == [("kpis", "B4:D5", 1)]


def test_finds_several_tables_on_a_sheet():
    """Below each other and side by side."""
    assert tables(
        """
        | Ziel          | Kennzahl | Soll | Ist |  | Ziel           | Kennzahl  | Soll | Ist |
        | Marge heben   | DB       | 31   | 28  |  | Termine halten | Pünktlich | 97   | 93  |
        |               |          |      |     |  |                |           |      |     |
        | Maßnahmen     |          |      |     |  |                |           |      |     |
        | Maßnahme      | zu Ziel  | bis  |     |  |                |           |      |     |
        | Messe Leipzig | Marge heben | 31.03.10 |  |  |          |           |      |     |
        """
    ) == [("kpis", "A1:D2", 1), ("kpis", "F1:I2", 1), ("initiatives", "A5:C6", 1)]


def test_german_english_and_mixed_headings_read_alike():
    """A team that mixes the languages is understood all the same."""
    text = "| {} | {} | {} | {} |\n| K-1 | NPS | 47 | 38 |"
    for heads in (
        ("ID", "Kennzahl", "Zielwert", "Ist"),
        ("No.", "KPI", "Target", "Actual"),
        ("ID", "KPI", "Zielwert", "Actual"),
    ):
        kpi = strategy(text.format(*heads)).kpis[0]
        assert (kpi.id, kpi.name, kpi.target, kpi.actual) == ("K-1", "NPS", 47, 38)


def test_an_ambiguous_heading_is_decided_by_its_column():
    """„Ziel“ over numbers is the target, over texts the strategic objective."""
    numbers = strategy("| Kennzahl | Ziel | Ist |\n| NPS | 47 | 38 |")
    texts = strategy("| Ziel | Kennzahl | Ist |\n| Vertrauen stärken | NPS | 38 |")
    assert numbers.kpis[0].target == 47
    assert texts.kpis[0].target is None
    assert [row.name for row in texts.strategic_objectives] == ["Vertrauen stärken"]


def test_an_undecided_heading_becomes_a_question_and_a_finding():
    """Where the column is empty, nothing decides, and stimmig asks."""
    asked = reading("| Kennzahl | Ziel | Ist |\n| NPS |  | 38 |").questions
    assert [(question.where, set(question.options)) for question in asked] == [
        ("B1", {"target", "strategic_objective"})
    ]


def test_a_cell_written_once_counts_for_the_rows_below():
    """Perspective and objective stand in the first row of their group only."""
    read = strategy(
        """
        | Perspektive | Strategisches Ziel | Kennzahl  |
        | Finanzen    | Milchgeld halten   | Preis     |
        |             |                    | Kosten    |
        | Kunden      | Handel beliefern   | Termine   |
        """
    )
    assert [(row.name, row.perspective) for row in read.strategic_objectives] == [
        ("Milchgeld halten", "finance"),
        ("Handel beliefern", "customer"),
    ]
    assert [read.parents(kpi)[0].name for kpi in read.kpis] == [
        "Milchgeld halten",
        "Milchgeld halten",
        "Handel beliefern",
    ]


def test_an_objective_does_not_reach_into_the_next_perspective():
    """A KPI under a new perspective without objective has none."""
    read = strategy(
        """
        | Perspektive | Strategisches Ziel | Kennzahl |
        | Finanzen    | Milchgeld halten   | Preis    |
        | Kunden      |                    | Termine  |
        """
    )
    assert [len(read.parents(kpi)) for kpi in read.kpis] == [1, 0]


def test_totals_and_notes_beneath_are_no_kpis():
    """Averages, sums and footnotes are left out, and the notes are kept as texts."""
    read = reading(
        """
        | Perspektive                 | Kennzahl | Plan | Ist |
        | Finanzen                    | Umsatz   | 5    | 7   |
        | Finanzen                    | Gesamtkosten | 3 | 2   |
        | Durchschnitt Zielerreichung |          |      | 94  |
        |                             | Summe    | 8    | 9   |
        | Stand: 31.12.2017, vorläufig |         |      |     |
        |                             |          |      |     |
        | Ohne Azubis gerechnet.      |          |      |     |
        """
    )
    assert read.records[0].values("name") == ["Umsatz", "Gesamtkosten"]
    assert [note.text for note in read.notes] == ["Stand: 31.12.2017, vorläufig", "Ohne Azubis gerechnet."]


def test_the_result_of_all_is_no_objective():
    """Its label stands below the objectives and names no KPI; a KPI that ends like it is one."""
    read = strategy(
        """
        | Strategisches Ziel  | Kennzahl      | Zielwert | Ist  |
        | Milchgeld halten    | Umsatz gesamt | 5        | 7    |
        |                     | Kosten gesamt | 3        |      |
        | Zielerreichung Stall  |             |          | 81 % |
        | Durchschn. I. Finanzen |            |          | 83 % |
        | Ergebnis der Scorecard |            |          | 85 % |
        | Jahresmittel Kunden    |            |          | 86 % |
        | Zielerreichung gesamt |             |          | 94 % |
        """
    )
    assert [one.name for one in read.strategic_objectives] == ["Milchgeld halten"]
    assert [one.name for one in read.kpis] == ["Umsatz gesamt", "Kosten gesamt"]


def test_how_far_a_block_is_may_stand_among_the_names():
    """The row says less than the others; a KPI of that name has a unit and a target of its own."""
    read = strategy(
        """
        | Kennzahl             | Einheit | Zielwert | Ist  |
        | Umsatz               | TEUR    | 5        | 7    |
        | Zielerreichung Filialen | %    | 90       | 80   |
        | Retouren             | %       | 3        | 2    |
        | Zielerreichung Block |         |          | 94 % |
        """
    )
    assert [one.name for one in read.kpis] == ["Umsatz", "Zielerreichung Filialen", "Retouren"]


def test_a_weighted_result_is_no_objective():
    """It stands in the column of the objectives, below those of its block."""
    read = strategy(
        """
        | Strategisches Ziel        | Kennzahl | Gewicht | Plan | Ist  | Erfüllungsgrad |
        | Einlagen ausbauen         | Einlagen | 0,6     | 5    | 7    | 140 %          |
        | Schneller zusagen         | Zusagen  | 0,4     | 3    | 2    | 67 %           |
        | Gewichtete Zielerreichung |          | 1,0     |      |      | 96 %           |
        """
    )
    assert [one.name for one in read.strategic_objectives] == ["Einlagen ausbauen", "Schneller zusagen"]


def test_a_section_row_gives_its_perspective():
    """A row that only names a perspective heads the rows below it."""
    read = strategy(
        """
        | Kennzahl  | Zielwert | Ist |
        | Finanzen  |          |     |
        | Umsatz    | 5        | 7   |
        | Kunden    |          |     |
        | NPS       | 47       | 38  |
        """
    )
    assert [(kpi.name, kpi.perspective) for kpi in read.kpis] == [("Umsatz", "finance"), ("NPS", "customer")]


def test_blank_rows_within_a_table_do_not_end_it():
    """A row after a gap still belongs to its table."""
    assert len(strategy("| Kennzahl | Ist |\n| Umsatz | 5 |\n\n\n| Rendite | 7 |").kpis) == 2


def test_an_excel_table_ends_where_its_owner_says(tmp_path, open_workbook):
    """The total row of an Excel table is no data, and what stands below is outside."""
    import xlsxwriter

    path = tmp_path / "table.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Kennzahlen")
        columns = [{"header": "Kennzahl"}, {"header": "Ist", "total_function": "sum"}]
        sheet.add_table("B2:C5", {"columns": columns, "total_row": True, "data": [["Umsatz", 5], ["Rendite", 7]]})
        sheet.write_row("B7", ["Etwas anderes", 99])
    layout = read_workbook(open_workbook(path)).layouts[0]
    assert (str(layout.area), layout.rows, layout.excel_table) == ("B2:C5", (2, 3), "Table1")


def test_cells_merged_downward_count_for_all_their_rows(tmp_path, open_workbook):
    """An owner merged over two KPIs owns both; a number merged over two rows is the first one's, and that is said."""
    import xlsxwriter

    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Kennzahl", "Ist", "Verantwortlich"])
        sheet.write_column(1, 0, ["Umsatz", "Rendite"])
        sheet.merge_range("B2:B3", 5)
        sheet.merge_range("C2:C3", "Lutz")
    read = read_workbook(open_workbook(path))
    assert read.records[0].values("owner") == ["Lutz", "Lutz"]
    assert read.records[0].values("actual") == [5, None]
    assert [(noted.kind, noted.area) for noted in read.observations] == [("merged", "B2:B3")]


def test_percent_is_read_as_it_is_shown(tmp_path, open_workbook):
    """35 % arrives from Excel as 0.35; beside it a plain 35 stays 35."""
    path = write_xlsx("| Kennzahl | Zielwert | Ist |\n| Rendite | 0.35 | 35 |", tmp_path / "p.xlsx", B2="0.0%")
    kpi = read_workbook(open_workbook(path)).records[0]
    assert (kpi.values("target"), kpi.values("actual")) == ([35], [35])
    assert kpi.columns["target"].units == {0: "%"}


def test_a_unit_in_the_number_format_is_a_unit(tmp_path, open_workbook):
    """A format that writes T€ behind the number gives the KPI its unit; one that divides is divided."""
    path = write_xlsx(
        "| Kennzahl | Zielwert |\n| Umsatz | 1250 |\n| Gewinn | 2500000 |",
        tmp_path / "u.xlsx",
        B2='#,##0 "TEUR"',
        B3='0.0,,"M€"',
    )
    column = read_workbook(open_workbook(path)).records[0].columns["target"]
    assert (column.values, column.units) == ([1250, 2.5], {0: "TEUR", 1: "M€"})


def test_an_id_is_read_as_it_is_shown(tmp_path, open_workbook):
    """1.10 in a cell that shows two decimals is the id 1.10, and 3 is the id 3."""
    path = write_xlsx("| ID | Kennzahl |\n| 1.1 | NPS |\n| 3 | Umsatz |", tmp_path / "id.xlsx", A2="0.00")
    assert read_workbook(open_workbook(path)).records[0].values("id") == ["1.10", "3"]


def test_a_column_proves_its_own_decimal_mark():
    """One German number decides how the others of the column are read."""
    read = strategy("| KPI | Target |\n| Revenue | '1.500 |\n| Margin | '12,5 |")
    assert [kpi.target for kpi in read.kpis] == [1500, 12.5]


def test_a_mark_that_nothing_proves_is_asked_about():
    """ "1.500 €" under English headings is read, and the question is asked instead of calling it read all the same."""
    read = reading("| KPI | Target |\n| Revenue | '1.500 € |")
    assert read.records[0].values("target") == [1.5]
    assert [(noted.kind, noted.what) for noted in read.observations] == [("ambiguous_number", "1.500 €")]


@pytest.mark.parametrize("text", ["10 % weniger", "doppelt", "zwei Mal mehr"])
def test_a_change_in_words_is_no_target_level(text):
    """Its wording is kept and it is said; no actual is compared with it."""
    text = f"| Kennzahl | Zielwert | Ist |\n| Ausschuss | {text} | 50 |\n| Umsatz | 5 | 4 |"
    kpi = strategy(text).kpis[0]
    assert (kpi.target, kpi.unread) == (None, {"target"})
    assert kpi.target_text in text


def test_a_range_has_ends_and_keeps_its_wording():
    """A corridor is no single target."""
    kpi = strategy("| Kennzahl | Zielwert |\n| Ausschuss | 3 - 4 % |").kpis[0]
    assert (kpi.target, kpi.target_min, kpi.target_max, kpi.target_text, kpi.unit) == (None, 3, 4, "3 - 4 %", "%")


@pytest.mark.parametrize("word", ["n/a", "offen", "-", "k. A."])
def test_a_word_for_nothing_is_nothing(word):
    """Words that say "not stated" give no value and no finding."""
    read = reading(f"| Kennzahl | Ist |\n| Umsatz | {word} |\n| Rendite | 5 |")
    assert read.records[0].values("actual") == [None, 5]
    assert read.observations == ()


@pytest.mark.parametrize("word", ["n/a", "offen", "-", "k.A.", "tbd"])
def test_a_word_for_nothing_is_no_link_reason_or_perspective(word):
    """It names no row, states no reason and is no perspective of the organisation's own."""
    row = strategy(
        f"""
        # BSC
        | ID  | Perspektive | Strategisches Ziel | Zahlt ein auf | Warum  | Verantwortlich |
        | S-1 | {word}      | Nähe schaffen      | {word}        | {word} | {word}         |
        | S-2 | Kunden      | offen              | Z-1           | Darum  | Lutz           |
        """
    ).strategic_objectives
    assert (row[0].perspective, row[0].contributes_to, row[0].owner) == (None, (), None)
    assert (row[1].name, row[1].owner, row[1].contributes_to[0].reason) == ("offen", "Lutz", "Darum")


def test_a_reason_that_is_a_word_for_nothing_is_none():
    """ "k.A." says no more than an empty cell."""
    text = "# BSC\n| ID | Strategisches Ziel | Zahlt ein auf | Warum |\n| S-1 | Nähe | Z-1 | k.A. |"
    assert strategy(text).strategic_objectives[0].contributes_to[0].reason is None


def test_the_number_sign_is_a_unit():
    """ "#" counts things."""
    assert strategy("| Kennzahl | Einheit | Ist |\n| Ideen | # | 5 |").kpis[0].unit == "#"


def test_perspectives_with_more_around_them_are_the_four():
    """ "1. Finanzen" and "Kund*innen" are no perspectives of the organisation's own."""
    read = strategy(
        """
        # BSC
        | ID  | Perspektive     | Strategisches Ziel |
        | S-1 | 1. Finanzen     | Marge heben        |
        | S-2 | Kund*innen      | Nähe schaffen      |
        | S-3 | Nachhaltigkeit  | Klima schonen      |
        """
    )
    assert [row.perspective for row in read.strategic_objectives] == ["finance", "customer", "other:Nachhaltigkeit"]


@pytest.mark.parametrize("heading, unit", [("Zielwert (in %)", "%"), ("Ziel in T€", "T€"), ("Target [kEUR]", "kEUR")])
def test_the_unit_of_a_heading_is_the_kpi_s(heading, unit):
    """Unless the cell says its own."""
    kpis = strategy(f"| Kennzahl | {heading} |\n| Umsatz | 5 |\n| Dauer | 5 Tage |\n| Rest | 7 |").kpis
    assert [kpi.unit for kpi in kpis] == [unit, "Tage", unit]
    assert [kpi.target for kpi in kpis] == [5, 5, 7]


def test_a_period_that_cannot_be_read_is_noted_as_one():
    """What is asked is which period is meant, not which day."""
    text = "# Werte\n| Kennzahl | Periode | Ist |\n| K-1 | Quatsch | 5 |\n| K-1 | 2026-09 | 6 |"
    read = reading(text)
    assert [(noted.kind, noted.what) for noted in read.observations] == [("unread_period", "Quatsch")]
    assert read.records[0].unread(0) == {"period"}


def test_what_was_met_is_told_as_the_reader_sees_it(tmp_path, open_workbook):
    """Excel shows 46082 and WAHR, not 46082.0 and True."""
    import xlsxwriter

    path = tmp_path / "shown.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Kennzahlen")
        sheet.write_row(0, 0, ["ID", "Kennzahl", "Besser", "Ist", "Stichtag"])
        sheet.write_row(1, 0, ["K-1", "Umsatz", 3.5, True, 46082])
        sheet.write_row(2, 0, ["K-2", "Rendite", "höher", 5, "30.09.2026"])
    read = read_workbook(open_workbook(path))
    told = {noted.kind: (localise(noted.what, "de"), localise(noted.what, "en")) for noted in read.observations}
    assert told == {
        "unread_choice": ("3,5", "3.5"), "unread_number": ("WAHR", "TRUE"), "date_as_text": ("46082", "46082"),
    }  # fmt: skip


def test_what_cannot_be_read_is_noted_at_its_cell():
    """An unreadable number, date and word stay unread, each at its place; none becomes 0 or "nan"."""
    read = reading(
        """
        # Kennzahlen
        | ID  | Kennzahl | Besser | Zielwert | Stand      |
        | K-1 | NPS      | hoch?? | viel     | neulich    |
        | K-2 | Umsatz   | höher  | 5        | 2026-10-31 |
        """
    )
    assert {(noted.kind, str(noted.place)) for noted in read.observations} == {
        ("unread_choice", "Kennzahlen!C2"),
        ("unread_number", "Kennzahlen!D2"),
        ("unread_date", "Kennzahlen!E2"),
    }
    assert read.records[0].unread(0) == {"better", "target", "as_of"}
    assert read.records[0].values("as_of") == [None, datetime.date(2026, 10, 31)]


def test_hidden_rows_are_read_and_known(tmp_path, open_workbook):
    """A hidden row counts, and stimmig knows that it is hidden."""
    import xlsxwriter

    path = tmp_path / "hidden.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Kennzahlen")
        for row, cells in enumerate([["ID", "Kennzahl"], ["K-1", "Umsatz"], ["K-2", "Rendite"]]):
            sheet.write_row(row, 0, cells)
        sheet.set_row(2, None, None, {"hidden": True})
    block = read_workbook(open_workbook(path)).records[0].block
    assert block.hidden_rows == {2}


@pytest.mark.parametrize("stored", [b"NaN", b"1e999", b"-INF"])
def test_what_is_no_finite_number_stays_unread(stored, tmp_path):
    """A damaged number is noted where it stands; no NaN reaches the figures."""

    def change(name, content):
        return content.replace(b"<v>5</v>", b"<v>" + stored + b"</v>") if is_sheet(name) else content

    read = read_workbook(ADAPTERS["file"](rebuild(plain(tmp_path / "nan.xlsx"), change)))
    assert read.records[0].values("target") == [None]
    assert [(noted.kind, str(noted.place)) for noted in read.observations] == [("unread_number", "Kennzahlen!C2")]


def test_a_truth_value_in_a_percent_column_is_no_number(tmp_path, open_workbook):
    """TRUE is unread, whatever number format its cell has."""
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "wahr.xlsx") as book:
        sheet = book.add_worksheet("Kennzahlen")
        sheet.write_row(0, 0, ["ID", "Kennzahl", "Zielwert"])
        sheet.write_column(1, 0, ["K-1", "K-2"])
        sheet.write_column(1, 1, ["Quote", "Rendite"])
        percent = book.add_format({"num_format": "0%"})
        sheet.write_boolean("C2", True, percent)
        sheet.write_number("C3", 0.5, percent)
    read = read_workbook(open_workbook(tmp_path / "wahr.xlsx"))
    assert read.records[0].values("target") == [None, 50]
    assert [noted.kind for noted in read.observations] == ["unread_number"]


def test_gaps_for_the_eye_part_no_list():
    """Where other headings stand alone between gaps, objectives and KPIs are one list."""
    text = """
        # BSC
        | Perspektive |  | Ziel            |  | Kennzahl | Einheit |  | Soll | Ist |  | Verantw. |
        | Finanzen    |  | Erlös steigern  |  | RevPAR   | €       |  | 98   | 91  |  | Direktor |
        | Kunden      |  | Gäste gewinnen  |  | Stamm    | %       |  | 35   | 38  |  | Empfang  |
        """
    read = strategy(text)
    assert [read.parents(kpi)[0].name for kpi in read.kpis] == ["Erlös steigern", "Gäste gewinnen"]


def test_footnotes_below_each_other_head_no_rows():
    """All that stands alone below a table is a note."""
    text = "# BSC\n| Perspektive | Ziel | Kennzahl | Soll |\n| Finanzen | Ertrag | Marge | 8 |\n\n| ¹ ohne Bau |\n| ² nur Inland |"
    assert {kpi.perspective for kpi in strategy(text).kpis} == {"finance"}
    assert [note.text for note in reading(text).notes] == ["¹ ohne Bau", "² nur Inland"]


def test_a_list_in_a_cell_holds_several_initiatives():
    """Each numbered line is one; a single text with a line break stays one."""
    assert items_of(["1. Karte\n2. Kaffee", "1. Brot", None]) == [["Karte", "Kaffee"], ["Brot"], []]
    assert items_of(["Karte\nund Kaffee", "1. Brot"]) == [["Karte\nund Kaffee"], ["1. Brot"]]


def test_a_question_between_the_perspective_and_its_table():
    """ "How should we appear to our owners?" stands between the title of a block and its heading."""
    text = """
        | FINANCIAL                |          |         |
        | How should we appear?    |          |         |
        | Objectives               | Measures | Targets |
        | Grow margin              | Margin   | 38      |
        |                          |          |         |
        | CUSTOMER                 |          |         |
        | What do they see?        |          |         |
        | Objectives               | Measures | Targets |
        | Keep our tap             | Pubs     | 85      |
        """
    found = [(one.name, one.perspective) for one in strategy(text).strategic_objectives]
    assert found == [("Grow margin", "finance"), ("Keep our tap", "customer")]


@pytest.mark.parametrize("heading", ["Abw.", "Δ", "Abw. Soll/Ist"])
def test_nobody_is_asked_what_a_variance_is(heading):
    """It follows from target and actual."""
    assert asked(f"# BSC\n| Perspektive | Kennzahl | Soll | Ist | {heading} |\n| Kunden | Besuche | 5 | 4 | -1 |") == []


@pytest.mark.parametrize("year", ["Saison 2023/24", "Schuljahr 2023/24", "Geschäftsjahr 2024", "financial year 2024"])
def test_a_word_may_say_what_kind_of_year_it_is(year):
    """On a fact sheet as over a column."""
    facts = (
        f"# K1\n| Messgröße | Besuche |\n| Perspektive | Kunden |\n| Zielwert {year} | 42 |\n| Istwert {year} | 39 |"
    )
    assert kpi_rows(facts) == [("Besuche", None, 42, 39)]
