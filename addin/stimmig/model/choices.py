"""The closed lists of the model, and how a German and an English workbook write them."""

from stimmig.language.text import Text

LEVELS = {
    "purpose": Text("Purpose", "Purpose"),
    "vision": Text("Vision", "Vision"),
    "mission": Text("Mission", "Mission"),
    "hed": Text("HED", "HED"),
    "med": Text("MED", "MED"),
    "moal": Text("Moal", "Moal"),
}
PERSPECTIVES = {
    "finance": Text("Finanzen", "Finance"),
    "customer": Text("Kunden", "Customer"),
    "process": Text("Prozesse", "Process"),
    "learning": Text("Lernen & Entwicklung", "Learning & Growth"),
}
BETTER = {
    "higher": Text("höher", "higher"),
    "lower": Text("niedriger", "lower"),
    "range": Text("Korridor", "range"),
    "hold": Text("halten", "hold"),
}
LEAD_LAG = {"lead": Text("Früh", "lead"), "lag": Text("Spät", "lag")}
FREQUENCIES = {
    "daily": Text("täglich", "daily"),
    "weekly": Text("wöchentlich", "weekly"),
    "monthly": Text("monatlich", "monthly"),
    "quarterly": Text("quartalsweise", "quarterly"),
    "half-yearly": Text("halbjährlich", "half-yearly"),
    "yearly": Text("jährlich", "yearly"),
}
ORIGINS = {
    "bottom-up": Text("bottom-up", "bottom-up"),
    "dialogue": Text("Dialog", "dialogue"),
    "top-down": Text("top-down", "top-down"),
}
STATES = {
    "planned": Text("geplant", "planned"),
    "running": Text("läuft", "running"),
    "closed": Text("abgeschlossen", "closed"),
}
STATUS = {
    "open": Text("offen", "open"),
    "running": Text("läuft", "running"),
    "on track": Text("im Plan", "on track"),
    "at risk": Text("gefährdet", "at risk"),
    "off track": Text("kritisch", "off track"),
    "done": Text("erledigt", "done"),
    "dropped": Text("verworfen", "dropped"),
}
VERDICTS = {
    "confirmed": Text("bestätigt", "confirmed"),
    "rejected": Text("widerlegt", "rejected"),
    "open": Text("offen", "open"),
}
DECISIONS = {
    "keep": Text("beibehalten", "keep"),
    "adapt": Text("anpassen", "adapt"),
    "stop": Text("beenden", "stop"),
}

CHOICES = {
    "level": LEVELS,
    "perspective": PERSPECTIVES,
    "better": BETTER,
    "lead_lag": LEAD_LAG,
    "frequency": FREQUENCIES,
    "origin": ORIGINS,
    "state": STATES,
    "status": STATUS,
    "verdict": VERDICTS,
    "decision": DECISIONS,
}
ENDED = frozenset({"done", "dropped", "closed"})
"""states and statuses whose rows no longer have to serve anything"""

OTHER_PERSPECTIVE = "other:"
"""how a perspective of the organisation's own is written: "other:Nachhaltigkeit" """
