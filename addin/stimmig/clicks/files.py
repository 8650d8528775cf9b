"""New files, in the reader's documents and under a name that is free."""

from pathlib import Path
from typing import Any

from stimmig.clicks import words
from stimmig.report.report import WorkbookReport
from stimmig.writing.files import create_workbook


def save_new(lang: str) -> Path:
    """Create an empty workbook from the template, and return its path."""
    from stimmig.template.build import build_workbook

    path = _free(words.NEW_NAME.to(lang))
    create_workbook(path, build_workbook(lang))
    return path


def save_report(book: Any, report: WorkbookReport) -> Path:
    """Save a report as a file of its own, and return its path. Its links lead into the workbook where that has a path."""
    from stimmig.writing.plan import REPORT
    from stimmig.writing.xlsx.author import draw_report
    from stimmig.writing.xlsx.edit import mark_alone

    path = _free(f"{Path(book.name).stem}.stimmig")
    full = book.fullname
    source = full if Path(full).is_absolute() and "://" not in full else ""
    create_workbook(path, mark_alone(REPORT, draw_report(report, source)))
    return path


def save_converted(book: Any, content: bytes) -> Path:
    """Save what a conversion made as a file of its own, and return its path."""
    path = _free(f"{Path(book.name).stem} stimmig")
    create_workbook(path, content)
    return path


def _free(stem: str) -> Path:
    documents = Path.home() / "Documents"
    folder = documents if documents.is_dir() else Path.home()
    number, path = 1, folder / f"{stem}.xlsx"
    while path.exists():
        number += 1
        path = folder / f"{stem} {number}.xlsx"
    return path
