"""What stands on the sheet of a check-in round, in both languages; its headings are found again by these words."""

from stimmig.language.text import Text

NAME = Text("stimmig Check-in {day}", "stimmig Check-in {day}")
TITLE = Text("Check-in am {day}", "Check-in on {day}")
HYPOTHESIS = Text("Hypothese: {text}", "Hypothesis: {text}")
PAGE = Text("Seite &P von &N", "Page &P of &N")

HEADS = {
    "key_result": Text("ID", "ID"),
    "wording": Text("Objective und Key Result", "Objective and key result"),
    "way": Text("Ausgang → Ziel", "Baseline → target"),
    "last": Text("Zuletzt", "Last value"),
    "course": Text("Verlauf", "Course"),
    "last_confidence": Text("Zuversicht zuletzt", "Last confidence"),
    "date": Text("Datum", "Date"),
    "value": Text("Wert heute", "Value today"),
    "confidence": Text("Zuversicht", "Confidence"),
    "what_happened": Text("Was ist passiert?", "What happened?"),
    "why": Text(
        "Warum? Was lernen wir über unsere Hypothese?",
        "Why? What do we learn about our hypothesis?",
    ),
    "next_step": Text("Nächster Schritt", "Next step"),
    "by": Text("Von", "By"),
    "state": Text("Erfasst als", "Recorded as"),
}
INPUTS = ("date", "value", "confidence", "what_happened", "why", "next_step", "by")
"""the fields that are open; the date is filled in before"""

HINTS = {
    "date": Text("Der Tag, für den der Eintrag gilt.", "The day that the entry is for."),
    "value": Text(
        "Nur die Zahl, in der Einheit „{unit}“. Nicht gemessen? Dann leer lassen.",
        "The number only, in the unit “{unit}”. Not measured? Leave it empty.",
    ),
    "confidence": Text(
        "{low} bis {high}: Wie zuversichtlich sind wir, dass wir das Ziel erreichen?",
        "{low} to {high}: how confident are we that we will reach the target?",
    ),
    "why": Text("Was spricht für die Hypothese, was dagegen?", "What speaks for the hypothesis, what against it?"),
}
NO_UNIT = Text("wie im Ziel", "as in the target")
OUT_OF_BOUNDS = Text("Passt nicht", "Does not fit")
NOT_A_DATE = Text(
    "Bitte ein Datum vom Beginn des Zyklus bis heute.", "Please a date from the start of the cycle to today."
)
NOT_A_NUMBER = Text("Bitte eine Zahl ohne Einheit.", "Please a number without a unit.")
NOT_ON_SCALE = Text("Bitte eine Zahl von {low} bis {high}.", "Please a number from {low} to {high}.")
