"""`stimmig check-in`, `review` and `cycle`: from rounds of check-ins to what a cycle taught."""

import sys

from stimmig.commands.output import print_lines


def run(arguments) -> int:
    """Run the command and return its exit code."""
    from stimmig.checkin.commands import run as run_step

    said = run_step(arguments)
    print_lines(said.lines)
    for line in said.troubles:
        print(line, file=sys.stderr)
    return said.code
