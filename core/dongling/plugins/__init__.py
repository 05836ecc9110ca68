"""Plugins: where they come from, the hooks, and the one place that calls them."""

from dongling.plugins.contributions import REGISTERING, described, valid
from dongling.plugins.discovery import found_plugins
from dongling.plugins.hookspecs import hookimpl
from dongling.plugins.manager import Plugins

__all__ = ["REGISTERING", "Plugins", "described", "found_plugins", "hookimpl", "valid"]
