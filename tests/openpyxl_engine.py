"""An xlwings engine over openpyxl: the real xlwings front end over a file, where no Excel runs.

It answers as Excel does where the two differ: a number format, a fill or a merge that not all cells of a range share is
"mixed", a protected sheet takes nothing, a formula has the value that the file holds. Every call is counted and timed.
"""

import functools
import itertools
import re
import time
import zipfile
from copy import copy
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import xlwings as xw
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table as XlsxTable
from openpyxl.worksheet.table import TableStyleInfo

_LINK = re.compile(r'=HYPERLINK\("(?:[^"]|"")*","((?:[^"]|"")*)"\)')
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_SIDES = {"edge_top": "top", "edge_bottom": "bottom", "edge_left": "left", "edge_right": "right"}
_WEIGHTS = {"hairline": "hair", "thin": "thin", "medium": "medium", "thick": "thick"}


class Meter:
    """Counts the calls, and the time spent in them."""

    calls: list[str] = []
    seconds = 0.0
    last_write = 0.0
    writes = 0
    inside = False
    busy = 0
    """so many calls are turned down, as Excel does while a cell is being edited"""
    on_call = staticmethod(lambda name: None)
    """what a test wants to happen at a call"""


class Busy(Exception):
    """What Excel for Windows answers during edit mode."""

    hresult = -2147418111


class Refused(Exception):
    """What Excel answers where something may not be done."""


def _metered(function, name, writes):
    @functools.wraps(function)
    def call(*args, **kwargs):
        if Meter.inside:
            return function(*args, **kwargs)
        if Meter.busy:
            Meter.busy -= 1
            raise Busy("Call was rejected by callee.")
        Meter.inside, start = True, time.perf_counter()
        try:
            Meter.on_call(name)
            return function(*args, **kwargs)
        finally:
            Meter.inside = False
            now = time.perf_counter()
            Meter.seconds += now - start
            Meter.calls.append(name)
            if writes:
                Meter.last_write = time.time()
                Meter.writes += 1

    return call


def _restyle(cells, change):
    """Change the look of cells; those that look alike are changed at once."""
    known = {}
    for cell in cells:
        before = tuple(cell._style or ())
        if before not in known:
            change(cell)
            known[before] = copy(cell._style)
        else:
            cell._style = copy(known[before])


class Counted:
    """Whatever derives from it has its calls counted."""

    def __init_subclass__(cls):
        for name, value in list(vars(cls).items()):
            full = f"{cls.__name__}.{name}"
            if isinstance(value, property):
                getter = _metered(value.fget, full, False)
                setter = value.fset and _metered(value.fset, f"{full}=", True)
                setattr(cls, name, property(getter, setter))
            elif callable(value) and not name.startswith("_"):
                setattr(cls, name, _metered(value, full, name.startswith(("add", "delete", "clear", "set", "merge"))))


class Api:
    """The few native properties that stimmig asks for, in the words of Windows."""

    def __init__(self, **facts):
        self.__dict__.update(facts)


class BookApi(Api):
    @property
    def Saved(self):  # noqa: N802 - Windows' word
        return self.book.says_saved

    @Saved.setter
    def Saved(self, value):  # noqa: N802
        self.book.says_saved = value


class SheetApi:
    """The native side of a sheet: its protection, with or without a password."""

    def __init__(self, ws):
        self._ws = ws

    @property
    def Name(self):
        return self._ws.title

    @property
    def ProtectContents(self):
        return bool(self._ws.protection.sheet)

    @property
    def Protection(self):
        # The file says what is forbidden, Excel what is allowed.
        return Api(**{name: not getattr(self._ws.protection, key) for name, key in _ALLOWED.items()})

    def Protect(self, password, objects, contents, scenarios, interface_only, *allowed):
        protection = self._ws.protection
        for key, allow in zip(_ALLOWED.values(), allowed, strict=True):
            setattr(protection, key, not allow)
        protection.sheet, protection.objects, protection.scenarios = True, objects, scenarios

    def Unprotect(self, password):
        if self._ws.protection.password and not password:
            raise Refused("the password is wrong")
        self._ws.protection.sheet = False


_ALLOWED = {
    "AllowFormattingCells": "formatCells",
    "AllowFormattingColumns": "formatColumns",
    "AllowFormattingRows": "formatRows",
    "AllowInsertingColumns": "insertColumns",
    "AllowInsertingRows": "insertRows",
    "AllowInsertingHyperlinks": "insertHyperlinks",
    "AllowDeletingColumns": "deleteColumns",
    "AllowDeletingRows": "deleteRows",
    "AllowSorting": "sort",
    "AllowFiltering": "autoFilter",
    "AllowUsingPivotTables": "pivotTables",
}


