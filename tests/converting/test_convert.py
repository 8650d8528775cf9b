"""What a legacy workbook becomes."""

import io

import pytest

from converting.convertible import convert, converted, protocol, rows, table
from sheets import checked, write_xlsx
from stimmig.checking import check_readings, open_all
from stimmig.converting.convert import convert_workbook
from stimmig.language.text import Text
from stimmig.refusal import Refusal
from stimmig.workbook.file import open_workbook


def test_numbers_come_with_unit_range_operator_and_wording(tmp_path):
    _, result = converted(
        """
        # BSC
        | Perspektive | Strategisches Ziel | Kennzahl       | Zielwert    | Ist         |
        | Finanzen    | Ertrag sichern     | Umsatz         | 1.250 TEUR  | 1.100 TEUR  |
        | Kunden      | Treue gewinnen     | Wiederkäufer   | >= 97 %     | 92,5 %      |
        | Prozesse    | Fehler meiden      | Ausschuss      | 3 - 4 %     | offen       |
        | Prozesse    | Fehler meiden      | Rückläufer     | sehr wenige | 7           |
        """,
        tmp_path,
    )
    kpis = table(result, "Kennzahlen")
    told = [
        {name: kpi.get(name) for name in ("Einheit", "Zielwert", "Ist", "Zielwert min", "Zielwert max", "Zieltext")}
        for kpi in kpis
    ]
    assert [tuple(row.values()) for row in told] == [
        ("TEUR", 1250, 1100, None, None, None),
        ("%", 97, 92.5, None, None, ">= 97 %"),
        ("%", None, None, 3, 4, "3 - 4 %"),
        (None, "sehr wenige", 7, None, None, None),
    ]


def test_rows_get_ids_and_links_by_them(tmp_path):
    """What the place in the table said, a link says now."""
    _, result = converted(
        """
        # BSC
        | Perspektive | Strategisches Ziel | Kennzahl | Zielwert | Maßnahme         |
        | Finanzen    | Ertrag sichern     | Umsatz   | 5        | Preise prüfen    |
        |             |                    | Marge    | 6        |                  |
        """,
        tmp_path,
    )
    assert table(result, "BSC") == [{"ID": "S-1", "Perspektive": "Finanzen", "Strategisches Ziel": "Ertrag sichern"}]
    assert [(row["ID"], row["Zahlt ein auf"]) for row in table(result, "Kennzahlen")] == [
        ("K-1", "S-1"),
        ("K-2", "S-1"),
    ]
    assert table(result, "Maßnahmen") == [{"ID": "A-1", "Maßnahme": "Preise prüfen", "Zahlt ein auf": "S-1"}]


def test_an_id_of_ours_never_catches_a_link_into_the_void(tmp_path):
    """The source links to K-1, which it does not have: the first KPI must not become it."""
    _, result = converted(
        """
        # Werte
        | Kennzahl | Periode  | Ist |
        | K-1      | '2026-01 | 5   |
        # Kennzahlen
        | Kennzahl | Zielwert |
        | Umsatz   | 5        |
        """,
        tmp_path,
    )
    assert [row["ID"] for row in table(result, "Kennzahlen")] == ["K-2"]
    assert table(result, "Werte")[0]["Kennzahl"] == "K-1"


def test_tables_of_one_kind_are_joined(tmp_path):
    """One sheet per perspective becomes one scorecard."""
    _, result = converted(
        """
        # Finanzen
        | Ziel           | Kennzahl | Soll | Ist |
        | Ertrag sichern | Umsatz   | 5    | 4   |
        # Kunden
        | Ziel           | Kennzahl     | Soll | Ist |
        | Treue gewinnen | Wiederkäufer | 9    | 8   |
        """,
        tmp_path,
    )
    assert [row["Perspektive"] for row in table(result, "BSC")] == ["Finanzen", "Kunden"]
    assert [row["Kennzahl"] for row in table(result, "Kennzahlen")] == ["Umsatz", "Wiederkäufer"]


