"""The two ways to have an .xlsx workbook: as a closed file, and as Excel would have it open."""

import openpyxl_engine
from stimmig.workbook.file import open_workbook
from stimmig.workbook.live import open_live


def open_as_live(path):
    """Return a file as the adapter of open workbooks reads it."""
    return open_live(openpyxl_engine.opened(path))


ADAPTERS = {"file": open_workbook, "live": open_as_live}
