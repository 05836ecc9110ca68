"""The shell of the site on a device: the worker that keeps pages, how the site is installed, what stands offline."""

import json
from hashlib import sha256

from flask import Blueprint, Response, current_app, make_response, render_template

from dongling_web.http.assets import Assets
from dongling_web.http.context import current_library
from dongling_web.http.own_address import base_path
from dongling_web.languages.asked import current_tongue
from dongling_web.offline.kept_pages import HEADER

page = Blueprint("offline", __name__)
_ICONS = {"icon-192.png": "192x192", "icon-512.png": "512x512"}


@page.get("/offline")
def offline() -> str:
    """Show what this device keeps, and what there is not without a network; the worker shows it in place of others."""
    return render_template("offline/offline.html")


@page.get("/worker.js")
def worker() -> Response:
    """Serve the worker of the browser, below which all pages lie.

    It begins with what differs from site to site. Its version changes with the program's files, and with it the
    browser drops what an older one kept.
    """
    assets = _assets()
    told = {
        "base": f"{base_path()}/",
        "version": _version(assets),
        "shell": [f"{base_path()}{path}" for path in ("/offline",)],
        "header": HEADER,
    }
    source = f"const SITE = {json.dumps(told)};\n{assets['keep.js'].data.decode()}\n{assets['worker.js'].data.decode()}"
    response = make_response(source)
    response.mimetype = "text/javascript"
    response.cache_control.no_cache = True
    return response


@page.get("/site.webmanifest")
def manifest() -> Response:
    """Tell a device how to install the site: its name, where it begins, its icons."""
    name, base, assets = current_library().settings.site_name, base_path(), _assets()
    icons = [
        {"src": base + assets[icon].url, "sizes": size, "type": "image/png", "purpose": purpose}
        for icon, size in _ICONS.items()
        for purpose in ("any", "maskable")
    ]
    told = {
        "name": name,
        "short_name": name[:12],
        "lang": current_tongue().tag,
        "id": f"{base}/",
        "start_url": f"{base}/",
        "scope": f"{base}/",
        "display": "standalone",
        "background_color": "#f5f6f3",
        "theme_color": "#20363e",
        "icons": icons,
    }
    response = make_response(json.dumps(told, ensure_ascii=False))
    response.mimetype = "application/manifest+json"
    response.cache_control.no_cache = True
    return response


def _assets() -> Assets:
    assets = current_app.extensions["dongling.assets"]
    assert isinstance(assets, Assets)
    return assets


def _version(assets: Assets) -> str:
    return sha256("".join(sorted(asset.digest for asset in assets)).encode()).hexdigest()[:12]
