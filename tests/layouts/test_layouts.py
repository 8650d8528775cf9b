"""Made-up workbooks are the same each time, and say what their truth says they say."""

import re
from collections.abc import Iterator

import openpyxl
import pytest

from layouts.__main__ import main
from layouts.comparing import text
from layouts.content import OPEN_PARTS, PARTS, companies
from layouts.draft import words_of
from layouts.measuring import measure
from layouts.number_styles import STYLES
from layouts.recipe import ARCHETYPES, FITTING, recipe, reserved, write

SEEDS = range(2 * len(ARCHETYPES))


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> list:
    """Return recipe, workbook as openpyxl sees it, and truth, for some seeds of both parts."""
    folder = tmp_path_factory.mktemp("layouts")
    found = []
    for part in PARTS:
        for seed in SEEDS:
            path, truth = write(recipe(seed, part), folder)
            found.append((recipe(seed, part), openpyxl.load_workbook(path), truth))
    return found


def texts_of(book) -> str:
    """Return all texts of the cells, one per line."""
    cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
    return "\n".join(text(value) for value in cells if isinstance(value, str))


def numbers_of(book) -> set[float]:
    """Return all numbers of the cells: typed, as a share of hundred, and written as text in any country's way."""
    found: set[float] = set()
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float):
                    found.add(
                        round(
                            cell.value * (100 if "%" in cell.number_format and '"' not in cell.number_format else 1), 4
                        )
                    )
                elif isinstance(cell.value, str):
                    found |= set(_written(cell.value))
    return found


def _written(value: str) -> Iterator[float]:
    value = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", value)
    for digits in re.findall(r"\d[\d.,'’\u202f]*", value):
        digits = re.sub(r"['’\u202f]", "", digits.rstrip(".,"))
        for group, point in ((".", ","), (",", ".")):
            plain = digits.replace(group, "").replace(point, ".")
            if plain.count(".") <= 1:
                yield float(plain)


def values_in(truth: dict) -> Iterator[float]:
    for row in (*truth.get("kpis", ()), *truth.get("key_results", ())):
        series = (value for values in row.get("series", {}).values() for value in values.values())
        for value in (*(row.get(name) for name in ("target", "actual", "baseline", "current")), *series):
            if value is not None:
                yield value


@pytest.mark.parametrize("part", PARTS)
def test_a_seed_gives_the_same_bytes(part, tmp_path):
    (tmp_path / "again").mkdir()
    for seed in range(len(ARCHETYPES)):
        first, truth = write(recipe(seed, part), tmp_path)
        second, same = write(recipe(seed, part), tmp_path / "again")
        assert first.read_bytes() == second.read_bytes() and truth == same


def test_every_name_of_the_truth_stands_in_the_workbook(written):
    for one, book, truth in written:
        cells = texts_of(book)
        kinds = ("objectives", "kpis", "initiatives", "okr_objectives", "key_results")
        names = [row["name"] for kind in kinds for row in truth.get(kind, ())]
        said = [truth[level] for level in ("purpose", "vision", "mission") if truth.get(level)]
        missing = [name for name in (*names, *truth.get("notes", ()), *said) if text(name) not in cells]
        assert not missing or one.archetype == "L6", (one.name, missing)


def test_every_number_of_the_truth_stands_in_the_workbook(written):
    for one, book, truth in written:
        numbers = numbers_of(book)
        missing = [value for value in values_in(truth) if round(value, 4) not in numbers]
        assert not missing, (one, missing[:5])


def test_every_link_of_the_truth_names_an_entry(written):
    for one, _, truth in written:
        objectives = {row["name"] for row in truth.get("objectives", ())}
        okrs = {row["name"] for row in truth.get("okr_objectives", ())}
        results = {row["name"] for row in truth.get("key_results", ())}
        assert {row["objective"] for row in truth.get("kpis", ()) if row["objective"]} <= objectives, one
        assert {row["okr_objective"] for row in truth.get("key_results", ())} <= okrs, one
        assert {row["key_result"] for row in truth.get("checkins", ())} <= results, one


def test_names_are_there_once(written):
    """Otherwise a wrong link could not be told from a right one."""
    for one, _, truth in written:
        for kind in ("kpis", "key_results", "okr_objectives"):
            names = [(row["name"], row.get("scope")) for row in truth.get(kind, ())]
            assert len(names) == len(set(names)), (one, kind)


def test_the_open_parts_have_nothing_of_the_held_back_part(written):
    """No company, no pair of layout and disturbance, no style of numbers."""
    ours = {company["organisation"] for part in OPEN_PARTS for company in companies(part)}
    assert not ours & {company["organisation"] for company in companies("held_back")}
    for part in OPEN_PARTS:
        assert not set(STYLES[part]) & set(STYLES["held_back"]), part
    for lang, fields in words_of("held_back").items():
        for field, words in fields.items():
            if isinstance(words, list):
                assert not set(words) & set(words_of("development")[lang][field]), (lang, field)
    for one, _, _ in written:
        alone = [name for name in one.disturbances if reserved(one.archetype, name)]
        if one.part in OPEN_PARTS:
            assert not alone, one
        elif any(reserved(one.archetype, name) for name in FITTING[one.archetype]):
            assert alone or one.archetype == "X", one


def test_every_disturbance_is_used():
    for part in PARTS:
        used = {name for seed in range(1200) for name in recipe(seed, part).disturbances}
        assert used == {name for names in FITTING.values() for name in names}


def test_a_workbook_that_it_cannot_read_is_no_crash():
    """Each is read or refused, with a reason."""
    for outcome in measure(recipe(seed) for seed in SEEDS):
        assert not outcome.fault, (outcome.recipe, outcome.fault)
        assert outcome.score.decision == "convert" or outcome.found["message"], outcome.recipe


def test_of_the_held_back_part_only_sums_are_printed(capsys):
    main(["--held-back", "--count", "6"])
    printed = capsys.readouterr().out
    assert "all " in printed and "held back part" in printed
    assert not [name for name in ARCHETYPES if f"\n{name} " in printed] and "seed" not in printed
    for words in (["--show", "3"], ["--family", "L8"], ["--with", "codes"]):
        with pytest.raises(SystemExit):
            main(["--held-back", *words])
    assert "nothing else" in capsys.readouterr().err


def test_of_the_development_part_the_worst_are_shown(capsys):
    """Sums per layout and kind of fact, then what was missed; one workbook with its cells."""
    main(["--count", "6", "--worst", "2"])
    assert capsys.readouterr().out.count("\nseed ") == 2
    main(["--show", "0"])
    assert "F1 " in capsys.readouterr().out
