"""The empty workbook, as the people see it who fill it in."""

import io
import subprocess

import openpyxl
import pytest

from stimmig.model.canonical import SETTINGS, TABLES
from stimmig.model.choices import CHOICES
from stimmig.template.build import build_workbook
from stimmig.template.guidance import input_message

COLUMNS = {(table.name, column.field): column for table in TABLES for column in table.columns}


@pytest.fixture(scope="module", params=["de", "en"])
def template(request):
    book = openpyxl.load_workbook(io.BytesIO(build_workbook(request.param)))
    return {table.name: sheet for table, sheet in zip(TABLES, book.worksheets)}


def validations(template):
    """Yield every column with its data validation."""
    for table in TABLES:
        for rule in template[table.name].data_validations.dataValidation:
            cell = next(iter(rule.sqref.ranges))
            if cell.size["rows"] > 1:  # the profile on the settings sheet has one of its own
                yield table.columns[cell.min_col - 1], rule


@pytest.mark.parametrize("key", COLUMNS, ids=".".join)
@pytest.mark.parametrize("lang, several", [("de", "Semikolon"), ("en", "semicolon")])
def test_a_semicolon_is_offered_where_several_ids_are_taken(key, lang, several):
    """Several ids only where the column holds several, and what it says fits into Excel's little window."""
    said = input_message(COLUMNS[key], lang)
    assert (several in said) == (COLUMNS[key].holds == "ids")
    assert len(said) <= 255 and "{" not in said


@pytest.mark.parametrize(
    "key, said",
    [
        (("directions", "contributes_to"), "außer beim Purpose: dort leer."),
        (("directions", "reason"), "außer beim Purpose: dort leer."),
        (("directions", "level"), "HED: wovon wir langfristig leben."),
        (("kpis", "target"), "außer wo Zielwert min/max oder Zieltext sagen, was gilt."),
        (("objectives", "contributes_to"), "Die Liste zeigt die IDs von „Strategie“. IDs von „BSC“ tippen Sie ein."),
        (("settings", "value"), "Kann leer bleiben."),
    ],
)
def test_a_hint_says_what_is_true_of_its_column(key, said):
    assert said in input_message(COLUMNS[key], "de")


def test_closed_lists_refuse_other_words_and_say_so(template):
    """All but the perspectives, of which an organisation may have its own; ids may be those of other workbooks."""
    for column, rule in validations(template):
        if column.holds in CHOICES and column.holds != "perspective":
            assert rule.showErrorMessage and rule.error and rule.errorTitle, column.field
        elif rule.type == "list":
            assert not rule.showErrorMessage and not rule.error, column.field


def test_the_levels_come_in_their_order(template):
    rules = [rule for column, rule in validations(template) if column.field == "level"]
    assert [rule.formula1 for rule in rules] == ['"Purpose,Vision,Mission,HED,MED,Moal"']


def test_a_share_is_shown_with_two_digits(template):
    hints = [row[2].value for row in template["settings"].iter_rows() if row[2].value]
    assert any("(0,33)" in hint or "(0.33)" in hint for hint in hints)


def test_the_colours_of_the_headings_are_explained_where_there_are_two(template):
    for table in TABLES:
        both = len({column.required for column in table.columns}) == 2
        assert bool(template[table.name]["C1"].value) == both, table.name
    assert template[SETTINGS.name]["C1"].value


@pytest.mark.program("soffice")
@pytest.mark.program("pdfinfo")
def test_each_empty_sheet_prints_on_one_page_and_the_kpis_on_two(tmp_path):
    path = tmp_path / "vorlage.xlsx"
    path.write_bytes(build_workbook("de"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    said = subprocess.run(["pdfinfo", str(path.with_suffix(".pdf"))], capture_output=True, text=True, check=True).stdout
    assert f"Pages:           {len(TABLES) + 1}" in said
