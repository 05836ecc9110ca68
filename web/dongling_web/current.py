"""The library behind the request. A request sees one catalog from beginning to end, whatever is reloaded meanwhile."""

from flask import Flask, current_app, g

from dongling.catalog import Catalog
from dongling.library import Library

_KEY = "dongling"


def keep_library(app: Flask, library: Library) -> None:
    """Give `app` the library that its pages show."""
    app.extensions[_KEY] = library


def current_library() -> Library:
    """Return the library of the app that answers now."""
    library = current_app.extensions[_KEY]
    assert isinstance(library, Library)
    return library


def current_catalog() -> Catalog:
    """Return the catalog that this request shows."""
    if "catalog" not in g:
        g.catalog = current_library().catalog
    catalog = g.catalog
    assert isinstance(catalog, Catalog)
    return catalog