class RangeApi:
    """The native side of a range, in the words of Windows; None where the cells differ, as Excel answers."""

    def __init__(self, cells):
        self.__dict__["_cells"] = cells

    @property
    def row(self):
        return self._cells.top

    @property
    def IndentLevel(self):
        return self._cells._shared(int(cell.alignment.indent) for cell in self._cells._all())

    @property
    def EntireRow(self):
        rows = range(self._cells.top, self._cells.bottom + 1)
        dimensions = self._cells.ws.row_dimensions
        return Api(OutlineLevel=self._cells._shared(dimensions[row].outlineLevel + 1 for row in rows))

    @property
    def Locked(self):
        return self._cells._shared(cell.protection.locked for cell in self._cells._cells())

    def __setattr__(self, name, value):
        assert name == "Locked", name
        self._cells._change()
        for cell in self._cells._cells():
            cell.protection = Protection(locked=value)


class Engine:
    """The engine; its apps are Excel instances, of which there is one."""

    name, type = "openpyxl", "desktop"

    def __init__(self):
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(value, options):
        return "" if value is None else value

    @staticmethod
    def clean_value_data(data, datetime_builder, empty_as, number_builder, err_to_str):
        def clean(value):
            if value in ("", None):
                return empty_as
            if isinstance(value, str) and value.startswith("#") and value[1:4].isupper() and not err_to_str:
                return None
            return float(value) if isinstance(value, int) and not isinstance(value, bool) else value

        return [[clean(value) for value in row] for row in data]


class Apps:
    def __init__(self, engine):
        self.all = [App(engine)]

    def keys(self):
        return [1]

    def __iter__(self):
        return iter(self.all)

    def __len__(self):
        return len(self.all)

    def __getitem__(self, pid):
        return self.all[0]


class App(Counted):
    def __init__(self, engine):
        self.engine, self.books = engine, Books(self)
        self.answers: list[str] = []
        self.alerts: list[str] = []
        self.status: list = []
        self.state = {
            "screen_updating": True,
            "enable_events": True,
            "calculation": "automatic",
            "display_alerts": True,
        }
        self.pid, self.version, self.api = 1, "16.0", Api(CalculateBeforeSave=True)
        self.copied, self.cut_copy_mode = None, False

    @property
    def selection(self):
        book = self.books.active
        if book.active.chart:
            return None
        return book.active.range(book.active.selected)

    def activate(self, steal_focus=False):
        pass

    def alert(self, prompt, title, buttons, mode, callback):
        self.alerts.append(prompt)
        return self.answers.pop(0) if self.answers else "ok"

    @property
    def status_bar(self):
        return self.status[-1] if self.status else False

    @status_bar.setter
    def status_bar(self, value):
        self.status.append(value)


def _state(name):
    def put(self, value):
        if name == "calculation" and value != self.state[name]:
            for book in self.books:  # the file holds how it is calculated
                book.says_saved = False
        self.state[name] = value

    return property(lambda self: self.state[name], put)


for _name in ("screen_updating", "enable_events", "calculation", "display_alerts"):
    setattr(App, _name, _state(_name))


class Books:
    def __init__(self, app):
        self.app, self.all, self.active = app, [], None

    def __iter__(self):
        return iter(self.all)

    def __len__(self):
        return len(self.all)

    def __call__(self, key):
        if isinstance(key, int):
            return self.all[key - 1]
        for book in self.all:
            if book.name.lower() == key.lower():
                return book
        raise KeyError(key)

    def open(self, fullname, *_, **__):
        book = Book(self.app, openpyxl.load_workbook(fullname, keep_vba=str(fullname).endswith("m")), Path(fullname))
        self.all.append(book)
        self.active = book
        return book

    def add(self):
        book = Book(self.app, openpyxl.Workbook(), None)
        self.all.append(book)
        self.active = book
        return book


