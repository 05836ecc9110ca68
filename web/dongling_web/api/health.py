"""How content, search and disk fare: as `/healthz` tells it, and what is missing, said to whoever starts the site."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Literal

from flask import Flask

from dongling.library import Library
from dongling.problems import DonglingError, Said
from dongling.settings import cache_folder, data_folder
from dongling_web.http.health import Sign, add_sign

LOW = 32 * 2**20
"""With so many bytes left a disk counts as full: an index and a day of drafts fit into it."""
Disk = Literal["ok", "full", "read-only", "unusable"]
_SQLITE = b"SQLite format 3\0"


def keep_signs(app: Flask, library: Library) -> None:
    """Have `/healthz` of an app tell of its library."""
    for name, ask in _SIGNS.items():
        add_sign(app, name, partial(ask, library))


def _units(library: Library) -> Sign:
    return Sign(well=True, shown=len(library.catalog.units))


def _generation(library: Library) -> Sign:
    """Tell the generation of the index; none while search is away."""
    try:
        return Sign(well=True, shown=library.generation)
    except DonglingError:
        return Sign(well=False, shown="")


def _problems(library: Library) -> Sign:
    """Count what is wrong in the content; warnings alone are well."""
    counts = [problem.counts for problem in library.problems]
    return Sign(well=not any(errors for errors, _ in counts), shown=sum(map(sum, counts)))


def _watcher(library: Library) -> Sign:
    state = library.watcher
    return Sign(well=state in {"off", "watching", "polling"}, shown=state)


def _disk(library: Library) -> Sign:
    """Tell whether what the site keeps can be written."""
    state = disk(library)
    if state == "ok" and library.search_trouble:
        state = "unusable"
    return Sign(well=state == "ok", shown=state)


_SIGNS: dict[str, Callable[[Library], Sign]] = {
    "units": _units,
    "generation": _generation,
    "problems": _problems,
    "watcher": _watcher,
    "disk": _disk,
}


def disk(library: Library) -> Disk:
    """Return the worst of what can be said of the two state folders."""
    states: set[Disk] = set()
    for folder in (cache_folder, data_folder):
        try:
            states.add(_state(folder(library.settings, library.content)))
        except DonglingError:
            states.add("unusable")
    worst_first: tuple[Disk, ...] = ("unusable", "read-only", "full", "ok")
    return next(state for state in worst_first if state in states)


def _state(folder: Path) -> Disk:
    try:
        if os.statvfs(folder).f_flag & os.ST_RDONLY:
            return "read-only"
        if not os.access(folder, os.W_OK | os.X_OK):
            return "unusable"
        return "full" if shutil.disk_usage(folder).free < LOW else "ok"
    except OSError:
        return "unusable"


def missing(library: Library) -> Iterator[Said]:
    """Say, a sentence each, what the site has to do without."""
    if why := library.search_trouble:
        yield Said(
            f"检索能用，索引在内存里，下次启动要重建：{why.zh}",
            f"search works with its index in memory, made anew at each start: {why.en}",
        )
    try:
        data = data_folder(library.settings, library.content)
    except DonglingError as error:
        yield Said(f"序列暂时不能保存：{error.message.zh}", f"sequences can't be saved: {error.message.en}")
        return
    if (state := _state(data)) != "ok":
        zh, en = _WHY[state]
        yield Said(f"序列可能存不了：{data} {zh}", f"sequences may not be saved: {data} {en}")
    for file in data.glob("*.db"):
        if not _is_database(file):
            yield Said(
                f"{file} 不是保存序列的文件，没有动它；移走它，或用 dongling restore 恢复备份",
                f"{file} is no file of sequences and was left alone; move it away, or restore a backup",
            )


_WHY: dict[Disk, tuple[str, str]] = {
    "full": ("磁盘快满了，请腾出空间", "is on a disk that is all but full: make room"),
    "read-only": ("只能读，请检查磁盘", "can only be read: check the disk"),
    "unusable": ("不能写，请检查权限", "can't be written: check its permissions"),
}


def _is_database(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            begin = opened.read(len(_SQLITE))
    except OSError:
        return False
    return begin in {b"", _SQLITE}
