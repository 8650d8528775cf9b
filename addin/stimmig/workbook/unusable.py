"""Why a file cannot be read, in the words of the reader. Codes go into JSON; see `Refusal`."""

import errno

from stimmig.language.text import Text

MISSING = Text(
    "{name}: Diese Datei gibt es nicht. Prüfen Sie Ordner und Schreibweise.",
    "{name}: there is no such file. Check the folder and the spelling.",
)
MISSING_NEAR = Text(
    "{name}: Diese Datei gibt es nicht. Meinen Sie {near}?",
    "{name}: there is no such file. Did you mean {near}?",
)
FOLDER = Text(
    "{name}: Das ist ein Ordner. Nennen Sie die Arbeitsmappen darin einzeln.",
    "{name}: this is a folder. Name the workbooks in it one by one.",
)
UNREADABLE = Text("{name}: Die Datei lässt sich nicht öffnen: {cause}.", "{name}: the file cannot be opened: {cause}.")
EMPTY_FILE = Text(
    "{name}: Die Datei ist leer (0 Byte). Holen Sie sie noch einmal von der Quelle.",
    "{name}: the file is empty (0 bytes). Get it again from where it came from.",
)
LOCK_FILE = Text(
    "{name}: Das ist nur die Sperrdatei, die Excel neben eine offene Mappe legt. Nennen Sie die Mappe selbst: {owner}.",
    "{name}: this is only the lock file that Excel puts beside an open workbook. Name the workbook itself: {owner}.",
)
NO_WORKBOOK = Text(
    "{name}: Das ist keine Arbeitsmappe, sondern {found}. {advice}",
    "{name}: this is not a workbook but {found}. {advice}",
)
_OPEN_IT = Text(
    "Öffnen Sie die Datei in Excel und speichern Sie sie als .xlsx.", "Open the file in Excel and save it as .xlsx."
)
_COPY_FROM_IT = Text(
    "Übertragen Sie die Tabellen daraus in eine Excel-Mappe („stimmig new“ legt eine an).",
    "Copy the tables in it to an Excel workbook (“stimmig new” makes one).",
)
FOUND = {
    "text": (Text("eine Textdatei (etwa CSV)", "a text file (such as CSV)"), _OPEN_IT),
    "html": (Text("eine Webseite (HTML)", "a web page (HTML)"), _OPEN_IT),
    "xml": (Text("eine XML-Datei", "an XML file"), _OPEN_IT),
    "pdf": (Text("ein PDF", "a PDF"), _COPY_FROM_IT),
    "word": (Text("ein Dokument eines anderen Programms", "a document of another program"), _COPY_FROM_IT),
    "picture": (Text("ein Bild", "a picture"), _COPY_FROM_IT),
    "zip": (
        Text("ein Archiv mit anderem Inhalt", "an archive that holds something else"),
        Text(
            "Liegt die Mappe darin, entpacken Sie sie und nennen Sie sie selbst.",
            "If the workbook is in it, unpack it and name the workbook itself.",
        ),
    ),
    "other": (
        Text("etwas, das stimmig nicht kennt", "something that stimmig does not know"),
        Text("Prüfen Sie, ob es die richtige Datei ist.", "Check whether it is the right file."),
    ),
}
"""what was found instead of a workbook, and what to do with it"""
CORRUPT = Text(
    "{name}: Die Datei ist beschädigt oder unvollständig. Öffnen Sie sie in Excel oder LibreOffice, und speichern Sie"
    " sie neu; gelingt das nicht, holen Sie eine heile Kopie.",
    "{name}: the file is damaged or incomplete. Open it in Excel or LibreOffice and save it again;"
    " if that fails, get an intact copy.",
)
DAMAGED_PART = Text(
    "{name}: Die Datei ist beschädigt, und zwar in ihrem Teil {part}. Öffnen Sie sie in Excel oder LibreOffice, und"
    " speichern Sie sie neu; gelingt das nicht, holen Sie eine heile Kopie.",
    "{name}: the file is damaged, in its part {part}. Open it in Excel or LibreOffice and save it again;"
    " if that fails, get an intact copy.",
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

_CAUSES = {
    (errno.EACCES, errno.EPERM): Text(
        "Ihnen fehlt die Berechtigung, oder ein anderes Programm hält sie fest. Schließen Sie es, oder lassen Sie sich"
        " Zugriff geben",
        "you lack the permission, or another program holds it. Close that program, or ask for access",
    ),
    (errno.ENAMETOOLONG, errno.EINVAL): Text(
        "Ihr Name ist zu lang oder enthält unerlaubte Zeichen. Kürzen Sie ihn, oder legen Sie sie in einen anderen Ordner",
        "its name is too long or holds signs that are not allowed. Shorten it, or move the file to another folder",
    ),
    (errno.ELOOP,): Text(
        "Die Verknüpfung verweist im Kreis auf sich selbst. Nennen Sie die Datei selbst",
        "the link points to itself in a circle. Name the file itself",
    ),
    (errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE, errno.ETIMEDOUT): Text(
        "Der Datenträger oder das Netzlaufwerk antwortet nicht. Prüfen Sie die Verbindung, und versuchen Sie es noch"
        " einmal",
        "the disk or network drive does not answer. Check the connection and try again",
    ),
    (errno.ENOSPC, errno.EDQUOT): Text(
        "Der Datenträger ist voll. Schaffen Sie Platz, und versuchen Sie es noch einmal",
        "the disk is full. Make room and try again",
    ),
    (errno.EMFILE, errno.ENFILE): Text(
        "Es sind zu viele Dateien offen. Schließen Sie andere Programme",
        "too many files are open. Close other programs",
    ),
}
_OTHER_CAUSE = Text(
    "Das Betriebssystem meldet den Fehler {number}. Schließen Sie andere Programme, die sie benutzen, und prüfen Sie Ihre"
    " Zugriffsrechte",
    "the operating system reports the error {number}. Close other programs that use it and check your access rights",
)


def cause_of(error: OSError) -> Text:
    """Return why a file could not be opened or written, and what now, in words that follow a colon."""
    for numbers, text in _CAUSES.items():
        if error.errno in numbers:
            return text
    return _OTHER_CAUSE.filled(number=str(error.errno or error))
