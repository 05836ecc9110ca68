"""Brings the Whoosh backend to dongling, imported only when a library asks for it."""

from typing import TYPE_CHECKING

from dongling import hookimpl

if TYPE_CHECKING:
    from dongling.searching import SearchBackend


@hookimpl
def register_search_backends() -> "dict[str, type[SearchBackend]]":
    """Return the embedded backend under its name."""
    from dongling_search.backend import WhooshBackend

    return {"whoosh": WhooshBackend}
