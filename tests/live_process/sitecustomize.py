"""Gives a fresh Python an Excel: the engine over openpyxl, as soon as xlwings is imported, with one workbook open.

It is found because a test puts this folder on PYTHONPATH; what it noted is written as JSON when the process ends.
"""

import atexit
import importlib.util
import json
import os
import sys
import time


class _AfterXlwings:
    """Imports xlwings as usual, takes the time, and then opens the workbook."""

    def find_spec(self, name, path=None, target=None):
        if name != "xlwings":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module

        def exec_module(module):
            start = time.perf_counter()
            load(module)
            _noted["xlwings_seconds"] = time.perf_counter() - start
            _noted["modules_of_xlwings"] = sorted(sys.modules)
            _open()

        spec.loader.exec_module = exec_module
        return spec


_noted: dict = {}


def _open():
    start = time.perf_counter()
    if os.environ.get("STIMMIG_TEST_BOOK"):
        import openpyxl_engine

        book = openpyxl_engine.opened(os.environ["STIMMIG_TEST_BOOK"])
        book.set_mock_caller()
        if os.environ.get("STIMMIG_TEST_FAULT"):
            openpyxl_engine.Tables.add = _fail
        atexit.register(_close, book, openpyxl_engine.Meter, set(sys.modules))
    _noted["engine_seconds"] = time.perf_counter() - start


def _fail(*_, **__):
    raise RuntimeError("something unforeseen")


def _close(book, meter, before):
    _noted.update(
        alerts=book.app.impl.alerts,
        status=book.app.impl.status,
        calls=len(meter.calls),
        call_seconds=meter.seconds,
        last_write=meter.last_write,
        modules=sorted(set(sys.modules) - before),
    )
    book.save(os.environ["STIMMIG_TEST_BOOK"])
    with open(os.environ["STIMMIG_TEST_NOTES"], "w", encoding="utf-8") as file:
        json.dump(_noted, file)


sys.meta_path.insert(0, _AfterXlwings())
