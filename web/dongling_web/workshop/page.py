"""The workshop's pages: what one writes and what waits for one, a form for each unit, and its way to the readers."""

from secrets import token_hex
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request

from dongling.accounts import Action, schools_of
from dongling.content import decode, parse
from dongling.editor import begun_text
from dongling.forms import text_of
from dongling.media import copy_media
from dongling.model import Kind, as_identifier, is_identifier
from dongling.problems import DonglingError
from dongling.store.manuscripts.manuscript import STATE_NAMES, NewManuscript
from dongling_web.drafts.held_store import current_store
from dongling_web.house.bytes import megabytes
from dongling_web.http.context import current_catalog
from dongling_web.http.errors import Refused, Trouble
from dongling_web.http.same_origin import led_here
from dongling_web.languages.words import later, said_here
from dongling_web.materials.school_room import school_room
from dongling_web.shelf.listed import school_name
from dongling_web.shelf.page import own
from dongling_web.workshop.boxes import new_box
from dongling_web.workshop.entrance.writer import has_workshop, is_by_key, let_in_first, writer
from dongling_web.workshop.folder_drafts.listed import folder_drafts

if TYPE_CHECKING:
    from dongling.store.accounts.person import Person
    from dongling.store.manuscripts.manuscript import Manuscript

page = Blueprint("workshop", __name__, url_prefix="/workshop")
LARGEST = 1_000_000
"""Bytes of a form; a unit of 256 KB, whose Chinese characters take three times as much on their way."""
_FILES = {"workshop.bring", "workshop.media_sent"}
"""What takes files, and says itself how large they may be."""
LISTED = 200
_FOR_THE_KEY = {"workshop.key", "workshop.key_shown", "workshop.key_ended"}
"""Where the key is shown: by whoever is not in yet."""
MOST_ROOMS = 5
"""Of so many schools it is said how much room their media take."""
_DONE = {
    "deleted": later("移到回收站了，至少30天里可以取回。"),
    "handed": later("送审了，编辑会看到；发布以前还可以拿回来改。"),
    "returned": later("退回去了，可以接着写。"),
    "published": later("发布了，读者两秒以内就能找到。"),
    "withdrawn": later("撤回了，读者看不到了；稿子还在。"),
}
NOT_THERE = Trouble(
    404,
    later("没有这份稿子"),
    later("可能删去了，或者不给你看；什么也没有改。"),
    ways=(("/workshop", later("备课工坊")), ("/search", later("找课程"))),
)


@page.before_request
def _only_for_writers() -> Response | None:
    if not has_workshop():
        abort(404)
    if request.method == "POST" and request.endpoint not in _FILES:
        request.max_content_length = request.max_form_memory_size = LARGEST
    return None if request.endpoint in _FOR_THE_KEY or writer() else let_in_first()


def me() -> "Person":
    """Return who is signed in, or holds the key."""
    there = writer()
    assert there  # else the request did not come so far
    return there


def found(number: int) -> "Manuscript":
    """Return a manuscript that one may see; Refused, with a way on, for any other."""
    there = current_store().manuscripts.get(me().actor, number) if number < 2**31 else None
    if there is None:
        raise Refused(NOT_THERE)
    return there


def kind_of(name: str) -> Kind:
    """Return a kind; Refused where no plugin brings it now."""
    kind = current_catalog().kinds.get(name)
    if kind is None:
        title = later("这种单元现在没有装载")
        raise Refused(Trouble(409, title, later("带来它的插件停用了或坏了；稿子都在，什么也没有改。请告诉管理员。")))
    return kind


def written_alone(text: str, status: int = 200) -> Response:
    """Return a page on which nobody's words stand but one's own and the site's: gzipped where no other site led to it.

    A unit of many parts makes a large page, and whoever could put words into this one to find out the rest can't.
    """
    response = own(text, status)
    if led_here():
        response.cache_control.no_transform = False
    return response


def to(address: str) -> Response:
    """Lead on to a page, after what was done."""
    return make_response(redirect(address, 303))


@page.get("")
def index() -> Response:
    """Show what one writes, and what waits for one."""
    return index_page()


def index_page(status: int = 200, wrong: str = "") -> Response:
    """Answer with the lists, and with what went wrong."""
    by, manuscripts = me().actor, current_store().manuscripts
    mine, total = manuscripts.own(by, LISTED)
    waiting = manuscripts.waiting(by, LISTED)
    text = render_template(
        "workshop/index.html",
        mine=mine,
        total=total,
        waiting=waiting,
        in_folders=folder_drafts(by, (*waiting, *mine), LISTED),
        schools=_schools_to_write_for(),
        kinds=[kind for kind in current_catalog().kinds.values() if kind.description or kind.name],
        states={state: said_here(name) for state, name in STATE_NAMES.items()},
        school_name=school_name,
        binned=manuscripts.bin.count(by),
        edits=schools_of(by, Action.PUBLISH) != frozenset(),
        rooms=[(name, school_room(school)) for school, name in _schools_to_write_for()[:MOST_ROOMS]],
        megabytes=megabytes,
        done=_DONE.get(request.args.get("done", "")),
        wrong=wrong,
        by_key=is_by_key(),
    )
    return own(text, status)


def _schools_to_write_for() -> list[tuple[str, str]]:
    """Return the schools for which one may write; for whoever may for all, those that are loaded."""
    schools = schools_of(me().actor, Action.WRITE)
    names = current_catalog().schools if schools is None else schools
    return [(name, school_name(name)) for name in sorted(names)]


def school_to_write_for(asked: str) -> str:
    """Return the school that was asked for, if one may write for it, else the first for which one may; "" for none."""
    schools = dict(_schools_to_write_for())
    return asked if asked in schools else next(iter(schools), "")


@page.post("")
def begin() -> Response:
    """Begin a unit of a kind; with `unit`, after one that is there."""
    school, after = school_to_write_for(request.form.get("school", "")), request.form.get("unit", "")
    unit = current_catalog().units.get(after) if after else None
    if after and unit is None:
        abort(404)
    kind = kind_of(unit.kind if unit else request.form.get("kind", ""))
    identifier = new_identifier(kind, school)
    written = decode(unit.source.written()) if unit else ""
    text = begun_text(kind, current_catalog().terms, identifier, after=written)
    title = text_of(parse(text).data, "name")
    try:
        origin = unit.identifier if unit else ""
        new = NewManuscript(school, kind.identifier, text, title, identifier, origin, written)
        number = current_store().manuscripts.begin(me().actor, new)
    except DonglingError as error:
        return index_page(400, said_here(error.message))
    box = new_box(school, number)
    if unit and unit.media:
        copy_media(unit, box.folder)
    return to(f"/workshop/{number}")


def new_identifier(kind: Kind, school: str) -> str:
    """Return an identifier that no unit has: the school's prefix, the kind, and a few letters."""
    known = current_catalog().schools.get(school)
    prefix = known.prefix.strip("-") if known else as_identifier(school, "unit")
    name = as_identifier(kind.identifier.rpartition(".")[2].replace("_", "-"), "unit")
    made = f"{prefix}-{name}-{token_hex(3)}" if prefix else f"{name}-{token_hex(3)}"
    return made if is_identifier(made) else f"unit-{token_hex(4)}"
