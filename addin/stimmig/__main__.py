"""Run the command line with `python -m stimmig`."""

from stimmig.cli import run

run()
