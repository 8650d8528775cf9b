"""`stimmig doctor`: say what the add-in lacks, and what to do."""

from stimmig.commands.output import ERRORS_FOUND, NO_ERROR, print_lines
from stimmig.language.detect import system_language


def run(arguments) -> int:
    """Run the command and return its exit code."""
    from stimmig.installing.command import doctor_lines

    lines, well = doctor_lines(arguments.to, arguments.lang or system_language())
    print_lines(lines)
    return NO_ERROR if well else ERRORS_FOUND
