"""The one table of buttons. Ribbon, callbacks, on-sheet buttons, help and tests are made from it.

A new button is a line here and a function of the same name in `excel.py`.
"""

from typing import NamedTuple

from stimmig.language.text import Text


class Button(NamedTuple):
    """A button: `tag` names the function, `icon` is a name on Microsoft's list (imageMso)."""

    tag: str
    label: Text
    tip: Text
    icon: str
    large: bool = False


class Group(NamedTuple):
    """Buttons that stand together on the ribbon."""

    id: str
    label: Text
    buttons: tuple[Button, ...]


GROUPS = (
    Group(
        "groupCheck",
        Text("Prüfen", "Check"),
        (
            Button(
                "check",
                Text("Prüfen", "Check"),
                Text(
                    "Prüft die Mappe und legt den Bericht als eigenes Blatt an. Ihre Blätter bleiben, wie sie sind.",
                    "Checks the workbook and writes the report as a sheet of its own. Your sheets stay as they are.",
                ),
                "ReviewAcceptChange",
                large=True,
            ),
            Button(
                "marks",
                Text("Markierungen an/aus", "Marks on/off"),
                Text(
                    "Gibt auffälligen Zellen einen farbigen Rand und eine Notiz; beim zweiten Mal ist alles wie vorher.",
                    "Gives offending cells a coloured edge and a note; the second time all is as it was.",
                ),
                "ReviewNewComment",
            ),
            Button(
                "go_to_next",
                Text("Zum nächsten Befund", "Go to next finding"),
                Text(
                    "Springt zur nächsten Zelle, zu der der Bericht etwas sagt.",
                    "Moves to the next cell in the report.",
                ),
                "ReviewNextComment",
            ),
            Button(
                "explain",
                Text("Erklären", "Explain this"),
                Text(
                    "Sagt zur gewählten Zelle, was auffiel, was zu tun ist und warum die Regel wichtig ist.",
                    "Says of the selected cell what was noticed, what to do, and why the rule matters.",
                ),
                "ReviewShowOrHideComment",
            ),
        ),
    ),
    Group(
        "groupLinks",
        Text("Verknüpfungen", "Links"),
        (
            Button(
                "fill_links",
                Text("Links füllen", "Fill links"),
                Text(
                    "Schlägt im Register vor, worauf Zeilen einzahlen; was Sie dort annehmen, trägt der nächste Klick ein.",
                    "Suggests in the register what rows contribute to; the next click enters what you accept there.",
                ),
                "HyperlinkInsert",
                large=True,
            ),
            Button(
                "take_links_back",
                Text("Links zurücknehmen", "Take links back"),
                Text(
                    "Leert die Zellen wieder, die „Links füllen“ zuletzt ausgefüllt hat.",
                    "Empties the cells again that “Fill links” filled last.",
                ),
                "ReviewRejectChange",
            ),
        ),
    ),
    Group(
        "groupCheckIns",
        Text("Check-ins", "Check-ins"),
        (
            Button(
                "start_check_in",
                Text("Check-in beginnen", "Start check-in"),
                Text(
                    "Legt das Blatt der heutigen Runde an: eine Zeile je laufendem Key Result, mit dem Stand bisher.",
                    "Adds the sheet of today's round: a row for each running key result, with the course so far.",
                ),
                "NewAppointment",
                large=True,
            ),
            Button(
                "record_check_in",
                Text("Check-in erfassen", "Record check-in"),
                Text(
                    "Übernimmt die ausgefüllten Zeilen der Runde in die Tabelle der Check-ins; die aktuellen Werte folgen.",
                    "Takes the filled rows of the round into the table of check-ins; the current values follow.",
                ),
                "SourceControlCheckIn",
                large=True,
            ),
            Button(
                "start_review",
                Text("Review beginnen", "Start review"),
                Text(
                    "Legt das Blatt für das Review eines Zyklus an: Key Results neben den Kennzahlen, die sie bewegen sollten.",
                    "Adds the sheet for the review of a cycle: key results beside the KPIs that they should have moved.",
                ),
                "ViewDocumentMap",
            ),
            Button(
                "record_review",
                Text("Review erfassen", "Record review"),
                Text(
                    "Übernimmt Urteile, Erkenntnisse und Entscheidungen; ein vollständiges Review schließt den Zyklus ab.",
                    "Takes in verdicts, learnings and decisions; a complete review closes the cycle.",
                ),
                "TagMarkComplete",
            ),
            Button(
                "take_recording_back",
                Text("Erfassen zurücknehmen", "Take recording back"),
                Text(
                    "Stellt alles wieder her, wie es vor dem letzten Erfassen eines Check-ins oder Reviews war.",
                    "Puts everything back as it was before a check-in or review was recorded last.",
                ),
                "RefreshCancel",
            ),
        ),
    ),
    Group(
        "groupWorkbook",
        Text("Mappe", "Workbook"),
        (
            Button(
                "new_workbook",
                Text("Neue Mappe", "New workbook"),
                Text(
                    "Legt eine leere Mappe aus der Vorlage in Ihren Dokumenten an und öffnet sie.",
                    "Sets up an empty workbook from the template in your documents, and opens it.",
                ),
                "FileNewDefault",
                large=True,
            ),
            Button(
                "convert",
                Text("Mappe umsetzen", "Convert this workbook"),
                Text(
                    "Macht aus dieser Mappe eine neue mit einheitlichen Tabellen und öffnet sie. Diese bleibt, wie sie ist.",
                    "Makes a new workbook with uniform tables of this one, and opens it. This one stays as it is.",
                ),
                "CreateMap",
            ),
            Button(
                "settings",
                Text("Einstellungen", "Settings"),
                Text(
                    "Zeigt das Blatt mit Profil, Sprache und eigenen Grenzen; fehlt es, wird es auf Wunsch angelegt.",
                    "Shows the sheet with profile, language and your own limits; where there is none, it offers one.",
                ),
                "DataRangeProperties",
            ),
            Button(
                "remove_sheets",
                Text("Blätter entfernen", "Remove stimmig sheets"),
                Text(
                    "Entfernt, was stimmig in die Mappe gelegt hat. Ihre Blätter bleiben, auch was Sie in Runden eintrugen.",
                    "Takes away what stimmig has put into the workbook. Your sheets stay, and so does what you entered in rounds.",
                ),
                "SheetDelete",
            ),
            Button(
                "help_me",
                Text("Hilfe", "Help"),
                Text(
                    "Sagt, was die Schaltflächen tun und wo das Protokoll liegt.",
                    "Says what the buttons do and where the log lies.",
                ),
                "TentativeAcceptInvitation",
            ),
        ),
    ),
)
BUTTONS = tuple(button for group in GROUPS for button in group.buttons)
