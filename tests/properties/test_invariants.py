"""What holds for every workbook, whatever it says: nothing is lost, nothing is invented, place and order do not matter."""

import io
import string
import zipfile
from pathlib import Path

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets import TODAY, reading
from stimmig.cells import Cell
from stimmig.checking import check_readings, report_on
from stimmig.language.lexicon import is_blank
from stimmig.model.canonical import BY_NAME
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import WorkbookReading, read_workbook
from stimmig.template.build import build_workbook
from stimmig.workbook.file import open_workbook
from stimmig.workbook.workbook import Sheet, Workbook
from stimmig.writing.plan import plan_reports
from stimmig.writing.strategy_json import strategy_document
from stimmig.writing.xlsx.edit import remove_sheets

FIELDS = ("id", "name", "target", "actual", "unit")
HEADINGS = {
    "de": ("ID", "Kennzahl", "Zielwert", "Ist", "Einheit"),
    "en": ("ID", "KPI", "Target", "Actual", "Unit"),
}
NAMES = ("Umsatzrendite", "Reklamationen je Auftrag", "Vertrauen der Gäste", "Krankenstand", "Liefertreue", "Days sick")
AS_DRAWN = tuple(range(len(FIELDS)))
UNITS = ("%", "Tage", "EUR", "Stück", "")

names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True)
numbers = st.none() | st.integers(-10_000, 10_000).map(float)
orders = st.permutations(AS_DRAWN)
places = st.tuples(st.integers(0, 6), st.integers(0, 4))
odd_texts = st.text(string.ascii_letters + string.digits + " .,%-+()'≥<~/:äöüß€", min_size=1, max_size=12)


@st.composite
def kpi_rows(draw) -> list[tuple[Cell, ...]]:
    """Return rows of id, KPI, target, actual, unit."""
    return [
        (f"K-{number}", name, *(draw(numbers) for _ in range(2)), draw(st.sampled_from(UNITS)))
        for number, name in enumerate(draw(names), 1)
    ]


def read_rows(
    rows, *, lang: str = "de", order=AS_DRAWN, at: tuple[int, int] = (0, 0), sheet: str = "Blatt"
) -> WorkbookReading:
    """Read a table of KPIs that stands with its columns in an order, at a row and column of a sheet."""
    table = [[HEADINGS[lang][column] for column in order]]
    table += [["" if row[column] is None else row[column] for column in order] for row in rows]
    down, right = at
    width = right + len(FIELDS)
    grid = [[""] * width for _ in range(down)] + [[""] * right + row for row in table]
    return read_workbook(
        Workbook(name="a.md", alias="a", format="table", sheets=(Sheet(sheet, lambda: grid),), path=None)
    )


def kpis(read: WorkbookReading) -> list[tuple]:
    """Return what was understood of each KPI."""
    return [tuple(getattr(kpi, field) for field in FIELDS) for kpi in build_strategy([read]).kpis]


def findings(read: WorkbookReading) -> list[tuple[str, str]]:
    """Return code and message of what was found; cells differ with the place, wording does not."""
    return sorted((one.code, one.message("de")) for one in check_readings([read], as_of=TODAY).findings)


@given(kpi_rows(), orders, places, st.sampled_from(("de", "en")))
def test_place_order_and_language_of_a_table_do_not_matter(rows, order, at, lang):
    """The same KPIs, wherever they stand and in whichever language their headings are."""
    assert kpis(read_rows(rows, order=order, at=at, lang=lang)) == kpis(read_rows(rows))


@given(kpi_rows(), orders, places)
def test_findings_do_not_depend_on_place_and_order(rows, order, at):
    """Nor does what is said about them, but for the cells."""
    assert findings(read_rows(rows, order=order, at=at)) == findings(read_rows(rows))


@given(kpi_rows())
def test_every_row_and_every_number_arrives(rows):
    """As many KPIs as rows, each number where it stood; an empty cell is no number, and never 0."""
    assert [kpi[:4] for kpi in kpis(read_rows(rows))] == [row[:4] for row in rows]


