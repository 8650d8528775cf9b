"""What merging says, and what stands on the sheet of conflicts, in both languages."""

from stimmig.language.text import Text

SHEET = Text("stimmig Konflikte", "stimmig Conflicts")
TITLE = Text("Widersprüchliche Check-ins", "Conflicting check-ins")
GUIDE = Text(
    "Zu einem Key Result und Tag gibt es mehrere Einträge. Wählen Sie je Gruppe unter „Gilt“ eine Zeile;"
    " „stimmig check-in record“ übernimmt sie. Die anderen bleiben hier stehen.",
    "There are several entries for a key result and day. Choose one row of each group under “Holds”;"
    " “stimmig check-in record” takes it in. The others stay here.",
)
HEADS = {
    "key_result": Text("Key Result", "Key result"),
    "wording": Text("Wortlaut", "Wording"),
    "date": Text("Datum", "Date"),
    "value": Text("Wert", "Value"),
    "confidence": Text("Zuversicht", "Confidence"),
    "what_happened": Text("Was ist passiert", "What happened"),
    "why": Text("Warum", "Why"),
    "next_step": Text("Nächster Schritt", "Next step"),
    "by": Text("Von", "By"),
    "source": Text("Woher", "From"),
    "choice": Text("Gilt", "Holds"),
    "state": Text("Stand", "State"),
}
CHOSEN = Text("ja", "yes")
MERGED = Text(
    "{files} gelesen, {count:ein Eintrag|{count} Einträge} übernommen; {open} {open:Widerspruch wartet|Widersprüche warten} auf eine Entscheidung.",
    "{files} read, {count:one entry|{count} entries} taken; {open} {open:conflict waits|conflicts wait} for a decision.",
)
SIDE_BY_SIDE = Text(
    "Die Widersprüche stehen auf dem Blatt „{sheet}“ nebeneinander; wählen Sie dort, und erfassen Sie mit „stimmig check-in"
    " record“.",
    "The conflicts stand side by side on the sheet “{sheet}”; choose there, and record with “stimmig check-in record”.",
)
CONFLICT = Text("{row}, {day}: {values}", "{row}, {day}: {values}")
ALTERNATIVE = Text("{value} (Zuversicht {confidence}, {source})", "{value} (confidence {confidence}, {source})")
NOTHING = Text("ohne Wert", "no value")
RECORDED_AS = Text("erfasst als {id}", "recorded as {id}")
NOT_CHOSEN = Text("nicht gewählt", "not chosen")
STRANGER = Text("Key Result unbekannt", "unknown key result")
TWO_CHOSEN = Text(
    "Für {row} am {day} sind mehrere Zeilen gewählt. Lassen Sie unter „Gilt“ eine davon stehen.",
    "For {row} on {day} several rows are chosen. Leave one of them under “Holds”.",
)
NONE_CHOSEN = Text(
    "Für {row} am {day} stehen verschiedene Angaben nebeneinander, und keine ist erfasst. Wählen Sie unter „Gilt“ eine"
    " davon, und erfassen Sie noch einmal.",
    "For {row} on {day} different entries stand side by side, and none is recorded. Choose one of them under “Holds”,"
    " and record once more.",
)
UNKNOWN_ENTRY = Text(
    "{source}: Der Check-in {id} nennt ein Key Result „{name}“, das es in {main} nicht gibt. Er steht auf dem Blatt"
    " „{sheet}“.",
    "{source}: the check-in {id} names a key result “{name}” that {main} does not have. It stands on the sheet “{sheet}”.",
)
ONLY_A_WEEK = Text(
    "{source}: Der Stand von {row} in {place} gilt für {when}, ohne Tag, Warum und Namen; er wurde nicht übernommen."
    " Tragen Sie ihn in {main} selbst ein, wenn er stimmt.",
    "{source}: the state of {row} in {place} is for {when}, without day, why and name; it was not taken. Enter it into"
    " {main} yourself if it is right.",
)
NO_DAY = Text(
    "{source}: Der Check-in {id} nennt keinen Tag und wurde nicht übernommen. Tragen Sie das Datum ein, und führen Sie"
    " noch einmal zusammen.",
    "{source}: the check-in {id} names no day and was not taken. Enter the date, and merge once more.",
)
SAME_FILE = Text(
    "{name}: Das ist die Mappe selbst, keine Kopie von ihr. Nennen Sie die Kopien.",
    "{name}: this is the workbook itself, not a copy of it. Name the copies.",
)
