"""Plugins that break things in odd ways: answers that change, objects that bite, pages that keep others waiting."""

from tests.gate.broken import Broken

_BEGIN = """
import threading, time, weakref
from flask import Blueprint, Response, abort, current_app, g, redirect, request, session
from dongling import Kind, Problem, Term, hookimpl
page = Blueprint("{name}", __name__)
"""
_PAGES = """
@hookimpl
def register_pages(): return [page]
"""


def _odd(
    name: str, code: str, says: str, *, status: str = "failed", asks: tuple[str, ...] = (), slow: bool = False
) -> Broken:
    return Broken(
        name, _BEGIN.format(name=name) + code + (_PAGES if "page.get" in code else ""), says, status, asks, slow
    )


ODDLY = (
    _odd(
        "odd_biting_list",
        "class Bites(list):\n    def __iter__(self): raise SystemExit(7)\n"
        "@hookimpl\ndef unit_panels(unit): return Bites(['x'])",
        "SystemExit",
        status="troubled",
    ),
    _odd(
        "odd_lying_class",
        "class Lies:\n    @property\n    def __class__(self): raise KeyboardInterrupt\n"
        "@hookimpl\ndef register_kinds(): return [Lies()]",
        "KeyboardInterrupt",
    ),
    _odd(
        "odd_text_that_hangs",
        "class Hangs(str):\n    def __str__(self):\n        while True: pass\n    __repr__ = __str__\n"
        "@hookimpl\ndef register_words(): return [Hangs('东林')]",
        "which is no text",
    ),
    _odd(
        "odd_exception_that_hangs",
        "class Hangs(Exception):\n    def __str__(self):\n        while True: pass\n    __repr__ = __str__\n"
        "@hookimpl\ndef unit_panels(unit): raise Hangs",
        "unit_panels",  # who is left behind first, the error's words or the hook, is for the clock to say
        status="troubled",
        slow=True,
    ),
    _odd(
        "odd_group_of_errors",
        "@hookimpl\ndef unit_panels(unit): raise BaseExceptionGroup('many', [SystemExit(1), KeyboardInterrupt()])",
        "BaseExceptionGroup",
        status="troubled",
    ),
    _odd(
        "odd_changes_unit",
        "@hookimpl\ndef check_unit(unit):\n    unit.name = ''\n    return []\n"
        "@hookimpl\ndef extend_document(unit):\n    unit.kind.name = 5\n    return {}",
        "Error",
        status="troubled",
    ),
    _odd(
        "odd_lock_kept",
        "lock = threading.Lock()\nlock.acquire()\n@hookimpl\ndef unit_panels(unit): return lock.acquire() and []",
        "did not answer in time",
        status="troubled",
        slow=True,
    ),
    _odd(
        "odd_page_sleeps",
        "@page.get('/odd_page_sleeps/fails')\ndef fails():\n    time.sleep(60)\n    return 'x'",
        "did not answer in time",
        status="troubled",
        asks=("fails",),
        slow=True,
    ),
    _odd(
        "odd_page_recurses",
        "@page.get('/odd_page_recurses/fails')\ndef fails(): return current_app.view_functions[request.endpoint]()",
        "Recursion",
        status="troubled",
        asks=("fails",),
        slow=True,
    ),
    _odd(
        "odd_page_sets_up",
        "@page.get('/odd_page_sets_up/fails')\ndef fails():\n    current_app.before_request(exit)\n    return 'x'",
        "setup method",
        status="troubled",
        asks=("fails",),
    ),
    _odd(
        "odd_same_endpoint",
        "@page.get('/odd_same_endpoint/a', endpoint='a')\ndef a(): return 'a'\n"
        "@page.get('/odd_same_endpoint/b', endpoint='a')\ndef b(): return 'b'",
        "overwriting an existing endpoint",
    ),
)
"""Plugins of sorts that the two other lists have not."""
