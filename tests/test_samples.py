"""The stories in samples/ say what they promise."""

import shlex
from pathlib import Path

import pytest

from conftest import ROOT
from stimmig.arguments import parser
from stimmig.checking import check_readings, open_all
from stimmig.generate import TEMPLATES
from stimmig.model.canonical import TABLES
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.file import open_workbook

STORIES = sorted(path for path in (ROOT / "samples").iterdir() if path.is_dir())


def checked(story: Path):
    """Run the check that a story's command asks for."""
    words = shlex.split((story / "command.txt").read_text("utf-8"))
    arguments = parser("en").parse_args(words[1:])
    readings, refused = open_all([story / file for file in arguments.files])
    assert not refused
    return check_readings(readings, as_of=arguments.as_of)


def expected(story: Path) -> list[str]:
    lines = (story / "expected.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_has_the_findings_that_it_tells_of(story):
    """Codes and cells, errors and warnings as expected, and nothing else."""
    check = checked(story)
    found = [f"{one.severity.name.lower()} {one.code} {one.place.sheet}!{one.place.cell}" for one in check.findings]
    silent = {f"not checked {one.code} {one.workbook}" for one in check.not_checked}
    wanted = [line for line in expected(story) if not line.startswith("not checked")]
    assert sorted(found) == sorted(wanted)
    assert {line for line in expected(story) if line.startswith("not checked")} <= silent


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_says_in_a_sentence_what_it_is_about(story):
    assert (story / "README.md").read_text("utf-8").strip().endswith(".")


@pytest.mark.parametrize("lang", TEMPLATES)
def test_the_reader_recognises_the_template(lang):
    """Every table of the template is found, with every column, in its language."""
    read = read_workbook(open_workbook(ROOT / "templates" / TEMPLATES[lang]))
    assert {layout.table for layout in read.layouts} == {table.name for table in TABLES}
    for layout in read.layouts:
        table = next(table for table in TABLES if table.name == layout.table)
        assert [column.field for column in layout.columns] == [column.field for column in table.columns]
        assert all(column.certainty == 1 for column in layout.columns)
    assert (read.lang, read.questions, read.notes) == (lang, (), ())
    assert read.workbook.template_version == "1"


def test_the_article_s_own_example_is_coherent(shared):
    """No error, and no warning: only the missing finance perspective is asked about."""
    readings, _ = open_all([shared / "article5.xlsx"])
    import datetime

    found = check_readings(readings, as_of=datetime.date(2026, 11, 22)).findings
    assert [(one.code, one.severity.name) for one in found] == [("BSC102", "HINT")]
