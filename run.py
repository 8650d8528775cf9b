"""stimmig from a fresh copy, with nothing but Python 3.11 or newer.

python run.py               try it: make an environment, install, check a sample, write a report into a copy
python run.py test          run all tests (words behind it go to pytest)
python run.py check FILE    use it: any other words go to stimmig itself
"""

import hashlib
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
ENVIRONMENT = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(ENVIRONMENT, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))
STAMP = os.path.join(ENVIRONMENT, "stimmig-installed")
LEAST = (3, 11)


def main(words):
    """Run one of the two commands, or stimmig itself, and return its exit code."""
    if sys.version_info < LEAST:
        return _say(
            "stimmig braucht Python %d.%d oder neuer; dies ist %d.%d." % (LEAST + sys.version_info[:2]),
            "stimmig needs Python %d.%d or newer; this is %d.%d." % (LEAST + sys.version_info[:2]),
        )
    testing = words[:1] == ["test"]
    problem = _install("test" if testing else "")
    if problem:
        return problem
    if testing:
        return subprocess.call([PYTHON, "-m", "pytest", *words[1:]], cwd=ROOT)
    if words:
        called = dict(os.environ, STIMMIG_CALLED_AS="python run.py")
        return subprocess.call([PYTHON, "-m", "stimmig", *words], env=called)
    return subprocess.call([PYTHON, "-m", "stimmig.demo"], cwd=ROOT)


def _install(extra):
    """Make the environment and install what is missing; return 0, or an exit code when that failed."""
    wanted = _fingerprint()
    done = _read(STAMP).split()
    if done[:1] == [wanted] and extra in [""] + done[1:]:
        return 0
    if not os.path.exists(PYTHON) and subprocess.call([sys.executable, "-m", "venv", ENVIRONMENT]):
        return _say(
            "Die Python-Umgebung ließ sich nicht anlegen. Unter Debian und Ubuntu fehlt oft das Paket python3-venv.",
            "The Python environment could not be made. On Debian and Ubuntu the package python3-venv is often missing.",
        )
    extras = sorted(set(done[1:] if done[:1] == [wanted] else []) | {extra} - {""})
    target = ROOT + ("[%s]" % ",".join(extras) if extras else "")
    what = "what the tests need" if extra else "what it needs"
    print("stimmig: installing %s; once, and it takes about a minute …" % what, flush=True)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    constraints = os.path.join(ROOT, "constraints.txt")
    environment = dict(os.environ, PIP_CONSTRAINT=constraints)
    if subprocess.call(pip + ["-c", constraints, "-e", target], env=environment):
        return _say(
            "Die Installation ist fehlgeschlagen. Prüfen Sie die Netzverbindung; die Meldung darüber sagt, woran es lag.",
            "The installation failed. Check the network connection; the message above says what was wrong.",
        )
    # Ready-made bytecode, also where the reader's settings forbid to write it at the first start.
    subprocess.call([PYTHON, "-m", "compileall", "-q", os.path.join(ROOT, "addin")])
    with open(STAMP, "w") as file:
        file.write(" ".join([wanted] + extras))
    return 0


def _fingerprint():
    """Return what tells whether the installed packages still fit."""
    parts = [_read(os.path.join(ROOT, name)) for name in ("pyproject.toml", "constraints.txt")]
    return hashlib.sha256("\n".join(parts + [sys.version]).encode()).hexdigest()


def _read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def _say(german, english):
    print(german, english, sep="\n", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
