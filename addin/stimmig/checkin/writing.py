"""Put a new version of a workbook in the place of the old one, checked; whole before or after."""

from stimmig.checkin.opened import Opened
from stimmig.workbook.package import Package
from stimmig.writing.files import refuse_unless_replaceable, replace_file, resolved
from stimmig.writing.xlsx.guard import refuse_unless_writable, verify


def write(opened: Opened, *versions: bytes) -> bool:
    """Write the last version of a workbook if it differs, and say whether; Refusal where that cannot be done.

    `versions` are the steps that lead there: a sheet that goes and one that comes may have parts of the same name.
    """
    workbook, content = opened.reading.workbook, versions[-1]
    if content == workbook.data:
        return False
    refuse_unless_writable(Package(workbook.data, workbook.name))
    refuse_unless_replaceable(resolved(workbook.path), workbook.name)
    for before, after in zip((workbook.data, *versions), versions):
        verify(before, after, workbook.name)
    replace_file(workbook.path, content, workbook.name, workbook.data, workbook.path)
    return True
