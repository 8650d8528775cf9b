"""`stimmig read`: show what is understood of workbooks."""

import sys

from stimmig.commands.output import NO_ERROR, UNUSABLE, print_json, print_lines, refused


def run(arguments) -> int:
    """Run the command and return its exit code."""
    from stimmig.files_given import given_files, given_layout
    from stimmig.layouts import lines_of, look_at

    seen = look_at(given_files(arguments.files), given_layout(arguments.layout))
    against = [one.refusal for one in seen if one.refusal]
    if against:
        refused(against, arguments.lang)
    if arguments.out or arguments.json:
        documents = {one.path: one.document(arguments.lang, arguments.why) for one in seen}
        if arguments.out:
            from stimmig.writing.documents import write_documents

            for sentence in write_documents(documents, arguments.out, arguments.lang):
                print(sentence, file=sys.stderr)
        else:
            print_json(next(iter(documents.values())) if len(documents) == 1 else list(documents.values()))
    else:
        print_lines(lines_of(seen, arguments.lang, arguments.why))
    return UNUSABLE if len(against) == len(seen) else NO_ERROR
