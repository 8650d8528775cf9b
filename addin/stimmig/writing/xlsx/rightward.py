"""Let a table of columns go on to the right: widths, merged headings, validations, formats, filters, what is printed."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stimmig.cells import Area, column_index, column_name
from stimmig.writing.xlsx.splice import Edits, parse

_FOLLOWING = rb"dataValidation|conditionalFormatting|ignoredError"
_NAMES = re.compile(
    rb'(<(?:\w+:)?definedName\b[^>]*\bname="(?:_xlnm\.Print_Area|_xlnm\._FilterDatabase)"[^>]*>)([^<]*)'
)

_AREA = re.compile(r"(\$?[A-Z]{1,3}\$?\d+:)(\$?)([A-Z]{1,3})(\$?)(\d+)")


class Rightward(NamedTuple):
    """Columns that a group of columns goes on with: the group as it stands, and how many more of its width come.

    `headings` are those of the new columns, where they belong to an Excel table, whose area is `table`.
    """

    group: Area
    times: int
    table: Area | None = None
    headings: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Return how many columns the group has."""
        return self.group.right - self.group.left + 1

    def repeated(self, areas: Iterable[Area]) -> Iterator[Area]:
        """Yield the areas that lie within the group once more for each time that it comes."""
        for area in areas:
            if _beside(area, self) and self.group.left <= area.left <= area.right <= self.group.right:
                for by in range(self.width, self.more + 1, self.width):
                    yield area._replace(left=area.left + by, right=area.right + by)

    @property
    def more(self) -> int:
        """Return how many columns come."""
        return self.width * self.times


def widened_sheet(data: bytes, right: Rightward) -> bytes:
    """Return a sheet's XML in which all that reaches to the last column of a group goes on over the new ones."""
    start, end = data.find(b"sheetData"), data.rfind(b"sheetData")
    tail = _merged(data[end:], right)

    def attribute(match: re.Match) -> bytes:
        return match[1] + _reaching(match[2].decode(), right).encode() + match[3]

    def filtered(match: re.Match) -> bytes:
        return match[1] + _widened(match[2].decode(), right).encode() + match[3]

    tail = re.sub(rb"(<(?:\w+:)?(?:" + _FOLLOWING + rb")\b[^>]*?\ssqref=[\"'])([^\"']*)([\"'])", attribute, tail)
    tail = re.sub(rb"(<xm:sqref>)([^<]*)(</xm:sqref>)", attribute, tail)
    tail = re.sub(rb"(<(?:\w+:)?autoFilter\b[^>]*?\sref=[\"'])([^\"']*)([\"'])", filtered, tail)
    return _with_widths(data[:start], right) + data[start:end] + tail


def widened_names(data: bytes, sheet: int, right: Rightward) -> bytes:
    """Return the workbook part in which what a sheet prints and filters reaches over the new columns."""

    def name(match: re.Match) -> bytes:
        if not re.search(rb'\blocalSheetId="%d"' % sheet, match[1]):
            return match[0]
        return match[1] + widened_areas(match[2].decode(), right).encode()

    return _NAMES.sub(name, data)


def widened_areas(areas: str, right: Rightward) -> str:
    """Return areas such as "$A$1:$F$4" with those that reach to the group's end reaching over the new columns."""

    def corner(found: re.Match) -> str:
        if column_index(found[3]) != right.group.right or int(found[5]) <= right.group.top:
            return found[0]
        return found[1] + found[2] + column_name(right.group.right + right.more) + found[4] + found[5]

    return _AREA.sub(corner, areas)


def _area(reference: str) -> Area | None:
    try:
        return Area.named(reference)
    except ValueError:  # whole columns or rows
        return None


def _beside(area: Area | None, right: Rightward) -> bool:
    group = right.group
    return area is not None and area.top <= group.bottom and area.bottom >= group.top


def _widened(reference: str, right: Rightward) -> str:
    area = _area(reference)
    if area is None or not _beside(area, right) or area.right != right.group.right or area.left > right.group.left:
        return reference
    return str(area._replace(right=area.right + right.more))


def _reaching(references: str, right: Rightward) -> str:
    """Return ranges that reach over the new columns: the whole group's is longer, that of one column comes once more."""
    found = []
    for reference in references.split():
        wider = _widened(reference, right)
        found.append(wider)
        area = _area(reference)
        if wider == reference and area is not None:
            found += map(str, right.repeated([area]))
    return " ".join(found)


def _merged(tail: bytes, right: Rightward) -> bytes:
    """Return the end of a sheet with cells merged in the new columns as they are in the group."""
    match = re.search(rb"<((?:\w+:)?)mergeCells\b[^>]*>(.*?)</(?:\w+:)?mergeCells>", tail, re.DOTALL)
    if match is None:
        return tail
    areas = (_area(reference.decode()) for reference in re.findall(rb'\bref="([^"]*)"', match[2]))
    new = list(right.repeated(area for area in areas if area is not None))
    more = b"".join(b'<%smergeCell ref="%s"/>' % (match[1], str(one).encode()) for one in new)
    count = match[2].count(b"mergeCell ") + len(new)
    head = re.sub(rb'\bcount="\d+"', b'count="%d"' % count, tail[match.start() : match.start(2)])
    return tail[: match.start()] + head + match[2] + more + tail[match.end(2) :]


def _with_widths(head: bytes, right: Rightward) -> bytes:
    """Return the head of a sheet whose new columns are as wide as those of the group, where nothing says otherwise."""
    match = re.search(rb"<(?:\w+:)?cols\b[^>]*>.*?</(?:\w+:)?cols>", head, re.DOTALL)
    if match is None:
        return head
    columns = parse(match[0], 1)
    spans = [(int(one.get("min")), int(one.get("max")), one) for one in columns.children]
    edits = Edits(match[0])
    first = right.group.right + 2
    for number in range(first, first + right.more):
        like = right.group.left + 1 + (number - first) % right.width
        model = next((one for low, high, one in spans if low <= like <= high), None)
        if model is not None and not any(low <= number <= high for low, high, _ in spans):
            text = match[0][model.start : model.end]
            text = re.sub(rb'\bmin="\d+"', b'min="%d"' % number, text)
            text = re.sub(rb'\bmax="\d+"', b'max="%d"' % number, text)
            # Excel repairs a file whose columns do not follow each other.
            edits.insert(next((one.start for low, _, one in spans if low > number), columns.content_end), text)
    return head[: match.start()] + edits.apply() + head[match.end() :]
