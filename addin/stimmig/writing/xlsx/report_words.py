"""The words on the report sheet, beside those of the findings."""

from stimmig.language.text import Text

TITLE = Text("Kohärenzbericht", "Coherence report")
SUBTITLE = Text("{workbook} · geprüft am {day} · Profil {profile}", "{workbook} · checked on {day} · profile {profile}")
ALONG = Text(" · gemeinsam mit {others}", " · together with {others}")
MANY_ALONG = Text(" · gemeinsam mit {count} weiteren Mappen", " · together with {count} other workbooks")
REACH = Text(
    "{reaching} von {rows} {rows:Zeile|Zeilen} {reaching:erreicht|erreichen} den Purpose",
    "{reaching} of {rows} {rows:row|rows} {reaching:reaches|reach} the purpose",
)
NUMBERS = Text(
    "✖ {error} Fehler · ▲ {warning} {warning:Warnung|Warnungen} · ● {hint} {hint:Hinweis|Hinweise} · ○ {silent} nicht geprüft",
    "✖ {error} {error:error|errors} · ▲ {warning} {warning:warning|warnings} · ● {hint} {hint:hint|hints} · ○ {silent} not checked",
)
FINDINGS = Text("Was auffiel", "What was noticed")
NO_FINDINGS = Text("Nichts: Alle geprüften Regeln sind eingehalten.", "Nothing: all rules that were checked are kept.")
NONE_HERE = Text("In dieser Mappe nichts.", "Nothing in this workbook.")
ELSEWHERE = Text(
    "{count:Ein weiterer Befund steht|{count} weitere Befunde stehen} in den anderen Mappen, die mitgeprüft wurden.",
    "{count:One more finding is|{count} more findings are} in the other workbooks that were checked.",
)
FINDING_HEADS = Text(
    "Schwere|Regel|Wo|Befund|Was tun|Zeilen betroffen|Kennung",
    "Severity|Rule|Where|Finding|What to do|Rows concerned|Identity",
)
ACCEPTED_COUNT = Text(" · ✓ {count} akzeptiert", " · ✓ {count} accepted")
ACCEPTED = Text("Was akzeptiert ist", "What is accepted")
ACCEPTED_HEADS = Text("Bis|Regel|Wo|Befund|Warum|Von", "Until|Rule|Where|Finding|Why|By")
NO_END = Text("ohne Ende", "without end")
SILENT = Text("Was nicht geprüft wurde", "What was not checked")
SILENT_HEADS = Text("Stand|Regel||Worum es geht|Warum nicht|", "State|Rule||What it is about|Why not|")
SILENT_WORD = Text("○ nicht geprüft", "○ not checked")
FAULT_WORD = Text("! Störung", "! fault")
FAULT = Text(
    "Diese Regel ist abgestürzt; das ist ein Fehler von stimmig.", "This rule crashed; this is a fault in stimmig."
)
FAULT_OF = Text(
    "Diese Regel ist abgestürzt; sie stammt aus dem Paket „{package}“.",
    "This rule crashed; it comes from the package “{package}”.",
)
CHAINS = Text("Der Weg jeder Zeile vom Purpose", "The way of every row from the purpose")
CHAIN_HEADS = Text(
    "Ebene|ID|Wo|Zeile, und ihr Weg vom Purpose|Warum|Erreicht",
    "Level|ID|Where|Row, and its way from the purpose|Why|Reached",
)
REACHED = Text("✔ ja", "✔ yes")
NOT_REACHED = Text("✖ nein", "✖ no")
ENDED = Text("– beendet", "– ended")
PAGE = Text("Seite &P von &N", "Page &P of &N")
