"""Workbooks as Markdown tables inside a test, and the same as real files."""

import datetime
from pathlib import Path
from textwrap import dedent

import xlsxwriter

from stimmig.checking import check_readings
from stimmig.model.strategy import Strategy
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import WorkbookReading, read_workbook
from stimmig.report.check import Check
from stimmig.workbook.table import read_tables
from stimmig.workbook.workbook import Workbook

TODAY = datetime.date(2026, 11, 22)


def workbook(text: str, name: str = "test.md") -> Workbook:
    """Return the workbook that Markdown tables describe."""
    return read_tables(dedent(text), name=name, alias=Path(name).stem)


def reading(text: str, name: str = "test.md") -> WorkbookReading:
    """Return what is understood of Markdown tables."""
    return read_workbook(workbook(text, name))


def strategy(*texts: str) -> Strategy:
    """Return the strategy that one or several workbooks state."""
    return build_strategy(_readings(texts))


def checked(*texts: str, **options) -> Check:
    """Return the check of one or several workbooks, named a.md, b.md …"""
    return check_readings(_readings(texts), as_of=options.pop("as_of", TODAY), **options)


def check(*texts: str, **options) -> list[str]:
    """Return the findings as "PUR001 D3", in the order of the report."""
    found = checked(*texts, **options).findings
    return [f"{finding.code} {finding.place.cell or finding.place.sheet or '-'}" for finding in found]


def said(*texts: str, rule: str, lang: str = "en", **options) -> list[str]:
    """Return messages and advice of a rule."""
    return [f"{one.message(lang)} {one.advice(lang)}" for one in checked(*texts, select=[rule], **options).findings]


def silent(*texts: str, rule: str, **options) -> list[str]:
    """Return why a rule could not speak, in English."""
    return [one.reason("en") for one in checked(*texts, select=[rule], **options).not_checked]


def kpi_rows(text: str) -> list[tuple]:
    """Return name, unit, target and actual of each KPI that Markdown tables tell."""
    return [(kpi.name, kpi.unit, kpi.target, kpi.actual) for kpi in strategy(text).kpis]


def series(text: str) -> dict[str, dict[str, tuple]]:
    """Return KPI → period → (plan, actual) of Markdown tables."""
    read = strategy(text)
    return {kpi.name: {value.period: (value.plan, value.actual) for value in read.values_of(kpi)} for kpi in read.kpis}


def asked(text: str) -> list[str]:
    """Return where questions about Markdown tables stand, and the first words of each."""
    return [f"{one.where} {one.text.en}" for one in reading(text).questions]


def _readings(texts) -> list[WorkbookReading]:
    return [reading(text, f"{'abcdefgh'[number]}.md") for number, text in enumerate(texts)]


def write_xlsx(text: str, path: Path, **formats: str) -> Path:
    """Write Markdown tables as an .xlsx file; `formats` is a cell such as B2 → its number format."""
    with xlsxwriter.Workbook(path) as book:
        for sheet in workbook(text).sheets:
            page = book.add_worksheet(sheet.name)
            for row, cells in enumerate(sheet.rows):
                for column, cell in enumerate(cells):
                    name = f"{chr(65 + column)}{row + 1}"
                    style = book.add_format({"num_format": formats[name]}) if name in formats else None
                    if isinstance(cell, datetime.date):
                        style = style or book.add_format({"num_format": "dd.mm.yyyy"})
                        page.write_datetime(row, column, datetime.datetime.combine(cell, datetime.time()), style)
                    elif isinstance(cell, float):
                        page.write_number(row, column, cell, style)
                    elif cell != "":
                        page.write_string(row, column, cell, style)
    return path
