"""Lists of strategic objectives and KPIs in text boxes: the picture of four boxes, one per perspective, around a vision.

Only what is certain is read. All else stays a text without a place, which is a finding; a picture of which nothing says
that it is a scorecard is asked about. Where cells list objectives or KPIs, the boxes repeat them, or show something
else: then none is read.
"""

import re
from collections.abc import Iterable, Sequence

from stimmig.language import lexicon
from stimmig.language.perspectives import perspective_within
from stimmig.language.spelling import normalise
from stimmig.language.text import Text
from stimmig.reading.arranged import Arranged, Heading, Shown
from stimmig.reading.blocks import FoundTable, LeftOut, SheetTables, arranged_tables
from stimmig.reading.boxes import Box, boxes_of
from stimmig.reading.decisions import NOTHING_DECIDED, Decisions
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.reading.statements import label_and_text
from stimmig.workbook.workbook import ShapeText, Sheet

WHY = Text(
    "Textfelder tragen die Namen der Perspektiven; jede Zeile darin ist ein strategisches Ziel oder eine Kennzahl.",
    "Text boxes have the names of the perspectives; each of their lines is a strategic objective or a KPI.",
)
ASKS = Text(
    "Sind die Zeilen der Textfelder {titles} strategische Ziele? Nichts sonst spricht für eine Scorecard; gelesen wurden"
    " sie nicht. Entscheiden Sie es auf dem Layout-Blatt („stimmig layout“), oder nennen Sie das Blatt „Scorecard“.",
    "Are the lines of the text boxes {titles} strategic objectives? Nothing else speaks for a scorecard; they were not"
    " read. Decide it on the layout sheet (“stimmig layout”), or name the sheet “Scorecard”.",
)
_TABLES = {"objective": "strategic_objectives", "kpi": "kpis"}
_WORDS = re.compile(r"[^\W\d_]+")
_FEWEST = 2
_LONGEST = 150
"""letters of a text that may be a title"""
_LOOKED_AT = 200


def with_boxes(
    seen: Sequence[tuple[Sheet, SheetTables]], decisions: Decisions = NOTHING_DECIDED
) -> list[tuple[Sheet, SheetTables]]:
    """Return the sheets of a workbook with their tables, and with what their text boxes list."""
    if not any(sheet.details.shapes for sheet, _ in seen) or any(map(_lists_objectives, (one for _, one in seen))):
        return list(seen)
    return [(sheet, _with_boxes_of(sheet, tables, decisions)) for sheet, tables in seen]


def _with_boxes_of(sheet: Sheet, tables: SheetTables, decisions: Decisions) -> SheetTables:
    found = _in_boxes(sheet, decisions) if sheet.details.shapes else ()
    read = [table for table in found if not (table.decided and table.decided.is_out)]
    left = [
        LeftOut(
            FoundHeading(*table.layout.on_sheet[:2], table.layout.on_sheet.right, _headings(table)),
            table.layout.on_sheet,
            table.decided,
        )
        for table in found
        if table not in read
    ]
    return tables._replace(tables=(*tables.tables, *read), left=(*tables.left, *left))


def _in_boxes(sheet: Sheet, decisions: Decisions) -> tuple[FoundTable, ...]:
    """Return the lists of objectives and KPIs in the text boxes of a sheet, with a doubt where they may be something else."""
    boxes = boxes_of(sheet.details.shapes)
    if len({perspective_within(box.title) for box in boxes}) < _FEWEST:
        return ()
    found = [table for kind in _TABLES for box in boxes if (table := _table(sheet, box, kind, decisions))]
    open_still = [table for table in found if not (table.decided and table.decided.own)]
    if not open_still or _is_scorecard(sheet, boxes):
        return tuple(found)
    titles = dict.fromkeys(_headings(table)[0] for table in open_still)
    doubt = ASKS.filled(titles=Text(*(", ".join(marks.format(one) for one in titles) for marks in ("„{}“", "“{}”"))))
    return tuple(table._replace(doubt=doubt) if table in open_still else table for table in found)


def _headings(table: FoundTable) -> tuple[str, ...]:
    """Return how decisions name a list: the title of its box, and the heading within the box, "" where there is none."""
    return tuple(column.heading for column in table.layout.columns)


def unread_shapes(sheet: Sheet, tables: Iterable[FoundTable]) -> tuple[ShapeText, ...]:
    """Return the texts of shapes without the lines that the tables of the sheet hold."""
    shapes = sheet.details.shapes
    read = [table.layout.arranged.cells[0] for table in tables if is_in_boxes(table) and table.doubt is None]
    if not read:
        return shapes
    left: list[ShapeText] = []
    boxes = [(box, [kind for kind in _TABLES if _head(box, kind) in read]) for box in boxes_of(shapes)]
    boxes = [(box, kinds) for box, kinds in boxes if kinds]
    for shape in shapes:
        box, kinds = next(((box, kinds) for box, kinds in boxes if box.body is shape), (None, ()))
        rest = [*(line.text for line in box.lines if line.kind not in kinds), *box.rest] if box else ()
        if rest:
            left.append(shape._replace(text="\n".join(rest)))
        elif not box and not any(box.head is shape for box, _ in boxes):
            left.append(shape)
    return tuple(left)


def is_in_boxes(table: FoundTable) -> bool:
    """Say whether a table was read from text boxes."""
    return table.layout.arranged is not None and table.layout.arranged.why is WHY


def _lists_objectives(tables: SheetTables) -> bool:
    return any(table.doubt is None and table.layout.table in _TABLES.values() for table in tables.tables)


def _is_scorecard(sheet: Sheet, boxes: Sequence[Box]) -> bool:
    """Say whether something beside the names of perspectives tells that boxes belong to a scorecard."""
    if any(box.labelled or normalise(box.title).endswith(("perspektive", "perspective")) for box in boxes):
        return True
    inside = [box.body for box in boxes]
    texts = [shape.text for shape in sheet.details.shapes if shape not in inside]
    texts += [cell for row in sheet.rows[:_LOOKED_AT] for cell in row if isinstance(cell, str) and cell]
    telling = lexicon.word_list("telling_names")
    names = [sheet.name, *(text for text in texts if len(text) <= _LONGEST)]
    if any(word in telling for name in names for word in _WORDS.findall(name.casefold())):
        return True
    return any(label_and_text(text)[0] for text in texts)


def _table(sheet: Sheet, box: Box, kind: str, decisions: Decisions) -> FoundTable | None:
    """Return the objectives or the KPIs of a box; each box is a table of its own, so that each can be decided upon."""
    rows = [[_shown(box.title, box.head), _shown(line.text, box.body)] for line in box.lines if line.kind == kind]
    if not rows:
        return None
    arranged = Arranged(
        sheet,
        [_head(box, kind), *rows],
        WHY,
        heading=Heading(0, 0, 1),
        table=_TABLES[kind],
        fields={0: "perspective", 1: "name"},
        all_rows=True,
        telling=True,
    )
    return next(iter(arranged_tables(arranged, decisions)), None)


def _head(box: Box, kind: str) -> list[Shown]:
    return [_shown(box.title, box.head), _shown(box.labels.get(kind, ""), box.body)]


def _shown(text: str, shape: ShapeText) -> Shown:
    """Return a line as a cell: the one below the upper left corner of its shape, A1 where the file does not tell."""
    return Shown(text, shape.row or 0, shape.column or 0)
