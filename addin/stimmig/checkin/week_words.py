"""What is said about check-ins that go into the columns of weeks of a layout of its owner's."""

from stimmig.language.text import Text

IN_WEEKS = Text(
    "Die Stände stehen auf dem Blatt „{sheet}“ in {columns:Spalte|den Spalten} {headings}; die ganzen Einträge, mit Warum"
    " und nächstem Schritt, hält das Blatt „{log}“.",
    "The states stand on the sheet “{sheet}” in {columns:column|the columns} {headings}; the whole entries, with why and"
    " next step, are kept on the sheet “{log}”.",
)
DIFFERS = Text(
    "In {place} steht für {heading} schon {there}, diese Zeile sagt {value}. Ändern Sie das eine oder das andere, und"
    " erfassen Sie noch einmal.",
    "In {place}, {there} stands for {heading} already; this row says {value}. Change one or the other, and record once"
    " more.",
)
LEFT_AS_IS = Text(
    "{place}: Dort steht für {heading} schon {there}; es blieb. Der Eintrag {id} steht nur auf dem Blatt „{log}“.",
    "{place}: {there} stands there for {heading} already; it was left. The entry {id} stands on the sheet “{log}” only.",
)
ONLY_IN_LOG = Text(
    "{ids} {count:steht|stehen} nur auf dem Blatt „{log}“, nicht in den Spalten von „{sheet}“: {why}",
    "{ids} {count:stands|stand} on the sheet “{log}” only, not in the columns of “{sheet}”: {why}",
)
NO_ROOM = Text(
    "Rechts von Spalte {last} ist kein Platz ({cell} ist belegt). Fügen Sie dort eine leere Spalte ein, dann kommt die"
    " nächste Woche hinein.",
    "There is no room to the right of column {last} ({cell} is taken). Insert an empty column there, and the next week"
    " goes into it.",
)
BETWEEN = Text(
    "Für den {day} gibt es keine Spalte, und die letzte steht schon für eine spätere Zeit. Soll der Stand dort zu sehen"
    " sein, fügen Sie die Spalte ein und tragen ihn nach.",
    "There is no column for {day}, and the last one stands for a later time already. If the state is to show there, insert"
    " the column and enter it.",
)
SEVERAL = Text(
    "Mehrere Spalten stehen für den {day} ({cells}). Lassen Sie eine davon.",
    "Several columns stand for {day} ({cells}). Leave one of them.",
)
NO_HEADING = Text(
    "Wie die Spalte nach „{heading}“ heißen soll, ist nicht sicher. Legen Sie sie selbst an, dann wird sie gefüllt.",
    "What the column after “{heading}” should be called is not certain. Set it up yourself, and it will be filled.",
)
NOT_COPIED = Text(
    "Dort sind Zeilen oder Spalten ausgeblendet oder über die Woche hinaus verbunden, oder stimmig sieht es nicht; eine neue"
    " Spalte sähe anders aus. „Erfassen zurücknehmen“, dann alles einblenden und noch einmal erfassen, oder die Mappe"
    " schließen und „stimmig check-in record“: Dann kommt die Spalte.",
    "Rows or columns there are hidden or merged beyond the week, or stimmig cannot see it; a new column would look"
    " different. “Take recording back”, then show everything and record again, or close the workbook and use “stimmig"
    " check-in record”: then the column comes.",
)
A_FORMULA = Text(
    "In {cell} steht eine Formel; sie wurde nicht überschrieben.",
    "A formula stands in {cell}; it was not overwritten.",
)
READ_OTHERWISE = Text(
    "Mit der neuen Spalte würde das Blatt anders gelesen als bisher; deshalb blieb es, wie es ist. Legen Sie die Spalte"
    " selbst an, und sehen Sie mit „stimmig read“ nach, was erkannt wird.",
    "With the new column the sheet would be read otherwise than before; so it stayed as it is. Set the column up yourself,"
    " and look with “stimmig read” what is recognised.",
)
FORMULAS_STAY = Text(
    "{cells}: Die {count:Formel reicht|Formeln reichen} bis Spalte {old}; die neue Spalte {new} {count:zählt|zählen} sie"
    " nicht mit. Erweitern Sie den Bereich, wenn sie zählen soll.",
    "{cells}: the {count:formula reaches|formulas reach} to column {old} and {count:leaves|leave} out the new column {new}."
    " Extend the range if it is to count.",
)
NO_FORMULA = Text(
    "{cells}: Über die anderen Wochen steht hier eine Formel, in der neuen Spalte nicht. Kopieren Sie sie hinüber, wenn Sie"
    " sie brauchen.",
    "{cells}: for the other weeks a formula stands here, in the new column it does not. Copy it across if you need it.",
)
