"""The bin: what one has thrown away, taken back at a click, and until when that can be done."""

from flask import Response, render_template, request

from dongling.store import IN_TRASH
from dongling_web.drafts.held_store import current_store
from dongling_web.http.numbers import whole_numbers
from dongling_web.shelf.listed import school_name
from dongling_web.shelf.page import own
from dongling_web.workshop.page import LISTED, me, page, to


@page.get("/bin")
def binned() -> Response:
    """Show what one has thrown away."""
    there = current_store().manuscripts.bin.listed(me().actor, LISTED)
    text = render_template(
        "workshop/bin.html",
        there=there,
        days=IN_TRASH.days,
        school_name=school_name,
        back="done" in request.args,
    )
    return own(text)


@page.post("/bin")
def taken_back() -> Response:
    """Take back what is named."""
    for number in whole_numbers(request.form.getlist("item")[:LISTED]):
        current_store().manuscripts.bin.bring_back(me().actor, number)
    return to("/workshop/bin?done=back")
