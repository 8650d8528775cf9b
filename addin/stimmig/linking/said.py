"""What the commands about links say, and the words of the register that no rule has."""

from stimmig.language.text import Text

NO_PURPOSE = Text(
    "{name}: Es gibt noch keinen Purpose und keine Vision, zu der eine Verknüpfung führen könnte. Schreiben Sie zuerst"
    " auf, wozu es Sie gibt: in eine Tabelle mit den Spalten „ID“, „Ebene“ und „Aussage“ eine Zeile mit der Ebene"
    " „Purpose“, oder über eine Tabelle die Zelle „Purpose: …“.",
    "{name}: there is no purpose yet and no vision that a link could lead to. First write down what you are here for:"
    " in a table with the columns “ID”, “Level” and “Statement” a row with the level “Purpose”, or above a table the"
    " cell “Purpose: …”.",
)
NO_REGISTER = Text(
    "{name}: Darin steht kein Verknüpfungsregister. Legen Sie es an („stimmig links suggest … --write“), und treffen Sie"
    " dort Ihre Entscheidungen.",
    "{name}: there is no link register in it. Add it (“stimmig links suggest … --write”), and decide there.",
)
UNCALCULATED = Text(
    "{place}: Hier steht eine Formel, deren Ergebnis die Datei nicht enthält; was Sie entschieden haben, ist so nicht zu"
    " lesen. Öffnen Sie die Mappe in Excel, und speichern Sie sie, oder schreiben Sie den Text selbst in die Zelle.",
    "{place}: this is a formula whose result the file does not hold, so what you decided cannot be read. Open the workbook"
    " in Excel and save it, or type the text into the cell yourself.",
)
NO_SUCH_WORD = Text(
    "{place}: „{value}“ unter „Annehmen“ lässt sich nicht deuten. Tragen Sie 1, 2 oder 3 ein, oder „ja“ für den ersten"
    " Vorschlag.",
    "{place}: “{value}” under “Accept” cannot be understood. Enter 1, 2 or 3, or “yes” for the first suggestion.",
)
NO_SUCH_OFFER = Text(
    "{place}: Für {row:lower} gibt es keinen Vorschlag {value}; es {count:ist einer|sind {count}}. Wählen Sie einen davon, oder"
    " wählen Sie unter „Zahlt ein auf“ selbst.",
    "{place}: there is no suggestion {value} for {row:lower}; there {count:is one|are {count}}. Choose one of them, or"
    " choose yourself under “Contributes to”.",
)
NONE_OFFERED = Text(
    "{place}: Für {row:lower} gibt es keinen Vorschlag, der sich annehmen ließe. Wählen Sie unter „Zahlt ein auf“ selbst.",
    "{place}: there is no suggestion for {row:lower} that could be accepted. Choose yourself under “Contributes to”.",
)
TWO_DECISIONS = Text(
    "{place}: Für {row:lower} ist „{to}“ gewählt und zugleich der Vorschlag „{offer}“ angenommen. Leeren Sie eines von beiden.",
    "{place}: for {row:lower} “{to}” is chosen, and at once the suggestion “{offer}” is accepted. Clear one of the two.",
)
LINKED_ALREADY = Text(
    "{place}: {row} zahlt auf ihrem Blatt schon auf „{to}“ ein. Berichtigen Sie das Blatt, oder leeren Sie „Annehmen“.",
    "{place}: {row} contributes to “{to}” on its own sheet already. Correct the sheet, or clear “Accept”.",
)
NO_PARENT = Text(
    "{place}: „{to}“, worauf {row:lower} einzahlen soll, gibt es nicht (mehr).{near} Wählen Sie neu.",
    "{place}: “{to}”, which {row:lower} is to contribute to, does not exist (any more).{near} Choose again.",
)
NEAR = Text(" Gemeint ist vielleicht {near}.", " Perhaps you meant {near}.")
SEVERAL_PARENTS = Text(
    "{place}: „{to}“, worauf {row:lower} einzahlen soll, heißen mehrere Zeilen ({near}). Geben Sie ihnen IDs, und wählen Sie neu.",
    "{place}: several rows are called “{to}” ({near}), which {row:lower} is to contribute to. Give them ids, and choose"
    " again.",
)
WRONG_ORDER = Text(
    "{place}: {row} kann nicht auf {parent:accusative} einzahlen: Die Ordnung ist Purpose, HED, MED, Moal, Scorecard,"
    " OKR, und Verknüpfungen führen nach oben. Wählen Sie neu.",
    "{place}: {row} cannot contribute to {parent:lower}: the order is purpose, HED, MED, Moal, scorecard, OKR, and links"
    " lead upward. Choose again.",
)
IN_A_CIRCLE = Text(
    "{place}: Mit dieser Verknüpfung führte {row:lower} im Kreis zu sich selbst ({circle}). Wählen Sie neu.",
    "{place}: with this link {row:lower} would lead back to itself in a circle ({circle}). Choose again.",
)
NOT_PLACED = Text(
    "{place}: Zu {row} ist angenommen, was sich nicht zuordnen lässt: {why}. „stimmig check“ sagt, was zu tun ist (WBK014).",
    "{place}: what is accepted for {row} cannot be placed: {why}. “stimmig check” says what to do (WBK014).",
)
WHY_NOT_PLACED = {
    "gone": Text("die Zeile gibt es nicht mehr", "the row does not exist any more"),
    "unclear": Text("mehrere Zeilen heißen so", "several rows are called that"),
    "double": Text("mehrere Zeilen des Registers widersprechen sich", "several lines of the register contradict each other"),
    "other": Text("auf dem Blatt der Zeile steht etwas anderes", "the row's own sheet says something else"),
}  # fmt: skip
KEPT = {
    "protected": Text(
        "{name}: Das Blatt „{sheet}“ ist geschützt; {count:eine Verknüpfung bleibt|{count} Verknüpfungen bleiben} deshalb"
        " im Register, wo {count:sie|sie} ebenso {count:gilt|gelten}. Heben Sie den Schutz auf, und wiederholen Sie den"
        " Befehl, wenn sie ins Blatt sollen.",
        "{name}: the sheet “{sheet}” is protected; so {count:one link stays|{count} links stay} in the register, where"
        " {count:it counts|they count} as well. Lift the protection and repeat the command if they are to go into the sheet.",
    ),
    "formula": Text(
        "{name}: Auf dem Blatt „{sheet}“ {count:steht an einer Stelle|stehen an {count} Stellen} eine Formel, die stimmig"
        " nicht überschreibt ({cells}); diese Verknüpfungen bleiben im Register, wo sie ebenso gelten.",
        "{name}: on the sheet “{sheet}” {count:one cell holds|{count} cells hold} a formula that stimmig does not overwrite"
        " ({cells}); those links stay in the register, where they count as well.",
    ),
    "filled": Text(
        "{name}: Auf dem Blatt „{sheet}“ {count:ist eine Zelle|sind {count} Zellen} schon gefüllt oder verbunden ({cells});"
        " stimmig überschreibt nichts. Diese Verknüpfungen bleiben im Register, wo sie ebenso gelten.",
        "{name}: on the sheet “{sheet}” {count:one cell is|{count} cells are} filled or merged already ({cells}); stimmig"
        " overwrites nothing. Those links stay in the register, where they count as well.",
    ),
    "layout": Text(
        "{name}: Auf dem Blatt „{sheet}“ {count:würde eine Zelle|würden {count} Zellen} anders gelesen als entschieden"
        " ({cells}); diese Verknüpfungen bleiben im Register, wo sie ebenso gelten.",
        "{name}: on the sheet “{sheet}” {count:one cell|{count} cells} would be read otherwise than decided ({cells});"
        " those links stay in the register, where they count as well.",
    ),
}
"""why a decision is not written into the row's own sheet"""
ONLY_SHOWN = Text(
    "Das ist nur die Vorschau. Mit --write wird es in die Mappe geschrieben, mit --output in eine Kopie.",
    "This is only a preview. --write writes it into the workbook, --output into a copy.",
)
TAKEN = Text(
    "{name}: {count:eine Entscheidung|{count} Entscheidungen} übernommen, davon {high} in {low:ein Blatt|{low} Blätter}"
    " der Mappe geschrieben; im Register {total:gilt eine|gelten {total}}.",
    "{name}: {count:one decision|{count} decisions} taken, {high} of them written into {low:one sheet|{low} sheets} of"
    " the workbook; {total:one counts|{total} count} in the register.",
)
TAKEN_BY_REGISTER = Text(
    "{name}: {count:eine Entscheidung|{count} Entscheidungen} übernommen; alle stehen im Register, denn die Blätter selbst"
    " haben keinen Platz dafür. Dort {total:gilt eine|gelten {total}}.",
    "{name}: {count:one decision|{count} decisions} taken; all stand in the register, because the sheets themselves have no"
    " room for them. {total:One counts|{total} count} there.",
)
NOTHING_TAKEN = Text(
    "{name}: Im Register ist nichts Neues angenommen; die Verknüpfungen blieben, wie sie sind.",
    "{name}: nothing new is accepted in the register; the links stayed as they are.",
)
REGISTER_WRITTEN = Text(
    "Register geschrieben: {name}. Entscheiden Sie in Excel auf dem Blatt „{sheet}“, speichern Sie, und schließen Sie die"
    " Mappe; dann übernimmt es „stimmig links apply --write“.",
    "Register written: {name}. Decide in Excel on the sheet “{sheet}”, save and close the workbook; then “stimmig links"
    " apply --write” takes it over.",
)
WRITTEN = Text("Geschrieben: {name}", "Written: {name}")
HEADING = Text(
    "{name}: {count:eine Zeile sagt|{count} Zeilen sagen} nicht, worauf sie {count:einzahlt|einzahlen};"
    " {total:eine weitere sagt|{total} weitere sagen} nicht, warum.",
    "{name}: {count:one row does|{count} rows do} not say what {count:it contributes|they contribute} to;"
    " {total:one more does|{total} more do} not say why.",
)
ALL_LINKED = Text(
    "{name}: Jede Zeile sagt, worauf sie einzahlt und warum.", "{name}: every row says what it contributes to, and why."
)
NO_SUGGESTION = Text("kein Vorschlag", "no suggestion")
ONLY_THE_REASON = Text("zahlt ein auf {to}; es fehlt, warum", "contributes to {to}; the why is missing")
NEXT = Text(
    "Mit --write kommt das in ein Registerblatt der Mappe; dort nehmen Sie an, was stimmt.",
    "With --write this goes into a register sheet of the workbook; there you accept what is right.",
)
UNDER = Text("Unter {name}", "Under {name}")
WITHOUT = Text("Ohne Vorschlag: Blatt {name}", "Without a suggestion: sheet {name}")
LEFT = Text("Nicht zuzuordnen: bitte klären (WBK014)", "Cannot be placed: please settle (WBK014)")
GROUP_LINE = Text(
    "Für die {count} Zeilen der Gruppe ohne eigene Entscheidung",
    "For the {count} rows of the group without a decision",
)
CALLED_ALIKE = Text(
    "Mehrere Zeilen dieses Blatts heißen so; geben Sie ihnen verschiedene IDs.",
    "Several rows of this sheet are called that; give them different ids.",
)