class Book(Counted):
    def __init__(self, app, wb, path):
        self.app, self.wb, self.path = app, wb, path
        self.cached = openpyxl.load_workbook(path, data_only=True) if path else wb
        self.called = path.name if path else "Mappe1"
        self.numbers = dict(zip(wb.worksheets, _numbers(path))) if path else {}
        self.sheets = Sheets(self)
        self.active = self.sheets.of(wb.active if wb.active is not None else wb.worksheets[0])
        self.names = Names(wb.defined_names, "")
        self.writes, self.copies = Meter.writes, 0
        self.says_saved, self.can_copy = False, True
        """whether Excel says that nothing has changed since saving, and whether it can save a copy: on a Mac it cannot"""

    @property
    def api(self):
        protected = bool(self.wb.security and self.wb.security.lockStructure)
        api = BookApi(ProtectStructure=protected, book=self)
        if self.can_copy:
            api.SaveCopyAs = _metered(self._save_copy, "Book.SaveCopyAs", False)
        return api

    def _save_copy(self, path):
        """Save a copy: where nothing has changed the very file, since openpyxl would drop its shapes."""
        assert not self.app.api.CalculateBeforeSave
        self.copies += 1
        if self.path and self.writes == Meter.writes:
            Path(path).write_bytes(self.path.read_bytes())
        else:
            self.wb.save(path)

    @property
    def name(self):
        return self.called

    @property
    def fullname(self):
        return str(self.path or self.called)

    def activate(self):
        self.app.books.active = self

    def close(self):
        self.app.books.all.remove(self)
        if self.app.books.active is self and self.app.books.all:
            self.app.books.active = self.app.books.all[-1]

    def save(self, path=None, password=None):
        self.wb.active = self.wb.worksheets.index(self.active.ws)
        for sheet in self.wb.worksheets:
            sheet.sheet_view.tabSelected = sheet is self.active.ws
        self.wb.save(path or self.path)
        _keep_numbers(Path(path or self.path), [self.numbers.get(sheet) for sheet in self.wb.worksheets])


def _numbers(path):
    with zipfile.ZipFile(path) as package:
        main = package.read("xl/workbook.xml").decode()
    return [int(re.search(r'\bsheetId="(\d+)"', one)[1]) for one in re.findall(r"<sheet\b[^>]*>", main)]


def _keep_numbers(path, numbers):
    """Give sheets the numbers by which a file knows them, as Excel does; openpyxl counts them anew."""
    new = itertools.count(max(filter(None, numbers), default=0) + 1)
    wanted = iter([number or next(new) for number in numbers])
    with zipfile.ZipFile(path) as package:
        parts = {one: package.read(one) for one in package.namelist()}
    main = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = re.sub(r'\bsheetId="\d+"', lambda _: f'sheetId="{next(wanted)}"', main).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for one, data in parts.items():
            package.writestr(one, data)


class Sheets(Counted):
    def __init__(self, book):
        self.book, self.known = book, {}

    def of(self, ws):
        return self.known.setdefault(id(ws), Sheet(self.book, ws))

    @property
    def active(self):
        return self.book.active

    def __call__(self, key):
        return self.of(self.book.wb.worksheets[key - 1] if isinstance(key, int) else self.book.wb[key])

    def __iter__(self):
        return iter([self.of(ws) for ws in self.book.wb.worksheets])

    def __len__(self):
        return len(self.book.wb.worksheets)

    def add(self, before=None, after=None, name=None):
        if self.book.api.ProtectStructure:
            raise Refused("the workbook is protected")
        place = after.ws if after else before.ws if before else self.book.active.ws
        ws = self.book.wb.create_sheet(name, self.book.wb.worksheets.index(place) + bool(after))
        self.book.active = self.of(ws)
        return self.book.active


