"""What a reader is told: plain tables, texts and links, made from findings and model; no spreadsheet library."""

from stimmig.report.report import Counts, Report, make_report

__all__ = ["Counts", "Report", "make_report"]
