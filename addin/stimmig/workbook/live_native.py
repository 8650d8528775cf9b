"""What xlwings does not tell of Excel, asked for in the words of each system."""

import contextlib
from typing import Any


def told(api: Any, on_windows: str, on_mac: str) -> bool | int | None:
    """Return a yes, no or number that an object of Excel's tells of itself; None where it does not."""
    for ask in (lambda: getattr(api, on_windows), lambda: getattr(api, on_mac).get()):
        with contextlib.suppress(Exception):
            answer = ask()
            if isinstance(answer, bool | int | float):
                return answer if isinstance(answer, bool) else int(answer)
    return None
