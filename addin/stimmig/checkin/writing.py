"""Put a new version of a workbook in the place of the old one, checked; whole before or after."""

from stimmig.checkin.opened import Opened
from stimmig.workbook.package import Package
from stimmig.writing.files import refuse_unless_replaceable, replace_file, resolved
from stimmig.writing.xlsx.guard import refuse_unless_writable, verify


def write(opened: Opened, content: bytes) -> bool:
    """Write a workbook if it has changed, and say whether; Refusal where that cannot be done."""
    workbook = opened.reading.workbook
    if content == workbook.data:
        return False
    refuse_unless_writable(Package(workbook.data, workbook.name))
    refuse_unless_replaceable(resolved(workbook.path), workbook.name)
    verify(workbook.data, content, workbook.name)
    replace_file(workbook.path, content, workbook.name, workbook.data, workbook.path)
    return True
