"""What converting says: why a file was left out, and how a run went."""

from stimmig.language.text import Text

TIMEOUT = Text(
    "{name}: Das Umsetzen dauerte länger als {seconds:eine Sekunde|{seconds} Sekunden} und wurde abgebrochen. Versuchen Sie es allein, mit größerem"
    " --timeout.",
    "{name}: converting took longer than {seconds:one second|{seconds} seconds} and was stopped. Try it alone, with a larger --timeout.",
)
MEMORY = Text(
    "{name}: Das Umsetzen brauchte mehr als {megabytes} MB Speicher und wurde abgebrochen. Versuchen Sie es mit größerem"
    " --memory.",
    "{name}: converting needed more than {megabytes} MB of memory and was stopped. Try it with a larger --memory.",
)
BROKE_OFF = Text(
    "{name}: Das Umsetzen brach ohne Meldung ab (Signal {signal}); vermutlich reichten {megabytes} MB Speicher nicht, oder"
    " die Datei ist beschädigt. Öffnen Sie sie in Excel, und speichern Sie sie neu.",
    "{name}: converting broke off without a message (signal {signal}); probably {megabytes} MB of memory were not enough,"
    " or the file is damaged. Open it in Excel and save it again.",
)
LOST = Text(
    "{name}: Der Rechner, der die Datei umsetzen sollte, ist ausgefallen ({what}). Starten Sie den Lauf noch einmal.",
    "{name}: the machine that was to convert the file has failed ({what}). Start the run again.",
)
FAULT = Text(
    "{name}: Das ist ein Fehler von stimmig, nicht Ihrer: {what}. Bitte melden Sie ihn mit dieser Zeile.",
    "{name}: this is a fault in stimmig, not yours: {what}. Please report it with this line.",
)
CHANGING = Text(
    "{name}: Die Datei änderte sich, während sie gelesen wurde. Warten Sie, bis das andere Programm fertig ist, und setzen"
    " Sie sie dann noch einmal um.",
    "{name}: the file changed while it was being read. Wait until the other program has finished, then convert it again.",
)
IN_THE_WAY = Text(
    "{name}: Das Ergebnis {target} gibt es schon, und es ist nicht das unveränderte von einem früheren Lauf. Überschrieben"
    " wurde nichts; verschieben Sie es, oder nennen Sie einen anderen Ordner.",
    "{name}: the result {target} exists already, and it is not the unchanged one of an earlier run. Nothing was"
    " overwritten; move it, or name another folder.",
)
NO_WORKBOOK_HERE = Text(
    "{name}: In diesem Ordner liegt keine Arbeitsmappe (.xlsx .xlsm .xlsb .xls .ods). Prüfen Sie, ob es der richtige ist.",
    "{name}: there is no workbook in this folder (.xlsx .xlsm .xlsb .xls .ods). Check whether it is the right one.",
)
NO_MATCH = Text(
    "{name}: Zu diesem Muster gibt es keine Datei. Prüfen Sie Ordner und Schreibweise.",
    "{name}: no file fits this pattern. Check the folder and the spelling.",
)
FOLDER_CLOSED = Text(
    "{name}: Die Dateien in diesem Ordner lassen sich nicht auflisten: {cause}.",
    "{name}: the files in this folder cannot be listed: {cause}.",
)
SAME_FOLDER = Text(
    "{name}: In diesem Ordner liegen die Mappen selbst. Nennen Sie mit --out einen anderen, auch einen Unterordner.",
    "{name}: this folder holds the workbooks themselves. Name another one with --out; a subfolder will do.",
)
EARLIER_RESULTS = Text(
    "{name}: In diesem Ordner liegen Ergebnisse eines früheren Laufs; er wurde ausgelassen. Nennen Sie ihn selbst, wenn auch"
    " sie umgesetzt werden sollen.",
    "{name}: this folder holds results of an earlier run; it was left out. Name it itself if they are to be converted, too.",
)
ENCRYPTED = Text(
    "{name}: Die Datei ist mit einem Kennwort verschlüsselt. Geben Sie es mit --password an, oder entfernen Sie es in Excel"
    " (Datei, Informationen, Arbeitsmappe schützen).",
    "{name}: the file is encrypted with a password. Give it with --password, or remove it in Excel (File, Info, Protect"
    " Workbook).",
)
RUNNING_ALREADY = Text(
    "{name}: In diesen Ordner schreibt schon ein anderer Lauf. Warten Sie, bis er fertig ist, oder nennen Sie einen anderen"
    " Ordner.",
    "{name}: another run is writing into this folder. Wait until it has finished, or name another folder.",
)
NO_MEMORY_LIMIT = Text(
    "Auf diesem System lässt sich der Speicher einer Datei nicht begrenzen; --memory bleibt ohne Wirkung.",
    "On this system the memory for a file cannot be limited; --memory has no effect.",
)
STOPPED = Text(
    "Angehalten. Was fertig ist, bleibt; derselbe Befehl macht dort weiter.",
    "Stopped. What is done stays; the same command goes on from there.",
)
DONE = Text(
    "{converted:{converted} Mappe|{converted} Mappen} umgesetzt, {rejected} abgelehnt, {failed} gescheitert{before}.",
    "{converted:{converted} workbook|{converted} workbooks} converted, {rejected} rejected, {failed} failed{before}.",
)
BEFORE = Text(" (davon {count} schon in einem früheren Lauf)", " ({count} of them in an earlier run)")
LEFT_OPEN = Text(
    "Offen: {questions:eine Frage|{questions} Fragen}, {rows:eine Zeile|{rows} Zeilen} ohne Weg zum Purpose.",
    "Open: {questions:one question|{questions} questions}, {rows:one row|{rows} rows} without a way to the purpose.",
)
WHERE = Text("Übersicht: {name}", "Overview: {name}")
AND_MORE = Text(
    "… und {count:eine weitere|{count} weitere}; die Übersicht nennt alle.",
    "… and {count:one more|{count} more}; the overview names them all.",
)
PROGRESS = Text(" Mappen", " workbooks")
