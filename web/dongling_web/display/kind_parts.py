"""What a kind's template draws, in the name of the plugin that brings the kind: its mistakes are that plugin's."""

from collections.abc import Callable
from functools import partial
from typing import Any

from jinja2 import TemplateNotFound

from dongling.plugins import Bounds, Plugins

SECONDS = 0.7
"""A kind's template may take so long for one unit: a page waits for it."""
SHEETS, PUPILS = ".sheets.html", ".pupils.html"
"""What a kind need not have beside its template."""


def draw(plugins: Plugins, kind: str, render: Callable[..., str], template: str, /, **values: Any) -> str:
    """Return what `render` makes of a kind's template.

    Raises TemplateNotFound for sheets, or a part for pupils, that the kind does not have, PluginFailed for all that
    goes wrong, and LookupError when the plugin was left out since the catalogue was loaded.
    """
    name = plugins.owner("register_kinds", kind)
    if not name:
        raise LookupError(f"no plugin brings the kind {kind} any more")
    bounds = Bounds(("template", "values"), None, SECONDS, (TemplateNotFound,))
    door = plugins.door(name, f"template {template}", partial(_drawn, render), bounds)
    text: str = door.call(template, values)
    return text


def _drawn(render: Callable[..., str], template: str, values: dict[str, Any]) -> str:
    try:
        return render(template, **values)
    except TemplateNotFound as error:
        if error.name == template and template.endswith((SHEETS, PUPILS)):
            raise
        raise LookupError(f"there is no template {error.name}") from error
