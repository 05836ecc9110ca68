"""Brings the search backends to dongling; what an engine needs is imported only when a library asks for it."""

from typing import TYPE_CHECKING

from dongling import hookimpl

if TYPE_CHECKING:
    from dongling.search import MakeEmbedder, SearchBackend


@hookimpl
def register_search_backends() -> "dict[str, type[SearchBackend]]":
    """Return the embedded backend and the one on a cluster, under their names."""
    from dongling_search.backend import OpenSearchBackend, WhooshBackend

    return {"whoosh": WhooshBackend, "opensearch": OpenSearchBackend}


@hookimpl
def register_embedders() -> "dict[str, MakeEmbedder]":
    """Return the models that come in a package, and the server's, under their names."""
    from dongling_search.meaning import EMBEDDERS

    return dict(EMBEDDERS)
