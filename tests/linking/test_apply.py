"""The way through real files: suggest, decide by the user's hand (openpyxl), apply, and check again."""

import json

import openpyxl
import pytest
import xlsxwriter

from conftest import ROOT, find_program
from packages import parts
from sheets import write_xlsx
from stimmig.cli import main
from stimmig.writing.xlsx.fill_empty import fill_cells
from writing.test_office import converted

BOOK = """
# Strategie
| ID  | Ebene   | Aussage                         | Zahlt ein auf | Warum                         |
| P-1 | Purpose | Damit Dörfer lebendig bleiben.  |               |                               |
| Z-1 | Moal    | Alle treffen sich im Dorfladen. | P-1           | Wo man sich trifft, lebt man. |
# BSC
| ID  | Perspektive | Strategisches Ziel       | Zahlt ein auf | Warum              |
| S-1 | Finanzen    | Kosten aus Ertrag decken | Z-1           | Sonst schließt er. |
| S-2 | Kunden      | Stammkundschaft gewinnen |               |                    |
# Kennzahlen
| ID  | Kennzahl                   | Zahlt ein auf | Warum         | Zielwert |
| K-1 | Ertrag je Monat            | S-1           | Er deckt sie. | 5        |
| K-2 | Anteil der Stammkundschaft |               |               | 6        |
# Karte
| Perspektive | Kennzahl         | Einheit | Zielwert |
| Kunden      | Besuche je Woche | Anzahl  | 7        |
"""
WHY = "Wer sich kennt, kommt wieder her."


@pytest.fixture
def path(tmp_path):
    return write_xlsx(BOOK, tmp_path / "mappe.xlsx")


@pytest.fixture
def run(capsys):
    """Return a way to run a command in English: exit code, what it prints, what it says beside that."""

    def command(*words):
        capsys.readouterr()
        code = main([*map(str, words), "--lang", "en"])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def decide(path, **decisions):
    """Write into the lines of the register as a user does: identity (its colon as __) → to, why, accept."""
    book = openpyxl.load_workbook(path)
    sheet = book["stimmig Links"]
    wanted = {key.replace("__", ":").replace("_0", "-"): values for key, values in decisions.items()}
    for row in sheet.iter_rows(min_row=7):
        key = row[10].value or row[12].value
        if key in wanted:
            for cell, value in zip(row[4:7], wanted.pop(key)):
                cell.value = value
    assert not wanted, wanted
    book.save(path)


S2, K2, VISITS = "strategic_objective__S_02", "kpi__K_02", "kpi__Besuche je Woche"


def cells(path, sheet):
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path)[sheet].iter_rows()]


def codes(run, path, select="PUR,WBK014"):
    return [line.split()[2:4] for line in run("check", path, "--select", select)[1].splitlines() if "  ✖" in line]


def test_accepted_links_go_into_the_sheets_and_the_others_stay_in_the_register(run, path):
    """Each row says afterwards what it serves and why; a second run changes nothing."""
    assert run("links", "suggest", path, "--write")[0] == 0
    decide(path, **{S2: ("", WHY, 1), K2: ("", WHY, "ja"), VISITS: ("S-2", WHY, "")})
    code, said, _ = run("links", "apply", path, "--write")
    assert code == 0
    assert "2 decisions taken, 2 of them written into 2 sheets of the workbook; one counts in the register" in said
    assert cells(path, "BSC")[2][3:] == ["Z-1", WHY]
    assert cells(path, "Kennzahlen")[2][2:] == ["S-2", WHY, 6]
    assert cells(path, "Karte")[1] == ["Kunden", "Besuche je Woche", "Anzahl", 7]
    assert run("check", path, "--select", "PUR001,PUR002,PUR012,WBK014")[0] == 0
    before = path.read_bytes()
    assert "nothing new is accepted" in run("links", "apply", path, "--write")[1]
    assert run("links", "suggest", path, "--write")[0] == 0
    assert path.read_bytes() == before


def test_without_write_it_only_shows(run, path):
    before = path.read_bytes()
    code, said, _ = run("links", "suggest", path)
    assert code == 0 and "1. S-2 – Stammkundschaft gewinnen (shared words: Stammkundschaft" in said
    assert path.read_bytes() == before
    run("links", "suggest", path, "--write")
    decide(path, **{S2: ("Z-1", WHY, "")})
    before = path.read_bytes()
    assert "only a preview" in run("links", "apply", path)[1]
    assert path.read_bytes() == before


