"""What can become of a cell of the source, in the words of the protocol."""

from stimmig.language.text import Text

MOVED = Text("übernommen", "carried over")
AS_WRITTEN = Text("nicht lesbar, übernommen wie geschrieben", "could not be read, carried over as written")
NOTED = Text("Text außerhalb der Tabellen, steht bei den Notizen", "text outside the tables, kept with the notes")
IN_PARTS = Text(
    "übernommen; länger, als eine Zelle von Excel fasst: der Rest steht bei den Notizen",
    "carried over; longer than a cell of Excel takes: the rest is kept with the notes",
)
NOTED_IN_PARTS = Text(
    "Text außerhalb der Tabellen, steht in Teilen bei den Notizen",
    "text outside the tables, kept in parts with the notes",
)
HEADING = Text("Überschrift", "heading")
HEADING_MOVED = Text(
    "Überschrift, übernommen in die Zeilen, für die sie gilt", "heading, carried over into the rows that it counts for"
)
UNKNOWN_HEADING = Text("Überschrift, deren Bedeutung offen ist", "heading whose meaning is open")
UNREAD_COLUMN = Text("nicht gelesen: Die Überschrift der Spalte ist offen", "not read: the column's heading is open")
NO_HEADING = Text("nicht gelesen: Die Spalte hat keine Überschrift", "not read: the column has no heading")
SECTION = Text("Zwischentitel: gilt für die Zeilen darunter", "section title: counts for the rows below")
TOTAL = Text("Summe oder Durchschnitt, keine eigene Zeile", "total or average, not a row of its own")
BLANK = Text("sagt, dass nichts angegeben ist", "says that nothing is stated")
DERIVED = Text("abgeleitet aus anderen Zellen der Zeile", "derived from other cells of the row")
NAMELESS = Text(
    "nicht übernommen: Die Zeile nennt nicht, wovon sie handelt", "left out: the row does not name what it is about"
)
OF_OBJECTIVE = Text(
    "nicht übernommen: Steht beim strategischen Ziel, nicht bei einer Kennzahl",
    "left out: stated of the strategic objective, not of a KPI",
)
REPEATED = Text("wiederholt, was schon übernommen ist", "repeats what has been carried over")
REPEATS = Text("wiederholt {place}", "repeats {place}")
IN_REPEATED_ROW = Text(
    "nicht übernommen: Die Zeile wiederholt die von {place}", "left out: the row repeats the one of {place}"
)
LABEL = Text("Beschriftung der Aussage daneben oder darunter", "label of the statement beside or below it")
BESIDE_A_NOTE = Text("Überschrift oder Herkunft einer Notiz", "heading, or where a note came from")
GUIDANCE = Text("Hinweis der stimmig-Vorlage", "guidance of the stimmig template")
IN_QUESTION = Text(
    "nicht gelesen: Zu dieser Tabelle ist eine Frage offen", "not read: there is an open question about this table"
)
UNPLACED = Text(
    "nicht übernommen: Im Bereich der Tabelle, aber ohne Bedeutung für sie",
    "left out: within the table, but without meaning to it",
)
NUMBER_OUTSIDE = Text("nicht übernommen: Wert außerhalb der Tabellen", "left out: a value outside the tables")
ERROR = Text("nicht übernommen: Fehlerwert einer Formel", "left out: the error of a formula")
UNCALCULATED = Text(
    "nicht übernommen: Die Datei enthält das Ergebnis der Formel nicht",
    "left out: the file does not hold the result of the formula",
)
SPACES = Text("nur Leerzeichen", "nothing but spaces")

SKIPPED = {
    "total": TOTAL,
    "doubtful total": TOTAL,
    "section": SECTION,
    "subheading": HEADING,
    "heading": HEADING,
    "note": UNPLACED,
}
"""why a row of a table was skipped, as `SkippedRow.why` has it; what is not listed is said as it stands there"""

MADE_ID = Text("ID {id} von stimmig vergeben, die Quelle hat keine", "id {id} given by stimmig, the source has none")


def not_read(why: Text) -> Text:
    """Return that a cell was rightly not read, and why."""
    return Text(f"nicht gelesen: {why.de}", f"not read: {why.en[:1].lower()}{why.en[1:]}")
