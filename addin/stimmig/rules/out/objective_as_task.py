from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.cycles import active_objectives
from stimmig.rules.rule import Case
from stimmig.rules.wording_rule import WordingRule, sentence
from stimmig.wording import judgement
from stimmig.wording.nouns import seems_own_work
from stimmig.wording.phrases import phrases, words_of


class ObjectiveAsTask(WordingRule):
    code = "OUT504"
    severity = Severity.HINT
    title = Text("Objective als Aufgabe oder Projekt formuliert", "Objective worded as a task or project")
    message = Text(
        "{row} liest sich wie eine Aufgabe, die man abhakt. {why}", "{row} reads like a task to be ticked off. {why}"
    )
    advice = Text(
        "Beschreiben Sie, was Menschen erleben, wenn es gelungen ist; die Aufgabe wird zur Maßnahme.",
        "Describe what people experience once it has succeeded; the task becomes an initiative.",
    )
    cases = {
        "project": Case(
            Text(
                "{row} liest sich wie ein Projekt, das man abschließt.", "{row} reads like a project to be completed."
            ),
            advice,
        )
    }
    reason = Text(
        "Das Objective zeichnet ein Bild der Veränderung; Projekte sind Wege dorthin (§4).",
        "The objective paints a picture of the change; projects are ways to get there (§4).",
    )
    holds = """
        # Objectives
        | ID  | Objective                                               |
        | O-1 | Menschen kommen gern zu uns, weil sie sich verstanden fühlen |
    """
    breaks = """
        # Objectives
        | ID  | Objective                                               |
        | O-1 | Neue Software in allen Filialen einführen               |
    """

    def rows(self, strategy):
        return [row for row in active_objectives(strategy) if row.name]

    def judged(self, strategy, limits, languages):
        for row, lang in languages.items():
            found = judgement.judge(row.name, lang)
            # An objective is often a picture without any word that key results have. What is only judged by the words
            # that are missing is no task.
            if found.label == judgement.OUTPUT and found.word and not seems_own_work(found, row.name, lang):
                yield self.finding(row, "name", row=row, why=sentence(found.why))
            elif found.label != judgement.OUTCOME and _begins_as_project(row.name, lang):
                yield self.finding(row, "name", "project", row=row)


def _begins_as_project(text, lang):
    begin = " ".join(words_of(text)) + " "
    return any(begin.startswith(" ".join(words_of(word)) + " ") for word in phrases("projects")[lang])
