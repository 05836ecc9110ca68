"""What teachers share: with colleagues who sign in, and with all readers, each with whose it is."""

from flask import Blueprint, Response, abort, render_template, request

from dongling_web.accounts.access import current_person, has_accounts
from dongling_web.drafts.held_store import current_store
from dongling_web.languages.words import later
from dongling_web.shelf.listed import listed
from dongling_web.shelf.page import me, own
from dongling_web.shelf.page import page as shelf

page = Blueprint("teachers", __name__)


@shelf.get("/colleagues")
def colleagues() -> Response:
    """Show what colleagues at one's own schools share, or everybody who signs in."""
    by, shares = me().actor, current_store().shelf.shares
    wide = request.args.get("of") == "district"
    load = shares.of_district if wide else shares.of_schools
    lines = listed(lambda start, most: load(by, start, most), keep=("of",))
    done = later("已收起，只有它的主人看得到。") if request.args.get("done") == "down" else ""
    return own(render_template("shelf/colleagues.html", lines=lines, wide=wide, done=done))


@page.get("/shared")
def shared() -> str:
    """Show what teachers share with all readers."""
    if not has_accounts():
        abort(404)
    by, shares = current_person(), current_store().shelf.shares
    lines = listed(lambda start, most: shares.of_everybody(by, start, most))
    return render_template("shelf/public.html", lines=lines)
