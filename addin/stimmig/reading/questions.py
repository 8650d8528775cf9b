"""What a workbook leaves open, as questions to its owner."""

from collections.abc import Iterable, Iterator

from stimmig.cells import Area, cell_name
from stimmig.language import lexicon
from stimmig.language.text import Text
from stimmig.reading.blocks import FoundTable, SheetTables
from stimmig.reading.by_content import NAMES
from stimmig.reading.layout import ColumnLayout, Question
from stimmig.workbook.workbook import Sheet

_SHOWN = 6
_NOTHING_LISTED = Text(
    "Was listet diese Tabelle auf ({headings})? Keine Spalte nennt Ziele, Kennzahlen oder Key Results; gelesen wurde sie nicht.",
    "What does this table list ({headings})? No column names objectives, KPIs or key results; it was not read.",
)


def doubts_about(sheet: Sheet, on_sheet: SheetTables) -> Iterator[Question]:
    """Yield questions about tables of a sheet that were not read because they may be something else."""
    doubtful = [table for table in on_sheet.tables if table.doubt]
    first = {id(table.doubt): table for table in reversed(doubtful)}  # one doubt about many text boxes is one question
    doubts = [(str(table.layout.on_sheet), table.doubt) for table in doubtful if first[id(table.doubt)] is table]
    for where, doubt in dict.fromkeys(doubts):  # two lists in one part of a sheet are one question
        yield Question(sheet.name, where, doubt)
    for heading in on_sheet.unread:
        area = Area(heading.row, heading.left, heading.row, heading.right)
        shown = ", ".join([text for text in heading.texts if text][:_SHOWN])
        yield Question(sheet.name, str(area), _NOTHING_LISTED.filled(headings=shown))


def questions_about(tables: Iterable[FoundTable]) -> list[Question]:
    """Return what is open about tables that were read."""
    questions = []
    for table in tables:
        questions += [*_questions_of_columns(table), *table.asks]
        best, rival = table.candidate, next(iter(table.rivals), None)
        if rival and best.score - rival.score < 0.3:
            names = (best.table.sheet, rival.table.sheet)
            questions.append(
                Question(
                    table.layout.sheet,
                    str(table.layout.on_sheet),
                    Text(
                        f"Ist das eine Tabelle „{names[0].de}“ oder „{names[1].de}“? Gelesen wurde sie als „{names[0].de}“.",
                        f"Is this table “{names[0].en}” or “{names[1].en}”? It was read as “{names[0].en}”.",
                    ),
                    (best.table.name, rival.table.name),
                )
            )
    return questions


def _is_concluded(column: ColumnLayout) -> bool:
    """Say whether a column was taken for the names of the rows though nobody knows its heading."""
    return column.field == "name" and 0 < column.certainty <= NAMES


def _says_little(column: ColumnLayout) -> bool:
    """Say whether a column was read by a heading that tables of other things have too: "Results", "Outcome"."""
    return bool(column.field) and lexicon.same_heading(column.heading, tuple(lexicon.word_list("say_little")))


def _is_derived(heading: str) -> bool:
    """Say whether a column can only hold what its neighbours give: "Abw.", "Δ"; nobody need say so."""
    return {meaning.field for meaning in lexicon.heading(heading)} == {"variance"}


def _of_saying_little(table: FoundTable, column: ColumnLayout) -> Question:
    layout = table.layout
    read = table.candidate.table.by_field[column.field].heading
    text = Text(
        f"Steht unter „{column.heading}“ „{read.de}“? So heißt manches; gelesen wurde es so.",
        f"Does the column “{column.heading}” hold “{read.en}”? Other things are called so, too; it was read so.",
    )
    return Question(layout.sheet, cell_name(*layout.at(layout.heading_row, column.index)), text, (column.field,))


def _of_concluded(table: FoundTable, column: ColumnLayout) -> Question:
    layout = table.layout
    read = table.candidate.table.by_field["name"].heading
    cell = cell_name(*layout.at(layout.heading_row, column.index))
    text = Text(
        f"Steht unter „{column.heading or cell}“ „{read.de}“? Die Überschrift ist unbekannt; gelesen wurde sie so.",
        f"Does the column “{column.heading or cell}” hold “{read.en}”? Its heading is unknown; it was read so.",
    )
    return Question(layout.sheet, cell, text, ("name",))


def _questions_of_columns(table: FoundTable) -> list[Question]:
    layout, candidate = table.layout, table.candidate
    found = [
        Question(
            layout.sheet,
            cell_name(*layout.at(layout.heading_row, column.index)),
            Text(
                f"Was steht unter „{column.heading}“? Die Spalte wurde nicht gelesen.",
                f"What does the column “{column.heading}” hold? It was not read.",
            ),
        )
        for column in layout.columns
        if column.heading
        and column.field is None
        and column.reason is None
        and not column.certainty
        and not _is_derived(column.heading)
    ]
    asks = layout.arranged.asks if layout.arranged else {}
    for column in layout.columns:
        if column.field and column.index in asks:
            cell = cell_name(*layout.at(layout.heading_row, column.index))
            found.append(Question(layout.sheet, cell, asks[column.index]))
    found += [_of_concluded(table, column) for column in layout.columns if _is_concluded(column)]
    found += [_of_saying_little(table, column) for column in layout.columns if _says_little(column)]
    for offset, other in candidate.ambiguous:
        column = layout.columns[offset]
        chosen, rival = (candidate.table.by_field[field].heading for field in (column.field, other))
        cell = cell_name(*layout.at(layout.heading_row, column.index))
        text = Text(
            f"Was steht unter „{column.heading}“: „{chosen.de}“ oder „{rival.de}“? Gelesen wurde „{chosen.de}“.",
            f"What does the column “{column.heading}” hold: “{chosen.en}” or “{rival.en}”? It was read as “{chosen.en}”.",
        )
        found.append(Question(layout.sheet, cell, text, (column.field, other)))
    return found
