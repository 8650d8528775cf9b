"""What is generated from the one table of buttons: the ribbon's XML and the VBA module of texts."""

from xml.sax.saxutils import quoteattr

from stimmig.clicks.buttons import GROUPS, Button
from stimmig.clicks.words import NO_WORKBOOK
from stimmig.language.text import Text

NO_PYTHON = Text(
    "Das Python, mit dem stimmig eingerichtet wurde, ist nicht mehr da. Richten Sie stimmig neu ein: stimmig install",
    "The Python that stimmig was installed with is gone. Install stimmig again: stimmig install",
)
NO_ADD_IN = Text(
    "Das Add-In stimmig ist nicht geladen. Richten Sie es ein (stimmig install), und starten Sie Excel neu.",
    "The add-in stimmig is not loaded. Install it (stimmig install) and restart Excel.",
)
# The namespace of 2006 works on Windows and macOS alike; that of 2009 does not.
_NAMESPACE = "http://schemas.microsoft.com/office/2006/01/customui"
_LONGEST_PIECE = 80
COMMAND = "python addin/excel-ui/build_addin.py"


def control_id(button: Button) -> str:
    """Return the id of a button on the ribbon: stimmigGoToNext."""
    return "stimmig" + "".join(word.capitalize() for word in button.tag.split("_"))


def ribbon_xml() -> str:
    """Return the tab with its groups and buttons; their labels and tips are asked for in the language of Excel."""
    lines = [f'<customUI xmlns="{_NAMESPACE}">', " <ribbon>", "  <tabs>", '   <tab id="stimmigTab" label="stimmig">']
    for group in GROUPS:
        lines.append(f'    <group id={quoteattr(group.id)} getLabel="StimmigLabel">')
        for button in group.buttons:
            size = "large" if button.large else "normal"
            lines.append(
                f'     <button id="{control_id(button)}" tag="{button.tag}" imageMso="{button.icon}" size="{size}"'
                ' getLabel="StimmigLabel" getSupertip="StimmigTip" onAction="StimmigClick"/>'
            )
        lines.append("    </group>")
    lines += ["   </tab>", "  </tabs>", " </ribbon>", "</customUI>"]
    return "\n".join(lines) + "\n"


def texts_module() -> str:
    """Return the VBA module that holds every text in both languages, umlauts spelled so that the source stays ASCII."""
    texts = {"noWorkbook": NO_WORKBOOK, "noPython": NO_PYTHON, "noAddIn": NO_ADD_IN}
    for group in GROUPS:
        texts[f"{group.id}.label"] = group.label
        for button in group.buttons:
            texts[f"{control_id(button)}.label"] = button.label
            texts[f"{control_id(button)}.tip"] = button.tip
    lines = [
        'Attribute VB_Name = "StimmigTexts"',
        f"' Written by {COMMAND} from addin/stimmig/clicks/buttons.py",
        "Option Explicit",
        "",
        "Public Function StimmigText(ByVal name As String, ByVal lang As String) As String",
        '    Select Case name & "." & lang',
    ]
    for name, text in texts.items():
        for lang in ("de", "en"):
            lines += [f'    Case "{name}.{lang}"', f"        StimmigText = {_literal(text.to(lang))}"]
    return "\n".join([*lines, "    End Select", "End Function", ""])


def _literal(text: str) -> str:
    """Return a text as a VBA expression of ASCII letters."""
    parts: list[str] = []
    plain = ""
    for letter in text:
        if ord(letter) > 126 or letter < " " or letter == '"':
            parts += [f'"{plain}"'] if plain else []
            parts.append(f"ChrW({ord(letter)})")
            plain = ""
        else:
            plain += letter
            if len(plain) >= _LONGEST_PIECE and letter == " ":
                parts.append(f'"{plain}"')
                plain = ""
    parts += [f'"{plain}"'] if plain or not parts else []
    # VBA takes 24 continued lines; a new line for each few pieces keeps them short enough to read.
    rows = [" & ".join(parts[at : at + 6]) for at in range(0, len(parts), 6)]
    return " _\n            & ".join(rows)
