"""The layout sheet and the layout file in real files: written, decided upon by another program, and obeyed."""

import io
import json
import zipfile

import openpyxl
import pytest

import stimmig
from conftest import ROOT, SHARED
from rich import rich_workbook
from sheets import write_xlsx
from stimmig.cli import main
from stimmig.language import layout_words as words
from stimmig.schemas import problems
from writing.test_office import converted, sdk_errors

KPIS = """
# Zahlen
| Unsere Zahlen 2026 |

| Nr  | Worum es geht | Zielwert | Ist | Wer     |
| K-1 | Wartezeit | 5        | 7   | A. Kern |
| K-2 | Fehler    | 2        | 3   | B. Lang |
# Deckblatt
| Ein schönes Jahr |
"""


@pytest.fixture
def run(capsys):
    """Return a way to run a command: exit code, output, and what is said beside it."""

    def command(*words):
        capsys.readouterr()
        code = main([*map(str, words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def path(tmp_path):
    return write_xlsx(KPIS, tmp_path / "zahlen.xlsx")


def kpis(run, path, *more):
    """Return the KPIs that are read, and the questions that stay."""
    document = json.loads(run("read", path, "--json", *more)[1])
    return [(one["id"], one["name"], one.get("actual"), one.get("owner")) for one in document.get("kpis", [])]


def head_row(sheet):
    return next(row[0].row for row in sheet.iter_rows() if row[0].value in ("Stand", "State"))


def decide(path, decisions, *, change=lambda book: None):
    """Enter decisions into the layout sheet as another program does: heading → decision, and change the rest."""
    book = openpyxl.load_workbook(path, keep_vba=path.suffix == ".xlsm")
    sheet = next(one for one in book if one["A1"].value == words.TITLE)
    left = dict(decisions)
    for row in sheet.iter_rows(min_row=head_row(sheet) + 1):
        if row[1].value == "Zahlen" and row[4].value in left:
            row[8].value = left.pop(row[4].value)
    assert not left, f"no line for {left}"
    change(book)
    book.save(path)


TABLE = {words.WHOLE_TABLE.de: "Kennzahlen", "Worum es geht": "Kennzahl", "Nr": "ID", "Wer": "nicht lesen"}
READ = [("K-1", "Wartezeit", 7, None), ("K-2", "Fehler", 3, None)]


def test_what_is_decided_on_the_sheet_counts_from_the_next_check_on(run, path):
    """Nothing is known at first; two dropdowns later the KPIs are read, and the report stands beside the layout sheet."""
    assert kpis(run, path) == []
    code, out, _ = run("layout", path, "--write", "--lang", "de")
    assert (code, "Layout-Blatt geschrieben" in out) == (0, True)
    decide(path, TABLE)
    assert kpis(run, path) == READ
    assert "WBK015" not in run("check", path, "--write")[1]
    assert kpis(run, path) == READ


def test_a_decision_that_does_not_suffice_yet_is_kept_when_the_sheet_is_written_anew(run, path):
    """First only what the table lists and one column; written again, both still stand there, and what lacks is said."""
    run("layout", path, "--write", "--lang", "de")
    decide(path, {words.WHOLE_TABLE.de: "Kennzahlen", "Wer": "Verantwortlich", "Ist": "nicht lesen"})
    run("layout", path, "--write", "--lang", "de")
    sheet = openpyxl.load_workbook(path)[words.TITLE]
    lines = {row[4].value: row for row in sheet.iter_rows(min_row=head_row(sheet) + 1)}
    kept = {heading: row[8].value for heading, row in lines.items() if row[8].value}
    assert kept == {words.WHOLE_TABLE.de: "Kennzahlen", "Wer": "Verantwortlich", "Ist": "nicht lesen"}
    assert "es fehlt die Spalte „Kennzahl“" in lines[words.WHOLE_TABLE.de][7].value
    decide(path, {"Worum es geht": "Kennzahl", "Nr": "ID"})
    assert kpis(run, path) == [("K-1", "Wartezeit", None, "A. Kern"), ("K-2", "Fehler", None, "B. Lang")]


def decided_lines(path):
    """Return heading → decision of the lines of the layout sheet that hold one."""
    sheet = openpyxl.load_workbook(path)[words.TITLE]
    lines = list(sheet.iter_rows(min_row=head_row(sheet) + 1, values_only=True))
    return [(line[1], line[4], line[8]) for line in lines if line[8]]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_what_is_decided_about_columns_alone_stays(run, path, lang):
    """Nobody said yet what the table lists, and one entry is a slip: both are said, stay when written anew, and are no loss."""
    run("layout", path, "--write", "--lang", "de")
    decide(path, {"Worum es geht": "Kennzahl", "Ist": "Istwert?"})
    kept = [("Zahlen", "Worum es geht", "Kennzahl"), ("Zahlen", "Ist", "Istwert?")]
    for _ in range(2):
        assert run("layout", path, "--write", "--lang", lang)[0] == 0
        assert decided_lines(path) == kept
    said = run("read", path, "--lang", "de")[2]
    assert "aber nicht, was die Tabelle auflistet" in said
    run("remove", path)
    assert decided_lines(path) == kept, "a sheet with decisions is not removed"
    decide(path, {words.WHOLE_TABLE.to(lang): "Kennzahlen"})
    assert [row[1] for row in kpis(run, path)] == ["Wartezeit", "Fehler"]


def gone(book):
    book["Zahlen"].cell(3, 5).value = "Zuständig"


def sheet_gone(book):
    del book["Zahlen"]


@pytest.mark.parametrize("change", [gone, sheet_gone])
def test_a_decision_whose_column_or_sheet_is_gone_stays_until_it_is_emptied(run, path, change):
    run("layout", path, "--write", "--lang", "de")
    decide(path, TABLE, change=change)
    before = sorted(decided_lines(path))
    for _ in range(2):
        run("layout", path, "--write", "--lang", "de")
        assert set(before) <= set(decided_lines(path))
    again = path.read_bytes()
    run("layout", path, "--write", "--lang", "de")
    assert path.read_bytes() == again
    assert "gibt es in dieser Mappe nicht mehr" in "".join(run("read", path, "--lang", "de")[1:])


def test_columns_of_a_table_that_is_not_to_be_read_keep_their_decisions(run, path):
    run("layout", path, "--write", "--lang", "de")
    decide(path, TABLE)
    run("layout", path, "--write", "--lang", "de")
    decide(path, {words.WHOLE_TABLE.de: "nicht lesen"})
    run("layout", path, "--write", "--lang", "de")
    assert kpis(run, path) == []
    assert "WBK015" not in run("check", path, "--lang", "de")[1]
    decide(path, {words.WHOLE_TABLE.de: "Kennzahlen"})
    assert kpis(run, path) == READ


def inserted(book):
    sheet = book["Zahlen"]
    sheet.insert_rows(1, 3)
    sheet.insert_cols(2)
    sheet.cell(6, 2, "Neu")


def sorted_lines(book):
    sheet = next(one for one in book if one["A1"].value == words.TITLE)
    first = head_row(sheet) + 1
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first, max_col=10)]
    for at, line in enumerate(sorted(lines, key=lambda line: str(line[4])), first):
        for column, value in enumerate(line, 1):
            sheet.cell(at, column).value = value


def renamed(book):
    book["Zahlen"].title = "Kennzahlen 2027"


def own_renamed_and_first(book):
    sheet = next(one for one in book if one["A1"].value == words.TITLE)
    book.move_sheet(sheet, -book.index(sheet))


@pytest.mark.parametrize("change", [inserted, sorted_lines, renamed, own_renamed_and_first])
def test_decisions_are_found_again_after_edits(run, path, change):
    run("layout", path, "--write", "--lang", "de")
    decide(path, TABLE, change=change)
    assert kpis(run, path) == READ
    assert "WBK015" not in run("check", path)[1]


def test_decisions_survive_when_the_sheet_is_written_anew_in_the_other_language(run, path):
    """Written again in English, the sheet says the same in English, and marks what was decided."""
    run("layout", path, "--write", "--lang", "de")
    decide(path, TABLE)
    assert run("layout", path, "--write", "--lang", "en")[0] == 0
    book = openpyxl.load_workbook(path)
    assert [name for name in book.sheetnames if name.startswith("stimmig")] == ["stimmig Layout"]
    sheet = book["stimmig Layout"]
    lines = {row[4].value: (row[0].value, row[8].value) for row in sheet.iter_rows(min_row=head_row(sheet) + 1) if row[1].value == "Zahlen"}  # fmt: skip
    decided = words.DECIDED.en
    assert lines["(whole table)"] == (decided, "KPIs")
    assert (lines["Nr"], lines["Worum es geht"], lines["Wer"]) == (
        (decided, "ID"),
        (decided, "KPI"),
        (decided, "do not read"),
    )
    assert lines["Ist"] == (words.SURE.en, "Actual")
    assert kpis(run, path) == READ
    before = path.read_bytes()
    run("layout", path, "--write", "--lang", "en")
    assert path.read_bytes() == before, "writing the same again changes the file"


def test_a_slip_in_a_decision_is_said_at_its_cell(run, path):
    run("layout", path, "--write", "--lang", "de")
    decide(path, TABLE | {"Ist": "Istt"})
    out = run("check", path, "--select", "WBK015", "--lang", "de")[1]
    row = next(
        row[0].row for row in openpyxl.load_workbook(path)["stimmig Layout"].iter_rows() if row[8].value == "Istt"
    )
    assert f"WBK015  stimmig Layout!I{row}" in out and "„Istt“" in out


def test_the_rest_of_a_rich_workbook_with_macros_stays_byte_for_byte(run, tmp_path):
    """Charts, macros and all else are the same after writing, and the sheet can be taken away again."""
    path = rich_workbook(tmp_path / "rich.xlsm")
    before = path.read_bytes()
    assert run("layout", path, "--write")[0] == 0
    with zipfile.ZipFile(path) as now, zipfile.ZipFile(io.BytesIO(before)) as then:
        changed = {name for name in then.namelist() if then.read(name) != now.read(name)}
    assert all("workbook" in name or "styles" in name or "Content_Types" in name for name in changed), changed
    code, out, _ = run("remove", path)
    assert (code, "stimmig Layout" in out) == (0, True)
    assert path.read_bytes() == before


@pytest.mark.program("soffice")
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_what_libreoffice_saves_is_obeyed(run, path, tmp_path, kind):
    """It numbers styles and sheets anew, and two of the formats keep no hidden names."""
    run("layout", path, "--write", "--lang", "de")
    decide(path, TABLE)
    (tmp_path / "saved").mkdir()
    assert kpis(run, converted(path, kind, tmp_path / "saved")) == READ


@pytest.mark.program("ooxml-validator")
def test_the_sdk_finds_nothing_wrong_with_the_sheet(run, path):
    run("layout", path, "--write")
    assert sdk_errors(path) == []


def test_layout_and_report_go_together(run, path):
    before = path.read_bytes()
    run("layout", path, "--write", "--lang", "en")
    run("check", path, "--write", "--lang", "en")
    out = run("remove", path, "--lang", "en")[1]
    assert "“stimmig Layout”" in out
    assert path.read_bytes() == before


def test_a_layout_sheet_with_decisions_stays(run, path):
    """Like the link register: what was decided stands nowhere else."""
    run("layout", path, "--write", "--lang", "de")
    decide(path, TABLE)
    run("check", path, "--write", "--lang", "de")
    said = run("remove", path, "--lang", "de")[1].splitlines()
    assert len(said) == 2 and "„stimmig Bericht“ ist entfernt" in said[0]
    assert "Das Layout-Blatt bleibt, denn 4 Entscheidungen stehen nur dort" in said[1]
    assert kpis(run, path) == READ


@pytest.mark.parametrize("ending", [".xls", ".ods"])
def test_formats_without_sheets_of_ours_take_the_file(run, path, tmp_path, ending):
    """They say so, and the file does the same."""
    other = as_format(path, ending)
    code, _, said = run("layout", other, "--write", "--lang", "de")
    assert (code, "--save LAYOUT.json" in said) == (2, True)
    file = tmp_path / "ours.json"
    assert run("layout", other, "--save", file, "--lang", "de")[0] == 0
    document = json.loads(file.read_text("utf-8"))
    assert problems("layout", document) == []
    entry = next(
        one for one in document["tables"] if "Worum es geht" in {column["heading"] for column in one["columns"]}
    )
    entry["table"] = "kpis"
    fields = {"Nr": "id", "Worum es geht": "name", "Wer": None}
    for column in entry["columns"]:
        if column["heading"] in fields:
            column["field"] = fields[column["heading"]]
    file.write_text(json.dumps(document), "utf-8")
    assert kpis(run, other, "--layout", file) == READ
    assert kpis(run, path, "--layout", file) == READ


def as_format(path, ending):
    """Return the workbook as a file of another format."""
    other = path.with_suffix(ending)
    book = openpyxl.load_workbook(path)
    if ending == ".ods":
        from odf.opendocument import OpenDocumentSpreadsheet
        from odf.table import Table, TableCell, TableRow
        from odf.text import P

        document = OpenDocumentSpreadsheet()
        for sheet in book:
            table = Table(name=sheet.title)
            for row in sheet.iter_rows(values_only=True):
                line = TableRow()
                for value in row:
                    number = isinstance(value, int | float)
                    cell = TableCell(valuetype="float", value=value) if number else TableCell(valuetype="string")
                    cell.addElement(P(text="" if value is None else str(value)))
                    line.addElement(cell)
                table.addElement(line)
            document.spreadsheet.addElement(table)
        document.save(other)
        return other
    import xlwt

    old = xlwt.Workbook()
    for sheet in book:
        page = old.add_sheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    page.write(cell.row - 1, cell.column - 1, cell.value)
    old.save(str(other))
    return other


SAMPLES = sorted((ROOT / "samples").glob("*/*.xlsx"))


def test_writing_the_sheet_changes_nothing_that_is_read(run, tmp_path):
    """What stimmig filled in itself is no decision."""
    legacy = sorted((SHARED / "legacy").glob("*.xlsx"))
    for source in (*SAMPLES, *legacy):
        copy = tmp_path / source.name
        copy.write_bytes(source.read_bytes())
        before = run("read", copy, "--json")[1]
        assert run("layout", copy, "--write")[0] == 0
        assert run("read", copy, "--json")[1] == before, source.name


def test_what_was_decided_on_a_sheet_goes_into_a_file_for_others(run, path, tmp_path):
    """The sheet of one workbook, saved, serves another of the same make whose sheet is called otherwise."""
    run("layout", path, "--write", "--lang", "de")
    decide(path, TABLE)
    file = tmp_path / "ours.json"
    run("layout", path, "--save", file)
    other = write_xlsx(KPIS.replace("# Zahlen", "# Tabelle 7").replace("Unsere", "| |\n| Eure"), tmp_path / "b.xlsx")
    assert (kpis(run, other), kpis(run, other, "--layout", file)) == ([], READ)
    stranger = write_xlsx("# KPIs\n| KPI | Target | Actual |\n| NPS | 5 | 4 |", tmp_path / "c.xlsx")
    out = run("check", stranger, "--layout", file, "--select", "WBK015", "--lang", "en")[1]
    assert "● Hint WBK015" in out and "Nothing in this workbook fits the table" in out


@pytest.mark.parametrize(
    "text, said",
    [
        ("{", "line 1, column 2"),
        ('{"tables": [\n {"headings": ["A"],\n  "tabel": "kpis"}]}', "line 3: “tabel” under tables → 0 is unknown; did you mean table?"),
        ('{"tables": [\n {"headings": ["A"],\n  "table": "kpi"}]}', 'line 3: under tables → 0 → table there is "kpi", but allowed is "directions"'),
        ('{"tables": [{"columns": []}]}', "line 1: “headings” or “sheet” is missing under tables → 0"),
        (
            '{"tables": [{"headings": ["A"], "table": "values",\n "columns": [\n{"heading": "A", "field": "name"}]}]}',
            "line 3: under tables → 0 → columns → 0 → field there is “name”, which the table “values” does not have",
        ),
        (
            '{"tables": [{"headings": ["A"], "columns": [\n{"heading": "A", "field": "name"},\n{"heading": "B", "field": "name"}]}]}',
            "line 3: under tables → 0 → columns → 1 → field there is “name” a second time",
        ),
    ],
)  # fmt: skip
def test_a_broken_layout_file_says_where_and_what_is_allowed(run, path, tmp_path, text, said):
    file = tmp_path / "ours.json"
    file.write_text(text, "utf-8")
    for command in ("check", "read", "layout"):
        code, out, told = run(command, path, "--layout", file, "--lang", "en")
        assert (code, out) == (2, "") and said in told, told
    with pytest.raises(stimmig.Refusal, match="layout file cannot be used|not valid JSON"):
        stimmig.check(path, layout=file, lang="en")


def test_a_layout_file_that_is_there_is_not_overwritten(run, path, tmp_path):
    """It may hold decisions that somebody wrote by hand; and where it stands in the way, no sheet is written either."""
    file = tmp_path / "ours.json"
    file.write_text("{}", "utf-8")
    before = path.read_bytes()
    code, out, said = run("layout", path, "--write", "--save", file, "--lang", "en")
    assert (code, out, "exists already" in said) == (2, "", True)
    assert (file.read_text("utf-8"), path.read_bytes()) == ("{}", before)


def test_a_layout_file_that_is_not_there(run, path, tmp_path):
    code, _, said = run("check", path, "--layout", tmp_path / "fehlt.json", "--lang", "de")
    assert code == 2 and "gibt es nicht" in said and "--save" in said


def test_the_reasons_are_printed_and_part_of_the_json(run, path, shared):
    """A file that nobody tuned on: every sheet has its lines, and the document fits its schema."""
    for source in sorted((shared / "legacy").iterdir()):
        code, out, _ = run("read", source, "--why", "--lang", "en")
        assert source.name in out and "None" not in out
        document = json.loads(run("read", source, "--why", "--json")[1])
        assert problems("strategy", document) == []
    code, out, _ = run("read", path, "--why", "--lang", "de")
    assert "Zahlen!" in out and "nicht gelesen" in out and code == 2


def test_the_dropdowns_offer_words_that_are_understood(run, path):
    """Each list stands in the sheet itself; what it offers is what reading knows, in both languages."""
    from stimmig.language.folding import fold
    from stimmig.model.canonical import BY_NAME
    from stimmig.reading.layout_sheet import _fields, _tables
    from stimmig.writing.xlsx.layout_lines import offers, table_offers

    for lang in ("de", "en"):
        assert {fold(word) for word in table_offers(lang)} <= set(_tables())
        for name, offered in offers(BY_NAME, lang).items():
            assert {fold(word) for word in offered[1:]} <= set(_fields(BY_NAME[name]))
    run("layout", path, "--write", "--lang", "de")
    sheet = openpyxl.load_workbook(path)["stimmig Layout"]
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    for rule in lists:
        cells = [cell.value for row in sheet[rule.formula1.replace("$", "").lstrip("=")] for cell in row]
        assert cells[0] == "nicht lesen" and all(cells)
        assert sheet.row_dimensions[sheet[rule.formula1.replace("$", "").lstrip("=")][0][0].row].hidden


@pytest.mark.parametrize(
    "text",
    [
        "# Zahlen\n| Kennzahl | Einheit | Jan | Feb | Mär |\n| Umsatz | T€ | 10 | 8 | 9 |\n| Marge | % | 5 | 4 | 3 |\n",
        "# Zahlen\n| Monat | Kennzahl | Ist |\n| Jan | Umsatz | 10 |\n| Feb | Umsatz | 8 |\n| Jan | Marge | 5 |\n",
    ],
    ids=["across", "below"],
)
def test_the_year_of_months_is_asked_for_and_can_be_decided(run, tmp_path, text):
    """Nothing names the year; the values are there, and 2025 typed at the column of periods is their year."""
    path = write_xlsx(text, tmp_path / "zahlen.xlsx")

    def periods():
        document = json.loads(run("read", path, "--json")[1])
        first = document["kpis"][0]
        told = [value["period"] for value in document["values"] if value["kpi"] == first["name"]]
        assert sorted(first.get("series", ())) == [period for period in told if len(period) > 2]
        return sorted(told), document["questions"]

    found, (question,) = periods()
    assert (found[:2], "In welchem Jahr" in question["question"]) == (["01", "02"], True)
    run("layout", path, "--write", "--lang", "de")
    book = openpyxl.load_workbook(path)
    sheet = book[words.TITLE]
    line = next(row for row in sheet.iter_rows() if "In welchem Jahr" in str(row[7].value))
    assert (line[0].value, line[5].value) == (words.OPEN.de, "Periode")
    line[8].value = 2025
    book.save(path)
    assert periods() == (["2025-01", "2025-02", "2025-03"][: len(found)], [])
    run("layout", path, "--write", "--lang", "en")
    assert (next(one[2] for one in decided_lines(path) if one[2] == "2025"), periods()[1]) == ("2025", [])
    run("layout", path, "--save", tmp_path / "ours.json")
    fresh = write_xlsx(text, tmp_path / "fresh.xlsx")
    document = json.loads(run("read", fresh, "--json", "--layout", tmp_path / "ours.json")[1])
    assert ("2025-01" in document["kpis"][0]["series"], document["questions"]) == (True, [])


def test_columns_of_periods_are_said_to_be_read_and_named_once(run, tmp_path):
    """A column of a month is a value of the list of values, not a column that was left out."""
    sheet = "# KPIs\n| KPI | Unit | Target | Jan 2026 | Feb 2026 |\n| Waiting | min | 5 | 7 | 6 |\n| Errors | count | 2 | 3 | 2 |"
    path = write_xlsx(sheet, tmp_path / "a.xlsx")

    why = run("read", path, "--why", "--lang", "en")[1]
    assert "Jan 2026 → Values" in why and "not read" not in why
    assert "4 values: Waiting; Errors; and more" in run("read", path, "--lang", "en")[1]
    run("layout", path, "--write", "--lang", "en")
    sheet = openpyxl.load_workbook(path)["stimmig Layout"]
    assert words.UNREAD.to("en") not in [row[0].value for row in sheet.iter_rows()]
