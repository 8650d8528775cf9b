"""`stimmig layout`: show what was understood, and let people correct it on a sheet or in a file."""

from stimmig.commands.output import NO_ERROR, print_lines, refused


def run(arguments) -> int:
    """Run the command and return its exit code."""
    from stimmig.files_given import given_files, given_layout
    from stimmig.layouts import layout

    lines, against = layout(
        given_files(arguments.files), given_layout(arguments.layout), arguments.lang,
        write=arguments.write, output=arguments.output, save=arguments.save,
    )  # fmt: skip
    print_lines(lines)
    return refused(against, arguments.lang) if against else NO_ERROR