class Sheet(Counted):
    def __init__(self, book, ws):
        self.book, self.ws = book, ws
        self.selected, self.chart, self._merged = "A1", False, None
        self.names = Names(ws.defined_names, ws.title)
        self.shapes, self.tables = _shapes(book, ws), Tables(self)

    @property
    def api(self):
        return SheetApi(self.ws)

    @property
    def name(self):
        return self.ws.title

    @name.setter
    def name(self, value):
        self.ws.title = value

    @property
    def page_setup(self):
        return PageSetup(self.ws)

    @property
    def index(self):
        return self.book.wb.worksheets.index(self.ws) + 1

    @property
    def visible(self):
        return self.ws.sheet_state == "visible"

    @visible.setter
    def visible(self, value):
        self.ws.sheet_state = "visible" if value else "hidden"

    @property
    def show_gridlines(self):
        return self.ws.sheet_view.showGridLines

    @show_gridlines.setter
    def show_gridlines(self, value):
        self.ws.sheet_view.showGridLines = value

    def merged_cells(self):
        if self._merged is None:
            self._merged = {cell for area in self.ws.merged_cells.ranges for cell in area.cells}
        return self._merged

    @property
    def used_range(self):
        return Range(self, 1, 1, max(1, self.ws.max_row), max(1, self.ws.max_column))

    @property
    def cells(self):
        return Range(self, 1, 1, 1_048_576, 16_384)

    def range(self, first, second=None):
        if isinstance(first, Range):
            first, second = (first.top, first.left), (second.bottom, second.right) if second else None
        if isinstance(first, str):
            left, top, right, bottom = range_boundaries(first.replace("$", ""))
            return Range(self, top or 1, left or 1, bottom or 1_048_576, right or 16_384)
        return Range(self, *first, *(second or first))

    def activate(self):
        self.book.active = self

    def copy(self, before=None, after=None):
        """Copy into another workbook, as far as openpyxl holds it."""
        place = after or before
        target = place.book.wb
        taken = {one.title for one in target.worksheets}
        title = self.ws.title if self.ws.title not in taken else f"{self.ws.title[:27]} (2)"
        ws = target.create_sheet(title, target.worksheets.index(place.ws) + bool(after))
        for row in self.ws.iter_rows():
            for cell in row:
                new = ws.cell(cell.row, cell.column, cell.value)
                for name in ("font", "fill", "border", "alignment", "protection", "number_format"):
                    setattr(new, name, copy(getattr(cell, name)))
        for name in ("data_validations", "conditional_formatting", "protection", "freeze_panes"):
            setattr(ws, name, copy(getattr(self.ws, name)))
        for area in self.ws.merged_cells.ranges:
            ws.merge_cells(area.coord)
        for kind in ("column_dimensions", "row_dimensions"):
            for key, one in getattr(self.ws, kind).items():
                getattr(ws, kind)[key].hidden = one.hidden
        place.book.active = place.book.sheets.of(ws)

    def clear(self):
        for row in list(self.ws.iter_rows()):
            for cell in row:
                cell.value, cell.style = None, "Normal"

    def delete(self):
        if self.book.api.ProtectStructure:
            raise Refused("the workbook is protected")
        if self.book.active is self:
            others = [ws for ws in self.book.wb.worksheets if ws is not self.ws and ws.sheet_state == "visible"]
            self.book.active = self.book.sheets.of(others[0])
        self.book.wb.remove(self.ws)


class PageSetup(Counted):
    def __init__(self, ws):
        self.ws = ws

    @property
    def print_area(self):
        """Return the cells without their sheet, as Excel does."""
        return re.sub(r"('[^']*'|[^',]+)!", "", self.ws.print_area or "") or None

    @print_area.setter
    def print_area(self, value):
        self.ws.print_area = value


class Shape(Counted):
    """A text box as the file has it; openpyxl drops it. A group has no text of its own."""

    def __init__(self, name, text, row, column, kind):
        self._name, self._text, self._kind = name, text, kind
        self.api = Api(TopLeftCell=Api(Row=row + 1, Column=column + 1))

    @property
    def name(self):
        return self._name

    @property
    def type(self):
        return self._kind

    @property
    def text(self):
        if self._kind == "group":
            raise Refused("a group has no text")
        return self._text


def _shapes(book, ws):
    if not book.path or ws not in book.wb.worksheets:
        return []
    found = []
    with zipfile.ZipFile(book.path) as package:
        part = f"xl/worksheets/_rels/sheet{book.wb.worksheets.index(ws) + 1}.xml.rels"
        links = package.read(part).decode() if part in package.namelist() else ""
        for drawing in re.findall(r'Target="\.\./(drawings/[^"]+\.xml)"', links):
            for anchor in ElementTree.fromstring(package.read(f"xl/{drawing}")):
                name = next((one.get("name") for one in anchor.iter() if one.tag.endswith("}cNvPr")), "")
                paragraphs = [one for one in anchor.iter() if one.tag.endswith("/main}p")]
                texts = ("".join(t.text or "" for t in one.iter() if t.tag.endswith("/main}t")) for one in paragraphs)
                row, column = (int(next(anchor.iter(f"{_XDR}{one}")).text) for one in ("row", "col"))
                is_group = anchor.find(f"{_XDR}grpSp") is not None
                text = "\r".join(texts)  # as Windows ends paragraphs
                found += [Shape(name, text, row, column, "group" if is_group else "text_box")] if text else []
    return found


class Names(Counted):
    def __init__(self, names, sheet):
        self.names, self.sheet = names, sheet

    def contains(self, name):
        return name in self.names

    def __call__(self, name):
        return Name(self, name)

    def __len__(self):
        return len(self.names)

    def snapshot(self):
        return [(name, Name(self, name)) for name in self.names]

    def add(self, name, refers_to):
        self.names[name] = DefinedName(name, attr_text=refers_to.removeprefix("="), hidden=True)
        return Name(self, name)


