"""`stimmig remove`: take stimmig's sheets out of workbooks again."""

from stimmig.commands.output import NO_ERROR, print_lines, refused
from stimmig.language.detect import system_language


def run(arguments) -> int:
    """Run the command and return its exit code."""
    from stimmig.files_given import given_files
    from stimmig.refusal import Refusal
    from stimmig.writing.plan import plan_removal, write_all
    from stimmig.writing.said import NOTHING_TO_REMOVE, REGISTER_STAYS, REMOVED

    removals, against = [], []
    for path in given_files(arguments.files):
        try:
            removals.append(plan_removal(path))
        except Refusal as refusal:
            against.append(refusal)
    if against:
        return refused(against, arguments.lang)
    for removal in removals:
        done = list(write_all([removal.writing])) if removal.writing else []
        lang = arguments.lang or removal.lang or system_language()
        if removal.kept:
            print_lines([REGISTER_STAYS.to(lang, name=removal.name, count=removal.kept)])
        if done or not removal.kept:
            marks = "„{}“" if lang == "de" else "“{}”"
            named = tuple(map(marks.format, removal.sheets))
            said = REMOVED if done else NOTHING_TO_REMOVE
            print_lines([said.to(lang, name=removal.name, count=len(named), sheets=named)])
    return NO_ERROR
