"""What a made-up organisation wants and measures, read from data files, and what one workbook tells of it."""

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
OPEN_PARTS = ("development", "second", "third", "fourth", "fifth")
"""they may be looked at; the later ones were each measured once before anybody did"""
PARTS = (*OPEN_PARTS, "held_back")


@dataclass(frozen=True)
class Measure:
    """A figure with a value per period; all numbers are true numbers in `unit`."""

    name: str
    unit: str
    decimals: int
    target: float
    actual: float
    previous: float
    plans: tuple[float, ...]
    actuals: tuple[float | None, ...]
    """None: not measured yet"""
    owner: str = ""


@dataclass(frozen=True)
class Aim:
    """A strategic objective with its KPIs and initiatives."""

    perspective: str
    """finance, customer, process, learning"""
    name: str
    measures: tuple[Measure, ...]
    initiatives: tuple["Step", ...]
    owner: str = ""


@dataclass(frozen=True)
class Step:
    """An initiative."""

    name: str
    owner: str
    due: tuple[int, int, int]
    """year, month, day"""


@dataclass(frozen=True)
class Result:
    """A key result; `checkins` are its values in the weeks of the cycle, None where nobody looked."""

    name: str
    unit: str
    decimals: int
    baseline: float
    target: float
    current: float
    confidence: int
    """of ten"""
    owner: str
    checkins: tuple[float | None, ...]


@dataclass(frozen=True)
class OKR:
    """An objective of a cycle with its key results."""

    name: str
    team: str
    owner: str
    results: tuple[Result, ...]


@dataclass(frozen=True)
class Story:
    """All that one workbook may tell; a layout shows a part of it."""

    variant: str
    """de, ch, at, en"""
    organisation: str
    purpose: str
    vision: str
    mission: str
    year: int
    quarter: int
    aims: tuple[Aim, ...]
    okrs: tuple[OKR, ...]
    people: tuple[str, ...]
    footnotes: tuple[str, ...]
    remarks: tuple[str, ...]
    measured: int = field(default=12)
    """months of the year that have values"""

    @property
    def lang(self) -> str:
        """Return the language of the headings."""
        return "en" if self.variant == "en" else "de"


@cache
def companies(part: str) -> tuple[dict, ...]:
    """Return the organisations of a part, in the order of their file names."""
    files = sorted((HERE / part / "companies").glob("*.toml"))
    return tuple(tomllib.loads(file.read_text("utf-8")) for file in files)


def draw_story(company: dict, rng: Random) -> Story:
    """Return what a workbook of an organisation may tell: some of its aims, with values."""
    measured = rng.choice([3, 5, 6, 9, 12])
    year = rng.choice([2016, 2019, 2021, 2022, 2023, 2024])
    people = tuple(company["people"])
    some = rng.sample(
        company["objectives"], rng.randint(min(4, len(company["objectives"])), len(company["objectives"]))
    )
    some.sort(key=company["objectives"].index)
    return Story(
        **{name: company[name] for name in ("variant", "organisation", "purpose", "vision", "mission")},
        year=year,
        quarter=rng.randint(1, 4),
        aims=tuple(_aim(aim, year, measured, people, rng) for aim in some),
        okrs=tuple(_okr(okr, people, rng) for okr in company["okrs"][: rng.randint(2, 3)]),
        people=people,
        footnotes=tuple(rng.sample(company["footnotes"], len(company["footnotes"]))),
        remarks=tuple(rng.sample(company["remarks"], len(company["remarks"]))),
        measured=measured,
    )


def in_percent(story: Story) -> Story:
    """Return the story with those KPIs only that are given in percent."""
    aims = (replace(aim, measures=tuple(one for one in aim.measures if one.unit == "%")) for aim in story.aims)
    return replace(story, aims=tuple(aim for aim in aims if aim.measures))


def _aim(aim: dict, year: int, measured: int, people: tuple[str, ...], rng: Random) -> Aim:
    owner = rng.choice(people)
    return Aim(
        aim["perspective"],
        aim["name"],
        tuple(_measure(*one, measured, people, rng) for one in aim["kpis"]),
        tuple(
            Step(name, rng.choice(people), (year, rng.randint(1, 12), rng.randint(1, 28)))
            for name in aim["initiatives"]
        ),
        owner,
    )


def _measure(name: str, unit: str, about: float, decimals: int, measured: int, people, rng: Random) -> Measure:
    def near(spread: float) -> float:
        value = round(about * rng.uniform(1 - spread, 1 + spread), decimals)
        return min(value, 100.0) if unit == "%" and about < 100 else value

    actuals = tuple(near(0.12) if month < measured else None for month in range(12))
    return Measure(
        name, unit, decimals, near(0.15), near(0.12), near(0.2), tuple(near(0.1) for _ in range(12)), actuals,
        rng.choice(people),
    )  # fmt: skip


def _okr(okr: dict, people: tuple[str, ...], rng: Random) -> OKR:
    return OKR(
        okr["name"],
        rng.choice(people),
        rng.choice(people),
        tuple(_result(*one, people, rng) for one in okr["key_results"]),
    )


def _result(name: str, unit: str, baseline: float, target: float, decimals: int, people, rng: Random) -> Result:
    ways = sorted(rng.uniform(0, 0.9) for _ in range(4))
    values = [round(baseline + (target - baseline) * way, decimals) for way in ways]
    checkins = tuple(None if rng.random() < 0.1 else value for value in values[:-1])
    return Result(
        name,
        unit,
        decimals,
        baseline,
        target,
        values[-1],
        rng.randint(2, 9),
        rng.choice(people),
        (*checkins, values[-1]),
    )
