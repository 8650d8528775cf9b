"""Why a check-in, a review or a cycle is not begun or not taken in, in the words of the reader."""

from stimmig.language.text import Text

ONLY_EXCEL = Text(
    "{name}: Check-ins schreibt stimmig nur in .xlsx- und .xlsm-Mappen. Speichern Sie die Mappe in Excel als .xlsx.",
    "{name}: stimmig writes check-ins into .xlsx and .xlsm workbooks only. Save the workbook as .xlsx in Excel.",
)
NOTHING_RUNS = Text(
    "{name}: Am {day} läuft kein Key Result{team}. Prüfen Sie Beginn, Ende und Status der Zyklen.",
    "{name}: on {day} no key result is running{team}. Check start, end and state of the cycles.",
)
NO_KEY_RESULTS = Text(
    "{name}: In der Mappe ist kein Key Result zu finden, über das zu berichten wäre. Legen Sie mit „stimmig cycle new“"
    " einen Zyklus an; was stimmig in der Mappe erkennt, zeigt „stimmig read“.",
    "{name}: the workbook holds no key result to check in on. Set up a cycle with “stimmig cycle new”; “stimmig read” shows"
    " what stimmig recognises in the workbook.",
)
OF_TEAM = Text(" des Teams „{team}“; die Teams sind {teams}", " for the team “{team}”; the teams are {teams}")
NO_TEAM = Text("nicht genannt", "not named")
ROUND_IN_FUTURE = Text(
    "Der {day} liegt in der Zukunft; eine Check-in-Runde gilt für heute oder einen früheren Tag.",
    "{day} lies in the future; a round of check-ins is for today or an earlier day.",
)
ROUND_OPEN = Text(
    "{name}: Auf dem Blatt „{sheet}“ stehen {count} {count:Zeile|Zeilen}, die noch nicht erfasst {count:ist|sind}."
    " Erfassen Sie zuerst diese Runde {how}, oder leeren Sie die Zeilen.",
    "{name}: the sheet “{sheet}” holds {count} {count:row|rows} not yet recorded. Record that round first {how}, or empty"
    " the rows.",
)
NO_ROUND = Text(
    "{name}: In der Mappe ist keine Check-in-Runde offen. Beginnen Sie eine {how}.",
    "{name}: no round of check-ins is open in the workbook. Start one {how}.",
)
NO_HEADS = Text(
    "{name}: Auf dem Blatt „{sheet}“ fehlt die Kopfzeile oder darin {missing}. Stellen Sie sie wieder her, oder beginnen"
    " Sie die Runde neu.",
    "{name}: the sheet “{sheet}” lacks its heading row, or in it {missing}. Restore it, or start the round anew.",
)
NO_ROOM = Text(
    "{name}: Unter der Tabelle auf dem Blatt „{sheet}“ steht etwas im Weg ({cell}). Schaffen Sie dort Platz für"
    " {count} {count:Zeile|Zeilen}; geschrieben wurde nichts.",
    "{name}: something stands in the way below the table on the sheet “{sheet}” ({cell}). Make room there for {count}"
    " {count:row|rows}; nothing was written.",
)
TOTAL_ROW = Text(
    "{name}: Die Tabelle auf dem Blatt „{sheet}“ hat eine Ergebniszeile, unter der sich keine Zeile anhängen lässt."
    " Schalten Sie sie aus (Tabellenentwurf, Ergebniszeile); geschrieben wurde nichts.",
    "{name}: the table on the sheet “{sheet}” has a total row, below which no row can be added. Switch it off (Table"
    " Design, Total Row); nothing was written.",
)
HIDDEN = Text(
    "Auf dem Blatt „{sheet}“ {count:ist die neue Zeile|sind {count} neue Zeilen} ausgeblendet, wohl von einem Filter. Heben"
    " Sie ihn auf, um sie zu sehen.",
    "On the sheet “{sheet}” {count:the new row is|{count} new rows are} hidden, probably by a filter. Clear it to see them.",
)
NO_ROOM_BESIDE = Text(
    "{name}: Rechts neben der Tabelle auf dem Blatt „{sheet}“ steht etwas im Weg ({cell}); dort fehlt eine Spalte der"
    " heutigen Vorlage. Schaffen Sie dort Platz; geschrieben wurde nichts.",
    "{name}: something stands in the way to the right of the table on the sheet “{sheet}” ({cell}); a column of today's"
    " template is missing there. Make room there; nothing was written.",
)
OLD_TEMPLATE = Text(
    "{name}: Aus der heutigen Vorlage fehlt etwas: {tables}. Speichern und schließen Sie die Mappe, und erfassen Sie einmal"
    " {how}; das ergänzt die Spalten.",
    "{name}: something of today's template is missing: {tables}. Save and close the workbook, and record once {how}; that"
    " adds the columns.",
)
