"""Coherent workbooks of any size, made for timing."""

import datetime
import random
from pathlib import Path

import xlsxwriter

_PERSPECTIVES = ("Finanzen", "Kunden", "Prozesse", "Lernen & Entwicklung")
_SYLLABLES = ("al", "bo", "der", "en", "fal", "gru", "hei", "is", "kro", "lin", "mo", "nor", "pel", "ro", "sta", "tu")
_RUNNING = 50
"""days since the cycle began"""
_DAY = datetime.datetime.combine(datetime.date.today(), datetime.time()) - datetime.timedelta(_RUNNING)
"""the first day of the cycle: it runs whenever the benchmark does"""


def _village(number: int) -> str:
    """Return a name of its own for each number: real scorecards tell rows apart by words, not by counting them."""
    name = _SYLLABLES[number % 16]
    while number := number // 16:
        name += _SYLLABLES[number % 16]
    return f"{name}heim".capitalize()


def _day_of(done: int, rounds: int) -> datetime.datetime:
    """Return the day of a round of check-ins; the last one is today's."""
    return _DAY + datetime.timedelta(_RUNNING - _RUNNING * (rounds - 1 - done) // rounds)


def strategy_workbook(path: Path, *, kpis: int, key_results: int, values: int, checkins: int) -> Path:
    """Write a workbook with so many rows; every row reaches the purpose."""
    chance = random.Random(1)
    with xlsxwriter.Workbook(path) as book:
        percent = book.add_format({"num_format": "0.0%"})
        day = book.add_format({"num_format": "dd.mm.yyyy"})

        def sheet(name, head, rows):
            page = book.add_worksheet(name)
            page.write_row(0, 0, head)
            for number, row in enumerate(rows, 1):
                for column, cell in enumerate(row):
                    if isinstance(cell, datetime.datetime):
                        page.write_datetime(number, column, cell, day)
                    elif cell is not None:
                        page.write(number, column, cell, percent if isinstance(cell, float) and cell < 1 else None)

        objectives = max(10, kpis // 3)
        sheet(
            "Strategie",
            ["ID", "Ebene", "Aussage", "Zahlt ein auf", "Warum"],
            [
                ["P-1", "Purpose", "Damit Dörfer lebendig bleiben."],
                ["H-1", "HED", "Treue Gemeinden tragen uns.", "P-1", "Treue erhält das Dorfleben."],
                ["Z-1", "Moal", "Alle finden im Ort, was sie brauchen.", "H-1", "Das Bild zeigt den Alltag."],
            ],
        )
        sheet(
            "BSC",
            ["ID", "Perspektive", "Strategisches Ziel", "Zahlt ein auf", "Warum"],
            (
                [
                    f"S-{n}",
                    _PERSPECTIVES[n % 4],
                    f"Die Menschen in {_village(n)} bleiben gern",
                    "Z-1",
                    f"Auch {_village(n)} gehört zum Dorfleben.",
                ]
                for n in range(objectives)
            ),
        )
        sheet(
            "Kennzahlen",
            [
                "ID",
                "Kennzahl",
                "Zahlt ein auf",
                "Warum",
                "Einheit",
                "Besser",
                "Ausgangswert",
                "Zielwert",
                "Ist",
                "Stand",
            ],
            (
                [
                    f"K-{n}",
                    f"Bleibequote in {_village(n)}",
                    f"S-{n % objectives}",
                    f"Sie zeigt, ob {_village(n)} lebendig ist.",
                    "%",
                    "höher",
                    10,
                    50,
                    20.5,
                    _DAY,
                ]
                for n in range(kpis)
            ),
        )
        sheet(
            "Werte",
            ["Kennzahl", "Periode", "Plan", "Ist"],
            (
                [
                    f"K-{n % kpis}",
                    f"{2020 + n // kpis // 12}-{n // kpis % 12 + 1:02d}",
                    0.4,
                    round(chance.uniform(0.1, 0.5), 4),
                ]
                for n in range(values)
            ),
        )
        sheet(
            "Zyklen",
            ["ID", "Team", "Beginn", "Ende", "Status"],
            [["C-1", "Rathaus", _DAY, _DAY + datetime.timedelta(days=90), "läuft"]],
        )
        sheet(
            "Objectives",
            ["ID", "Zyklus", "Objective", "Zahlt ein auf", "Warum"],
            (
                [
                    f"O-{n}",
                    "C-1",
                    f"Menschen in {_village(n)} erleben uns nah",
                    f"Z-1; S-{n % objectives}",
                    f"Nähe zählt auch in {_village(n)}.",
                ]
                for n in range(max(1, key_results // 4))
            ),
        )
        sheet(
            "Key Results",
            [
                "ID",
                "Objective",
                "Key Result",
                "Hypothese",
                "Bewegt Kennzahl",
                "Ausgangswert",
                "Zielwert",
                "Aktuell",
                "Einheit",
                "Besser",
            ],
            (
                [
                    f"R-{n}",
                    f"O-{n // 4 % max(1, key_results // 4)}",
                    f"Familien in {_village(n)} kaufen wieder im Dorfladen ein",
                    f"Wer in {_village(n)} einkauft, bleibt dort.",
                    f"K-{n % kpis}",
                    10,
                    40,
                    20,
                    "%",
                    "höher",
                ]
                for n in range(key_results)
            ),
        )
        sheet(
            "Check-ins",
            ["ID", "Datum", "Key Result", "Wert", "Zuversicht", "Was ist passiert", "Warum", "Nächster Schritt", "Von"],
            (
                [f"CI-{n}", _day_of(n // key_results, -(-checkins // key_results)), f"R-{n % key_results}", round(chance.uniform(10, 40), 2), chance.randint(4, 9),
                 f"Im Laden von {_village(n)} war viel los", f"Das Wetter in Woche {n % 50} war gut", "Weiter so", "A. Kern"]
                for n in range(checkins)
            ),
        )  # fmt: skip
    return path


def five_sheets(path: Path) -> Path:
    """Write five sheets of 50 rows."""
    return strategy_workbook(path, kpis=50, key_results=50, values=50, checkins=50)


def hundred_thousand_rows(path: Path) -> Path:
    """Write 100,000 rows, 95 % of them values and check-ins."""
    return strategy_workbook(path, kpis=2000, key_results=2000, values=60_000, checkins=35_000)


def fifty_megabytes(path: Path) -> Path:
    """Write a workbook whose cells take 50 MB of XML, beside a small scorecard."""
    chance = random.Random(2)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet("Kennzahlen")
        page.write_row(0, 0, ["ID", "Kennzahl", "Ist"])
        page.write_row(1, 0, ["K-1", "Umsatz", 5])
        page = book.add_worksheet("Buchungen")
        for row in range(110_000):
            page.write_row(row, 0, [chance.random() * 1e6 for _ in range(12)])
    return path
