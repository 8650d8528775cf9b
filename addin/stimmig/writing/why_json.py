"""What was understood of a workbook, and why, as data: the key `layout` of `schema/strategy.json`."""

from collections.abc import Sequence
from typing import Any

from stimmig.reading.decisions import NOT_READ
from stimmig.reading.overview import ColumnView, SheetView, TableView


def sheet_documents(sheets: Sequence[SheetView], lang: str) -> list[dict[str, Any]]:
    """Return each sheet with its tables, columns, rivals, skipped rows and questions."""
    return [
        {
            "sheet": sheet.name,
            "not_read": sheet.why_not.to(lang) if sheet.why_not else None,
            "tables": [_table(table, lang) for table in sheet.tables],
        }
        for sheet in sheets
    ]


def _table(table: TableView, lang: str) -> dict[str, Any]:
    return {
        "area": table.area,
        "table": table.table if table.table not in ("", NOT_READ) else None,
        "likely": table.likely or None,
        "certainty": round(table.certainty, 3),
        "decided": table.decided,
        "why": table.why.to(lang),
        "arranged": table.arranged.to(lang) if table.arranged else None,
        "heading_row": table.heading_row + 1,
        "score": round(table.score, 3),
        "rivals": [{"table": name, "score": round(score, 3)} for name, score in table.rivals],
        "columns": [_column(column, lang) for column in table.columns],
        "skipped": [{"row": row + 1, "why": why} for row, why in table.skipped],
        "questions": [question.to(lang) for question in table.questions],
    }


def _column(column: ColumnView, lang: str) -> dict[str, Any]:
    return {
        "cell": column.cell,
        "heading": column.heading,
        "field": column.field,
        "certainty": round(column.certainty, 3),
        "decided": column.decided,
        "why": column.why.to(lang),
        "question": column.question.to(lang) if column.question else None,
    }
