"""Prepare the layout sheets of workbooks, before the first is written: either every file gets its sheet, or none."""

from collections.abc import Sequence
from pathlib import Path

from stimmig.language.layout_words import TITLE
from stimmig.language.text import Text
from stimmig.reading.kept import decisions_without_effect
from stimmig.reading.overview import SheetView
from stimmig.reading.recognise import WorkbookReading
from stimmig.refusal import Refusal
from stimmig.writing import refusals
from stimmig.writing.plan import Writing, is_editable, needs_folder, plan_sheet
from stimmig.writing.xlsx.edit import NewSheet
from stimmig.writing.xlsx.layout_author import draw_layout

LAYOUT = "layout"
ONLY_A_FILE = Text(
    "{name}: In Dateien dieses Formats schreibt stimmig keine Blätter. Die Entscheidungen gehören dann in eine"
    " Layout-Datei: „stimmig layout MAPPE --save LAYOUT.json“ legt sie an, und „stimmig check MAPPE --layout"
    " LAYOUT.json“ befolgt sie. Es wurde nichts geschrieben.",
    "{name}: stimmig writes no sheets into files of this format. The decisions then belong in a layout file: “stimmig"
    " layout WORKBOOK --save LAYOUT.json” creates it, and “stimmig check WORKBOOK --layout LAYOUT.json” obeys it."
    " Nothing was written.",
)


def plan_layouts(
    books: Sequence[tuple[WorkbookReading, Sequence[SheetView], str]], output: Path | None
) -> tuple[list[Writing], list[Refusal]]:
    """Return what is to be written, and everything that stands against it; books with their language."""
    if output is not None and needs_folder(output, len(books)):
        return [], [Refusal("folder_needed", refusals.FOLDER_NEEDED, name=str(output))]
    writings: list[Writing] = []
    refused: list[Refusal] = []
    taken: set[Path] = set()
    for reading, sheets, lang in books:
        workbook = reading.workbook
        try:
            if not is_editable(workbook):
                raise Refusal("only_a_file", ONLY_A_FILE, name=workbook.name)
            kept = decisions_without_effect(workbook, reading.seen)
            sheet = NewSheet(LAYOUT, TITLE, draw_layout(sheets, workbook.name, lang, kept))
            writing = plan_sheet(workbook, sheet, output, len(books) > 1)
            if writing.target in taken:
                raise Refusal("same_name", refusals.SAME_NAME, name=workbook.name, target=writing.target.name)
            taken.add(writing.target)
            writings.append(writing)
        except Refusal as refusal:
            refusal.lang = refusal.lang or lang
            refused.append(refusal)
    return writings, refused
