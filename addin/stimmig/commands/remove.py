"""`stimmig remove`: take stimmig's sheets out of workbooks again."""

from collections.abc import Iterator, Sequence

from stimmig.commands.output import NO_ERROR, print_lines, refused
from stimmig.language.detect import system_language
from stimmig.language.text import Text


def run(arguments) -> int:
    """Run the command and return its exit code."""
    from stimmig.files_given import given_files
    from stimmig.refusal import Refusal
    from stimmig.writing.plan import write_all
    from stimmig.writing.removal import plan_removal

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
        print_lines(_said(removal, bool(done), lang))
    return NO_ERROR


def _said(removal, done: bool, lang: str) -> Iterator[str]:
    """Yield what went, and what stays and why."""
    from stimmig.writing import said

    def sentence(text: Text, sheets: Sequence[str]) -> str:
        named = tuple(map(("„{}“" if lang == "de" else "“{}”").format, sheets))
        return text.to(lang, name=removal.name, count=len(named), sheets=named)

    if done:
        yield sentence(said.REMOVED, removal.sheets)
    if removal.kept:
        yield said.REGISTER_STAYS.to(lang, name=removal.name, count=removal.kept)
    if removal.told:
        yield said.LAYOUT_STAYS.to(lang, name=removal.name, count=removal.told)
    if removal.worked_in:
        yield sentence(said.SHEETS_STAY, removal.worked_in)
    if removal.memory:
        yield sentence(said.MEMORY_STAYS, removal.memory)
    if not (done or removal.kept or removal.told or removal.worked_in or removal.memory):
        yield sentence(said.NOTHING_TO_REMOVE, ())
