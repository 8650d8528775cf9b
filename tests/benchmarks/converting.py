"""Converting against LibreOffice, with one and two jobs; the parent's memory from 200 to 10,000 files; a large catalogue.

python tests/benchmarks/converting.py [rates] [memory] [catalogue]

Ratios within one run; each side runs several times in turn, and the medians are compared.
"""

import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import workbooks
import xlsxwriter
from measure import compare

PYTHON = sys.executable
STIMMIG = [PYTHON, "-m", "stimmig"]
_FILES, _RUNS = 200, 3
_PERSPECTIVES = {
    "de": ("Finanzen", "Kunden", "Prozesse", "Mitarbeiter"),
    "en": ("Financial", "Customer", "Process", "People"),
}
_HEADS = {
    "de": ("Perspektive", "Strategisches Ziel", "Kennzahl", "Einheit", "Soll", "Ist", "Verantwortlich"),
    "en": ("Perspective", "Strategic objective", "Measure", "Unit", "Target", "Actual", "Owner"),
}
_OKR_HEADS = {
    "de": ("Objective", "Key Result", "Start", "Ziel", "Stand", "Zuversicht"),
    "en": ("Objective", "Key result", "From", "To", "Now", "Confidence"),
}


def legacy(folder: Path, count: int) -> Path:
    """Write mixed legacy workbooks, .xlsx and .xls by turns: title, blank-below cells, one sheet or several, notes."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(7)
    for number in range(count):
        lang = ("de", "en")[number % 2]
        sheets = _scorecard(chance, lang, per_perspective=number % 3 == 1)
        if number % 3 == 2:
            sheets["OKR Q2 2024"] = _okrs(chance, lang)
        write = _write_xls if number % 4 == 3 else _write_xlsx
        write(folder / f"{number:05}", sheets)
    return folder


def _scorecard(chance, lang, per_perspective):
    sheets: dict[str, list[list]] = (
        {} if per_perspective else {"BSC": [[f"Scorecard {chance.randint(2005, 2024)}"], [], [*_HEADS[lang]]]}
    )
    for name in _PERSPECTIVES[lang]:
        rows = sheets.setdefault(name, [[name], [], [*_HEADS[lang]]]) if per_perspective else sheets["BSC"]
        for objective in range(chance.randint(1, 3)):
            for kpi in range(chance.randint(1, 4)):
                target = round(chance.uniform(1, 100), 1)
                actual = target if kpi else f"{target:.1f} %".replace(".", "," if lang == "de" else ".")
                head = [
                    "" if kpi or objective else name,
                    "" if kpi else f"{name}: {chance.choice(('Vertrauen', 'Reliability', 'Tempo'))} {objective}",
                ]
                rows.append(
                    [
                        *head,
                        f"{name} {objective}.{kpi} {chance.choice(('Quote', 'Rate', 'Index'))}",
                        "%",
                        target,
                        actual,
                        "Kern",
                    ]
                )
    next(iter(sheets.values())).append([])
    next(iter(sheets.values())).append([f"Stand: 31.12.{chance.randint(2005, 2024)}, vorläufig"])
    return sheets


def _okrs(chance, lang):
    rows: list[list] = [["OKR"], [], [*_OKR_HEADS[lang]]]
    for objective in range(2):
        for result in range(3):
            head = "" if result else f"Menschen kommen gern wieder {objective}"
            rows.append([head, f"{chance.randint(3, 9)} von 10 sagen, dass {objective}.{result} hilft", 3, 9, 5, 6])
    return rows


def _write_xlsx(path: Path, sheets) -> None:
    with xlsxwriter.Workbook(f"{path}.xlsx") as book:
        bold = book.add_format({"bold": True, "bg_color": "#DDEBF7"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell != "":
                        page.write(number, column, cell, bold if number == 2 else None)


def _write_xls(path: Path, sheets) -> None:
    import xlwt

    book = xlwt.Workbook()
    for name, rows in sheets.items():
        page = book.add_sheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell != "":
                    page.write(number, column, cell)
    book.save(f"{path}.xls")


def rates(folder: Path) -> None:
    """Files per second: LibreOffice in one process, stimmig with one job and with two."""
    source = legacy(folder / "in", _FILES)
    office = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to",
        "xlsx",
        "--outdir",
    ]
    files = [str(path) for path in sorted(source.iterdir())]
    commands = {
        "LibreOffice": lambda out: [*office, out, *files],
        "one job": lambda out: [*STIMMIG, "convert", source, "--out", out, "--jobs", "1"],
        "two jobs": lambda out: [*STIMMIG, "convert", source, "--out", out, "--jobs", "2"],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    worked: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(_RUNS + 1):
        for name, command in commands.items():
            out = folder / f"out {name} {number}"
            begun, before = time.perf_counter(), _processor_seconds()
            subprocess.run(
                [*map(str, command(str(out)))], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
            )
            if number:  # the first round makes profiles and caches
                taken[name].append(time.perf_counter() - begun)
                worked[name].append(_processor_seconds() - before)
            made = len([path for path in out.glob("*.xlsx") if not path.name.startswith("stimmig-")])
            assert made == _FILES, f"{name}: {made} files"
            shutil.rmtree(out)
    medians = {name: statistics.median(times) for name, times in taken.items()}
    print(f"converting {_FILES} mixed workbooks, {os.cpu_count()} cores")
    for name, seconds in medians.items():
        ratio = medians["LibreOffice"] / seconds
        print(
            f"  {name:12} {seconds:6.2f} s  {_FILES / seconds:6.1f} files/s  = {ratio:.2f} x LibreOffice  {[round(one, 1) for one in taken[name]]}"
        )
    for name, seconds in worked.items():
        print(f"  {name:12} {statistics.median(seconds):6.2f} s of processor time, which a busy machine changes less")
    print(f"  two jobs : one job = {medians['one job'] / medians['two jobs']:.2f}   (wanted: 2.5, 4 and 1.7)")


def _processor_seconds() -> float:
    """Return the processor time of all children that have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory(folder: Path) -> None:
    """Peak memory of the parent process over 200 and over 10,000 files."""
    few = legacy(folder / "few", _FILES)
    many = folder / "many"
    many.mkdir()
    names = sorted(few.iterdir())
    for number in range(10_000):
        (many / f"{number:05}{names[number % _FILES].suffix}").hardlink_to(names[number % _FILES])
    peaks = [_peak_of_parent(source, folder / f"out {source.name}") for source in (few, many)]
    print(
        f"memory of the parent: {peaks[0]:.1f} MB for 200 files, {peaks[1]:.1f} MB for 10,000 = {peaks[1] / peaks[0]:.3f}"
    )


