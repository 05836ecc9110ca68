"""`/admin`: how the site fares in one sentence, what is to be done, the most urgent first, and the facts."""

import platform
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from flask import current_app, render_template
from werkzeug import Response

from dongling.problems import DonglingError
from dongling.store import daily_backups
from dongling_web.api.health import disk
from dongling_web.drafts.held_store import store_if_any
from dongling_web.house.bytes import megabytes, room_on
from dongling_web.house.frame import led_on, page
from dongling_web.house.work_tree import work_tree
from dongling_web.http.context import current_library
from dongling_web.http.health import health
from dongling_web.languages.words import counted, said_here, spoken

DAY = 24 * 3600
LATE = 2
"""A backup is late that is so many counted days old."""
_ALARM = 80
"""Per cent of the room for drafts that are taken."""
_FINE = {"off", "following", "watching", "polling"}
_BEGAN = time.time()


@dataclass(frozen=True, slots=True)
class Todo:
    """Something to be done: what is the matter, what of it readers notice, and where to go on, if anywhere."""

    title: str
    text: str
    way: tuple[str, str] | None = None
    urgent: bool = True


@dataclass(frozen=True, slots=True)
class HouseFact:
    """Something that is so, and whether it is well."""

    name: str
    text: str
    well: bool = True


@page.get("")
def status() -> Response | str:
    """Show how the site fares."""
    if elsewhere := led_on():
        return elsewhere
    facts, todos = list(_facts()), sorted(_todos(), key=lambda todo: not todo.urgent)
    return render_template("house/status.html", facts=facts, todos=todos, versions=_versions(), since=_BEGAN)


def _todos() -> Iterator[Todo]:
    yield from _of_the_store()
    yield from _of_the_disk()
    yield from _of_the_content()


def _of_the_store() -> Iterator[Todo]:
    try:
        store = store_if_any(current_app)
        if store and _backup_is_late(store.present.counted, current_library().data):
            yield Todo(
                spoken("两天没有备份了"),
                spoken("已存的都在这台机器上，一份也没少。看看磁盘和记录；也可以现在用 dongling backup 备份到别处。"),
            )
    except DonglingError as error:
        cause = error.__cause__ if isinstance(error.__cause__, DonglingError) else error
        yield Todo(spoken("保存序列的地方打不开"), said_here(cause.message))


def _of_the_disk() -> Iterator[Todo]:
    state = disk(current_library())
    if state != "ok":
        text = {
            "full": spoken("磁盘快满了：搜索和课程照常，老师可能存不了序列。腾出一些空间。"),
            "read-only": spoken("磁盘只能读：搜索和课程照常，老师存不了序列。检查磁盘。"),
            "unusable": spoken("放索引和序列的文件夹不能写：搜索和课程照常。检查它的权限。"),
        }[state]
        yield Todo(spoken("磁盘不能写"), text)
    used = health().get("drafts_used")
    if used is not None and used >= _ALARM:
        yield Todo(
            spoken("放序列的地方用了百分之%(used)s", used=used),
            spoken("满了以后老师不能再存新的。调大 drafts_mb，或用 dongling sweep 清掉到期的。"),
            ("/admin/storage", spoken("看存储")),
        )


def _of_the_content() -> Iterator[Todo]:
    library = current_library()
    troubled = [info.name for info in library.plugins.infos if info.status in ("failed", "troubled")]
    if troubled:
        yield Todo(
            counted("%(n)s个插件出了错", len(troubled)),
            spoken("%(names)s。出错的留在外面，别的学校不受影响。", names=spoken("、").join(troubled)),
            ("/admin/plugins", spoken("看原因和办法")),
        )
    if library.watcher not in _FINE:
        yield Todo(
            spoken("不再看着内容文件夹"), spoken("改了的文件要等重启才上架；读者看到的还是从前的版本。重启网站。")
        )
    errors = library.counts[0]
    if errors:
        yield Todo(
            counted("内容里有%(n)s处错误", errors),
            spoken("有错的没有上架，读者看到的是它们上一次的好版本。"),
            ("/admin/content", spoken("看每一处")),
            urgent=False,
        )
    yield from _of_git()
    if library.embedder_trouble:
        yield Todo(
            spoken("按意思搜暂时用不了"),
            spoken("搜索照常，只按字词；过半分钟会自己再试。"),
            ("/admin/search", spoken("看检索的情况")),
            urgent=False,
        )


def _of_git() -> Iterator[Todo]:
    try:
        tree = work_tree(current_library())
    except DonglingError:  # that is said of the store already
        return
    if tree and (missed := tree.missed):
        yield Todo(
            counted("%(n)s个发布的文件还没有进git", len(missed.files)),
            spoken("%(why)s。文件都在，读者照常看得到；改好以后，下一次发布时一起补上。", why=said_here(missed.why)),
            urgent=False,
        )


def _facts() -> Iterator[HouseFact]:
    library = current_library()
    yield HouseFact(spoken("磁盘"), room_on(library), disk(library) == "ok")
    watching = library.watcher in _FINE
    folders = counted("看着%(n)s个文件夹，改了就上架", len(library.content)) if watching else spoken("没有看着")
    yield HouseFact(spoken("内容文件夹"), folders, watching)
    yield HouseFact(spoken("内容"), counted("%(n)s个单元", len(library.catalog.units)), not library.counts[0])
    kept = spoken("索引存在磁盘上") if not library.search_trouble else spoken("索引只在内存里，下次启动要重建")
    yield HouseFact(spoken("搜索"), kept, library.search_trouble is None)
    yield from _store_facts()
    infos = [info for info in library.plugins.infos if not info.builtin]
    there = counted("%(n)s个在用", sum(info.status in ("ok", "troubled") for info in infos))
    yield HouseFact(spoken("插件"), there, all(info.status in ("ok", "off") for info in infos))


def _store_facts() -> Iterator[HouseFact]:
    try:
        store = store_if_any(current_app)
        if store is None:
            yield HouseFact(spoken("数据库"), spoken("还没有保存过什么"))
            return
        usage = store.usage()
        told = counted("%(n)s个序列，%(size)s", usage.drafts, size=megabytes(usage.bytes))
        yield HouseFact(spoken("数据库"), told)
        there = daily_backups(current_library().data)
        said = spoken("最新的是%(day)s的", day=there[0].day) if there else spoken("还没有，网站开着就会做")
        late = _backup_is_late(store.present.counted, current_library().data)
        yield HouseFact(spoken("每天的备份"), said, not late)
    except DonglingError:
        yield HouseFact(spoken("数据库"), spoken("现在打不开"), well=False)


def _backup_is_late(counted_seconds: int, data: Path) -> bool:
    there = daily_backups(data)
    newest = there[0].counted_day if there else 0
    return counted_seconds // DAY - newest >= LATE


def _versions() -> str:
    own, python, sqlite = version("dongling"), platform.python_version(), sqlite3.sqlite_version
    return f"dongling {own} · Python {python} · SQLite {sqlite}"
