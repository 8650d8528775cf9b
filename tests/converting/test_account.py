"""Every cell of the source that holds anything is in the protocol exactly once."""

import zipfile
from collections import Counter

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT, SHARED
from converting.convertible import cells_at, convert, converted, filled_cells, protocol, table
from sheets import write_xlsx
from stimmig.refusal import Refusal

FILES = sorted((ROOT / "samples").glob("*/*.xlsx")) + (sorted((SHARED / "legacy").glob("*")) if SHARED.is_dir() else [])

HEADINGS = st.sampled_from(
    ["Perspektive", "Ziel", "Strategisches Ziel", "Kennzahl", "KPI", "Ist", "Zielwert", "Einheit", "Verantwortlich", "Jan",
     "Status", "Objective", "Key Result", "Start", "ID", "Zahlt ein auf", "Warum", "Kommentar", "Abweichung", "Budget",
     "Maßnahme", "Fällig", "Periode", "Plan", "Wert", "Datum", "Zuversicht", "", "Irgendwas"]
)  # fmt: skip
CELLS = st.one_of(
    st.just(""),
    st.sampled_from(
        ["Finanzen", "Kunden", "Umsatz", "Marge", "12,5 %", ">= 97 %", "3 - 4 %", "1.200 TEUR", "offen", "k. A.", "Summe",
         "Gesamt", "S-1", "K-1", "O-1", "höher", "2026-03", "31.12.2026", "Vision", "Vision: Menschen bleiben gern bei uns.",
         "=1+1", "  ", "doppelt so viel", "Kunden empfehlen uns weiter", "läuft", "🟢", "Zeile\nzwei"]
    ),
    st.integers(-5, 5000),
    st.floats(0, 1000).map(lambda number: round(number, 3)),
)  # fmt: skip


def assert_each_once(source, result, sheet="stimmig Protokoll"):
    listed = Counter(
        (line[0], line[1])
        for line in protocol(result, sheet)
        if not line[1].startswith(("Form", "Shape", "Notiz", "Note"))
    )
    wanted = filled_cells(source)
    assert not wanted - listed, "not in the protocol"
    assert not listed - wanted, "listed twice, or not there"


@pytest.mark.parametrize("source", FILES, ids=lambda path: path.stem)
def test_each_cell_is_in_the_protocol_once(source, tmp_path):
    try:
        files = convert(source, tmp_path / "a.xlsx")
    except Refusal:
        return
    assert_each_once(source, files.result, f"stimmig Proto{'koll' if files.conversion.reading.lang == 'de' else 'col'}")


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_cell_of_any_workbook_is_in_the_protocol_once(data, tmp_path):
    """Whatever stands on the sheets, merged cells included."""
    source = tmp_path / "any.xlsx"
    with xlsxwriter.Workbook(source, {"strings_to_formulas": False}) as book:
        for name in ("BSC", "Anderes"):
            sheet = book.add_worksheet(name)
            width = data.draw(st.integers(2, 6))
            for row in range(data.draw(st.integers(0, 3))):
                sheet.write_string(
                    row, 0, data.draw(st.sampled_from(["BSC 2026", "Stand: heute", "Finanzen", "Vision"]))
                )
            head = data.draw(st.integers(0, 4))
            for column in range(width):
                _write(sheet, head, column, data.draw(HEADINGS))
            for row in range(head + 1, head + 1 + data.draw(st.integers(0, 6))):
                for column in range(width):
                    _write(sheet, row, column, data.draw(CELLS))
            if data.draw(st.booleans()):
                sheet.merge_range(head + 1, 0, head + 3, 0, data.draw(st.sampled_from(["Kunden", "Marge", ""])))
    try:
        files = convert(source, tmp_path / "a.xlsx", "de")
    except Refusal:
        return
    assert_each_once(source, files.result, f"stimmig Proto{'col' if files.conversion.reading.lang == 'en' else 'koll'}")


def _write(sheet, row, column, cell):
    if isinstance(cell, str):
        if cell:
            sheet.write_string(row, column, cell)
    else:
        sheet.write_number(row, column, cell)


def what_became(text, tmp_path, **formats):
    """Return cell → (what, where) of the protocol."""
    _, result = converted(text, tmp_path, **formats)
    return {line[1]: (line[3], line[4]) for line in protocol(result)}


