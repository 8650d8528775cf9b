"""What is said in Excel about check-ins and reviews, in both languages."""

from stimmig.language.text import Text

ROUND_STARTED = Text(
    "Begonnen: Blatt „{sheet}“ mit {count} {count:Key Result|Key Results}. Füllen Sie die hellen Felder aus; „{button}“"
    " nimmt die Zeilen dann auf.",
    "Started: sheet “{sheet}” with {count} {count:key result|key results}. Fill in the pale fields; “{button}” then takes the"
    " rows in.",
)
ROUND_GUIDE = Text(
    "Füllen Sie die hellen Felder aus; die Schaltfläche „{button}“ übernimmt sie. Alles andere ist vor Versehen geschützt,"
    " ohne Kennwort.",
    "Fill in the pale fields; the button “{button}” takes them in. All else is protected against slips, without a password.",
)
TEAM_ASKED = Text(
    "Es laufen Key Results mehrerer Teams: {teams}. Die gewählte Zelle gehört zu „{team}“. Soll die Runde nur dieses Team"
    " fragen?\n\nJa: nur „{team}“. Nein: alle Teams in einer Runde.",
    "Key results of several teams are running: {teams}. The selected cell belongs to “{team}”. Is the round to ask that team"
    " only?\n\nYes: “{team}” only. No: all teams in one round.",
)
ALL_TEAMS_ASKED = Text(
    "Es laufen Key Results mehrerer Teams: {teams}. Soll eine Runde alle fragen?\n\nFür ein Team allein: Abbrechen, eine"
    " Zelle in der Zeile seines Zyklus, eines Objective oder Key Results wählen, und noch einmal klicken.",
    "Key results of several teams are running: {teams}. Is one round to ask them all?\n\nFor one team alone: cancel, select"
    " a cell in the row of its cycle, of an objective or of a key result, and click again.",
)
CHOOSE_CYCLE = Text(
    "Wählen Sie eine Zelle in der Zeile des Zyklus, eines seiner Objectives oder Key Results, und klicken Sie noch einmal.",
    "Select a cell in the row of the cycle, of one of its objectives or key results, and click again.",
)
WRITES_ON = Text(
    "Geschrieben wird auf {sheets}. Excels „Rückgängig“ reicht danach nicht weiter zurück als bis hier; „{button}“ stellt"
    " alles wieder her. Weiter?",
    "Written to are {sheets}. Excel's Undo then goes back no further than to this point; “{button}” puts everything back."
    " Go on?",
)
RECORD_ASKED = Text(
    "{count:Ein Eintrag kommt|{count} Einträge kommen} in die Tabelle der Check-ins.",
    "{count:One entry comes|{count} entries come} into the table of check-ins.",
)
REPLACE_ASKED = Text(
    "{count:Eine ausgefüllte Zeile widerspricht einem Eintrag, der schon da ist|{count} ausgefüllte Zeilen widersprechen"
    " Einträgen, die schon da sind}: {ids}. Sollen Ihre Zeilen sie ersetzen? Die alten Einträge bleiben stehen.\n\nAbbrechen"
    " lässt diese Zeilen auf dem Blatt der Runde.",
    "{count:One row that is filled in contradicts an entry that is there already|{count} rows that are filled in contradict"
    " entries that are there already}: {ids}. Are your rows to replace them? The old entries stay where they are.\n\nCancel"
    " leaves these rows on the sheet of the round.",
)
REPLACE = Text(
    "klicken Sie noch einmal auf „{button}“ und stimmen dem Ersetzen zu",
    "click “{button}” again and agree to the replacing",
)
REVIEW_STARTED = Text(
    "Begonnen: Blatt „{sheet}“ für den Zyklus {cycle}. Tragen Sie Urteile, Erkenntnisse und Entscheidungen ein; „{button}“"
    " nimmt sie dann auf.",
    "Started: sheet “{sheet}” for the cycle {cycle}. Enter verdicts, learnings and decisions; “{button}” then takes them in.",
)
REVIEW_ASKED = Text(
    "{count:Ein Urteil oder eine Erkenntnis wird|{count} Urteile und Erkenntnisse werden} eingetragen.{closing}",
    "{count:One verdict or learning is|{count} verdicts and learnings are} entered.{closing}",
)
CLOSING = Text(
    " Der Zyklus {names} wird abgeschlossen, in einer Mappe aus der Vorlage werden seine Zeilen gesperrt.",
    " The cycle {names} is closed, and in a workbook from the template its rows are locked.",
)
NOT_LOCKED = Text(
    "Nicht gesperrt wurden die abgeschlossenen Zeilen auf {sheets}: Dort gilt schon eine eigene Ordnung aus gesperrten und"
    " offenen Zellen, oder ein anderer Blattschutz. Was sich an diesen Zeilen ändert, meldet die Prüfung trotzdem.",
    "The closed rows on {sheets} were not locked: an order of locked and open cells, or a protection, of your own holds"
    " there already. The check reports all the same what changes in these rows.",
)
MORE_TROUBLES = Text("… und {count} {count:weitere Stelle|weitere Stellen}.", "… and {count} {count:more|more}.")
RECORDING_TAKEN_BACK = Text(
    "Alles ist wieder wie vor dem letzten Erfassen; {count} {count:Zelle|Zellen} wurden zurückgesetzt. Was auf der Runde oder"
    " im Review ausgefüllt war, steht noch da.",
    "Everything is again as it was before the last recording; {count} {count:cell was|cells were} put back. What was filled"
    " in on the round or the review still stands there.",
)
NO_RECORDING_TO_TAKE_BACK = Text(
    "stimmig hat in dieser Mappe nichts erfasst, das sich zurücknehmen ließe.",
    "stimmig has recorded nothing in this workbook that could be taken back.",
)
CHANGED_SINCE = Text(
    "Seit dem Erfassen hat sich geändert: {places}. Zurückgenommen wurde deshalb nichts; berichtigen Sie den Eintrag in der"
    " Runde, und erfassen Sie noch einmal.",
    "Changed since the recording: {places}. Therefore nothing was taken back; correct the entry in the round, and record"
    " again.",
)
SHEETS_PROTECTED = Text(
    "Geschützt und deshalb nicht zu ändern: {sheets}. Heben Sie den Blattschutz auf (Überprüfen, Blattschutz aufheben), und"
    " klicken Sie noch einmal; geändert wurde nichts.",
    "Protected and therefore not to be changed: {sheets}. Lift the protection (Review, Unprotect Sheet) and click again;"
    " nothing was changed.",
)
