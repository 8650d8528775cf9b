"""`stimmig new`: make an empty workbook with dropdowns."""

from stimmig.commands.output import NO_ERROR, print_lines
from stimmig.language.detect import system_language


def run(arguments) -> int:
    """Run the command and return its exit code."""
    from stimmig.template.build import build_workbook
    from stimmig.writing.files import create_workbook
    from stimmig.writing.said import CREATED

    lang = arguments.lang or system_language()
    path = arguments.file if arguments.file.suffix else arguments.file.with_name(f"{arguments.file.name}.xlsx")
    create_workbook(path, build_workbook(lang))
    print_lines([CREATED.to(lang, name=str(path))])
    return NO_ERROR
