"""Why a file cannot be read, in the words of the reader. Codes go into JSON; see `Refusal`."""

from stimmig.language.text import Text

MISSING = Text(
    "{name}: Diese Datei gibt es nicht. Prüfen Sie Ordner und Schreibweise.",
    "{name}: there is no such file. Check the folder and the spelling.",
)
FOLDER = Text(
    "{name}: Das ist ein Ordner. Nennen Sie die Arbeitsmappen darin einzeln.",
    "{name}: this is a folder. Name the workbooks in it one by one.",
)
UNREADABLE = Text(
    "{name}: Die Datei lässt sich nicht öffnen ({cause}). Schließen Sie andere Programme, die sie benutzen,"
    " und prüfen Sie Ihre Zugriffsrechte.",
    "{name}: the file cannot be opened ({cause}). Close other programs that use it and check your access rights.",
)
EMPTY_FILE = Text(
    "{name}: Die Datei ist leer (0 Byte). Holen Sie sie noch einmal von der Quelle.",
    "{name}: the file is empty (0 bytes). Fetch it again from where it came from.",
)
LOCK_FILE = Text(
    "{name}: Das ist nur die Sperrdatei, die Excel neben eine offene Mappe legt. Nennen Sie die Mappe selbst: {owner}.",
    "{name}: this is only the lock file that Excel puts beside an open workbook. Name the workbook itself: {owner}.",
)
NO_WORKBOOK = Text(
    "{name}: Das ist keine Arbeitsmappe, sondern {found}. Öffnen Sie die Datei in Excel und speichern Sie sie"
    " als .xlsx.",
    "{name}: this is no workbook but {found}. Open the file in Excel and save it as .xlsx.",
)
FOUND = {
    "text": Text("eine Textdatei (etwa CSV)", "a text file (such as CSV)"),
    "html": Text("eine Webseite (HTML)", "a web page (HTML)"),
    "xml": Text("eine XML-Datei", "an XML file"),
    "pdf": Text("ein PDF", "a PDF"),
    "word": Text("ein Dokument eines anderen Programms", "a document of another program"),
    "zip": Text("ein Archiv mit anderem Inhalt", "an archive that holds something else"),
    "picture": Text("ein Bild", "a picture"),
    "other": Text("etwas, das stimmig nicht kennt", "something that stimmig does not know"),
}
CORRUPT = Text(
    "{name}: Die Datei ist beschädigt oder unvollständig. Öffnen Sie sie in Excel oder LibreOffice, und speichern Sie"
    " sie neu; gelingt das nicht, holen Sie eine heile Kopie.",
    "{name}: the file is damaged or incomplete. Open it in Excel or LibreOffice and save it again;"
    " if that fails, fetch an intact copy.",
)
DAMAGED_PART = Text(
    "{name}: Die Datei ist beschädigt, und zwar in ihrem Teil {part}. Öffnen Sie sie in Excel oder LibreOffice, und"
    " speichern Sie sie neu; gelingt das nicht, holen Sie eine heile Kopie.",
    "{name}: the file is damaged, in its part {part}. Open it in Excel or LibreOffice and save it again;"
    " if that fails, fetch an intact copy.",
)
DOUBLE_PARTS = Text(
    "{name}: Die Datei enthält denselben Teil zweimal; es ist nicht zu entscheiden, welcher gilt. Öffnen Sie sie"
    " in Excel oder LibreOffice, und speichern Sie sie neu.",
    "{name}: the file holds the same part twice, and nothing tells which one counts. Open it in Excel or LibreOffice"
    " and save it again.",
)
ENCRYPTED = Text(
    "{name}: Die Datei ist mit einem Kennwort verschlüsselt. Entfernen Sie das Kennwort in Excel"
    " (Datei, Informationen, Arbeitsmappe schützen) und versuchen Sie es noch einmal.",
    "{name}: the file is encrypted with a password. Remove the password in Excel"
    " (File, Info, Protect Workbook) and try again.",
)
ENCRYPTED_ODS = Text(
    "{name}: Die Datei ist mit einem Kennwort verschlüsselt. Speichern Sie sie in LibreOffice neu, ohne den Haken"
    " „Mit Kennwort speichern“, und versuchen Sie es noch einmal.",
    "{name}: the file is encrypted with a password. Save it again in LibreOffice, without the tick at"
    " “Save with password”, and try again.",
)
BOMB = Text(
    "{name}: Die Datei würde sich auf {size} MB entpacken; das ist für eine Arbeitsmappe unglaubwürdig."
    " Sie wurde nicht gelesen.",
    "{name}: the file would unpack to {size} MB, which is not credible for a workbook. It was not read.",
)
ENTITIES = Text(
    "{name}: Die Datei enthält XML-Entitäten (DOCTYPE), wie sie Excel nie schreibt und Angreifer nutzen."
    " Sie wurde nicht gelesen.",
    "{name}: the file holds XML entities (DOCTYPE), which Excel never writes and attackers use. It was not read.",
)
FAR_CELL = Text(
    "{name}, Blatt {sheet}: Die Zelle {cell} liegt so weit außen, dass das Blatt mehr als {limit} Zellen umfasst."
    " Löschen Sie die Zeilen und Spalten hinter Ihren Daten und speichern Sie neu.",
    "{name}, sheet {sheet}: the cell {cell} lies so far out that the sheet spans more than {limit} cells."
    " Delete the rows and columns behind your data and save again.",
)
