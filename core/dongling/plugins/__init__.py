"""Plugins: where they come from, the hooks, and the one place that calls them."""

from dongling.plugins.hookspecs import hookimpl
from dongling.plugins.manager import Plugins

__all__ = [
    "Plugins",
    "hookimpl",
]
