"""stimmig checks whether the sheets of a strategy are in tune: Balanced Scorecard, OKR, and the purpose above.

import stimmig
report = stimmig.check("Scorecard.xlsx")
for finding in report.findings:
    print(finding.place, finding.message)
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stimmig.library import Refusal as Refusal
    from stimmig.library import Report as Report
    from stimmig.library import check as check

__version__ = "0.1.0"

_LIBRARY = ("Refusal", "Report", "check")


def __getattr__(name: str):
    """Return a part of the library; it is loaded when first asked for, since the command starts without it."""
    if name in _LIBRARY:
        from stimmig import library

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_LIBRARY])
