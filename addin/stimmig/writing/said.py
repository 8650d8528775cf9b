"""What is said when something was written."""

from stimmig.language.text import Text

WRITTEN = Text("Bericht geschrieben: {name}", "Report written: {name}")
RENAMED = Text(
    "{name}: geschrieben als {target}, weil mehrere der Mappen {stem}.json ergäben.",
    "{name}: written as {target}, because several of the workbooks would become {stem}.json.",
)
CREATED = Text("Angelegt: {name}", "Created: {name}")
REMOVED = Text("{name}: Die Blätter von stimmig sind entfernt.", "{name}: stimmig's sheets are removed.")
NOTHING_TO_REMOVE = Text("{name}: Darin steht kein Blatt von stimmig.", "{name}: there is no stimmig sheet in it.")
