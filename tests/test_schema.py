"""The schemas say what the code says."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conftest import ROOT
from sheets import checked, reading, strategy
from stimmig.json_lines import lines_of
from stimmig.model import direction, okr, scorecard
from stimmig.model.canonical import TABLES
from stimmig.model.entry import Entry
from stimmig.rules.limits import LIMITS
from stimmig.rules.profiles import NAMES, load_profile
from stimmig.schemas import problems, schema
from stimmig.writing.report_json import report_document
from stimmig.writing.strategy_json import rejected, strategy_document

STORY = (ROOT / "samples" / "dorfladen" / "dorfladen.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["record", "layout", "profile", "strategy", "report"])
def test_every_schema_is_a_schema(name):
    Draft202012Validator.check_schema(schema(name))


def test_the_profile_schema_knows_every_limit_and_no_other():
    assert set(schema("profile")["properties"]["limits"]["properties"]) == set(LIMITS)


@pytest.mark.parametrize("name", NAMES)
def test_the_known_profiles_fit_their_schema_and_set_every_limit(name):
    path = ROOT / "addin" / "stimmig" / "rules" / "profiles" / f"{name}.json"
    assert problems("profile", json.loads(path.read_text("utf-8"))) == []
    assert set(load_profile(name).values) == set(LIMITS)


def test_the_layout_schema_knows_every_table_and_field_and_no_other():
    table = schema("layout")["properties"]["tables"]["items"]["properties"]
    assert table["table"]["enum"] == [*(one.name for one in TABLES), None]
    fields = table["columns"]["items"]["properties"]["field"]["enum"]
    assert set(fields) == {None}.union(*(one.by_field for one in TABLES))


MODEL = {
    "directions": direction.Direction,
    "objectives": scorecard.StrategicObjective,
    "kpis": scorecard.KPI,
    "values": scorecard.Value,
    "initiatives": scorecard.Initiative,
    "cycles": okr.Cycle,
    "okr_objectives": okr.Objective,
    "key_results": okr.KeyResult,
    "checkins": okr.CheckIn,
    "reviews": okr.Review,
}
_NOT_SAID = {"row", "unread", "noted"}
_SAID_OTHERWISE = {"key_results": {"objective"}}
_COMPUTED = {
    "directions": {"level"}, "kpis": {"objective", "series"}, "values": {"comment"}, "initiatives": {"objective"},
    "key_results": {"okr_objective"}, "checkins": {"week"},
}  # fmt: skip


@pytest.mark.parametrize("key", MODEL)
def test_the_strategy_schema_has_the_fields_of_the_model(key):
    """A field that is added to the model must be in the document, and the other way round."""
    cls = MODEL[key]
    fields = set(cls._fields)
    described = set(schema("strategy")["$defs"]["converted"]["properties"][key]["items"]["properties"])
    assert described - _COMPUTED.get(key, set()) == fields - _NOT_SAID - _SAID_OTHERWISE.get(key, set())


def test_the_canonical_columns_are_fields_of_the_model():
    """What the canonical workbook has a column for, the model has a field for."""
    by_table = {"strategic_objectives": "objectives", "objectives": "okr_objectives"}
    for table in TABLES:
        if table.name in ("settings", "acceptances"):  # no rows of the strategy
            continue
        cls = MODEL[by_table.get(table.name, table.name)]
        fields = set(cls._fields)
        missing = {column.field for column in table.columns} - fields - {"level", "reason"}
        assert not missing, f"{table.name}: {missing}"


def test_a_read_workbook_fits_the_strategy_schema():
    read = reading(STORY)
    document = strategy_document(read, strategy(STORY), "de")
    assert problems("strategy", json.loads(json.dumps(document))) == []


def test_a_rejected_workbook_fits_the_strategy_schema():
    from stimmig.refusal import Refusal
    from stimmig.workbook import unusable

    document = rejected(Refusal("missing", unusable.MISSING, name="a.xlsx"), "a.xlsx", "de")
    assert problems("strategy", document) == []


def test_sources_point_to_the_cells_of_what_they_name():
    """A JSON pointer leads to the value, and its source to the cell that holds it."""
    read = reading(STORY)
    document = strategy_document(read, strategy(STORY), "de")
    cells = {sheet.name: sheet.rows for sheet in read.workbook.sheets}
    assert document["sources"]["/key_results/0/target"] == "Key Results!G2"
    for pointer, source in document["sources"].items():
        value = document
        for step in pointer.strip("/").split("/"):
            value = value[int(step)] if isinstance(value, list) else value[step]
        sheet, cell = source.rsplit("!", 1)
        raw = cells[sheet][int(cell[1:]) - 1][ord(cell[0]) - 65]
        if isinstance(value, str) and pointer.endswith("/name"):
            assert value == raw


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_check_fits_the_report_schema(lang):
    story = STORY.replace("| P-1           | Nur ein Laden", "|               | Nur ein Laden")
    document = json.loads(json.dumps(report_document(checked(story), lang)))
    assert document["findings"] and problems("report", document) == []


def test_every_entry_names_its_kind_and_rank():
    """Each kind of row says what it is, and those in the order have their place in it."""
    kinds = [
        cls
        for module in (direction, scorecard, okr)
        for cls in vars(module).values()
        if isinstance(cls, type) and issubclass(cls, Entry) and cls is not Entry
    ]
    assert all(cls.kind for cls in kinds)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=12,
    )
)
def test_every_key_and_item_of_a_json_file_is_found_on_its_line(document):
    """With each value on a line of its own, the line of a path is one that holds its key."""
    text = json.dumps(document, indent=1, ensure_ascii=False)
    lines, found = text.split("\n"), lines_of(text)
    assert set(found) == set(_paths(document))
    for path, line in found.items():
        if path and isinstance(path[-1], str):
            assert lines[line - 1].lstrip().startswith(json.dumps(path[-1], ensure_ascii=False))


def _paths(document, path=()):
    yield path
    items = (
        enumerate(document) if isinstance(document, list) else document.items() if isinstance(document, dict) else ()
    )
    for key, inner in items:
        yield from _paths(inner, (*path, key))


def test_the_only_planned_year_is_the_target():
    """ "Ist 2023 | Ziel 2024 | Ist 2024" leaves no choice; of two planned years none is."""
    one = _document("# Kennzahlen\n| Kennzahl | Ist 2023 | Ziel 2024 | Ist 2024 |\n| Besuche | 5 | 8 | 7 |")["kpis"][0]
    assert (one["target"], one["actual"], sorted(one["series"])) == (8, 7, ["2023", "2024"])
    two = _document("# Kennzahlen\n| Kennzahl | Ziel 2024 | Ist 2024 | Ziel 2025 |\n| Besuche | 8 | 7 | 9 |")["kpis"][0]
    assert (two["target"], two["actual"]) == (None, None)


def _document(text):
    return strategy_document(reading(text), strategy(text), "de")
