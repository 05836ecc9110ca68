"""Collections: the list of them, each with its units, and a feed to follow it by."""

from collections.abc import Mapping

from flask import Blueprint, Response, abort, render_template, request

from dongling.catalog import Catalog
from dongling.model import Collection
from dongling.problems import DonglingError, Said
from dongling_web.catalog import atom, citations
from dongling_web.display.pages import CARDS, paged
from dongling_web.doors.entrance import current_door
from dongling_web.doors.others import other_doors
from dongling_web.http.context import current_catalog
from dongling_web.http.own_address import own_root
from dongling_web.http.per_catalog import PerCatalog

page = Blueprint("collections", __name__)


def _by_school(catalog: Catalog) -> Mapping[str, list[str]]:
    names: dict[str, list[str]] = {}
    for collection in catalog.collections.values():
        names.setdefault(collection.school, []).append(collection.identifier)
    return names


_of_schools = PerCatalog(_by_school, rests_on=lambda catalog: (catalog.collections,))


def of_school(school: str, catalog: Catalog) -> list[str]:
    """Return the collections of a school."""
    return _of_schools.of(catalog).get(school, [])


@page.get("/collections")
def index() -> str:
    """Show all collections, or those of one `school`, a page at a time."""
    catalog = current_catalog()
    school = request.args.get("school", "")
    if school and school not in catalog.schools:
        raise DonglingError(Said(f"没有学校“{school[:40]}”", f"there is no school “{school[:40]}”"))
    here = paged(of_school(school, catalog) if school else list(catalog.collections), CARDS, keep=("school",))
    collections = [catalog.collections[name] for name in here.items]
    with_members = [
        (collection, catalog.membership.of(collection).by_door[current_door()]) for collection in collections
    ]
    return render_template("collections/index.html", collections=with_members, paged=here, school=school)


@page.get("/collections/<identifier>")
def collection(identifier: str) -> str:
    """Show a collection with its units, the newest first, a page at a time."""
    catalog = current_catalog()
    collection = _found(identifier)
    members = catalog.membership.of(collection)
    door = current_door()
    here = paged(members.by_door[door], CARDS)
    return render_template(
        "collections/collection.html",
        collection=collection,
        paged=here,
        units=catalog.named(here.items),
        elsewhere=other_doors({one: len(names) for one, names in members.by_door.items()}, door),
        cited=citations.cited(collection.facts, catalog),
    )


@page.get("/collections/<identifier>.atom")
def feed(identifier: str) -> Response:
    """Answer with the feed of a collection, a page at a time."""
    catalog, collection = current_catalog(), _found(identifier)
    members = catalog.membership.of(collection)
    here = paged(members.shown[: members.dated], atom.MANY)
    return Response(atom.feed(collection, here, catalog, own_root()), mimetype=atom.MEDIA_TYPE)


def _found(identifier: str) -> Collection:
    return current_catalog().collections.get(identifier) or abort(404)
