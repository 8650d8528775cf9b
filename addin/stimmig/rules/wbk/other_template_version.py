from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.canonical import VERSION
from stimmig.model.place import Place
from stimmig.rules.rule import Rule


class OtherTemplateVersion(Rule):
    code = "WBK008"
    severity = Severity.HINT
    title = Text("Vorlage in anderer Fassung", "Template of another version")
    message = Text(
        "Die Mappe stammt aus Fassung {version} der Vorlage; stimmig kennt Fassung {limit}.",
        "The workbook was made from version {version} of the template; stimmig knows version {limit}.",
    )
    advice = Text(
        "Sie wird trotzdem gelesen. Fehlt im Bericht etwas, legen Sie mit „stimmig new“ eine neue Mappe an und"
        " übertragen Sie die Zeilen.",
        "It is read all the same. If something is missing in the report, set up a new workbook with “stimmig new” and copy"
        " the rows over.",
    )
    reason = Text(
        "Vorlagen ändern sich; wer das weiß, sucht nicht lange nach einer fehlenden Spalte.",
        "Templates change; knowing that saves the search for a missing column.",
    )

    def check(self, strategy, limits):
        for source in strategy.sources:
            if source.template_version is not None and source.template_version != VERSION:
                version = source.template_version or "?"
                yield self.finding(Place(source.name), version=version, limit=VERSION)
