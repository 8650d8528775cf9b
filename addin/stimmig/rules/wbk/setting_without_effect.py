from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.limits import FORMS, LIMITS
from stimmig.rules.profiles import NAMES
from stimmig.rules.rule import Case, Rule
from stimmig.rules.settings import fits, key_of


class SettingWithoutEffect(Rule):
    """Added to the catalogue: a misspelt limit would silently be that of the profile."""

    code = "WBK012"
    severity = Severity.WARNING
    title = Text("Einstellung, die nichts bewirkt", "Setting that has no effect")
    message = Text(
        "Die Einstellung „{name}“ kennt stimmig nicht; sie bewirkt nichts.",
        "stimmig does not know the setting “{name}”; it has no effect.",
    )
    advice = Text(
        "Prüfen Sie die Schreibweise; alle Einstellungen stehen in der Vorlage.",
        "Check the spelling; the template lists all settings.",
    )
    cases = {
        "value": Case(
            Text(
                "Bei der Einstellung „{name}“ steht „{value}“; das passt dort nicht, es gilt der Wert des Profils.",
                "The setting “{name}” is “{value}”, which does not fit there; the value of the profile applies.",
            ),
            Text("Erlaubt ist {allowed}.", "Enter {allowed}."),
        ),
        "language": Case(
            Text(
                "Die Sprache „{value}“ spricht stimmig nicht; gewählt wurde die der Überschriften.",
                "stimmig does not speak “{value}”; the language of the headings was chosen.",
            ),
            Text("Möglich sind Deutsch (de) und Englisch (en).", "The choice is between German (de) and English (en)."),
        ),
        "order": Case(
            Text(
                "Bei der Einstellung „{name}“ steht „{value}“; mindestens und höchstens widersprechen sich, es gilt der Wert des Profils.",
                "The setting “{name}” is “{value}”; at least and at most contradict each other, and the value of the profile applies.",
            ),
            Text("Ändern Sie eine der beiden Grenzen.", "Change one of the two limits."),
        ),
        "profile": Case(
            Text(
                "Das Profil „{value}“ gibt es nicht; geprüft wurde nach „{profile}“.",
                "There is no profile “{value}”; the check went by “{profile}”.",
            ),
            Text("Bekannt sind {names}.", "The known ones are {names}."),
        ),
    }
    reason = Text(
        "Wer eine Grenze setzt, verlässt sich darauf, dass sie gilt.",
        "Whoever sets a limit relies on it.",
    )
    holds = """
        # Einstellungen
        | Einstellung                   | Wert |
        | Kennzahlen insgesamt, höchstens | 30 |
    """
    breaks = """
        # Einstellungen
        | Einstellung                   | Wert |
        | Kennzahlen im Ganzen          | 30   |
    """

    def check(self, strategy, limits):
        for setting in limits.ignored:
            yield self._about(setting, limits)

    def _about(self, setting, limits):
        key = key_of(setting.key)
        if key is None:
            return self.finding(setting.row.place("key"), name=setting.key)
        place, facts = setting.row.place("value"), {"name": setting.key, "value": setting.value}
        if key == "profile":
            return self.finding(place, case="profile", profile=limits.profile, names=NAMES, value=setting.value)
        if key == "language":
            return self.finding(place, case="language", value=setting.value)
        if fits(key, setting.value):
            return self.finding(place, case="order", **facts)
        return self.finding(place, case="value", allowed=FORMS[LIMITS[key].form].allowed, **facts)
