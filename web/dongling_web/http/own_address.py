"""The site's own address, for links that leave it: never what a request only claims it to be.

Which host was asked stands in a header that anybody can write, and a feed, a shared cache or a letter would carry it
on. So it is believed only where it can't be foreign: a name of this machine, the address on which the connection came
in, or the one that the site was told to listen on. For everything else there is the setting `site_url`; without it
such links are relative, which every reader takes for the place that it has the page from.
"""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request

from dongling.problems import DonglingError, Said
from dongling.settings import Settings

REACHED = "dongling.reached_at"
"""Where the server notes the address of this machine on which a connection came in."""
_KEY = "dongling.address"
_ADDRESS = re.compile(r"https?://([\w.-]+|\[[0-9a-fA-F:.]+\])(:\d{1,5})?/?")
_WRONG = Said(
    "--site-url 应写成 https://kc.example.cn 或 http://10.0.0.8:8000，后面没有别的",
    "--site-url should be https://kc.example.cn or http://10.0.0.8:8000, with nothing behind it",
)


def keep_address(app: Flask, settings: Settings) -> None:
    """Give `app` its own address, and see that no redirect of its leads to another. DonglingError for a wrong one."""
    app.extensions[_KEY] = (_root(settings.site_url), settings.host)
    app.after_request(_stay_here)


def own_root() -> str:
    """Return what an absolute link of the site begins with, such as `https://kc.example.cn/`; else only a slash."""
    told, host = current_app.extensions[_KEY]
    if told:
        return str(told)
    return request.host_url if _can_not_be_foreign(urlsplit(request.host_url).hostname or "", host) else "/"


def _can_not_be_foreign(name: str, listening: str) -> bool:
    if name == "localhost" or name == listening.lower():
        return True
    try:
        address = ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or name == request.environ.get(REACHED)


def _root(url: str) -> str:
    if url and not _ADDRESS.fullmatch(url):
        raise DonglingError(_WRONG)
    return f"{url.rstrip('/')}/" if url else ""


def _stay_here(response: Response) -> Response:
    """Make a redirect within the site relative: by itself the router names the host that was asked."""
    where = response.headers.get("Location", "")
    if where.startswith(request.host_url):
        response.headers["Location"] = f"/{where.removeprefix(request.host_url)}"
        response.set_data(b"")
    return response
