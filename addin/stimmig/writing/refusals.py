"""Why a workbook is not written into, in the words of the reader."""

from stimmig.language.text import Text

INSTEAD = Text(
    "Mit --output schreiben Sie den Bericht in eine Kopie oder eine eigene Datei.",
    "With --output the report goes into a copy or a file of its own.",
)
SIGNED = Text(
    "{name}: Die Mappe ist digital signiert; jede Änderung macht die Signatur ungültig. Es wurde nichts geschrieben.",
    "{name}: the workbook is digitally signed; any change would void the signature. Nothing was written.",
)
PROTECTED = Text(
    "{name}: Die Struktur der Mappe ist geschützt; es lässt sich kein Blatt einfügen oder entfernen. Heben Sie den Schutz auf"
    " (Überprüfen, Arbeitsmappe schützen). Es wurde nichts geschrieben.",
    "{name}: the structure of the workbook is protected; no sheet can be added or removed. Lift the protection"
    " (Review, Protect Workbook). Nothing was written.",
)
SHARED = Text(
    "{name}: Die Mappe ist als „freigegebene Arbeitsmappe“ mit Änderungsprotokoll gespeichert; ein neues Blatt würde"
    " das Protokoll zerstören. Heben Sie die Freigabe auf. Es wurde nichts geschrieben.",
    "{name}: the workbook is stored as a “shared workbook” with a revision log; a new sheet would break the log."
    " Stop sharing it. Nothing was written.",
)
READ_ONLY_RECOMMENDED = Text(
    "{name}: Die Mappe ist als „schreibgeschützt empfohlen“ oder endgültig gekennzeichnet. Es wurde nichts geschrieben.",
    "{name}: the workbook is marked “read-only recommended” or final. Nothing was written.",
)
ADD_IN = Text(
    "{name}: Das ist ein Add-In, keine Arbeitsmappe. Es wurde nichts geschrieben.",
    "{name}: this is an add-in, not a workbook. Nothing was written.",
)
OPEN_ELSEWHERE = Text(
    "{name}: Die Mappe ist gerade geöffnet (neben ihr liegt {lock}). Schließen Sie sie, und versuchen Sie es noch"
    " einmal. Es wurde nichts geschrieben.",
    "{name}: the workbook is open at the moment ({lock} is beside it). Close it and try again. Nothing was written.",
)
READ_ONLY = Text(
    "{name}: Die Datei oder ihr Ordner ist schreibgeschützt. Es wurde nichts geschrieben.",
    "{name}: the file or its folder is read-only. Nothing was written.",
)
FOLDER_READ_ONLY = Text(
    "{name}: Der Bericht lässt sich nicht als {target} daneben schreiben, weil der Ordner schreibgeschützt ist. Es wurde"
    " nichts geschrieben.",
    "{name}: the report cannot be written beside it as {target}, because the folder is read-only. Nothing was written.",
)
CHANGED_MEANWHILE = Text(
    "{name}: Die Datei hat sich geändert, während sie geprüft wurde. Prüfen Sie sie noch einmal; geschrieben wurde nichts.",
    "{name}: the file changed while it was being checked. Check it again; nothing was written.",
)
IN_USE = Text(
    "{name}: Der Zugriff wird verweigert. Entweder hält ein anderes Programm die Datei fest, wohl Excel, dann schließen"
    " Sie sie dort; oder Ihnen fehlt das Recht an Datei oder Ordner. Geschrieben wurde nichts.",
    "{name}: access is denied. Either another program holds the file, probably Excel: close it there; or you lack the"
    " right to the file or folder. Nothing was written.",
)
DAMAGED = Text(
    "{name}: Der innere Aufbau der Mappe ist beschädigt ({what}). Öffnen Sie sie in Excel und speichern Sie sie neu."
    " Es wurde nichts geschrieben.",
    "{name}: the inner structure of the workbook is damaged ({what}). Open it in Excel and save it again."
    " Nothing was written.",
)
NOT_VERIFIED = Text(
    "{name}: Die neue Fassung hat die Gegenprobe nicht bestanden ({what}). Die Datei blieb, wie sie war. Bitte melden"
    " Sie das; es ist ein Fehler von stimmig.",
    "{name}: the new version did not pass the cross-check ({what}). The file stayed as it was. Please report this;"
    " it is a fault in stimmig.",
)
LAST_SHEET = Text(
    "{name}: Ohne das Blatt von stimmig bliebe kein sichtbares Blatt. Blenden Sie eines ein, oder legen Sie eines an."
    " Es wurde nichts geschrieben.",
    "{name}: without stimmig's sheet no visible sheet would be left. Unhide one, or add one. Nothing was written.",
)
ONLY_THE_REPORT = Text(
    "{name}: Diese Datei enthält nichts als den Bericht von stimmig. Brauchen Sie ihn nicht mehr, dann löschen Sie die"
    " ganze Datei. Es wurde nichts geschrieben.",
    "{name}: this file holds nothing but stimmig's report. If you no longer need it, delete the whole file."
    " Nothing was written.",
)
NEEDED = Text(
    "{name}: Auf das Blatt „{sheet}“ stützt sich anderes in der Mappe ({what}). Lösen Sie das zuerst; es wurde nichts"
    " geschrieben.",
    "{name}: something else in the workbook relies on the sheet “{sheet}” ({what}). Detach it first; nothing was"
    " written.",
)
LINKED = Text(
    "{name}: Die Datei hat noch einen zweiten Namen (harter Link), der die alte Fassung behielte. Es wurde nichts"
    " geschrieben.",
    "{name}: the file has a second name (hard link), which would keep the old version. Nothing was written.",
)
NO_SPACE = Text(
    "{name}: Auf dem Datenträger ist kein Platz mehr. Schaffen Sie Platz, und versuchen Sie es noch einmal. Die Datei"
    " blieb, wie sie war.",
    "{name}: the disk is full. Make room and try again. The file stayed as it was.",
)
BAD_PATH = Text(
    "{name}: Unter diesem Namen lässt sich keine Datei schreiben. Wählen Sie einen anderen Namen oder Ordner; geschrieben"
    " wurde nichts.",
    "{name}: no file can be written under this name. Choose another name or folder; nothing was written.",
)
NOT_A_FOLDER = Text(
    "{name}: Das ist eine Datei, kein Ordner. Nennen Sie einen Ordner; geschrieben wurde nichts.",
    "{name}: this is a file, not a folder. Name a folder; nothing was written.",
)
WOULD_OVERWRITE = Text(
    "{name}: Diese Datei gibt es schon, und sie ist keine unberührte Kopie von stimmig. Wählen Sie einen anderen Namen;"
    " überschrieben wurde nichts.",
    "{name}: this file exists already, and it is not an untouched copy made by stimmig. Choose another name; nothing was"
    " overwritten.",
)
SAME_FILE = Text(
    "{name}: Das ist die Mappe selbst. Mit --write schreiben Sie in sie, mit --output in eine Kopie anderen Namens.",
    "{name}: this is the workbook itself. --write writes into it, --output into a copy with another name.",
)
WRONG_ENDING = Text(
    "{name}: Der Bericht zu {source} braucht eine Datei mit der Endung {ending}.",
    "{name}: the report on {source} needs a file name that ends in {ending}.",
)
FOLDER_NEEDED = Text(
    "{name}: Bei mehreren Mappen nennt --output einen Ordner; das hier ist eine Datei.",
    "{name}: with several workbooks --output names a folder; this is a file.",
)
SAME_NAME = Text(
    "{name}: Zwei der Mappen ergäben im selben Ordner die Datei {target}. Prüfen Sie sie getrennt, oder benennen Sie eine um.",
    "{name}: two of the workbooks would become the file {target} in the same folder. Check them separately, or rename one.",
)
NOT_EDITABLE = Text(
    "{name}: stimmig schreibt Blätter nur in .xlsx- und .xlsm-Mappen. Speichern Sie die Mappe in Excel als .xlsx, und"
    " versuchen Sie es mit ihr. Es wurde nichts geschrieben.",
    "{name}: stimmig writes sheets into .xlsx and .xlsm workbooks only. Save the workbook as .xlsx in Excel and try with"
    " that. Nothing was written.",
)
NOT_OURS = Text(
    "{name}: Nur in .xlsx- und .xlsm-Mappen schreibt stimmig Blätter; hier kann keines stehen.",
    "{name}: stimmig writes sheets into .xlsx and .xlsm workbooks only, so there can be none here.",
)
EXISTS = Text(
    "{name}: Diese Datei gibt es schon. Wählen Sie einen anderen Namen; überschrieben wurde nichts.",
    "{name}: this file exists already. Choose another name; nothing was overwritten.",
)
ONLY_XLSX = Text(
    "{name}: Eine neue Mappe braucht die Endung .xlsx, nicht {ending}.",
    "{name}: a new workbook needs the ending .xlsx, not {ending}.",
)
NO_FOLDER = Text(
    "{name}: Den Ordner gibt es nicht. Legen Sie ihn an, oder nennen Sie einen anderen.",
    "{name}: there is no such folder. Create it, or name another one.",
)
