"""What is said about the course of key results, in both languages."""

from stimmig.checkin import progress as states
from stimmig.checkin.course import Course
from stimmig.language.text import Text, localise

SHEET = Text("stimmig Verlauf", "stimmig Course")
TITLE = Text("Verlauf der Key Results am {day}", "Course of the key results on {day}")
GUIDE = Text(
    "Die Linie führt gerade vom Ausgangswert zum Zielwert. Sie ist kein Soll und keine Note; sie fragt, warum es anders kam.",
    "The line runs straight from baseline to target. It is no plan and no grade; it asks why things went differently.",
)
NONE = Text("Es läuft kein Key Result.", "No key result is running.")
TEAM = Text("Team {team}", "Team {team}")
CYCLE = Text("Zyklus {cycle}, {share} % der Zeit sind um", "cycle {cycle}, {share} % of the time has passed")
SHARE = Text("{share} % des Wegs", "{share} % of the way")
EXPECTED = Text(" (gerade Linie: {share} %)", " (straight line: {share} %)")
CONFIDENCE = Text("Zuversicht {values}", "confidence {values}")
FALLS = Text("Zuversicht fällt", "confidence is falling")
SILENT = Text("seit {days} Tagen still", "silent for {days} days")
NEVER = Text("noch kein Check-in, Zyklus läuft seit {days} Tagen", "no check-in yet, cycle running for {days} days")
STATES = {
    states.HELD: Text("gehalten", "held"),
    states.OFF: Text("nicht gehalten, Abstand {distance}", "not held, off by {distance}"),
    states.FAR: Text("Ausgangswert unbekannt, bis zum Ziel {distance}", "baseline unknown, {distance} to the target"),
    states.REACHED: Text("erreicht, Ausgangswert unbekannt", "reached, baseline unknown"),
    states.NO_VALUE: Text("noch kein Wert", "no value yet"),
    states.NO_TARGET: Text("ohne Zielwert", "no target"),
    states.AGAINST: Text("Richtung und Zielwert widersprechen sich", "direction and target contradict each other"),
    states.CHANGE: Text("Ziel ist eine Veränderung, kein Stand", "the target is a change, not a level"),
}
HEADS = {
    "key_result": Text("ID", "ID"),
    "wording": Text("Key Result", "Key result"),
    "way": Text("Ausgang → Ziel", "Baseline → target"),
    "value": Text("Wert", "Value"),
    "line": Text("Gerade Linie", "Straight line"),
    "progress": Text("Stand", "Progress"),
    "confidence": Text("Zuversicht", "Confidence"),
    "day": Text("Letzter Check-in", "Last check-in"),
    "note": Text("Auffällig", "To talk about"),
}
VALUE, LINE, CONFIDENCE_AXIS = (
    Text("Wert", "Value"),
    Text("Gerade Linie", "Straight line"),
    Text("Zuversicht", "Confidence"),
)
UPPER = Text("Ziel bis", "Target up to")
WRITTEN = Text("Geschrieben: Blatt „{sheet}“ in {name}.", "Written: sheet “{sheet}” in {name}.")
MORE = Text(
    "Diagramme gibt es für die ersten {limit} Key Results; mit --team sehen Sie die anderen.",
    "Charts are drawn for the first {limit} key results; --team shows the others.",
)


def progress_text(course: Course, lang: str) -> str:
    """Return how far a key result is, in words."""
    share, state, distance = course.progress
    if share is not None:
        expected = EXPECTED.to(lang, share=percent(course.expected)) if course.expected is not None else ""
        return SHARE.to(lang, share=percent(share)) + expected
    unit = f" {course.row.unit}" if course.row.unit else ""
    told = localise(round(distance, 10), lang) + unit if distance is not None else ""
    return STATES[state].to(lang, distance=told)


def notes_of(course: Course, lang: str) -> str:
    """Return what is to be talked about: silence, and falling confidence."""
    notes = [FALLS.to(lang)] if course.confidence_falls else []
    if course.silent_days is not None:
        notes.append((SILENT if course.points else NEVER).to(lang, days=course.silent_days))
    return ", ".join(notes)


def percent(share: float) -> int:
    """Return a share in whole percent."""
    return round(100 * share)
