"""The generated style sheet with the colours of the schools, light and dark."""

from collections.abc import Iterable
from functools import lru_cache

from flask import Blueprint, Response, abort

from dongling.catalog import Catalog
from dongling.model import School, is_colour, is_identifier
from dongling_web.http.assets import Asset
from dongling_web.http.context import current_catalog
from dongling_web.http.per_catalog import PerCatalog

routes = Blueprint("colours", __name__)


def school_colours() -> Asset:
    """Return the style sheet for the schools of this request's catalog."""
    return _sheets.of(current_catalog())


def _of_catalog(catalog: Catalog) -> Asset:
    return sheet_of(catalog.schools.values())


_sheets = PerCatalog(_of_catalog)


def sheet_of(schools: Iterable[School]) -> Asset:
    """Return the style sheet for `schools`; what is no colour stays out of it."""
    return _sheet(tuple((school.identifier, school.colours) for school in schools if school.colours and _sound(school)))


def _sound(school: School) -> bool:
    return bool(school.colours and is_identifier(school.identifier) and all(map(is_colour, school.colours)))


@lru_cache(maxsize=8)
def _sheet(schools: tuple[tuple[str, tuple[str, str]], ...]) -> Asset:
    light = "".join(f".school-{name}{{--school:{colours[0]}}}\n" for name, colours in schools)
    dark = "".join(f".school-{name}{{--school:{colours[1]}}}\n" for name, colours in schools)
    return Asset.of(
        "schools.css",
        f"@media screen{{\n{light}}}\n@media screen and (prefers-color-scheme:dark){{\n{dark}}}\n".encode(),
    )


@routes.get("/a/<digest>/schools.css")
def colours(digest: str) -> Response:
    """Serve the style sheet under the name of its content."""
    sheet = school_colours()
    if sheet.digest != digest:
        abort(404)
    return sheet.response()
