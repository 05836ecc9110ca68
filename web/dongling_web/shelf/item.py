"""One draft of a shelf: who may see it, where it is from, what has changed there."""

from typing import TYPE_CHECKING

from flask import Response, render_template, request

from dongling.problems import DonglingError
from dongling.store import ShelfKey
from dongling.store.shelf.item import SHARING_NAMES, Sharing
from dongling_web.builder import operations
from dongling_web.drafts.held_store import current_store
from dongling_web.languages.words import said_here
from dongling_web.shelf.listed import ShelfLine, schools_of
from dongling_web.shelf.page import me, not_there, own, page, to

if TYPE_CHECKING:
    from dongling.store.shelf.shares import Links


@page.get("/<int:number>")
def item(number: int) -> Response:
    """Show who may see a draft of one's own, and where it is from."""
    return _item_page(number)


@page.post("/<int:number>/sharing")
def share(number: int) -> Response:
    """Say who may see a draft; links are shown now, and never again."""
    asked = request.form.get("sharing", "")
    sharing = Sharing(asked) if asked in set(Sharing) else Sharing.PRIVATE
    _own_line(number)
    try:
        links = current_store().shelf.shares.share(me().actor, number, sharing, request.form.get("school", ""))
    except DonglingError as error:
        return _item_page(number, wrong=said_here(error.message), asked=sharing, status=400)
    return _item_page(number, links=links, done=True)


@page.post("/<int:number>/take-down")
def take_down(number: int) -> Response:
    """Let only its owner see what somebody shares in the name of a school that one administers."""
    try:
        current_store().shelf.shares.take_down(me().actor, number)
    except DonglingError as error:
        raise not_there() from error
    return to("/shelf/colleagues?done=down")


@page.get("/<int:number>/origin")
def origin(number: int) -> Response:
    """Show what has changed in the original since a draft was copied from it."""
    line = _own_line(number)
    of, store, by = line.item.origin, current_store(), me().actor
    theirs = store.by_read_key(ShelfKey(of.number, by)) if of and of.number else None
    if theirs is None or line.item.saved is None:
        raise not_there()
    then = store.at_version(ShelfKey(number, by), 1)
    return own(
        render_template(
            "shelf/origin.html", line=line, then=then, theirs=theirs, mine=line.item.saved.draft, building=operations
        )
    )


def _own_line(number: int) -> ShelfLine:
    there = current_store().shelf.one(me().actor, number)
    if there is None or not there.own:
        raise not_there()
    return ShelfLine.of(there)


def _item_page(
    number: int,
    *,
    links: "Links | None" = None,
    done: bool = False,
    wrong: str = "",
    asked: Sharing | None = None,
    status: int = 200,
) -> Response:
    line, person = _own_line(number), me()
    text = render_template(
        "shelf/item.html",
        line=line,
        fresh=links,
        done=done,
        wrong=wrong,
        sharing=asked or line.item.sharing,
        school=request.form.get("school", "") if asked else line.item.school,
        levels=[(level, said_here(name)) for level, name in SHARING_NAMES.items()],
        schools=schools_of(person.grants),
    )
    return own(text, status)
