"""What stands on the planning sheet of the next cycle, and what recording it says, in both languages."""

from stimmig.language.text import Text

SHEET = Text("stimmig Planung {team}", "stimmig Plan {team}")
TITLE = Text("Nächster Zyklus: {start} bis {end}{team}", "Next cycle: {start} to {end}{team}")
GUIDE = Text(
    "Ein bis {objectives} Objectives mit höchstens {key_results} Key Results. Rechts steht, was der letzte Zyklus lehrte;"
    " nichts davon ist schon eingetragen.",
    "One to {objectives} objectives with at most {key_results} key results. To the right stands what the last cycle"
    " taught; none of it is filled in.",
)
FRAME = {
    "team": Text("Team", "Team"),
    "start": Text("Beginn", "Start"),
    "end": Text("Ende", "End"),
}
HEADS = {
    "slot": Text("Nr.", "No."),
    "name": Text("Objective oder Key Result", "Objective or key result"),
    "reason": Text("Warum (Objective) / Hypothese (Key Result)", "Why (objective) / hypothesis (key result)"),
    "link": Text("Zahlt ein auf / bewegt Kennzahl", "Contributes to / KPI to move"),
    "origin": Text("Herkunft", "Origin"),
    "baseline": Text("Ausgangswert", "Baseline"),
    "target": Text("Zielwert", "Target"),
    "unit": Text("Einheit", "Unit"),
    "better": Text("Besser", "Better"),
    "owner": Text("Verantwortlich", "Owner"),
    "state": Text("Angelegt als", "Set up as"),
}
BESIDE = Text("Erkenntnisse und offene Hypothesen", "Learnings and open hypotheses")
LEARNED = Text("{cycle} · {objective}: {learning} ({decision})", "{cycle} · {objective}: {learning} ({decision})")
OPEN = Text("Offen ({id}): {hypothesis}", "Open ({id}): {hypothesis}")
OBJECTIVE, KEY_RESULT = Text("Objective {number}", "Objective {number}"), Text("{number}", "{number}")
SET_UP = Text(
    "Vorbereitet: Blatt „{sheet}“ mit {learnings} {learnings:Erkenntnis|Erkenntnissen} und {open} offenen"
    " {open:Hypothese|Hypothesen}. Planen Sie darauf im Team, speichern und schließen Sie die Mappe; danach legt „stimmig"
    " cycle record“ den Zyklus an.",
    "Set up: sheet “{sheet}” with {learnings} {learnings:learning|learnings} and {open} open"
    " {open:hypothesis|hypotheses}. Plan on it with the team, save and close the workbook; then “stimmig cycle record” sets"
    " the cycle up.",
)
NEXT_START = Text(
    "Ab seinem ersten Tag beginnt „stimmig check-in start“ die Check-in-Runden des Zyklus.",
    "From its first day on, “stimmig check-in start” starts the cycle's rounds of check-ins.",
)
PLAN_OPEN = Text(
    "{name}: Auf dem Blatt „{sheet}“ steht eine Planung, die noch nicht erfasst ist ({cell}). Erfassen Sie sie zuerst mit"
    " „stimmig cycle record“, oder leeren Sie die Zeilen.",
    "{name}: the sheet “{sheet}” holds a plan that is not recorded yet ({cell}). Record it first with “stimmig cycle"
    " record”, or empty the rows.",
)
RECORDED = Text(
    "Angelegt: {cycles} {cycles:Zyklus|Zyklen}, {objectives} {objectives:Objective|Objectives}, {key_results}"
    " {key_results:Key Result|Key Results}.",
    "Set up: {cycles} {cycles:cycle|cycles}, {objectives} {objectives:objective|objectives}, {key_results}"
    " {key_results:key result|key results}.",
)
END_BEFORE_START = Text(
    "Der Zyklus endet am {end}, vor seinem Beginn am {start}. Nennen Sie ein späteres Ende.",
    "The cycle ends on {end}, before its start on {start}. Name a later end.",
)
NO_PLAN = Text(
    "{name}: In der Mappe ist keine Planung offen. Beginnen Sie eine mit „stimmig cycle new“.",
    "{name}: no plan is open in the workbook. Start one with “stimmig cycle new”.",
)
NOTHING = Text(
    "Auf dem Blatt „{sheet}“ steht noch kein Objective. Tragen Sie mindestens eines ein.",
    "The sheet “{sheet}” holds no objective yet. Enter at least one.",
)
TOO_MANY_OBJECTIVES = Text(
    "Es sind {count} Objectives, höchstens {limit} sind vorgesehen. Lassen Sie weg, was warten kann.",
    "There are {count} objectives, at most {limit} are intended. Leave out what can wait.",
)
TOO_MANY_KEY_RESULTS = Text(
    "Das Objective hat {count} Key Results, höchstens {limit} sind vorgesehen. Lassen Sie weg, was warten kann.",
    "The objective has {count} key results, at most {limit} are intended. Leave out what can wait.",
)
NO_KEY_RESULTS = Text(
    "Das Objective hat kein Key Result. Nennen Sie mindestens eines.",
    "The objective has no key result. Name at least one.",
)
NO_OBJECTIVE = Text(
    "Zu diesem Key Result fehlt das Objective. Tragen Sie es in der Zeile darüber ein.",
    "The objective of this key result is missing. Enter it in the row above.",
)
WORD_FOR_WORD = Text(
    "Das steht wörtlich schon in {id}. Formulieren Sie es aus dem, was Sie gelernt haben, neu.",
    "This stands word for word in {id} already. Word it anew from what you have learned.",
)
MISSING = Text("Hier fehlt eine Angabe: {heading}.", "Something is missing here: {heading}.")
UNKNOWN_ID = Text(
    "„{value}“ ist keine ID in dieser Mappe. Tragen Sie die ID ein.",
    "“{value}” is no id in this workbook. Enter the id.",
)
NOT_A_NUMBER = Text("„{value}“ ist keine Zahl. Tragen Sie eine Zahl ein.", "“{value}” is not a number. Enter a number.")
BAD_CHOICE = Text(
    "„{value}“ gehört nicht zur Auswahl. Zur Wahl stehen {choices}.",
    "“{value}” is not among the choices. The choices are {choices}.",
)
BAD_FRAME = Text(
    "Hier fehlt ein Tag. Tragen Sie Beginn und Ende des Zyklus ein.",
    "A day is missing here. Enter start and end of the cycle.",
)