def test_the_protocol_says_where_each_cell_went(tmp_path):
    """A merged or blank-below cell serves several rows: it is listed once, with all of them."""
    lines = what_became(
        """
        # BSC
        | Perspektive | Strategisches Ziel | Kennzahl | Einheit | Zielwert | Abweichung | Spaß |
        | Finanzen    | Ertrag sichern     | Umsatz   | T€      | 1200     | -30        | ja   |
        |             |                    | Marge    | %       | 12       | offen      |      |
        | Summe       |                    |          |         | 1212     |            |      |
        | Stand: Mai  |                    |          |         |          |            |      |
        """,
        tmp_path,
    )
    assert lines["A1"] == ("Überschrift", "")
    assert lines["A2"] == ("übernommen", "BSC!B4")
    assert lines["B2"] == ("übernommen", "Kennzahlen!C4:C5, BSC!C4")
    assert lines["E2"] == ("übernommen", "Kennzahlen!H4")
    assert lines["F2"] == ("abgeleitet aus anderen Zellen der Zeile", "")
    assert lines["F3"] == ("sagt, dass nichts angegeben ist", "") or lines["F3"][1]
    assert lines["G1"][0] == "Überschrift, deren Bedeutung offen ist"
    assert lines["G2"][0] == "nicht gelesen: Die Überschrift der Spalte ist offen"
    assert lines["A4"][0] == lines["E4"][0] == "Summe oder Durchschnitt, keine eigene Zeile"
    assert lines["A5"] == ("Text außerhalb der Tabellen, steht bei den Notizen", "Notizen!C4")


def test_ids_of_ours_are_marked_as_such(tmp_path):
    _, result = converted(
        """
        # Kennzahlen
        | ID  | Kennzahl | Zielwert |
        | K-1 | Umsatz   | 5        |
        |     | Marge    | 6        |
        """,
        tmp_path,
    )
    remarks = {line[1]: line[5] for line in protocol(result) if line[5]}
    assert remarks == {"B3": "ID K-2 von stimmig vergeben, die Quelle hat keine"}


def test_months_across_go_into_the_series(tmp_path):
    """The list of KPIs has no use for the months, the values have: what counts is where they went."""
    lines = what_became(
        """
        # Kennzahlen 2025
        | Perspektive | Kennzahl | Einheit | Zielwert | Jan | Feb | Mrz | Summe |
        | Finanzen    | Umsatz   | T€      | 1200     | 90  | 95  | -   | 185   |
        | Kunden      | Anfragen | Anzahl  | 400      | 31  | 33  | 36  | 100   |
        """,
        tmp_path,
    )
    told = "Überschrift, übernommen in die Zeilen, für die sie gilt"
    assert lines["E1"] == (told, "Werte!B4, Werte!B7")
    assert lines["E2"] == ("übernommen", "Werte!D4")
    assert lines["F3"] == ("übernommen", "Werte!D8")
    assert lines["G2"] == ("sagt, dass nichts angegeben ist", "")
    assert lines["H1"] == ("Überschrift", "")
    assert lines["H2"] == ("nicht gelesen: Summe oder Mittel über Zeiträume, kein Zeitraum", "")


def test_a_dashboard_names_what_it_repeats(tmp_path):
    """The number that is the same, the name, and what only the dashboard says: the row was not read a second time."""
    lines = protocol(
        converted(
            """
            # Scorecard
            | Perspektive | Strategisches Ziel | Kennzahl | Einheit | Zielwert | Ist |
            | Finanzen    | Ertrag sichern     | Umsatz   | T€      | 1200     | 950 |
            | Kunden      | Kunden halten      | Anfragen | Anzahl  | 400      | 310 |

            # Übersicht
            | Kennzahl | Ist | Zielwert | Verantwortlich |
            | Umsatz   | 950 | 1200     | Fr. Lang       |
            | Anfragen | 310 | k. A.    |                |
            """,
            tmp_path,
        )[1]
    )
    became = {line[1]: line[3] for line in lines if line[0] == "Übersicht"}
    assert became["A1"] == became["B1"] == "Überschrift"
    assert became["A2"] == "wiederholt Scorecard!C2" and became["B2"] == "wiederholt Scorecard!F2"
    assert became["C2"] == "wiederholt Scorecard!E2" and became["B3"] == "wiederholt Scorecard!F3"
    assert became["C3"] == "sagt, dass nichts angegeben ist"
    assert became["D2"] == "nicht übernommen: Die Zeile wiederholt die von Scorecard!C2"


def test_what_only_a_dashboard_says_of_a_key_result_goes_there(tmp_path):
    """The list has no column for the state: it is that of the key result, and comes from the dashboard."""
    lines = protocol(
        converted(
            """
            # OKR Q3 2026
            | Objective      | Key Result      | Start | Ziel |
            | Wege am Abend  | Wege nach acht  | 120   | 300  |
            | Markt für alle | Stände von hier | 9     | 25   |

            # Übersicht
            | Key Result      | Aktuell |
            | Wege nach acht  | 190     |
            | Stände von hier | 11      |
            """,
            tmp_path,
        )[1]
    )
    became = {line[1]: tuple(line[3:5]) for line in lines if line[0] == "Übersicht"}
    assert became["A2"][0] == "wiederholt OKR Q3 2026!B2"
    assert became["B2"] == ("übernommen", "'Key Results'!H4") and became["B3"] == ("übernommen", "'Key Results'!H5")


