"""What there is to say about rules, as lines for a terminal."""

import textwrap
from collections.abc import Iterator, Sequence

from stimmig.findings import Finding
from stimmig.language.text import Text
from stimmig.report.explanation import Explanation
from stimmig.writing.report_text import finding_lines

_SEVERITY = Text("Schwere: {words}", "Severity: {words}")
_ONLY_NOT_CHECKED = Text("○ nicht geprüft", "○ not checked")
_PACKAGE = Text("Aus dem Paket „{package}“", "From the package “{package}”")
_FINDS = Text("Was sie findet, und was zu tun ist", "What it finds, and what to do")
_REASON = Text("Warum das wichtig ist", "Why it matters")
_UNCHECKED = Text("Wann sie nicht prüfen kann", "When it cannot check")
_HOLDS = Text("So besteht ein Blatt", "A sheet that passes")
_BREAKS = Text("So fällt es auf", "The same with the defect")
_SAYS = Text("Dazu sagt stimmig:", "stimmig says:")
_MORE = Text("Mehr über eine davon: stimmig explain {code}", "More about one of them: stimmig explain {code}")


def explanation_lines(explained: Explanation, said: Sequence[Finding], lang: str, width: int) -> Iterator[str]:
    """Yield everything about a rule; `said` is what it says about its breaking example."""
    yield f"{explained.code}  {explained.title}"
    yield f"  {_SEVERITY.to(lang, words=severity_words(explained, lang))}"
    if explained.package:
        yield f"  {_PACKAGE.to(lang, package=explained.package)}"
    if explained.says:
        yield from _heading(_FINDS, lang)
    for message, advice in explained.says:
        yield from _wrapped(f"• {message}", width, 4)
        yield from _wrapped(f"→ {advice}", width, 6)
    yield from _heading(_REASON, lang)
    yield from _wrapped(explained.reason, width, 4)
    if explained.unchecked:
        yield from _heading(_UNCHECKED, lang)
    for reason in explained.unchecked:
        yield from _wrapped(f"○ {reason}", width, 4)
    for heading, example in ((_HOLDS, explained.holds), (_BREAKS, explained.breaks)):
        if example:
            yield from _heading(heading, lang)
            yield from (f"    {line}".rstrip() for line in example.splitlines())
    if said:
        yield from _heading(_SAYS, lang)
    for finding in said:
        yield from ("  " + line for line in finding_lines(finding, lang, width - 2))


def list_lines(explained: Sequence[Explanation], lang: str) -> Iterator[str]:
    """Yield one line for each rule of a family, and how to learn more."""
    longest = max(len(severity_words(one, lang)) for one in explained)
    for one in explained:
        yield f"{one.code}  {severity_words(one, lang):{longest}}  {one.title}"
    yield ""
    yield _MORE.to(lang, code=explained[0].code)


def severity_words(explained: Explanation, lang: str) -> str:
    """Return the severities with their signs: ✖ Fehler / ● Hinweis."""
    words = [f"{one.symbol} {one.word.to(lang)}" for one in explained.severities]
    return " / ".join(words) or _ONLY_NOT_CHECKED.to(lang)


def _heading(text: Text, lang: str) -> list[str]:
    return ["", f"  {text.to(lang)}"]


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    return textwrap.wrap(
        text, max(40, width), initial_indent=" " * indent, subsequent_indent=" " * (indent + 2), break_on_hyphens=False
    )
