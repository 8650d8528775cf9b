"""`stimmig check`: check workbooks as one strategy, print what was found, write reports."""

import sys
from collections.abc import Iterable

from stimmig.commands.output import ERRORS_FOUND, FAULT, NO_ERROR, print_lines, refused
from stimmig.language.detect import system_language


def run(arguments) -> int:
    """Run the command and return its exit code."""
    from stimmig.checking import check_readings, open_all, report_on
    from stimmig.files_given import given_files, given_layout

    readings, unusable = open_all(given_files(arguments.files), given_layout(arguments.layout))
    select, ignore = (_codes(words) for words in (arguments.select, arguments.ignore))
    options = {name: getattr(arguments, name) for name in ("profile", "as_of", "accepted")}
    check = whole = check_readings(readings, refused=unusable, select=select, ignore=ignore, **options)
    lang = arguments.lang or next((one.lang for one in readings if one.lang), "") or system_language()
    code = refused([refusal for _, refusal in unusable], arguments.lang, lang) if unusable else NO_ERROR
    if readings and all(refusal.code == "only_a_report" for _, refusal in unusable):
        code = NO_ERROR  # whoever names a whole folder means the workbooks
    if readings and (arguments.new_only or arguments.baseline):
        from stimmig.writing.noted import only_new

        check, compared = only_new(check, [one.workbook for one in readings], arguments.baseline)
        print(*(sentence.to(lang) for sentence in compared), sep="\n", file=sys.stderr)
    if readings or arguments.format != "text":
        from stimmig.writing.formats import lines_in

        print_lines(lines_in(arguments.format, check, lang))
    if readings and (arguments.write or arguments.output):
        from stimmig.writing.plan import plan_reports, write_all
        from stimmig.writing.said import WRITTEN

        reports = [(one.workbook, report_on(whole, one, arguments.lang or one.lang or lang)) for one in readings]
        writings, against = plan_reports(reports, arguments.output)
        if against:
            return refused(against, arguments.lang, lang, offer=arguments.write)
        for writing in write_all(writings):
            print(WRITTEN.to(lang, name=str(writing.target)), file=sys.stderr)
    if check.faults:
        return FAULT
    return code or (ERRORS_FOUND if any(one.severity.name == "ERROR" for one in check.findings) else NO_ERROR)


def _codes(words: Iterable[str]) -> list[str]:
    return [code for word in words for code in word.split(",")]
