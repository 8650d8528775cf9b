"""Text boxes around a vision: what is certain is read, all else is said."""

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from adapters import ADAPTERS
from sheets import workbook
from stimmig.checking import check_readings
from stimmig.cli import main
from stimmig.language import layout_words as words
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import WorkbookReading, read_workbook
from stimmig.reading.usable import refuse_unless_strategy
from stimmig.refusal import Refusal
from stimmig.workbook.file import open_workbook
from stimmig.writing.xlsx.fill import Filling, fill_sheets

_FOUR = {
    "A1": "Finanzen\n• F1: Ertrag sichern\n• Kosten kennen.",
    "G1": "Kunden:\n• Nähe zeigen",
    "A20": "Interne Prozesse\n1. Schnell liefern\n2. Alles neu bis 2030",
    "G20": "Lernen & Entwicklung\nWissen teilen\nNachfolge regeln",
    "D40": "Vision: Alle im Ort kaufen gern bei uns.",
}


@pytest.fixture(params=ADAPTERS)
def seen(request, tmp_path):
    """Return a function that reads a real file, closed or open: cells as Markdown tables, text boxes as cell → text."""

    def read(boxes: dict[str, str], cells: str = "", name: str = "Blatt1") -> WorkbookReading:
        path: Path = tmp_path / "boxes.xlsx"
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet(name)
            for place, text in boxes.items():
                page.insert_textbox(place, text)
            for sheet in workbook(cells).sheets if cells else ():
                page = book.add_worksheet(sheet.name)
                for index, row in enumerate(sheet.rows):
                    page.write_row(index, 0, row)
        return read_workbook(ADAPTERS[request.param](path))

    return read


@pytest.fixture
def run_layout(tmp_path):
    """Return a function that writes the layout sheet, enters decisions about whole tables there, and reads again."""

    def decide(decisions: dict[str, str]) -> WorkbookReading:
        path = tmp_path / "boxes.xlsx"
        assert main(["layout", str(path), "--write", "--lang", "de"]) == 0
        book = openpyxl.load_workbook(path)
        sheet = book[words.TITLE]
        lines = [row for row in sheet.iter_rows() if row[1].value == "Blatt1"]
        areas = {heading: next(line[2].value for line in lines if line[4].value == heading) for heading in decisions}
        whole = {line[2].value: line[8] for line in lines if line[4].value == words.WHOLE_TABLE.de}
        cells = {(whole[areas[heading]].row - 1, 8): told for heading, told in decisions.items()}
        # Not openpyxl, which would drop the text boxes.
        path.write_bytes(fill_sheets(path.read_bytes(), path.name, {words.TITLE: Filling(cells)}))
        return read_workbook(open_workbook(path))

    return decide


def _aims(read: WorkbookReading) -> list[tuple]:
    return [(one.perspective, one.name, one.place("name").cell) for one in build_strategy([read]).strategic_objectives]


def _unplaced(read: WorkbookReading) -> list[tuple]:
    found = check_readings([read], select=["WBK009"]).findings
    return [(one.place.cell, one.message("en").split("“")[1].split("”")[0]) for one in found]


def test_each_line_of_a_box_is_an_objective(seen):
    """The place of each is the cell under the corner of its box; the centre is the vision."""
    read = seen(_FOUR)
    assert [(one.level, one.text) for one in read.statements] == [("vision", "Alle im Ort kaufen gern bei uns.")]
    assert _aims(read) == [
        ("finance", "F1: Ertrag sichern", "A1"),
        ("finance", "Kosten kennen.", "A1"),
        ("customer", "Nähe zeigen", "G1"),
        ("process", "Schnell liefern", "A20"),
        ("process", "Alles neu bis 2030", "A20"),
        ("learning", "Wissen teilen", "G20"),
        ("learning", "Nachfolge regeln", "G20"),
    ]
    assert _unplaced(read) == []
    assert read.questions == ()
    refuse_unless_strategy(read)


