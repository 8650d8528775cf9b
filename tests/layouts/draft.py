"""A workbook in the making: what the layouts share when they fill sheets."""

import datetime
import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from layouts.content import Aim, Measure, Result, Story
from layouts.number_styles import PERCENT, Numbers
from layouts.sheet import Cell, Sheet
from layouts.truth import Truth

HERE = Path(__file__).parent


@cache
def words_of(part: str) -> dict:
    """Return the headings of a part, by language and field."""
    return tomllib.loads((HERE / part / "words.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Recipe:
    """The choices that make a workbook."""

    seed: int
    part: str
    archetype: str
    disturbances: frozenset[str]
    style: str
    company: int

    @property
    def name(self) -> str:
        """Return the file name without its ending."""
        return f"{self.part}-{self.seed}-{self.archetype}"


class Draft:
    """The sheets so far, and what they say."""

    def __init__(self, recipe: Recipe, story: Story, rng: Random):
        self.recipe, self.story, self.rng = recipe, story, rng
        self.numbers = Numbers(recipe.style, story.variant, rng, tuple(self.left_open("values")))
        self.truth = Truth(f"{recipe.name}.xlsx", story.lang)
        self.sheets: list[Sheet] = []
        self.names: dict[str, str] = {}
        self._chosen: dict[str, str] = {}
        self._codes: dict[str, str] = {}

    def has(self, disturbance: str) -> bool:
        """Return whether the workbook is disturbed in this way."""
        return disturbance in self.recipe.disturbances

    def word(self, field: str) -> str:
        """Return the heading of a field: the same each time in this workbook, and none of the others."""
        if field not in self._chosen:
            wordings = self._wordings(field)
            free = [word for word in wordings if word not in self._chosen.values()]
            self._chosen[field] = self.rng.choice(free or wordings).replace("{year}", str(self.story.year))
        return self._chosen[field]

    def heading(self, field: str) -> str:
        """Return a heading as it stands in a head row, broken over lines where this workbook does that."""
        word = self.spell(self.word(field))
        if self.has("broken_headings"):
            word = word.replace(" ", "\n", 1) if " " in word else f"{word}*"
        return word

    def perspective(self, name: str) -> str:
        """Return what this workbook calls a perspective."""
        return self.spell(self._pick(f"perspective {name}", self._words("perspectives", name)))

    def title(self, key: str) -> str:
        """Return a title, a sheet's name or a line from the word lists, filled in."""
        return self.fill(self._pick(f"title {key}", self._words("titles", key)))

    def title_pattern(self, key: str) -> str:
        """Return a pattern from the word lists with its {n} left open."""
        return self._pick(f"title {key}", self._words("titles", key))

    def fill(self, text: str) -> str:
        """Fill in what a pattern leaves open."""
        story = self.story
        values = {
            "organisation": story.organisation,
            "year": story.year,
            "cycle": self.cycle,
            "month": 1 + story.measured % 12,
        }
        return self.spell(text.format(**values, person=story.people[0]))

    @property
    def cycle(self) -> str:
        """Return the quarter as the titles write it."""
        return f"Q{self.story.quarter}/{self.story.year}"

    def spell(self, text: str) -> str:
        """Spell a German text the Swiss way where the organisation is Swiss."""
        return text.replace("ß", "ss") if self.story.variant == "ch" else text

    def left_open(self, kind: str) -> list[str]:
        """Return what stands in the cells of "targets" or "values" that nobody filled; none in the first part."""
        return words_of(self.recipe.part).get(self.story.lang, {}).get("open", {}).get(kind, [])

    def metadata(self) -> list[list[str]]:
        """Return the lines of a block such as "Berichtsmonat: 05/2024"."""
        return [[self.fill(part) for part in line] for line in self._words("titles", "metadata")]

    def coded(self, aim: Aim) -> str:
        """Return the name of an objective, with a code where this workbook has codes."""
        if not self.has("codes"):
            return aim.name
        if aim.name not in self._codes:
            letter = next(sign for sign in self.perspective(aim.perspective) if sign.isalpha()).upper()
            known = sum(code.startswith(letter) for code in self._codes.values())
            self._codes[aim.name] = f"{letter}{known + 1}"
        code = self._codes[aim.name]
        return f"{code} {aim.name}" if self.recipe.seed % 2 else f"{code}: {aim.name}"

    def kpi_name(self, measure: Measure) -> str:
        """Return the name of a KPI, with a code or its unit in brackets where this workbook does that."""
        if self.has("kpi_codes"):
            names = [one.name for aim in self.story.aims for one in aim.measures]
            return f"K{names.index(measure.name) + 1:02d} {measure.name}"
        if not (self.has("unit_in_name") and measure.unit):
            return measure.name
        return f"{measure.name} [{measure.unit}]" if self.recipe.seed % 2 else f"{measure.name} ({measure.unit})"

    def number(self, value: float | None, of: Measure | Result, role: str = "") -> Cell:
        """Return a value as a cell."""
        unit = "" if self.has("unit_in_name") and of.unit != "%" else of.unit
        unit = "" if self.has("unit_in_heading") and isinstance(of, Measure) else unit
        return self.numbers.cell(value, unit, of.decimals, role)

    def date(self, day: tuple[int, int, int]) -> Cell:
        """Return a day: a true date in some workbooks, text in others."""
        value = datetime.datetime(*day)
        if self.recipe.seed % 3:
            return Cell(value, "dd/mm/yyyy" if self.story.lang == "en" else "dd.mm.yyyy")
        return Cell(value.strftime("%-d %b %Y") if self.story.lang == "en" else value.strftime("%d.%m.%Y"))

    def open(self, name: str, title: str = "") -> tuple[Sheet, int, int]:
        """Add a sheet and return it with the cell where the table may begin."""
        sheet = Sheet(re.sub(r"[\[\]:*?/\\]", "-", name)[:31])
        self.sheets.append(sheet)
        row, column = 0, self.rng.randint(1, 2) if self.has("offset") else 0
        if title and self.has("title"):
            sheet.put(row, column, title, "title")
            if self.rng.random() < 0.3:
                sheet.merge(row, column, row, column + 4)
            row += self.rng.randint(1, 3)
        if self.has("metadata"):
            for label, value in self.metadata():
                sheet.put_row(row, column, (label, value))
                row += 1
            row += 1
        if self.has("statements") and len(self.sheets) == 1:
            for level in self.rng.sample(("vision", "mission", "purpose"), self.rng.randint(1, 2)):
                sheet.put(row, column, f"{self.word(level)}: {self.say(level)}")
                row += 1
            row += 1
        if self.has("stand") and len(self.sheets) == 1:
            text = self.title("stand")
            sheet.put(row, column, text)
            self.truth.note(text)
            row += 2
        return sheet, row, column

    def say(self, level: str) -> str:
        """Return the vision, mission or purpose, which now stands in the workbook."""
        self.truth.said[level] = getattr(self.story, level)
        return self.truth.said[level]

    def close(self, sheet: Sheet, column: int = 0) -> None:
        """Write below the table what stands there."""
        if self.has("footnote"):
            text = self.story.footnotes[len(self.sheets) % len(self.story.footnotes)]
            sheet.put(sheet.height + 1, column, text)
            self.truth.note(text)

    def shown_unit(self, measure: Measure | Result, *cells: Cell, column: bool) -> dict[str, str]:
        """Return the unit as the truth has it, where it stands somewhere in the row."""
        seen = column or any(cell.value is not None and self._says_unit(cell, measure) for cell in cells)
        named = self.has("unit_in_name") or self.has("unit_in_heading")
        seen = seen or (named and isinstance(measure, Measure))
        return {"unit": measure.unit} if measure.unit and seen else {}

    def _says_unit(self, cell: Cell, measure: Measure | Result) -> bool:
        written = cell.value if isinstance(cell.value, str) else cell.format.replace('"', "")
        spelled = measure.unit == "%" and written.endswith(PERCENT)
        return spelled or written.endswith(measure.unit) or written.startswith(f"{measure.unit} ")

    def _pick(self, key: str, choices: list[str]) -> str:
        if key not in self._chosen:
            self._chosen[key] = self.rng.choice(choices)
        return self._chosen[key]

    def _wordings(self, field: str) -> list[str]:
        own = self._own().get(field)
        if own and self.rng.random() < 0.7:
            return own
        return words_of("development")[self.story.lang][field]

    def _words(self, group: str, key: str) -> list:
        own = self._own().get(group, {}).get(key)
        if own and self.rng.random() < 0.7:
            return own
        return words_of("development")[self.story.lang][group][key]

    def _own(self) -> dict:
        """Return the words that a later part has of its own; seven of ten choices come from them."""
        part = self.recipe.part
        return {} if part == "development" else words_of(part).get(self.story.lang, {})


def without(recipe: Recipe, *names: str) -> Recipe:
    """Return the recipe without some disturbances."""
    return replace(recipe, disturbances=recipe.disturbances - set(names))
