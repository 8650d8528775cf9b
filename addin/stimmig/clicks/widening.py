"""What goes on to the right with new columns in an open workbook: their widths, and what is printed."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from stimmig.cells import Area
from stimmig.clicks import memory
from stimmig.clicks.taking_back import PRINT, WIDTH
from stimmig.writing.live_filling import range_of
from stimmig.writing.xlsx.changing import Changes
from stimmig.writing.xlsx.rightward import Rightward, widened_areas


class Page(NamedTuple):
    """A sheet with new columns. `widths` is column → width now and to come, of those that are too narrow."""

    sheet: Any
    widths: dict[int, tuple[float, float]]
    printed: tuple[str, str] | None
    """what is printed now, and what is to be; None where that stays"""

    def before(self) -> Iterator[memory.Kept]:
        """Yield how it was."""
        for column, (width, _) in self.widths.items():
            yield memory.Kept(_top(self.sheet, column), {"what": WIDTH, "width": width})
        if self.printed:
            yield memory.Kept(self.sheet.range((1, 1)), {"what": PRINT, "area": self.printed[0]})

    def carry_out(self) -> None:
        """Set the widths, and what is printed."""
        for column, (_, width) in self.widths.items():
            _top(self.sheet, column).column_width = width
        if self.printed:
            self.sheet.page_setup.print_area = self.printed[1]


def pages(book: Any, changes: Changes) -> Iterator[Page]:
    """Yield the sheets with new columns as they are before these come."""
    for name, filling in changes.fillings.items():
        sheet = book.sheets[name]
        if filling.right:
            widths = {column: both for right in filling.right for column, both in _widths(sheet, right)}
            too_narrow = {column: (now, new) for column, (now, new) in widths.items() if now < new}
            yield Page(sheet, too_narrow, _printed(sheet, filling.right))


def _widths(sheet: Any, right: Rightward) -> Iterator[tuple[int, tuple[float, float]]]:
    for at in range(right.more):
        column, model = right.group.right + 1 + at, right.group.left + at % right.width
        yield column, (_top(sheet, column).column_width, _top(sheet, model).column_width)


def _printed(sheet: Any, widened: tuple[Rightward, ...]) -> tuple[str, str] | None:
    now = new = sheet.page_setup.print_area or ""
    for right in widened:
        new = widened_areas(new, right)
    return (now, new) if new != now else None


def _top(sheet: Any, column: int) -> Any:
    return range_of(sheet, Area(0, column, 0, column))
