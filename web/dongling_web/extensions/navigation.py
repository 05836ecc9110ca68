"""Entries of the site's menu that plugins want: only those that lead to a page of the plugin's own."""

from flask import Flask
from werkzeug.exceptions import HTTPException

from dongling.plugins import Plugins
from dongling.problems import Said

MOST = 8
"""So many entries of plugins fit into the menu, in the order of plugins."""


def links(app: Flask, plugins: Plugins) -> tuple[tuple[str, str], ...]:
    """Return address and name of each entry; one that leads nowhere is left out and its plugin named."""
    fine: list[tuple[str, str]] = []
    for plugin, (address, name) in plugins.navigation():
        if _leads_somewhere(app, address):
            fine.append((address, name))
        else:
            why = Said(f"菜单里的 {address} 没有这一页", f"{address} in the menu is no page")
            plugins.note(plugin, f"navigation {address}", why)
    return tuple(fine[:MOST])


def _leads_somewhere(app: Flask, address: str) -> bool:
    try:
        app.url_map.bind("localhost").match(address, method="GET")
    except HTTPException:
        return False
    return True
