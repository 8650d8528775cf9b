"""How a reader begins, records and decides: with a command, or with a button of the add-in that does the same."""

from typing import NamedTuple

from stimmig.language.text import Text


class Ways(NamedTuple):
    """The words for each way, as messages put them in."""

    start_round: Text
    record_round: Text
    start_review: Text
    record_review: Text
    replace: Text
    """`id` is the entry that is to be replaced"""
    choose_cycle: Text
    guide: Text
    """the line at the top of a round"""


COMMANDS = Ways(
    Text("mit „stimmig check-in start“", "with “stimmig check-in start”"),
    Text("mit „stimmig check-in record“", "with “stimmig check-in record”"),
    Text("mit „stimmig review start“", "with “stimmig review start”"),
    Text("mit „stimmig review record“", "with “stimmig review record”"),
    Text("erfassen Sie mit „--replace {id}“", "record with “--replace {id}”"),
    Text("Nennen Sie einen mit --cycle.", "Name one with --cycle."),
    Text(
        "Füllen Sie die hellen Felder aus, speichern Sie, und schließen Sie die Mappe; „stimmig check-in record“ übernimmt"
        " sie. Alles andere ist vor Versehen geschützt, ohne Kennwort.",
        "Fill in the pale fields, save and close the workbook; “stimmig check-in record” takes them in. All else is"
        " protected against slips, without a password.",
    ),
)
