"""What plugins bring by the `register_*` hooks: in which order they are asked, what each thing is called."""

from collections.abc import Iterable
from typing import Any

_NAMES = {
    "register_courses": "courses",
    "register_kinds": "kinds",
    "register_terms": "terms",
    "register_words": "words",
    "register_search_backends": "search_backends",
    "register_embedders": "embedders",
    "register_exporters": "exporters",
    "register_importers": "importers",
    "register_actions": "actions",
    "register_pages": "pages",
    "register_navigation": "navigation",
    "register_commands": "commands",
}

REGISTERING = tuple(_NAMES)
"""The hooks by which plugins bring something."""
CONTENT = ("register_courses", "register_kinds", "register_terms", "register_words")
"""Those that content needs, asked before anything is loaded."""


def claims(hook: str, item: Any) -> object:
    """Return the name that an item takes, which no second plugin can have."""
    if hook == "register_kinds":
        return item.identifier
    if hook == "register_terms":
        return f"{item.scheme}/{item.identifier}"
    if hook in ("register_search_backends", "register_embedders", "register_navigation"):
        return item[0]
    return str(item) if hook in ("register_courses", "register_words") else item.name


def described(hook: str, items: Iterable[Any]) -> dict[str, tuple[str, ...]]:
    """Return what `dongling plugins` says that a plugin brings."""
    names = tuple(str(claims(hook, item)) for item in items)
    return {_NAMES[hook]: names} if names else {}
