"""What stands on the sheet of a review, and what recording it says, in both languages."""

from stimmig.language.text import Text

SHEET = Text("stimmig Review {cycle}", "stimmig Review {cycle}")
TITLE = Text("Review des Zyklus {cycle}", "Review of the cycle {cycle}")
GUIDE = Text(
    "Je Key Result ein Urteil über die Hypothese, je Objective eine Erkenntnis und eine Entscheidung. Auch eine widerlegte"
    " Hypothese ist ein Ergebnis.",
    "For each key result a verdict on the hypothesis, for each objective a learning and a decision. A rejected hypothesis"
    " is a result too.",
)
HEADS = {
    "id": Text("ID", "ID"),
    "wording": Text("Objective, Key Result, Hypothese", "Objective, key result, hypothesis"),
    "way": Text("Ausgang → Ziel", "Baseline → target"),
    "value": Text("Zuletzt", "Last value"),
    "progress": Text("Stand", "Progress"),
    "kpis": Text("Kennzahlen: vorher, während, nachher", "KPIs: before, during, after"),
    "verdict": Text("Urteil", "Verdict"),
    "learning": Text("Erkenntnis", "Learning"),
    "decision": Text("Entscheidung", "Decision"),
}
KPI = Text(
    "{name}: {before} → {during} → {after}{unit} ({moved})", "{name}: {before} → {during} → {after}{unit} ({moved})"
)
KPI_ELSEWHERE = Text(
    "{names}: steht nicht in dieser Mappe; sehen Sie dort nach, ob sie sich bewegt hat",
    "{names}: not in this workbook; look there whether it moved",
)
MOVED, AGAINST, STILL, UNKNOWN = (
    Text("bewegt wie gewünscht", "moved as hoped"),
    Text("gegenläufig bewegt", "moved the other way"),
    Text("nicht bewegt", "did not move"),
    Text("nicht zu sagen", "cannot be told"),
)
CHANGED = Text("verändert", "changed")
NO_CYCLE = Text(
    "{name}: Es gibt keinen Zyklus „{cycle}“ mit Objectives, der auf ein Review wartet; bekannt sind {cycles}.",
    "{name}: there is no cycle “{cycle}” with objectives that waits for a review; known are {cycles}.",
)
WHICH_CYCLE = Text(
    "{name}: Mehrere Zyklen warten auf ein Review: {cycles}. {how}",
    "{name}: several cycles wait for a review: {cycles}. {how}",
)
NO_REVIEW = Text(
    "{name}: In der Mappe ist kein Review offen. Beginnen Sie eines {how}.",
    "{name}: no review is open in the workbook. Start one {how}.",
)
NO_TABLE = Text(
    "{name}: Es fehlt eine Tabelle „{table}“ mit den Spalten {columns}. Legen Sie sie an wie in der Vorlage"
    " („stimmig new“).",
    "{name}: a table “{table}” with the columns {columns} is missing. Set it up as in the template (“stimmig new”).",
)
ALL = Text("alle abgeschlossen", "all closed")
STARTED = Text(
    "Begonnen: Blatt „{sheet}“ für den Zyklus {cycle}. Füllen Sie die hellen Felder im Team aus, speichern und schließen"
    " Sie die Mappe; danach nimmt „stimmig review record“ sie auf und schließt den Zyklus ab.",
    "Started: sheet “{sheet}” for the cycle {cycle}. Fill in the pale fields with the team, save and close the workbook;"
    " then “stimmig review record” takes them in and closes the cycle.",
)
NEXT_CYCLE = Text(
    "Als Nächstes planen Sie mit „stimmig cycle new“; die Erkenntnisse stehen dort neben den leeren Zeilen.",
    "Next, plan with “stimmig cycle new”; the learnings stand there beside the empty rows.",
)
NEXT_ANSWERS = Text(
    "Der Zyklus bleibt offen, bis das Fehlende dasteht. Ergänzen Sie es auf dem Blatt, und erfassen Sie noch einmal.",
    "The cycle stays open until what is missing is there. Add it on the sheet, and record once more.",
)
REVIEW_OPEN = Text(
    "{name}: Auf dem Blatt „{sheet}“ stehen Angaben, die noch nicht erfasst sind ({cell}). Erfassen Sie sie zuerst"
    " {how}, oder leeren Sie die Felder.",
    "{name}: the sheet “{sheet}” holds answers that are not recorded yet ({cell}). Record them first {how}, or"
    " empty the fields.",
)
RECORDED = Text(
    "Erfasst: {reviews} {reviews:Erkenntnis|Erkenntnisse}, {verdicts} {verdicts:Urteil|Urteile}.{closed}",
    "Recorded: {reviews} {reviews:learning|learnings}, {verdicts} {verdicts:verdict|verdicts}.{closed}",
)
CLOSED = Text(
    " Der Zyklus {cycle} ist abgeschlossen; seine Zeilen sind festgehalten.",
    " The cycle {cycle} is closed; its rows are kept as they are.",
)
NO_VERDICT = Text(
    "Es fehlt das Urteil über die Hypothese. Zur Wahl stehen {choices}.",
    "The verdict on the hypothesis is missing. The choices are {choices}.",
)
BAD_CHOICE = Text(
    "„{value}“ gehört nicht zur Auswahl. Zur Wahl stehen {choices}.",
    "“{value}” is not among the choices. The choices are {choices}.",
)
NO_LEARNING = Text(
    "Es fehlt die Erkenntnis. Schreiben Sie in einem Satz, was Sie über die Wirkung gelernt haben.",
    "The learning is missing. Write in one sentence what you have learned about the effect.",
)
NO_DECISION = Text(
    "Es fehlt die Entscheidung. Zur Wahl stehen {choices}.", "The decision is missing. The choices are {choices}."
)
FROZEN = Text(
    "Zu {row} ist im Zyklus {cycle} schon eine andere Erkenntnis erfasst. Sie bleibt stehen; ergänzen Sie Neues im"
    " nächsten Review.",
    "For {row} another learning is recorded in the cycle {cycle} already. It stays; add what is new in the next review.",
)
GONE = Text(
    "Eine Zeile „{name}“ gibt es im Zyklus {cycle} nicht (mehr).",
    "There is no row “{name}” in the cycle {cycle} (any more).",
)