class Name(Counted):
    def __init__(self, names, key):
        self.owner, self.key = names, key
        self.api = Api()

    @property
    def name(self):
        return f"{self.owner.sheet}!{self.key}" if self.owner.sheet else self.key

    @property
    def refers_to(self):
        return "=" + self.owner.names[self.key].attr_text

    @refers_to.setter
    def refers_to(self, value):
        self.owner.names[self.key].attr_text = value.removeprefix("=")

    def delete(self):
        del self.owner.names[self.key]


class Range(Counted):
    max_cells_per_read = None
    max_cells_per_write = None

    def __init__(self, sheet, top, left, bottom, right):
        self.sheet, self.top, self.left_column, self.bottom, self.right = sheet, top, left, bottom, right
        self.ws, self.options = sheet.ws, {}

    @property
    def left(self):
        return self.left_column

    @property
    def api(self):
        return RangeApi(self)

    @property
    def row(self):
        return self.top

    @property
    def column(self):
        return self.left_column

    @property
    def shape(self):
        return self.bottom - self.top + 1, self.right - self.left_column + 1

    @property
    def coords(self):
        return self.sheet.name, self.top, self.left_column, *self.shape

    def __len__(self):
        return self.shape[0] * self.shape[1]

    def __call__(self, row, column=None):
        top, left = self.top + row - 1, self.left_column + (column or 1) - 1
        return Range(self.sheet, top, left, top, left)

    @property
    def address(self):
        first = f"${get_column_letter(self.left_column)}${self.top}"
        last = f"${get_column_letter(self.right)}${self.bottom}"
        return first if first == last else f"{first}:{last}"

    def get_address(self, row_absolute, col_absolute, external):
        return self.address if row_absolute else self.address.replace("$", "")

    def _cells(self):
        bounds = {"min_row": self.top, "max_row": min(self.bottom, self.ws.max_row)}
        bounds |= {"min_col": self.left_column, "max_col": min(self.right, max(self.ws.max_column, self.left_column))}
        return [cell for row in self.ws.iter_rows(**bounds) for cell in row]

    def _all(self):
        bounds = {"min_row": self.top, "max_row": self.bottom, "min_col": self.left_column, "max_col": self.right}
        return [cell for row in self.ws.iter_rows(**bounds) for cell in row]

    def _grid(self, ws):
        bounds = {"min_row": self.top, "max_row": self.bottom, "min_col": self.left_column, "max_col": self.right}
        return list(ws.iter_rows(**bounds))

    def _change(self):
        if self.ws.protection.sheet and any(cell.protection.locked for cell in self._cells()):
            raise Refused("the sheet is protected")

    def _shared(self, values):
        found = set(values)
        return found.pop() if len(found) == 1 else None

    @property
    def raw_value(self):
        cached = self.sheet.book.cached
        known = cached[self.ws.title] if self.ws.title in cached.sheetnames else self.ws

        def value_of(cell):
            value = cell.value
            if isinstance(value, str) and value.startswith("=") and cell.data_type == "f":
                link = _LINK.fullmatch(value)
                return link[1].replace('""', '"') if link else known.cell(cell.row, cell.column).value
            return value

        return [[value_of(cell) for cell in row] for row in self._grid(self.ws)]

    @raw_value.setter
    def raw_value(self, data):
        self._change()
        rows = data if isinstance(data, list | tuple) else [[data] * self.shape[1]] * self.shape[0]
        for row, cells in zip(rows, self._grid(self.ws)):
            for value, cell in zip(row, cells):
                if isinstance(cell, MergedCell):
                    continue
                is_text = isinstance(value, str) and cell.number_format == "@"
                cell.value = value.removeprefix("'") if isinstance(value, str) else value
                if value == "":
                    cell.value = None
                elif is_text or str(value).startswith("'"):
                    cell.data_type = "s"

    @property
    def formula(self):
        def text(cell):
            return "" if cell.value is None else cell.value if isinstance(cell.value, str) else str(cell.value)

        rows = tuple(tuple(text(cell) for cell in row) for row in self._grid(self.ws))
        return rows[0][0] if self.shape == (1, 1) else rows

    @formula.setter
    def formula(self, value):
        self._change()
        rows = value if isinstance(value, list | tuple) else [[value] * self.shape[1]] * self.shape[0]
        for row, cells in zip(rows, self._grid(self.ws)):
            for text, cell in zip(row, cells):
                cell.value = text if text != "" else None

    @property
    def number_format(self):
        return self._shared(cell.number_format for cell in self._all())

    @number_format.setter
    def number_format(self, value):
        self._change()
        _restyle(self._all(), lambda cell: setattr(cell, "number_format", value))

    @property
    def color(self):
        fills = {cell.fill.fgColor.rgb[-6:] if cell.fill.fill_type == "solid" else "" for cell in self._all()}
        if len(fills) > 1:
            return 0, 0, 0
        fill = fills.pop()
        return tuple(bytes.fromhex(fill)) if fill else None

    @color.setter
    def color(self, value):
        self._change()
        fill = PatternFill("solid", fgColor=_hex(value)) if value else PatternFill()
        _restyle(self._all(), lambda cell: setattr(cell, "fill", fill))

    @property
    def merge_cells(self):
        merged = self.sheet.merged_cells()
        rows, columns = range(self.top, self.bottom + 1), range(self.left_column, self.right + 1)
        return self._shared((row, column) in merged for row in rows for column in columns)

    @property
    def merge_area(self):
        here = self.ws.cell(self.top, self.left_column).coordinate
        for merged in self.ws.merged_cells.ranges:
            if here in merged:
                return self.sheet.range(merged.coord)
        return self

    def get_special_cells(self, cell_type, value_type):
        def runs(first, last, hidden):
            found, start = [], None
            for index in range(first, last + 2):
                shown = index <= last and not hidden(index)
                if shown and start is None:
                    start = index
                elif not shown and start is not None:
                    found.append((start, index - 1))
                    start = None
            return found

        assert cell_type == "visible"
        if self.ws.protection.sheet:
            raise Refused("not on a protected sheet")
        rows = runs(self.top, self.bottom, lambda row: self.ws.row_dimensions[row].hidden)
        columns = runs(self.left_column, self.right, self._hidden_columns().__contains__)
        return [Range(self.sheet, *row[:1], *column[:1], row[1], column[1]) for row in rows for column in columns]

    def _hidden_columns(self):
        found = set()
        for letters, column in self.ws.column_dimensions.items():
            if column.hidden:
                first = column.min or range_boundaries(f"{letters}1")[0]
                found |= set(range(first, (column.max or first) + 1))
        return found

    def find(self, text, whole, direction, order, match_case):
        filled = [cell for cell in self._cells() if cell.value is not None]
        if not filled:
            return None
        cell = max(filled, key=lambda one: (one.row, one.column) if order == "rows" else (one.column, one.row))
        return self(cell.row - self.top + 1, cell.column - self.left_column + 1)

    def clear(self):
        self._change()
        for cell in self._cells():
            cell.value, cell.style = None, "Normal"

    def clear_contents(self):
        self._change()
        for cell in self._cells():
            if not isinstance(cell, MergedCell):
                cell.value = None

    def copy(self, destination=None):
        if destination is None:
            self.sheet.book.app.copied = self
            return
        height, width = self.shape
        for row, cells in enumerate(destination.impl._to(height, width)._grid(destination.impl.ws)):
            for column, cell in enumerate(cells):
                source = self.ws.cell(self.top + row, self.left_column + column)
                cell.value, cell._style = source.value, copy(source._style)

    def _to(self, height, width):
        return Range(self.sheet, self.top, self.left_column, self.top + height - 1, self.left_column + width - 1)

    def paste(self, paste, operation, skip_blanks, transpose):
        """Paste the look of rows with their merged cells, or their lists and limits; one row goes into all rows."""
        self._change()
        source = self.sheet.book.app.copied
        for row, cells in enumerate(self._grid(self.ws)):
            for column, cell in enumerate(cells):
                model = source.ws.cell(source.top + row % source.shape[0], source.left_column + column)
                if paste == "formats":
                    cell._style = copy(model._style)
                    for ranges in list(source.ws.conditional_formatting):
                        if model.coordinate in ranges.sqref:
                            for rule in ranges.rules:
                                self.ws.conditional_formatting.add(cell.coordinate, rule)
                for one in source.ws.data_validations.dataValidation if paste == "validation" else ():
                    if model.coordinate in one.sqref:
                        one.add(cell)
        for area in list(source.ws.merged_cells.ranges) if paste == "formats" else ():
            if (
                area.min_row in range(source.top, source.bottom + 1)
                and source.left_column <= area.min_col <= source.right
            ):
                down, across = self.top - source.top, self.left_column - source.left_column
                first = area.min_row + down, area.min_col + across
                self._merge(Range(self.sheet, *first, area.max_row + down, area.max_col + across))

    def _merge(self, cells):
        self.ws.merge_cells(cells.address.replace("$", ""))
        self.sheet._merged = None

    def unmerge(self):
        here = {f"{get_column_letter(cell.column)}{cell.row}" for cell in self._cells()}
        for area in [one for one in self.ws.merged_cells.ranges if here.intersection(one.coord.split(":"))]:
            self.ws.unmerge_cells(area.coord)
        self.sheet._merged = None

    def select(self):
        self.sheet.selected = self.address
        self.sheet.book.active = self.sheet

    @property
    def font(self):
        return FontOf(self)

    @property
    def borders(self):
        return Borders(self)

    @property
    def conditional_formats(self):
        return ConditionalFormats(self)

    def autofit(self, axis=None):
        pass

    @property
    def note(self):
        cell = self.ws.cell(self.top, self.left_column)
        return Note(cell) if cell.comment else None

    def add_note(self, text):
        self._change()
        cell = self.ws.cell(self.top, self.left_column)
        if cell.comment:
            raise Refused("there is a note already")
        cell.comment = Comment(text, "stimmig")
        return Note(cell)


