"""The words of the layout sheet, and what is said of a decision about the layout that has no effect.

Reading and writing of the sheet, and the rule WBK015, take them from here.
"""

from stimmig.language.text import Text

TITLE = "stimmig Layout"
HEADS = Text(
    "Stand|Blatt|Bereich|Zelle|Überschrift|Erkannt als|Sicher|Frage oder Grund|Entscheidung|Überschriften in Zeile",
    "State|Sheet|Range|Cell|Heading|Understood as|Sure|Question or reason|Decision|Headings in row",
)
"""state, sheet, range, cell, heading, understood as, how sure, why, decision, heading row"""
WHOLE_TABLE = Text("(ganze Tabelle)", "(whole table)")
NO_HEADING = Text("(ohne Überschrift)", "(no heading)")
NOT_READ = Text("nicht lesen", "do not read")
"""the decision that a table or column is not to be read"""
OPEN, UNREAD, SURE, DECIDED = (
    Text("? offen", "? open"),
    Text("○ nicht gelesen", "○ not read"),
    Text("✔ erkannt", "✔ understood"),
    Text("✎ entschieden", "✎ decided"),
)
"""the states of a line"""

MESSAGES = {
    "gone": Text(
        "Für {text} ist etwas entschieden; das gibt es in dieser Mappe nicht mehr, die Entscheidung bewirkt nichts.",
        "Something is decided for {text}; this workbook no longer has it, and the decision has no effect.",
    ),
    "several": Text(
        "Für {text} ist etwas entschieden; das Blatt dieses Namens fehlt, und mehrere andere kommen in Frage. Die"
        " Entscheidung bewirkt nichts.",
        "Something is decided for {text}; there is no sheet of that name, and several others may be meant. The decision"
        " has no effect.",
    ),
    "needs": Text(
        "Für {text} ist „{name}“ entschieden, doch es fehlt die Spalte „{allowed}“; gelesen wurde die Tabelle nicht.",
        "For {text} “{name}” is decided, but the column “{allowed}” is missing; the table was not read.",
    ),
    "unknown": Text(
        "Als Entscheidung zu {text} steht „{value}“; das kennt stimmig dort nicht, und es bewirkt nichts.",
        "The decision on {text} says “{value}”, which stimmig does not know there; it has no effect.",
    ),
    "open": Text(
        "Zu {text} ist entschieden, was die Spalte enthält, aber nicht, was die Tabelle auflistet; das bewirkt nichts.",
        "For {text} it is decided what the column holds, but not what its table lists; this has no effect.",
    ),
    "twice": Text(
        "Zu {text} ist dasselbe entschieden wie zu einer anderen Spalte dieser Tabelle; gelesen wurde nur die andere.",
        "The decision on {text} is the same as for another column of the table; only the other one was read.",
    ),
    "row": Text(
        "Für {text} ist entschieden, dass die Überschriften in Zeile „{value}“ stehen; dort stehen keine.",
        "For {text} it is decided that the headings stand in row “{value}”, where there are none.",
    ),
    "damaged": Text(
        "Auf dem Layout-Blatt fehlt die Zeile mit den Spaltenköpfen; seine Entscheidungen bewirken nichts.",
        "The layout sheet has lost the row with its column heads; its decisions have no effect.",
    ),
    "copy": Text(
        "Es gibt mehrere Layout-Blätter; befolgt wird „{name}“, und was auf {text} steht, bewirkt nichts.",
        "There are several layout sheets; “{name}” is obeyed, and what {text} says has no effect.",
    ),
    "file": Text(
        "Auf {text} aus der Datei „{file}“ passt in dieser Mappe nichts; diese Entscheidung bewirkt hier nichts.",
        "Nothing in this workbook fits {text} in the file “{file}”; that decision has no effect here.",
    ),
}
"""kind of misfit → what is said; the facts come with the misfit"""
ADVICE = {
    "gone": Text(
        "Leeren Sie die Entscheidung, oder schreiben Sie das Layout-Blatt neu („stimmig layout --write“), und entscheiden Sie"
        " bei dem, was jetzt dort steht.",
        "Empty the decision, or write the layout sheet anew (“stimmig layout --write”) and decide about what stands there now.",
    ),
    "several": Text(
        "Tragen Sie auf dem Layout-Blatt ein, wie das Blatt jetzt heißt.",
        "Enter on the layout sheet what the sheet is called now.",
    ),
    "needs": Text(
        "Entscheiden Sie auf dem Layout-Blatt auch, welche Spalte das ist.",
        "Decide on the layout sheet which column that is, too.",
    ),
    "unknown": Text("Möglich ist {allowed}.", "Enter {allowed}."),
    "open": Text(
        "Entscheiden Sie in der Zeile „(ganze Tabelle)“, was sie auflistet.",
        "Decide in the line “(whole table)” what it lists.",
    ),
    "twice": Text(
        "Ändern Sie eine der beiden Entscheidungen, etwa in „nicht lesen“.",
        "Change one of the two decisions, for instance to “do not read”.",
    ),
    "row": Text(
        "Tragen Sie die Nummer der Zeile ein, in der die Überschriften stehen.",
        "Enter the number of the row that holds the headings.",
    ),
    "damaged": Text(
        "Schreiben Sie das Blatt neu („stimmig layout --write“); die Entscheidungen darauf sind dann neu zu treffen.",
        "Write the sheet anew (“stimmig layout --write”); its decisions must then be made again.",
    ),
    "copy": Text(
        "Löschen Sie das Blatt, das nicht gelten soll.",
        "Delete the sheet that is not to count.",
    ),
    "file": Text(
        "Ist die Tabelle hier anders überschrieben, ergänzen Sie die Datei; sonst ist nichts zu tun.",
        "If the table has other headings here, add them to the file; else there is nothing to do.",
    ),
}
