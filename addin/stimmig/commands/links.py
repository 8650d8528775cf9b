"""`stimmig links`: suggest what rows without a link may serve, and take what was accepted."""

import sys

from stimmig.commands.output import NO_ERROR, print_lines, refused


def run(arguments) -> int:
    """Run the command and return its exit code."""
    from stimmig.files_given import given_files
    from stimmig.linking.commands import answer

    found = answer(given_files(arguments.files), arguments)
    if found.refused:
        return refused(found.refused, arguments.lang, found.lang)
    print_lines(found.lines)
    print(*found.said, sep="\n", end="\n" if found.said else "", file=sys.stderr)
    return NO_ERROR
