"""我的序列: the drafts of this browser, how a unit gets into one, and what each was before.

What changes something is a plain form, so it works without script; adding a unit is also answered with the few
elements that change on the page, for the site's script to put in their place.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response, make_response, redirect, render_template, request

from dongling.model import Sequence
from dongling.sequences import Draft, as_sequence
from dongling_web.drafts import access, additions, cookie
from dongling_web.drafts.access import found_draft
from dongling_web.drafts.held_store import current_store
from dongling_web.http.context import current_catalog
from dongling_web.http.errors import Refused, Trouble

if TYPE_CHECKING:
    from dongling.store import SavedDraft


page = Blueprint("drafts", __name__, url_prefix="/drafts")
_DONE = {"deleted": "已删除。", "forgotten": "已从这个浏览器移走，序列还在，凭编辑链接再打开。"}


@dataclass(frozen=True)
class ListedDraft:
    """A draft as the list shows it."""

    saved: "SavedDraft"
    sequence: Sequence

    @classmethod
    def of(cls, saved: "SavedDraft", draft: Draft | None = None) -> "ListedDraft":
        """Return what to show of a draft, or of an earlier version of it."""
        return cls(saved, as_sequence(draft or saved.draft, saved.identifier, current_catalog()))


@page.get("")
def index() -> Response:
    """Show the drafts of this browser, the current one first; those that are gone leave its cookie."""
    saved_drafts = access.my_drafts()
    known = len(cookie.mine().keys)
    response = make_response(
        render_template(
            "drafts/index.html",
            drafts=[ListedDraft.of(saved) for saved in saved_drafts],
            gone=known - len(saved_drafts),
            done=_DONE.get(request.args.get("done", "")),
            most=cookie.MOST,
            days=cookie.DAYS,
        )
    )
    if len(saved_drafts) < known:
        access.keep(response, cookie.DraftKeys(tuple(saved.edit_key for saved in saved_drafts)))
    response.cache_control.no_transform = True
    return response


@page.post("")
def new() -> Response:
    """Begin a draft, empty or of a `unit`, a `sequence` or a `copy`, and open it."""
    draft, did = additions.new_draft_from(request.form, current_catalog())
    key = additions.create_draft(draft, did).edit_key
    response = _to(f"/drafts/{key}")
    access.remember(response, key)
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
    """Delete a draft with its history."""
    current_store().delete(found_draft(key).edit_key)
    response = _to("/drafts?done=deleted")
    access.forget(response, key)
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
    return render_template("drafts/history.html", draft=ListedDraft.of(saved), versions=current_store().history(key))


@page.get("/<key>/history/<int:number>")
def version(key: str, number: int) -> str:
    """Show a draft as it was at a version."""
    saved = found_draft(key)
    then = current_store().at_version(key, number)
    if then is None:
        way = (f"/drafts/{key}/history", "历史")
        raise Refused(Trouble(404, "没有这一版", "这一版没有留下，或者还没有；留下的都在历史里。", ways=(way,)))
    line = next(one for one in current_store().history(key) if one.number == number)
    return render_template(
        "drafts/version.html", draft=ListedDraft.of(saved), then=ListedDraft.of(saved, then), line=line
    )


def _to(address: str) -> Response:
    return make_response(redirect(address, 303))