@given(odd_texts.filter(lambda text: text.strip() and not is_blank(text)))
def test_a_cell_is_either_read_or_reported(text):
    """Whatever stands where a number is expected: it becomes one, or a finding or question names its cell."""
    read = read_rows([("K-1", "Liefertreue", 5.0, 4.0, ""), ("K-2", "Krankenstand", 3.0, text, "")])
    found = build_strategy([read]).kpis
    named = {one.place.cell for one in check_readings([read], as_of=TODAY).findings}
    asked = str(strategy_document(read, build_strategy([read]), "de")["questions"])
    assert found[1].actual is not None or "D3" in named or "D3" in asked or text in asked


@st.composite
def canonical_rows(draw) -> dict[str, list[dict]]:
    """Return rows of the canonical tables with links between them."""
    many = draw(st.integers(1, 4))
    objectives = [
        {"id": f"S-{n}", "perspective": draw(st.sampled_from(("finance", "customer", "other:Klima"))), "name": f"Ziel {n}",
         "contributes_to": "V-1", "reason": "Weil es dem Zweck dient."}
        for n in range(1, many + 1)
    ]  # fmt: skip
    kpi = [
        {"id": f"K-{n}", "name": name, "contributes_to": f"S-{draw(st.integers(1, many))}", "reason": "Daran sieht man es.",
         "target": draw(numbers), "actual": draw(numbers), "better": draw(st.sampled_from(("higher", "lower")))}
        for n, name in enumerate(draw(names), 1)
    ]  # fmt: skip
    top = [{"id": "V-1", "level": "purpose", "name": "Damit alle im Dorf einkaufen können."}]
    return {"directions": top, "strategic_objectives": objectives, "kpis": kpi}


@settings(max_examples=25, deadline=None)
@given(canonical_rows(), st.sampled_from(("de", "en")))
def test_what_is_built_reads_as_it_was_given(tmp_path_factory, rows, lang):
    """The canonical workbook is built and read by one description: every value comes back."""
    path: Path = tmp_path_factory.mktemp("built") / "a.xlsx"
    path.write_bytes(build_workbook(lang, rows))
    read = read_workbook(open_workbook(path))
    back = {
        records.layout.table: [
            {field: values[at] for field, values in columns.items()} for at in range(len(records.layout.rows))
        ]
        for records in read.records
        if (columns := {column.field: records.values(column.field) for column in BY_NAME[records.layout.table].columns})
    }
    for table, wanted in rows.items():
        for given_row, got in zip(wanted, back[table], strict=True):
            assert {field: _plain(got[field]) for field in given_row} == given_row


def _plain(value):
    return "; ".join(value) if isinstance(value, tuple) else value


sheet_names = st.text(string.ascii_letters + " äöüß'&!-.", min_size=1, max_size=31).filter(
    lambda name: name.strip("' ") == name and not name.startswith("stimmig") and name.lower() != "history"
)


@settings(max_examples=25, deadline=None)
@given(st.lists(sheet_names, min_size=1, max_size=4, unique_by=str.lower), kpi_rows())
def test_writing_is_idempotent_and_removal_gives_everything_back(tmp_path_factory, sheets, rows):
    """Twice written is once written; taken out again, every part is what it was, in the same order."""
    path: Path = tmp_path_factory.mktemp("written") / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in sheets:
            page = book.add_worksheet(name)
            page.write_row(0, 0, HEADINGS["de"])
            for number, row in enumerate(rows, 1):
                page.write_row(number, 0, ["" if cell is None else cell for cell in row])
    before = path.read_bytes()
    once = _written(path)
    path.write_bytes(once)
    assert _written(path) == once
    assert _parts(remove_sheets(once, "a.xlsx")) == _parts(before)


def _written(path: Path) -> bytes:
    read = read_workbook(open_workbook(path))
    writings, against = plan_reports(
        [(read.workbook, report_on(check_readings([read], as_of=TODAY), read, "de"))], None
    )
    assert not against
    return writings[0].content


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def test_the_helper_reads_as_the_other_tests_do():
    """The grid of this file and Markdown tables mean the same workbook."""
    text = "| ID | Kennzahl | Zielwert | Ist | Einheit |\n| K-1 | Liefertreue | 97 | 93 | % |"
    assert kpis(reading(text)) == kpis(read_rows([("K-1", "Liefertreue", 97.0, 93.0, "%")]))
