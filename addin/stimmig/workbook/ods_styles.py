"""What the styles of an OpenDocument file say: units and scales of number formats, fills, indents, bold letters."""

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from stimmig.workbook.formats import NumberFormat

_PLAIN = NumberFormat()
_MOST_PARENTS = 20
_BOLD = ("bold", "600", "700", "800", "900")
_LENGTH = re.compile(r"([\d.]+)(cm|mm|in|pt|pc)")
_POINTS = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72, "pt": 1, "pc": 12}
_STEP = 10
"""points that a step of the button for indents is wide: 0.353 cm"""


class OdsStyles:
    """Look up the styles of cells by their names. `roots` are the trees of content.xml and styles.xml."""

    def __init__(self, *roots: ElementTree.Element):
        numbers = {style.get("name"): _number_format(style) for root in roots for style in root.iter("number-style")}
        styles = {style.get("name", ""): style for root in roots for style in root.iter("style")}
        self.formats: Mapping[str, NumberFormat] = {}
        """style → what its number format adds: a unit, a scale; only where it adds something"""
        self.fills: Mapping[str, str] = {}
        """style → fill as RRGGBB, only where there is one"""
        self.indents: Mapping[str, int] = {}
        """style → by how many steps it indents its text, only where it does"""
        self.bold: set[str] = set()
        for name in styles:
            family = _family(name, styles)
            number = next((data for style in family if (data := style.get("data-style-name"))), None)
            if (found := numbers.get(number, _PLAIN)) != _PLAIN:
                self.formats[name] = found
            if fill := next((fill for style in family if (fill := _fill(style))), ""):
                self.fills[name] = fill
            if steps := _steps(_property(family, "paragraph-properties", "margin-left")):
                self.indents[name] = steps
            if _property(family, "text-properties", "font-weight") in _BOLD:
                self.bold.add(name)
        self.seen = frozenset({*self.fills, *self.indents, *self.bold})
        """styles that mean something to the eye"""


def _family(name: str, styles: Mapping[str, ElementTree.Element]) -> list[ElementTree.Element]:
    """Return a style and those that it takes the rest from."""
    found: list[ElementTree.Element] = []
    while name in styles and len(found) < _MOST_PARENTS:
        found.append(styles[name])
        name = found[-1].get("parent-style-name", "")
    return found


def _property(family: Sequence[ElementTree.Element], kind: str, name: str) -> str:
    """Return what the nearest style of a family says of a property, "" where none does."""
    found = (part.get(name) for style in family for part in style.iterfind(kind))
    return next((value for value in found if value is not None), "")


def _steps(length: str) -> int:
    """Return a width as steps, at least one where there is any: styles of other programs know no steps."""
    found = _LENGTH.fullmatch(length)
    points = float(found[1]) * _POINTS[found[2]] if found else 0.0
    return max(1, round(points / _STEP)) if points else 0


def _number_format(style: ElementTree.Element) -> NumberFormat:
    """Return what a number style shows behind the number; the text in front of it is no unit."""
    behind, scale, after = [], 1.0, False
    for part in style:
        if part.tag == "number":
            scale, after = float(part.get("display-factor", 1)), True
        elif part.tag == "text" and after:
            behind.append(part.text or "")
    return NumberFormat(unit="".join(behind).strip(), scale=scale or 1.0)


def _fill(style: ElementTree.Element) -> str:
    for properties in style.iterfind("table-cell-properties"):
        colour = properties.get("background-color", "").upper()
        if len(colour) == 7 and colour[0] == "#" and all(digit in "0123456789ABCDEF" for digit in colour[1:]):
            return colour[1:]
    return ""