def _aligned(name, key):
    def get(self):
        return getattr(self.ws.cell(self.top, self.left_column).alignment, key)

    def put(self, value):
        def change(cell):
            cell.alignment = Alignment(**{**_known(cell.alignment), key: value})

        _restyle(self._all(), change)

    return property(_metered(get, f"Range.{name}", False), _metered(put, f"Range.{name}=", True))


def _known(alignment):
    return {key: getattr(alignment, key) for key in ("horizontal", "vertical", "wrap_text", "indent")}


for _name, _key in (
    ("wrap_text", "wrap_text"), ("vertical_alignment", "vertical"), ("horizontal_alignment", "horizontal"),
):  # fmt: skip
    setattr(Range, _name, _aligned(_name, _key))


def _size(name):
    def put(self, value):
        if name == "column_width":
            for column in range(self.left_column, self.right + 1):
                self.ws.column_dimensions[get_column_letter(column)].width = value
        else:
            for row in range(self.top, self.bottom + 1):
                self.ws.row_dimensions[row].height = value

    def get(self):
        letters = get_column_letter(self.left_column)
        return self.ws.column_dimensions[letters].width if name == "column_width" else None

    return property(_metered(get, f"Range.{name}", False), _metered(put, f"Range.{name}=", True))


for _name in ("column_width", "row_height"):
    setattr(Range, _name, _size(_name))


