"""What is wrong with a row that is not taken in: where, what, what now."""

from stimmig.language.text import Text

NO_KEY_RESULT = Text(
    "Die Zeile sagt nicht, zu welchem Key Result sie gehört. Tragen Sie unter „ID“ seine ID ein.",
    "The row does not say which key result it belongs to. Enter its id under “ID”.",
)
UNKNOWN = Text(
    "Ein Key Result „{name}“ gibt es in der Mappe nicht (mehr).{near} Tragen Sie die jetzige ID ein, oder löschen Sie"
    " die Zeile.",
    "There is no key result “{name}” in the workbook (any more).{near} Enter the id that it has now, or delete the row.",
)
NEAR = Text(" Gemeint ist vielleicht {row}.", " Perhaps {row} is meant.")
OTHER_WORDING = Text(
    "Die ID {name} gehört inzwischen zu einem anderen Key Result: „{text}“. Tragen Sie die ID des gemeinten ein, oder"
    " beginnen Sie die Runde neu.",
    "The id {name} now belongs to another key result: “{text}”. Enter the id of the one that is meant, or start the round"
    " anew.",
)
NO_DATE = Text(
    "Das Datum fehlt. Tragen Sie den Tag ein, für den der Check-in gilt.",
    "The date is missing. Enter the day that the check-in is for.",
)
BAD_DATE = Text(
    "„{value}“ ist kein Datum. Tragen Sie einen Tag ein, etwa {today}.",
    "“{value}” is not a date. Enter a day, such as {today}.",
)
IN_FUTURE = Text(
    "Der {day} liegt in der Zukunft. Tragen Sie den Tag ein, für den der Check-in gilt.",
    "{day} lies in the future. Enter the day that the check-in is for.",
)
BEFORE_CYCLE = Text(
    "Der {day} liegt vor dem Beginn des Zyklus am {start}. Tragen Sie einen Tag im Zyklus ein.",
    "{day} lies before the start of the cycle on {start}. Enter a day within the cycle.",
)
AFTER_CYCLE = Text(
    "Der {day} liegt nach dem Ende des Zyklus am {end}. Tragen Sie einen Tag im Zyklus ein.",
    "{day} lies after the end of the cycle on {end}. Enter a day within the cycle.",
)
CLOSED = Text(
    "Der Zyklus von {row} ist abgeschlossen; Check-ins kommen nicht mehr hinzu.",
    "The cycle of {row} is closed; no further check-ins are added.",
)
BAD_VALUE = Text(
    "„{value}“ ist keine Zahl. Tragen Sie den Wert von {row} als Zahl ein, ohne Einheit.",
    "“{value}” is not a number. Enter the value of {row} as a number, without a unit.",
)
DATE_AS_VALUE = Text(
    "Hier steht ein Datum ({day}) statt einer Zahl; Excel hat wohl den Punkt als Datum gelesen. Tippen Sie die Zahl mit"
    " dem Dezimalzeichen Ihres Excel.",
    "A date ({day}) stands here instead of a number; Excel probably read the point as a date. Type the number with the"
    " decimal mark that your Excel uses.",
)
AMBIGUOUS = Text(
    "„{value}“ kann zweierlei heißen: Tausender oder Nachkommastellen. Tippen Sie die Zahl ohne Tausenderzeichen.",
    "“{value}” can mean two things: thousands or decimals. Type the number without a thousands mark.",
)
OTHER_UNIT = Text(
    "Der Wert steht in „{theirs}“, {row} zählt in „{mine}“. Tragen Sie ihn in dieser Einheit ein, ohne sie dazuzuschreiben.",
    "The value is in “{theirs}”, {row} counts in “{mine}”. Enter it in that unit, without writing the unit.",
)
PERCENT_AS_SHARE = Text(
    "{value} ist bei Prozent wohl als Anteil gemeint. Tragen Sie {high} ein, oder {low}, wenn wirklich {value} % gemeint sind.",
    "{value} is probably meant as a share of one. Enter {high}, or {low} if {value} % is really meant.",
)
CHANGE = Text(
    "„{value}“ nennt eine Veränderung. Tragen Sie den Stand ein, der jetzt gilt.",
    "“{value}” states a change. Enter the level that holds now.",
)
NO_CONFIDENCE = Text(
    "Die Zuversicht fehlt. Fragen Sie im Team, und tragen Sie eine Zahl von {low} bis {high} ein.",
    "The confidence is missing. Ask in the team, and enter a number from {low} to {high}.",
)
OFF_SCALE = Text(
    "„{value}“ liegt nicht auf der Skala der Zuversicht. Tragen Sie eine Zahl von {low} bis {high} ein.",
    "“{value}” is not on the scale of confidence. Enter a number from {low} to {high}.",
)
NO_ONE = Text(
    "Es steht nicht da, von wem der Eintrag ist. Tragen Sie unter „{heading}“ einen Namen ein.",
    "It is not stated whose entry this is. Enter a name under “{heading}”.",
)
TWICE = Text(
    "{row} steht für den {day} noch einmal in {place}, mit anderem Inhalt. Lassen Sie eine der beiden Zeilen stehen.",
    "{row} stands once more for {day} in {place}, with other content. Leave one of the two rows.",
)
THERE_ALREADY = Text(
    "Für {row} am {day} gibt es schon den Eintrag {id} mit anderem Inhalt ({value}). Soll Ihre Zeile ihn ersetzen, dann"
    " {how}; sonst leeren Sie die Zeile.",
    "For {row} on {day} there is the entry {id} already, with other content ({value}). If your row is to replace it, {how};"
    " otherwise empty the row.",
)
THERE_WITHOUT_ID = Text(
    "Für {row} am {day} steht in {place} schon etwas anderes ({value}). Ändern Sie das eine oder das andere, und erfassen"
    " Sie noch einmal.",
    "For {row} on {day}, something else ({value}) stands in {place} already. Change one or the other, and record once more.",
)
OVERTAKEN = Text(
    "Der Eintrag {id}, den diese Zeile ändert, wurde inzwischen durch {other} ersetzt. Soll Ihre Zeile auch den ersetzen,"
    " dann {how}.",
    "The entry {id}, which this row changes, has meanwhile been replaced by {other}. If your row is to replace that one"
    " too, {how}.",
)
NO_SUCH_ENTRY = Text(
    "Einen Eintrag {id} gibt es nicht (mehr), oder er gehört zu einem anderen Key Result oder Tag. Leeren Sie die Zelle"
    " „{heading}“.",
    "There is no entry {id} (any more), or it belongs to another key result or day. Empty the cell “{heading}”.",
)
