"""`stimmig uninstall`: take away what install wrote."""

from stimmig.commands.output import NO_ERROR, print_lines
from stimmig.language.detect import system_language


def run(arguments) -> int:
    """Run the command and return its exit code."""
    from stimmig.installing.command import uninstall_lines

    print_lines(uninstall_lines(arguments.to, arguments.lang or system_language()))
    return NO_ERROR