def test_the_status_of_an_objective_goes_to_the_objective(tmp_path):
    """The row names its objective and no KPI that the status could belong to."""
    lines = what_became(
        """
        # Scorecard
        | Perspektive | Strategisches Ziel | Kennzahl | Zielwert | Status |
        | Finanzen    | Ertrag sichern     |          |          | grün   |
        |             |                    | Umsatz   | 1200     | gelb   |
        """,
        tmp_path,
    )
    assert lines["E2"] == ("übernommen", "BSC!J4")


def test_check_ins_get_ids_too(tmp_path):
    """Each at its own value: the key result's cell has the remark of the key result."""
    _, result = converted(
        """
        # OKR Q3 2025
        | Objective       | Key Result      | Start | Ziel | KW 28 | KW 30 |
        | Kunden bleiben  | Kündigungen     | 30    | 10   | 28    | 21    |
        |                 | Antwortzeit     | 9     | 4    | 8     | 6     |
        """,
        tmp_path,
    )
    assert [line["ID"] for line in table(result, "Check-ins")] == ["CI-1", "CI-2", "CI-3", "CI-4"]
    lines = {line[1]: line[3:] for line in protocol(result)}
    assert lines["B2"][2] == "ID R-1 von stimmig vergeben, die Quelle hat keine"
    assert lines["F2"][2] == "ID CI-2 von stimmig vergeben, die Quelle hat keine"
    assert lines["E1"][0] == lines["F1"][0] == "Überschrift, übernommen in die Zeilen, für die sie gilt"


def test_a_formula_error_is_accounted_for(tmp_path):
    """calamine shows it as an empty cell; the protocol names it all the same."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Kennzahlen")
        sheet.write_row(0, 0, ["Kennzahl", "Zielwert"])
        sheet.write_string(1, 0, "Umsatz")
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    result = convert(path, tmp_path / "b.xlsx").result
    line = next(line for line in protocol(result) if line[1] == "B2")
    assert line[2:4] == ["#DIV/0!", "nicht übernommen: Fehlerwert einer Formel"]


def test_no_text_of_the_protocol_is_cut(tmp_path):
    """A sheet name of 31 letters takes two lines; without the height for them a program would show half of it."""
    name = "Kennzahlen und Ziele 2026 Entw."
    _, result = converted(f"# {name}\n| Kennzahl | Zielwert |\n| Umsatz | 5 |", tmp_path)
    sheet = openpyxl.load_workbook(result)["stimmig Protokoll"]
    at = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == name)
    lines = -(-len(name) // sheet.column_dimensions["A"].width)
    assert sheet.row_dimensions[at].height >= 12 * lines


def test_texts_longer_than_a_cell_takes_are_kept_in_parts(tmp_path):
    """Programs other than Excel write them. The rest goes to the notes, the protocol says so, and no letter is lost."""
    long, outside = "Anfang " + "abc 😀 " * 7_000 + "Ende", "Notiz " + "x" * 70_000 + " Schluss"
    text = "# BSC\n| NOTE |\n\n| Kennzahl | Zielwert | Kommentar |\n| Umsatz | 5 | LONG |\n| Marge | 3 | |\n"
    source = write_xlsx(text, tmp_path / "source.xlsx")
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strings = parts["xl/sharedStrings.xml"].decode().replace("LONG", long).replace("NOTE", outside)
    parts["xl/sharedStrings.xml"] = strings.encode()
    with zipfile.ZipFile(source, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    result = convert(source, tmp_path / "a.xlsx").result
    lines = {line[1]: line for line in protocol(result)}
    assert lines["C4"][3].startswith("übernommen; länger, als eine Zelle von Excel fasst")
    assert "nur der Anfang" in lines["C4"][5]
    assert "".join(cells_at(result, lines["C4"][4])[::-1]) == long or "".join(cells_at(result, lines["C4"][4])) == long
    assert lines["A1"][3].endswith("in Teilen bei den Notizen")
    assert "".join(cells_at(result, lines["A1"][4])) == outside
    assert all(len(str(cell).encode("utf-16-le")) <= 2 * 32_767 for cell in cells_at(result, lines["C4"][4]))


def test_a_note_on_a_cell_is_kept(tmp_path):
    """What somebody wrote beside a cell stands with the notes, and the protocol names its cell."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Kennzahlen")
        sheet.write_row(0, 0, ["Kennzahl", "Zielwert"])
        sheet.write_row(1, 0, ["Umsatz", 5])
        sheet.write_comment("B2", "ohne Bau, lt. Fr. Vogt")
    result = convert(path, tmp_path / "b.xlsx").result
    line = next(line for line in protocol(result) if line[1] == "Notiz an B2")
    assert line[2:4] == ["ohne Bau, lt. Fr. Vogt", "Text außerhalb der Tabellen, steht bei den Notizen"]
    assert cells_at(result, line[4]) == ["ohne Bau, lt. Fr. Vogt"]
