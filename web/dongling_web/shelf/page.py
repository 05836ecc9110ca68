"""The shelf: a list with folders, an archive by school year, a trash, and a search in one's own; plain forms."""

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request

from dongling.problems import DonglingError
from dongling.search import MAX_TEXT
from dongling.store import ShelfKey
from dongling.store.shelf.item import school_year
from dongling_web.accounts.access import current_session, has_accounts
from dongling_web.accounts.way_in import sign_in_first
from dongling_web.builder.titles import TITLES
from dongling_web.drafts.cookie import mine
from dongling_web.drafts.held_store import current_store
from dongling_web.http.context import current_catalog
from dongling_web.http.errors import Refused, Trouble
from dongling_web.http.numbers import whole_number, whole_numbers
from dongling_web.languages.words import later, said_here
from dongling_web.shelf.listed import listed, year_named

if TYPE_CHECKING:
    from dongling.store.accounts.person import Person
    from dongling.store.shelf.shelf import ShelfQuery

page = Blueprint("shelf", __name__, url_prefix="/shelf")
YEARS_BACK = 6
"""So many school years are offered to archive under."""
UNITS = 40
"""Of so many units whose titles hold what is looked for, the drafts are found."""
_DONE = {
    "deleted": later("已移到书架的回收站。"),
    "returned": later("已取回。"),
    "moved": later("已移好。"),
    "archived": later("已归档。"),
    "none": later("先勾选几份，再按按钮。"),
    "brought": later("已放到书架上，在哪台机器登录都能打开。"),
    "handed": later("已交出。"),
    "folder": later("文件夹改好了。"),
}
_NOT_THERE = Trouble(
    404,
    later("书架上没有这一份"),
    later("可能删除了，或者不再分享给你；什么也没有改。"),
    ways=(("/shelf", later("我的书架")), ("/search", later("找课程"))),
)


@page.before_request
def _only_for_somebody() -> Response | None:
    if not has_accounts():
        abort(404)
    if current_session() is None:
        return sign_in_first()
    return None


def me() -> "Person":
    """Return whose shelf it is: who is signed in."""
    there = current_session()
    assert there  # else the request did not come so far
    return there[1]


def not_there() -> Refused:
    """Return what is said of a draft that is not there, or not to be seen: the same."""
    return Refused(_NOT_THERE)


@page.get("")
def index() -> Response:
    """Show what lies on the shelf, a page at a time."""
    return shelf_page()


def shelf_page(status: int = 200, wrong: str = "", at: str = "", folder: int = 0) -> Response:
    """Answer with the shelf, or a folder of it; what went wrong stands `at` its form, which keeps all."""
    by, shelf = me().actor, current_store().shelf
    wanted = replace(_wanted(), folder=folder) if folder else _wanted()
    lines = listed(lambda start, most: shelf.listed(by, wanted, start, most), keep=("folder", "year", "trash", "q"))
    now, years = current_store().present.now, shelf.years(by)
    this = school_year(now.astimezone().date())
    text = render_template(
        "shelf/index.html",
        lines=lines,
        wanted=wanted,
        folders=shelf.folders.listed(by),
        years=[(year, year_named(year), count) for year, count in years.items() if year],
        current=years.get(0, 0),
        archive=[(year, year_named(year)) for year in range(this, this - YEARS_BACK, -1)],
        year_name=year_named(wanted.year) if wanted.year else "",
        waits=bool(mine().secrets),
        done=_DONE.get(request.args.get("done", "")),
        wrong=wrong,
        at=at,
        typed=request.form.get("name", ""),
        ticked=chosen() if at == "chosen" else (),
        put={name: _number(name) for name in ("folder", "year")},
    )
    return own(text, status)


def _wanted() -> "ShelfQuery":
    from dongling.store.shelf.shelf import ShelfQuery

    words = " ".join(request.args.get("q", "").split())[:MAX_TEXT]
    units = TITLES.of(current_catalog()).holding(words, UNITS) if words else []
    return ShelfQuery(_asked("folder"), _asked("year"), "trash" in request.args, words, tuple(units))


def _asked(name: str) -> int:
    return whole_number(request.args.get(name))


@page.post("/folders")
def make_folder() -> Response:
    """Make a folder, and open it."""
    try:
        folder = current_store().shelf.folders.make(me().actor, request.form.get("name", ""))
    except DonglingError as error:
        return shelf_page(400, said_here(error.message), "make")
    return to(f"/shelf?folder={folder}")


@page.post("/folders/<int:folder>")
def change_folder(folder: int) -> Response:
    """Rename a folder or take it away; what lay in it stays on the shelf."""
    folders, remove = current_store().shelf.folders, request.form.get("do") == "remove"
    try:
        if remove:
            folders.remove(me().actor, folder)
        else:
            folders.rename(me().actor, folder, request.form.get("name", ""))
    except DonglingError as error:
        return shelf_page(400, said_here(error.message), "rename", folder)
    return to("/shelf?done=folder" if remove else f"/shelf?folder={folder}&done=folder")


@page.post("/chosen")
def change_chosen() -> Response:
    """Do something to the drafts that are ticked: move, archive, throw away, take back, or hand over."""
    numbers, do = chosen(), request.form.get("do", "")
    if not numbers:
        return to("/shelf?done=none")
    if do == "hand":
        return to(f"/shelf/hand-over?{'&'.join(f'item={number}' for number in numbers)}")
    by, store = me().actor, current_store()
    try:
        if do == "move":
            store.shelf.move(by, numbers, _number("folder"))
        elif do == "archive":
            store.shelf.archive(by, numbers, _number("year"))
        elif do in ("delete", "return"):
            change = store.delete if do == "delete" else store.take_back
            for number in numbers:
                change(ShelfKey(number, by))
        else:
            abort(400)
    except DonglingError as error:
        return shelf_page(400, said_here(error.message), "chosen")
    return to(
        f"/shelf?done={ {'move': 'moved', 'archive': 'archived', 'delete': 'deleted', 'return': 'returned'}[do] }"
    )


def chosen() -> list[int]:
    """Return the numbers of the drafts that a form or an address names."""
    return whole_numbers(request.values.getlist("item")[:200])


def _number(name: str) -> int:
    return whole_number(request.form.get(name))


def to(address: str) -> Response:
    """Lead on to a page, after what was done."""
    return make_response(redirect(address, 303))


def own(text: str, status: int = 200) -> Response:
    """Return a page that is one person's: its length must not tell what it says."""
    response = make_response(text, status)
    response.cache_control.no_transform = True
    return response
