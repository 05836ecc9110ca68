"""`/admin/settings`: each setting, what it is and where that comes from; what is secret is not said."""

import re
from dataclasses import dataclass

from flask import render_template

from dongling.settings import SETTINGS, Setting, Settings
from dongling_web.house.frame import page
from dongling_web.http.context import current_library
from dongling_web.languages.words import Later, later, said_here, spoken

_SECRET = re.compile(r"(?:^|_)(?:key|login|secret|password|token)(?:_|$)")
_IN_ADDRESS = re.compile(r"(?<=://)[^/@\s]*@")
_FROM = {"option": later("命令行"), "environment": later("环境变量"), "default": later("默认")}


@dataclass(frozen=True, slots=True)
class ShownSetting:
    """A setting as it is shown."""

    setting: Setting
    help: str
    value: str
    origin: Later


@page.get("/settings")
def settings() -> str:
    """Show every setting, those that were given first."""
    now = current_library().settings
    every = [_shown(now, setting) for setting in SETTINGS.values()]
    every.sort(key=lambda one: one.origin is _FROM["default"])
    return render_template("house/settings.html", settings=every)


def _shown(now: Settings, setting: Setting) -> ShownSetting:
    value = getattr(now, setting.name)
    otherwise = "default" if value == setting.default else "option"
    origin = _FROM[now.origins.get(setting.name, otherwise)]
    return ShownSetting(setting, said_here(setting.help), said_value(setting.name, value), origin)


def said_value(name: str, value: object) -> str:
    """Return a value as it is shown: of what is secret only whether it is there, and no password in an address."""
    if value is None or value in ("", ()):
        return spoken("没有写")
    if _SECRET.search(name):
        return spoken("有，不显示")
    if isinstance(value, bool):
        return spoken("开着") if value else spoken("关着")
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return _IN_ADDRESS.sub("…@", text)
