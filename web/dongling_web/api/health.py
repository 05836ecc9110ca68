"""How content, search and disk fare: as `/healthz` tells it, and what is missing, said to whoever starts the site."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Literal

from flask import Flask

from dongling.library import Library
from dongling.problems import DonglingError, Said
from dongling_web.http.health import Sign, add_sign

LOW = 32 * 2**20
"""With so many bytes left a disk counts as full: an index and a day of drafts fit into it."""
Disk = Literal["ok", "full", "read-only", "unusable"]


def keep_signs(app: Flask, library: Library) -> None:
    """Have `/healthz` of an app tell of its library."""
    for name, ask in _SIGNS.items():
        add_sign(app, name, partial(ask, library))
    if library.settings.embedder:
        add_sign(app, "embedder", partial(_embedder, library))


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
    errors, warnings = library.counts
    return Sign(well=not errors, shown=errors + warnings)


def _plugins(library: Library) -> Sign:
    """Tell of the plugins that are not well; those that are off were meant to be."""
    infos = [info for info in library.plugins.infos if info.status in ("failed", "troubled")]
    return Sign(well=not infos, shown={info.name: info.status for info in infos})


def _watcher(library: Library) -> Sign:
    state = library.watcher
    return Sign(well=state in {"off", "following", "watching", "polling"}, shown=state)


def _progress(library: Library) -> Sign:
    """Tell how far a site is that has just begun; nothing once all is read and indexed."""
    progress = library.progress
    return Sign(well=True, shown=asdict(progress) if progress else None)


def _disk(library: Library) -> Sign:
    """Tell whether what the site keeps can be written."""
    state = disk(library)
    if state == "ok" and library.search_trouble:
        state = "unusable"
    return Sign(well=state == "ok", shown=state)


def _embedder(library: Library) -> Sign:
    """Tell whether meaning has a say in search."""
    return Sign(well=library.embedder_trouble is None, shown="away" if library.embedder_trouble else "ok")


_SIGNS: dict[str, Callable[[Library], Sign]] = {
    "units": _units,
    "generation": _generation,
    "problems": _problems,
    "plugins": _plugins,
    "watcher": _watcher,
    "progress": _progress,
    "disk": _disk,
}


def disk(library: Library) -> Disk:
    """Return the worst of what can be said of the two state folders."""
    states: set[Disk] = {_state(library.cache) if library.cache else "unusable"}
    try:
        states.add(_state(library.data))
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
        data = library.data
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
    """Tell whether a file is one, by SQLite itself.

    Whoever opens and closes the file beside it drops the locks that this process has on it: then the next program that
    is done with the database takes its journal away, and what is saved here from then on is lost.
    """
    if not file.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            opened.execute("PRAGMA schema_version").fetchone()
    except sqlite3.Error as error:
        return error.sqlite_errorcode != sqlite3.SQLITE_NOTADB and os.access(file, os.R_OK)
    return True
