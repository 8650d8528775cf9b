"""`stimmig explain`: say what a rule finds, why, and what to do."""

from stimmig.commands.output import NO_ERROR, print_lines, refused
from stimmig.language.detect import system_language


def run(arguments) -> int:
    """Run the command and return its exit code."""
    from stimmig.explaining import explain

    lang = arguments.lang or system_language()
    lines, unknown = explain(arguments.codes, lang)
    print_lines(lines)
    return refused(unknown, lang) if unknown else NO_ERROR
