"""The site's own address, for links that leave it: never what a request only claims it to be.

Which host was asked stands in a header that anybody can write, and a feed, a shared cache or a letter would carry it
on. So it is believed only where it can't be foreign: a name of this machine, the address on which the connection came
in, or the one that the site was told to listen on. For everything else there is the setting `site_url`; without it
such links are relative, which every reader takes for the place that it has the page from.

A site may lie below a path of its host (`base_path`). No page has to know: what is asked is shortened before any page
sees it, and addresses are lengthened on the way out, whether ours or a school's page wrote them.
"""

import re
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request

from dongling.problems import DonglingError, Said
from dongling.settings import Settings
from dongling_web.http.addresses import is_loopback

REACHED = "dongling.reached_at"
"""Where the server notes the address of this machine on which a connection came in."""
_KEY = "dongling.address"
_ADDRESS = re.compile(r"https?://([\w.-]+|\[[0-9a-fA-F:.]+\])(:\d{1,5})?/?")
_WRONG = Said(
    "--site-url 应写成 https://kc.example.cn 或 http://10.0.0.8:8000，后面没有别的",
    "--site-url should be https://kc.example.cn or http://10.0.0.8:8000, with nothing behind it",
)
_PATH = re.compile(r"(/[a-z0-9][a-z0-9_-]*)*/?")
_WRONG_PATH = Said(
    "--base-path 应写成 /dongling，用小写字母、数字和横线",
    "--base-path should be like /dongling, of small letters, digits and hyphens",
)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_FROM_ROOT = re.compile(r"(\s(?:href|src|action|formaction|hx-get|hx-post|data-suggest)=[\"'])(/(?!/)[^\"']*)")
_IN_SET = re.compile(r"(\ssrcset=[\"']|(?<=\dw), )(/(?!/)[^\"' ]*)")
"""The addresses of one image in several widths."""
_IN_JSON = re.compile(r'("(?:url|moved)": ?")(/(?!/)[^"]*)')


def keep_address(app: Flask, settings: Settings) -> None:
    """Give `app` its own address, and see that no redirect of its leads to another. DonglingError for a wrong one."""
    base = settings.base_path.rstrip("/")
    if not _PATH.fullmatch(settings.base_path):
        raise DonglingError(_WRONG_PATH)
    app.extensions[_KEY] = (_root(settings.site_url), settings.host)
    app.config["APPLICATION_ROOT"] = base or "/"
    app.after_request(_stay_here)
    if base:
        app.wsgi_app = _Below(app.wsgi_app, base)  # type: ignore[method-assign]  # as Flask's own docs say


def must_not_hide_pages(app: Flask) -> None:
    """Refuse a base path that is that of a page: which of both an address means could not be told."""
    first = base_path().split("/")[1:2]
    if first and any(rule.rule.split("/")[1:2] == first for rule in app.url_map.iter_rules()):
        raise DonglingError(
            Said(
                f"--base-path 不能是网站自己的网页 /{first[0]}，换一个",
                f"--base-path can't be a page of the site, /{first[0]}; take another",
            )
        )


def base_path() -> str:
    """Return the path that the site lies below, such as `/dongling`; empty where it has its host for itself."""
    return str(current_app.config["APPLICATION_ROOT"]).rstrip("/")


def below(address: str) -> str:
    """Return an address of the site as it is outside: below its base path, unless it is so already."""
    base = base_path()
    if not base or not address.startswith("/") or address.startswith("//"):
        return address
    there = address == base or address.startswith((f"{base}/", f"{base}?", f"{base}#"))
    return address if there else base + address


def put_below(response: Response) -> None:
    """Put all addresses of a page, or of JSON, below the base path; a page that is so already stays as it is."""
    if not base_path():
        return
    text = response.get_data(as_text=True)
    if response.mimetype == "text/html":
        response.set_data(_TAG.sub(_lengthened_tag, text))
    elif response.mimetype == "application/json":
        response.set_data(_IN_JSON.sub(_lengthened, text))


def _lengthened_tag(match: re.Match[str]) -> str:
    tag = _FROM_ROOT.sub(_lengthened, match[0])
    return _IN_SET.sub(_lengthened, tag) if "srcset=" in tag else tag


def _lengthened(match: re.Match[str]) -> str:
    return match[1] + below(match[2])


class _Below:
    """Shortens what is asked by the base path; a proxy may have done so already."""

    def __init__(self, app: Callable[..., Iterable[bytes]], base: str) -> None:
        self._app, self._base = app, base

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == self._base or path.startswith(f"{self._base}/"):
            environ["PATH_INFO"] = path.removeprefix(self._base) or "/"
        environ["SCRIPT_NAME"] = self._base
        return self._app(environ, start_response)


def own_root() -> str:
    """Return what an absolute link of the site begins with, such as `https://kc.example.cn/`; else only a slash."""
    told, host = current_app.extensions[_KEY]
    here = request.host_url if _can_not_be_foreign(urlsplit(request.host_url).hostname or "", host) else "/"
    base = base_path().lstrip("/")
    return (str(told) or here) + (f"{base}/" if base else "")


def whole_address(path: str) -> str:
    """Return the address of a page with its host, for a phone in the class; empty when no other device could open it.

    It is made of the setting `site_url`, else of the host that this request asked. Whoever claims to have asked another
    misleads nobody but himself, as long as the answer is not kept for others.
    """
    return "" if is_reached_only_here() else reached_root() + path.lstrip("/")


def reached_root() -> str:
    """Return what the address of a page begins with as this request reached it: see `whole_address`."""
    root = own_root()
    return f"{request.host_url.rstrip('/')}{root}" if root == f"{base_path()}/" else root


def is_reached_only_here() -> bool:
    """Tell whether no other device could open such an address."""
    name = urlsplit(reached_root()).hostname or ""
    return is_loopback(name)


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
        response.headers["Location"] = below(f"/{where.removeprefix(request.host_url)}")
        response.set_data(b"")
    elif where:
        response.headers["Location"] = below(where)
    return response
