"""What is said when something was written."""

from stimmig.language.text import Text

WRITTEN = Text("Bericht geschrieben: {name}", "Report written: {name}")
LAYOUT_WRITTEN = Text(
    "Layout-Blatt geschrieben: {name}. Entscheiden Sie darauf in Excel, speichern Sie, und prüfen Sie noch einmal.",
    "Layout sheet written: {name}. Decide on it in Excel, save, and check again.",
)
LAYOUT_SAVED = Text(
    "Layout-Datei geschrieben: {name}. Ergänzen Sie „table“ und „field“, wo etwas anders gelesen werden soll, und nennen"
    " Sie sie mit --layout.",
    "Layout file written: {name}. Add “table” and “field” where something is to be read otherwise, and name it with"
    " --layout.",
)
RENAMED = Text(
    "{name}: geschrieben als {target}, weil mehrere der Mappen {stem}.json ergäben.",
    "{name}: written as {target}, because several of the workbooks would become {stem}.json.",
)
CREATED = Text(
    "Angelegt: {name}. Füllen Sie die Blätter in Excel aus, von „Strategie“ an, speichern Sie, und prüfen Sie die Mappe mit"
    " „stimmig check“.",
    "Created: {name}. Fill in the sheets in Excel, beginning with “Strategy”, save, and check the workbook with “stimmig"
    " check”.",
)
FAILED = Text(
    "Das ist ein Fehler von stimmig, nicht Ihrer: {what}. Bitte melden Sie ihn mit dieser Zeile.",
    "This is a fault in stimmig, not yours: {what}. Please report it with this line.",
)
REGISTER_STAYS = Text(
    "{name}: Das Verknüpfungsregister bleibt, denn {count:eine Entscheidung steht|{count} Entscheidungen stehen} nur dort."
    " Wollen Sie auch darauf verzichten, löschen Sie das Blatt in Excel.",
    "{name}: the link register stays, because {count:one decision stands|{count} decisions stand} only there. If you want"
    " to do without them too, delete the sheet in Excel.",
)
LAYOUT_STAYS = Text(
    "{name}: Das Layout-Blatt bleibt, denn {count:eine Entscheidung steht|{count} Entscheidungen stehen} nur dort. Wollen Sie"
    " darauf verzichten, löschen Sie das Blatt in Excel; „stimmig layout --save“ hebt sie vorher in einer Datei auf.",
    "{name}: the layout sheet stays, because {count:one decision stands|{count} decisions stand} only there. If you want to do"
    " without them, delete the sheet in Excel; “stimmig layout --save” keeps them in a file first.",
)
SHEETS_STAY = Text(
    "{name}: {count:Das Blatt|Die Blätter} {sheets} {count:bleibt|bleiben}: Dort tragen Menschen etwas ein, und Einträge löscht"
    " stimmig nie. Brauchen Sie {count:es|sie} nicht mehr, löschen Sie {count:es|sie} in Excel.",
    "{name}: the {count:sheet|sheets} {sheets} {count:stays|stay}: people enter things there, and stimmig never deletes"
    " entries. If you no longer need {count:it|them}, delete {count:it|them} in Excel.",
)
MEMORY_STAYS = Text(
    "{name}: Das ausgeblendete Blatt {sheets} bleibt: Nur damit erkennt stimmig, ob jemand erfasste Zeilen später geändert hat.",
    "{name}: the hidden sheet {sheets} stays: only by it can stimmig tell whether recorded rows were changed later.",
)
REMOVED = Text(
    "{name}: {count:Das Blatt|Die Blätter} {sheets} {count:ist|sind} entfernt.",
    "{name}: the {count:sheet|sheets} {sheets} {count:is|are} removed.",
)
NOTHING_TO_REMOVE = Text("{name}: Darin steht kein Blatt von stimmig.", "{name}: there is no stimmig sheet in it.")
