"""A worker looks whether its process is still as it began: a plugin can change what all share, or use up all files.

Such a process serves nobody well, and does not mend: it ends, and another takes its place. Where one was lost already
and nobody knows to whom, the next one looks right after each call into a plugin, and ends while that one's name stands
in the journal.
"""

import logging
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable
from errno import EMFILE, ENFILE
from threading import get_ident

import flask
import flask.templating
import jinja2
import werkzeug
import werkzeug.wrappers

from dongling import Said
from dongling.plugins import SharedState, Watched, aftermath
from dongling_web.supervision.orders import CAUGHT, CHANGED

_MODULES = (flask, flask.templating, jinja2, werkzeug, logging)
_CLASSES = (
    *(flask.Flask, flask.Blueprint, jinja2.Environment, jinja2.Template),
    *(werkzeug.wrappers.Request, werkzeug.wrappers.Response, logging.Logger, logging.Handler),
)
_MOST = 0.8
"""This part of the files that a process may have open is too much;"""
_AT_ONCE = 0.1
"""so many more of them after one call are that call's."""
_ASIDE = 0.002
"""Seconds in which a signal arrives that a plugin sent to its own process."""
_WAITED_FOR = 20
"""After so many calls of a thread that did no harm nobody waits for signals any more."""


class ProcessWatch:
    """Looks at this process; `files` are those that must stay open.

    It ends as CHANGED, or as CAUGHT when that was found right after a call into a plugin: who stands in the journal
    then has done it, if nobody else does. Another thread may have been in another plugin at the same time.
    """

    def __init__(self, files: Iterable[int]) -> None:
        self._before = SharedState.now(Watched(_MODULES, _CLASSES, tuple(files)))
        self._most = _most_files()
        self._open = _open_files()
        self._calls = Counter[int]()
        self._over = False

    def end(self) -> None:
        """Look no more: the process is about to close what it has open."""
        self._over = True
        aftermath.look = None

    def look(self) -> None:
        """End the process when it is not what it was, or has hardly a file left to open."""
        if (why := self._changed(_MOST * self._most)) and not self._over:
            _end(why)

    def look_after_each_call(self) -> None:
        """Have the gate look after each call, too."""
        aftermath.look = self._look_closely

    def _look_closely(self) -> None:
        """End the process when the call that was made just now did it harm."""
        thread = get_ident()
        self._calls[thread] += 1
        if self._calls[thread] <= _WAITED_FOR:
            time.sleep(_ASIDE)
        if (why := self._changed(self._open + _AT_ONCE * self._most)) and not self._over:
            _end(why, CAUGHT)
        self._open = _open_files()

    def _changed(self, most: float) -> str:
        """Return what is another thing now, in both languages; nothing when all is well."""
        try:
            if _open_files() > most:
                return f"{_FILES.zh} · {_FILES.en}"
            return "; ".join(f"{said.zh} · {said.en}" for said in self._before.differences())
        except BaseException as error:  # noqa: BLE001 - with what was changed not even looking may be possible
            return type(error).__name__


_FILES = Said("打开了太多文件", "it opened too many files")


def _open_files() -> int:
    """Return how many files this process has open; more than any limit where there is none left to look by."""
    try:
        return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - as plain as can be
    except OSError as error:
        return 2**31 if error.errno in {EMFILE, ENFILE} else 0


def _most_files() -> int:
    import resource  # not on Windows, where no worker is

    most = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return sys.maxsize if most == resource.RLIM_INFINITY else most


def _end(why: str, status: int = CHANGED) -> None:
    """Say what happened by the plainest means, as others may be what was changed; and end."""
    try:
        os.write(2, f"{os.getpid()}: {why}\n".encode())
    finally:
        os._exit(status)
