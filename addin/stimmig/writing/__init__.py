"""The back border: a report or a strategy becomes a workbook, JSON, or text."""
