"""The library behind the request. A request sees one catalog from beginning to end, whatever is reloaded meanwhile."""

import datetime as dt
import time
from collections.abc import Callable

from flask import Flask, current_app, g

from dongling.catalog import Catalog
from dongling.library import Library

Today = Callable[[], dt.date]
_KEY = "dongling"
_DAY = "dongling.today"


def local_day() -> dt.date:
    """Return the day that it is where the site runs."""
    return dt.date(*time.localtime()[:3])


def keep_library(app: Flask, library: Library, today: Today) -> None:
    """Give `app` the library that its pages show, and how to know what day it is."""
    app.extensions[_KEY] = library
    app.extensions[_DAY] = today


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


def current_day() -> dt.date:
    """Return the day that it is."""
    day = current_app.extensions[_DAY]()
    assert isinstance(day, dt.date)
    return day
