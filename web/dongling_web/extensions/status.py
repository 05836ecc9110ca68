"""`/admin/plugins`: how each plugin fares, for whoever runs the site."""

import datetime as dt

from flask import render_template

from dongling.plugins import MEASURED, PluginInfo
from dongling_web.house.frame import page
from dongling_web.http.context import current_library
from dongling_web.languages.words import later, spoken

_DO = {
    "failed": later("插件没有装载：把下面的原因交给作者；在修好之前可以用 dongling plugins disable 停用它，网站照常。"),
    "troubled": later("插件在用，只是下面几处出了错：把原因交给作者；太慢的钩子已经停用，插件改了就会再试。"),
}


@page.get("/plugins")
def plugins() -> str:
    """Show the plugins with what each brings, how long it takes, and what went wrong."""
    every = current_library().plugins
    infos = sorted(every.infos, key=lambda info: (info.status not in _DO, info.builtin))
    return render_template(
        "extensions/plugins.html",
        plugins=infos,
        records={info.name: sorted(every.ledger.of(info.name).items()) for info in infos},
        todo=_DO,
        moment=_moment,
        measured=MEASURED,
        shown_api=_api,
    )


def _api(info: PluginInfo) -> str:
    return info.api or (spoken("自带") if info.builtin else spoken("没有写明，按1"))


def _moment(seconds: float) -> str:
    return f"{dt.datetime.fromtimestamp(seconds).astimezone():%m-%d %H:%M:%S}" if seconds else ""
