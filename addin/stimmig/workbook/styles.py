"""The styles part of a workbook: which cell style shows which number format and which fill."""

import colorsys
import re
from functools import cached_property
from xml.etree import ElementTree

from stimmig.workbook.damage import damage_in
from stimmig.workbook.formats import NumberFormat, read_format
from stimmig.workbook.package import Package
from stimmig.workbook.xlsb import styles_tree

# ECMA-376 part 1, 18.8.30: formats that every file has without listing them.
_BUILTIN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00"}
# 18.8.27: the colours of the indexes 0–7 repeat at 8–15; only bright ones matter to a traffic light.
_INDEXED = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
_INDEXED_LATER = {
    16: "800000", 17: "008000", 18: "000080", 19: "808000", 22: "C0C0C0", 23: "808080", 26: "FFFFCC",
    29: "FF8080", 41: "CCFFFF", 42: "CCFFCC", 43: "FFFF99", 45: "FF99CC", 47: "FFCC99", 50: "99CC00",
    51: "FFCC00", 52: "FF9900", 53: "FF6600", 57: "339966",
}  # fmt: skip
# 20.1.6.2: the order in which a cell's theme attribute counts the colours of the theme.
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_RGB = re.compile(r"[0-9A-F]{6}")


class Styles:
    """Look up what the style index of a cell means."""

    def __init__(self, package: Package):
        self._package = package
        self._part = next(iter(package.related(package.main_part, "styles")), "")
        self._tree = self._read()

    def _read(self) -> ElementTree.Element:
        if not self._part:
            return ElementTree.Element("styleSheet")
        if not self._part.lower().endswith(".bin"):
            return self._package.tree(self._part)
        with damage_in(self._package.name, self._part):
            return styles_tree(self._package.read(self._part))

    @cached_property
    def formats(self) -> list[NumberFormat]:
        """Return the number format of each cell style."""
        codes = dict(_BUILTIN)
        with damage_in(self._package.name, self._part):
            for element in self._tree.iterfind("numFmts/numFmt"):
                codes[int(element.get("numFmtId", 0))] = element.get("formatCode", "")
            return [read_format(codes.get(int(xf.get("numFmtId", 0)), "")) for xf in self._tree.iterfind("cellXfs/xf")]

    @cached_property
    def changing(self) -> dict[int, NumberFormat]:
        """Return cell style → number format, where it changes what a number means."""
        return {style: number for style, number in enumerate(self.formats) if number.changes_meaning}

    @cached_property
    def fills(self) -> list[str]:
        """Return the fill colour of each cell style as RRGGBB, "" where it has none."""
        with damage_in(self._package.name, self._part):
            fills = [self._fill(element) for element in self._tree.iterfind("fills/fill")]
            indexes = [int(xf.get("fillId", 0)) for xf in self._tree.iterfind("cellXfs/xf")]
        return [fills[index] if 0 <= index < len(fills) else "" for index in indexes]

    @cached_property
    def indents(self) -> list[int]:
        """Return by how many steps each cell style indents its text."""
        with damage_in(self._package.name, self._part):
            alignments = [xf.find("alignment") for xf in self._tree.iterfind("cellXfs/xf")]
            return [0 if one is None else int(one.get("indent", 0)) for one in alignments]

    @cached_property
    def bold(self) -> list[bool]:
        """Return whether each cell style is bold."""
        with damage_in(self._package.name, self._part):
            marks = [font.find("b") for font in self._tree.iterfind("fonts/font")]
            fonts = [mark is not None and mark.get("val", "1") not in ("0", "false") for mark in marks]
            indexes = [int(xf.get("fontId", 0)) for xf in self._tree.iterfind("cellXfs/xf")]
        return [0 <= index < len(fonts) and fonts[index] for index in indexes]

    def _fill(self, element: ElementTree.Element) -> str:
        pattern = element.find("patternFill")
        if pattern is None or pattern.get("patternType") != "solid":
            return ""
        element = pattern.find("fgColor")
        colour = self._colour(element) if element is not None else ""
        return colour if _RGB.fullmatch(colour) else ""

    def _colour(self, element: ElementTree.Element) -> str:
        if rgb := element.get("rgb"):
            return rgb[-6:].upper()
        if (index := element.get("indexed")) is not None:
            number = int(index)
            return _INDEXED[number % 8] if number < 16 else _INDEXED_LATER.get(number, "")
        if (theme := element.get("theme")) is not None and 0 <= int(theme) < len(self._theme):
            return _tinted(self._theme[int(theme)], float(element.get("tint", 0)))
        return ""

    @cached_property
    def _theme(self) -> list[str]:
        parts = self._package.related(self._package.main_part, "theme")
        if not parts:
            return []
        scheme = self._package.tree(parts[0]).find("themeElements/clrScheme")
        colours = {element.tag: element for element in (scheme if scheme is not None else ())}
        return [
            (child.get("lastClr") or child.get("val", ""))
            for name in _THEME_ORDER
            if name in colours
            for child in colours[name]
        ]


def _tinted(colour: str, tint: float) -> str:
    """Return a theme colour made lighter (tint > 0) or darker, as 18.8.19 describes."""
    if not tint or not _RGB.fullmatch(colour.upper()):
        return colour.upper()
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))
