"""A request that stimmig turns down, said in one sentence: where, what, what now."""

from stimmig.language.text import Text


class Refusal(Exception):  # noqa: N818 - it is no error of the program
    """Carry the sentence for the reader; `code` stays the same in every language and release.

    `lang` is the language of the workbook that is turned down, "" where it is not known.
    """

    def __init__(self, code: str, text: Text, **facts):
        super().__init__(code)
        self.code = code
        self.text = text
        self.facts = facts
        self.lang = ""

    def sentence(self, lang: str) -> str:
        """Return the whole message in `lang` ("de" or "en")."""
        return self.text.to(lang, **self.facts)

    def __str__(self) -> str:
        return self.sentence(self.lang or "en")
