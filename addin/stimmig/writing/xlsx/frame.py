"""A workbook that is drawn once and filled many times: nine tenths of drawing a workbook are the same for each.

XlsxWriter draws it with a few empty rows in each list, which show how cells look there. Filled, a list gets the rows that
it is to have instead, and whatever reached down to the last of the drawn rows reaches down to the last of those:
tables, dropdowns and the ranges that they choose from, filters.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import NamedTuple

from stimmig.cells import column_index
from stimmig.writing.xlsx.archive import rewrite
from stimmig.writing.xlsx.rows import Rows, Strings

_SHEET, _TABLE, _BOOK, _TEXTS = "xl/worksheets/", "xl/tables/", "xl/workbook.xml", "xl/sharedStrings.xml"
_ROW = re.compile(r'<row r="(\d+)"[^>]*?(?:/>|>.*?</row>)', re.DOTALL)
_CELL = re.compile(r'<c r="([A-Z]+)(\d+)" s="(\d+)"')
_HERE = re.compile(r'(?<=ref=")([A-Z]+\d+:[A-Z]+)(\d+)(?=")')
_ELSEWHERE = re.compile(r"""((?:'[^']+'|[^\s"'<>!=,]+)!\$[A-Z]+\$\d+:\$[A-Z]+\$)(\d+)""")
_COUNTS = re.compile(r'count="(\d+)" uniqueCount="(\d+)">')
_GAP = "\0"
"""what stands around the name of a sheet where the number of its last row belongs; no XML holds it"""


class Drawn(NamedTuple):
    """A list as it is drawn, on a sheet of its own: the row of its headings, and its last one, at least two below."""

    head: int
    last: int


class Frame:
    """The drawn workbook; `lists` is name of a sheet → the list on it. Sheets without one stay as they are."""

    def __init__(self, package: bytes, lists: Mapping[str, Drawn]):
        self.package, self.lists = package, lists
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            parts = {name: archive.read(name).decode() for name in archive.namelist()}
        self.texts = parts[_TEXTS]
        self.uses, self.count = map(int, _COUNTS.search(self.texts).groups())
        self.sheets: dict[str, str] = {}
        """part of a sheet → its name"""
        self.parts = {_BOOK: self._with_gaps(parts[_BOOK])}
        """part → its text with gaps, for the parts that depend on how long lists are"""
        self.rows: dict[str, dict[int, str]] = {}
        """sheet → row → its element, for the rows above its list and that of the headings"""
        self._styles: dict[tuple[str, int, int], int] = {}
        names = re.findall(r'<sheet name="([^"]+)"', parts[_BOOK])
        for number, name in enumerate(names, 1):
            if name in lists:
                self._add(name, f"sheet{number}.xml", parts)

    def _add(self, name: str, part: str, parts: Mapping[str, str]) -> None:
        """Take in a sheet and its table; XlsxWriter numbers sheets as they follow each other."""
        text = parts[_SHEET + part]
        found = {int(row[1]) - 1: row[0] for row in _ROW.finditer(text)}
        self.rows[name] = {row: element for row, element in found.items() if row <= self.lists[name].head}
        for letters, row, style in _CELL.findall(text):
            self._styles[name, int(row) - 1, column_index(letters)] = int(style)
        self.sheets[_SHEET + part] = name
        self.parts[_SHEET + part] = self._with_gaps(_ROW.sub("", text), name)
        for table in re.findall(r"tables/([^\"]+)", parts.get(f"{_SHEET}_rels/{part}.rels", "")):
            self.parts[_TABLE + table] = self._with_gaps(parts[_TABLE + table], name)

    def _with_gaps(self, text: str, here: str = "") -> str:
        """Return the text of a part with gaps for the last rows of lists, be it of the sheet itself or of others."""

        def gap(found: re.Match[str]) -> str:
            sheet = found[1].rpartition("!")[0].strip("'") or here
            reaches_down = sheet in self.lists and int(found[2]) == self.lists[sheet].last + 1
            return f"{found[1]}{_GAP}{sheet}{_GAP}" if reaches_down else found[0]

        text = _ELSEWHERE.sub(gap, text)
        return _HERE.sub(gap, text) if here else text

    def style(self, sheet: str, row: int, column: int) -> int:
        """Return the style that a cell is drawn with."""
        return self._styles[sheet, row, column]


class Filling:
    """The rows that one workbook gets."""

    def __init__(self, frame: Frame):
        self.frame = frame
        self._strings = Strings(frame.count)
        self.rows = {sheet: Rows(self._strings) for sheet in frame.lists}

    def package(self) -> bytes:
        """Return the workbook."""
        frame = self.frame
        rows = {sheet: frame.rows[sheet] | self.rows[sheet].xml() for sheet in frame.lists}
        last = {sheet: str(max(rows[sheet]) + 1) for sheet in rows}
        changed = {}
        for part, text in frame.parts.items():
            pieces = text.split(_GAP)
            pieces[1::2] = [last[sheet] for sheet in pieces[1::2]]
            text = "".join(pieces)
            if sheet := frame.sheets.get(part):
                elements = "".join(element for _, element in sorted(rows[sheet].items()))
                text = text.replace("</sheetData>", f"{elements}</sheetData>")
            changed[part] = text.encode()
        changed[_TEXTS] = self._texts().encode()
        return rewrite(frame.package, changed)

    def _texts(self) -> str:
        uses, count = self.frame.uses + self._strings.uses, self.frame.count + len(self._strings)
        text = _COUNTS.sub(f'count="{uses}" uniqueCount="{count}">', self.frame.texts)
        return text.replace("</sst>", f"{self._strings.xml()}</sst>")