def test_suggesting_again_keeps_what_was_decided(run, path):
    """A number that was accepted goes on to mean the suggestion that stood there."""
    run("links", "suggest", path, "--write")
    decide(
        path,
        **{
            S2: ("P-1", "", ""),
            K2: ("", WHY, "2"),
            "to:strategic_objective:S-2".replace(":", "__").replace("-", "_0"): ("", "Gruppe", ""),
        },
    )
    lines = {row[10]: row[4:10] for row in cells(path, "stimmig Links") if row[10]}
    run("links", "suggest", path, "--write")
    again = {row[10]: row[4:10] for row in cells(path, "stimmig Links") if row[10]}
    assert again["kpi:K-2"] == lines["kpi:K-2"] and again["strategic_objective:S-2"][0] == "P-1"
    assert "Gruppe" in [row[5] for row in cells(path, "stimmig Links")]


def test_rows_may_be_sorted_inserted_and_their_sheet_renamed(run, path):
    run("links", "suggest", path, "--write")
    decide(path, **{S2: ("Z-1", WHY, ""), K2: ("S-2", WHY, ""), VISITS: ("S-2", WHY, "")})
    book = openpyxl.load_workbook(path)
    book["Kennzahlen"].insert_rows(2)
    for column, value in enumerate(("K-9", "Neu", "S-1", "Ein guter Grund.", 3), 1):
        book["Kennzahlen"].cell(2, column, value)
    book["Karte"].insert_rows(2)
    book["Karte"].cell(2, 2, "Umsatz"), book["Karte"].cell(2, 4, 8)
    book["Karte"].title, book["BSC"].title = "Landkarte", "Ziele"
    book.move_sheet("stimmig Links", -3)
    book.save(path)
    run("links", "apply", path, "--write")
    assert cells(path, "Kennzahlen")[3][:4] == ["K-2", "Anteil der Stammkundschaft", "S-2", WHY]
    assert cells(path, "Ziele")[2][3:] == ["Z-1", WHY]
    assert [words[1] for words in codes(run, path, "PUR001")] == ["Landkarte!B2"]


def test_nothing_but_the_named_cells_changes(run, path, tmp_path):
    """Every part but the sheets that are written, the register and the lists of parts has the same bytes; in the sheets
    every other cell has."""
    run("links", "suggest", path, "--write")
    decide(path, **{K2: ("S-2", WHY, "")})
    run("links", "suggest", path, "--write")  # bring the register into our form again
    before = parts(path)
    run("links", "apply", path, "--write")
    after = parts(path)
    changed = {name for name in before if before[name] != after.get(name)}
    kpis = next(name for name in before if b"Ertrag je Monat" in before[name] or name.endswith("sheet3.xml"))
    assert kpis in changed
    assert {name for name in changed if "stimmig-" not in name and name != kpis} <= {"xl/workbook.xml", "xl/styles.xml"}
    old, new = (file[kpis].replace(b"</row>", b"</row>\n").splitlines() for file in (before, after))
    assert [at for at, (one, other) in enumerate(zip(old, new)) if one != other] == [2]


def spoiled(path, change):
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


def protect(book):
    book["Kennzahlen"].protection.sheet = True


def put_formula(book):
    book["Kennzahlen"]["C3"] = '=""'


def merge(book):
    book["Kennzahlen"].merge_cells("C2:C3")


@pytest.mark.parametrize("change, why", [(protect, "is protected"), (put_formula, "holds a formula")])
def test_what_must_not_be_written_stays_in_the_register_and_is_said(run, path, change, why):
    run("links", "suggest", path, "--write")
    decide(path, **{S2: ("Z-1", WHY, ""), K2: ("S-2", WHY, "")})
    spoiled(path, change)
    before = cells(path, "Kennzahlen")
    code, said, _ = run("links", "apply", path, "--write")
    assert code == 0 and why in said and "stay" in said
    assert cells(path, "Kennzahlen") == before
    assert cells(path, "BSC")[2][3:] == ["Z-1", WHY]
    assert run("check", path, "--select", "PUR001,PUR002,WBK014")[1].count("K-2") == 0