class FontOf(Counted):
    def __init__(self, cells):
        self.cells = cells


def _font(name):
    def get(self):
        return self.cells._shared(getattr(cell.font, name) for cell in self.cells._all())

    def put(self, value):
        def change(cell):
            cell.font = Font(**{**_of_font(cell.font), name: _hex(value) if name == "color" else value})

        _restyle(self.cells._all(), change)

    return property(_metered(get, f"Font.{name}", False), _metered(put, f"Font.{name}=", True))


def _of_font(font):
    return {key: getattr(font, key) for key in ("name", "size", "bold", "italic", "color", "underline")}


for _name in ("name", "size", "bold", "italic", "color", "underline"):
    setattr(FontOf, _name, _font(_name))


class Borders(Counted):
    def __init__(self, cells):
        self.cells = cells

    def __getitem__(self, side):
        return BorderOf(self.cells, _SIDES[side])

    def set(self, which="all", *, line_style=None, weight=None, color=None):
        self.cells._change()
        for side in which:
            if side == "inside_horizontal":
                inner = Range(
                    self.cells.sheet, self.cells.top, self.cells.left, self.cells.bottom - 1, self.cells.right
                )
                BorderOf(inner, "bottom")._put(line_style, weight, color)
            else:
                BorderOf(self.cells, _SIDES[side])._put(line_style, weight, color)


