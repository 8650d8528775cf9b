"""What is said in Excel's dialogs and status bar, in both languages."""

from stimmig.language.text import Text

TITLE = "stimmig"
WORKING = Text("stimmig: {button} …", "stimmig: {button} …")
CHECKED = Text(
    "{error} Fehler, {warning} {warning:Warnung|Warnungen}, {hint} {hint:Hinweis|Hinweise}. {reaching} von {rows}"
    " {rows:Zeile|Zeilen} {reaching:erreicht|erreichen} den Purpose.\n\nDer Bericht steht auf dem Blatt „{sheet}“.",
    "{error} {error:error|errors}, {warning} {warning:warning|warnings}, {hint} {hint:hint|hints}. {reaching} of {rows}"
    " {rows:row|rows} {reaching:reaches|reach} the purpose.\n\nThe report is on the sheet “{sheet}”.",
)
LOOKS_UNSEEN = Text(
    "Einzüge, Fettschrift und Gliederung waren nicht zu sehen auf: {sheets}. Speichern Sie die Mappe, und prüfen Sie noch"
    " einmal.",
    "Indents, bold type and outline could not be seen on: {sheets}. Save the workbook and check again.",
)
NO_WORKBOOK = Text(
    "Es ist keine Mappe geöffnet, die bearbeitet werden kann. Öffnen Sie eine; in der geschützten Ansicht klicken Sie"
    " zuerst auf „Bearbeitung aktivieren“.",
    "No workbook is open that can be edited. Open one; in Protected View click “Enable Editing” first.",
)
BUSY = Text(
    "Excel ist beschäftigt, vermutlich wird gerade eine Zelle bearbeitet oder ein Fenster ist offen. Beenden Sie das mit"
    " Eingabe oder Esc, und klicken Sie noch einmal.",
    "Excel is busy; probably a cell is being edited or a dialog is open. Finish with Enter or Esc, and click again.",
)
RUNNING = Text(
    "stimmig arbeitet noch am vorigen Klick. Warten Sie, bis die Statuszeile leer ist.",
    "stimmig is still at work on the click before. Wait until the status bar is empty.",
)
FAULT = Text(
    "Das ist ein Fehler von stimmig, nicht Ihrer; an Ihren Blättern wurde nichts weiter geändert. Versuchen Sie es noch"
    " einmal, und melden Sie ihn, wenn er wiederkommt, mit dem Protokoll:\n{log}",
    "This is a fault in stimmig, not yours; nothing more was changed on your sheets. Try again, and if it comes back,"
    " report it with the log:\n{log}",
)
STRUCTURE = Text(
    "Die Struktur der Mappe ist geschützt, deshalb lässt sich kein Blatt einfügen. Soll der Bericht als eigene Datei in"
    " Ihren Dokumenten gespeichert werden?",
    "The structure of the workbook is protected, so no sheet can be added. Shall the report be saved as a file of its"
    " own in your documents?",
)
STRUCTURE_STAYS = Text(
    "Die Struktur der Mappe ist geschützt; Blätter lassen sich nicht einfügen oder entfernen. Heben Sie den Schutz auf"
    " (Überprüfen, Arbeitsmappe schützen), und klicken Sie noch einmal.",
    "The structure of the workbook is protected; sheets can neither be added nor removed. Lift the protection (Review,"
    " Protect Workbook) and click again.",
)
UNDO_ENDS = Text(
    "Das ändert Zellen auf Ihren Blättern. Excels „Rückgängig“ reicht danach nicht weiter zurück als bis hier. stimmig"
    " merkt sich den alten Stand: Ein zweiter Klick auf „{button}“ stellt ihn wieder her. Weiter?",
    "This changes cells on your sheets. Excel's Undo then goes back no further than to this point. stimmig remembers"
    " how they were: a second click on “{button}” takes it back. Go on?",
)
MARKED = Text(
    "{count} {count:Zelle|Zellen} markiert. Ein zweiter Klick nimmt die Markierungen zurück.",
    "{count} {count:cell|cells} marked. A second click takes the marks back.",
)
MARKED_SOME = Text("Markiert sind die ersten {count}.", "Only the first {count} are marked.")
PROTECTED_SHEETS = Text(
    "Geschützt und deshalb unverändert: {sheets}. Heben Sie den Blattschutz auf, wenn auch sie markiert werden sollen.",
    "Protected and therefore unchanged: {sheets}. Lift the sheet protection if they are to be marked too.",
)
UNMARKED = Text("Die Markierungen sind zurückgenommen.", "The marks are taken back.")
NOT_TAKEN_BACK = Text(
    "Nicht zurückgenommen, weil das Blatt geschützt ist: {sheets}. Heben Sie den Blattschutz auf, und klicken Sie noch"
    " einmal.",
    "Not taken back, because the sheet is protected: {sheets}. Lift the sheet protection and click again.",
)
NOTHING_TO_MARK = Text("Es gibt keine Zelle zu markieren.", "There is no cell to mark.")
NO_REPORT = Text(
    "In dieser Mappe steht noch kein Bericht. Klicken Sie zuerst auf „{button}“.",
    "There is no report in this workbook yet. Click “{button}” first.",
)
NOWHERE_TO_GO = Text("Der Bericht nennt keine Zelle.", "The report names no cell.")
GONE = Text(
    "Das Blatt „{sheet}“, das der Bericht nennt, gibt es nicht mehr. Prüfen Sie die Mappe noch einmal.",
    "The sheet “{sheet}” that the report names is gone. Check the workbook again.",
)
NOTHING_HERE = Text(
    "Zu dieser Zelle sagt der Bericht nichts. „{button}“ führt zur nächsten, zu der er etwas sagt.",
    "The report says nothing about this cell. “{button}” leads to the next one that it names.",
)
WHY = Text("Warum das wichtig ist: {reason}", "Why it matters: {reason}")
NEW_NAME = Text("Strategie", "Strategy")
CREATED = Text("Angelegt und geöffnet: {path}", "Created and opened: {path}")
CONVERTED = Text(
    "Umgesetzt und geöffnet: {path}\n\nDiese Mappe blieb, wie sie ist. Das Protokoll in der neuen sagt, was aus jeder Zelle"
    " wurde.",
    "Converted and opened: {path}\n\nThis workbook stayed as it is. The protocol in the new one says what became of each"
    " cell.",
)
LEFT_OPEN = Text(
    "Offen: {questions:eine Frage|{questions} Fragen}, {rows:eine Zeile|{rows} Zeilen} ohne Weg zum Purpose.",
    "Open: {questions:one question|{questions} questions}, {rows:one row|{rows} rows} without a way to the purpose.",
)
LINKS_ASKED = Text(
    "{count} {count:leere Zelle|leere Zellen} auf {sheets} {count:wird|werden} ausgefüllt, wie Sie im Register entschieden"
    " haben. Excels „Rückgängig“ reicht danach nicht weiter zurück als bis hier; „{button}“ leert die Zellen wieder."
    " Weiter?",
    "{count} empty {count:cell|cells} on {sheets} will be filled as you decided in the register. Excel's Undo then goes"
    " back no further than to this point; “{button}” empties the cells again. Go on?",
)
REGISTER_SET_UP = Text(
    "Auf dem Blatt „{sheet}“ {count:steht eine Zeile|stehen {count} Zeilen} ohne Verknüpfung oder Begründung. Nehmen Sie"
    " dort an, was stimmt, und klicken Sie noch einmal auf „{button}“.",
    "On the sheet “{sheet}” {count:there is one row|there are {count} rows} without a link or a reason. Accept there what"
    " is right, and click “{button}” again.",
)
ALL_LINKED = Text("Jede Zeile sagt, worauf sie einzahlt und warum.", "Every row says what it contributes to, and why.")
LINKS_TAKEN_BACK = Text(
    "{count} {count:Zelle|Zellen} wieder geleert; was Sie seither selbst geändert haben, blieb. „{button}“ stellt das"
    " Register neu zusammen.",
    "{count} {count:cell|cells} emptied again; what you have changed yourself since stayed. “{button}” sets up the register"
    " anew.",
)
NO_LINKS_TO_TAKE_BACK = Text(
    "stimmig hat in dieser Mappe keine Verknüpfung eingetragen, die sich zurücknehmen ließe.",
    "stimmig has entered no link in this workbook that could be taken back.",
)
OLD_FORMAT = Text(
    "{name}: In dieses Dateiformat lässt sich das Blatt nicht einfügen. Speichern Sie die Mappe als .xlsx, und klicken Sie"
    " noch einmal.",
    "{name}: the sheet cannot be added to this file format. Save the workbook as .xlsx, and click again.",
)
SAVED_ALONE = Text("Der Bericht liegt in {path}", "The report is in {path}")
REMOVE = Text(
    "Entfernt werden: {sheets}. Ihre Blätter bleiben, wie sie sind. Weiter?",
    "These will be removed: {sheets}. Your sheets stay as they are. Go on?",
)
REMOVED = Text("Alles von stimmig ist aus der Mappe entfernt.", "All that was stimmig's is out of the workbook.")
SOME_STAY = Text(
    "Entfernt. Was Menschen eingetragen oder entschieden haben, bleibt: {sheets}. Brauchen Sie es nicht mehr, dann löschen"
    " Sie es selbst.",
    "Removed. What people have entered or decided stays: {sheets}. If you no longer need it, delete it yourself.",
)
NOTHING_TO_REMOVE = Text("In dieser Mappe steht nichts von stimmig.", "There is nothing of stimmig's in this workbook.")
NO_SETTINGS = Text(
    "Diese Mappe hat noch kein Blatt mit Einstellungen. Soll eines angelegt werden?",
    "This workbook has no sheet of settings yet. Shall one be added?",
)
SETTINGS = Text("Einstellungen", "Settings")
LOG = Text("Das Protokoll liegt in {log}.", "The log is in {log}.")
