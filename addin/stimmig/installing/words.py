"""What installing, uninstalling and the doctor say, in both languages."""

from stimmig.language.text import Text

NO_EXCEL_HERE = Text(
    "Auf diesem System gibt es kein Excel, in das sich das Add-In einrichten ließe. Mit „--to ORDNER“ legen Sie es in"
    " einen Ordner.",
    "There is no Excel on this system to install the add-in into. “--to FOLDER” puts it into a folder.",
)
QUOTE_IN_PATH = Text(
    "{path}: Excel kann Python nicht aus einem Ordner starten, dessen Name ein Anführungszeichen enthält. Richten Sie"
    " Python anderswo ein.",
    "{path}: Excel cannot start Python from a folder with a quotation mark in its name. Set up Python elsewhere.",
)
INSTALLED = Text("Eingerichtet: {path}", "Installed: {path}")
UNCHANGED = Text("Schon eingerichtet: {path}", "Installed already: {path}")
RESTART = Text(
    "Starten Sie Excel neu; dann steht im Menüband der Reiter „stimmig“.",
    "Restart Excel; the ribbon then has a tab “stimmig”.",
)
REMOVED = Text("Entfernt: {path}", "Removed: {path}")
NOTHING = Text("Es war nichts eingerichtet.", "Nothing was installed.")

SYSTEM_BAD = Text(
    "Auf diesem System gibt es kein Excel für den Schreibtisch. Verwenden Sie die Befehlszeile („stimmig check“).",
    "There is no desktop Excel on this system. Use the command line (“stimmig check”).",
)
EXCEL_GOOD = Text("Excel ist da: {path}", "Excel is there: {path}")
EXCEL_BAD = Text(
    "Excel ist nicht zu finden ({path}). Richten Sie Excel ein, und starten Sie es einmal.",
    "Excel cannot be found ({path}). Install Excel and start it once.",
)
STARTUP_GOOD = Text("Der Startordner lässt sich beschreiben: {path}", "The start-up folder is writable: {path}")
STARTUP_BAD = Text(
    "In den Startordner lässt sich nicht schreiben: {path}. Bitten Sie Ihre IT um das Recht, oder um einen Ordner unter"
    " den vertrauenswürdigen Speicherorten und „stimmig install --to ORDNER“.",
    "The start-up folder is not writable: {path}. Ask your IT for the right, or for a folder among the trusted locations"
    " and “stimmig install --to FOLDER”.",
)
ADD_IN_GOOD = Text("Das Add-In liegt im Startordner.", "The add-in is in the start-up folder.")
ADD_IN_MISSING = Text(
    "Das Add-In liegt nicht im Startordner. Führen Sie „stimmig install“ aus.",
    "The add-in is not in the start-up folder. Run “stimmig install”.",
)
ADD_IN_OLD = Text(
    "Das Add-In stammt aus einer anderen Fassung von stimmig. Schließen Sie Excel, und führen Sie „stimmig install“ aus.",
    "The add-in is from another version of stimmig. Close Excel and run “stimmig install”.",
)
PYTHON_GOOD = Text("Python ist eingetragen und da: {path}", "Python is entered and there: {path}")
PYTHON_MISSING = Text(
    "Es ist kein Python eingetragen ({path}). Führen Sie „stimmig install“ aus.",
    "No Python is entered ({path}). Run “stimmig install”.",
)
PYTHON_GONE = Text(
    "Das eingetragene Python gibt es nicht mehr: {path}. Führen Sie „stimmig install“ mit dem neuen aus.",
    "The Python that is entered is gone: {path}. Run “stimmig install” with the new one.",
)
PYTHON_OTHER = Text(
    "Eingetragen ist ein anderes Python als dieses: {path}. Wenn das nicht so sein soll, führen Sie „stimmig install“ aus.",
    "Another Python than this one is entered: {path}. If that is not intended, run “stimmig install”.",
)
XLWINGS_GOOD = Text("xlwings passt zum Add-In: {version}", "xlwings fits the add-in: {version}")
XLWINGS_MISSING = Text(
    "xlwings fehlt. Führen Sie „pip install stimmig“ in diesem Python noch einmal aus.",
    "xlwings is missing. Run “pip install stimmig” in this Python once more.",
)
XLWINGS_OTHER = Text(
    "xlwings {version} ist eingerichtet, das Add-In ist mit {wanted} gebaut. Meist geht das; wenn ein Klick nichts tut,"
    " führen Sie „pip install xlwings=={wanted}“ aus.",
    "xlwings {version} is installed, the add-in was built with {wanted}. Mostly that works; if a click does nothing, run"
    " “pip install xlwings=={wanted}”.",
)
SCRIPT_GOOD = Text("Das AppleScript ist da.", "The AppleScript is there.")
SCRIPT_BAD = Text(
    "Das AppleScript fehlt oder ist alt, über das Excel Python startet. Führen Sie „stimmig install“ aus.",
    "The AppleScript through which Excel starts Python is missing or old. Run “stimmig install”.",
)
POLICY = Text(
    "Von hier nicht zu sehen: ob Ihre IT VBA-Makros, Add-Ins oder den Start von Python aus Excel verbietet. Fehlt der"
    " Reiter trotz allem, zeigen Sie ihr den Abschnitt „Was die IT erlauben muss“ der Anleitung.",
    "Not to be seen from here: whether your IT forbids VBA macros, add-ins, or starting Python from Excel. If the tab is"
    " missing in spite of all this, show them the section “What IT must allow” of the guide.",
)
POLICY_BAD = Text(
    "Eine Richtlinie Ihrer IT schaltet VBA-Makros in Excel ab. Ohne sie geht das Add-In nicht; die Befehlszeile geht.",
    "A policy of your IT turns VBA macros in Excel off. The add-in does not work without them; the command line does.",
)
