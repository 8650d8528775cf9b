"""What xlwings does not tell of Excel, asked for in the words of each system; and how to bear that Excel is busy."""

import contextlib
import time
from collections.abc import Callable
from typing import Any

_TRIES, _PAUSE = 10, 0.3
"""how often Excel is asked whether it is free, and the seconds between; together they are what a person will wait"""
_REJECTED, _IN_EDIT_MODE = -2147418111, -2146777998
"""RPC_E_CALL_REJECTED, and what Excel for Windows answers while a cell is being edited"""


def told(api: Any, on_windows: str, on_mac: str) -> bool | int | None:
    """Return a yes, no or number that an object of Excel's tells of itself; None where it does not."""
    for ask in (lambda: getattr(api, on_windows), lambda: getattr(api, on_mac).get()):
        with contextlib.suppress(Exception):
            answer = ask()
            if isinstance(answer, bool | int | float):
                return answer if isinstance(answer, bool) else int(answer)
    return None


def is_busy(error: BaseException) -> bool:
    """Say whether Excel turned a call down because somebody edits a cell or a dialog is open."""
    if type(error).__name__ == "ExcelBusyError":
        return True
    numbers = {getattr(error, "hresult", None)}
    info = getattr(error, "excepinfo", None)
    numbers |= {info[5]} if isinstance(info, tuple) and len(info) > 5 else set()
    return bool(numbers & {_REJECTED, _IN_EDIT_MODE})


def insist(step: Callable[[], Any], only_while_busy: bool = False) -> None:
    """Carry out a step, again and again where it fails, with a pause while Excel is busy; the last error is raised."""
    for left in reversed(range(_TRIES)):
        try:
            step()
            return
        except Exception as error:
            if not left or (only_while_busy and not is_busy(error)):
                raise
            if is_busy(error):
                time.sleep(_PAUSE)
