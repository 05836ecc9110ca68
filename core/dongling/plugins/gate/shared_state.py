"""What all code of a process shares, and a plugin may change without a word: the current folder, streams, functions.

It is taken twice and held against each other. New names in a module are nobody's business; what was there and is
another thing now is.
"""

import builtins
import gc
import io
import json
import os
import pathlib
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os import O_RDONLY
from os import close as _close  # by name: what a plugin puts into os is not used here
from os import open as _open
from os import read as _read
from types import ModuleType
from typing import Any

import pluggy

from dongling.problems import Said

_MODULES = (builtins, gc, io, json, os, pathlib, pluggy, signal, socket, sys, threading, time)
_CLASSES = (json.JSONEncoder, json.JSONDecoder, pluggy.PluginManager, socket.socket, threading.Thread, pathlib.Path)
_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1, signal.SIGCHLD)
_STREAMS = (0, 1, 2)


@dataclass(frozen=True)
class Watched:
    """What else is looked at: modules and classes that all share, and open files that must stay what they are."""

    modules: Sequence[ModuleType] = ()
    classes: Sequence[type] = ()
    files: Sequence[int] = ()


@dataclass(frozen=True)
class SharedState:
    """What can be compared of a process. `names` are functions and classes that all share, by where they stand."""

    folder: str
    files: tuple[tuple[int, int] | None, ...]
    objects: tuple[int, ...]
    names: dict[str, int]
    settings: dict[str, object]
    watched: Watched

    @classmethod
    def now(cls, watched: Watched = Watched()) -> "SharedState":
        """Return what it is now."""
        return cls(
            _folder(),
            tuple(map(_file, (*_STREAMS, *watched.files))),
            tuple(map(id, (sys.stdin, sys.stdout, sys.stderr))),
            {name: id(value) for name, value in _shared(watched)},
            _settings(),
            watched,
        )

    def differences(self) -> Iterator[Said]:
        """Yield what is another thing now, a sentence each."""
        now = SharedState.now(self.watched)
        if now.folder != self.folder:
            yield Said(f"改了当前文件夹（{now.folder}）", f"it changed the current folder ({now.folder})")
        count = len(_STREAMS)
        streams = now.files[:count] == self.files[:count] and now.objects == self.objects
        if not streams or any(map(_closed, (sys.stdout, sys.stderr))):
            yield Said("关闭或换掉了标准输入输出", "it closed or replaced a standard stream")
        if now.files[count:] != self.files[count:]:
            yield Said("关闭了网站自己打开的文件", "it closed files that the site has open")
        changed = sorted(name for name, value in self.names.items() if now.names.get(name) != value)
        if changed:
            names = ", ".join(changed[:3])
            yield Said(f"改写了大家共用的 {names}", f"it changed {names}, which all share")
        if others := [name for name, value in self.settings.items() if now.settings[name] != value]:
            yield Said(
                f"改了整个进程的设置：{'、'.join(others)}", f"it changed {', '.join(others)} of the whole process"
            )


def _folder() -> str:
    try:
        return os.getcwd()  # noqa: PTH109 - text, also of a folder that is gone
    except OSError:
        return "-"


def _file(number: int) -> tuple[int, int] | None:
    try:
        state = os.fstat(number)
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _closed(stream: Any) -> bool:
    return stream is not None and bool(getattr(stream, "closed", False))


def _shared(watched: Watched) -> Iterator[tuple[str, object]]:
    """Yield the functions and classes of modules that everybody uses, and the methods of some classes."""
    for module in (*_MODULES, *watched.modules):
        for name, value in list(vars(module).items()):
            if callable(value) and not isinstance(value, ModuleType):
                yield f"{module.__name__}.{name}", value
    for owner in (*_CLASSES, *watched.classes):
        for name, value in list(vars(owner).items()):
            if callable(value):
                yield f"{owner.__module__}.{owner.__name__}.{name}", value


def _settings() -> dict[str, object]:
    return {
        "signal": tuple(map(signal.getsignal, _SIGNALS)),
        "socket.setdefaulttimeout": socket.getdefaulttimeout(),
        "sys.setrecursionlimit": sys.getrecursionlimit(),
        "sys.setswitchinterval": sys.getswitchinterval(),
        "umask": _umask(),
    }


def _umask() -> str | None:
    """Return what new files may not be; None where that can't be asked without changing it for all threads."""
    try:
        file = _open("/proc/self/status", O_RDONLY)
    except OSError:
        return None
    told = _read(file, 4096).decode("ascii", "replace")
    _close(file)
    return next((line for line in told.splitlines() if line.startswith("Umask")), None)
