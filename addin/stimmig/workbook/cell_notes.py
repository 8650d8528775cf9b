"""The notes on cells (comments) of a sheet in an Open XML package; of a thread, all that was said."""

from stimmig.cells import Area
from stimmig.workbook.damage import damage_in
from stimmig.workbook.package import Package
from stimmig.workbook.workbook import ShapeText


def cell_notes(package: Package, sheet_part: str) -> tuple[ShapeText, ...]:
    """Return the notes on the cells of a sheet, in the order of the file; a threaded one is not told twice."""
    threads: dict[str, list[str]] = {}
    for part in package.related(sheet_part, "threadedComment"):
        with damage_in(package.name, part):
            for one in package.tree(part).iterfind("threadedComment"):
                threads.setdefault(one.get("ref", "A1"), []).append((one.findtext("text") or "").strip())
    found = {cell: "\n".join(filter(None, texts)) for cell, texts in threads.items()}
    for part in package.related(sheet_part, "comments"):
        with damage_in(package.name, part):
            for one in package.tree(part).iterfind("commentList/comment"):
                text = "".join(run.text or "" for run in one.iter("t")).strip()
                found.setdefault(one.get("ref", "A1"), text)  # for older programs, Excel repeats a thread as a note
    areas = [(Area.named(cell), text) for cell, text in found.items() if text]
    return tuple(ShapeText(text, area.top, area.left) for area, text in areas)
