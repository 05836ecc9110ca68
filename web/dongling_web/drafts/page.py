"""我的序列: the drafts of this browser, how a unit gets into one, and what each was before.

What changes something is a plain form, so it works without script; adding a unit is also answered with the few
elements that change on the page, for the site's script to put in their place.
"""

from flask import Blueprint, Response, make_response, redirect, render_template, request

from dongling.problems import Problem, Said
from dongling.store import IN_TRASH, KEPT_SAID, is_key
from dongling_web.drafts import access, additions, cookie
from dongling_web.drafts.access import found_draft
from dongling_web.drafts.held_store import current_store
from dongling_web.drafts.listed import ListedDraft
from dongling_web.drafts.opener import opener
from dongling_web.drafts.upload import LARGEST, SHOWN, uploaded
from dongling_web.http.context import current_catalog
from dongling_web.http.errors import Refused, Trouble
from dongling_web.languages.words import later, said_here, spoken

page = Blueprint("drafts", __name__, url_prefix="/drafts")
_DONE = {
    "deleted": later("已移到回收站。"),
    "returned": later("已取回。"),
    "forgotten": later("已从这个浏览器移走，序列还在，凭编辑链接再打开。"),
}


@page.get("")
def index() -> Response:
    """Show the drafts of this browser, the current one first, and its trash; those that are gone leave its cookie."""
    return _index()


def _index(status: int = 200, problems: tuple[Problem, ...] = ()) -> Response:
    drafts = access.my_drafts()
    response = make_response(
        render_template(
            "drafts/index.html",
            drafts=[ListedDraft.of(saved) for saved in drafts.there],
            trash=[ListedDraft.of(saved) for saved in drafts.trash],
            damaged=drafts.damaged,
            gone=len(drafts.gone.intersection(cookie.mine().secrets)),
            current=drafts.current,
            done=_DONE.get(request.args.get("done", "")),
            problems=problems[:SHOWN],
            more=len(problems) > SHOWN,
            most=cookie.MOST,
            kept=said_here(KEPT_SAID),
            in_trash=IN_TRASH.days,
            largest=LARGEST // 1024,
        ),
        status,
    )
    if drafts.keys != cookie.mine():
        access.keep(response, drafts.keys)
    if drafts.trash_keys != cookie.trashed():
        access.keep_trash(response, drafts.trash_keys)
    response.cache_control.no_transform = True
    return response


@page.post("")
def new() -> Response:
    """Begin a draft, empty or of a `unit`, a `sequence` or a `copy`, and open it."""
    key = additions.begin_draft(request.form, current_catalog()).edit_key
    response = _to(f"/drafts/{key}")
    access.remember(response, key)
    return response


@page.post("/upload")
def upload() -> Response:
    """Make a draft of a file that was downloaded of one, and open it; else say what is wrong, and where."""
    file = uploaded(current_catalog())
    if file.draft is None:
        return _index(400, file.problems)
    left = f"；{file.left_out}没有带上" if file.left_out else ""
    did = Said(f"从文件装入{left}", "taken from a file")
    saved = additions.create_draft(file.draft, did)
    response = _to(f"/drafts/{saved.edit_key}?said=1")
    access.remember(response, saved.edit_key)
    return response


@page.post("/add")
def add() -> Response:
    """Put a `unit` at the end of the current draft, and go `back` to the button that asked for it."""
    catalog = current_catalog()
    unit = additions.known_unit(request.form.get("unit", ""), catalog)
    back = additions.way_back(request.form.get("back") or f"/units/{unit.identifier}")
    key = additions.add_to_current(unit, catalog).edit_key
    if "HX-Request" not in request.headers:
        response = _to(f"{back}#add-{unit.identifier}")
        access.remember(response, key)
        return response
    response = make_response()
    access.remember(response, key)
    response.set_data(render_template("drafts/_added.html", unit=unit))
    return response


@page.get("/current")
def current() -> Response:
    """Open the current draft. Links lead here, so that no page but those of drafts holds a key."""
    draft = access.current_draft()
    return _to(f"/drafts/{draft.edit_key}" if draft else "/drafts")


@page.post("/<key>/current")
def make_current(key: str) -> Response:
    """Make a draft the one that units are added to."""
    response = _to("/drafts")
    access.remember(response, found_draft(key).edit_key)
    return response


@page.post("/<key>/delete")
def delete(key: str) -> Response:
    """Put a draft into the trash, with its history."""
    current_store().delete(opener(found_draft(key).edit_key))
    response = _to("/drafts?done=deleted" if is_key(key) else "/shelf?done=deleted")
    access.forget(response, key)
    if is_key(key):
        access.keep_trash(response, cookie.trashed().before(key))
    return response


@page.post("/<key>/forget")
def forget(key: str) -> Response:
    """Take a draft out of this browser, as one does on a computer that others use; the draft stays."""
    response = _to("/drafts?done=forgotten")
    access.forget(response, key)
    return response


@page.get("/<key>/history")
def history(key: str) -> str:
    """Show what was done to a draft, the newest first."""
    saved = found_draft(key)
    return render_template(
        "drafts/history.html", draft=ListedDraft.of(saved), versions=current_store().history(opener(key))
    )


@page.get("/<key>/history/<int:number>")
def version(key: str, number: int) -> str:
    """Show a draft as it was at a version."""
    saved = found_draft(key)
    then = current_store().at_version(opener(key), number)
    if then is None:
        way = (f"/drafts/{key}/history", spoken("历史"))
        raise Refused(
            Trouble(404, spoken("没有这一版"), spoken("这一版没有留下，或者还没有；留下的都在历史里。"), ways=(way,))
        )
    line = next(one for one in current_store().history(opener(key)) if one.number == number)
    return render_template(
        "drafts/version.html", draft=ListedDraft.of(saved), then=ListedDraft.of(saved, then), line=line
    )


def _to(address: str) -> Response:
    return make_response(redirect(address, 303))