def test_headings_within_a_box_tell_objectives_from_kpis(seen):
    """What stands below another heading, such as initiatives, stays without a place."""
    read = seen(
        {
            "A1": "Finanzen\nZiele:\n- Ertrag sichern\nKennzahlen:\n- Umsatz\n- Marge: 7 %\nMaßnahmen:\n- Preise prüfen",
            "G1": "Kunden\nStrategisches Ziel: Nähe zeigen\nKennzahl: NPS\nVerantwortlich: Fr. Toth",
        }
    )
    assert _aims(read) == [("finance", "Ertrag sichern", "A1"), ("customer", "Nähe zeigen", "G1")]
    kpis = [(one.perspective, one.name, one.target, one.actual) for one in build_strategy([read]).kpis]
    assert kpis == [("finance", "Umsatz", None, None), ("customer", "NPS", None, None)]
    assert _unplaced(read) == [
        ("A1", "- Marge: 7 % Maßnahmen: - Preise prüfen"),
        ("G1", "Verantwortlich: Fr. Toth"),
    ]


def test_a_number_within_a_sentence_is_no_value(seen):
    """ "in 20 Tagen" and "bis 2026/27" belong to what is wanted; "Reklamationen 3 %" is a KPI with its value."""
    read = seen(
        {"A1": "Finanzen\n• Schulden tilgen bis 2026/27", "G1": "Kunden\n• Antwort in 20 Tagen", "A40": _FOUR["D40"]}
    )
    assert [name for _, name, _ in _aims(read)] == ["Schulden tilgen bis 2026/27", "Antwort in 20 Tagen"]


@pytest.mark.parametrize(
    "text",
    [
        "Prozesse\nWie liefern wir?",
        "Prozesse\nWas wir besser machen wollen als alle anderen im Ort.",
        "Prozesse\nSchnell liefern\n  - Tage bis zur Lieferung",
        "Prozesse\n- Schnell liefern\nTage",
        "Prozesse\nSchnell und ohne Fehler\nliefern",
        "Prozesse\nSchnell liefern\nTage: 3",
        "Prozesse\nReklamationen 3 %\nDurchlaufzeit",
        "Prozesse\nMaßnahmen\nZweite Presse",
        "Prozesse",
        "Prozesse sind wichtig\nSchnell liefern",
    ],
)
def test_what_is_uncertain_in_a_box_is_said(seen, text):
    """Guiding questions, lines below lines, broken lines, values, a title alone: not read, and reported."""
    read = seen({"A1": "Finanzen\n• Ertrag sichern", "G1": "Kunden\n• Nähe zeigen", "A20": text, "A40": _FOUR["D40"]})
    assert [name for _, name, _ in _aims(read)] == ["Ertrag sichern", "Nähe zeigen"]
    assert [cell for cell, _ in _unplaced(read)] == ["A20"]


def test_departments_are_asked_about(seen):
    """An organisation chart has boxes of these names too."""
    read = seen({"A1": "Finanzen\nMaria Toth", "G1": "Kunden\nHans Haslinger", "A20": "Personal\nEva Berger"})
    assert _aims(read) == []
    assert [one.where for one in read.questions] == ["A1"], "one question about all of them, at the first"
    assert "text boxes “Finanzen”, “Kunden”, “Personal” strategic objectives?" in read.questions[0].text.en
    assert [cell for cell, _ in _unplaced(read)] == ["A1", "G1", "A20"]
    with pytest.raises(Refusal) as refused:
        refuse_unless_strategy(read)
    assert "text boxes" in refused.value.sentence("en")


def test_the_name_of_the_sheet_or_of_a_title_may_tell(seen):
    """„Scorecard“, „Finanzperspektive“."""
    boxes = {"A1": "Finanzen\nErtrag sichern", "G1": "Kunden\nNähe zeigen"}
    assert len(_aims(seen(boxes, name="Scorecard"))) == 2
    assert len(_aims(seen({**boxes, "A1": "Finanzperspektive\nErtrag sichern"}))) == 2
    assert _aims(seen(boxes)) == []