class BorderOf(Counted):
    def __init__(self, cells, side):
        self.cells, self.side = cells, side

    def _put(self, line_style, weight, color):
        if line_style in (None, xw.base_classes._UNSET):
            line_style = "none"
        style = None if line_style == "none" else _WEIGHTS[weight if isinstance(weight, str) else "thin"]
        side = Side(style, color=_hex(color) if style and isinstance(color, tuple | str) else None)

        def change(cell):
            sides = {one: getattr(cell.border, one) for one in _SIDES.values()} | {self.side: side}
            cell.border = Border(**sides)

        _restyle(self.cells._all(), change)

    def _side(self):
        return getattr(self.cells._all()[0].border, self.side)

    @property
    def line_style(self):
        return "continuous" if self._side() and self._side().style else "none"

    @property
    def weight(self):
        style = self._side().style if self._side() else None
        return next((name for name, one in _WEIGHTS.items() if one == style), "thin")

    @property
    def color(self):
        side = self._side()
        if side is None or side.color is None or not isinstance(side.color.rgb, str):
            return None
        return tuple(bytes.fromhex(side.color.rgb[-6:]))


class ConditionalFormats(Counted):
    def __init__(self, cells):
        self.cells = cells

    def add_cell_value(self, spec):
        style = _rule_style(spec)
        formula = str(spec["formula1"]).removeprefix("=")
        self._add(CellIsRule(operator="equal", formula=[formula], **style), spec)

    def add_custom(self, spec):
        self._add(FormulaRule(formula=[spec["formula"].removeprefix("=")], **_rule_style(spec)), spec)

    def _add(self, rule, spec):
        self.cells.ws.conditional_formatting.add(self.cells.address.replace("$", ""), rule)


def _rule_style(spec):
    style = {
        "font": Font(color=_hex(spec["font_color"]) if spec.get("font_color") else None, bold=spec.get("font_bold"))
    }
    if spec.get("fill_color"):
        style["fill"] = PatternFill(bgColor=_hex(spec["fill_color"]))
    return style


class Note(Counted):
    def __init__(self, cell):
        self.cell = cell

    @property
    def text(self):
        return self.cell.comment.text

    @text.setter
    def text(self, value):
        self.cell.comment = Comment(value, "stimmig")

    def delete(self):
        self.cell.comment = None


class Tables(Counted):
    def __init__(self, sheet):
        self.sheet = sheet

    def __iter__(self):
        return iter([Table(self.sheet, table) for table in self.sheet.ws.tables.values()])

    def __len__(self):
        return len(self.sheet.ws.tables)

    def add(self, source_type, source, link_source, has_headers, destination, table_style_name, name):
        taken = {one.lower() for ws in self.sheet.book.wb.worksheets for one in ws.tables}
        if name and name.lower() in taken:
            raise Refused("a table of that name exists")
        style = TableStyleInfo(table_style_name or None)
        table = XlsxTable(displayName=name or f"Table{len(taken) + 1}", ref=source.impl.address.replace("$", ""))
        table.tableStyleInfo = style
        self.sheet.ws.add_table(table)
        return Table(self.sheet, table)


class Table(Counted):
    def __init__(self, sheet, table):
        self.sheet, self.table = sheet, table

    @property
    def name(self):
        return self.table.displayName

    @name.setter
    def name(self, value):
        taken = {one.lower() for ws in self.sheet.book.wb.worksheets for one in ws.tables}
        if value.lower() in taken:
            raise Refused("a table of that name exists")
        del self.sheet.ws.tables[self.table.displayName]
        self.table.displayName = self.table.name = value
        self.sheet.ws.add_table(self.table)

    @property
    def range(self):
        return self.sheet.range(self.table.ref)

    def resize(self, cells):
        if self.sheet.ws.protection.sheet:
            raise Refused("no table grows on a protected sheet")
        if cells.impl.shape[1] != self.range.shape[1]:
            self.table.tableColumns = []  # they get the names of their headings when the file is written
        self.table.ref = cells.impl.address.replace("$", "")
        if self.table.autoFilter:
            self.table.autoFilter.ref = self.table.ref

    @property
    def show_headers(self):
        return bool(self.table.headerRowCount is None or self.table.headerRowCount)

    @property
    def show_totals(self):
        return bool(self.table.totalsRowCount)


def _hex(colour):
    if isinstance(colour, str):
        return colour.lstrip("#").upper()
    return "".join(f"{part:02X}" for part in colour)


def start() -> xw.Engine:
    """Register the engine afresh, make it the active one, and return it; the meter starts at nothing."""
    Meter.calls, Meter.seconds, Meter.busy = [], 0.0, 0
    xw.engines.engines[:] = [one for one in xw.engines.engines if one.name != "openpyxl"]
    engine = xw.Engine(impl=Engine())
    xw.engines.add(engine)
    engine.activate()
    return engine


def opened(path) -> xw.Book:
    """Return a file as an open workbook, in an Excel of its own."""
    start()
    return xw.Book(str(path))
