"""The text in a sheet's text boxes and shapes, grouped ones included."""

from xml.etree import ElementTree

from stimmig.workbook import marks
from stimmig.workbook.damage import damage_in
from stimmig.workbook.package import Package
from stimmig.workbook.workbook import ShapeText

_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")


def shape_texts(package: Package, sheet_part: str) -> tuple[ShapeText, ...]:
    """Return the texts of the shapes on one sheet, in drawing order."""
    found: list[ShapeText] = []
    for drawing in package.related(sheet_part, "drawing"):
        with damage_in(package.name, drawing):
            anchors = [one for one in package.tree(drawing) if one.tag in _ANCHORS and not _is_button(one)]
            found += (text for anchor in anchors for text in _anchored(anchor))
    return tuple(found)


def _anchored(anchor: ElementTree.Element) -> list[ShapeText]:
    corner = anchor.find("from")
    row = column = None
    if corner is not None:
        row, column = int(corner.findtext("row", "0")), int(corner.findtext("col", "0"))
    texts = (_text(body) for body in _bodies(anchor))
    return [ShapeText(text, row, column) for text in texts if text]


def _is_button(anchor: ElementTree.Element) -> bool:
    """Say whether a shape is one of the buttons on stimmig's templates."""
    shape = next(anchor.iter("cNvPr"), None)
    return shape is not None and shape.get("name", "").startswith(marks.OWN_SHAPES)


def _bodies(element: ElementTree.Element):
    for child in element:
        if child.tag == "txBody":
            yield child
        elif child.tag == "Fallback":
            continue  # repeats for old readers what the Choice beside it says
        else:
            yield from _bodies(child)


def _text(body: ElementTree.Element) -> str:
    lines = []
    for paragraph in body.iterfind("p"):
        parts = ("\n" if part.tag == "br" else part.text or "" for part in paragraph.iter() if part.tag in ("t", "br"))
        lines.append("".join(parts))
    return "\n".join(lines).strip()
