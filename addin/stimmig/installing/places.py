"""Where Excel looks for its add-ins, and where ours looks for its settings, on each system."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ADD_IN, SCRIPT, CONFIG = "stimmig.xlam", "stimmig.applescript", "stimmig.conf"
_OFFICE_ON_MAC = "Library/Group Containers/UBF8T346G9.Office"


class Places(NamedTuple):
    """Where things belong. `excel` is a folder that is there once Excel has run; None where Excel cannot be."""

    system: str
    """"windows", "mac" or "other" """
    excel: Path | None
    startup: Path | None
    config: Path
    script: Path | None
    """the script through which Excel for Mac starts Python"""

    @property
    def encoding(self) -> str:
        """Return how VBA reads text files: umlauts in a user's name must arrive."""
        return {"windows": "mbcs" if os.name == "nt" else "cp1252", "mac": "mac_roman"}.get(self.system, "utf-8")

    @property
    def interpreter_key(self) -> str:
        """Return the name under which the settings hold the Python to use."""
        return "INTERPRETER_MAC" if self.system == "mac" else "INTERPRETER_WIN"


def places(to: Path | None = None, platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> Places:
    """Return the places on a system; `to` is another start-up folder than Excel's own."""
    home = Path(environ.get("USERPROFILE") or environ.get("HOME") or Path.home())
    if platform == "darwin":
        home = Path(environ.get("HOME") or Path.home())
        office = home / _OFFICE_ON_MAC
        return Places(
            system="mac",
            excel=office,
            startup=to or office / "User Content.localized/Startup.localized/Excel",
            config=home / "Library/Containers/com.microsoft.Excel/Data" / CONFIG,
            script=home / "Library/Application Scripts/com.microsoft.Excel" / SCRIPT,
        )
    config = home / ".stimmig" / CONFIG
    if platform == "win32":
        excel = Path(environ.get("APPDATA") or home / "AppData" / "Roaming") / "Microsoft" / "Excel"
        return Places("windows", excel, to or excel / "XLSTART", config, None)
    return Places("other", None, to, config, None)
