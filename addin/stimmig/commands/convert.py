"""`stimmig convert`: make canonical workbooks of legacy ones, however many."""


def run(arguments) -> int:
    """Run the command and return its exit code."""
    from stimmig.conversions import convert

    return convert(arguments)
