"""Two languages, one set of facts: texts, and numbers and dates as their reader writes them."""

from stimmig.language.detect import LANGUAGES, system_language
from stimmig.language.text import Text, localise

__all__ = ["LANGUAGES", "Text", "localise", "system_language"]
