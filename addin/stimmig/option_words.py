"""What the command line says about its commands and options, in both languages."""

from stimmig.language.text import Text

ABOUT = Text(
    "Prüft, ob Balanced Scorecard und OKR zusammenstimmen und jede Zeile auf den Purpose zurückführt.",
    "Checks whether the Balanced Scorecard and the OKRs are in tune and every row leads back to the purpose.",
)
COMMANDS = Text("Befehle", "commands")
COMMAND = Text("BEFEHL", "COMMAND")
FILE, FOLDER, PATH, DATE = (
    Text("DATEI", "FILE"),
    Text("ORDNER", "FOLDER"),
    Text("PFAD", "PATH"),
    Text("DATUM", "DATE"),
)
NOT_POSSIBLE = Text(
    "„{value}“ ist nicht möglich (möglich: {choices})", "invalid choice: “{value}” (choose from {choices})"
)
CHECK = Text("Arbeitsmappen prüfen", "check workbooks")
CHECK_LONG = Text(
    "Prüft eine oder mehrere Arbeitsmappen als eine Strategie. Gelesen werden .xlsx .xlsm .xlsb .xls .ods."
    " Rückgabewert 0: kein Fehler, 1: Fehler gefunden, 2: Befehl oder Datei unbrauchbar, 3: Störung in stimmig.",
    "Checks one or several workbooks as one strategy. Reads .xlsx .xlsm .xlsb .xls .ods."
    " Exit code 0: no error, 1: errors found, 2: command or file unusable, 3: a fault in stimmig.",
)
READ = Text("zeigen, was stimmig in einer Mappe erkennt", "show what stimmig recognises in a workbook")
READ_LONG = Text(
    "Zeigt, was stimmig in einer Arbeitsmappe erkennt und welche Fragen offen bleiben. Es wird nichts geändert.",
    "Shows what stimmig recognises in a workbook, and which questions stay open. Nothing is changed.",
)
WHY = Text(
    "Blatt für Blatt sagen, was als was erkannt wurde, wie sicher und warum",
    "say sheet by sheet what was recognised as what, how sure, and why",
)
LAYOUT = Text(
    "zeigen und berichtigen, wie stimmig eine Mappe versteht", "show and correct how stimmig understands a workbook"
)
LAYOUT_LONG = Text(
    "Zeigt, welche Tabellen und Spalten stimmig als was erkennt. --write legt dazu ein Blatt in die Mappe, auf dem Sie"
    " mit Auswahllisten entscheiden; --save schreibt die Entscheidungen in eine Datei, die für viele gleich gebaute"
    " Mappen gilt. Was entschieden ist, befolgen alle Befehle.",
    "Shows which tables and columns stimmig recognises as what. --write adds a sheet to the workbook on which you decide"
    " with dropdowns; --save writes the decisions to a file that serves many workbooks of the same make. All commands"
    " obey what is decided.",
)
LAYOUT_WRITE = Text("das Layout-Blatt in jede Mappe schreiben", "write the layout sheet into each workbook")
LAYOUT_OUTPUT = Text(
    "das Layout-Blatt in eine Kopie schreiben: eine Datei, bei mehreren Mappen ein Ordner",
    "write the layout sheet into a copy: a file, or a folder for several workbooks",
)
LAYOUT_SAVE = Text("die Entscheidungen als Datei speichern", "save the decisions as a file")
LAYOUT_FILE = Text("JSON-Datei mit Entscheidungen zum Layout", "JSON file of decisions about the layout")
NEW = Text("eine neue Arbeitsmappe aus der Vorlage anlegen", "set up a new workbook from the template")
NEW_LONG = Text(
    "Legt eine leere Arbeitsmappe mit Auswahllisten und kurzen Hinweisen an. Eine vorhandene wird nie überschrieben.",
    "Sets up an empty workbook with dropdowns and short guidance. It never overwrites one that is there.",
)
REMOVE = Text("die Blätter von stimmig wieder entfernen", "take stimmig's sheets away again")
REMOVE_LONG = Text(
    "Entfernt die Blätter von stimmig aus Arbeitsmappen. Alles andere darin bleibt, wie es ist.",
    "Takes stimmig's sheets out of workbooks. Everything else in them stays as it is.",
)
PHRASE = Text("einen Satz beurteilen, bevor er in ein Blatt kommt", "judge a sentence before it goes into a sheet")
PHRASE_LONG = Text(
    "Sagt, ob ein Key Result eine Wirkung bei Menschen nennt, eigene Arbeit oder eine bloße Kennzahl, und warum.",
    "Says whether a key result names an effect on people, work of our own or a bare metric, and why.",
)
TEXT = Text("der Satz", "the sentence")
JSONL = Text(
    'Datei mit Zeilen {"lang","text"}; ergänzt label und why', 'file of lines {"lang","text"}; adds label and why'
)
PAIRS = Text(
    'Datei mit Zeilen {"lang","kpi","kr"}; ergänzt copy und why', 'file of lines {"lang","kpi","kr"}; adds copy and why'
)
EXPLAIN = Text("erklären, was eine Regel findet und warum", "explain what a rule finds, and why")
EXPLAIN_LONG = Text(
    "Erklärt Regeln: was sie finden, was zu tun ist, warum es wichtig ist, mit zwei Beispielen. Eine Familie wie PUR"
    " listet ihre Regeln; ohne Angabe werden alle gelistet.",
    "Explains rules: what they find, what to do, why it matters, with two examples. A family such as PUR lists its"
    " rules; without a code, all are listed.",
)
LINKS = Text("Zeilen mit dem verknüpfen, dem sie dienen", "link rows to what they serve")
LINKS_LONG = Text(
    "Sammelt die Zeilen, die nicht sagen, worauf sie einzahlen oder warum, schlägt vor, was passt, und übernimmt, was Sie"
    " angenommen haben.",
    "Collects the rows that do not say what they contribute to, or why, suggests what fits, and takes what you accepted.",
)
SUGGEST = Text(
    "Vorschläge zeigen, oder ins Registerblatt schreiben", "show suggestions, or write them into the register"
)
SUGGEST_LONG = Text(
    "Zeigt für jede Zeile ohne Verknüpfung bis zu drei Zeilen, denen sie dienen könnte, und was dafür spricht. Mit --write"
    " kommt das in das Registerblatt der Mappe; Entscheidungen, die dort schon stehen, bleiben.",
    "Shows up to three rows that each row without a link may serve, and what speaks for them. With --write this goes into"
    " the register sheet of the workbook; decisions that stand there stay.",
)
APPLY = Text("übernehmen, was im Register entschieden ist", "take what is decided in the register")
APPLY_LONG = Text(
    "Trägt die Entscheidungen des Registers in die leeren Zellen der Blätter ein, die eine Spalte dafür haben; die anderen"
    " gelten vom Register aus. Ohne --write oder --output zeigt es nur, was geschähe.",
    "Enters the decisions of the register into the empty cells of sheets that have a column for them; the others count from"
    " the register. Without --write or --output it only shows what would happen.",
)
WRITE_LINKS = Text("in die Mappe schreiben", "write into the workbook")
OUTPUT_LINKS = Text(
    "in eine Kopie schreiben: eine Datei, bei mehreren Mappen ein Ordner",
    "write into a copy: a file, or a folder for several workbooks",
)
CODES = Text("Codes wie PUR001, oder Familien wie PUR", "codes such as PUR001, or families such as PUR")
INSTALL = Text("das Add-In in Excel einrichten", "install the add-in in Excel")
UNINSTALL = Text("das Add-In wieder entfernen", "take the add-in away again")
DOCTOR = Text("sagen, was dem Add-In fehlt", "say what the add-in lacks")
INSTALL_LONG = Text(
    "„install“ legt das Add-In in Excels Startordner und trägt dieses Python ein, „uninstall“ entfernt genau das wieder,"
    " „doctor“ prüft jede Voraussetzung und sagt, was zu tun ist.",
    "“install” puts the add-in into Excel's start-up folder and enters this Python, “uninstall” takes exactly that away,"
    " “doctor” checks each prerequisite and says what to do.",
)
TO = Text("ein anderer Ordner als Excels Startordner", "another folder than Excel's start-up folder")
FILES = Text("Arbeitsmappe", "workbook")
VERSION = Text("die Fassung zeigen", "show the version and exit")
LANG = Text("Sprache der Meldungen", "language of the messages")
PROFILE = Text(
    "Grenzen: die-agilen, mooncamp, google, openokr, kaplan-norton oder eine JSON-Datei",
    "limits: die-agilen, mooncamp, google, openokr, kaplan-norton, or a JSON file",
)
SELECT = Text(
    "nur diese Regeln (PUR001, PUR …), mit Komma getrennt", "only these rules (PUR001, PUR …), separated by commas"
)
IGNORE = Text("diese Regeln nicht", "not these rules")
FORMAT = Text("Form der Ausgabe", "format of the output")
ACCEPTED = Text("JSON-Datei mit akzeptierten Befunden", "JSON file of accepted findings")
NEW_ONLY = Text(
    "nur zeigen, was seit dem letzten Bericht in der Mappe dazukam",
    "show only what came since the last report in the workbook",
)
BASELINE = Text(
    "nur zeigen, was seit diesem Bericht dazukam: eine Ausgabe von --format json oder eine Mappe mit Bericht",
    "show only what came since this report: an output of --format json, or a workbook with a report",
)
AS_OF = Text("gilt als heute (JJJJ-MM-TT oder TT.MM.JJJJ)", "counts as today (YYYY-MM-DD or DD.MM.YYYY)")
WRITE = Text("den Bericht in jede Mappe schreiben", "write the report into each workbook")
OUTPUT = Text(
    "den Bericht in eine Kopie schreiben: eine Datei, bei mehreren Mappen ein Ordner",
    "write the report into a copy: a file, or a folder for several workbooks",
)
JSON = Text("als JSON ausgeben", "print as JSON")
OUT = Text("je Mappe eine JSON-Datei in diesen Ordner schreiben", "write one JSON file per workbook into this folder")
TARGET = Text("Datei, die angelegt wird (.xlsx)", "file to be created (.xlsx)")
NO_DATE = Text(
    "„{value}“ ist kein Datum der Form JJJJ-MM-TT oder TT.MM.JJJJ",
    "“{value}” is not a date of the form YYYY-MM-DD or DD.MM.YYYY",
)
CONVERT = Text("alte Mappen in die Form von stimmig umsetzen", "convert legacy workbooks into stimmig's form")
CONVERT_LONG = Text(
    "Setzt Arbeitsmappen in die Tabellen der stimmig-Vorlage um, mit einem Protokoll jeder Zelle. Die Quellen bleiben, wie"
    " sie sind. Ein abgebrochener Lauf geht mit demselben Befehl weiter. Rückgabewert 0: alles umgesetzt, 1: umgesetzt, aber"
    " Fragen oder Zeilen ohne Weg zum Purpose sind offen, 2: Befehl oder Datei unbrauchbar, 3: Störung in stimmig.",
    "Converts workbooks into the tables of the stimmig template, with a protocol of every cell. The sources stay as they"
    " are. A run that was stopped goes on with the same command. Exit code 0: all converted, 1: converted, but questions or"
    " rows without a way to the purpose are open, 2: command or file unusable, 3: a fault in stimmig.",
)
PATHS = Text("Arbeitsmappe, Ordner oder Muster (**/*.xls)", "workbook, folder or pattern (**/*.xls)")
OUT_FOLDER = Text("Ordner für die Ergebnisse", "folder for the results")
JOBS = Text(
    "so viele Dateien zugleich (sonst: so viele wie Prozessorkerne)",
    "so many files at once (else as many as there are processor cores)",
)
TIMEOUT = Text("Sekunden, die eine Datei dauern darf (sonst 60)", "seconds that a file may take (else 60)")
MEMORY = Text("MB Speicher, die eine Datei brauchen darf (sonst 2000)", "MB of memory that a file may need (else 2000)")
PASSWORD = Text(
    "Kennwort verschlüsselter Mappen; besser in der Umgebungsvariablen STIMMIG_PASSWORD",
    "password of encrypted workbooks; better in the environment variable STIMMIG_PASSWORD",
)
WORD = Text("KENNWORT", "PASSWORD")
NO_NUMBER = Text("„{value}“ ist keine ganze Zahl größer als 0", "“{value}” is not a whole number above 0")
FORMATS = ("text", "json", "sarif", "junit", "csv", "markdown")
LEARNING = {
    "check-in": Text(
        "Check-ins: Runde beginnen, erfassen, zusammenführen, zeigen, fällige nennen",
        "check-ins: start a round, record, merge, show, name those due",
    ),
    "review": Text("einen Zyklus auswerten und abschließen", "review a cycle and close it"),
    "cycle": Text("den nächsten Zyklus planen", "plan the next cycle"),
}