def test_one_box_alone_is_no_scorecard(seen):
    """It may be a remark on anything."""
    read = seen({"A1": "Finanzen\n• Ertrag sichern", "G1": _FOUR["D40"]})
    assert _aims(read) == []
    assert [cell for cell, _ in _unplaced(read)] == ["A1"]


def test_titles_in_boxes_of_their_own(seen):
    """The one box below a title has its lines; of two below it, nobody knows."""
    apart = {"A1": "Finanzen", "A3": "• Ertrag sichern\n• Kosten kennen", "G1": "Kunden", "G3": "• Nähe zeigen"}
    read = seen({**apart, "A40": _FOUR["D40"]})
    assert [one[:2] for one in _aims(read)] == [
        ("finance", "Ertrag sichern"),
        ("finance", "Kosten kennen"),
        ("customer", "Nähe zeigen"),
    ]
    assert [cell for _, _, cell in _aims(read)] == ["A3", "A3", "G3"]
    assert _unplaced(read) == []
    assert _aims(seen({**apart, "G5": "Besuche", "A40": _FOUR["D40"]})) == []


def test_boxes_beside_a_list_add_nothing(seen):
    """A strategy map repeats the objectives of the list; its boxes are named as before."""
    read = seen(_FOUR, "# BSC\n| Strategisches Ziel | Kennzahl | Zielwert |\n| Ertrag sichern | Umsatz | 12 |")
    assert [one[1] for one in _aims(read)] == ["Ertrag sichern"]
    assert len(_unplaced(read)) == 4


def test_boxes_beside_initiatives_are_the_scorecard(seen):
    """An action plan lists no objectives; it links to those in the boxes."""
    read = seen(
        _FOUR, "# Plan\n| Maßnahme | Strategisches Ziel | Termin |\n| Presse kaufen | Nähe zeigen | 2026-12-01 |"
    )
    strategy = build_strategy([read])
    assert len(strategy.strategic_objectives) == 7
    assert [strategy.links[one][0].target.name for one in strategy.initiatives] == ["Nähe zeigen"]


def test_each_box_can_be_decided_upon(tmp_path, seen, run_layout):
    """The heads of departments are no objectives; of three boxes one lists KPIs, one is left out, one stays a question."""
    seen({"A1": "Finanzen\n• Marge", "G1": "Kunden\n• Frau Toth", "A20": "Personal\n• Kurstage"})
    read = run_layout({"Finanzen": "Kennzahlen", "Kunden": "nicht lesen"})
    assert [(one.name, one.perspective) for one in build_strategy([read]).kpis] == [("Marge", "finance")]
    assert _aims(read) == []
    assert [one.where for one in read.questions] == ["A20"]
    assert [cell for cell, _ in _unplaced(read)] == ["A20"]
    assert "Frau Toth" in "".join(one.text for one in read.notes)
    read = run_layout({"Personal": "BSC"})
    assert ([name for _, name, _ in _aims(read)], read.questions) == (["Kurstage"], ())


def test_the_two_lists_of_a_box_can_be_told_apart(seen, run_layout):
    """The KPIs of one box are left out; its objectives and all of the other box are read."""
    seen({"A1": "Finanzen\nZiele:\n- Ertrag\nKennzahlen:\n- Umsatz", "G1": "Kunden\nZiele:\n- Nähe\nKPIs:\n- NPS"})
    read = run_layout({"Kennzahlen": "nicht lesen"})
    assert [name for _, name, _ in _aims(read)] == ["Ertrag", "Nähe"]
    assert [one.name for one in build_strategy([read]).kpis] == ["NPS"]
    assert check_readings([read], select=["WBK015"]).findings == ()
