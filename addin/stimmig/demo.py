"""What `python run.py` shows: check a sample, print the findings, write the report into a copy, say where to look."""

import sys
from pathlib import Path

from stimmig.cli import main
from stimmig.language.detect import system_language
from stimmig.language.text import Text

SAMPLES = {"de": "gefahr-6-ohne-sinn/ohne-sinn.xlsx", "en": "clinics-adrift/clinics.xlsx"}
FOLDER = Path("stimmig-demo")
_DAY = "2026-11-22"

_CHECKING = Text("Geprüft wird das Beispiel {name}:\n", "Checking the sample {name}:\n")
_LOOK = Text(
    "\nDer Bericht steht in einer Kopie, auf dem letzten Blatt „stimmig Bericht“:\n  {path}\n"
    "Ihre eigene Mappe prüfen Sie so:\n  python run.py check IhreMappe.xlsx\n",
    "\nThe report is in a copy, on the last sheet “stimmig Report”:\n  {path}\n"
    "Check a workbook of your own like this:\n  python run.py check YourWorkbook.xlsx\n",
)


def run(folder: Path = FOLDER) -> int:
    """Check the sample of the reader's language; 0 where that worked, whatever was found."""
    lang = system_language()
    sample = Path(__file__).parents[2] / "samples" / SAMPLES[lang]
    copy = folder / sample.name
    print(_CHECKING.to(lang, name=sample.name), flush=True)
    code = main(["check", str(sample), "--as-of", _DAY, "--lang", lang, "--output", str(copy)])
    if code > 1:
        return code
    print(_LOOK.to(lang, path=str(copy.resolve())))
    return 0


if __name__ == "__main__":
    sys.exit(run())