def _peak_of_parent(source: Path, out: Path) -> float:
    """Return the peak of the parent alone in MB; what Linux says of the process while it lives."""
    words = [*STIMMIG, "convert", str(source), "--out", str(out)]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0.0

    def look() -> None:
        nonlocal peak
        while process.poll() is None:
            try:
                status = Path(f"/proc/{process.pid}/status").read_text()
            except OSError:
                return
            kilobytes = next((line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")), 0)
            peak = max(peak, int(kilobytes) / 1024)
            time.sleep(0.02)

    watcher = threading.Thread(target=look)
    watcher.start()
    process.wait()
    watcher.join()
    return peak


def catalogue(folder: Path) -> None:
    """Reading a catalogue of 5,000 KPIs against a bare read of its cells."""
    path = workbooks.strategy_workbook(folder / "catalogue.xlsx", kpis=5000, key_results=1, values=1, checkins=1)
    compare(
        "a catalogue of 5,000 KPIs: read / bare calamine read",
        [*STIMMIG, "read", path],
        [PYTHON, "-c", BARE_READ, path],
        limit="(wanted: time at most 6)",
    )


BARE_READ = (
    "import sys, python_calamine\n"
    "book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])\n"
    "for name in book.sheet_names: book.get_sheet_by_name(name).to_python()\n"
)
BENCHMARKS = {one.__name__: one for one in (rates, memory, catalogue)}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        for name in sys.argv[1:] or BENCHMARKS:
            BENCHMARKS[name](Path(temporary))
