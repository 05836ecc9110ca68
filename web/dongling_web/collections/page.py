"""Collections: the list of them, each with its units or as a resource library, and a feed to follow it by."""

from collections.abc import Sequence
from itertools import groupby

from flask import Blueprint, Response, abort, render_template, request

from dongling.catalog import Catalog
from dongling.model import Collection, Unit
from dongling.problems import DonglingError, Said
from dongling.search import MAX_TEXT
from dongling_web.catalog import atom, citations
from dongling_web.catalog.offers import collections_of
from dongling_web.collections.resources import resources
from dongling_web.display.pages import CARDS, paged
from dongling_web.doors.entrance import current_door
from dongling_web.doors.others import other_doors
from dongling_web.http.context import current_catalog
from dongling_web.http.own_address import own_root
from dongling_web.languages.words import name_of

page = Blueprint("collections", __name__)
PARTS = ("things", "pictures", "places", "facts", "units")
"""The parts of a resource library, in the order in which they stand on its page."""
FIRST = 4
"""So many of each part stand on a page that shows all parts."""
FIRST_FOUND = 12
"""So many do where words are looked for."""


@page.get("/collections")
def index() -> str:
    """Show all collections, or those of one `school`, a page at a time."""
    catalog = current_catalog()
    school = request.args.get("school", "")
    if school and school not in catalog.schools:
        raise DonglingError(Said(f"没有学校“{school[:40]}”", f"there is no school “{school[:40]}”"))
    here = paged(collections_of(school, catalog) if school else list(catalog.collections), CARDS, keep=("school",))
    collections = [catalog.collections[name] for name in here.items]
    with_members = [
        (collection, catalog.membership.of(collection).by_door[current_door()]) for collection in collections
    ]
    by_school = groupby(with_members, key=lambda one: one[0].school)
    groups = [(of, list(some)) for of, some in by_school]
    return render_template("collections/index.html", groups=groups, paged=here, school=school)


@page.get("/collections/<identifier>")
def collection(identifier: str) -> str:
    """Show a collection with its units, in its order, a page at a time; a resource library with what they rest on."""
    catalog = current_catalog()
    collection = _found(identifier)
    members, door = catalog.membership.of(collection).by_door, current_door()
    values = {
        "collection": collection,
        "elsewhere": other_doors({one: len(names) for one, names in members.items()}, door),
        "cited": citations.cited(collection.facts, catalog),
        "total": len(members[door]),
    }
    if collection.resources and members[door]:
        return render_template("collections/library.html", **values, **_library(members[door], catalog))
    here = paged(members[door], CARDS)
    groups = _groups(collection, catalog.named(here.items), catalog)
    return render_template("collections/collection.html", **values, paged=here, groups=groups)


def _groups(collection: Collection, units: Sequence[Unit], catalog: Catalog) -> list[tuple[str, list[Unit]]]:
    """Return units under the names of the words by which they stand; all under none where there is no order."""
    query = collection.query
    words = catalog.membership.words([unit.identifier for unit in units], query)
    groups = groupby(units, key=lambda unit: words[unit.identifier])
    return [(name_of(query.order, word, catalog) if word else "", list(group)) for word, group in groups]


def _library(names: Sequence[str], catalog: Catalog) -> dict[str, object]:
    """Return what a resource library shows of `names`: what holds every word of `q`, of one `part` or of all."""
    words = " ".join(request.args.get("q", "").split())[:MAX_TEXT]
    part = request.args.get("part", "")
    if part and part not in PARTS:
        raise DonglingError(Said(f"资源库没有“{part[:40]}”这一部分", f"a resource library has no part “{part[:40]}”"))
    whole = resources(names, catalog)
    matching = whole.with_words(words)
    parts: dict[str, Sequence[object]] = {one: getattr(matching, one) for one in PARTS}
    if part:
        parts = {part: parts[part]}
    here = paged(parts[part], CARDS, keep=("part", "q")) if part else None
    most = FIRST_FOUND if words else FIRST
    return {
        "words": words,
        "part": part,
        "paged": here,
        "shown": {one: here.items if here else every[:most] for one, every in parts.items()},
        "counts": {one: len(getattr(matching, one)) for one in PARTS},
        "more": len(names) - whole.read,
    }


@page.get("/collections/<identifier>.atom")
def feed(identifier: str) -> Response:
    """Answer with the feed of a collection, a page at a time."""
    catalog, collection = current_catalog(), _found(identifier)
    members = catalog.membership.of(collection)
    here = paged(members.shown[: members.dated], atom.MANY)
    return Response(atom.feed(collection, here, catalog, own_root()), mimetype=atom.MEDIA_TYPE)


def _found(identifier: str) -> Collection:
    return current_catalog().collections.get(identifier) or abort(404)
