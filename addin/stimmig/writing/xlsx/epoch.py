"""Days in a workbook that counts them from 1904, as Excel for the Mac once did: sheets drawn from 1900 on are shifted."""

import re

from stimmig.workbook.formats import is_date_format
from stimmig.workbook.package import Package, to_utf8
from stimmig.writing.xlsx.splice import parse

_BETWEEN = 1462
"""days from the beginning of one count to that of the other"""
_NUMBER = re.compile(rb'(<c r="[A-Z]+\d+" s="(\d+)"><v>)(\d+(?:\.\d+)?)(</v>)')
_LIMITS = re.compile(rb'(<dataValidation\b[^>]*\btype="date"[^>]*>)(.*?)(</dataValidation>)', re.DOTALL)
_LIMIT = re.compile(rb"(<formula[12]>)(\d+(?:\.\d+)?)(</formula[12]>)")


def counts_from_1904(workbook: bytes) -> bool:
    """Say whether a workbook part has the 1904 date system."""
    properties = parse(workbook, 1).child("workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true")


def dated_styles(scratch: Package) -> frozenset[int]:
    """Return the numbers of the cell styles of a scratch workbook that show a day or time."""
    parts = scratch.related(scratch.main_part, "styles")
    data = to_utf8(scratch.read(parts[0])) if parts else b"<styleSheet/>"
    root = parse(data)
    listed, xfs = root.child("numFmts"), root.child("cellXfs")
    codes = {int(one.get("numFmtId")): one.get("formatCode") for one in (listed.all("numFmt") if listed else ())}
    numbers = [int(one.get("numFmtId") or 0) for one in (xfs.all("xf") if xfs else ())]
    return frozenset(at for at, number in enumerate(numbers) if is_date_format(number, codes.get(number, "")))


def shifted(sheet: bytes, dated: frozenset[int]) -> bytes:
    """Return the XML of a scratch sheet whose days, and limits of days, are counted from 1904."""

    def cell(match: re.Match) -> bytes:
        return match[1] + _less(match[3]) + match[4] if int(match[2]) in dated else match[0]

    def limits(match: re.Match) -> bytes:
        return match[1] + _LIMIT.sub(lambda one: one[1] + _less(one[2]) + one[3], match[2]) + match[3]

    return _LIMITS.sub(limits, _NUMBER.sub(cell, sheet))


def _less(number: bytes) -> bytes:
    return b"%.17g" % (float(number) - _BETWEEN)
