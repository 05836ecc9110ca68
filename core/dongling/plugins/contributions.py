"""Checks of what a `register_*` hook returns, at once, so that a plugin's mistake is named where it is made."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dongling.model import Kind, Term, UnitFields, fields_of

_NAMES = {
    "register_courses": "courses",
    "register_kinds": "kinds",
    "register_terms": "terms",
    "register_words": "words",
    "register_search_backends": "search_backends",
    "register_exporters": "exporters",
    "register_importers": "importers",
    "register_pages": "pages",
    "register_commands": "commands",
}

REGISTERING = tuple(_NAMES)
"""The hooks by which plugins bring something."""


def valid(hook: str, answer: Any) -> list[Any]:
    """Return a hook's answer as a list of what the hook is for.

    Raises TypeError or ValueError, in words for the plugin's author, when it is anything else.
    """
    if answer is None:
        return []
    items: list[Any] = list(answer.items()) if isinstance(answer, Mapping) else list(answer)
    for item in items:
        _check(hook, item)
    return [Path(item) for item in items] if hook == "register_courses" else items


def _check(hook: str, item: Any) -> None:
    wanted: dict[str, type | tuple[type, ...]] = {
        "register_courses": (str, Path),
        "register_kinds": Kind,
        "register_terms": Term,
        "register_words": str,
    }
    if hook in wanted and not isinstance(item, wanted[hook]):
        raise TypeError(f"{hook} returned {item!r}, which is not {wanted[hook]}")
    if hook == "register_courses" and not Path(item).is_dir():
        raise ValueError(f"{hook} returned {item}, which is not a folder")
    if isinstance(item, Kind):
        _check_kind(item)


def _check_kind(kind: Kind) -> None:
    own, common = fields_of(kind.details), fields_of(UnitFields)
    labels = {field.about.label for field in common.values()}
    for name, field in own.items():
        if name in common or field.about.label in labels:
            raise ValueError(f"kind {kind.identifier} reuses the unit's field {name} ({field.about.label})")
    undeclared = set(kind.details.model_fields) - {field.attribute for field in own.values()}
    if undeclared:
        raise ValueError(f"kind {kind.identifier}: fields without About(label): {', '.join(sorted(undeclared))}")


def claims(hook: str, item: Any) -> object:
    """Return the name that an item takes, which no second plugin can have."""
    if hook == "register_kinds":
        return item.identifier
    if hook == "register_terms":
        return f"{item.scheme}/{item.identifier}"
    if hook == "register_search_backends":
        return item[0]
    return item if hook in ("register_courses", "register_words") else item.name


def described(hook: str, items: Iterable[Any]) -> dict[str, tuple[str, ...]]:
    """Return what `dongling plugins` says that a plugin brings."""
    names = tuple(str(claims(hook, item)) for item in items)
    return {_NAMES[hook]: names} if names else {}
