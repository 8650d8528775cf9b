"""Other programs that tests use, as they are installed."""

import subprocess
from pathlib import Path

from conftest import find_program


def converted(path: Path, kind: str, folder: Path | None = None) -> Path:
    """Return the file as LibreOffice saves it in another format."""
    folder = folder or path.parent
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [find_program("soffice"), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{kind}"
