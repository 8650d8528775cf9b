"""`stimmig phrase`: judge a wording."""

from stimmig.commands.output import NO_ERROR, print_lines


def run(arguments) -> int:
    """Run the command and return its exit code."""
    from stimmig.phrases import lines

    print_lines(lines(arguments.text, arguments.jsonl, arguments.pairs, arguments.lang))
    return NO_ERROR