def test_an_empty_purpose_stays_empty_and_is_found(tmp_path):
    """Nothing is made up: the strategy sheet has no row, and the check says so."""
    _, result = converted(
        """
        # BSC
        | Perspektive | Strategisches Ziel | Kennzahl | Zielwert |
        | Finanzen    | Ertrag sichern     | Umsatz   | 5        |
        """,
        tmp_path,
    )
    assert table(result, "Strategie") == []
    readings, _ = open_all([result])
    codes = {finding.code for finding in check_readings(readings).findings}
    assert {"PUR001", "PUR006"} <= codes


def test_series_check_ins_and_reviews_go_to_their_sheets(tmp_path):
    _, result = converted(
        """
        # Zeitreihe
        | Kennzahl | Periode  | Plan | Ist |
        | Umsatz   | '2026-01 | 5    | 4   |
        | Umsatz   | '2026-02 | 6    | 7   |
        # Liste
        | Kennzahl | Zielwert | Einheit |
        | Umsatz   | 10       | T€      |
        # OKR
        | Objective          | Key Result           | Start | Zielwert | Aktuell |
        | Kunden bleiben gern | Neun sagen: gern     | 3     | 9        | 5       |
        # Check-ins
        | Datum      | Key Result       | Wert | Zuversicht |
        | 2026-03-01 | Neun sagen: gern | 5    | 7          |
        """,
        tmp_path,
    )
    assert table(result, "Werte") == [
        {"Kennzahl": "K-1", "Periode": "2026-01", "Plan": 5, "Ist": 4},
        {"Kennzahl": "K-1", "Periode": "2026-02", "Plan": 6, "Ist": 7},
    ]
    (checkin,) = table(result, "Check-ins")
    assert (checkin["Key Result"], checkin["Wert"], str(checkin["Datum"])) == ("R-1", 5, "2026-03-01")
    assert table(result, "Key Results")[0]["Objective"] == "O-1"


def test_what_the_template_has_no_column_for_gets_one(tmp_path):
    _, result = converted(
        """
        # Kennzahlen
        | Kennzahl | Zielwert | Prognose | Kommentar        |
        | Umsatz   | 5        | 4.5      | Messung im Mai   |
        """,
        tmp_path,
    )
    (kpi,) = table(result, "Kennzahlen")
    assert (kpi["Prognose"], kpi["Kommentar"]) == (4.5, "Messung im Mai")


def test_what_cannot_be_read_is_kept_as_written(tmp_path):
    """Neither a zero nor a gap: the finding about the cell comes back."""
    text = """
        # Kennzahlen
        | Kennzahl | Zielwert    | Stand      |
        | Umsatz   | 5           | bald       |
        | Marge    | eher hoch   | 2026-03-31 |
        """
    _, result = converted(text, tmp_path)
    kpis = table(result, "Kennzahlen")
    assert (kpis[0]["Stand"], kpis[1]["Zielwert"]) == ("bald", "eher hoch")
    assert {line[1]: line[3] for line in protocol(result)}["C2"] == "nicht lesbar, übernommen wie geschrieben"
    readings, _ = open_all([result])
    again = {finding.code for finding in check_readings(readings).findings} & {"WBK011", "KPI202"}
    assert again == {finding.code for finding in checked(text).findings} & {"WBK011", "KPI202"} != set()


def test_texts_outside_the_tables_are_kept_as_notes_and_read_as_such(tmp_path):
    """A note that begins like a statement does not become one when the result is read."""
    _, result = converted(
        """
        # Kennzahlen
        | Verabschiedet am 11.01.2026 |          |
        |                             |          |
        | Kennzahl                    | Zielwert |
        | Umsatz                      | 5        |
        """,
        tmp_path,
    )
    assert rows(result, "Notizen")[3] == ["Kennzahlen", "A1", "Verabschiedet am 11.01.2026"]
    (reading,), _ = open_all([result])
    assert [note.text for note in reading.notes] == ["Verabschiedet am 11.01.2026"]
    assert [sheet.name for sheet in reading.workbook.sheets][-1] == "Akzeptierte Befunde"


