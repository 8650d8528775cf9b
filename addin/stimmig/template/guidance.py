"""What a cell of the template takes, and what it says when somebody steps into it."""

from functools import lru_cache
from typing import Any

from stimmig.language.text import Text
from stimmig.model.canonical import BY_NAME, Column
from stimmig.model.choices import CHOICES

_REQUIRED = Text("Muss ausgefüllt sein.", "Must be filled in.")
_REQUIRED_UNLESS = Text("Muss ausgefüllt sein, {unless}.", "Must be filled in, {unless}.")
_OPTIONAL = Text("Kann leer bleiben.", "May stay empty.")
_NOT_IN_LIST = Text("Nicht in der Liste", "Not in the list")
_CHOOSE = Text("Bitte wählen Sie ein Wort aus der Liste.", "Please choose a word from the list.")
_ONE_ID = Text("Die Liste zeigt die IDs von „{sheet}“.", "The list shows the ids of “{sheet}”.")
# A list takes one range. A hidden sheet that stacks the ids of two would be a sheet of formulas in the owner's workbook.
_OTHER_IDS = Text("IDs von „{other}“ tippen Sie ein.", "Ids of “{other}” are typed.")
_SEVERAL_IDS = Text("Mehrere trennen Sie mit einem Semikolon.", "Separate several with a semicolon.")
_MOST_TITLE, _MOST_MESSAGE = 32, 255


def validation(column: Column, lang: str, ids: str) -> dict[str, Any]:
    """Return the data validation of a column as XlsxWriter takes it; `ids` is the range that a link chooses from."""
    message = input_message(column, lang)
    hint = {"input_title": column.heading.to(lang)[:_MOST_TITLE], "input_message": message[:_MOST_MESSAGE]}
    return _rule(column, lang, ids) | hint


def _rule(column: Column, lang: str, ids: str) -> dict[str, Any]:
    if column.holds in CHOICES:
        words = [word.to(lang) for word in CHOICES[column.holds].values()]
        if column.holds == "perspective":  # an organisation may have perspectives of its own
            return {"validate": "list", "source": words, "show_error": False}
        error = {"error_title": _NOT_IN_LIST.to(lang), "error_message": _CHOOSE.to(lang)}
        return {"validate": "list", "source": words, **error}
    if column.points_to:
        return {"validate": "list", "source": ids, "show_error": False}
    if column.holds == "number":
        bounds = {"criteria": "between", "minimum": -1e15, "maximum": 1e15}
        return {"validate": "decimal", **bounds, "error_type": "warning"}
    return {"validate": "any"}


@lru_cache(maxsize=512)
def input_message(column: Column, lang: str) -> str:
    """Return what a cell says to whoever steps into it: what belongs there, how, and whether it must."""
    said = [column.hint.to(lang)] if column.hint else []
    if column.points_to:
        first, *others = (BY_NAME[name].sheet for name in column.points_to)
        said.append(_ONE_ID.to(lang, sheet=first))
        said += [_OTHER_IDS.to(lang, other=other) for other in others]
        said += [_SEVERAL_IDS.to(lang)] if column.holds == "ids" else []
    if column.required and column.unless:
        said.append(_REQUIRED_UNLESS.to(lang, unless=column.unless))
    else:
        said.append((_REQUIRED if column.required else _OPTIONAL).to(lang))
    return " ".join(said)
