"""Where the reader is, and which findings are about that place."""

from typing import Any

from stimmig.cells import Area
from stimmig.clicks.shown import ReportShown, Shown


def here(book: Any) -> tuple[str, Area | None]:
    """Return the active sheet and the selected area; None for the area where a chart or a shape is selected."""
    try:
        sheet = book.sheets.active.name
    except Exception:  # a chart sheet, on systems that give no name for it
        return "", None
    try:
        selection = book.app.selection
        return sheet, Area.named(selection.address.partition(",")[0])
    except Exception:
        return sheet, None


def next_finding(book: Any, report: ReportShown) -> Shown | None:
    """Return the finding behind the one at the selected cell, else the first; None where none leads to a sheet."""
    leading = [finding for finding in report.findings if finding.sheet and (finding.area or _is_sheet(book, finding))]
    if not leading:
        return None
    sheet, area = here(book)
    at = [number for number, finding in enumerate(leading) if area and _starts_at(finding, sheet, area)]
    if not at:
        return leading[0]
    # Several findings may be about one cell: the next one is elsewhere.
    later = [*leading[at[-1] + 1 :], *leading]
    return next((one for one in later if not _starts_at(one, sheet, area)), leading[at[-1]])


def findings_here(book: Any, report: ReportShown) -> list[Shown]:
    """Return the findings about the selected cell; on the report sheet, the one whose line is selected."""
    sheet, area = here(book)
    if area is None:
        return []
    if sheet == report.sheet:
        return [finding for finding in report.findings if finding.row == area.top]
    return [one for one in report.findings if one.sheet == sheet and one.area and one.area.holds(area.top, area.left)]


def select(book: Any, finding: Shown) -> None:
    """Select the cells of a finding; the first cell where it is about a whole sheet."""
    sheet = book.sheets[finding.sheet]
    sheet.activate()
    area = finding.area or Area(0, 0, 0, 0)
    sheet.range((area.top + 1, area.left + 1), (area.bottom + 1, area.right + 1)).select()


def _is_sheet(book: Any, finding: Shown) -> bool:
    return finding.sheet in [sheet.name for sheet in book.sheets]


def _starts_at(finding: Shown, sheet: str, area: Area) -> bool:
    start = finding.area or Area(0, 0, 0, 0)
    return finding.sheet == sheet and start[:2] == area[:2]
