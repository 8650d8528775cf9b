from stimmig.findings import Severity
from stimmig.language.lexicon import normalise
from stimmig.language.text import Text
from stimmig.rules.cycles import active_objectives, sets_of
from stimmig.rules.rule import Case, Rule


class KeyResultsHandedDown(Rule):
    code = "CAS603"
    severity = Severity.WARNING
    title = Text("Key Results der einen als Objectives der anderen", "Key results of some as objectives of others")
    message = Text(
        "{count} von {total} Objectives des Teams „{team}“ {count:ist wörtlich ein Key Result|sind wörtlich Key Results}"
        " anderer (zum Beispiel {place}).",
        "{count} of {total} objectives of the team “{team}” {count:is word for word a key result|are word for word key"
        " results} of others (for example {place}).",
    )
    advice = Text(
        "Klären Sie im Dialog, welche Veränderung das Team selbst bewirken will, und beschreiben Sie diese.",
        "Find out in dialogue which change the team itself wants to bring about, and describe that.",
    )
    cases = {
        "no_team": Case(
            Text(
                "{count} von {total} Objectives hier {count:ist wörtlich ein Key Result|sind wörtlich Key Results}"
                " anderer (zum Beispiel {place}).",
                "{count} of {total} objectives here {count:is word for word a key result|are word for word key results}"
                " of others (for example {place}).",
            ),
            advice,
        )
    }
    reason = Text(
        "Wird jedes Key Result zum Objective der nächsten Ebene, entsteht eine Kaskade statt einer Beteiligung (Gefahr 3).",
        "Where each key result becomes the objective of the next level, a cascade takes the place of taking part"
        " (danger 3).",
    )
    _key_results = """
        # Key Results
        | ID  | Objective | Key Result                  |
        | R-1 | O-1       | 8 von 10 kommen gern wieder |
        # Objectives
        | ID  | Objective                   | Team    |
        | O-1 | Menschen erleben uns nah    | Leitung |"""
    holds = f"""{_key_results}
        | O-2 | Gäste fühlen sich erwartet  | Empfang |
    """
    breaks = f"""{_key_results}
        | O-2 | 8 von 10 kommen gern wieder | Empfang |
    """

    def check(self, strategy, limits):
        above = {}
        for row in filter(strategy.is_active, strategy.key_results):
            if row.name:
                above.setdefault(normalise(row.name), []).append(row)
        for team, _, _, rows in sets_of(strategy, active_objectives(strategy)) if above else ():
            own = set(rows)
            copies = {
                row: key_results[0]
                for row in rows
                if (key_results := [
                    one for one in above.get(normalise(row.name), ()) if strategy.objective_of(one) not in own
                ])
            }  # fmt: skip
            if len(copies) > len(rows) / 2:
                first, source = next(iter(copies.items()))
                facts = {"total": len(rows), "place": strategy.spot(source.place("name"))}
                if team:
                    facts["team"] = team
                yield self.finding_among(list(copies), first, "name", "" if team else "no_team", **facts)