@pytest.mark.parametrize(
    "decision, sentence",
    [
        (("", "", "3"), "there is no suggestion 3"),
        (("", "", "vielleicht"), "“vielleicht” under “Accept” cannot be understood"),
        (("S-7", "", ""), "“S-7”, which the KPI “Anteil der Stammkundschaft” is to contribute to, does not exist"),
        (("Z-1", "", "1"), "is chosen, and at once the suggestion"),
        (("K-2", "", ""), "in a circle"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_written(run, path, decision, sentence):
    run("links", "suggest", path, "--write")
    decide(path, **{K2: decision, S2: ("Z-1", WHY, "")})
    before = path.read_bytes()
    code, _, said = run("links", "apply", path, "--write")
    assert code == 2 and sentence in said and "stimmig Links!" in said
    assert path.read_bytes() == before


def test_a_text_that_looks_escaped_is_written_so_that_it_comes_out_as_it_is(path):
    """Excel reads _x0041_ in a file as A; typed so by a user it must come out so."""
    new = fill_cells(path.read_bytes(), path.name, {("BSC", "E3"): "Das Feld _x0041_ zählt."}).data
    path.write_bytes(new)
    assert b"Das Feld _x005F_x0041_ z" in parts(path)["xl/worksheets/sheet2.xml"]


def test_a_reason_by_a_formula_that_was_never_calculated_is_no_loss(run, path):
    """Another program wrote the formula and no result: neither command takes it for an empty cell, and the file stays."""
    run("links", "suggest", path, "--write")
    decide(path, **{S2: ("Z-1", '="Wer sich kennt, "&"kommt wieder."', None)})
    before = path.read_bytes()
    for words in (("apply", path, "--write"), ("suggest", path, "--write")):
        code, _, said = run("links", *words)
        assert (code, "a formula whose result the file does not hold" in said) == (2, True)
        assert "stimmig Links!F" in said
    assert path.read_bytes() == before


def test_the_missing_reason_of_a_row_that_stands_below_its_objective_belongs_in_the_register(run, tmp_path):
    """Once there is a register, nobody is asked for a column any more."""
    text = "# Strategie\n| Vision: Alle kaufen gern im Ort ein. |\n# Scorecard\n| Strategisches Ziel | Kennzahl | Zielwert |\n| Nähe | Besuche | 5 |\n"
    path = write_xlsx(text, tmp_path / "mappe.xlsx")
    assert "Add a column “Why”" in run("check", path, "--select", "PUR012")[1]
    run("links", "suggest", path, "--write")
    out = run("check", path, "--select", "PUR012")[1]
    assert "In the link register, write a sentence under “Why”" in " ".join(out.split())


def test_all_that_is_wrong_is_said_at_once(run, path):
    run("links", "suggest", path, "--write")
    decide(path, **{K2: ("", "", "9"), S2: ("K-1", "", ""), VISITS: ("X-1", "", "")})
    assert len(run("links", "apply", path, "--write")[2].strip().splitlines()) == 3


def test_without_a_purpose_there_is_nothing_to_link_to(run, tmp_path):
    path = write_xlsx(BOOK.replace("Purpose |", "HED     |"), tmp_path / "a.xlsx")
    for action in ("suggest", "apply"):
        code, out, said = run("links", action, path, "--write")
        assert code == 2 and not out and "First write down what you are here for" in said


def test_without_a_register_apply_says_how_to_get_one(run, path):
    code, _, said = run("links", "apply", path, "--write")
    assert code == 2 and "there is no link register in it" in said


def test_a_format_that_is_only_read_is_refused_with_what_to_do(run, tmp_path):
    path = tmp_path / "karte.ods"
    if find_program("soffice") is None:
        pytest.skip("needs the program soffice")
    made = converted(write_xlsx(BOOK, tmp_path / "karte.xlsx"), "ods", tmp_path)
    assert made == path and run("links", "suggest", path)[0] == 0
    code, _, said = run("links", "suggest", path, "--write")
    assert code == 2 and "Save the workbook as .xlsx" in said


def test_several_workbooks_are_one_strategy(run, tmp_path):
    """A team's objective is linked to the scorecard in another workbook, by its name."""
    card = write_xlsx(BOOK, tmp_path / "karte.xlsx")
    team = write_xlsx(
        """
        # Objectives
        | ID  | Objective                                     | Zahlt ein auf | Warum | Herkunft |
        | O-1 | Die Stammkundschaft bringt ihre Nachbarn mit. |               |       | Dialog   |
        """,
        tmp_path / "team.xlsx",
    )
    assert run("links", "suggest", card, team, "--write")[0] == 0
    decide(team, objective__O_01=("", WHY, "1"))
    assert run("links", "apply", card, team, "--write")[0] == 0
    assert cells(team, "Objectives")[1][2:4] == ["karte:S-2", WHY]


@pytest.mark.program("soffice")
def test_the_register_survives_libreoffice(run, path, tmp_path):
    """Saved by LibreOffice, its lines are read as before, and the next register takes its place."""
    run("links", "suggest", path, "--write")
    decide(path, **{K2: ("S-2", WHY, ""), S2: ("Z-1", WHY, "")})
    (tmp_path / "out").mkdir()
    again = converted(path, "xlsx", tmp_path / "out")
    assert run("check", again, "--select", "PUR001")[1].count("S-2") == 0
    assert run("links", "apply", again, "--write")[0] == 0
    assert openpyxl.load_workbook(again).sheetnames.count("stimmig Links") == 1
    assert cells(again, "BSC")[2][3:] == ["Z-1", WHY]


def test_an_existing_layout_without_columns_for_links_is_linked_by_the_register_alone(run, tmp_path, shared):
    """Not a byte of the owner's sheet changes, and every row leads to the vision."""
    path = tmp_path / "bsc.xlsx"
    path.write_bytes((shared / "legacy" / "BSC_2022_Moebelhaus_Tannhaeuser.xlsx").read_bytes())
    sheet = "xl/worksheets/sheet1.xml"
    before = parts(path)
    run("links", "suggest", path, "--write")
    book = openpyxl.load_workbook(path)
    for row in book["stimmig Links"].iter_rows(min_row=7):
        if row[10].value and row[10].value.startswith("strategic_objective"):
            row[4].value, row[5].value = "Vision", "Familien wollen sich wohlfühlen"
    lines = {row[10].value: (row[4].value, row[5].value) for row in book["stimmig Links"].iter_rows(min_row=7)}
    assert sum(key is not None and key.startswith("kpi") for key in lines) == 8
    del book
    run("links", "apply", path, "--write")
    assert parts(path)[sheet] == before[sheet]


def test_the_suggestions_as_json(run, path):
    (book,) = json.loads(run("links", "suggest", path, "--json")[1])
    assert (book["workbook"], book["without_link"], book["without_reason"]) == ("mappe.xlsx", 3, 0)
    found = {row["identity"]: row for row in book["rows"]}["kpi:K-2"]
    assert (found["sheet"], found["cell"], found["contributes_to"]) == ("Kennzahlen", "B3", None)
    first = found["suggestions"][0]
    assert (first["rank"], first["parent"]) == (1, "S-2 – Stammkundschaft gewinnen")
    assert first["why"].startswith("shared words: Stammkundschaft")


def test_help_names_both_actions(capsys):
    with pytest.raises(SystemExit):
        main(["links", "--help", "--lang", "en"])
    said = capsys.readouterr().out
    assert "suggest" in said and "apply" in said


def test_cells_of_a_formatted_column_keep_their_format(run, tmp_path):
    """What is written looks as the owner wanted the column to look, whether the cell was there or not."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        red = book.add_format({"font_color": "#FF0000", "bold": True})
        rows = [line.strip("|").split("|") for line in BOOK.split("# Kennzahlen\n")[0].strip().splitlines()]
        page = None
        for line in rows:
            if line[0].startswith("# "):
                page, at = book.add_worksheet(line[0][2:].strip()), 0
                page.set_column(3, 4, 20, red)
                continue
            for column, cell in enumerate(line):
                if cell.strip():
                    page.write_string(at, column, cell.strip())
            at += 1
    run("links", "suggest", path, "--write")
    decide(path, **{S2: ("Z-1", WHY, "")})
    run("links", "apply", path, "--write")
    cell = openpyxl.load_workbook(path)["BSC"]["D3"]
    assert (cell.value, cell.font.b, cell.font.color.rgb) == ("Z-1", True, "FFFF0000")


def test_the_samples_need_no_more_than_is_said(run):
    """The coherent story has nothing to decide."""
    code, said, _ = run("links", "suggest", ROOT / "samples" / "dorfladen" / "dorfladen.xlsx")
    assert code == 0 and "every row says what it contributes to, and why" in said


def test_removing_leaves_a_register_that_decides_something(run, path):
    """The report goes, and so does a register in which nobody has decided anything; decisions are not lost."""
    before = parts(path)
    run("links", "suggest", path, "--write")
    assert run("remove", path)[1].startswith("mappe.xlsx: the sheet “stimmig Links” is removed")
    assert parts(path) == before
    run("links", "suggest", path, "--write")
    decide(path, **{VISITS: ("S-2", WHY, "")})
    run("check", path, "--write")
    assert "the link register stays, because one decision stands only there" in run("remove", path)[1]
    assert openpyxl.load_workbook(path).sheetnames[-1] == "stimmig Links"
    assert "the link register stays" in run("remove", path)[1]
