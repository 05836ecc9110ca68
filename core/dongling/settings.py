"""Every setting, once: its default, its type and its help. Options, environment and docs follow from here.

A setting is one thing in three forms, and the first that is given wins: `--state DIR`, `DONGLING_STATE=DIR`,
the default below.
"""

import hashlib
import os
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import platformdirs

from dongling.problems import DonglingError, Lang, Said


def _setting(default: Any, zh: str, en: str, *, command: str = "") -> Any:
    return field(default=default, metadata={"help": Said(zh, en), "command": command})


@dataclass(frozen=True)
class Settings:
    """The settings of one run, with their defaults."""

    lang: Lang = _setting("zh", "提示用中文（zh）还是英文（en）", "language of messages: zh or en")
    safe_mode: bool = _setting(False, "不装载任何外来插件", "load no plugin but the built-in ones")
    state: Path | None = _setting(None, "索引和保存内容放在哪里", "where the index and what people save are kept")
    school: tuple[Path, ...] = _setting((), "再装载一所学校的内容文件夹，可多次", "load one more school's content folder")
    plugin: tuple[Path, ...] = _setting((), "再装载一个插件文件，可多次", "load one more plugin from a file")
    plugins_off: tuple[str, ...] = _setting((), "不装载这些插件，用逗号分开", "plugins to leave out, separated by commas")
    log: str = _setting("warning", "日志详细到哪里：debug、info、warning", "how much is logged: debug, info, warning")
    search: str = _setting("whoosh", "检索引擎", "the search backend")
    site_name: str = _setting("dongling", "网站的名字", "the name of the site", command="serve")
    host: str = _setting("127.0.0.1", "监听地址", "address to listen on", command="serve")
    port: int = _setting(8000, "端口，0为任选一个空闲的", "port; 0 takes any free one", command="serve")


@dataclass(frozen=True)
class Setting:
    """A setting as the options, the environment and the docs show it."""

    name: str
    default: Any
    help: Said
    command: str

    @property
    def option(self) -> str:
        """Return its option, such as `--plugins-off`."""
        return "--" + self.name.replace("_", "-")

    @property
    def variable(self) -> str:
        """Return its environment variable, such as `DONGLING_PLUGINS_OFF`."""
        return "DONGLING_" + self.name.upper()


SETTINGS: dict[str, Setting] = {
    f.name: Setting(f.name, f.default, f.metadata["help"], f.metadata["command"]) for f in fields(Settings)
}


def state_folders(settings: Settings, folders: tuple[Path, ...]) -> tuple[Path, Path]:
    """Return the cache folder (disposable) and the data folder (precious), made with mode 0700.

    By default they are the user's own, keyed by the real path of the content; never inside content.
    Raises DonglingError when they would lie inside content or can't be made.
    """
    if settings.state is not None:
        cache, data = settings.state / "cache", settings.state / "data"
    else:
        real = "\n".join(str(folder.resolve()) for folder in folders)
        key = hashlib.sha256(real.encode()).hexdigest()[:16]
        cache = platformdirs.user_cache_path("dongling") / key
        data = platformdirs.user_data_path("dongling") / key
    for folder in (cache, data):
        _private(folder, folders)
    return cache, data


def _private(folder: Path, content: tuple[Path, ...]) -> None:
    if any(folder.resolve().is_relative_to(place.resolve()) for place in content):
        raise DonglingError(
            Said(f"状态文件夹 {folder} 不能放在内容里，换一个 --state", f"the state folder {folder} can't lie inside content")
        )
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.chmod(folder, 0o700)
    except OSError as error:
        raise DonglingError(
            Said(f"不能使用状态文件夹 {folder}：{error.strerror}。换一个 --state", f"can't use the state folder {folder}: {error.strerror}")
        ) from None