@pytest.mark.parametrize(
    "lang, sheet, protocol_sheet", [("de", "Kennzahlen", "stimmig Protokoll"), ("en", "KPIs", "stimmig Protocol")]
)
def test_the_result_speaks_the_language_of_the_source(lang, sheet, protocol_sheet, tmp_path):
    head = Text("| Kennzahl | Zielwert | Verantwortlich |", "| KPI | Target | Responsible |").to(lang)
    source = write_xlsx(f"# Liste\n{head}\n| Umsatz | 5 | Kern |", tmp_path / "a.xlsx")
    result = convert(source, tmp_path / "b.xlsx", "en" if lang == "de" else "de").result
    assert len(table(result, sheet)) == 1
    assert len(protocol(result, protocol_sheet)) == 6


def test_the_source_is_not_touched(tmp_path):
    source, _ = converted("# KPIs\n| KPI | Target |\n| Sales | 5 |", tmp_path)
    before = source.read_bytes(), source.stat().st_mtime_ns
    convert(source, tmp_path / "b.xlsx")
    assert (source.read_bytes(), source.stat().st_mtime_ns) == before


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path):
    source = write_xlsx("# Kennzahlen\n| Kennzahl | Zielwert |\n| '=1+1 | 5 |\n\n| '=Hinweis |", tmp_path / "a.xlsx")
    import openpyxl

    book = openpyxl.load_workbook(convert(source, tmp_path / "b.xlsx").result)
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_a_workbook_without_a_scorecard_is_rejected(tmp_path):
    source = write_xlsx("# Wartung\n| Anlage | Termin |\n| Kessel | 2026-03-01 |", tmp_path / "a.xlsx")
    with pytest.raises(Refusal) as refused:
        convert_workbook(open_workbook(source), "de")
    assert refused.value.code == "not_a_scorecard"


def encrypted(path, password):
    import msoffcrypto

    content = io.BytesIO(path.read_bytes())
    out = io.BytesIO()
    msoffcrypto.OfficeFile(content).encrypt(password, out)
    path.write_bytes(out.getvalue())
    return path


def test_an_encrypted_workbook_opens_with_its_password_only(tmp_path):
    source = write_xlsx("# Kennzahlen\n| Kennzahl | Zielwert |\n| Umsatz | 5 |", tmp_path / "a.xlsx")
    encrypted(source, "geheim")
    assert len(table(convert(source, tmp_path / "b.xlsx", password="geheim").result, "Kennzahlen")) == 1
    for password, words in (("", "Entfernen Sie das Kennwort"), ("falsch", "passt nicht")):
        with pytest.raises(Refusal) as refused:
            convert(source, tmp_path / "c.xlsx", password=password)
        assert refused.value.code == "encrypted" and words in refused.value.sentence("de")


def test_five_hundred_sheets_are_one_scorecard(tmp_path):
    text = "\n".join(f"# Blatt {n}\n| Kennzahl | Zielwert |\n| Kennzahl von Blatt {n} | {n} |" for n in range(500))
    source = write_xlsx(text, tmp_path / "a.xlsx")
    assert len(table(convert(source, tmp_path / "b.xlsx").result, "Kennzahlen")) == 500


def test_a_million_formatted_empty_rows_are_no_rows(tmp_path):
    """As Excel leaves them behind where a whole column was coloured."""
    import zipfile

    from packages import rebuild

    source = write_xlsx("# Kennzahlen\n| Kennzahl | Zielwert |\n| Umsatz | 5 |", tmp_path / "a.xlsx")
    empty = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (row, row) for row in range(3, 1_000_000))
    rebuild(
        source,
        lambda name, content: (
            content.replace(b"</sheetData>", empty + b"</sheetData>") if "sheet1.xml" in name else content
        ),
    )
    assert zipfile.ZipFile(source).getinfo("xl/worksheets/sheet1.xml").file_size > 30_000_000
    result = convert(source, tmp_path / "b.xlsx").result
    assert len(table(result, "Kennzahlen")) == 1 and len(protocol(result)) == 4
